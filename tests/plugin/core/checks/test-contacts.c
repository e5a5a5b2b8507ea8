/* test-contacts: coloured contact lenses.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_clean (void)
{
  static const char *const free_of_it[] = { "seed=1", "glasses=yes", "skin_tone=0.8" };
  for (guint i = 0; i < G_N_ELEMENTS (free_of_it); i++)
    {
      g_autoptr (Judged) judged = judge_finished (free_of_it[i]);
      judged_assert (judged, "contacts-coloured", IDP_VERDICT_PASS);
    }
}

static void
test_blue (void)
{
  g_autoptr (Judged) judged = judge_finished ("lenses=0.6");
  judged_assert_flagged (judged, "contacts-coloured", "");
}

static void
test_ladder (void)
{
  judged_assert_rises (
      judge_finished, "contacts-coloured", 1,
      (const char *const[]){ "lenses=0.3", "lenses=0.5", "lenses=0.7", "lenses=0.9", NULL });
}

/* Eyes of a few pixels show no colour. */
static void
test_small (void)
{
  g_autoptr (Judged) judged = judge_finished ("head_height=0.15 lenses=0.6");
  judged_assert (judged, "contacts-coloured", IDP_VERDICT_NOT_MEASURED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contacts/clean", test_clean);
  g_test_add_func ("/contacts/blue", test_blue);
  g_test_add_func ("/contacts/ladder", test_ladder);
  g_test_add_func ("/contacts/small", test_small);
  return g_test_run ();
}
