/* test-plan: where everything goes, compared with plans that a person has looked at (golden/ beside
 * this file). UPDATE_GOLDEN=1 writes them anew; look at them before committing.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "cuts.h"
#include "plan.h"
#include "scratch.h"

static const char *const sheet_names[] = {
  "5in-mixed-33x48",
  "7in-2x5-33x48",
  "a4-5-per-row-33x48",
  "7in-4-33x48-8-25x35",
};

typedef struct
{
  IdsSheet *sheet;
  GPtrArray *prints;
  IdsPlan plan;
} Fixture;

/* A plan of N_STUDENTS who have nothing but a caption of 20 x 2.5 mm. */
static void
set_up (Fixture *fixture, const char *sheet_name, guint n_students)
{
  g_autoptr (GError) error = NULL;
  fixture->sheet = ids_sheet_load (sheet_name, &error);
  g_assert_no_error (error);
  fixture->prints = g_ptr_array_new_with_free_func (g_free);
  static IdsCaption caption = { .width_mm = 20, .height_mm = 2.5 };
  for (guint i = 0; i < n_students; i++)
    {
      IdsPrint *print = g_new0 (IdsPrint, 1);
      for (guint k = 0; k < fixture->sheet->n_sizes; k++)
        print->labels[k].caption = &caption;
      g_ptr_array_add (fixture->prints, print);
    }
  fixture->plan = ids_plan_new (fixture->sheet, NULL, fixture->prints);
}

static void
tear_down (Fixture *fixture)
{
  ids_sheet_free (fixture->sheet);
  g_ptr_array_unref (fixture->prints);
}

static char *
dump (const IdsPlan *plan)
{
  static const char *const kinds[] = { "photo", "caption", "code", "number", "mark" };
  static const char *const turns[] = { "upright", "turned-left", "turned-right" };
  GString *text = g_string_new (NULL);
  for (guint page = 0; page < ids_plan_get_n_pages (plan); page++)
    {
      g_autoptr (GArray) items = ids_plan_get_page (plan, page);
      g_string_append_printf (text, "page %u, mm\n", page + 1);
      for (guint i = 0; i < items->len; i++)
        {
          const IdsItem *item = &g_array_index (items, IdsItem, i);
          g_string_append_printf (text, "%-7s", kinds[item->kind]);
          if (item->kind != IDS_ITEM_MARK)
            g_string_append_printf (text, " of %u %s", item->print + 1, turns[item->turn]);
          g_string_append_printf (text, " at %.2f %.2f size %.2f %.2f\n", item->x_mm, item->y_mm,
                                  item->width_mm, item->height_mm);
        }
    }
  return g_string_free (text, FALSE);
}

static void
test_golden (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheet_names); i++)
    {
      Fixture fixture;
      set_up (&fixture, sheet_names[i], 3);
      g_autofree char *found = dump (&fixture.plan);
      g_autofree char *name = g_strconcat ("plan-", sheet_names[i], ".txt", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "layout", "golden", name, NULL);
      g_autofree char *wanted = NULL;
      if (g_getenv ("UPDATE_GOLDEN") != NULL)
        g_assert_true (g_file_set_contents (path, found, -1, NULL));
      g_assert_true (g_file_get_contents (path, &wanted, NULL, NULL));
      g_assert_cmpstr (found, ==, wanted);
      tear_down (&fixture);
    }
}

/* Cells of PAGE, photo and label together, as the cutter wants them. */
static GArray *
find_cells (const IdsPlan *plan)
{
  const IdsSheet *sheet = plan->sheet;
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (IdsBox));
  for (guint student = 0; student < plan->prints->len; student++)
    for (guint i = 0; i < sheet->cells->len; i++)
      {
        const IdsCell *cell = &g_array_index (sheet->cells, IdsCell, i);
        const double x_mm
            = sheet->left_mm + student % sheet->across * sheet->pitch_x_mm + cell->x_mm;
        const double y_mm
            = sheet->top_mm + student / sheet->across * sheet->pitch_y_mm + cell->y_mm;
        double width_mm = 0, height_mm = 0;
        ids_sheet_get_cell_size (sheet, cell, &width_mm, &height_mm);
        const IdsBox box = { x_mm, y_mm, x_mm + width_mm, y_mm + height_mm };
        g_array_append_val (boxes, box);
      }
  return boxes;
}

