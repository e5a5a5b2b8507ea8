/* packing: the pages that go with a package, through Cairo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "packing.h"

#include <glib/gi18n.h>

#include "error.h"
#include "output.h"
#include "page-drawing.h"

/* A4, which every office printer has. */
#define PAGE_WIDTH_MM 210
#define PAGE_HEIGHT_MM 297
#define MARGIN_MM 15
#define TITLE_PT 28
#define FACT_PT 16
#define LINE_PT 10
#define TITLE_TOP_MM 60
#define FACT_STEP_MM 12
#define LINE_STEP_MM 6

/* Left edges of name, student number, sheet and file. */
static const double columns_mm[] = { MARGIN_MM, 75, 125, 145 };

struct _IdsPacking
{
  IdsOutput *output;
  cairo_surface_t *surface;
  cairo_t *canvas;
  char *title; /* of the package */
  double y_mm; /* of the next line; 0 = its page is not begun */
};

static cairo_status_t
write_chunk (void *data, const unsigned char *bytes, unsigned int length)
{
  return fwrite (bytes, 1, length, data) == length ? CAIRO_STATUS_SUCCESS
                                                   : CAIRO_STATUS_WRITE_ERROR;
}

IdsPacking *
ids_packing_open (const char *path, GError **error)
{
  IdsOutput *output = ids_output_open (path, error);
  if (output == NULL)
    return NULL;
  IdsPacking *packing = g_new0 (IdsPacking, 1);
  packing->output = output;
  packing->surface
      = ids_page_surface_new (write_chunk, output->file, PAGE_WIDTH_MM, PAGE_HEIGHT_MM);
  packing->canvas = ids_page_canvas_new (packing->surface);
  return packing;
}

void
ids_packing_free (IdsPacking *packing)
{
  if (packing == NULL)
    return;
  cairo_destroy (packing->canvas);
  cairo_surface_destroy (packing->surface);
  ids_output_free (packing->output);
  g_free (packing->title);
  g_free (packing);
}

/* One line of TEXT, its end cut off where it would be wider than WIDTH_MM. */
static void
draw_text (IdsPacking *packing, const char *text, double size_pt, double x_mm, double y_mm,
           double width_mm)
{
  g_autoptr (PangoLayout) layout = ids_page_layout_new (packing->canvas, text, size_pt, width_mm);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  ids_page_layout_show (packing->canvas, layout, x_mm, y_mm);
}

static void
end_page (IdsPacking *packing)
{
  if (packing->y_mm > 0)
    cairo_show_page (packing->canvas);
  packing->y_mm = 0;
}

void
ids_packing_cover (IdsPacking *packing, const IdsPackageFacts *facts)
{
  const double width_mm = PAGE_WIDTH_MM - 2 * MARGIN_MM;
  end_page (packing);
  g_free (packing->title);
  packing->title = g_strdup (facts->title);
  draw_text (packing, facts->title, TITLE_PT, MARGIN_MM, TITLE_TOP_MM, width_mm);

  g_autofree char *package
      = g_strdup_printf (_ ("Package %u of %u"), facts->number, facts->n_packages);
  g_autofree char *students = g_strdup_printf (_ ("Students: %u"), facts->n_students);
  g_autofree char *printed_students = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u student", "%u students", facts->n_printed),
      facts->n_printed);
  g_autofree char *prints = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u print", "%u prints", facts->n_prints), facts->n_prints);
  g_autofree char *sheets = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u sheet", "%u sheets", facts->n_sheets), facts->n_sheets);
  /* "25 students, 125 prints on 25 sheets". */
  g_autofree char *printed
      = g_strdup_printf (_ ("Printed: %s, %s on %s"), printed_students, prints, sheets);
  g_autofree char *missing
      = g_strdup_printf (_ ("Missing: %u"), facts->n_students - facts->n_printed);
  const char *const lines[] = { package, students, printed, missing };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    draw_text (packing, lines[i], FACT_PT, MARGIN_MM,
               TITLE_TOP_MM + TITLE_PT / 2 + (i + 1) * FACT_STEP_MM, width_mm);
  cairo_show_page (packing->canvas);
}

void
ids_packing_line (IdsPacking *packing, const char *name, const char *student_id, const char *sheet,
                  const char *file)
{
  if (packing->y_mm + LINE_STEP_MM > PAGE_HEIGHT_MM - MARGIN_MM)
    end_page (packing);
  if (packing->y_mm == 0)
    {
      draw_text (packing, packing->title, FACT_PT, MARGIN_MM, MARGIN_MM,
                 PAGE_WIDTH_MM - 2 * MARGIN_MM);
      packing->y_mm = MARGIN_MM + FACT_STEP_MM;
    }
  const char *const texts[] = { name, student_id, sheet, file };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const double end_mm
          = i + 1 < G_N_ELEMENTS (columns_mm) ? columns_mm[i + 1] - 2 : PAGE_WIDTH_MM - MARGIN_MM;
      draw_text (packing, texts[i], LINE_PT, columns_mm[i], packing->y_mm, end_mm - columns_mm[i]);
    }
  packing->y_mm += LINE_STEP_MM;
}

gboolean
ids_packing_commit (IdsPacking *packing, GError **error)
{
  end_page (packing);
  cairo_surface_finish (packing->surface);
  const cairo_status_t status = cairo_surface_status (packing->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return ids_output_commit (packing->output, error);
  g_set_error (error, IDP_ERROR, IDP_ERROR_WRITE, _ ("%s: cannot be written: %s"),
               packing->output->path, cairo_status_to_string (status));
  return FALSE;
}
