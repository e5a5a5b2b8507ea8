/* face-highlight: the largest patch of skin that shines.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"

#define FACE_SHARE 0.8 /* of the region map: nothing but skin of the face */

typedef struct
{
  IdpMask *skin; /* owned */
  double lightness, chroma;
} Skin;

static void
skin_clear (Skin *skin)
{
  idp_mask_free (skin->skin);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Skin, skin_clear)

/* The forehead above what idp_face_skin() covers, eye distances from between the eyes. */
#define FOREHEAD_UP 1.2
#define FOREHEAD_DOWN -0.45
#define FOREHEAD_HALF_WIDTH 0.75

/* Skin from the hair to the chin, without eyes, brows and mouth, as far as the map sees no hair,
 * hand or glasses there. */
static IdpMask *
whole_face (const IdpPhoto *photo)
{
  const IdpFaceAxes axes = idp_face_axes (photo);
  const IdpRect *crop = &photo->placement.rect;
  IdpMask *mask = idp_face_skin (photo);
  const double step = (double) crop->width / mask->width_px;
  mask->count = 0;
  for (int y = 0; y < mask->height_px; y++)
    for (int x = 0; x < mask->width_px; x++)
      {
        guint8 *inside = mask->inside + (gsize) y * mask->width_px + x;
        const IdpPoint place = idp_face_axes_place (&axes, (IdpPoint){ x + 0.5, y + 0.5 });
        *inside |= fabs (place.x) < FOREHEAD_HALF_WIDTH && place.y < FOREHEAD_DOWN
                   && place.y > -FOREHEAD_UP;
        float shares[IDP_REGION_N];
        const IdpPoint p = { crop->x + (x + 0.5) * step, crop->y + (y + 0.5) * step };
        if (*inside)
          *inside = idp_region_map_at (photo->regions, p, shares)
                    && shares[IDP_REGION_FACE] >= FACE_SHARE;
        mask->count += *inside;
      }
  return mask;
}

static double
median_inside (const IdpPhoto *photo, const Skin *skin, gboolean chroma)
{
  g_autofree float *values = g_new (float, MAX (1, skin->skin->count));
  int n = 0;
  for (int i = 0; i < skin->skin->width_px * skin->skin->height_px; i++)
    if (skin->skin->inside[i])
      values[n++] = chroma ? hypotf (photo->view_lab[3 * i + 1], photo->view_lab[3 * i + 2])
                           : photo->view_lab[3 * i];
  return n > 0 ? idp_quantile (values, n, 0.5) : NAN;
}

static Skin
skin_read (const IdpPhoto *photo)
{
  Skin skin = { whole_face (photo), NAN, NAN };
  skin.lightness = median_inside (photo, &skin, FALSE);
  skin.chroma = median_inside (photo, &skin, TRUE);
  return skin;
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  g_auto (Skin) skin = skin_read (photo);
  if (skin.skin->count == 0)
    return (IdpMeasurement){ .measured = NAN };
  const int n = skin.skin->width_px * skin.skin->height_px;
  const double lightness = skin.lightness + idp_rule_number (rule, "brighter");
  const double chroma = skin.chroma * idp_rule_number (rule, "paler");
  g_autofree guint8 *shines = g_new0 (guint8, n);
  for (int i = 0; i < n; i++)
    {
      const float *lab = photo->view_lab + 3 * i;
      shines[i] = skin.skin->inside[i] && lab[0] > lightness && hypotf (lab[1], lab[2]) < chroma;
    }
  IdpRect region;
  const int count = idp_largest_patch (shines, skin.skin->width_px, skin.skin->height_px, &region);
  return (IdpMeasurement){
    .measured = 100.0 * count / skin.skin->count,
    .region = idp_photo_rect_from_view (photo, &region),
  };
}

const IdpCheck idp_check_face_highlight = {
  .id = "face-highlight",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "brighter", 0, 100 }, { "paler", 0, 1 }, { NULL } },
  .run = run,
};