/* How far LINE, WIDTH_MM wide, reaches into CELL. */
static double
get_depth (const IdsItem *line, double width_mm, const IdsBox *cell)
{
  const double right_mm = line->width_mm > 0 ? 0 : width_mm / 2;
  const double down_mm = line->width_mm > 0 ? width_mm / 2 : 0;
  const double across_mm = MIN (line->x_mm + line->width_mm + right_mm, cell->x1_mm)
                           - MAX (line->x_mm - right_mm, cell->x0_mm);
  const double deep_mm = MIN (line->y_mm + line->height_mm + down_mm, cell->y1_mm)
                         - MAX (line->y_mm - down_mm, cell->y0_mm);
  return MIN (across_mm, deep_mm);
}

/* Lines run along every cell, beside it where there is a gap, and over none. */
static void
test_lines (void)
{
  static const struct
  {
    const char *extends;
    const char *text;
    guint n_lines;
    double over_mm; /* how far a line may lie on a cell */
  } cases[] = {
    { "7in-2x5-33x48", "", 6 + 4, 0.1 },
    { "5in-mixed-33x48", "", 3 + 6, 0.1 },
    { "a4-5-per-row-33x48", "", 10 + 10, 0 },
    { "7in-4-33x48-8-25x35", "", 7 + 5, 0.1 },
    /* Gaps of just two lines and of less than one. */
    { "a4-5-per-row-33x48", "width=0.5mm\n[columns]\ngap=1mm\n[students]\ngap-down=0.1mm\n", 10 + 6,
      0.2 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("[preset]\nextends=%s\n[marks]\nstyle=lines\n%s",
                                               cases[i].extends, cases[i].text);
      Fixture fixture;
      g_autofree char *path = scratch_file ("lines.ini", text, strlen (text));
      set_up (&fixture, path, 5);
      const IdsSheet *sheet = fixture.sheet;
      g_ptr_array_set_size (fixture.prints, ids_sheet_get_students_per_page (sheet));
      g_autoptr (GArray) cells = find_cells (&fixture.plan);
      g_autoptr (GArray) items = ids_plan_get_page (&fixture.plan, 0);
      guint n = 0;
      for (guint k = 0; k < items->len; k++)
        {
          const IdsItem *item = &g_array_index (items, IdsItem, k);
          if (item->kind != IDS_ITEM_MARK)
            continue;
          n++;
          for (guint c = 0; c < cells->len; c++)
            g_assert_cmpfloat (
                get_depth (item, sheet->mark_width_mm, &g_array_index (cells, IdsBox, c)), <=,
                cases[i].over_mm + 1e-6);
        }
      g_assert_cmpuint (n, ==, cases[i].n_lines);
      tear_down (&fixture);
    }
}

static gboolean
touch (const IdsItem *a, const IdsItem *b, double tolerance_mm)
{
  return a->x_mm < b->x_mm + b->width_mm + tolerance_mm
         && b->x_mm < a->x_mm + a->width_mm + tolerance_mm
         && a->y_mm < b->y_mm + b->height_mm + tolerance_mm
         && b->y_mm < a->y_mm + a->height_mm + tolerance_mm;
}

/* What a print shop would check with a ruler. */
static void
check_page (const IdsPlan *plan, guint page)
{
  const IdsSheet *sheet = plan->sheet;
  g_autoptr (GArray) items = ids_plan_get_page (plan, page);
  guint n_photos = 0, n_captions = 0, first = 0, n = 0;
  for (guint i = 0; i < items->len; i++)
    {
      const IdsItem *item = &g_array_index (items, IdsItem, i);
      const gboolean upright = item->turn == IDS_TURN_NONE;
      n_photos += item->kind == IDS_ITEM_PHOTO;
      n_captions += item->kind == IDS_ITEM_CAPTION;
      if (item->kind == IDS_ITEM_PHOTO)
        {
          const IdsSize *size = &sheet->sizes[item->size];
          g_assert_cmpfloat_with_epsilon (upright ? item->width_mm : item->height_mm,
                                          size->width_mm, 1e-9);
          g_assert_cmpfloat_with_epsilon (upright ? item->height_mm : item->width_mm,
                                          size->height_mm, 1e-9);
        }
      g_assert_cmpfloat (item->x_mm, >=, 0);
      g_assert_cmpfloat (item->y_mm, >=, 0);
      g_assert_cmpfloat (item->x_mm + item->width_mm, <=, sheet->paper_width_mm);
      g_assert_cmpfloat (item->y_mm + item->height_mm, <=, sheet->paper_height_mm);

      for (guint j = 0; j < i; j++)
        {
          const IdsItem *other = &g_array_index (items, IdsItem, j);
          if (item->kind == IDS_ITEM_MARK && other->kind != IDS_ITEM_MARK)
            g_assert_false (touch (item, other, sheet->mark_offset_mm / 2));
          else if (item->kind != IDS_ITEM_MARK)
            g_assert_false (touch (item, other, -1e-9));
        }
    }
  ids_plan_get_students (plan, page, &first, &n);
  g_assert_cmpuint (n_photos, ==, sheet->cells->len * n);
  g_assert_cmpuint (n_captions, ==, sheet->cells->len * n);
}

static void
test_pages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheet_names); i++)
    {
      Fixture fixture;
      set_up (&fixture, sheet_names[i], 11);
      const guint n_pages = ids_plan_get_n_pages (&fixture.plan);
      g_assert_cmpuint (n_pages, ==, ((const guint[]){ 11, 6, 3, 11 })[i]);
      guint next = 0;
      for (guint page = 0; page < n_pages; page++)
        {
          guint first = 0, n = 0;
          ids_plan_get_students (&fixture.plan, page, &first, &n);
          g_assert_cmpuint (first, ==, next);
          next += n;
          check_page (&fixture.plan, page);
        }
      g_assert_cmpuint (next, ==, 11);
      tear_down (&fixture);
    }
}

