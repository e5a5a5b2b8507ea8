/* journal: an output folder that one run has for itself, and what that run has finished.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "manifest.h"
#include "output.h"
#include "part.h"

#define LOCK_FILE ".idsheet-lock"
#define JOURNAL_FILE ".idsheet-journal"
#define FILE_MODE 0666

/* Where the record of a part lies in the journal. */
typedef struct
{
  goffset start;
  gsize length;
} Span;

struct _IdsJournal
{
  GMutex mutex;
  char *folder;
  char *label;
  char *path;
  char *lock_path;
  int lock;       /* on the folder: shared by shards, else exclusive */
  int descriptor; /* of the journal, locked exclusively */
  goffset end;
  GHashTable *spans; /* part -> Span */
};

/* Opens PATH and locks it; waits for nobody. A run that ends removes its lock files, so what was
 * locked must still be what stands there. */
static int
open_locked (const char *path, int operation)
{
  for (;;)
    {
      struct stat opened, standing;
      const int descriptor = open (path, O_RDWR | O_CREAT | O_CLOEXEC, FILE_MODE);
      if (descriptor < 0)
        return -1;
      if (flock (descriptor, operation | LOCK_NB) != 0)
        {
          const int code = errno;
          close (descriptor);
          errno = code;
          return -1;
        }
      if (fstat (descriptor, &opened) == 0 && stat (path, &standing) == 0
          && opened.st_ino == standing.st_ino && opened.st_dev == standing.st_dev)
        return descriptor;
      close (descriptor);
    }
}

static gboolean
lock_path (const char *folder, const char *path, int operation, int *descriptor, GError **error)
{
  *descriptor = open_locked (path, operation);
  if (*descriptor >= 0)
    return TRUE;
  if (errno == EWOULDBLOCK)
    g_set_error (error, IDP_ERROR, IDP_ERROR_WRITE,
                 _ ("%s: another run of idsheet is at work in this folder"), folder);
  else
    ids_output_set_error (path, errno, error);
  return FALSE;
}

void
ids_journal_free (IdsJournal *journal)
{
  if (journal == NULL)
    return;
  if (journal->descriptor >= 0)
    {
      if (journal->end == 0)
        g_unlink (journal->path);
      close (journal->descriptor);
    }
  if (journal->lock >= 0)
    {
      /* The last shard to leave turns off the light. */
      if (flock (journal->lock, LOCK_EX | LOCK_NB) == 0)
        g_unlink (journal->lock_path);
      close (journal->lock);
    }
  g_mutex_clear (&journal->mutex);
  g_hash_table_unref (journal->spans);
  g_free (journal->folder);
  g_free (journal->label);
  g_free (journal->path);
  g_free (journal->lock_path);
  g_free (journal);
}

static void
note_span (IdsJournal *journal, const char *part, goffset start, gsize length)
{
  Span *span = g_new (Span, 1);
  *span = (Span){ start, length };
  g_hash_table_replace (journal->spans, g_strdup (part), span);
}

/* Takes in the lines of the journal itself; what a crash left unfinished is cut off. */
static gboolean
load_own (IdsJournal *journal, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (journal->path, FALSE, &cause);
  if (file == NULL)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_WRITE, "%s", cause->message);
      return FALSE;
    }
  const char *text = g_mapped_file_get_contents (file);
  const gsize length = g_mapped_file_get_length (file);
  gsize at = 0;
  while (at < length)
    {
      const char *line_end = memchr (text + at, '\n', length - at);
      if (line_end == NULL)
        break;
      const gsize line_length = line_end - (text + at);
      g_autoptr (IdsPartRecord) record = ids_part_record_read (text + at, line_length);
      if (record != NULL)
        note_span (journal, record->part, at, line_length);
      at += line_length + 1;
    }
  journal->end = at;
  if (ftruncate (journal->descriptor, at) == 0)
    return TRUE;
  ids_output_set_error (journal->path, errno, error);
  return FALSE;
}

