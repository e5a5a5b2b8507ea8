/* host: GIMP 3.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "host.h"

#include <glib/gi18n-lib.h>
#include <gexiv2/gexiv2.h>
#include <libgimp/gimp.h>
#include <string.h>

#include "error.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GimpParasite, gimp_parasite_free)

static GimpImage *
image_of (int image)
{
  return gimp_image_get_by_id (image);
}

static GimpLayer *
layer_of (int layer)
{
  return gimp_layer_get_by_id (layer);
}

/* LAYERS ends in NULL and is freed. N (out) counts them. */
static int *
take_ids (GimpLayer **layers, int *n)
{
  for (*n = 0; layers[*n] != NULL;)
    (*n)++;
  int *ids = g_new (int, MAX (1, *n));
  for (int i = 0; i < *n; i++)
    ids[i] = gimp_item_get_id (GIMP_ITEM (layers[i]));
  g_free (layers);
  return ids;
}

/* ---- Images */

gboolean
host_image_is_valid (int image)
{
  return gimp_image_id_is_valid (image);
}

char *
host_image_get_path (int image)
{
  g_autoptr (GFile) imported = gimp_image_get_imported_file (image_of (image));
  g_autoptr (GFile) xcf = gimp_image_get_file (image_of (image));
  GFile *file = imported != NULL ? imported : xcf;
  return file != NULL ? g_file_get_path (file) : NULL;
}

static GimpImage *
load (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  return gimp_file_load (GIMP_RUN_NONINTERACTIVE, file);
}

/* Whether the metadata of IMAGE still ask for ORIENTATION: GIMP takes that out when it turns the
 * pixels. Loading without a user GIMP 3.0 does not turn them, whatever its settings are. */
static gboolean
is_unturned (GimpImage *image, int orientation)
{
  g_autoptr (GimpMetadata) metadata = gimp_image_get_metadata (image);
  return metadata != NULL
         && (int) gexiv2_metadata_try_get_orientation (GEXIV2_METADATA (metadata), NULL)
                == orientation;
}

static void
turn_upright (GimpImage *image, int orientation)
{
  if (orientation == GEXIV2_ORIENTATION_NORMAL || !is_unturned (image, orientation))
    return;

  switch (orientation)
    {
    case GEXIV2_ORIENTATION_ROT_180:
      gimp_image_rotate (image, GIMP_ROTATE_DEGREES180);
      break;
    case GEXIV2_ORIENTATION_ROT_90:
    case GEXIV2_ORIENTATION_ROT_90_HFLIP:
    case GEXIV2_ORIENTATION_ROT_90_VFLIP:
      gimp_image_rotate (image, GIMP_ROTATE_DEGREES90);
      break;
    case GEXIV2_ORIENTATION_ROT_270:
      gimp_image_rotate (image, GIMP_ROTATE_DEGREES270);
      break;
    }
  if (orientation == GEXIV2_ORIENTATION_HFLIP || orientation == GEXIV2_ORIENTATION_ROT_90_HFLIP)
    gimp_image_flip (image, GIMP_ORIENTATION_HORIZONTAL);
  if (orientation == GEXIV2_ORIENTATION_VFLIP || orientation == GEXIV2_ORIENTATION_ROT_90_VFLIP)
    gimp_image_flip (image, GIMP_ORIENTATION_VERTICAL);
}

int
host_image_load (const IdpFile *file, GError **error)
{
  GimpImage *image = load (file->path);
  if (image != NULL)
    {
      turn_upright (image, file->orientation);
      return gimp_image_get_id (image);
    }
  g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("GIMP cannot load the file again: %s"),
               gimp_pdb_get_last_error (gimp_get_pdb ()));
  return HOST_NONE;
}

void
host_image_delete (int image)
{
  gimp_image_delete (image_of (image));
}

void
host_open_window (const char *path)
{
  GimpImage *image = load (path);
  if (image != NULL)
    gimp_display_new (image);
}

