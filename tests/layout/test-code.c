/* test-code: codes as modules and millimetres, and what is refused. Whether they can be read is for
 * test-codes.sh. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "code.h"
#include "error.h"
#include "scratch.h"

static const IdsCodeSpec qr = { .kind = IDS_CODE_QR, .module_mm = 0.25 };
static const IdsCodeSpec code128 = { .kind = IDS_CODE_128, .module_mm = 0.25, .height_mm = 6 };

static void
assert_size (const IdsCodeSpec *spec, const char *text, double width_mm, double height_mm)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdsCode) code = ids_code_new (spec, text, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (code->width_mm, width_mm, 1e-9);
  g_assert_cmpfloat_with_epsilon (code->height_mm, height_mm, 1e-9);
}

static void
test_sizes (void)
{
  /* Code 128: 35 modules, 11 for each two digits or other character, 20 of quiet zones. */
  assert_size (&code128, "20240001", 24.75, 6);
  assert_size (&code128, "202400010002", 30.25, 6);
  assert_size (&code128, "A", 16.5, 6);
  /* QR: 21 modules hold 34 digits at level M, 25 the next; 8 of quiet zones. */
  assert_size (&qr, "20240001", 7.25, 7.25);
  assert_size (&qr, "1234567890123456789012345678901234", 7.25, 7.25);
  assert_size (&qr, "12345678901234567890123456789012345", 8.25, 8.25);

  double width_mm = 0, height_mm = 0;
  ids_code_get_least_size (&code128, &width_mm, &height_mm);
  g_assert_cmpfloat_with_epsilon (width_mm, 16.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (height_mm, 6, 1e-9);
  ids_code_get_least_size (&qr, &width_mm, &height_mm);
  g_assert_cmpfloat_with_epsilon (width_mm, 7.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (height_mm, 7.25, 1e-9);
}

/* Runs lie within the symbol and are as long as they can be. */
static void
assert_runs (const IdsCode *code)
{
  for (guint i = 0; i < code->n_runs; i++)
    {
      const IdsCodeRun *run = &code->runs[i];
      g_assert_cmpuint (run->length, >, 0);
      g_assert_cmpuint (run->x + run->length, <=, code->n_columns);
      g_assert_cmpuint (run->y, <, code->n_rows);
      if (i > 0 && run[-1].y == run->y)
        g_assert_cmpuint (run[-1].x + run[-1].length, <, run->x);
    }
}

static void
test_modules (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdsCode) square = ids_code_new (&qr, "20240001", &error);
  g_assert_no_error (error);
  assert_runs (square);
  /* The upper edge begins and ends with that of a finder pattern. */
  g_assert_cmpuint (square->n_rows, ==, 21);
  g_assert_cmpuint (square->runs[0].x, ==, 0);
  g_assert_cmpuint (square->runs[0].length, ==, 7);
  guint last = 0;
  while (square->runs[last + 1].y == 0)
    last++;
  g_assert_cmpuint (square->runs[last].x, ==, 14);
  g_assert_cmpuint (square->runs[last].length, ==, 7);

  g_autoptr (IdsCode) bars = ids_code_new (&code128, "20240001", &error);
  g_assert_no_error (error);
  assert_runs (bars);
  g_assert_cmpuint (bars->n_rows, ==, 1);
  g_assert_cmpuint (bars->n_runs, ==, 3 * 6 + 4);
  g_assert_cmpuint (bars->runs[0].x, ==, 0);
  g_assert_cmpuint (bars->runs[bars->n_runs - 1].x + 2, ==, bars->n_columns);
}

static void
test_pixels (void)
{
  const IdsSheet sheet = {
    .page_width_mm = 178, .page_height_mm = 127, .raster_width_px = 2102, .raster_height_px = 1500
  };
  g_assert_cmpint (ids_code_count_px (&sheet, 0.254), ==, 3);
  g_assert_cmpint (ids_code_count_px (&sheet, 0.25), ==, 3);
  g_assert_cmpint (ids_code_count_px (&sheet, 0.24), ==, 2);
  g_assert_cmpint (ids_code_count_px (&sheet, 0.08), ==, 0);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "", "there is nothing to put into the code" },
    { "2024计1", "of ASCII only, not 计 (U+8BA1)" },
    { "2024é", "of ASCII only, not é (U+00E9)" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      g_assert_null (ids_code_new (&qr, cases[i].text, &error));
      scratch_assert_error (&error, IDP_ERROR_REFUSED, cases[i].message);
    }

  GError *error = NULL;
  g_autofree char *endless = g_strnfill (10000, '7');
  g_assert_null (ids_code_new (&code128, endless, &error));
  scratch_assert_error (&error, IDP_ERROR_REFUSED, "cannot become a code");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code/sizes", test_sizes);
  g_test_add_func ("/code/modules", test_modules);
  g_test_add_func ("/code/pixels", test_pixels);
  g_test_add_func ("/code/refused", test_refused);
  return g_test_run ();
}
