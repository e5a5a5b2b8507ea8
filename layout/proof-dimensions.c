/* proof-dimensions: lines across the paper of a proof page that tell every length they meet.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>

#include "page-drawing.h"
#include "proof-parts.h"

/* A line runs so far inside the copies whose lengths it tells, with its numbers above it. */
#define INSET_MM 4.0
#define ABOVE_MM 2.6
#define BELOW_MM 0.9
#define PAD_MM 0.3
#define NUMBER_HEIGHT_MM 2.2 /* of one that has to stand below the line */

/* Where numbers of the rulers stand, and half the room that one needs. */
#define NUMBERS_MM 10.0
#define NUMBER_MM 2.0

#define SLASH_MM 0.6 /* half of the stroke at each end of a length, both ways */
#define TOLERANCE_MM 0.005

typedef struct
{
  gboolean vertical;
  double at_mm;  /* y of a line from left to right, x of a vertical one */
  GArray *edges; /* of double: where the lengths begin and end, along the line */
  double below_mm;
} Line;

struct _IdsDimensions
{
  GPtrArray *lines; /* of Line* */
};

static void
line_free (Line *line)
{
  g_array_unref (line->edges);
  g_free (line);
}

void
ids_dimensions_free (IdsDimensions *dimensions)
{
  if (dimensions == NULL)
    return;
  g_ptr_array_unref (dimensions->lines);
  g_free (dimensions);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const double left = *(const double *) a, right = *(const double *) b;
  return (left > right) - (left < right);
}

static void
add_edges (GArray *edges, const IdsBox *box, gboolean vertical)
{
  g_array_append_vals (edges, vertical ? &box->y0_mm : &box->x0_mm, 1);
  g_array_append_vals (edges, vertical ? &box->y1_mm : &box->x1_mm, 1);
}

static gboolean
crosses (const IdsBox *box, gboolean vertical, double at_mm)
{
  return vertical ? box->x0_mm < at_mm && at_mm < box->x1_mm
                  : box->y0_mm < at_mm && at_mm < box->y1_mm;
}

/* The edges of paper, cells and label strips that a line meets, each once. */
static GArray *
find_edges (const IdsSheet *sheet, const GArray *copies, gboolean vertical, double at_mm)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  const IdsBox paper = { 0, 0, sheet->paper_width_mm, sheet->paper_height_mm };
  add_edges (all, &paper, vertical);
  for (guint i = 0; i < copies->len; i++)
    {
      const IdsProofCopy *copy = &g_array_index (copies, IdsProofCopy, i);
      if (!crosses (&copy->cell, vertical, at_mm))
        continue;
      add_edges (all, &copy->cell, vertical);
      add_edges (all, &copy->photo, vertical);
    }
  g_array_sort (all, compare_numbers);
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < all->len; i++)
    {
      const double edge = g_array_index (all, double, i);
      if (i == 0 || edge > g_array_index (edges, double, edges->len - 1) + TOLERANCE_MM)
        g_array_append_val (edges, edge);
    }
  return edges;
}

static gboolean
same_edges (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (fabs (g_array_index (a, double, i) - g_array_index (b, double, i)) > TOLERANCE_MM)
      return FALSE;
  return TRUE;
}

/* Inside a copy that begins at START_MM, and clear of the ruler and its numbers. */
static double
choose_place (double start_mm)
{
  const double at_mm = MAX (start_mm, IDS_RULER_MM) + INSET_MM;
  const double number_mm = round ((at_mm - (ABOVE_MM - BELOW_MM) / 2) / NUMBERS_MM) * NUMBERS_MM;
  const gboolean clear
      = at_mm - ABOVE_MM > number_mm + NUMBER_MM || at_mm + BELOW_MM < number_mm - NUMBER_MM;
  return clear ? at_mm : number_mm + NUMBER_MM + ABOVE_MM;
}

/* The number that belongs between FROM_MM and TO_MM; NARROW where it is wider than that. */
static PangoLayout *
make_number (cairo_t *canvas, double from_mm, double to_mm, double *width_mm, gboolean *narrow)
{
  g_autofree char *text = ids_proof_format_mm (fabs (to_mm - from_mm));
  PangoLayout *layout = ids_page_layout_new (canvas, text, IDS_SMALL_PT, 0);
  double height_mm = 0;
  ids_page_layout_measure (layout, width_mm, &height_mm);
  *narrow = *width_mm + PAD_MM > fabs (to_mm - from_mm);
  return layout;
}

static gboolean
has_narrow (cairo_t *canvas, const GArray *edges)
{
  gboolean narrow = FALSE;
  for (guint i = 1; i < edges->len && !narrow; i++)
    {
      double width_mm = 0;
      g_autoptr (PangoLayout) layout
          = make_number (canvas, g_array_index (edges, double, i - 1),
                         g_array_index (edges, double, i), &width_mm, &narrow);
    }
  return narrow;
}