HostImageState
host_image_get_state (int image)
{
  GimpImage *of = image_of (image);
  return (HostImageState){
    .width_px = gimp_image_get_width (of),
    .height_px = gimp_image_get_height (of),
    .base_type = gimp_image_get_base_type (of),
    .precision = gimp_image_get_precision (of),
    .has_floating_selection = gimp_image_get_floating_sel (of) != NULL,
  };
}

gboolean
host_image_has_same_profile (int image, int other)
{
  g_autoptr (GimpColorProfile) a = gimp_image_get_color_profile (image_of (image));
  g_autoptr (GimpColorProfile) b = gimp_image_get_color_profile (image_of (other));
  return a == b || (a != NULL && b != NULL && gimp_color_profile_is_equal (a, b));
}

void
host_image_undo_group_start (int image)
{
  gimp_image_undo_group_start (image_of (image));
}

void
host_image_undo_group_end (int image)
{
  gimp_image_undo_group_end (image_of (image));
}

void
host_image_undo_freeze (int image)
{
  gimp_image_undo_freeze (image_of (image));
}

void
host_image_undo_thaw (int image)
{
  gimp_image_undo_thaw (image_of (image));
}

/* ---- Texts */

/* Takes PARASITE. Its bytes may come from a foreign file: they need not end in a zero or be UTF-8.
 */
static char *
take_text (GimpParasite *parasite)
{
  g_autoptr (GimpParasite) owned = parasite;
  guint32 n_bytes = 0;
  if (owned == NULL)
    return NULL;
  const char *bytes = gimp_parasite_get_data (owned, &n_bytes);
  g_autofree char *text = g_strndup (bytes, n_bytes);
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
  return take_text (gimp_image_get_parasite (image_of (image), name));
}

void
host_image_set_text (int image, const char *name, const char *text, HostTextLife life)
{
  g_autoptr (GimpParasite) parasite = new_text (
      name, text, life == HOST_TEXT_SAVED ? GIMP_PARASITE_PERSISTENT : GIMP_PARASITE_UNDOABLE);
  gimp_image_attach_parasite (image_of (image), parasite);
}

void
host_image_remove_text (int image, const char *name)
{
  gimp_image_detach_parasite (image_of (image), name);
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
  return take_ids (gimp_image_get_layers (image_of (image)), n);
}

void
host_image_remove_layer (int image, int layer)
{
  gimp_image_remove_layer (image_of (image), layer_of (layer));
}

int *
host_image_get_selected_layers (int image, int *n)
{
  return take_ids (gimp_image_get_selected_layers (image_of (image)), n);
}

void
host_image_set_selected_layers (int image, const int *layers, int n)
{
  g_autoptr (GPtrArray) present = g_ptr_array_new ();
  for (int i = 0; i < n; i++)
    if (gimp_item_id_is_layer (layers[i]))
      g_ptr_array_add (present, layer_of (layers[i]));
  if (present->len == 0)
    return;
  g_ptr_array_add (present, NULL);
  gimp_image_set_selected_layers (image_of (image), (const GimpLayer **) present->pdata);
}

static int
count_filters (GimpDrawable *drawable)
{
  g_autofree GimpDrawableFilter **filters = gimp_drawable_get_filters (drawable);
  int n = 0;
  while (filters != NULL && filters[n] != NULL)
    n++;
  return n;
}

HostLayerState
host_layer_get_state (int layer)
{
  GimpLayer *of = layer_of (layer);
  GimpDrawable *drawable = GIMP_DRAWABLE (of);
  HostLayerState state = {
    .is_plain = G_OBJECT_TYPE (of) == GIMP_TYPE_LAYER,
    .has_mask = gimp_layer_get_mask (of) != NULL,
    .is_visible = gimp_item_get_visible (GIMP_ITEM (of)),
    .has_alpha = gimp_drawable_has_alpha (drawable),
    .n_filters = count_filters (drawable),
    .opacity = gimp_layer_get_opacity (of),
    .blending = { gimp_layer_get_mode (of), gimp_layer_get_blend_space (of),
                  gimp_layer_get_composite_space (of), gimp_layer_get_composite_mode (of) },
    .rect = { 0, 0, gimp_drawable_get_width (drawable), gimp_drawable_get_height (drawable) },
  };
  gimp_drawable_get_offsets (drawable, &state.rect.x, &state.rect.y);
  return state;
}

