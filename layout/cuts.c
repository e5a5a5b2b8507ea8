/* cuts: where the prints of a page are cut apart.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cuts.h"

#include <math.h>

static gboolean
equal (double a_mm, double b_mm)
{
  return fabs (a_mm - b_mm) < IDS_TOLERANCE_MM;
}

static gboolean
touch (const IdsBox *a, const IdsBox *b)
{
  return a->x0_mm <= b->x1_mm + IDS_TOLERANCE_MM && b->x0_mm <= a->x1_mm + IDS_TOLERANCE_MM
         && a->y0_mm <= b->y1_mm + IDS_TOLERANCE_MM && b->y0_mm <= a->y1_mm + IDS_TOLERANCE_MM;
}

static gboolean
same_box (const IdsBox *a, const IdsBox *b)
{
  return equal (a->x0_mm, b->x0_mm) && equal (a->y0_mm, b->y0_mm) && equal (a->x1_mm, b->x1_mm)
         && equal (a->y1_mm, b->y1_mm);
}

static void
add_once (GArray *boxes, const IdsBox *box)
{
  for (guint i = 0; i < boxes->len; i++)
    if (same_box (box, &g_array_index (boxes, IdsBox, i)))
      return;
  g_array_append_val (boxes, *box);
}

/* Adds LINE to MARKS, cut off at the page's edge, unless it touches a cell. */
static void
add_mark (const IdsSheet *sheet, const GArray *cells, GArray *marks, IdsBox line)
{
  const double bleed_mm = sheet->bleed_mm, start_mm = 0 - bleed_mm; /* never "-0" */
  line.x0_mm = CLAMP (line.x0_mm, start_mm, sheet->paper_width_mm + bleed_mm);
  line.x1_mm = CLAMP (line.x1_mm, start_mm, sheet->paper_width_mm + bleed_mm);
  line.y0_mm = CLAMP (line.y0_mm, start_mm, sheet->paper_height_mm + bleed_mm);
  line.y1_mm = CLAMP (line.y1_mm, start_mm, sheet->paper_height_mm + bleed_mm);
  if (line.x1_mm - line.x0_mm < IDS_TOLERANCE_MM && line.y1_mm - line.y0_mm < IDS_TOLERANCE_MM)
    return;

  for (guint i = 0; i < cells->len; i++)
    if (touch (&line, &g_array_index (cells, IdsBox, i)))
      return;
  add_once (marks, &line);
}

/* Two lines at each corner of each cell, pointing away from it. */
static void
add_marks (const IdsSheet *sheet, const GArray *cells, GArray *marks)
{
  const double near_mm = sheet->mark_offset_mm;
  const double far_mm = sheet->mark_offset_mm + sheet->mark_length_mm;
  for (guint i = 0; i < cells->len; i++)
    {
      const IdsBox cell = g_array_index (cells, IdsBox, i);
      const double xs_mm[] = { cell.x0_mm, cell.x1_mm };
      const double ys_mm[] = { cell.y0_mm, cell.y1_mm };
      for (int side = 0; side < 2; side++)
        {
          const double x_mm = xs_mm[side], y_mm = ys_mm[side];
          add_mark (sheet, cells, marks,
                    (IdsBox){ x_mm, cell.y0_mm - far_mm, x_mm, cell.y0_mm - near_mm });
          add_mark (sheet, cells, marks,
                    (IdsBox){ x_mm, cell.y1_mm + near_mm, x_mm, cell.y1_mm + far_mm });
          add_mark (sheet, cells, marks,
                    (IdsBox){ cell.x0_mm - far_mm, y_mm, cell.x0_mm - near_mm, y_mm });
          add_mark (sheet, cells, marks,
                    (IdsBox){ cell.x1_mm + near_mm, y_mm, cell.x1_mm + far_mm, y_mm });
        }
    }
}

/* The line through X_MM that bounds CELL, as far as it runs on both sides before it would enter a
 * cell; at most through a paper of PAPER_MM and its bleed. */
