/* untouched: does an image still show its file, pixel for pixel and nothing else?
 *
 * The reference is the file as GIMP itself loads it: decoders differ from each other by a level
 * here and there, one decoder does not differ from itself. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#include "untouched.h"

#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>
#include <string.h>

#include "error.h"
#include "marks.h"

#define BAND_ROWS 64

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GimpColorProfile, g_object_unref)

static char *
size_difference (gint32 image, gint32 reference, const IdpFile *file)
{
  const int width = gimp_image_width (image), height = gimp_image_height (image);
  const int file_width = gimp_image_width (reference), file_height = gimp_image_height (reference);

  if (width == file_width && height == file_height)
    return NULL;
  if (file->orientation != 1 && width == file_height && height == file_width)
    return g_strdup (_ ("the photo is not upright (let GIMP rotate it when it asks)"));
  if (width == file_height && height == file_width)
    return g_strdup (_ ("the picture was rotated"));
  return g_strdup_printf (_ ("the picture is %d×%d pixels, the file %d×%d"), width, height,
                          file_width, file_height);
}

static gboolean
same_profile (gint32 image, gint32 reference)
{
  g_autoptr (GimpColorProfile) a = gimp_image_get_color_profile (image);
  g_autoptr (GimpColorProfile) b = gimp_image_get_color_profile (reference);
  return a == b || (a != NULL && b != NULL && gimp_color_profile_is_equal (a, b));
}

static char *
colour_difference (gint32 image, gint32 reference)
{
  if (gimp_image_base_type (image) != gimp_image_base_type (reference))
    return g_strdup (_ ("the colour mode was changed"));
  if (gimp_image_get_precision (image) != gimp_image_get_precision (reference))
    return g_strdup (_ ("the precision was changed"));
  if (!same_profile (image, reference))
    return g_strdup (_ ("the colour profile was changed (keep it when GIMP asks)"));
  return NULL;
}

static gboolean
same_blending (gint32 a, gint32 b)
{
  return gimp_layer_get_mode (a) == gimp_layer_get_mode (b)
         && gimp_layer_get_blend_space (a) == gimp_layer_get_blend_space (b)
         && gimp_layer_get_composite_space (a) == gimp_layer_get_composite_space (b)
         && gimp_layer_get_composite_mode (a) == gimp_layer_get_composite_mode (b);
}

static char *
layer_difference (gint32 layer, gint32 reference)
{
  int x = 0, y = 0;

  if (gimp_item_is_group (layer) || gimp_item_is_text_layer (layer))
    return g_strdup (_ ("the photo is no longer a plain layer"));
  if (gimp_layer_get_mask (layer) != -1)
    return g_strdup (_ ("the layer has a mask"));
  if (!gimp_item_get_visible (layer))
    return g_strdup (_ ("the layer is hidden"));
  if (gimp_layer_get_opacity (layer) != gimp_layer_get_opacity (reference))
    return g_strdup (_ ("the layer's opacity was changed"));
  if (!same_blending (layer, reference))
    return g_strdup (_ ("the layer's mode was changed"));
  if (gimp_drawable_width (layer) != gimp_drawable_width (reference)
      || gimp_drawable_height (layer) != gimp_drawable_height (reference))
    return g_strdup (_ ("the layer's size was changed"));
  if (gimp_drawable_offsets (layer, &x, &y) && (x != 0 || y != 0))
    return g_strdup (_ ("the layer was moved"));
  if (gimp_drawable_has_alpha (layer) != gimp_drawable_has_alpha (reference))
    return g_strdup (_ ("the layer's alpha channel was changed"));
  return NULL;
}

static guint8 *
read_rows (GeglBuffer *buffer, const Babl *format, int y, int n_rows, guint8 *to)
{
  const int width = gegl_buffer_get_width (buffer);
  gegl_buffer_get (buffer, GEGL_RECTANGLE (0, y, width, n_rows), 1.0, format, to,
                   GEGL_AUTO_ROWSTRIDE, GEGL_ABYSS_NONE);
  return to;
}

/* Pixels that differ at all. Both buffers have the same size. */
static int
count_different_pixels (GeglBuffer *a, GeglBuffer *b, const Babl *format)
{
  const gsize bpp = babl_format_get_bytes_per_pixel (format);
  const int width = gegl_buffer_get_width (a), height = gegl_buffer_get_height (a);
  g_autofree guint8 *band_a = g_malloc (width * BAND_ROWS * bpp);
  g_autofree guint8 *band_b = g_malloc (width * BAND_ROWS * bpp);
  int n = 0;

  for (int y = 0; y < height; y += BAND_ROWS)
    {
      const int n_rows = MIN (BAND_ROWS, height - y);
      const gsize n_pixels = (gsize) width * n_rows;
      read_rows (a, format, y, n_rows, band_a);
      read_rows (b, format, y, n_rows, band_b);
      if (memcmp (band_a, band_b, n_pixels * bpp) != 0)
        for (gsize i = 0; i < n_pixels; i++)
          n += memcmp (band_a + i * bpp, band_b + i * bpp, bpp) != 0;
    }
  return n;
}