GeglBuffer *
host_layer_get_buffer (int layer)
{
  return gimp_drawable_get_buffer (GIMP_DRAWABLE (layer_of (layer)));
}

const Babl *
host_layer_get_format (int layer)
{
  return gimp_drawable_get_format (GIMP_DRAWABLE (layer_of (layer)));
}

int
host_image_add_group (int image, const char *title, const char *name, const char *text)
{
  GimpLayer *group = GIMP_LAYER (gimp_group_layer_new (image_of (image), title));
  GimpItem *item = GIMP_ITEM (group);
  g_autoptr (GimpParasite) tag = new_text (name, text, GIMP_PARASITE_PERSISTENT);

  gimp_item_attach_parasite (item, tag);
  gimp_image_insert_layer (image_of (image), group, NULL, 0);
  gimp_item_set_color_tag (item, GIMP_COLOR_TAG_RED);
  gimp_item_set_expanded (item, FALSE);
  return gimp_item_get_id (item);
}

gboolean
host_layer_is_group_with (int layer, const char *name)
{
  if (!gimp_item_id_is_group_layer (layer))
    return FALSE;
  g_autoptr (GimpParasite) tag = gimp_item_get_parasite (GIMP_ITEM (layer_of (layer)), name);
  return tag != NULL;
}

/* The image's own kind of layer with an alpha channel. */
static GimpImageType
layer_type (GimpImage *image)
{
  switch (gimp_image_get_base_type (image))
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
  GimpImage *of = image_of (image);
  const int width = gimp_image_get_width (of), height = gimp_image_get_height (of);
  /* The default mode would blend the smooth edges in linear light. */
  GimpLayer *layer = gimp_layer_new (of, title, width, height, layer_type (of), 100,
                                     GIMP_LAYER_MODE_NORMAL_LEGACY);
  GimpItem *item = GIMP_ITEM (layer);

  gimp_image_insert_layer (of, layer, layer_of (group), 0);
  g_autoptr (GeglBuffer) buffer = gimp_drawable_get_buffer (GIMP_DRAWABLE (layer));
  gegl_buffer_set (buffer, GEGL_RECTANGLE (0, 0, width, height), 0, babl_format ("cairo-ARGB32"),
                   cairo_image_surface_get_data (surface),
                   cairo_image_surface_get_stride (surface));
  /* The pixels reach GIMP when the buffer is closed. */
  g_clear_object (&buffer);
  gimp_drawable_update (GIMP_DRAWABLE (layer), 0, 0, width, height);
  gimp_item_set_lock_content (item, TRUE);
  gimp_item_set_lock_position (item, TRUE);
}

/* ---- The selection */

int
host_selection_save (int image)
{
  GimpImage *of = image_of (image);
  int n = 0;
  if (gimp_selection_is_empty (of))
    return HOST_NONE;

  g_autofree int *selected = host_image_get_selected_layers (image, &n);
  GimpChannel *saved = gimp_selection_save (of);
  /* Saving made the new channel the selected item. */
  host_image_set_selected_layers (image, selected, n);
  return gimp_item_get_id (GIMP_ITEM (saved));
}

void
host_selection_restore (int image, int saved)
{
  GimpImage *of = image_of (image);
  gimp_selection_none (of);
  if (!gimp_item_id_is_channel (saved))
    return;
  GimpChannel *channel = gimp_channel_get_by_id (saved);
  gimp_image_select_item (of, GIMP_CHANNEL_OP_REPLACE, GIMP_ITEM (channel));
  gimp_image_remove_channel (of, channel);
}

void
host_selection_set (int image, const IdpRect *rect)
{
  if (idp_rect_is_empty (rect))
    gimp_selection_none (image_of (image));
  else
    gimp_image_select_rectangle (image_of (image), GIMP_CHANNEL_OP_REPLACE, rect->x, rect->y,
                                 rect->width, rect->height);
}
