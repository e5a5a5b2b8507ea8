/* ladders-focus: pictures out of focus, shaken, or of too few pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "ladders.h"
#include "paint.h"
#include "reduce.h"
#include "resample.h"

/* Blur is told for eyes so many px apart, and grows with the face. */
#define EYE_DISTANCE_PX 113.0

/* Directions of a moving camera. */
#define N_DIRECTIONS 4

/* A picture that was enlarged already has no focus to lose. */
static gboolean
is_sharp (const LadderScene *scene)
{
  return !scene->enlarged && (scene->label == NULL || label_is (scene->label, LABEL_SHARP, "y"));
}

static double
scaled (const LadderScene *scene, double length_px)
{
  return length_px * idp_face_eye_distance (&scene->photo->face) / EYE_DISTANCE_PX;
}

static void
defocus (const LadderScene *scene, double step, IdpRect *region)
{
  paint_blur (scene->image, NULL, scaled (scene, step));
}

static void
shake (const LadderScene *scene, double step, IdpRect *region)
{
  const double direction_deg = g_rand_int_range (scene->rand, 0, N_DIRECTIONS) * 180 / N_DIRECTIONS;
  paint_motion (scene->image, scaled (scene, step), direction_deg);
}

static void
enlarge (const LadderScene *scene, double step, IdpRect *region)
{
  const IdpImage *image = scene->image;
  const IdpRect all = { 0, 0, image->width_px, image->height_px };
  g_autoptr (IdpImage) small = idp_image_reduce (image, &all, lround (image->width_px / step),
                                                 lround (image->height_px / step), NULL);
  g_autoptr (IdpImage) large = resample_enlarge (small, image->width_px, image->height_px);
  memcpy (image->rgb, large->rgb, (gsize) image->width_px * image->height_px * 3);
}

const Ladder ladders_focus[] = {
  { "blur", "out of focus", "px sigma", { 0.5, 1, 1.5, 2, 3 }, 2, is_sharp, defocus },
  { "blur", "shaken", "px", { 3, 5, 8, 11, 15 }, 2, is_sharp, shake },
  { "low-res-upscaled", "enlarged", "times", { 1.5, 2, 3, 4, 6 }, 2, is_sharp, enlarge },
  { NULL },
};
