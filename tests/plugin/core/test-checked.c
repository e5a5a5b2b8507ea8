/* test-checked: what a check came to, written and read again.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checked.h"

#include <string.h>

#include "check.h"
#include "error.h"
#include "report.h"
#include "scratch.h"

static IdpChecked *
check (const char *const *defects, const IdpRules *rules)
{
  g_autofree char *path = scratch_sitter ("checked.jpg", 1, defects);
  g_autoptr (GError) error = NULL;
  IdpChecked *checked = idp_checked_new (path, rules, &error);
  g_assert_no_error (error);
  return checked;
}

/* The same findings as idp_checks_run() gives, and a small picture. */
static void
test_new (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  const char *const dark[] = { "exposure_ev", "-5", NULL };
  g_autoptr (IdpChecked) checked = check (dark, rules);
  g_assert_cmpint (checked->width_px, ==, 900);
  g_assert_cmpint (checked->height_px, ==, 1200);
  g_assert_false (checked->finished);
  g_assert_cmpint (idp_findings_verdict (checked->findings), ==, IDP_VERDICT_FAIL);
  g_assert_nonnull (checked->likeness);

  gsize length = 0;
  const char *data = g_bytes_get_data (checked->thumbnail, &length);
  g_autofree char *path = scratch_file ("thumbnail.jpg", data, length);
  g_autoptr (IdpFile) thumbnail = idp_file_load (path, NULL);
  g_assert_cmpint (thumbnail->width_px, ==, 240);
  g_assert_cmpint (thumbnail->height_px, ==, 320);
}

static void
test_round_trip (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  const char *const blurred[] = { "blur_sigma", "3", "tilt_deg", "8", NULL };
  g_autoptr (IdpChecked) checked = check (blurred, rules);
  g_autofree char *text = idp_checked_to_json (checked);
  g_assert_null (strchr (text, '\n'));

  g_autoptr (IdpChecked) again = idp_checked_from_json (text, strlen (text), rules);
  g_assert_nonnull (again);
  g_autofree char *text_again = idp_checked_to_json (again);
  g_assert_cmpstr (text_again, ==, text);

  g_assert_cmpuint (again->findings->len, ==, checked->findings->len);
  for (guint i = 0; i < again->findings->len; i++)
    {
      const IdpFinding *a = checked->findings->pdata[i], *b = again->findings->pdata[i];
      g_assert_true (a->rule == b->rule);
      g_assert_cmpint (a->verdict, ==, b->verdict);
      g_assert_true (a->measured == b->measured || (isnan (a->measured) && isnan (b->measured)));
      if (!idp_rect_is_empty (&a->region) || !idp_rect_is_empty (&b->region))
        g_assert_cmpmem (&a->region, sizeof a->region, &b->region, sizeof b->region);
      g_assert_true ((a->evidence == NULL) == (b->evidence == NULL));
      if (a->evidence != NULL)
        g_assert_cmpint (idp_evidence_points (a->evidence), ==, idp_evidence_points (b->evidence));
    }
  g_assert_cmpfloat (idp_likeness_compare (checked->likeness, again->likeness), >, 99.9);
}

/* Reports say the same of what was kept. */
static void
test_reports (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  const char *const tilted[] = { "tilt_deg", "8", NULL };
  g_autofree char *path = scratch_sitter ("reported.jpg", 1, tilted);
  g_autoptr (IdpPhoto) photo = idp_photo_new (idp_file_load (path, NULL), rules, NULL);
  g_assert_true (idp_photo_examine (photo, NULL));
  g_autoptr (IdpChecked) checked = idp_checked_of (photo, idp_checks_run (photo, rules), NULL);
  g_autofree char *text = idp_checked_to_json (checked);
  g_autoptr (IdpChecked) again = idp_checked_from_json (text, strlen (text), rules);
  g_autoptr (IdpPhoto) photo_again = idp_checked_photo (again, path);

  g_autofree char *json = idp_report_json (photo, checked->findings, rules);
  g_autofree char *json_again = idp_report_json (photo_again, again->findings, rules);
  g_assert_cmpstr (json_again, ==, json);
  g_autofree char *report = idp_report_text (photo, checked->findings, rules);
  g_autofree char *report_again = idp_report_text (photo_again, again->findings, rules);
  g_assert_cmpstr (report_again, ==, report);
}

static void
test_not_ours (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  static const char *const texts[] = {
    "",
    "nothing",
    "[]",
    "{}",
    "{\"sha256\":\"ab\",\"findings\":[]}",
    "{\"sha256\":\"ab\",\"findings\":[{\"rule\":\"of-another-preset\",\"verdict\":0}]}",
    "{\"sha256\":\"ab\",\"findings\":[{\"rule\":\"blur\",\"verdict\":9}]}",
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (idp_checked_from_json (texts[i], strlen (texts[i]), rules));
}

static void
test_unreadable (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = scratch_file ("empty.jpg", "", 0);
  g_assert_null (idp_checked_new (path, rules, &error));
  scratch_assert_error (&error, IDP_ERROR_UNREADABLE, "empty");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checked/new", test_new);
  g_test_add_func ("/checked/round-trip", test_round_trip);
  g_test_add_func ("/checked/reports", test_reports);
  g_test_add_func ("/checked/not-ours", test_not_ours);
  g_test_add_func ("/checked/unreadable", test_unreadable);
  return g_test_run ();
}
