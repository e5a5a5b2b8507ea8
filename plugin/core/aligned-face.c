/* aligned-face: a face where the standard for its quality wants it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligned-face.h"

/* Where eyes, tip of the nose and corners of the mouth come to lie; the standard counts pixel
 * centres at integers. */
#define N_MARKS 5
static const IdpPoint aligned_marks[N_MARKS] = {
  { 251.5, 272.5 }, { 364.5, 272.5 }, { 308.5, 336.5 }, { 262.5, 402.5 }, { 355.5, 402.5 },
};

/* P. J. Rousseeuw, "Least Median of Squares Regression", Journal of the American Statistical
 * Association 79, 1984: the deviation of normal errors, of which half are below 1 and of which
 * there are N_MARKS for two points that fix a similarity; what lies OUTLIER times as far off does
 * not count. */
#define DEVIATION (1.4826 * (1 + 5.0 / (N_MARKS - 2)))
#define OUTLIER 2.5
/* Marks that are nearer to their places than this, px, always count. */
#define NEAR_ENOUGH 0.001

static double
squared_error (const IdpSimilarity *s, const IdpPoint from, const IdpPoint to)
{
  const IdpPoint p = idp_similarity_apply (s, from);
  return (p.x - to.x) * (p.x - to.x) + (p.y - to.y) * (p.y - to.y);
}

static double
median_error (const IdpSimilarity *s, const IdpPoint marks[N_MARKS])
{
  double errors[N_MARKS];
  for (int i = 0; i < N_MARKS; i++)
    {
      const double error = squared_error (s, marks[i], aligned_marks[i]);
      int at = i;
      for (; at > 0 && errors[at - 1] > error; at--)
        errors[at] = errors[at - 1];
      errors[at] = error;
    }
  return errors[N_MARKS / 2];
}

static IdpPoint
mean_of (const IdpPoint *points, int n)
{
  IdpPoint mean = { 0 };
  for (int i = 0; i < n; i++)
    {
      mean.x += points[i].x / n;
      mean.y += points[i].y / n;
    }
  return mean;
}

/* The similarity that takes the N points FROM nearest to those TO, by least squares. */
static IdpSimilarity
fit (const IdpPoint *from, const IdpPoint *to, int n)
{
  const IdpPoint p = mean_of (from, n), q = mean_of (to, n);
  double a = 0, b = 0, square = 0;
  for (int i = 0; i < n; i++)
    {
      const double x = from[i].x - p.x, y = from[i].y - p.y, u = to[i].x - q.x, v = to[i].y - q.y;
      a += x * u + y * v;
      b += x * v - y * u;
      square += x * x + y * y;
    }
  a /= square;
  b /= square;
  return (IdpSimilarity){ a, b, q.x - a * p.x + b * p.y, q.y - b * p.x - a * p.y };
}

/* From pixels of the photo to those of the aligned picture: of the similarities that put two of the
 * marks in place, the one with the least median error, refined over the marks that agree with it.
 */
static IdpSimilarity
align (const IdpPoint marks[N_MARKS])
{
  IdpSimilarity best = { 0 };
  double least = INFINITY;
  for (int i = 0; i < N_MARKS; i++)
    for (int k = i + 1; k < N_MARKS; k++)
      {
        const IdpPoint from[2] = { marks[i], marks[k] };
        const IdpPoint to[2] = { aligned_marks[i], aligned_marks[k] };
        const IdpSimilarity s = idp_similarity_between (from, to);
        const double error = median_error (&s, marks);
        if (error < least)
          {
            least = error;
            best = s;
          }
      }
  const double farthest = fmax (OUTLIER * DEVIATION * sqrt (least), NEAR_ENOUGH);
  IdpPoint from[N_MARKS], to[N_MARKS];
  int n = 0;
  for (int i = 0; i < N_MARKS; i++)
    if (squared_error (&best, marks[i], aligned_marks[i]) <= farthest * farthest)
      {
        from[n] = marks[i];
        to[n++] = aligned_marks[i];
      }
  return fit (from, to, n);
}

