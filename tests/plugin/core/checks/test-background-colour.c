/* test-background-colour: the reference colours and others.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_references (void)
{
  static const char *const references[]
      = { "background=#64c5ff", "background=#ffffff", "background=#f0f0f0" };
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autoptr (Judged) judged = judge_original (references[i]);
      g_assert_cmpfloat (judged_finding (judged, "bg-colour-off")->measured, <, 2);
      judged_assert_clean (judged);
    }
}

/* However far off: the collecting unit may set the colour, so a person decides. */
static void
test_never_fails (void)
{
  g_autoptr (Judged) judged = judge_original ("background=#c04040");
  judged_assert_flagged (judged, "bg-colour-off", "");
  judged_assert (judged, "bg-colour-off", IDP_VERDICT_REVIEW);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/background-colour/references", test_references);
  g_test_add_func ("/background-colour/never-fails", test_never_fails);
  return g_test_run ();
}
