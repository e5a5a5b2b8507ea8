/* host: GIMP 2.10.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "host.h"

#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>
#include <string.h>

#include "error.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GimpColorProfile, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GimpParasite, gimp_parasite_free)

/* ---- Images */

gboolean
host_image_is_valid (int image)
{
  return gimp_image_is_valid (image);
}

char *
host_image_get_path (int image)
{
  return gimp_image_get_filename (image);
}

/* GIMP 2.10 turns a photo upright whenever it loads one without asking. */
int
host_image_load (const IdpFile *file, GError **error)
{
  int image = gimp_file_load (GIMP_RUN_NONINTERACTIVE, file->path, file->path);
  if (image == HOST_NONE)
    g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("GIMP cannot load the file again: %s"),
                 gimp_get_pdb_error ());
  return image;
}

void
host_image_delete (int image)
{
  gimp_image_delete (image);
}

void
host_open_window (const char *path)
{
  int image = gimp_file_load (GIMP_RUN_NONINTERACTIVE, path, path);
  if (image != HOST_NONE)
    gimp_display_new (image);
}

HostImageState
host_image_get_state (int image)
{
  return (HostImageState){
    .width_px = gimp_image_width (image),
    .height_px = gimp_image_height (image),
    .base_type = gimp_image_base_type (image),
    .precision = gimp_image_get_precision (image),
    .has_floating_selection = gimp_image_get_floating_sel (image) != HOST_NONE,
  };
}

gboolean
host_image_has_same_profile (int image, int other)
{
  g_autoptr (GimpColorProfile) a = gimp_image_get_color_profile (image);
  g_autoptr (GimpColorProfile) b = gimp_image_get_color_profile (other);
  return a == b || (a != NULL && b != NULL && gimp_color_profile_is_equal (a, b));
}

void
host_image_undo_group_start (int image)
{
  gimp_image_undo_group_start (image);
}

void
host_image_undo_group_end (int image)
{
  gimp_image_undo_group_end (image);
}

void
host_image_undo_freeze (int image)
{
  gimp_image_undo_freeze (image);
}

void
host_image_undo_thaw (int image)
{
  gimp_image_undo_thaw (image);
}

/* ---- Texts */

/* Takes PARASITE. Its bytes may come from a foreign file: they need not end in a zero or be UTF-8.
 */
static char *
take_text (GimpParasite *parasite)
{
  g_autoptr (GimpParasite) owned = parasite;
  if (owned == NULL)
    return NULL;
  g_autofree char *text = g_strndup (gimp_parasite_data (owned), gimp_parasite_data_size (owned));
  return g_utf8_validate (text, -1, NULL) ? g_steal_pointer (&text) : NULL;
}

static GimpParasite *
new_text (const char *name, const char *text, guint32 flags)
{
  return gimp_parasite_new (name, flags, strlen (text) + 1, text);
}

char *
host_image_get_text (int image, const char *name)
{
  return take_text (gimp_image_get_parasite (image, name));
}

void
host_image_set_text (int image, const char *name, const char *text, HostTextLife life)
{
  g_autoptr (GimpParasite) parasite = new_text (
      name, text, life == HOST_TEXT_SAVED ? GIMP_PARASITE_PERSISTENT : GIMP_PARASITE_UNDOABLE);
  gimp_image_attach_parasite (image, parasite);
}

void
host_image_remove_text (int image, const char *name)
{
  gimp_image_detach_parasite (image, name);
}

char *
host_get_setting (const char *name)
{
  return take_text (gimp_get_parasite (name));
}

void
host_set_setting (const char *name, const char *text)
{
  g_autoptr (GimpParasite) parasite = new_text (name, text, GIMP_PARASITE_PERSISTENT);
  gimp_attach_parasite (parasite);
}

/* ---- Layers */

int *
host_image_list_layers (int image, int *n)
{
  return gimp_image_get_layers (image, n);
}

void
host_image_remove_layer (int image, int layer)
{
  gimp_image_remove_layer (image, layer);
}

/* GIMP 2.10 knows one active layer. */
int *
host_image_get_selected_layers (int image, int *n)
{
  int *layers = g_new (int, 1);
  layers[0] = gimp_image_get_active_layer (image);
  *n = layers[0] != HOST_NONE;
  return layers;
}

