/* test-sheet: the presets, and what is said of a preset that is wrong.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "error.h"
#include "preset.h"
#include "scratch.h"
#include "sheet.h"

/* Its label is too low for this. */
#define QR "[label]\ncode=qr\ncode-field={student_id}\ncode-module=0.25mm\ncode-place=left\n"

/* A sheet that is the 7 in preset but for TEXT. */
static IdsSheet *
load (const char *text, GError **error)
{
  g_autofree char *whole = g_strconcat ("[preset]\nextends=7in-2x5-33x48\n", text, NULL);
  g_autofree char *path = scratch_file ("sheet.ini", whole, strlen (whole));
  return ids_sheet_load (path, error);
}

static IdsSheet *
load_built_in (const char *name)
{
  g_autoptr (GError) error = NULL;
  IdsSheet *sheet = ids_sheet_load (name, &error);
  g_assert_no_error (error);
  return sheet;
}

static void
assert_cell (const IdsSheet *sheet, guint i, double x_mm, double y_mm, IdsTurn turn)
{
  const IdsCell *cell = &g_array_index (sheet->cells, IdsCell, i);
  g_assert_cmpfloat_with_epsilon (cell->x_mm, x_mm, 1e-9);
  g_assert_cmpfloat_with_epsilon (cell->y_mm, y_mm, 1e-9);
  g_assert_cmpint (cell->turn, ==, turn);
}

static void
test_row (void)
{
  g_autoptr (IdsSheet) sheet = load_built_in ("7in-2x5-33x48");
  g_assert_cmpstr (sheet->name, ==, "7in-2x5-33x48");
  g_assert_cmpint (ids_sheet_get_students_per_page (sheet), ==, 2);
  g_assert_cmpuint (sheet->cells->len, ==, 5);
  for (int i = 0; i < 5; i++)
    assert_cell (sheet, i, 33 * i, 0, IDS_TURN_NONE);
  g_assert_cmpfloat_with_epsilon (sheet->block_width_mm, 165, 1e-9);
  g_assert_cmpfloat_with_epsilon (sheet->block_height_mm, 53, 1e-9);
  g_assert_cmpfloat_with_epsilon (sheet->left_mm, 6.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (sheet->top_mm, 7, 1e-9);
  g_assert_cmpfloat_with_epsilon (sheet->pitch_y_mm, 60, 1e-9);
}

static void
test_mixed (void)
{
  g_autoptr (IdsSheet) sheet = load_built_in ("5in-mixed-33x48");
  g_assert_cmpuint (sheet->cells->len, ==, 5);
  for (int i = 0; i < 3; i++)
    assert_cell (sheet, i, 0, 33 * i, IDS_TURN_LEFT);
  for (int i = 0; i < 2; i++)
    assert_cell (sheet, 3 + i, 52, 52 * i, IDS_TURN_NONE);
  g_assert_cmpfloat_with_epsilon (sheet->block_width_mm, 85, 1e-9);
  g_assert_cmpfloat_with_epsilon (sheet->block_height_mm, 104, 1e-9);
  g_assert_cmpfloat_with_epsilon (sheet->left_mm, 2, 1e-9);
}

/* Two sizes: each has its own label, and what that does not say is as in the first. */
static void
test_two_sizes (void)
{
  g_autoptr (IdsSheet) sheet = load_built_in ("7in-4-33x48-8-25x35");
  g_assert_cmpuint (sheet->n_sizes, ==, 2);
  g_assert_cmpfloat_with_epsilon (sheet->sizes[1].label_height_mm, 4, 1e-9);
  g_assert_cmpstr (sheet->sizes[1].label_text, ==, sheet->sizes[0].label_text);
  g_assert_cmpuint (sheet->cells->len, ==, 12);
  for (guint i = 0; i < 12; i++)
    {
      const guint k = i < 4 ? i : i - 4;
      assert_cell (sheet, i, i < 4 ? 33 * (k / 2) : 66 + 25 * (k / 2), k % 2 * (i < 4 ? 53 : 39),
                   IDS_TURN_NONE);
      g_assert_cmpuint (g_array_index (sheet->cells, IdsCell, i).size, ==, i < 4 ? 0 : 1);
    }
  g_assert_cmpfloat_with_epsilon (sheet->block_width_mm, 166, 1e-9);
  g_assert_cmpfloat_with_epsilon (sheet->block_height_mm, 106, 1e-9);
}

static void
test_a4 (void)
{
  g_autoptr (IdsSheet) sheet = load_built_in ("a4-5-per-row-33x48");
  g_assert_cmpint (ids_sheet_get_students_per_page (sheet), ==, 5);
  g_assert_cmpuint (sheet->cells->len, ==, 5);
  assert_cell (sheet, 4, 4 * 37, 0, IDS_TURN_NONE);
}

/* Every preset that --list shows loads and fits, and its name says what it prints. */
static void
test_all (void)
{
  g_auto (GStrv) names = idp_preset_list (IDP_PRESET_SHEETS);
  g_assert_cmpuint (g_strv_length (names), >=, 22);
  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (IdsSheet) sheet = load_built_in (*name);
      const IdsSize *last = &sheet->sizes[sheet->n_sizes - 1];
      g_autofree char *size = g_strdup_printf ("-%gx%g", last->width_mm, last->height_mm);
      g_assert_true (g_str_has_suffix (*name, size));
      g_assert_cmpint (sheet->photo_width_px, ==, 480);
      g_assert_cmpint (sheet->photo_height_px, ==, 640);
      if (strcmp (size, "-33x48") == 0)
        g_assert_cmpuint (sheet->cells->len, ==, 5);
    }
}

