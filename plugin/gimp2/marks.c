/* marks: the layer group that shows the problems over a photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "marks.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>

#include "overlay.h"
#include "parasite.h"

#define MARKS_PARASITE "idphoto-marks"
#define REPORT_PARASITE "idphoto-report"

gboolean
marks_is_group (gint32 layer)
{
  g_autoptr (GimpParasite) tag = gimp_item_get_parasite (layer, MARKS_PARASITE);
  return tag != NULL && gimp_item_is_group (layer);
}

gint32 *
marks_list_other_layers (gint32 image, int *n)
{
  int n_all = 0;
  gint32 *layers = gimp_image_get_layers (image, &n_all);

  *n = 0;
  for (int i = 0; i < n_all; i++)
    if (!marks_is_group (layers[i]))
      layers[(*n)++] = layers[i];
  return layers;
}

static int
remove_groups (gint32 image)
{
  int n = 0, n_removed = 0;
  g_autofree gint32 *layers = gimp_image_get_layers (image, &n);

  for (int i = 0; i < n; i++)
    if (marks_is_group (layers[i]))
      {
        gimp_image_remove_layer (image, layers[i]);
        n_removed++;
      }
  gimp_image_detach_parasite (image, REPORT_PARASITE);
  return n_removed;
}

static gint32
add_group (gint32 image)
{
  gint32 group = gimp_layer_group_new (image);
  g_autoptr (GimpParasite) tag
      = gimp_parasite_new (MARKS_PARASITE, GIMP_PARASITE_PERSISTENT, sizeof "1", "1");

  gimp_item_set_name (group, _ ("ID photo check (never exported)"));
  gimp_item_attach_parasite (group, tag);
  gimp_image_insert_layer (image, group, -1, 0);
  return group;
}

/* The photo's own kind of layer with an alpha channel. */
static GimpImageType
layer_type (gint32 image)
{
  switch (gimp_image_base_type (image))
    {
    case GIMP_GRAY:
      return GIMP_GRAYA_IMAGE;
    case GIMP_INDEXED:
      return GIMP_INDEXEDA_IMAGE;
    default:
      return GIMP_RGBA_IMAGE;
    }
}

static void
add_drawing (gint32 image, gint32 group, const Inspection *inspection)
{
  const int width = gimp_image_width (image), height = gimp_image_height (image);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  idp_overlay_draw (cr, inspection->photo, inspection->findings);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  /* The default mode would blend the smooth edges in linear light. */
  gint32 layer = gimp_layer_new (image, _ ("Marks"), width, height, layer_type (image), 100,
                                 GIMP_LAYER_MODE_NORMAL_LEGACY);
  gimp_image_insert_layer (image, layer, group, 0);
  GeglBuffer *buffer = gimp_drawable_get_buffer (layer);
  gegl_buffer_set (buffer, GEGL_RECTANGLE (0, 0, width, height), 0, babl_format ("cairo-ARGB32"),
                   cairo_image_surface_get_data (surface),
                   cairo_image_surface_get_stride (surface));
  g_object_unref (buffer);
  cairo_surface_destroy (surface);
  gimp_drawable_update (layer, 0, 0, width, height);

  gimp_item_set_lock_content (layer, TRUE);
  gimp_item_set_lock_position (layer, TRUE);
}

void
marks_show (gint32 image, const Inspection *inspection)
{
  gint32 active = gimp_image_get_active_layer (image);
  int n = 0;

  gimp_image_undo_group_start (image);
  remove_groups (image);
  gint32 group = add_group (image);
  add_drawing (image, group, inspection);
  gimp_item_set_color_tag (group, GIMP_COLOR_TAG_RED);
  gimp_item_set_expanded (group, FALSE);

  g_autofree gint32 *others = marks_list_other_layers (image, &n);
  if (gimp_item_is_valid (active))
    gimp_image_set_active_layer (image, active);
  else if (n > 0)
    gimp_image_set_active_layer (image, others[0]);

  g_autofree char *report = inspection_anonymous_json (inspection);
  parasite_set_image_text (image, REPORT_PARASITE, report, GIMP_PARASITE_UNDOABLE);
  gimp_image_undo_group_end (image);
  gimp_displays_flush ();
}

int
marks_remove (gint32 image)
{
  gimp_image_undo_group_start (image);
  int n = remove_groups (image);
  gimp_image_undo_group_end (image);
  gimp_displays_flush ();
  return n;
}
