/* lines: text files to which several programs append at the same time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lines.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "encode.h"
#include "error.h"

/* A writer holds the lock for one write and one fsync; whoever needs longer has stalled. */
#define PATIENCE_US (10 * G_USEC_PER_SEC)
#define PAUSE_US (5 * 1000)

struct _IdpLines
{
  char *path;
  int file;
  gsize size; /* bytes, all by writers before us and by ourselves */
  mode_t mode;
};

static void
set_write_error (GError **error, const char *path, const char *reason)
{
  g_set_error (error, IDP_ERROR, IDP_ERROR_WRITE, _ ("%s: cannot be written: %s"), path, reason);
}

/* Locks FILE as a whole for reading or writing (F_RDLCK, F_WRLCK). Such a lock belongs to the open
 * file, not to the process, so that two threads keep each other out as well. Returns errno. */
static int
lock (int file, short type)
{
  const gint64 end_us = g_get_monotonic_time () + PATIENCE_US;
  struct flock whole = { .l_type = type, .l_whence = SEEK_SET };

  while (fcntl (file, F_OFD_SETLK, &whole) != 0)
    {
      if (errno != EAGAIN && errno != EACCES && errno != EINTR)
        return errno;
      if (g_get_monotonic_time () > end_us)
        return EAGAIN;
      g_usleep (PAUSE_US);
    }
  return 0;
}

static gboolean
lock_for_writing (IdpLines *lines, GError **error)
{
  const int cause = lock (lines->file, F_WRLCK);
  if (cause == 0)
    return TRUE;
  if (cause == EAGAIN)
    set_write_error (error, lines->path, _ ("another program has been writing to it for too long"));
  else
    set_write_error (error, lines->path,
                     _ ("this file system has no locks, so that two people could overwrite each "
                        "other's work; copy the folder to a local disk"));
  return FALSE;
}

/* Whoever replaces the file while we wait for the lock leaves us with the old one. */
static gboolean
is_current (IdpLines *lines)
{
  struct stat ours, theirs;
  if (fstat (lines->file, &ours) != 0 || stat (lines->path, &theirs) != 0
      || ours.st_dev != theirs.st_dev || ours.st_ino != theirs.st_ino)
    return FALSE;
  lines->size = ours.st_size;
  lines->mode = ours.st_mode & 0777;
  return TRUE;
}

IdpLines *
idp_lines_open (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  IdpLines *lines = g_new (IdpLines, 1);
  *lines = (IdpLines){ .path = g_strdup (path), .file = -1 };
  do
    {
      if (lines->file >= 0)
        close (lines->file);
      lines->file = open (path, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0666);
      if (lines->file < 0)
        set_write_error (error, path, g_strerror (errno));
      if (lines->file < 0 || !lock_for_writing (lines, error))
        {
          lines->size = 1; /* unknown: nothing may be removed */
          idp_lines_close (lines);
          return NULL;
        }
    }
  while (!is_current (lines));
  return lines;
}

void
idp_lines_close (IdpLines *lines)
{
  if (lines == NULL)
    return;
  if (lines->size == 0)
    g_unlink (lines->path);
  if (lines->file >= 0)
    close (lines->file); /* and the lock is gone */
  g_free (lines->path);
  g_free (lines);
}

/* Errors name PATH. */
static GBytes *
read_all (int file, const char *path, gsize max_bytes, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint8 chunk[1 << 14];
  for (gssize n = 1; n != 0;)
    {
      n = pread (file, chunk, sizeof chunk, content->len);
      if (n < 0 && errno != EINTR)
        {
          g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("%s: cannot be read: %s"), path,
                       g_strerror (errno));
          return NULL;
        }
      if (n > 0)
        g_byte_array_append (content, chunk, n);
      if (content->len > max_bytes)
        {
          g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                       _ ("%s: cannot be read: larger than any file of its kind"), path);
          return NULL;
        }
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

GBytes *
idp_lines_read (IdpLines *lines, gsize max_bytes, GError **error)
{
  return read_all (lines->file, lines->path, max_bytes, error);
}

static gboolean
ends_in_line (const IdpLines *lines)
{
  char last = '\n';
  return lines->size == 0 || (pread (lines->file, &last, 1, lines->size - 1) == 1 && last == '\n');
}

/* One write but where a signal or a full disk cuts it short. Returns errno. */
static int
write_all (int file, const char *text, gsize length)
{
  while (length > 0)
    {
      const gssize n = write (file, text, length);
      if (n < 0 && errno != EINTR)
        return errno;
      text += MAX (n, 0);
      length -= MAX (n, 0);
    }
  return 0;
}

gboolean
idp_lines_add (IdpLines *lines, const char *line, gboolean durable, GError **error)
{
  g_return_val_if_fail (strchr (line, '\n') == NULL, FALSE);

  g_autofree char *text = g_strconcat (ends_in_line (lines) ? "" : "\n", line, "\n", NULL);
  const gsize length = strlen (text);
  int cause = write_all (lines->file, text, length);
  if (cause == 0 && durable && fdatasync (lines->file) != 0)
    cause = errno;
  if (cause == 0)
    {
      lines->size += length;
      return TRUE;
    }

  /* A reader passes over what is left of a line if even this fails. */
  if (ftruncate (lines->file, lines->size) != 0)
    g_debug ("%s: %s", lines->path, g_strerror (errno));
  set_write_error (error, lines->path, g_strerror (cause));
  return FALSE;
}

gboolean
idp_lines_replace (IdpLines *lines, GBytes *content, GError **error)
{
  if (!idp_write_file (lines->path, content, error))
    return FALSE;
  g_chmod (lines->path, lines->mode); /* whoever could write it still can */
  lines->size = g_bytes_get_size (content);
  return TRUE;
}

GBytes *
idp_lines_load (const char *path, gsize max_bytes, GError **error)
{
  const int file = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file < 0 && errno == ENOENT)
    return NULL;
  if (file < 0)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("%s: cannot be read: %s"), path,
                   g_strerror (errno));
      return NULL;
    }
  lock (file, F_RDLCK); /* without it the last line may look cut off */
  GBytes *content = read_all (file, path, max_bytes, error);
  close (file);
  return content;
}
