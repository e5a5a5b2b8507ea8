/* glasses-frame: the frame of glasses across the eyes.
 *
 * A frame that matters is dark and hangs together: what is dark and connected with the line across
 * the nose is frame. Where it touches the lashes the iris seems to belong to it as well, so only
 * the white of the eye counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"

/* In eye distances from the middle of the eyes: what is looked at, and where the bridge runs. */
#define HALF_WIDTH 1.0
#define UP 0.45
#define DOWN 0.5
#define BRIDGE_HALF_WIDTH 0.08
#define BRIDGE_UP 0.2
#define BRIDGE_DOWN 0.25

#define IRIS_RADIUS 0.11
#define MARGIN 0.05

static gboolean
is_bridge (IdpPoint place)
{
  return fabs (place.x) < BRIDGE_HALF_WIDTH && place.y > -BRIDGE_UP && place.y < BRIDGE_DOWN;
}

/* 1 where BOX of the view shows a dark frame; NULL without one. Caller frees. */
static guint8 *
find_frame (const IdpPhoto *photo, const IdpRect *box, double share)
{
  const IdpFaceAxes axes = idp_face_axes (photo);
  const int n = box->width * box->height;
  double skin[3], darkest = G_MAXDOUBLE;
  if (!idp_face_median_lab (photo, skin))
    return NULL;

  g_autofree guint8 *bridge = g_new0 (guint8, n);
  for (int i = 0; i < n; i++)
    {
      const int x = box->x + i % box->width, y = box->y + i / box->width;
      bridge[i] = is_bridge (idp_face_axes_place (&axes, (IdpPoint){ x + 0.5, y + 0.5 }));
      if (bridge[i])
        darkest = fmin (darkest, idp_photo_lab_at (photo, x, y)[0]);
    }

  g_autofree guint8 *dark = g_new0 (guint8, n);
  guint8 *frame = g_new0 (guint8, n);
  for (int i = 0; i < n; i++)
    frame[i] = dark[i]
        = idp_photo_lab_at (photo, box->x + i % box->width, box->y + i / box->width)[0]
          < darkest + share * (skin[0] - darkest);
  for (int i = 0; i < n; i++)
    if (bridge[i] && dark[i])
      {
        IdpRect ignored;
        idp_take_patch (dark, box->width, box->height, i, &ignored);
      }
  for (int i = 0; i < n; i++)
    frame[i] = frame[i] && !dark[i];
  return frame;
}

/* Percent of the white of EYE under FRAME. Lids that a frame hides seem to lie at its edge, so the
 * eye is taken as MARGIN eye distances taller either way. */
static double
covered (const IdpViewEye *eye, const guint8 *frame, const IdpRect *box, double margin)
{
  int n = 0, under = 0;
  IdpPoint lids[IDP_LANDMARK_LIDS_N];
  for (int i = 0; i < IDP_LANDMARK_LIDS_N; i++)
    {
      const gboolean corner = i % (IDP_LANDMARK_LIDS_N / 2) == 0;
      const double up = corner ? 0 : i < IDP_LANDMARK_LIDS_N / 2 ? margin : -margin;
      lids[i] = (IdpPoint){ eye->lids[i].x, eye->lids[i].y - up * eye->unit };
    }
  for (int i = 0; i < box->width * box->height; i++)
    {
      const IdpPoint p = { box->x + i % box->width + 0.5, box->y + i / box->width + 0.5 };
      if (hypot (p.x - eye->centre.x, p.y - eye->centre.y) < IRIS_RADIUS * eye->unit
          || !idp_polygon_has (lids, IDP_LANDMARK_LIDS_N, p))
        continue;
      n++;
      under += frame[i];
    }
  return n > 0 ? 100.0 * under / n : 0;
}
static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  if (idp_view_bridge (photo) < idp_rule_number (rule, "bridge-lstar"))
    return (IdpMeasurement){ .measured = 0 };

  const IdpFaceAxes axes = idp_face_axes (photo);
  const double unit = axes.eye_distance_px;
  const IdpRect box
      = idp_view_around (photo->view, axes.eyes, HALF_WIDTH * unit, UP * unit, DOWN * unit);
  g_autofree guint8 *frame = find_frame (photo, &box, idp_rule_number (rule, "dark-share"));
  if (frame == NULL)
    return (IdpMeasurement){ .measured = NAN };
  double most = 0;
  IdpRect region = { 0 };
  for (int side = 0; side < 2; side++)
    {
      const IdpViewEye eye = idp_view_eye (photo, side);
      const double share = covered (&eye, frame, &box, idp_rule_number (rule, "lid-margin"));
      const IdpRect lids = idp_view_landmark_box (
          photo, side == 0 ? IDP_LANDMARK_LEFT_LIDS : IDP_LANDMARK_RIGHT_LIDS, IDP_LANDMARK_LIDS_N,
          MARGIN * unit);
      if (share > rule->limit.max)
        region = idp_rect_around (&region, &lids);
      most = fmax (most, share);
    }
  return (IdpMeasurement){
    .measured = most,
    .region = idp_photo_rect_from_view (photo, &region),
  };
}

const IdpCheck idp_check_frame_over_eyes = {
  .id = "frame-over-eyes",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "bridge-lstar", 0, 100 },
                                { "dark-share", 0, 1 },
                                { "lid-margin", 0, 1 },
                                { NULL } },
  .run = run,
};
