/* test-display: file names that mean harm, and numbers that nobody need see.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "display.h"

static void
test_visible (void)
{
  static const char *const cases[][2] = {
    { "2024001 张三", "2024001 张三" },
    { "a\nb\tc\x1b[2J", "a<U+000A>b<U+0009>c<U+001B>[2J" },
    { "gpj.\xE2\x80\xAE"
      "exe",
      "gpj.<U+202E>exe" },
    { "zero\xE2\x80\x8Bwidth", "zero<U+200B>width" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *visible = idp_display_visible (cases[i][0]);
      g_assert_cmpstr (visible, ==, cases[i][1]);
    }
}

static void
test_mask_ids (void)
{
  static const char *const cases[][2] = {
    { "430102200001011234", "4301**********1234" },
    { "43010220000101123X.jpg", "4301**********123X.jpg" },
    { "43010220000101123x", "4301**********123x" },
    { "张三-430102200001011234-430102200001011235", "张三-4301**********1234-4301**********1235" },
    { "G430102200001011234", "G4301**********1234" },
    { "20240101", "20240101" },
    { "43010220000101123", "43010220000101123" },     /* 17 digits */
    { "4301022000010112345", "4301022000010112345" }, /* 19 */
    { "430102200001011234X", "4301**********1234X" },
    { "", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = idp_display_mask_ids (cases[i][0]);
      g_assert_cmpstr (masked, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/visible", test_visible);
  g_test_add_func ("/display/mask-ids", test_mask_ids);
  return g_test_run ();
}