static gboolean
add_if_new (const char *line, gsize length, gpointer data, GError **error)
{
  IdsJournal *journal = data;
  g_autoptr (IdsPartRecord) record = ids_part_record_read (line, length);
  if (record == NULL || g_hash_table_contains (journal->spans, record->part))
    return TRUE;
  g_autofree char *copy = g_strndup (line, length);
  return ids_journal_add (journal, record->part, copy, error);
}

static char *
get_manifest_path (const IdsJournal *journal)
{
  g_autofree char *name = ids_manifest_name (journal->label);
  return g_build_filename (journal->folder, name, NULL);
}

IdsJournal *
ids_journal_open (const char *folder, const char *label, gboolean resume, GError **error)
{
  g_autoptr (IdsJournal) journal = g_new0 (IdsJournal, 1);
  g_mutex_init (&journal->mutex);
  journal->folder = g_strdup (folder);
  journal->label = g_strdup (label);
  journal->path = g_strconcat (folder, "/" JOURNAL_FILE, label, NULL);
  journal->lock_path = g_build_filename (folder, LOCK_FILE, NULL);
  journal->spans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  journal->lock = journal->descriptor = -1;
  if (!lock_path (folder, journal->lock_path, *label != '\0' ? LOCK_SH : LOCK_EX, &journal->lock,
                  error)
      || !lock_path (folder, journal->path, LOCK_EX, &journal->descriptor, error))
    return NULL;

  g_autofree char *manifest = get_manifest_path (journal);
  if (!resume && ftruncate (journal->descriptor, 0) != 0)
    {
      ids_output_set_error (journal->path, errno, error);
      return NULL;
    }
  if (resume
      && (!load_own (journal, error)
          || (g_file_test (manifest, G_FILE_TEST_EXISTS)
              && !ids_manifest_foreach (manifest, add_if_new, journal, error))))
    return NULL;
  return g_steal_pointer (&journal);
}

static char *
read_span (const IdsJournal *journal, const Span *span)
{
  g_autofree char *text = g_malloc (span->length + 1);
  if (pread (journal->descriptor, text, span->length, span->start) != (gssize) span->length)
    return NULL;
  text[span->length] = '\0';
  return g_steal_pointer (&text);
}

char *
ids_journal_find (IdsJournal *journal, const char *part)
{
  g_mutex_lock (&journal->mutex);
  const Span *span = g_hash_table_lookup (journal->spans, part);
  char *record = span != NULL ? read_span (journal, span) : NULL;
  g_mutex_unlock (&journal->mutex);
  return record;
}

static gboolean
write_line (IdsJournal *journal, const char *record)
{
  g_autofree char *line = g_strconcat (record, "\n", NULL);
  const gsize length = strlen (line);
  for (gsize at = 0; at < length;)
    {
      const gssize n = pwrite (journal->descriptor, line + at, length - at, journal->end + at);
      if (n < 0 && errno != EINTR)
        return FALSE;
      at += MAX (n, 0);
    }
  return fdatasync (journal->descriptor) == 0;
}

gboolean
ids_journal_add (IdsJournal *journal, const char *part, const char *record, GError **error)
{
  g_mutex_lock (&journal->mutex);
  const gboolean written = write_line (journal, record);
  const int code = errno;
  if (written)
    {
      note_span (journal, part, journal->end, strlen (record));
      journal->end += strlen (record) + 1;
    }
  g_mutex_unlock (&journal->mutex);
  if (!written)
    ids_output_set_error (journal->path, code, error);
  return written;
}

gboolean
ids_journal_finish (IdsJournal *journal, const char *header, const char *const *parts,
                    gboolean complete, GError **error)
{
  g_autofree char *path = get_manifest_path (journal);
  g_autoptr (IdsManifestWriter) manifest = ids_manifest_open (path, header, error);
  if (manifest == NULL)
    return FALSE;
  for (; *parts != NULL; parts++)
    {
      const Span *span = g_hash_table_lookup (journal->spans, *parts);
      g_autofree char *record = span != NULL ? read_span (journal, span) : NULL;
      if (record != NULL)
        ids_manifest_add (manifest, record);
    }
  if (!ids_manifest_commit (manifest, error))
    return FALSE;
  if (complete)
    {
      g_unlink (journal->path);
      journal->end = 1; /* there is no file left to remove */
    }
  return TRUE;
}
