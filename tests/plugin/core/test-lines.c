/* test-lines: several programs append to one file, and some of them die at it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lines.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "error.h"
#include "scratch.h"

#define MAX_BYTES (64 * 1024 * 1024)

/* A file system without locks, as some network ones are: stands in for the C library's function. */
static gboolean no_locks;

int
fcntl (int file, int command, ...)
{
  va_list args;
  va_start (args, command);
  const long argument = va_arg (args, long);
  va_end (args);
  if (no_locks && command == F_OFD_SETLK)
    {
      errno = ENOLCK;
      return -1;
    }
  return (int) syscall (SYS_fcntl, file, command, argument);
}

static void
add (const char *path, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpLines) lines = idp_lines_open (path, &error);
  g_assert_no_error (error);
  idp_lines_add (lines, line, TRUE, &error);
  g_assert_no_error (error);
}

static void
assert_content (const char *path, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = idp_lines_load (path, MAX_BYTES, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), content,
                   strlen (content));
}

static void
test_append (void)
{
  g_autofree char *path = scratch_path ("append");
  g_assert_null (idp_lines_load (path, MAX_BYTES, NULL));
  add (path, "one");
  add (path, "二");
  assert_content (path, "one\n二\n");

  /* What a crash left stays, but does not run into the next line. */
  g_autofree char *cut = scratch_file ("cut", "whole\nhal", 9);
  add (cut, "next");
  assert_content (cut, "whole\nhal\nnext\n");
}

static void
test_replace (void)
{
  g_autofree char *path = scratch_file ("replaced", "old\n", 4);
  g_chmod (path, 0660);
  g_autoptr (GBytes) content = g_bytes_new_static ("new\n", 4);
  g_autoptr (IdpLines) lines = idp_lines_open (path, NULL);
  g_assert_true (idp_lines_replace (lines, content, NULL));
  assert_content (path, "new\n");

  GStatBuf status;
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0660);
}

