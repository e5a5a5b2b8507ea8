/* test-review: whose word counts, and where a photo stands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review.h"

#include <string.h>

#include "error.h"
#include "scratch.h"

/* A decision in a few words: "WHO rule decision [sha256 [preset [verdict]]]". */
static char *
line_of (const char *words)
{
  g_auto (GStrv) word = g_strsplit (words, " ", -1);
  const guint n = g_strv_length (word);
  const gboolean is_decision = n >= 3;
  const char *const sha256 = n > 3 ? word[3] : "ab";
  const char *const preset = n > 4 ? word[4] : "shaoyang-2024";
  const char *const verdict = n > 5 ? word[5] : "fail";
  g_autofree char *decision
      = is_decision ? g_strdup_printf ("\"rule\":\"%s\",\"verdict\":\"%s\",\"decision\":\"%s\",",
                                       word[1], verdict, word[2])
                    : g_strdup ("");
  return g_strdup_printf ("{\"event\":\"%s\",\"when\":\"2026-11-24T02:09:41Z\",\"who\":\"%s\","
                          "\"sha256\":\"%s\",\"rules\":{\"name\":\"%s\",\"sha256\":\"cd\"},%s"
                          "\"note\":\"\"}\n",
                          is_decision ? "decision" : word[1], word[0], sha256, preset, decision);
}

typedef struct
{
  IdpRules *rules;
  GPtrArray *findings;
  IdpReview *review;
} Case;

/* A photo that fails "blur", leaves "bg-uneven" to a person and passes "head-tilt", and LINES of
 * its review file (see line_of), separated by ";". */
static Case
case_new (const char *lines)
{
  Case c = { .rules = idp_rules_load ("shaoyang-2024", NULL),
             .findings = g_ptr_array_new_with_free_func ((GDestroyNotify) idp_finding_free) };
  static const struct
  {
    const char *rule;
    IdpVerdict verdict;
  } found[] = { { "blur", IDP_VERDICT_FAIL },
                { "bg-uneven", IDP_VERDICT_REVIEW },
                { "head-tilt", IDP_VERDICT_PASS } };
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      IdpFinding *finding = g_new0 (IdpFinding, 1);
      finding->rule = idp_rules_find (c.rules, found[i].rule);
      finding->verdict = found[i].verdict;
      g_ptr_array_add (c.findings, finding);
    }

  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) list = g_strsplit (lines, ";", -1);
  for (char **words = list; *words != NULL; words++)
    {
      g_autofree char *line = line_of (*words);
      g_string_append (text, line);
    }
  g_autofree char *path = scratch_file ("case.jpg.review.json", text->str, text->len);
  g_autofree char *photo = scratch_path ("case.jpg");
  c.review = idp_review_load (photo, "ab", c.rules);
  idp_review_judge (c.review, c.rules, c.findings);
  return c;
}