void
host_image_set_selected_layers (int image, const int *layers, int n)
{
  if (n > 0 && gimp_item_is_valid (layers[0]))
    gimp_image_set_active_layer (image, layers[0]);
}

HostLayerState
host_layer_get_state (int layer)
{
  HostLayerState state = {
    .is_plain = !gimp_item_is_group (layer) && !gimp_item_is_text_layer (layer),
    .has_mask = gimp_layer_get_mask (layer) != HOST_NONE,
    .is_visible = gimp_item_get_visible (layer),
    .has_alpha = gimp_drawable_has_alpha (layer),
    .n_filters = 0,
    .opacity = gimp_layer_get_opacity (layer),
    .blending = { gimp_layer_get_mode (layer), gimp_layer_get_blend_space (layer),
                  gimp_layer_get_composite_space (layer), gimp_layer_get_composite_mode (layer) },
    .rect = { 0, 0, gimp_drawable_width (layer), gimp_drawable_height (layer) },
  };
  gimp_drawable_offsets (layer, &state.rect.x, &state.rect.y);
  return state;
}

GeglBuffer *
host_layer_get_buffer (int layer)
{
  return gimp_drawable_get_buffer (layer);
}

const Babl *
host_layer_get_format (int layer)
{
  return gimp_drawable_get_format (layer);
}

int
host_image_add_group (int image, const char *title, const char *name, const char *text)
{
  int group = gimp_layer_group_new (image);
  g_autoptr (GimpParasite) tag = new_text (name, text, GIMP_PARASITE_PERSISTENT);

  gimp_item_set_name (group, title);
  gimp_item_attach_parasite (group, tag);
  gimp_image_insert_layer (image, group, -1, 0);
  gimp_item_set_color_tag (group, GIMP_COLOR_TAG_RED);
  gimp_item_set_expanded (group, FALSE);
  return group;
}

gboolean
host_layer_is_group_with (int layer, const char *name)
{
  g_autoptr (GimpParasite) tag = gimp_item_get_parasite (layer, name);
  return tag != NULL && gimp_item_is_group (layer);
}

/* The image's own kind of layer with an alpha channel. */
static GimpImageType
layer_type (int image)
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

void
host_image_add_drawing (int image, int group, const char *title, cairo_surface_t *surface)
{
  const int width = gimp_image_width (image), height = gimp_image_height (image);
  /* The default mode would blend the smooth edges in linear light. */
  int layer = gimp_layer_new (image, title, width, height, layer_type (image), 100,
                              GIMP_LAYER_MODE_NORMAL_LEGACY);

  gimp_image_insert_layer (image, layer, group, 0);
  g_autoptr (GeglBuffer) buffer = gimp_drawable_get_buffer (layer);
  gegl_buffer_set (buffer, GEGL_RECTANGLE (0, 0, width, height), 0, babl_format ("cairo-ARGB32"),
                   cairo_image_surface_get_data (surface),
                   cairo_image_surface_get_stride (surface));
  /* The pixels reach GIMP when the buffer is closed. */
  g_clear_object (&buffer);
  gimp_drawable_update (layer, 0, 0, width, height);
  gimp_item_set_lock_content (layer, TRUE);
  gimp_item_set_lock_position (layer, TRUE);
}

/* ---- The selection */

int
host_selection_save (int image)
{
  int n = 0;
  if (gimp_selection_is_empty (image))
    return HOST_NONE;

  g_autofree int *selected = host_image_get_selected_layers (image, &n);
  int saved = gimp_selection_save (image);
  /* Saving made the new channel the active item. */
  host_image_set_selected_layers (image, selected, n);
  return saved;
}

void
host_selection_restore (int image, int saved)
{
  gimp_selection_none (image);
  if (!gimp_item_is_valid (saved))
    return;
  gimp_image_select_item (image, GIMP_CHANNEL_OP_REPLACE, saved);
  gimp_image_remove_channel (image, saved);
}

void
host_selection_set (int image, const IdpRect *rect)
{
  if (idp_rect_is_empty (rect))
    gimp_selection_none (image);
  else
    gimp_image_select_rectangle (image, GIMP_CHANNEL_OP_REPLACE, rect->x, rect->y, rect->width,
                                 rect->height);
}