static void
take_room (const Line *line, const IdsSheet *sheet, IdsRoom *room)
{
  const double start_mm = line->at_mm - ABOVE_MM, end_mm = line->at_mm + line->below_mm;
  const IdsBox box = line->vertical ? (IdsBox){ start_mm, 0, end_mm, sheet->paper_height_mm }
                                    : (IdsBox){ 0, start_mm, sheet->paper_width_mm, end_mm };
  ids_room_take (room, &box);
}

/* A line through COPY, unless one already tells the same. */
static void
add_line (IdsDimensions *dimensions, cairo_t *canvas, const IdsSheet *sheet, const GArray *copies,
          const IdsProofCopy *copy, gboolean vertical, IdsRoom *room)
{
  const double at_mm = choose_place (vertical ? copy->photo.x0_mm : copy->photo.y0_mm);
  g_autoptr (GArray) edges = find_edges (sheet, copies, vertical, at_mm);
  for (guint i = 0; i < dimensions->lines->len; i++)
    {
      const Line *other = dimensions->lines->pdata[i];
      if (other->vertical == vertical && same_edges (other->edges, edges))
        return;
    }
  Line *line = g_new (Line, 1);
  const gboolean narrow = has_narrow (canvas, edges);
  *line = (Line){ vertical, at_mm, g_steal_pointer (&edges),
                  narrow ? BELOW_MM + NUMBER_HEIGHT_MM : BELOW_MM };
  g_ptr_array_add (dimensions->lines, line);
  take_room (line, sheet, room);
}

IdsDimensions *
ids_dimensions_new (cairo_t *canvas, const IdsSheet *sheet, const GArray *copies, IdsRoom *room)
{
  IdsDimensions *dimensions = g_new (IdsDimensions, 1);
  dimensions->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  for (guint i = 0; i < copies->len; i++)
    {
      const IdsProofCopy *copy = &g_array_index (copies, IdsProofCopy, i);
      add_line (dimensions, canvas, sheet, copies, copy, FALSE, room);
      add_line (dimensions, canvas, sheet, copies, copy, TRUE, room);
    }
  return dimensions;
}

gboolean
ids_dimensions_meet (const IdsDimensions *dimensions, gboolean vertical, double at_mm)
{
  for (guint i = 0; i < dimensions->lines->len; i++)
    {
      const Line *line = dimensions->lines->pdata[i];
      if (line->vertical != vertical && at_mm > line->at_mm - ABOVE_MM - PAD_MM
          && at_mm < line->at_mm + line->below_mm + PAD_MM)
        return TRUE;
    }
  return FALSE;
}

/* Above the line, in the middle between its ends; where that is too narrow below the line, so that
 * it may be wider than what it tells. */
static void
draw_number (cairo_t *canvas, double from_mm, double to_mm, double at_mm, double *below_from_mm)
{
  double width_mm = 0;
  gboolean narrow = FALSE;
  g_autoptr (PangoLayout) layout = make_number (canvas, from_mm, to_mm, &width_mm, &narrow);
  double x_mm = (from_mm + to_mm - width_mm) / 2;
  if (narrow)
    {
      x_mm = MAX (x_mm, *below_from_mm);
      *below_from_mm = x_mm + width_mm + PAD_MM;
    }
  ids_page_layout_show_on_white (canvas, layout, x_mm, narrow ? at_mm + PAD_MM : at_mm - ABOVE_MM);
}

static void
draw_line (const Line *line, cairo_t *canvas)
{
  const double sign = line->vertical ? -1 : 1;
  const guint n = line->edges->len;
  const double first_mm = sign * g_array_index (line->edges, double, 0);
  const double last_mm = sign * g_array_index (line->edges, double, n - 1);
  double below_from_mm = MIN (first_mm, last_mm) + PAD_MM;
  ids_proof_begin_axis (canvas, line->vertical);
  cairo_move_to (canvas, first_mm, line->at_mm);
  cairo_line_to (canvas, last_mm, line->at_mm);
  for (guint i = 0; i < n; i++)
    {
      cairo_move_to (canvas, sign * g_array_index (line->edges, double, i) - SLASH_MM,
                     line->at_mm + SLASH_MM);
      cairo_rel_line_to (canvas, 2 * SLASH_MM, -2 * SLASH_MM);
    }
  cairo_stroke (canvas);
  for (guint i = 1; i < n; i++)
    {
      /* From left to right as the numbers are read. */
      const guint k = line->vertical ? n - i : i;
      draw_number (canvas, sign * g_array_index (line->edges, double, k - 1),
                   sign * g_array_index (line->edges, double, k), line->at_mm, &below_from_mm);
    }
  cairo_restore (canvas);
}

void
ids_dimensions_draw (const IdsDimensions *dimensions, cairo_t *canvas)
{
  cairo_save (canvas);
  cairo_set_line_width (canvas, IDS_THIN_MM);
  cairo_set_source_rgb (canvas, 0, 0.3, 0.7);
  for (guint i = 0; i < dimensions->lines->len; i++)
    draw_line (dimensions->lines->pdata[i], canvas);
  cairo_restore (canvas);
}