static void
case_clear (Case *c)
{
  idp_review_free (c->review);
  g_ptr_array_unref (c->findings);
  idp_rules_free (c->rules);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static void
assert_state (const char *lines, IdpReviewState state, guint n_left)
{
  g_auto (Case) c = case_new (lines);
  guint left = 0;
  const IdpReviewState found = idp_review_state (c.review, c.findings, &left);
  if (found != state || left != n_left)
    g_error ("“%s”: %s, %u left", lines, idp_review_state_id (found), left);
}

static void
test_state (void)
{
  static const struct
  {
    const char *lines;
    IdpReviewState state;
    guint n_left;
  } cases[] = {
    { "a of-later", IDP_REVIEW_FAILED, 1 },
    { "a bg-uneven accept", IDP_REVIEW_FAILED, 0 },
    { "a blur accept", IDP_REVIEW_OPEN, 1 },
    { "a blur accept;a bg-uneven accept", IDP_REVIEW_ACCEPTED, 0 },
    { "a blur accept;b bg-uneven accept", IDP_REVIEW_ACCEPTED, 0 },
    { "a bg-uneven reject", IDP_REVIEW_REJECTED, 0 },
    { "a head-tilt reject", IDP_REVIEW_REJECTED, 1 },
    /* The latest word counts, of each. */
    { "a blur reject;a blur accept;a bg-uneven accept", IDP_REVIEW_ACCEPTED, 0 },
    { "a blur accept;a bg-uneven accept;a blur reject", IDP_REVIEW_REJECTED, 0 },
    { "a blur accept;b blur reject;a bg-uneven accept", IDP_REVIEW_OPEN, 1 },
    { "a blur accept;b blur reject;a bg-uneven accept;b blur accept", IDP_REVIEW_ACCEPTED, 0 },
    { "a blur accept;b blur reject;a blur reject", IDP_REVIEW_REJECTED, 1 },
    { "a bg-uneven reject;a bg-uneven withdraw", IDP_REVIEW_FAILED, 1 },
    { "a blur accept;b blur reject;b blur withdraw;a bg-uneven accept", IDP_REVIEW_ACCEPTED, 0 },
    /* Of another picture, under another preset, or about less than is found now. */
    { "a bg-uneven reject cd", IDP_REVIEW_FAILED, 1 },
    { "a bg-uneven reject ab cn-graduation-2017", IDP_REVIEW_FAILED, 1 },
    { "a blur accept ab shaoyang-2024 review;a bg-uneven accept", IDP_REVIEW_FAILED, 0 },
    { "a blur reject ab shaoyang-2024 review", IDP_REVIEW_REJECTED, 1 },
    { "a bg-uneven reject;a bg-uneven accept cd", IDP_REVIEW_REJECTED, 0 },
    /* What only a person saw. */
    { "a reviewer-objection reject ab shaoyang-2024 not-measured", IDP_REVIEW_REJECTED, 1 },
    { "a blur accept;a bg-uneven accept;a reviewer-objection reject;b reviewer-objection accept",
      IDP_REVIEW_OPEN, 1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_state (cases[i].lines, cases[i].state, cases[i].n_left);
}

static void
test_ruling (void)
{
  g_auto (Case) c = case_new ("a blur accept;b blur reject;c bg-uneven accept cd");
  const IdpRuling blur = idp_review_ruling (c.review, c.findings->pdata[0]);
  g_assert_cmpint (blur.kind, ==, IDP_RULING_CONFLICT);
  g_assert_cmpstr (blur.latest->who, ==, "b");
  g_assert_cmpstr (blur.against->who, ==, "a");

  const IdpRuling uneven = idp_review_ruling (c.review, c.findings->pdata[1]);
  g_assert_cmpint (uneven.kind, ==, IDP_RULING_NONE);
  g_assert_cmpstr (uneven.outdated->who, ==, "c");
  g_assert_null (idp_review_ruling (c.review, c.findings->pdata[2]).outdated);
}

/* Findings are judged anew, and the measured ones stay as they are. */
static void
test_apply (void)
{
  g_auto (Case) c = case_new ("a blur accept;a bg-uneven reject");
  g_autoptr (GPtrArray) applied = idp_review_apply (c.review, c.findings);
  static const IdpVerdict expected[] = { IDP_VERDICT_PASS, IDP_VERDICT_FAIL, IDP_VERDICT_PASS };
  g_assert_cmpuint (applied->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < applied->len; i++)
    g_assert_cmpint (((IdpFinding *) applied->pdata[i])->verdict, ==, expected[i]);
  g_assert_cmpint (((IdpFinding *) c.findings->pdata[0])->verdict, ==, IDP_VERDICT_FAIL);
}

static IdpVerdict
lockout_verdict (const char *lines)
{
  g_auto (Case) c = case_new (lines);
  for (guint i = 0; i < c.findings->len; i++)
    {
      const IdpFinding *finding = c.findings->pdata[i];
      if (strcmp (finding->rule->id, "lockout-risk") == 0)
        return finding->verdict;
    }
  return IDP_VERDICT_PASS;
}

/* The notice: three times, and the student is locked out for good. A new picture does not start the
 * count anew. */
static void
test_lockout (void)
{
#define FAILURE "a platform-failure"
  g_assert_cmpint (lockout_verdict (FAILURE), ==, IDP_VERDICT_PASS);
  g_assert_cmpint (lockout_verdict (FAILURE ";" FAILURE), ==, IDP_VERDICT_REVIEW);
  g_assert_cmpint (lockout_verdict (FAILURE ";" FAILURE ";" FAILURE), ==, IDP_VERDICT_FAIL);
  g_assert_cmpint (lockout_verdict (FAILURE ";" FAILURE ";a platform-failure-withdrawn"), ==,
                   IDP_VERDICT_PASS);
  g_assert_cmpint (lockout_verdict ("a platform-failure-withdrawn;" FAILURE ";" FAILURE), ==,
                   IDP_VERDICT_PASS);
  assert_state (FAILURE ";" FAILURE ";a blur accept;a bg-uneven accept", IDP_REVIEW_OPEN, 1);
  assert_state (FAILURE ";" FAILURE ";a blur accept;a bg-uneven accept;a lockout-risk accept",
                IDP_REVIEW_ACCEPTED, 0);

  g_autoptr (IdpRules) national = scratch_rules ();
  g_assert_null (idp_rules_find (national, "lockout-risk"));
}

static void
test_no_file (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autoptr (IdpReview) review = idp_review_load ("/nowhere/a.jpg", "ab", rules);
  g_assert_cmpuint (review->records->len, ==, 0);
  g_assert_null (idp_review_complaint (review));

  /* Nothing could be measured: a person has to look. */
  guint n_left = 0;
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_assert_cmpint (idp_review_state (review, findings, &n_left), ==, IDP_REVIEW_OPEN);
  g_assert_cmpuint (n_left, ==, 1);
}

static void
test_complaint (void)
{
  static const struct
  {
    const char *text;
    const char *complaint; /* a part of it */
  } cases[]
      = { { "{\"event\":\"decis", "cut off" }, { "rubbish\n{\"event\":\"x\"}\n", "damaged" } };
  g_autoptr (IdpRules) rules = scratch_rules ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path
          = scratch_file ("c.jpg.review.json", cases[i].text, strlen (cases[i].text));
      g_autofree char *photo = scratch_path ("c.jpg");
      g_autoptr (IdpReview) review = idp_review_load (photo, "ab", rules);
      g_autofree char *complaint = idp_review_complaint (review);
      g_assert_nonnull (strstr (complaint, cases[i].complaint));
      g_autofree char *text = NULL;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, cases[i].text); /* reading changes nothing */
    }
}

/* Nobody knows what was decided: the photo is open. */
static void
test_unreadable (void)
{
  g_auto (Case) c = case_new ("a blur accept;a bg-uneven accept");
  g_autofree char *text = g_strnfill (IDP_REVIEW_MAX_BYTES + 1, '\n');
  g_autofree char *path = scratch_file ("u.jpg.review.json", text, strlen (text));
  g_autofree char *photo = scratch_path ("u.jpg");
  g_autoptr (IdpReview) review = idp_review_load (photo, "ab", c.rules);
  g_autofree char *complaint = idp_review_complaint (review);
  g_assert_nonnull (strstr (complaint, path));

  guint n_left = 0;
  g_assert_cmpint (idp_review_state (review, c.findings, &n_left), ==, IDP_REVIEW_OPEN);
  g_assert_cmpuint (n_left, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review/state", test_state);
  g_test_add_func ("/review/ruling", test_ruling);
  g_test_add_func ("/review/apply", test_apply);
  g_test_add_func ("/review/lockout", test_lockout);
  g_test_add_func ("/review/no-file", test_no_file);
  g_test_add_func ("/review/complaint", test_complaint);
  g_test_add_func ("/review/unreadable", test_unreadable);
  return g_test_run ();
}
