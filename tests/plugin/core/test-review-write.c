/* test-review-write: decisions reach the disk, beside those of others.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review-write.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "error.h"
#include "scratch.h"

static IdpReview *
load (const IdpReviewer *by)
{
  return idp_review_load (by->photo, by->sha256, by->rules);
}

static IdpFinding
finding_of (const IdpRules *rules, const char *rule)
{
  return (IdpFinding){ .rule = idp_rules_find (rules, rule),
                       .verdict = IDP_VERDICT_REVIEW,
                       .measured = 3.5 };
}

static void
test_decide (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autofree char *photo = scratch_path ("decide.jpg");
  const IdpReviewer by = { "王芳", photo, "ab", rules };
  const IdpFinding finding = finding_of (rules, "blur");
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;

  g_assert_true (idp_review_decide (&by, &finding, IDP_DECISION_ACCEPT, "清楚", &aside, &error));
  g_assert_true (idp_review_decide (&by, NULL, IDP_DECISION_REJECT, NULL, &aside, &error));
  g_assert_true (idp_review_record_failure (&by, FALSE, "\xff", &aside, &error));
  g_assert_null (aside);

  g_autoptr (IdpReview) review = load (&by);
  g_assert_cmpuint (review->records->len, ==, 3);
  const IdpReviewRecord *first = review->records->pdata[0];
  g_assert_cmpstr (first->who, ==, "王芳");
  g_assert_cmpstr (first->sha256, ==, "ab");
  g_assert_cmpstr (first->rules_name, ==, rules->name);
  g_assert_cmpstr (first->rules_sha256, ==, rules->sha256);
  g_assert_cmpstr (first->note, ==, "清楚");
  g_assert_cmpstr (first->rule, ==, "blur");
  g_assert_cmpint (first->verdict, ==, IDP_VERDICT_REVIEW);
  g_assert_cmpfloat (first->measured, ==, 3.5);
  g_assert_true (g_str_has_suffix (first->when, "Z"));
  const IdpReviewRecord *second = review->records->pdata[1];
  g_assert_cmpstr (second->rule, ==, IDP_REVIEW_OBJECTION);
  g_assert_cmpuint (idp_review_count_failures (review), ==, 1);
}

/* Nothing of a damaged file is lost: what can be read lives on, the rest is kept aside. */
static void
test_damaged (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autofree char *photo = scratch_path ("damaged.jpg");
  g_autofree char *path = idp_review_path (photo);
  const IdpReviewer by = { "a", photo, "ab", rules };
  g_assert_true (idp_review_record_failure (&by, FALSE, NULL, NULL, NULL));
  g_autofree char *good = NULL;
  g_assert_true (g_file_get_contents (path, &good, NULL, NULL));

  for (int n = 1; n <= 2; n++)
    {
      g_autofree char *whole = NULL;
      g_assert_true (g_file_get_contents (path, &whole, NULL, NULL));
      g_autofree char *damaged = g_strconcat ("<<< conflict\n", whole, "{\"cut", NULL);
      g_assert_true (g_file_set_contents (path, damaged, -1, NULL));
      g_autoptr (IdpReview) before = load (&by);
      g_assert_cmpuint (before->records->len, ==, n);
      g_assert_cmpuint (before->n_garbage, ==, 1);
      g_assert_cmpuint (before->n_cut, ==, 1);

      g_autofree char *aside = NULL;
      g_assert_true (idp_review_record_failure (&by, FALSE, NULL, &aside, NULL));
      g_autofree char *expected = g_strdup_printf ("%s.damaged-%d", path, n);
      g_assert_cmpstr (aside, ==, expected);
      g_autofree char *kept = NULL;
      g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, damaged);

      g_autoptr (IdpReview) after = load (&by);
      g_assert_cmpuint (after->records->len, ==, n + 1);
      g_assert_cmpuint (after->n_garbage + after->n_cut, ==, 0);
    }
}

/* A line that a crash cut off is no reason to touch the others. */
static void
test_cut (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autofree char *photo = scratch_path ("cut.jpg");
  g_autofree char *path = idp_review_path (photo);
  const IdpReviewer by = { "a", photo, "ab", rules };
  g_assert_true (idp_review_record_failure (&by, FALSE, NULL, NULL, NULL));
  g_autofree char *good = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (path, &good, &length, NULL));
  g_assert_cmpint (truncate (path, length - 20), ==, 0);

  g_autofree char *aside = NULL;
  g_assert_true (idp_review_record_failure (&by, FALSE, NULL, &aside, NULL));
  g_assert_null (aside);
  g_autoptr (IdpReview) review = load (&by);
  g_assert_cmpuint (review->records->len, ==, 1);
  g_assert_cmpuint (review->n_cut, ==, 1);
}

static void
test_refused (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  const IdpReviewer nowhere = { "a", "/proc/nowhere/photo.jpg", "ab", rules };
  g_autoptr (GError) error = NULL;
  g_assert_false (idp_review_record_failure (&nowhere, FALSE, NULL, NULL, &error));
  scratch_assert_error (&error, IDP_ERROR_WRITE, "photo.jpg.review.json: cannot be written");

  g_autofree char *photo = scratch_path ("huge.jpg");
  g_autofree char *path = idp_review_path (photo);
  g_autofree char *text = g_strnfill (IDP_REVIEW_MAX_BYTES + 1, '\n');
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  const IdpReviewer by = { "a", photo, "ab", rules };
  g_assert_false (idp_review_record_failure (&by, FALSE, NULL, NULL, &error));
  scratch_assert_error (&error, IDP_ERROR_UNREADABLE, "larger than any file of its kind");
}

#define N_REVIEWERS 4
#define N_DECISIONS 40

/* Reviewers decide at once while somebody keeps damaging the file. */
static void
test_together (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autofree char *photo = scratch_path ("together.jpg");
  g_autofree char *path = idp_review_path (photo);
  pid_t reviewers[N_REVIEWERS];
  for (int r = 0; r < N_REVIEWERS; r++)
    {
      reviewers[r] = fork ();
      if (reviewers[r] != 0)
        continue;
      g_autofree char *who = g_strdup_printf ("reviewer %d", r);
      const IdpReviewer by = { who, photo, "ab", rules };
      const IdpFinding finding = finding_of (rules, "blur");
      for (int i = 0; i < N_DECISIONS; i++)
        {
          if (r == 0 && i % 10 == 5 && g_file_test (path, G_FILE_TEST_EXISTS))
            {
              FILE *file = g_fopen (path, "a");
              fputs ("garbage\n", file);
              fclose (file);
            }
          if (!idp_review_decide (&by, &finding, IDP_DECISION_ACCEPT, NULL, NULL, NULL))
            _exit (1);
        }
      _exit (0);
    }
  for (int r = 0; r < N_REVIEWERS; r++)
    {
      int status = 1;
      g_assert_cmpint (waitpid (reviewers[r], &status, 0), ==, reviewers[r]);
      g_assert_cmpint (status, ==, 0);
    }

  const IdpReviewer by = { "a", photo, "ab", rules };
  g_autoptr (IdpReview) review = load (&by);
  g_assert_cmpuint (review->records->len, ==, N_REVIEWERS * N_DECISIONS);
  g_autofree char *aside = g_strconcat (path, ".damaged-1", NULL);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-write/decide", test_decide);
  g_test_add_func ("/review-write/damaged", test_damaged);
  g_test_add_func ("/review-write/cut", test_cut);
  g_test_add_func ("/review-write/refused", test_refused);
  g_test_add_func ("/review-write/together", test_together);
  return g_test_run ();
}
