/* skin-light: shine and cast shadows on the face, as the largest patch of skin that differs from the
 * rest. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"
#include "lab.h"

#define FACE_SHARE 0.8 /* of the region map: nothing but skin of the face */

typedef struct
{
  IdpMask *skin; /* owned */
  float *lab;    /* of the whole view, owned */
  double lightness, chroma;
} Skin;

static void
skin_clear (Skin *skin)
{
  idp_mask_free (skin->skin);
  g_free (skin->lab);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Skin, skin_clear)

/* Takes hair, hands and glasses away from MASK as far as the map sees them. */
static void
keep_face (const IdpPhoto *photo, IdpMask *mask)
{
  const IdpRect *crop = &photo->placement.rect;
  const double step = (double) crop->width / mask->width_px;
  mask->count = 0;
  for (int y = 0; y < mask->height_px; y++)
    for (int x = 0; x < mask->width_px; x++)
      {
        guint8 *inside = mask->inside + (gsize) y * mask->width_px + x;
        float shares[IDP_REGION_N];
        const IdpPoint p = { crop->x + (x + 0.5) * step, crop->y + (y + 0.5) * step };
        if (*inside)
          *inside = idp_region_map_at (photo->regions, p, shares)
                    && shares[IDP_REGION_FACE] >= FACE_SHARE;
        mask->count += *inside;
      }
}

static double
median_inside (const Skin *skin, gboolean chroma)
{
  g_autofree float *values = g_new (float, MAX (1, skin->skin->count));
  int n = 0;
  for (int i = 0; i < skin->skin->width_px * skin->skin->height_px; i++)
    if (skin->skin->inside[i])
      values[n++] = chroma ? hypotf (skin->lab[3 * i + 1], skin->lab[3 * i + 2]) : skin->lab[3 * i];
  return n > 0 ? idp_quantile (values, n, 0.5) : NAN;
}

static Skin
skin_read (const IdpPhoto *photo)
{
  const int n = photo->view->width_px * photo->view->height_px;
  Skin skin = { idp_face_skin (photo), g_new (float, 3 * (gsize) n), NAN, NAN };
  keep_face (photo, skin.skin);
  idp_lab_from_row (photo->view->rgb, n, skin.lab);
  skin.lightness = median_inside (&skin, FALSE);
  skin.chroma = median_inside (&skin, TRUE);
  return skin;
}

/* Removes the patch around FROM from INSIDE; pixels of it, and BOX around it. */
static int
take_patch (guint8 *inside, int width_px, int height_px, int from, IdpRect *box)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (int));
  int count = 0;
  *box = (IdpRect){ 0 };
  inside[from] = 0;
  g_array_append_val (stack, from);
  while (stack->len > 0)
    {
      const int at = g_array_index (stack, int, stack->len - 1);
      const int x = at % width_px, y = at / width_px;
      const IdpRect pixel = { x, y, 1, 1 };
      g_array_set_size (stack, stack->len - 1);
      *box = idp_rect_around (box, &pixel);
      count++;
      const int next[4] = { x > 0 ? at - 1 : at, x + 1 < width_px ? at + 1 : at,
                            y > 0 ? at - width_px : at, y + 1 < height_px ? at + width_px : at };
      for (int i = 0; i < 4; i++)
        if (inside[next[i]])
          {
            inside[next[i]] = 0;
            g_array_append_val (stack, next[i]);
          }
    }
  return count;
}

/* The largest patch of ODD, as a share of SKIN. */
static IdpMeasurement
largest_patch (const IdpPhoto *photo, const Skin *skin, guint8 *odd)
{
  const int width = skin->skin->width_px, height = skin->skin->height_px;
  int most = 0;
  IdpRect region = { 0 };
  for (int i = 0; i < width * height; i++)
    if (odd[i])
      {
        IdpRect box;
        const int count = take_patch (odd, width, height, i, &box);
        region = count > most ? box : region;
        most = MAX (most, count);
      }
  return (IdpMeasurement){
    .measured = 100.0 * most / skin->skin->count,
    .region = idp_photo_rect_from_view (photo, &region),
  };
}

static IdpMeasurement
run_highlight (const IdpPhoto *photo, const IdpRule *rule)
{
  g_auto (Skin) skin = skin_read (photo);
  if (skin.skin->count == 0)
    return (IdpMeasurement){ .measured = NAN };
  const int n = skin.skin->width_px * skin.skin->height_px;
  const double lightness = skin.lightness + idp_rule_number (rule, "brighter");
  const double chroma = skin.chroma * idp_rule_number (rule, "paler");
  g_autofree guint8 *odd = g_new0 (guint8, n);
  for (int i = 0; i < n; i++)
    odd[i] = skin.skin->inside[i] && skin.lab[3 * i] > lightness
             && hypotf (skin.lab[3 * i + 1], skin.lab[3 * i + 2]) < chroma;
  return largest_patch (photo, &skin, odd);
}

/* Beards and the shade under the chin are darker too: only what lies above the nose's base counts. */
static IdpMeasurement
run_shadow (const IdpPhoto *photo, const IdpRule *rule)
{
  g_auto (Skin) skin = skin_read (photo);
  if (skin.skin->count == 0)
    return (IdpMeasurement){ .measured = NAN };
  const int width = skin.skin->width_px;
  const double lightness = skin.lightness - idp_rule_number (rule, "darker");
  const int rows = CLAMP ((int) idp_view_landmark (photo, IDP_LANDMARK_NOSE_BASE).y, 0,
                          skin.skin->height_px);
  g_autofree guint8 *odd = g_new0 (guint8, (gsize) width * skin.skin->height_px);
  for (int i = 0; i < width * rows; i++)
    odd[i] = skin.skin->inside[i] && skin.lab[3 * i] < lightness;
  return largest_patch (photo, &skin, odd);
}

const IdpCheck idp_check_face_highlight = {
  .id = "face-highlight",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "brighter", 0, 100 }, { "paler", 0, 1 }, { NULL } },
  .run = run_highlight,
};
const IdpCheck idp_check_shadow_on_face = {
  .id = "shadow-on-face",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "darker", 0, 100 }, { NULL } },
  .run = run_shadow,
};
