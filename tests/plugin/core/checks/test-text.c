/* test-text: characters in the picture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_clean (void)
{
  static const char *const free_of_it[] = { "seed=1", "hair=long", "stripes=yes", "glasses=yes" };
  for (guint i = 0; i < G_N_ELEMENTS (free_of_it); i++)
    {
      g_autoptr (Judged) judged = judge_finished (free_of_it[i]);
      judged_assert (judged, "text-or-mark", IDP_VERDICT_PASS);
    }
}

static void
test_date (void)
{
  static const char *const tops[] = { "#423e40", "#c8b490", "#7a2430" };
  for (guint i = 0; i < G_N_ELEMENTS (tops); i++)
    {
      g_autofree char *defects = g_strdup_printf ("date_height=0.025 top=%s", tops[i]);
      g_autoptr (Judged) judged = judge_finished (defects);
      judged_assert (judged, "text-or-mark", IDP_VERDICT_REVIEW);
      const IdpRect *region = &judged_finding (judged, "text-or-mark")->region;
      g_assert_cmpint (region->y, >, 560);
      g_assert_cmpint (region->x, >, 240);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/date", test_date);
  return g_test_run ();
}
