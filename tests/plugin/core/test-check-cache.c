/* test-check-cache: results are kept, found again, and dropped when they are of no use.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check-cache.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <fcntl.h>
#include <unistd.h>
#include <utime.h>

#include "scratch.h"

typedef struct
{
  IdpRules *rules;
  char *folder;
  IdpPhotoEntry photo;
} Case;

static Case
case_new (const char *name)
{
  g_autofree char *file = g_build_filename (name, "a.jpg", NULL);
  Case c = { .rules = scratch_rules (), .folder = scratch_folder (name) };
  c.photo = (IdpPhotoEntry){ .path = scratch_sitter (file, 1, NULL), .relative = "a.jpg" };
  return c;
}

static void
case_clear (Case *c)
{
  g_free (c->photo.path);
  g_free (c->folder);
  idp_rules_free (c->rules);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* What a cache newly opened says of the photo. The time that was kept tells kept from measured: a
 * photo without its file can only be known from the cache. */
static char *
get (const Case *c)
{
  g_autoptr (IdpCheckCache) cache = idp_check_cache_open (c->folder, c->rules);
  g_autoptr (IdpChecked) checked = idp_check_cache_get (cache, &c->photo, NULL);
  return checked != NULL ? idp_checked_to_json (checked) : NULL;
}

static char *
store_path (void)
{
  return g_build_filename (g_get_user_cache_dir (), "idphoto", NULL);
}

static guint
count_stored (void)
{
  g_autofree char *store = store_path ();
  g_autoptr (GDir) dir = g_dir_open (store, 0, NULL);
  guint n = 0;
  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Gives the photo other bytes of the same length, and its old time. */
static void
change_behind_back (const Case *c)
{
  GStatBuf status;
  g_assert_cmpint (g_stat (c->photo.path, &status), ==, 0);
  const struct timespec times[] = { status.st_atim, status.st_mtim };
  g_autofree char *junk = g_strnfill (status.st_size, 'x');
  FILE *file = g_fopen (c->photo.path, "r+");
  g_assert_cmpuint (fwrite (junk, 1, status.st_size, file), ==, status.st_size);
  fclose (file);
  g_assert_cmpint (utimensat (AT_FDCWD, c->photo.path, times, 0), ==, 0);
}

static void
test_kept (void)
{
  g_auto (Case) c = case_new ("kept");
  g_autofree char *measured = get (&c);
  g_assert_nonnull (measured);
  change_behind_back (&c);
  g_autofree char *kept = get (&c);
  g_assert_cmpstr (kept, ==, measured);

  /* The photo itself is not named. */
  g_assert_null (strstr (kept, "a.jpg"));

  /* A new time, and it is measured again: it is no picture any more. */
  const struct utimbuf later = { 1, 1 };
  g_assert_cmpint (g_utime (c.photo.path, (struct utimbuf *) &later), ==, 0);
  g_assert_null (get (&c));
}

static void
test_other_rules (void)
{
  g_auto (Case) c = case_new ("other-rules");
  g_autofree char *measured = get (&c);
  change_behind_back (&c);
  idp_rules_free (c.rules);
  c.rules = idp_rules_load ("shaoyang-2024", NULL);
  g_assert_null (get (&c));
}

/* A crash in the middle of a line, or somebody's editor. */
static void
test_damaged (void)
{
  g_auto (Case) c = case_new ("damaged");
  g_autofree char *store = store_path ();
  g_autofree char *measured = get (&c);
  g_autoptr (GDir) dir = g_dir_open (store, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (store, name, NULL);
      GStatBuf status;
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (truncate (path, status.st_size - 10), ==, 0);
    }
  g_autofree char *again = get (&c);
  g_assert_cmpstr (again, ==, measured);
  change_behind_back (&c);
  g_autofree char *kept = get (&c);
  g_assert_cmpstr (kept, ==, measured);
}

/* Results go when the folder of the photos is gone, and when another build left them. */
static void
test_tidy (void)
{
  g_auto (Case) a = case_new ("tidy-a");
  g_auto (Case) b = case_new ("tidy-b");
  g_autofree char *store = store_path ();
  g_autofree char *of_another_build = g_build_filename (store, "old.results", NULL);
  g_autofree char *somebody_elses = g_build_filename (store, "notes.txt", NULL);

  g_autofree char *first = get (&a);
  g_autofree char *second = get (&b);
  g_assert_true (g_file_set_contents (of_another_build, "idphoto-results 0 /\n", -1, NULL));
  g_assert_true (g_file_set_contents (somebody_elses, "", 0, NULL));
  const guint before = count_stored ();
  g_remove (a.photo.path);
  g_assert_cmpint (g_rmdir (a.folder), ==, 0);
  g_autofree char *third = get (&b);
  g_assert_cmpuint (count_stored (), ==, before - 2);
  g_assert_true (g_file_test (somebody_elses, G_FILE_TEST_EXISTS));
}

/* Where nothing can be kept, all is measured. */
static void
test_no_store (void)
{
  g_auto (Case) c = case_new ("no-store");
  g_autofree char *store = store_path ();
  g_autofree char *moved = g_strconcat (store, ".moved", NULL);
  g_assert_cmpint (g_rename (store, moved), ==, 0);
  g_assert_true (g_file_set_contents (store, "a file", -1, NULL));
  g_autofree char *measured = get (&c);
  g_assert_nonnull (measured);
  g_remove (store);
  g_assert_cmpint (g_rename (moved, store), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autofree char *cache = scratch_folder ("cache");
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_add_func ("/check-cache/kept", test_kept);
  g_test_add_func ("/check-cache/other-rules", test_other_rules);
  g_test_add_func ("/check-cache/damaged", test_damaged);
  g_test_add_func ("/check-cache/tidy", test_tidy);
  g_test_add_func ("/check-cache/no-store", test_no_store);
  return g_test_run ();
}
