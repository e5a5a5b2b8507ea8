/* mouth-open: lips apart, or teeth between them.
 *
 * The measure is the mean of the gap that the landmarks see and of the height of the teeth that the
 * pixels show: thin, full or bearded lips move the first, a pale lip the second, only an open mouth
 * both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"
#include "lab.h"

/* Side of the squares of skin on the cheeks, and how far they lie below the eyes, eye distances. */
#define CHEEK_SIDE 0.25
#define CHEEK_DOWN 0.6
/* The redness of lips is that below which this share of the mouth lies. */
#define LIPS_SHARE 0.7
/* Beside cheeks of this lightness lips have lost their colour too: the gap alone decides. */
#define WASHED_OUT 93
/* Free space around the marked mouth, eye distances. */
#define MARGIN 0.06

static double
cheek_lightness (const IdpPhoto *photo)
{
  const IdpFaceAxes axes = idp_face_axes (photo);
  double sum = 0;
  for (int side = -1; side <= 1; side += 2)
    {
      const IdpPoint cheek = idp_face_axes_point (&axes, side * 0.5, CHEEK_DOWN);
      const IdpRect square
          = idp_view_square (photo->view, cheek, CHEEK_SIDE * axes.eye_distance_px);
      double lab[3];
      if (!idp_view_median_lab (photo->view, &square, lab))
        return NAN;
      sum += lab[0];
    }
  return sum / 2;
}

/* L*, a*, b* of every pixel inside the lips. */
static GArray *
mouth_colours (const IdpPhoto *photo, const IdpRect *box)
{
  IdpPoint lips[IDP_LANDMARK_OUTER_LIPS_N];
  for (int i = 0; i < IDP_LANDMARK_OUTER_LIPS_N; i++)
    lips[i] = idp_view_landmark (photo, IDP_LANDMARK_OUTER_LIPS + i);
  GArray *colours = g_array_new (FALSE, FALSE, 3 * sizeof (double));
  for (int y = box->y; y < box->y + box->height; y++)
    for (int x = box->x; x < box->x + box->width; x++)
      if (idp_polygon_has (lips, G_N_ELEMENTS (lips), (IdpPoint){ x + 0.5, y + 0.5 }))
        {
          double lab[3];
          idp_lab_from_rgb (idp_image_at (photo->view, x, y), lab);
          g_array_append_val (colours, lab);
        }
  return colours;
}

/* Pixels of COLOURS that are much less red than lips, and not dark. */
static int
count_teeth (const GArray *colours, double lightness, double redness)
{
  g_autofree float *red = g_new (float, colours->len);
  const double *lab = (const double *) (gpointer) colours->data;
  for (guint i = 0; i < colours->len; i++)
    red[i] = lab[3 * i + 1];
  const double least = redness * idp_quantile (red, colours->len, LIPS_SHARE);
  int n = 0;
  for (guint i = 0; i < colours->len; i++)
    n += lab[3 * i] > lightness && lab[3 * i + 1] < least;
  return n;
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  const double unit = idp_face_axes (photo).eye_distance_px;
  const IdpRect box = idp_view_landmark_box (photo, IDP_LANDMARK_OUTER_LIPS,
                                             IDP_LANDMARK_OUTER_LIPS_N, MARGIN * unit);
  const double cheek = cheek_lightness (photo);
  g_autoptr (GArray) colours = mouth_colours (photo, &box);
  if (colours->len == 0 || isnan (cheek))
    return (IdpMeasurement){ .measured = NAN };

  const int teeth = count_teeth (colours, idp_rule_number (rule, "tooth-lightness") * cheek,
                                 idp_rule_number (rule, "tooth-redness"));
  const IdpPoint left = idp_view_landmark (photo, IDP_LANDMARK_OUTER_LIPS);
  const IdpPoint right
      = idp_view_landmark (photo, IDP_LANDMARK_OUTER_LIPS + IDP_LANDMARK_OUTER_LIPS_N / 2);
  const double width = hypot (right.x - left.x, right.y - left.y);
  const double gap = idp_face_mouth_gap (&photo->face);
  const double seen = cheek < WASHED_OUT ? teeth / (width * unit) : gap;
  return (IdpMeasurement){
    .measured = 50 * (gap + seen),
    .region = idp_photo_rect_from_view (photo, &box),
  };
}

const IdpCheck idp_check_mouth_open = {
  .id = "mouth-open",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "tooth-lightness", 0, 1 }, { "tooth-redness", 0, 1 }, { NULL } },
  .run = run,
};