static IdsBox
extend (const GArray *cells, const IdsBox *cell, double x_mm, double paper_mm, double bleed_mm)
{
  IdsBox line = { x_mm, 0 - bleed_mm, x_mm, paper_mm + bleed_mm };
  for (guint i = 0; i < cells->len; i++)
    {
      const IdsBox *other = &g_array_index (cells, IdsBox, i);
      if (x_mm < other->x0_mm + IDS_TOLERANCE_MM || x_mm > other->x1_mm - IDS_TOLERANCE_MM)
        continue;
      if (other->y1_mm <= cell->y0_mm + IDS_TOLERANCE_MM)
        line.y0_mm = MAX (line.y0_mm, other->y1_mm);
      else
        line.y1_mm = MIN (line.y1_mm, other->y0_mm);
    }
  return line;
}

/* How far LINE has to move so that it lies in the gap beside the cells that it bounds; 0 where it
 * bounds cells on both sides. */
static double
find_shift (const GArray *cells, const IdsBox *line, double line_width_mm, double paper_mm)
{
  const double x_mm = line->x0_mm;
  double left_mm = x_mm, right_mm = paper_mm - x_mm; /* free on either side */
  for (guint i = 0; i < cells->len; i++)
    {
      const IdsBox *cell = &g_array_index (cells, IdsBox, i);
      if (cell->y1_mm < line->y0_mm + IDS_TOLERANCE_MM
          || cell->y0_mm > line->y1_mm - IDS_TOLERANCE_MM)
        continue;
      if (cell->x1_mm < x_mm + IDS_TOLERANCE_MM)
        left_mm = MIN (left_mm, x_mm - cell->x1_mm);
      else
        right_mm = MIN (right_mm, cell->x0_mm - x_mm);
    }
  if (left_mm > IDS_TOLERANCE_MM)
    return -MIN (line_width_mm, left_mm) / 2;
  return right_mm > IDS_TOLERANCE_MM ? MIN (line_width_mm, right_mm) / 2 : 0;
}

/* The upright lines along CELLS on a paper of WIDTH_MM x HEIGHT_MM. Its own edges need none:
 * without bleed there is nothing to cut, and with it the paper is trimmed there anyway. */
static GArray *
find_lines (const IdsSheet *sheet, const GArray *cells, double width_mm, double height_mm)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (IdsBox));
  for (guint i = 0; i < cells->len; i++)
    {
      const IdsBox *cell = &g_array_index (cells, IdsBox, i);
      const double xs_mm[] = { cell->x0_mm, cell->x1_mm };
      for (guint side = 0; side < G_N_ELEMENTS (xs_mm); side++)
        {
          if (xs_mm[side] < IDS_TOLERANCE_MM || xs_mm[side] > width_mm - IDS_TOLERANCE_MM)
            continue;
          IdsBox line = extend (cells, cell, xs_mm[side], height_mm, sheet->bleed_mm);
          line.x0_mm += find_shift (cells, &line, sheet->mark_width_mm, width_mm);
          line.x1_mm = line.x0_mm;
          add_once (lines, &line);
        }
    }
  return lines;
}

/* Width for height. */
static GArray *
transpose (const GArray *boxes)
{
  GArray *turned = g_array_sized_new (FALSE, FALSE, sizeof (IdsBox), boxes->len);
  for (guint i = 0; i < boxes->len; i++)
    {
      const IdsBox *box = &g_array_index (boxes, IdsBox, i);
      const IdsBox other = { box->y0_mm, box->x0_mm, box->y1_mm, box->x1_mm };
      g_array_append_val (turned, other);
    }
  return turned;
}

static void
add_lines (const IdsSheet *sheet, const GArray *cells, GArray *lines)
{
  g_autoptr (GArray) upright
      = find_lines (sheet, cells, sheet->paper_width_mm, sheet->paper_height_mm);
  g_autoptr (GArray) turned = transpose (cells);
  g_autoptr (GArray) found
      = find_lines (sheet, turned, sheet->paper_height_mm, sheet->paper_width_mm);
  g_autoptr (GArray) level = transpose (found);
  g_array_append_vals (lines, upright->data, upright->len);
  g_array_append_vals (lines, level->data, level->len);
}

GArray *
ids_cuts_find (const IdsSheet *sheet, const GArray *cells)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (IdsBox));
  if (sheet->cuts == IDS_CUTS_MARKS)
    add_marks (sheet, cells, cuts);
  else if (sheet->cuts == IDS_CUTS_LINES)
    add_lines (sheet, cells, cuts);
  return cuts;
}