/* Is A the picture B with its columns, its rows, or both in reverse order? */
static gboolean
is_reversed (GeglBuffer *a, GeglBuffer *b, const Babl *format, gboolean columns, gboolean rows)
{
  const gsize bpp = babl_format_get_bytes_per_pixel (format);
  const int width = gegl_buffer_get_width (a), height = gegl_buffer_get_height (a);
  g_autofree guint8 *row_a = g_malloc (width * bpp);
  g_autofree guint8 *row_b = g_malloc (width * bpp);

  for (int y = 0; y < height; y++)
    {
      read_rows (a, format, y, 1, row_a);
      read_rows (b, format, rows ? height - 1 - y : y, 1, row_b);
      for (int x = 0; x < width; x++)
        if (memcmp (row_a + x * bpp, row_b + (columns ? width - 1 - x : x) * bpp, bpp) != 0)
          return FALSE;
    }
  return TRUE;
}

static char *
pixel_difference (gint32 layer, gint32 reference)
{
  const Babl *format = gimp_drawable_get_format (reference);
  g_autoptr (GeglBuffer) a = gimp_drawable_get_buffer (layer);
  g_autoptr (GeglBuffer) b = gimp_drawable_get_buffer (reference);

  int n = count_different_pixels (a, b, format);
  if (n == 0)
    return NULL;
  if (is_reversed (a, b, format, TRUE, FALSE) || is_reversed (a, b, format, FALSE, TRUE))
    return g_strdup (_ ("the picture was mirrored"));
  if (is_reversed (a, b, format, TRUE, TRUE))
    return g_strdup (_ ("the picture was rotated"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d pixel differs from the file",
                                       "%d pixels differ from the file", n),
                          n);
}

static char *
find_difference (gint32 image, gint32 reference, const IdpFile *file)
{
  int n = 0;
  g_autofree gint32 *layers = marks_list_other_layers (image, &n);
  gint32 reference_layer = gimp_image_get_active_layer (reference);

  if (gimp_image_get_floating_sel (image) != -1)
    return g_strdup (_ ("there is a floating selection"));
  if (n != 1)
    return g_strdup_printf (_ ("there are %d layers besides the marks, the file has one"), n);

  char *difference = size_difference (image, reference, file);
  if (difference == NULL)
    difference = colour_difference (image, reference);
  if (difference == NULL)
    difference = layer_difference (layers[0], reference_layer);
  if (difference == NULL)
    difference = pixel_difference (layers[0], reference_layer);
  return difference;
}

gboolean
untouched_check (gint32 image, const IdpFile *file, GError **error)
{
  /* GIMP shows as much of a damaged file as it can read. */
  g_autoptr (IdpImage) whole = idp_file_decode (file, 1, error);
  if (whole == NULL)
    return FALSE;

  gint32 reference = gimp_file_load (GIMP_RUN_NONINTERACTIVE, file->path, file->path);
  if (reference == -1)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                   _ ("GIMP cannot load the file again: %s"), gimp_get_pdb_error ());
      return FALSE;
    }
  g_autofree char *difference = find_difference (image, reference, file);
  gimp_image_delete (reference);
  if (difference == NULL)
    return TRUE;
  g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED,
               _ ("The picture on screen is not the photo in the file: %s. Undo that, or open the "
                  "photo again."),
               difference);
  return FALSE;
}
