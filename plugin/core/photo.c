/* photo: everything that is measured once about one photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "photo.h"

#include <glib-object.h>

#include "lab.h"
#include "reduce.h"

/* Short side of the reduced photo, px. A crop takes half of a photo's width or more, so the view
 * still gets about two source pixels per own pixel; a 12-megapixel photo is decoded at half size.
 */
#define SHORT_SIDE_PX 900

void
idp_photo_free (IdpPhoto *photo)
{
  if (photo == NULL)
    return;
  idp_file_free (photo->file);
  idp_image_free (photo->image);
  idp_image_free (photo->small);
  idp_region_map_free (photo->regions);
  idp_provenance_free (photo->provenance);
  idp_forensics_free (photo->forensics);
  idp_silhouette_free (photo->silhouette);
  idp_image_free (photo->view);
  g_free (photo->view_lab);
  g_free (photo->view_background);
  g_free (photo);
}

void
idp_photo_drop_pixels (IdpPhoto *photo)
{
  g_clear_pointer (&photo->file->bytes, g_bytes_unref);
  g_clear_object (&photo->file->metadata);
  g_clear_pointer (&photo->image, idp_image_free);
  g_clear_pointer (&photo->small, idp_image_free);
  g_clear_pointer (&photo->regions, idp_region_map_free);
  g_clear_pointer (&photo->silhouette, idp_silhouette_free);
  g_clear_pointer (&photo->view, idp_image_free);
  g_clear_pointer (&photo->view_lab, g_free);
  g_clear_pointer (&photo->view_background, g_free);
}

static gboolean
measure_person (IdpPhoto *photo, GError **error)
{
  const IdpImage *small = photo->small = idp_image_shrink (photo->image, IDP_SMALL_PX, error);
  if (small == NULL || !idp_face_find (photo->image, small, &photo->face, &photo->regions, error))
    return FALSE;
  if (photo->face.count == 0)
    return TRUE;

  const double scale = (double) small->width_px / photo->image->width_px;
  photo->silhouette = idp_silhouette_find (small, scale, &photo->face, photo->regions);
  const double to_original = 1 / photo->scale;
  IdpSilhouette *silhouette = photo->silhouette;
  photo->face.crown = silhouette->crown;
  idp_face_scale (&photo->face, to_original);
  idp_region_map_scale (photo->regions, to_original);
  silhouette->crown = idp_point_scaled (silhouette->crown, to_original);
  silhouette->left_shoulder = idp_point_scaled (silhouette->left_shoulder, to_original);
  silhouette->right_shoulder = idp_point_scaled (silhouette->right_shoulder, to_original);
  return TRUE;
}

/* The crop at the size of the finished picture, enlarged by repetition where the photo has too few
 * pixels: such a crop is refused, but its other faults shall be told too. */
static IdpImage *
make_view (const IdpPhoto *photo, const IdpRules *rules, GError **error)
{
  const IdpRect *crop = &photo->placement.rect;
  const IdpRect all = { 0, 0, photo->image->width_px, photo->image->height_px };
  IdpRect rect = {
    (int) lround (crop->x * photo->scale),
    (int) lround (crop->y * photo->scale),
    MAX (1, (int) lround (crop->width * photo->scale)),
    MAX (1, (int) lround (crop->height * photo->scale)),
  };
  rect = idp_rect_intersect (&rect, &all);
  if (rect.width >= rules->width_px && rect.height >= rules->height_px)
    return idp_image_reduce (photo->image, &rect, rules->width_px, rules->height_px, error);

  IdpImage *view = idp_image_new (rules->width_px, rules->height_px, error);
  for (int y = 0; view != NULL && y < view->height_px; y++)
    for (int x = 0; x < view->width_px; x++)
      {
        const guint8 *source = idp_image_at (photo->image, rect.x + x * rect.width / view->width_px,
                                             rect.y + y * rect.height / view->height_px);
        guint8 *to = idp_image_at (view, x, y);
        to[0] = source[0];
        to[1] = source[1];
        to[2] = source[2];
      }
  return view;
}