static void
test_nobody (void)
{
  Fixture fixture;
  set_up (&fixture, sheet_names[0], 0);
  g_assert_cmpuint (ids_plan_get_n_pages (&fixture.plan), ==, 0);
  tear_down (&fixture);
}

/* 480x640 for 33x48: 440x640 shows, so 20 px at either side are clipped and nothing is stretched.
 */
static void
test_picture (void)
{
  Fixture fixture;
  set_up (&fixture, sheet_names[0], 1);
  const IdsPicture *picture = &fixture.plan.pictures[0];
  g_assert_cmpfloat_with_epsilon (picture->width_mm / 480, picture->height_mm / 640, 1e-12);
  g_assert_cmpfloat_with_epsilon (picture->height_mm, 48, 1e-9);
  g_assert_cmpfloat_with_epsilon (picture->y_mm, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (-picture->x_mm / (picture->width_mm / 480), 20, 1e-9);
  tear_down (&fixture);
}

static void
assert_maps (const IdsItem *item, double x, double y, double page_x, double page_y)
{
  const IdsMatrix m = ids_item_get_matrix (item);
  g_assert_cmpfloat_with_epsilon (m.xx * x + m.xy * y + m.x0, page_x, 1e-9);
  g_assert_cmpfloat_with_epsilon (m.yx * x + m.yy * y + m.y0, page_y, 1e-9);
  /* Turned, never mirrored. */
  g_assert_cmpfloat_with_epsilon (m.xx * m.yy - m.xy * m.yx, 1, 1e-9);
}

static void
test_matrix (void)
{
  const IdsItem upright = { IDS_ITEM_PHOTO, 0, 0, IDS_TURN_NONE, 10, 20, 33, 48 };
  assert_maps (&upright, 0, 0, 10, 20);
  assert_maps (&upright, 33, 48, 43, 68);

  /* The head, the middle of the upper edge, points left. */
  const IdsItem left = { IDS_ITEM_PHOTO, 0, 0, IDS_TURN_LEFT, 10, 20, 48, 33 };
  assert_maps (&left, 16.5, 0, 10, 36.5);
  assert_maps (&left, 0, 0, 10, 53);
  assert_maps (&left, 33, 48, 58, 20);

  const IdsItem right = { IDS_ITEM_PHOTO, 0, 0, IDS_TURN_RIGHT, 10, 20, 48, 33 };
  assert_maps (&right, 16.5, 0, 58, 36.5);
  assert_maps (&right, 0, 0, 58, 20);
  assert_maps (&right, 33, 48, 10, 53);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/golden", test_golden);
  g_test_add_func ("/plan/lines", test_lines);
  g_test_add_func ("/plan/pages", test_pages);
  g_test_add_func ("/plan/nobody", test_nobody);
  g_test_add_func ("/plan/picture", test_picture);
  g_test_add_func ("/plan/matrix", test_matrix);
  return g_test_run ();
}
