/* marks: the layer group that shows the problems over a photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "marks.h"

#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>

#include "cairo-auto.h"
#include "host.h"
#include "overlay.h"

#define MARKS_TEXT "idphoto-marks"
#define REPORT_TEXT "idphoto-report"

gboolean
marks_is_group (int layer)
{
  return host_layer_is_group_with (layer, MARKS_TEXT);
}

int *
marks_list_other_layers (int image, int *n)
{
  int n_all = 0;
  int *layers = host_image_list_layers (image, &n_all);

  *n = 0;
  for (int i = 0; i < n_all; i++)
    if (!marks_is_group (layers[i]))
      layers[(*n)++] = layers[i];
  return layers;
}

static int
remove_groups (int image)
{
  int n = 0, n_removed = 0;
  g_autofree int *layers = host_image_list_layers (image, &n);

  for (int i = 0; i < n; i++)
    if (marks_is_group (layers[i]))
      {
        host_image_remove_layer (image, layers[i]);
        n_removed++;
      }
  host_image_remove_text (image, REPORT_TEXT);
  return n_removed;
}

static void
add_group (int image, const Inspection *inspection)
{
  const HostImageState state = host_image_get_state (image);
  g_autoptr (cairo_surface_t) surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, state.width_px, state.height_px);
  g_autoptr (cairo_t) cr = cairo_create (surface);
  idp_overlay_draw (cr, inspection->photo, inspection->findings);
  cairo_surface_flush (surface);

  int group = host_image_add_group (image, _ ("ID photo check (never exported)"), MARKS_TEXT, "1");
  host_image_add_drawing (image, group, _ ("Marks"), surface);
}

/* Puts SELECTED back. Where these were marks, which are gone, the photo takes their place. */
static void
select_layers (int image, const int *selected, int n_selected)
{
  int n = 0;
  g_autofree int *others = marks_list_other_layers (image, &n);
  host_image_set_selected_layers (image, others, MIN (n, 1));
  host_image_set_selected_layers (image, selected, n_selected);
}

void
marks_show (int image, const Inspection *inspection)
{
  int n = 0;
  g_autofree int *selected = host_image_get_selected_layers (image, &n);

  host_image_undo_group_start (image);
  remove_groups (image);
  add_group (image, inspection);
  select_layers (image, selected, n);

  g_autofree char *report = inspection_anonymous_json (inspection);
  host_image_set_text (image, REPORT_TEXT, report, HOST_TEXT_UNDOABLE);
  host_image_undo_group_end (image);
  gimp_displays_flush ();
}

int
marks_remove (int image)
{
  host_image_undo_group_start (image);
  int n = remove_groups (image);
  host_image_undo_group_end (image);
  gimp_displays_flush ();
  return n;
}
