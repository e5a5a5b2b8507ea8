/* untouched: does an image still show its file, pixel for pixel and nothing else?
 *
 * The reference is the file as GIMP itself loads it: decoders differ from each other by a level
 * here and there, one decoder does not differ from itself. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#include "untouched.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "error.h"
#include "host.h"
#include "marks.h"

#define BAND_ROWS 64

static char *
not_upright (void)
{
  return g_strdup (_ ("the photo is not upright (let GIMP rotate it when it asks)"));
}

static char *
image_difference (int image, int reference, const IdpFile *file)
{
  const HostImageState a = host_image_get_state (image), b = host_image_get_state (reference);
  const gboolean same_size = a.width_px == b.width_px && a.height_px == b.height_px;
  const gboolean lies = a.width_px == b.height_px && a.height_px == b.width_px;

  if (!same_size && lies && file->orientation != 1)
    return not_upright ();
  if (!same_size && lies)
    return g_strdup (_ ("the picture was rotated"));
  if (!same_size)
    return g_strdup_printf (_ ("the picture is %d×%d pixels, the file %d×%d"), a.width_px,
                            a.height_px, b.width_px, b.height_px);
  if (a.base_type != b.base_type)
    return g_strdup (_ ("the colour mode was changed"));
  if (a.precision != b.precision)
    return g_strdup (_ ("the precision was changed"));
  if (!host_image_has_same_profile (image, reference))
    return g_strdup (_ ("the colour profile was changed (keep it when GIMP asks)"));
  return NULL;
}

static char *
layer_difference (int layer, int reference)
{
  const HostLayerState a = host_layer_get_state (layer), b = host_layer_get_state (reference);

  if (!a.is_plain)
    return g_strdup (_ ("the photo is no longer a plain layer"));
  if (a.has_mask)
    return g_strdup (_ ("the layer has a mask"));
  if (a.n_filters > 0)
    return g_strdup (_ ("the layer has a filter"));
  if (!a.is_visible)
    return g_strdup (_ ("the layer is hidden"));
  if (a.opacity != b.opacity)
    return g_strdup (_ ("the layer's opacity was changed"));
  if (memcmp (a.blending, b.blending, sizeof a.blending) != 0)
    return g_strdup (_ ("the layer's mode was changed"));
  if (a.rect.width != b.rect.width || a.rect.height != b.rect.height)
    return g_strdup (_ ("the layer's size was changed"));
  if (a.rect.x != 0 || a.rect.y != 0)
    return g_strdup (_ ("the layer was moved"));
  if (a.has_alpha != b.has_alpha)
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
pixel_difference (int layer, int reference, const IdpFile *file)
{
  const Babl *format = host_layer_get_format (reference);
  g_autoptr (GeglBuffer) a = host_layer_get_buffer (layer);
  g_autoptr (GeglBuffer) b = host_layer_get_buffer (reference);

  int n = count_different_pixels (a, b, format);
  if (n == 0)
    return NULL;

  const gboolean mirrored
      = is_reversed (a, b, format, TRUE, FALSE) || is_reversed (a, b, format, FALSE, TRUE);
  const gboolean upside_down = !mirrored && is_reversed (a, b, format, TRUE, TRUE);
  if ((mirrored || upside_down) && file->orientation != 1)
    return not_upright ();
  if (mirrored)
    return g_strdup (_ ("the picture was mirrored"));
  if (upside_down)
    return g_strdup (_ ("the picture was rotated"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d pixel differs from the file",
                                       "%d pixels differ from the file", n),
                          n);
}

static char *
find_difference (int image, int reference, const IdpFile *file)
{
  int n = 0, n_reference = 0;
  g_autofree int *layers = marks_list_other_layers (image, &n);
  g_autofree int *reference_layers = host_image_list_layers (reference, &n_reference);

  if (host_image_get_state (image).has_floating_selection)
    return g_strdup (_ ("there is a floating selection"));
  if (n != 1)
    return g_strdup_printf (_ ("there are %d layers besides the marks, the file has one"), n);

  char *difference = image_difference (image, reference, file);
  if (difference == NULL)
    difference = layer_difference (layers[0], reference_layers[0]);
  if (difference == NULL)
    difference = pixel_difference (layers[0], reference_layers[0], file);
  return difference;
}

gboolean
untouched_check (int image, const IdpFile *file, GError **error)
{
  /* GIMP shows as much of a damaged file as it can read. */
  g_autoptr (IdpImage) whole = idp_file_decode (file, 1, error);
  if (whole == NULL)
    return FALSE;

  int reference = host_image_load (file, error);
  if (reference == HOST_NONE)
    return FALSE;
  g_autofree char *difference = find_difference (image, reference, file);
  host_image_delete (reference);
  if (difference == NULL)
    return TRUE;
  g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED,
               _ ("The picture on screen is not the photo in the file: %s. Undo that, or open the "
                  "photo again."),
               difference);
  return FALSE;
}
