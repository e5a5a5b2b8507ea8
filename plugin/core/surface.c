/* surface: pictures to draw on. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "surface.h"

#include <glib/gi18n-lib.h>

#include "error.h"

cairo_surface_t *
idp_surface_from_image (const IdpImage *image, GError **error)
{
  g_autoptr (cairo_surface_t) surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, image->width_px, image->height_px);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("cannot draw on %d×%d pixels: %s"),
                   image->width_px, image->height_px,
                   cairo_status_to_string (cairo_surface_status (surface)));
      return NULL;
    }
  guint8 *data = cairo_image_surface_get_data (surface);
  const int stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < image->height_px; y++)
    {
      guint32 *to = (guint32 *) (data + (gsize) y * stride);
      const guint8 *from = idp_image_at (image, 0, y);
      for (int x = 0; x < image->width_px; x++, from += 3)
        to[x] = (guint32) from[0] << 16 | from[1] << 8 | from[2];
    }
  cairo_surface_mark_dirty (surface);
  return g_steal_pointer (&surface);
}

IdpImage *
idp_surface_to_image (cairo_surface_t *surface, GError **error)
{
  IdpImage *image = idp_image_new (cairo_image_surface_get_width (surface),
                                   cairo_image_surface_get_height (surface), error);
  if (image == NULL)
    return NULL;
  cairo_surface_flush (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  const int stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < image->height_px; y++)
    {
      const guint32 *from = (const guint32 *) (data + (gsize) y * stride);
      guint8 *to = idp_image_at (image, 0, y);
      for (int x = 0; x < image->width_px; x++, to += 3)
        {
          to[0] = from[x] >> 16 & 0xff;
          to[1] = from[x] >> 8 & 0xff;
          to[2] = from[x] & 0xff;
        }
    }
  return image;
}
