/* ladders-pose: pictures turned or stretched. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ladders.h"
#include "paint.h"

/* A head that leans further is no clean picture. */
#define UPRIGHT_DEG 1.5

static gboolean
is_upright (const LadderScene *scene)
{
  return fabs (scene->photo->face.roll_deg) < UPRIGHT_DEG;
}

static gboolean
is_any (const LadderScene *scene)
{
  return TRUE;
}

/* Around the middle of the eyes, to the side to which the head leans already. */
static void
tilt (const LadderScene *scene, double step, IdpRect *region)
{
  const IdpPoint eyes = idp_face_eye_middle (&scene->photo->face);
  const double turn = copysign (step, scene->photo->face.roll_deg) * G_PI / 180;
  const double c = cos (turn), s = sin (turn);
  const double m[6]
      = { c, s, eyes.x - c * eyes.x - s * eyes.y, -s, c, eyes.y + s * eyes.x - c * eyes.y };
  paint_warp (scene->image, m);
}

/* Around the middle of the picture, by STEP percent. */
static void
widen (const LadderScene *scene, double step, IdpRect *region)
{
  const double narrow = 1 / (1 + step / 100), middle = scene->image->width_px / 2.0;
  paint_warp (scene->image, (const double[6]){ narrow, 0, middle * (1 - narrow), 0, 1, 0 });
}

const Ladder ladders_pose[] = {
  { "head-tilt", "turned", "deg", { 1, 3, 5, 7, 10 }, 3, is_upright, tilt },
  { "distorted", "widened", "%", { 2, 4, 6, 8, 10 }, 3, is_any, widen },
  { NULL },
};
