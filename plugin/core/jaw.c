/* jaw: mouth, chin and cheeks of a face whose eyes are known.
 * Lengths are in eye distances and places in the frame of the eyes: u along their line from the
 * middle to the right, v from it down. All constants are least-squares fits or best values on the
 * 29 odd-numbered ones of 58 labelled portraits; the even-numbered ones confirmed them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "jaw.h"

#include <stdlib.h>

#include "lab.h"

/* Samples of the face per eye distance, and the frame they cover. */
#define DENSITY 36
#define REACH_U 1.8
#define TOP_V -0.5
#define BOTTOM_V 2.75

enum
{
  N_U = (int) (2 * REACH_U * DENSITY),
  N_V = (int) ((BOTTOM_V - TOP_V) * DENSITY)
};

/* Further from skin than this is just as foreign, Lab units. */
#define FOREIGN 40.0

typedef struct
{
  float lab[N_V][N_U][3];
  float skin[3]; /* between mouth and eyes */
} Patch;

static void
sample (const IdpImage *image, double x, double y, guint8 rgb[3])
{
  const double left = CLAMP (x - 0.5, 0, image->width_px - 1);
  const double top = CLAMP (y - 0.5, 0, image->height_px - 1);
  const int x0 = left, y0 = top;
  const int x1 = MIN (x0 + 1, image->width_px - 1), y1 = MIN (y0 + 1, image->height_px - 1);
  const double fx = left - x0, fy = top - y0;
  for (int i = 0; i < 3; i++)
    {
      const double a = idp_image_at (image, x0, y0)[i], b = idp_image_at (image, x1, y0)[i];
      const double c = idp_image_at (image, x0, y1)[i], d = idp_image_at (image, x1, y1)[i];
      rgb[i] = (a + fx * (b - a)) * (1 - fy) + (c + fx * (d - c)) * fy + 0.5;
    }
}

static const float *
patch_at (const Patch *patch, double u, double v)
{
  const int column = CLAMP ((int) ((u + REACH_U) * DENSITY), 0, N_U - 1);
  const int row = CLAMP ((int) ((v - TOP_V) * DENSITY), 0, N_V - 1);
  return patch->lab[row][column];
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  const float left = *(const float *) a, right = *(const float *) b;
  return (left > right) - (left < right);
}

/* Median of nose and cheeks; glasses, lips and beard are elsewhere. */
static void
measure_skin (Patch *patch)
{
  enum
  {
    N = 15
  };
  for (int channel = 0; channel < 3; channel++)
    {
      float values[N * N];
      for (int i = 0; i < N * N; i++)
        values[i] = patch_at (patch, -0.39 + 0.78 * (i % N) / (N - 1),
                              0.28 + 0.42 * (i / N) / (N - 1))[channel];
      qsort (values, N * N, sizeof *values, compare_floats);
      patch->skin[channel] = values[N * N / 2];
    }
}

/* The point (U, V) of the frame of the eyes, px of the picture. */
static IdpPoint
point_at (const IdpFace *face, double u, double v)
{
  const IdpPoint middle = idp_face_eye_middle (face);
  const double dx = face->right_eye.x - face->left_eye.x;
  const double dy = face->right_eye.y - face->left_eye.y;
  return (IdpPoint){ middle.x + u * dx - v * dy, middle.y + u * dy + v * dx };
}

static Patch *
patch_new (const IdpImage *image, const IdpFace *face)
{
  Patch *patch = g_new (Patch, 1);
  for (int row = 0; row < N_V; row++)
    for (int column = 0; column < N_U; column++)
      {
        const IdpPoint p
            = point_at (face, (column + 0.5) / DENSITY - REACH_U, (row + 0.5) / DENSITY + TOP_V);
        guint8 rgb[3];
        double lab[3];
        sample (image, p.x, p.y, rgb);
        idp_lab_from_rgb (rgb, lab);
        for (int i = 0; i < 3; i++)
          patch->lab[row][column][i] = lab[i];
      }
  measure_skin (patch);
  return patch;
}

static double
difference (const float *a, const float *b)
{
  const double colour = MAX (fabsf (a[1] - b[1]), fabsf (a[2] - b[2]));
  return MIN (MAX (fabsf (a[0] - b[0]), 1.5 * colour), FOREIGN);
}