/* Widens ROWS by the line from P to Q. */
static void
add_line (IdpFaceRow rows[IDP_ALIGNED_SIDE], IdpPoint p, IdpPoint q)
{
  const int top = CLAMP (ceil (fmin (p.y, q.y) - 0.5), 0, IDP_ALIGNED_SIDE);
  const int bottom = CLAMP (ceil (fmax (p.y, q.y) - 0.5), 0, IDP_ALIGNED_SIDE);
  for (int y = top; y < bottom; y++)
    {
      const double x = p.x + (y + 0.5 - p.y) * (q.x - p.x) / (q.y - p.y);
      rows[y].first = MIN (rows[y].first, CLAMP (ceil (x - 0.5), 0, IDP_ALIGNED_SIDE));
      rows[y].end = MAX (rows[y].end, CLAMP (ceil (x - 0.5), 0, IDP_ALIGNED_SIDE));
    }
}

/* The lines between all pairs of N points cover just their convex hull. */
static void
find_hull (const IdpPoint *points, int n, IdpFaceRow rows[IDP_ALIGNED_SIDE])
{
  for (int y = 0; y < IDP_ALIGNED_SIDE; y++)
    rows[y] = (IdpFaceRow){ IDP_ALIGNED_SIDE, 0 };
  for (int i = 0; i < n; i++)
    for (int k = i + 1; k < n; k++)
      add_line (rows, points[i], points[k]);
}

/* The colour of IMAGE at P, bilinear; black outside. */
static void
sample (const IdpImage *image, IdpPoint p, guint8 rgb[3])
{
  const int x = floor (p.x - 0.5), y = floor (p.y - 0.5);
  const double right = p.x - 0.5 - x, down = p.y - 0.5 - y;
  double sum[3] = { 0 };
  for (int i = 0; i < 4; i++)
    {
      const int dx = i % 2, dy = i / 2;
      if (x + dx < 0 || x + dx >= image->width_px || y + dy < 0 || y + dy >= image->height_px)
        continue;
      const guint8 *at = idp_image_at (image, x + dx, y + dy);
      const double weight = (dx ? right : 1 - right) * (dy ? down : 1 - down);
      for (int c = 0; c < 3; c++)
        sum[c] += weight * at[c];
    }
  for (int c = 0; c < 3; c++)
    rgb[c] = (guint8) (sum[c] + 0.5);
}

/* Brows and jaw enclose the other landmarks of the standard. */
static void
find_face (IdpAlignedFace *aligned)
{
  IdpPoint outline[2 * IDP_LANDMARK_BROW_N + IDP_LANDMARK_JAW_N];
  int n = 0;
  for (int i = IDP_LANDMARK_LEFT_BROW; i < IDP_LANDMARK_NOSE_ROOT; i++)
    outline[n++] = aligned->landmarks[i].at;
  for (int i = IDP_LANDMARK_JAW; i < IDP_LANDMARK_LEFT_TEMPLE; i++)
    outline[n++] = aligned->landmarks[i].at;
  find_hull (outline, n, aligned->rows);
}

gboolean
idp_aligned_face_init (IdpAlignedFace *aligned, const IdpImage *image, double scale,
                       const IdpLandmark landmarks[IDP_LANDMARKS])
{
  const int lips = IDP_LANDMARK_OUTER_LIPS, half = IDP_LANDMARK_OUTER_LIPS_N / 2;
  const IdpPoint marks[N_MARKS] = {
    idp_face_eye_between_corners (landmarks, IDP_LANDMARK_LEFT_LIDS),
    idp_face_eye_between_corners (landmarks, IDP_LANDMARK_RIGHT_LIDS),
    landmarks[IDP_LANDMARK_NOSE_TIP].at,
    landmarks[lips].at,
    landmarks[lips + half].at,
  };
  const IdpSimilarity from_photo = align (marks);
  if (!(idp_similarity_scale (&from_photo) > 0))
    return FALSE;

  aligned->image = image;
  aligned->to_image = idp_similarity_inverse (&from_photo);
  aligned->to_image.a *= scale;
  aligned->to_image.b *= scale;
  aligned->to_image.x0 *= scale;
  aligned->to_image.y0 *= scale;
  for (int i = 0; i < IDP_LANDMARKS; i++)
    aligned->landmarks[i].at = idp_similarity_apply (&from_photo, landmarks[i].at);
  find_face (aligned);
  return TRUE;
}

gboolean
idp_aligned_face_at (const IdpAlignedFace *aligned, int x, int y, guint8 rgb[3])
{
  const gboolean inside
      = y >= 0 && y < IDP_ALIGNED_SIDE && x >= aligned->rows[y].first && x < aligned->rows[y].end;
  rgb[0] = rgb[1] = rgb[2] = 0;
  if (inside)
    sample (aligned->image,
            idp_similarity_apply (&aligned->to_image, (IdpPoint){ x + 0.5, y + 0.5 }), rgb);
  return inside;
}
