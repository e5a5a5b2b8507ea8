/* test-batch: copies and likenesses among the photos of a run.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch.h"

#include <string.h>

#include "adjust.h"
#include "encode.h"
#include "receipt.h"
#include "scratch.h"

static IdpPhoto *
load (const char *path, const IdpRules *rules)
{
  IdpPhoto *photo = idp_photo_new (idp_file_load (path, NULL), rules, NULL);
  g_assert_nonnull (photo);
  return photo;
}

static char *
copy (const char *path, const char *name)
{
  g_autofree char *data = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  return scratch_file (name, data, length);
}

static char *
saved_again (const char *path, const char *name)
{
  g_autoptr (IdpFile) file = idp_file_load (path, NULL);
  g_autoptr (IdpImage) image = idp_file_decode (file, G_MAXINT, NULL);
  g_autoptr (GBytes) bytes = idp_encode_jpeg (image, &(IdpJpegOptions){ .quality = 70 }, NULL);
  return scratch_file (name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Judges PATH in BATCH and asserts the one finding, or none where RULE is NULL. */
static void
assert_judged (IdpBatch *batch, const IdpRules *rules, const char *path, const char *rule,
               IdpVerdict verdict, const char *other)
{
  g_autoptr (IdpPhoto) photo = load (path, rules);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  idp_batch_judge (batch, photo->file->path, photo->file->sha256, idp_likeness_new (photo),
                   findings);
  g_assert_cmpuint (findings->len, ==, rule != NULL);
  if (rule == NULL)
    return;
  const IdpFinding *finding = findings->pdata[0];
  g_assert_cmpstr (finding->rule->id, ==, rule);
  g_assert_cmpint (finding->verdict, ==, verdict);
  g_assert_cmpstr (finding->other, ==, other);
}

static void
add_previous (IdpBatch *batch, const IdpPhoto *photo)
{
  idp_batch_add_previous (batch, photo->file->path, photo->file->sha256, idp_likeness_new (photo));
}

static IdpBatch *
batch_of (const IdpRules *rules, const char *first, ...)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  va_list args;
  va_start (args, first);
  for (const char *path = first; path != NULL; path = va_arg (args, const char *))
    g_ptr_array_add (paths, (gpointer) path);
  va_end (args);
  return idp_batch_new (rules, paths);
}

/* Each of two copies names the other, and fails; a mere likeness is told on the second. */
static void
test_duplicates (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autofree char *a = scratch_sitter ("a.jpg", 1, NULL);
  g_autofree char *b = copy (a, "b.jpg");
  g_autofree char *c = saved_again (a, "c.jpg");
  const char *const someone_else[] = { "hair", "long", "glasses", "yes", "head_x", "0.46", NULL };
  g_autofree char *d = scratch_sitter ("d.jpg", 1, someone_else);
  g_autoptr (IdpBatch) batch = batch_of (rules, a, b, c, d, NULL);

  assert_judged (batch, rules, a, "duplicate-photo", IDP_VERDICT_FAIL, b);
  assert_judged (batch, rules, b, "duplicate-photo", IDP_VERDICT_FAIL, a);
  assert_judged (batch, rules, c, "duplicate-photo", IDP_VERDICT_REVIEW, a);
  assert_judged (batch, rules, d, NULL, IDP_VERDICT_PASS, NULL);
}

static void
test_same_path (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autofree char *a = scratch_sitter ("a.jpg", 1, NULL);
  g_autofree char *folder = g_path_get_dirname (a);
  g_autofree char *again = g_build_filename (folder, ".", "a.jpg", NULL);
  g_autoptr (IdpBatch) batch = batch_of (rules, a, again, NULL);
  assert_judged (batch, rules, a, NULL, IDP_VERDICT_PASS, NULL);
  assert_judged (batch, rules, again, NULL, IDP_VERDICT_PASS, NULL);
}

/* `idphoto crop` writes beside the original: that is no second student. It is the rejected picture
 * again, though, if the original was rejected. */
static void
test_own_crop (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autofree char *original = scratch_sitter ("original.jpg", 1, NULL);
  g_autofree char *finished = scratch_path ("finished.jpg");
  g_autoptr (IdpPhoto) photo = load (original, rules);
  IdpAdjustment adjustment;
  g_autoptr (GBytes) picture
      = idp_adjust (photo->file, &photo->placement.rect, rules, &adjustment, NULL);
  g_assert_true (idp_receipt_write (finished, picture, photo->file, &adjustment, rules, NULL));

  g_autoptr (IdpBatch) batch = batch_of (rules, original, finished, NULL);
  assert_judged (batch, rules, original, NULL, IDP_VERDICT_PASS, NULL);
  assert_judged (batch, rules, finished, NULL, IDP_VERDICT_PASS, NULL);

  g_autoptr (IdpBatch) later = batch_of (rules, finished, NULL);
  add_previous (later, photo);
  assert_judged (later, rules, finished, "resubmitted-photo", IDP_VERDICT_REVIEW, original);
}

static void
test_resubmitted (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autofree char *a = scratch_sitter ("a.jpg", 1, NULL);
  g_autofree char *b = copy (a, "b.jpg");
  g_autoptr (IdpPhoto) rejected = load (a, rules);
  g_autoptr (IdpBatch) batch = batch_of (rules, b, NULL);
  add_previous (batch, rejected);
  assert_judged (batch, rules, b, "resubmitted-photo", IDP_VERDICT_FAIL, a);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/duplicates", test_duplicates);
  g_test_add_func ("/batch/same-path", test_same_path);
  g_test_add_func ("/batch/own-crop", test_own_crop);
  g_test_add_func ("/batch/resubmitted", test_resubmitted);
  return g_test_run ();
}
