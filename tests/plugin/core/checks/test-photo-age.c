/* test-photo-age: the day a photo was taken against the day that counts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"
#include "marked.h"

/* The notice counts a year back from 30 November 2023. */
static IdpVerdict
verdict_of_day (const char *taken)
{
  const char *const pairs[] = { "Exif.Photo.DateTimeOriginal", taken, NULL };
  g_autofree char *path = scratch_sitter ("aged.jpg", 1, NULL);
  if (taken != NULL)
    marked_tags (path, pairs);
  g_autoptr (Judged) judged = judge_file (path);
  return judged_finding (judged, "old-photo")->verdict;
}

static void
test_days (void)
{
  g_assert_cmpint (verdict_of_day ("2023:11:05 10:00:00"), ==, IDP_VERDICT_PASS);
  g_assert_cmpint (verdict_of_day ("2022:11:30 00:00:01"), ==, IDP_VERDICT_PASS);
  g_assert_cmpint (verdict_of_day ("2022:11:29 23:59:59"), ==, IDP_VERDICT_REVIEW);
  g_assert_cmpint (verdict_of_day ("2015:06:01 12:00:00"), ==, IDP_VERDICT_REVIEW);
}

static void
test_unknown (void)
{
  g_assert_cmpint (verdict_of_day (NULL), ==, IDP_VERDICT_NOT_MEASURED);
  g_assert_cmpint (verdict_of_day ("0000:00:00 00:00:00"), ==, IDP_VERDICT_NOT_MEASURED);
}

/* With "today" yesterday's photo is new. */
static void
test_today (void)
{
  static const char preset[] = "[preset]\nextends=shaoyang-2024\ntitle=T\ntitle[zh_CN]=T\n"
                               "[old-photo]\nmax=2\non=today\n";
  g_autoptr (GError) error = NULL;
  g_autofree char *path = scratch_file ("today.ini", preset, sizeof preset - 1);
  g_autoptr (IdpRules) rules = idp_rules_load (path, &error);
  g_assert_no_error (error);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, g_date_time_get_day_of_month (yesterday),
                  g_date_time_get_month (yesterday), g_date_time_get_year (yesterday));
  const double on = idp_rule_number (idp_rules_find (rules, "old-photo"), "on");
  g_assert_cmpfloat (on - g_date_get_julian (&date), >=, 1);
  g_assert_cmpfloat (on - g_date_get_julian (&date), <=, 2); /* midnight may pass */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-age/days", test_days);
  g_test_add_func ("/photo-age/unknown", test_unknown);
  g_test_add_func ("/photo-age/today", test_today);
  return g_test_run ();
}
