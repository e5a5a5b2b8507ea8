/* test-finding: limits, verdicts and their words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "finding.h"

static void
test_judge (void)
{
  const IdpLimit band = { .min = 50, .max = 110, .review = 3, .unit = IDP_UNIT_PX };
  const struct
  {
    double measured;
    IdpVerdict verdict;
  } cases[] = {
    { 46.9, IDP_VERDICT_FAIL },  { 47, IDP_VERDICT_REVIEW },        { 49.9, IDP_VERDICT_REVIEW },
    { 50, IDP_VERDICT_PASS },    { 110, IDP_VERDICT_PASS },         { 113, IDP_VERDICT_REVIEW },
    { 113.1, IDP_VERDICT_FAIL }, { NAN, IDP_VERDICT_NOT_MEASURED },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (idp_limit_judge (&band, cases[i].measured), ==, cases[i].verdict);

  const IdpLimit never_fails = { .min = -INFINITY, .max = 6, .review = INFINITY };
  g_assert_cmpint (idp_limit_judge (&never_fails, 6), ==, IDP_VERDICT_PASS);
  g_assert_cmpint (idp_limit_judge (&never_fails, 1e9), ==, IDP_VERDICT_REVIEW);
}

static void
test_verdict_of_photo (void)
{
  IdpFinding findings[] = { { .verdict = IDP_VERDICT_NOT_MEASURED },
                            { .verdict = IDP_VERDICT_PASS },
                            { .verdict = IDP_VERDICT_REVIEW },
                            { .verdict = IDP_VERDICT_FAIL } };
  const IdpVerdict expected[]
      = { IDP_VERDICT_REVIEW, IDP_VERDICT_PASS, IDP_VERDICT_REVIEW, IDP_VERDICT_FAIL };
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (findings); i++)
    {
      g_ptr_array_add (list, &findings[i]);
      g_assert_cmpint (idp_findings_verdict (list), ==, expected[i]);
    }

  /* Failures come before reviews, and nothing else is a problem. */
  g_autoptr (GPtrArray) problems = idp_findings_problems (list);
  g_assert_cmpint (problems->len, ==, 2);
  g_assert_true (problems->pdata[0] == &findings[3]);
  g_assert_true (problems->pdata[1] == &findings[2]);

  /* Likeness to another photo is found after the marks are drawn, and must not change their
   * numbers.
   */
  findings[3].other = "other.jpg";
  g_autoptr (GPtrArray) late = idp_findings_problems (list);
  g_assert_true (late->pdata[0] == &findings[2]);
  g_assert_true (late->pdata[1] == &findings[3]);
}

/* Evidence of one kind may have one cause, however many pieces there are. */
static void
test_strong (void)
{
  const IdpEvidenceText marker = { "a", IDP_EVIDENCE_MARKER, 2, "甲", "one" };
  const IdpEvidenceText coding = { "b", IDP_EVIDENCE_CODING, 1, "乙", "two" };
  IdpEvidence pieces[] = { { .text = &marker, .zh = marker.zh, .en = marker.en },
                           { .text = &marker, .zh = marker.zh, .en = marker.en },
                           { .text = &coding, .zh = coding.zh, .en = coding.en } };
  g_autoptr (GPtrArray) evidence = g_ptr_array_new ();
  IdpFinding plain = { .verdict = IDP_VERDICT_REVIEW };
  IdpFinding weighed = { .verdict = IDP_VERDICT_REVIEW, .evidence = evidence };
  g_assert_false (idp_finding_is_strong (&plain) || idp_finding_is_strong (&weighed));

  g_ptr_array_add (evidence, &pieces[0]);
  g_ptr_array_add (evidence, &pieces[1]);
  g_assert_false (idp_finding_is_strong (&weighed));
  g_assert_cmpstr (idp_finding_verdict_text (&weighed), ==, "review");

  g_ptr_array_add (evidence, &pieces[2]);
  g_assert_true (idp_finding_is_strong (&weighed));
  g_assert_cmpstr (idp_finding_verdict_text (&weighed), ==, "strong review");
  g_autofree char *text = idp_finding_evidence_text (&weighed, "> ");
  g_assert_cmpstr (text, ==,
                   "> – one\n> – one\n> – two\n> Strong: 2 independent kinds of evidence.\n");

  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_ptr_array_add (list, &plain);
  g_ptr_array_add (list, &weighed);
  g_autoptr (GPtrArray) problems = idp_findings_problems (list);
  g_assert_true (problems->pdata[0] == &weighed && problems->pdata[1] == &plain);

  weighed.verdict = IDP_VERDICT_NOT_MEASURED;
  g_assert_false (idp_finding_is_strong (&weighed));
}

static void
test_words (void)
{
  const struct
  {
    IdpLimit limit;
    double measured;
    const char *text;
  } cases[] = {
    { { 50, 110, 0, IDP_UNIT_PX }, 12, "12 px, allowed 50 px to 110 px" },
    { { -INFINITY, 4, 0, IDP_UNIT_LSTAR }, 9.25, "9.2 L*, allowed at most 4.0 L*" },
    { { 60, INFINITY, 0, IDP_UNIT_QUALITY }, 31, "31, allowed at least 60" },
    { { 300, 300, 0, IDP_UNIT_DPI }, 72, "72 dpi, allowed 300 dpi" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const IdpRule rule = { .limit = cases[i].limit };
      const IdpFinding finding = { .rule = &rule, .measured = cases[i].measured };
      g_autofree char *text = idp_finding_measure_text (&finding);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding/judge", test_judge);
  g_test_add_func ("/finding/verdict-of-photo", test_verdict_of_photo);
  g_test_add_func ("/finding/strong", test_strong);
  g_test_add_func ("/finding/words", test_words);
  return g_test_run ();
}