static float *
view_lab (const IdpImage *view)
{
  const int n = view->width_px * view->height_px;
  float *lab = g_new (float, 3 * (gsize) n);
  idp_lab_from_row (view->rgb, n, lab);
  return lab;
}

static guint8 *
view_background (const IdpPhoto *photo)
{
  const IdpSilhouette *mask = photo->silhouette;
  const IdpImage *view = photo->view;
  const IdpRect *crop = &photo->placement.rect;
  guint8 *background = g_new (guint8, (gsize) view->width_px * view->height_px);

  for (int y = 0; y < view->height_px; y++)
    {
      double original_y = crop->y + (y + 0.5) * crop->height / view->height_px;
      int mask_y = CLAMP ((int) (original_y * mask->height_px / photo->file->height_px), 0,
                          mask->height_px - 1);
      for (int x = 0; x < view->width_px; x++)
        {
          double original_x = crop->x + (x + 0.5) * crop->width / view->width_px;
          int mask_x = CLAMP ((int) (original_x * mask->width_px / photo->file->width_px), 0,
                              mask->width_px - 1);
          background[(gsize) y * view->width_px + x]
              = mask->background[(gsize) mask_y * mask->width_px + mask_x];
        }
    }
  return background;
}

static gboolean
place_and_view (IdpPhoto *photo, const IdpRules *rules, GError **error)
{
  const IdpFile *file = photo->file;
  if (photo->face.count == 0)
    return TRUE;

  if (photo->finished)
    photo->placement = idp_placement_measure (
        &photo->face, &(IdpRect){ 0, 0, file->width_px, file->height_px }, rules);
  else
    photo->placement = idp_placement_find (&photo->face, file->width_px, file->height_px, rules);
  if (idp_rect_is_empty (&photo->placement.rect))
    return TRUE;

  photo->view = make_view (photo, rules, error);
  if (photo->view == NULL)
    return FALSE;
  photo->view_lab = view_lab (photo->view);
  photo->view_background = view_background (photo);
  return TRUE;
}

IdpPhoto *
idp_photo_new (IdpFile *file, const IdpRules *rules, GError **error)
{
  g_return_val_if_fail (file != NULL && rules != NULL, NULL);

  g_autoptr (IdpPhoto) photo = g_new0 (IdpPhoto, 1);
  photo->file = file;
  photo->finished = file->width_px == rules->width_px && file->height_px == rules->height_px;
  photo->image = idp_file_decode (file, SHORT_SIDE_PX, error);
  if (photo->image == NULL)
    return NULL;
  photo->scale = (double) photo->image->width_px / file->width_px;
  photo->provenance = idp_provenance_new (file, photo->image, rules->programs);

  if (!measure_person (photo, error) || !place_and_view (photo, rules, error))
    return NULL;
  return g_steal_pointer (&photo);
}

gboolean
idp_photo_examine (IdpPhoto *photo, GError **error)
{
  if (photo->forensics == NULL)
    photo->forensics = idp_forensics_new (photo->file, photo->image, &photo->face, error);
  return photo->forensics != NULL;
}

static double
view_scale (const IdpPhoto *photo)
{
  return (double) photo->view->width_px / photo->placement.rect.width;
}

IdpPoint
idp_photo_to_view (const IdpPhoto *photo, IdpPoint original)
{
  const IdpRect *crop = &photo->placement.rect;
  const double scale = view_scale (photo);
  return (IdpPoint){ (original.x - crop->x) * scale, (original.y - crop->y) * scale };
}

static IdpRect
rect_mapped (const IdpRect *rect, double scale, double x0, double y0)
{
  const int left = (int) floor (rect->x * scale + x0), top = (int) floor (rect->y * scale + y0);
  const int right = (int) ceil ((rect->x + rect->width) * scale + x0);
  const int bottom = (int) ceil ((rect->y + rect->height) * scale + y0);
  return (IdpRect){ left, top, right - left, bottom - top };
}

IdpRect
idp_photo_rect_from_view (const IdpPhoto *photo, const IdpRect *view)
{
  const IdpRect *crop = &photo->placement.rect;
  return rect_mapped (view, 1 / view_scale (photo), crop->x, crop->y);
}