/* How much less like skin it is at B than at A. */
static double
skin_ends (const Patch *patch, const float *a, const float *b)
{
  return difference (b, patch->skin) - difference (a, patch->skin);
}

/* How strongly a feature shows at PLACE, at least 0; SIDE is -1 on the left and 1 on the right. */
typedef double (*Strength) (const Patch *patch, double place, int side);

static double
mouth_strength (const Patch *patch, double v, int side)
{
  double sum = 0;
  for (double u = -0.25; u <= 0.25; u += 0.05)
    {
      const float *lab = patch_at (patch, u, v);
      sum += MAX (0, patch->skin[0] - lab[0]) + 2 * MAX (0, lab[1] - patch->skin[1]);
    }
  return sum;
}

/* An edge, the more so where skin ends; the chin is an arc. */
static double
chin_strength (const Patch *patch, double v, int side)
{
  const double step = 0.08;
  double sum = 0;
  for (double u = -0.22; u <= 0.22; u += 0.055)
    {
      const double arc = v - 0.6 * u * u;
      const float *above = patch_at (patch, u, arc - step);
      const float *below = patch_at (patch, u, arc + step);
      sum += difference (above, below) + 2 * MAX (0, skin_ends (patch, above, below));
    }
  return sum;
}

static double
cheek_strength (const Patch *patch, double u, int side)
{
  const double step = 0.11;
  double sum = 0;
  for (double v = 0.1; v <= 0.7; v += 0.05)
    sum += MAX (0, skin_ends (patch, patch_at (patch, side * (u - step), v),
                              patch_at (patch, side * (u + step), v)));
  return sum;
}

typedef struct
{
  Strength strength;
  double deviation; /* of the place from what is expected */
  int power;        /* the higher, the more the strongest place alone counts */
} Feature;

/* The mean of the places around EXPECTED, weighted by strength; EXPECTED where nothing shows. */
static double
settle (const Patch *patch, const Feature *feature, double expected, int side)
{
  const double reach = 2.5 * feature->deviation;
  double sum = 0, total = 0;
  for (double off = -reach; off <= reach; off += 1.0 / DENSITY)
    {
      const double share = off / feature->deviation;
      const double strength = feature->strength (patch, expected + off, side);
      const double weight = pow (strength * exp (-0.5 * share * share), feature->power);
      sum += weight * off;
      total += weight;
    }
  return total > 0 ? expected + sum / total : expected;
}

void
idp_jaw_find (const IdpImage *image, IdpFace *face)
{
  static const Feature mouth = { mouth_strength, 0.12, 2 };
  static const Feature chin = { chin_strength, 0.15, 3 };
  static const Feature cheek = { cheek_strength, 0.10, 4 };
  g_autofree Patch *patch = patch_new (image, face);

  /* The box frames the inner face, so its size and height tell the proportions of this one. */
  const double eye_distance = idp_face_eye_distance (face);
  const IdpPoint middle = idp_face_eye_middle (face);
  const double box = face->box.width / eye_distance;
  const double box_dx = face->box.x + face->box.width / 2.0 - middle.x;
  const double box_dy = face->box.y + face->box.height / 2.0 - middle.y;
  const double angle = face->roll_deg * G_PI / 180;
  const double box_v = (box_dy * cos (angle) - box_dx * sin (angle)) / eye_distance;
  const double expected_mouth = 0.521 + 0.131 * box + 0.727 * box_v;
  const double expected_chin = 0.906 + 0.588 * (box_v + box / 2);
  const double expected_cheek = 0.620 + 0.179 * box;

  const double mouth_v = settle (patch, &mouth, expected_mouth, 0);
  const double chin_v = settle (patch, &chin, expected_chin + mouth_v - expected_mouth, 0);
  const double left_u = (settle (patch, &cheek, expected_cheek, -1) + expected_cheek) / 2;
  const double right_u = (settle (patch, &cheek, expected_cheek, 1) + expected_cheek) / 2;
  face->mouth = point_at (face, 0, mouth_v);
  face->chin = point_at (face, 0, chin_v);
  face->face_left = point_at (face, -left_u, 0.4);
  face->face_right = point_at (face, right_u, 0.4);
}
