/* test-hair-style: something on the head, a knot on top of it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "judged.h"

static gboolean
is_wall (const IdpImage *image, int x, int y)
{
  const guint8 *rgb = idp_image_at (image, x, y);
  return rgb[0] > 150 && rgb[2] > 150;
}

/* All above a line across the forehead, in RGB. */
static void
paint_cap (IdpImage *image, const SitterTruth *truth, const guint8 rgb[3])
{
  for (int y = truth->crown.y - 4; y < truth->left_eye.y - 0.55 * truth->iod_px; y++)
    for (int x = truth->face_left.x - 30; x < truth->face_right.x + 30; x++)
      if (!is_wall (image, x, y))
        memcpy (idp_image_at (image, x, y), rgb, 3);
}

static void
green_cap (IdpImage *image, const SitterTruth *truth)
{
  paint_cap (image, truth, (const guint8[]){ 20, 110, 60 });
}

static void
test_cap (void)
{
  g_autoptr (Judged) judged = judge_painted ("seed=1", green_cap);
  judged_assert (judged, "headwear", IDP_VERDICT_REVIEW);
  const IdpRect *region = &judged_finding (judged, "headwear")->region;
  g_assert_cmpfloat (region->y + region->height, <, judged->truth.left_eye.y);
}

static void
test_bare (void)
{
  static const char *const bare[] = { "hair=short", "hair=long", "skin_tone=1" };
  for (guint i = 0; i < G_N_ELEMENTS (bare); i++)
    {
      g_autoptr (Judged) judged = judge_finished (bare[i]);
      judged_assert (judged, "headwear", IDP_VERDICT_PASS);
      judged_assert (judged, "hair-style-high", IDP_VERDICT_PASS);
      judged_assert (judged, "hair-colour-off", IDP_VERDICT_PASS);
    }
}

/* A round knot of hair on the crown. */
static void
knot (IdpImage *image, const SitterTruth *truth)
{
  const double radius = 0.62 * truth->iod_px;
  const IdpPoint middle = { truth->crown.x, truth->crown.y - 0.6 * radius };
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      if (hypot (x - middle.x, y - middle.y) < radius && is_wall (image, x, y))
        memset (idp_image_at (image, x, y), 28 + (x * 5 + y * 3) % 11, 3);
}

static void
test_knot (void)
{
  g_autoptr (Judged) judged = judge_painted ("head_y=0.55", knot);
  g_autoptr (Judged) without = judge_finished ("head_y=0.55");
  g_assert_cmpfloat (judged_finding (judged, "hair-style-high")->measured, >,
                     judged_finding (without, "hair-style-high")->measured + 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hair-style/cap", test_cap);
  g_test_add_func ("/hair-style/bare", test_bare);
  g_test_add_func ("/hair-style/knot", test_knot);
  return g_test_run ();
}