/* The picture of the whole paper: from the resolution, or as the lab asks for. */
static void
test_raster_size (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdsSheet) plain = load_built_in ("6in-mixed-33x48");
  g_assert_cmpint (plain->raster_width_px, ==, 1205);
  g_assert_cmpint (plain->raster_height_px, ==, 1795);
  g_autoptr (IdsSheet) lab = load_built_in ("6in-lab-mixed-33x48");
  g_assert_cmpint (lab->raster_width_px, ==, 1200);
  g_assert_cmpint (lab->raster_height_px, ==, 1800);
  g_autoptr (IdsSheet) half = load ("[raster]\nwidth=2102\n", &error);
  g_assert_error (error, IDP_ERROR, IDP_ERROR_PRESET);
}

static void
test_given_place (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdsSheet) sheet = load ("[students]\nleft=5mm\ntop=6mm\n", &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (sheet->left_mm, 5, 1e-9);
  g_assert_cmpfloat_with_epsilon (sheet->top_mm, 6, 1e-9);
}

/* A code for each size; what has no label has no code. */
static void
test_codes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdsSheet) built_in = load_built_in ("a4-5-per-row-qr-33x48");
  g_assert_cmpint (built_in->sizes[0].code.kind, ==, IDS_CODE_QR);
  g_assert_cmpint (built_in->sizes[0].code.place, ==, IDS_CODE_LEFT);
  g_assert_cmpfloat_with_epsilon (built_in->sizes[0].code.module_mm, 0.254, 1e-9);

  g_autoptr (IdsSheet) sheet
      = load (QR "height=7.5mm\n[students]\ndown=1\n[print.2]\nwidth=25mm\nheight=35mm\n"
                 "[label.2]\nheight=5mm\ncode=code128\ncode-height=2mm\ncode-place=below\n"
                 "[print.3]\nwidth=25mm\nheight=35mm\n[label.3]\nheight=0mm\n",
              &error);
  g_assert_no_error (error);
  g_assert_cmpint (sheet->sizes[0].code.kind, ==, IDS_CODE_QR);
  g_assert_cmpint (sheet->sizes[1].code.kind, ==, IDS_CODE_128);
  g_assert_cmpint (sheet->sizes[1].code.place, ==, IDS_CODE_BELOW);
  g_assert_cmpstr (sheet->sizes[1].code.field, ==, "{student_id}");
  g_assert_cmpint (sheet->sizes[2].code.kind, ==, IDS_CODE_NONE);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    /* What does not fit is told by edge and number. */
    { "[paper]\nwidth=170mm\n",
      "165×113 mm do not fit on 170×127 mm of paper with 5 mm margin; too far: "
      "left 2.50 mm, right 2.50 mm" },
    { "[paper]\nheight=120mm\n", "too far: top 1.50 mm, bottom 1.50 mm" },
    { "[students]\nleft=10mm\n", "too far: right 2.00 mm" },
    { "[students]\ntop=1mm\n", "too far: top 4.00 mm" },
    { "[students]\nacross=2\n", "too far: left" },
    /* Units and ranges. */
    { "[paper]\nwidth=178\n", "sheet.ini: [paper] width: “178” is not a length with its unit" },
    { "[paper]\nwidth=178px\n", "[paper] width: “178px” is not a length" },
    { "[print]\nwidth=0mm\n", "[print] width: 0 mm is outside" },
    { "[print]\nheight=-48mm\n", "[print] height: -48 mm is outside" },
    { "[photo]\nwidth=0\n", "[photo] width: 0 is outside" },
    { "[photo]\nwidth=480.5\n", "[photo] width: 480.5 is not a whole number" },
    { "[students]\ndown=0\n", "[students] down: 0 is outside" },
    { "[raster]\ndpi=30\n", "[raster] dpi: 30 is outside" },
    { "[label]\nfont-size-min=9pt\n", "[label] font-size-min" },
    { "[label]\nside-margin=17mm\n", "[label] side-margin" },
    { "[label]\ntext={name} {id}\n", "[label] text: “{id}" },
    { "[label]\nfonts=\n", "[label] fonts: no font is named" },
    /* Codes. */
    { "[label]\ncode=ean\n", "[label] code: “ean” is none of: none, qr, code128" },
    { "[label]\ncode=qr\n", "[label] code-field: missing" },
    { "[label]\ncode-field={student_id}\n", "[label] code-field: unknown key" },
    { QR "code-field={number}\n", "[label] code-field: “{number}” is no field of a label" },
    { QR "code-place=above\n", "[label] code-place: “above” is none of: left, right, below" },
    { QR "code=code128\n", "[label] code-height: missing" },
    { QR "code-module=0.1mm\n", "0.1 mm at 300 dpi are 1 whole pixels, readers need 2" },
    { QR, "[label] code: the smallest code needs 7.25×7.25 mm with its quiet zones, the label has "
          "32.00×5.00 mm" },
    { QR "code=code128\ncode-height=6mm\n", "needs 16.50×6.00 mm with its quiet zones" },
    { QR "code=code128\ncode-height=4mm\ncode-module=0.5mm\n",
      "needs 33.00×4.00 mm with its quiet zones" },
    /* Cells. */
    { "[column.1]\ncells=upright, sideways\n", "[column.1] cells: “sideways” is none of: upright" },
    { "[column.1]\ncells=2:upright\n",
      "[column.1] cells: “2:upright”: there are the sizes 1 to 1" },
    { "[print.2]\nwidth=25mm\nheight=35mm\n", "[label.2] height" },
    { "[print.3]\nwidth=25mm\n", "[print.3] width: unknown key" },
    { "[column.1]\ncells=\n", "[column.1] cells: 1 to 100 cells are possible" },
    { "[column.1]\nrepeat=1000\n", "[column.1] repeat" },
    { "[column.3]\ncells=upright\n", "[column.3] cells: unknown key" },
    { "[marks]\nstyle=dots\n", "[marks] style" },
    { "[marks]\nwidth=0mm\n", "[marks] width: 0 mm is outside" },
    { "[marks]\nwidth=1mm\n", "[marks] width: 1 mm is outside" },
    { "[marks]\ncolour=red\n", "[marks] colour: unknown key" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      g_assert_null (load (cases[i].text, &error));
      scratch_assert_error (&error, IDP_ERROR_PRESET, cases[i].message);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/row", test_row);
  g_test_add_func ("/sheet/mixed", test_mixed);
  g_test_add_func ("/sheet/two-sizes", test_two_sizes);
  g_test_add_func ("/sheet/a4", test_a4);
  g_test_add_func ("/sheet/all", test_all);
  g_test_add_func ("/sheet/raster-size", test_raster_size);
  g_test_add_func ("/sheet/given-place", test_given_place);
  g_test_add_func ("/sheet/codes", test_codes);
  g_test_add_func ("/sheet/errors", test_errors);
  return g_test_run ();
}
