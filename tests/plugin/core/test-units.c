/* test-units: lengths, unit names and how numbers are shown.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>

#include "units.h"

static void
test_lengths (void)
{
  const struct
  {
    const char *text;
    double mm;
  } good[] = { { "33mm", 33 }, { "0.5mm", 0.5 }, { "72pt", 25.4 }, { "2in", 50.8 } };
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      double mm = 0;
      g_assert_true (idp_length_parse_mm (good[i].text, &mm));
      g_assert_cmpfloat_with_epsilon (mm, good[i].mm, 1e-9);
    }

  const char *const bad[] = { "", "33", "mm", "33 mm", "33cm", "33mmx", "nanmm", "infmm", "3,3mm" };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      double mm = 0;
      g_assert_false (idp_length_parse_mm (bad[i], &mm));
    }
}

static void
test_conversions (void)
{
  g_assert_cmpfloat_with_epsilon (idp_mm_to_pt (25.4), 72, 1e-9);
  g_assert_cmpfloat_with_epsilon (idp_pt_to_mm (72), 25.4, 1e-9);
  /* 33x48 mm at 300 dpi is 390x567 px, as photo labs list it. */
  g_assert_cmpint (lround (idp_mm_to_px (33, 300)), ==, 390);
  g_assert_cmpint (lround (idp_mm_to_px (48, 300)), ==, 567);
}

static void
test_unit_names (void)
{
  for (IdpUnit unit = IDP_UNIT_NONE; unit <= IDP_UNIT_DAY; unit++)
    {
      IdpUnit again = IDP_UNIT_NONE;
      g_assert_true (idp_unit_parse (idp_unit_name (unit), &again));
      g_assert_cmpint (again, ==, unit);
    }
  IdpUnit unit = IDP_UNIT_NONE;
  g_assert_false (idp_unit_parse ("furlong", &unit));
}

static void
test_format (void)
{
  const struct
  {
    double value;
    IdpUnit unit;
    const char *text;
  } cases[] = {
    { 213.6, IDP_UNIT_PX, "214 px" },
    { 3.62, IDP_UNIT_PX, "3.6 px" },
    { 1.55, IDP_UNIT_DEG, "1.6°" },
    { 1.253, IDP_UNIT_NONE, "1.25" },
    { NAN, IDP_UNIT_PX, "–" },
    { -0.04, IDP_UNIT_DEG, "0.0°" },
    { 12.34, IDP_UNIT_PERCENT, "12.3 %" },
    { 38632, IDP_UNIT_BYTE, "38.6 kB" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = idp_unit_format (cases[i].value, cases[i].unit);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_format_beyond (void)
{
  const struct
  {
    double value, limit;
    IdpUnit unit;
    const char *text;
  } cases[] = {
    { 300.4, 300, IDP_UNIT_PX, "300.4 px" },      { 302.4, 300, IDP_UNIT_PX, "302 px" },
    { 3.02, 3, IDP_UNIT_DEG, "3.02°" },           { 40961, 40960, IDP_UNIT_BYTE, "40.961 kB" },
    { 300.0001, 300, IDP_UNIT_PX, "300.000 px" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = idp_unit_format_beyond (cases[i].value, cases[i].limit, cases[i].unit);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/units/lengths", test_lengths);
  g_test_add_func ("/units/conversions", test_conversions);
  g_test_add_func ("/units/names", test_unit_names);
  g_test_add_func ("/units/format", test_format);
  g_test_add_func ("/units/format-beyond", test_format_beyond);
  return g_test_run ();
}
