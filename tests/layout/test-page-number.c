/* test-page-number: where the number of a page stands, and what it says.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "plan.h"
#include "preset.h"
#include "scratch.h"

static IdsSheet *
load (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = scratch_file ("sheet.ini", text, strlen (text));
  IdsSheet *sheet = ids_sheet_load (path, &error);
  g_assert_no_error (error);
  return sheet;
}

static gboolean
overlap (const IdsBox *a, const IdsItem *b)
{
  return a->x0_mm < b->x_mm + b->width_mm - 1e-6 && a->x1_mm > b->x_mm + 1e-6
         && a->y0_mm < b->y_mm + b->height_mm - 1e-6 && a->y1_mm > b->y_mm + 1e-6;
}

/* On every sheet the room is inside the margin and holds no part of a copy. */
static void
test_room (void)
{
  g_auto (GStrv) names = idp_preset_list (IDP_PRESET_SHEETS);
  guint n_fitting = 0;
  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (IdsSheet) sheet = ids_sheet_load (*name, &error);
      g_assert_no_error (error);
      IdsBox room;
      if (!ids_page_number_find_room (sheet, &room))
        continue;
      n_fitting++;
      g_assert_cmpfloat (room.x0_mm, >=, sheet->margin_mm);
      g_assert_cmpfloat (room.x1_mm, <=, sheet->paper_width_mm - sheet->margin_mm);
      g_assert_cmpfloat (room.y1_mm, <=, sheet->paper_height_mm - sheet->margin_mm);

      IdsPrint nobody = { NULL };
      g_autoptr (GPtrArray) prints = g_ptr_array_new ();
      for (int i = 0; i < ids_sheet_get_students_per_page (sheet); i++)
        g_ptr_array_add (prints, &nobody);
      const IdsPlan plan = ids_plan_new (sheet, NULL, prints);
      g_autoptr (GArray) items = ids_plan_get_page (&plan, 0);
      for (guint i = 0; i < items->len; i++)
        g_assert_false (overlap (&room, &g_array_index (items, IdsItem, i)));
    }
  g_assert_cmpuint (n_fitting, >, 0);
}

/* Above the copies, or between two rows where the margin leaves nothing there. */
static void
test_place (void)
{
  IdsBox room;
  g_autoptr (IdsSheet) high = load ("[preset]\nextends=5in-mixed-33x48\n");
  g_assert_true (ids_page_number_find_room (high, &room));
  g_assert_cmpfloat_with_epsilon (room.y0_mm, 2, 1e-6);
  g_assert_cmpfloat (room.y1_mm, <=, 11.5);

  g_autoptr (IdsSheet) rows = load ("[preset]\nextends=7in-2x5-code128-33x48\n");
  g_assert_true (ids_page_number_find_room (rows, &room));
  g_assert_cmpfloat_with_epsilon (room.y0_mm, 61.5, 1e-6);
  g_assert_cmpfloat (room.y1_mm, <=, 66);
}

/* None where it is not asked for, nor where no gap is high enough. */
static void
test_none (void)
{
  g_autoptr (IdsSheet) silent
      = load ("[preset]\nextends=5in-mixed-33x48\n[number]\nfont-size=0pt\n");
  IdsBox room;
  g_assert_false (ids_page_number_find_room (silent, &room));
  g_autoptr (IdsSheet) large = load ("[preset]\nextends=7in-2x5-33x48\n[number]\nfont-size=5mm\n");
  g_assert_false (ids_page_number_find_room (large, &room));
}

static void
assert_number (const IdsSheet *sheet, const char *name, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdsCaptions) captions = ids_captions_new (sheet, &error);
  g_assert_no_error (error);
  g_autoptr (IdsPageNumbers) numbers = ids_page_numbers_new (captions, sheet, name, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (numbers->captions->len, ==, 3);
  g_assert_cmpstr (((const IdsCaption *) numbers->captions->pdata[1])->text, ==, expected);
}

static void
test_text (void)
{
  g_autoptr (IdsSheet) sheet = load ("[preset]\nextends=5in-mixed-33x48\n");
  assert_number (sheet, "城关教学点-001", "城关教学点-001  2/3");
  /* A character of no font, and a name wider than the paper. */
  assert_number (sheet, "\U0003F000", "2/3");
  g_autofree char *wide = g_strnfill (100, '0');
  assert_number (sheet, wide, "2/3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-number/room", test_room);
  g_test_add_func ("/page-number/place", test_place);
  g_test_add_func ("/page-number/none", test_none);
  g_test_add_func ("/page-number/text", test_text);
  return g_test_run ();
}