/* A file that nothing was written to does not stay. */
static void
test_untouched (void)
{
  g_autofree char *path = scratch_path ("untouched");
  idp_lines_close (idp_lines_open (path, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
assert_refused (const char *path, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (idp_lines_open (path, &error));
  scratch_assert_error (&error, IDP_ERROR_WRITE, message);
}

static void
test_refused (void)
{
  g_autofree char *path = scratch_file ("no-locks", "one\n", 4);
  no_locks = TRUE;
  assert_refused (path, "has no locks");
  assert_content (path, "one\n"); /* reading goes on */
  no_locks = FALSE;

  assert_refused ("/proc/no-such/file", "cannot be written: No such file");
  assert_refused ("/proc", "cannot be written: Is a directory");
}

/* The disk is full in the middle of a line. */
static void
test_full (void)
{
  const struct rlimit small = { 100, RLIM_INFINITY }, old = { RLIM_INFINITY, RLIM_INFINITY };
  g_autofree char *path = scratch_file ("full", "one\n", 4);
  g_autofree char *fresh = scratch_path ("fresh");
  g_autofree char *line = g_strnfill (200, 'x');
  g_autoptr (GError) error = NULL;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);

  g_autoptr (IdpLines) lines = idp_lines_open (path, NULL);
  g_autoptr (IdpLines) fresh_lines = idp_lines_open (fresh, NULL);
  const gboolean added = idp_lines_add (lines, line, TRUE, &error);
  const gboolean added_fresh = idp_lines_add (fresh_lines, line, TRUE, NULL);
  g_clear_pointer (&fresh_lines, idp_lines_close);
  setrlimit (RLIMIT_FSIZE, &old);

  g_assert_false (added);
  scratch_assert_error (&error, IDP_ERROR_WRITE, "full: cannot be written: File too large");
  g_assert_false (added_fresh);
  g_assert_false (g_file_test (fresh, G_FILE_TEST_EXISTS));
  g_clear_pointer (&lines, idp_lines_close);
  assert_content (path, "one\n");
}

static void
test_too_large (void)
{
  g_autofree char *path = scratch_file ("large", "0123456789", 10);
  g_autoptr (GError) error = NULL;
  g_assert_null (idp_lines_load (path, 9, &error));
  scratch_assert_error (&error, IDP_ERROR_UNREADABLE, "larger than");
}

#define N_WRITERS 4
#define N_ROUNDS 6
#define N_LINES 300
#define PAYLOAD_BYTES 3000

typedef struct
{
  pid_t process;
  int told; /* a byte arrives here for every line that the writer believes written */
} Writer;

static void
write_lines (const char *path, int id, int told)
{
  g_autofree char *payload = g_strnfill (PAYLOAD_BYTES, 'a' + id % 26);
  for (int i = 0; i < N_LINES; i++)
    {
      g_autofree char *line = g_strdup_printf ("%d %d %s", id, i, payload);
      g_autoptr (IdpLines) lines = idp_lines_open (path, NULL);
      if (lines == NULL || !idp_lines_add (lines, line, FALSE, NULL) || write (told, "", 1) != 1)
        _exit (1);
    }
  _exit (0);
}

static Writer
writer_start (const char *path, int id)
{
  int ends[2];
  g_assert_cmpint (pipe (ends), ==, 0);
  const Writer writer = { fork (), ends[0] };
  g_assert_cmpint (writer.process, >=, 0);
  if (writer.process == 0)
    write_lines (path, id, ends[1]);
  close (ends[1]);
  return writer;
}

/* Kills WRITER somewhere behind its first N lines. */
static void
writer_kill (const Writer *writer, int n)
{
  char byte;
  for (int i = 0; i < n; i++)
    g_assert_cmpint (read (writer->told, &byte, 1), ==, 1);
  kill (writer->process, SIGKILL);
}

/* How many lines WRITER believes written, after its end; N of them are known. */
static int
writer_finish (const Writer *writer, int n, gboolean killed)
{
  int status = 0;
  char byte;
  g_assert_cmpint (waitpid (writer->process, &status, 0), ==, writer->process);
  g_assert_true (killed || status == 0);
  while (read (writer->told, &byte, 1) == 1)
    n++;
  close (writer->told);
  return n;
}

/* Counts the lines of each writer, which must be in order. Returns how many are torn: a writer that
 * is killed may leave the beginning of a line. */
static int
count_lines (const char *path, int *counts)
{
  int torn = 0;
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; **line != '\0'; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line, " ", -1);
      if (g_strv_length (words) < 3 || strlen (words[2]) < PAYLOAD_BYTES)
        {
          torn++;
          continue;
        }
      const guint64 id = g_ascii_strtoull (words[0], NULL, 10);
      g_assert_cmpuint (g_ascii_strtoull (words[1], NULL, 10), ==, counts[id]);
      g_assert_cmpuint (strlen (words[2]), ==, PAYLOAD_BYTES);
      counts[id]++;
    }
  return torn;
}

/* Nobody's line is lost or doubled, though half of the writers are killed; what those leave behind
 * does not touch the lines of others. */
static void
test_together (void)
{
  g_autofree char *path = scratch_path ("together");
  int believed[N_ROUNDS * N_WRITERS], counts[N_ROUNDS * N_WRITERS] = { 0 };

  for (int round = 0; round < N_ROUNDS; round++)
    {
      Writer writers[N_WRITERS];
      for (int i = 0; i < N_WRITERS; i++)
        writers[i] = writer_start (path, round * N_WRITERS + i);
      for (int i = 0; i < N_WRITERS; i += 2)
        writer_kill (&writers[i], round * N_LINES / N_ROUNDS);
      for (int i = 0; i < N_WRITERS; i++)
        believed[round * N_WRITERS + i]
            = writer_finish (&writers[i], i % 2 == 0 ? round * N_LINES / N_ROUNDS : 0, i % 2 == 0);
    }

  const int torn = count_lines (path, counts);
  g_test_message ("%d torn", torn);
  g_assert_cmpint (torn, <=, N_ROUNDS * N_WRITERS / 2);
  for (int id = 0; id < N_ROUNDS * N_WRITERS; id++)
    {
      g_test_message ("writer %d: %d lines", id, counts[id]);
      g_assert_cmpint (counts[id], >=, believed[id]);
      g_assert_cmpint (counts[id], <=, believed[id] + 1); /* died before it could tell */
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lines/append", test_append);
  g_test_add_func ("/lines/replace", test_replace);
  g_test_add_func ("/lines/untouched", test_untouched);
  g_test_add_func ("/lines/refused", test_refused);
  g_test_add_func ("/lines/full", test_full);
  g_test_add_func ("/lines/too-large", test_too_large);
  g_test_add_func ("/lines/together", test_together);
  return g_test_run ();
}
