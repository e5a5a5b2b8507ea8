/* proof-ruler: millimetres along an edge of a proof page.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "page-drawing.h"
#include "proof-parts.h"

/* The corner is left free for the two rulers not to meet. */
#define FIRST_MM 5
#define NUMBER_TOP_MM 4.3

/* So near to the end of the paper a number would be cut. */
#define NUMBER_END_MM 2.5

/* Printers that cannot print to the edge still show the longer ticks. */
static double
get_tick_mm (int at_mm)
{
  return at_mm % 10 == 0 ? 4 : at_mm % 5 == 0 ? 3 : 2;
}

static void
draw_number (cairo_t *canvas, int number, double u_mm)
{
  g_autofree char *text = g_strdup_printf ("%d", number);
  g_autoptr (PangoLayout) layout = ids_page_layout_new (canvas, text, IDS_SMALL_PT, 0);
  double width_mm = 0, height_mm = 0;
  ids_page_layout_measure (layout, &width_mm, &height_mm);
  ids_page_layout_show_on_white (canvas, layout, u_mm - width_mm / 2,
                                 (NUMBER_TOP_MM + IDS_RULER_MM - height_mm) / 2);
}

void
ids_proof_draw_ruler (cairo_t *canvas, const IdsDimensions *dimensions, double length_mm,
                      gboolean vertical)
{
  ids_proof_begin_axis (canvas, vertical);
  cairo_set_source_rgb (canvas, 0, 0, 0);
  cairo_set_line_width (canvas, IDS_THIN_MM);
  for (int at_mm = FIRST_MM; at_mm <= length_mm; at_mm++)
    {
      if (ids_dimensions_meet (dimensions, vertical, at_mm))
        continue;
      cairo_move_to (canvas, vertical ? -at_mm : at_mm, 0);
      cairo_rel_line_to (canvas, 0, get_tick_mm (at_mm));
    }
  cairo_stroke (canvas);
  for (int at_mm = 10; at_mm < length_mm - NUMBER_END_MM; at_mm += 10)
    draw_number (canvas, at_mm, vertical ? -at_mm : at_mm);
  cairo_restore (canvas);
}
