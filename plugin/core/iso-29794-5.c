/* iso-29794-5: measures and score maps of ISO/IEC 29794-5:2025.
 *
 * The landmarks are our own, so the raw values come near those of the reference implementation but
 * are not the same; the score maps are exactly the standard's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "iso-29794-5.h"

#include "aligned-face.h"
#include "lab.h"

const char *const idp_iso_names[IDP_ISO_N] = {
  [IDP_ISO_ILLUMINATION_UNIFORMITY] = "IlluminationUniformity",
  [IDP_ISO_LUMINANCE_MEAN] = "LuminanceMean",
  [IDP_ISO_LUMINANCE_VARIANCE] = "LuminanceVariance",
  [IDP_ISO_DYNAMIC_RANGE] = "DynamicRange",
  [IDP_ISO_NATURAL_COLOUR] = "NaturalColour",
  [IDP_ISO_EYES_OPEN] = "EyesOpen",
  [IDP_ISO_MOUTH_CLOSED] = "MouthClosed",
  [IDP_ISO_INTER_EYE_DISTANCE] = "InterEyeDistance",
  [IDP_ISO_HEAD_SIZE] = "HeadSize",
  [IDP_ISO_LEFTWARD_CROP] = "LeftwardCropOfTheFaceImage",
  [IDP_ISO_RIGHTWARD_CROP] = "RightwardCropOfTheFaceImage",
  [IDP_ISO_MARGIN_ABOVE] = "MarginAboveOfTheFaceImage",
  [IDP_ISO_MARGIN_BELOW] = "MarginBelowOfTheFaceImage",
  [IDP_ISO_ROLL] = "HeadPoseRoll",
};

/* --- Score maps --- */

static double
sigmoid (double x, double middle, double width)
{
  return 1 / (1 + exp ((middle - x) / width));
}

/* HEIGHT * (START + SIGN * sigmoid), the form of most maps. */
typedef struct
{
  double height, start, sign, middle, width;
} SigmoidMap;

static const SigmoidMap sigmoid_maps[IDP_ISO_N] = {
  [IDP_ISO_NATURAL_COLOUR] = { 200, 1, -1, 0, 10 },
  [IDP_ISO_EYES_OPEN] = { 100, 0, 1, 0.02, 0.01 },
  [IDP_ISO_MOUTH_CLOSED] = { 100, 1, -1, 0.2, 0.06 },
  [IDP_ISO_INTER_EYE_DISTANCE] = { 100, 0, 1, 70, 20 },
  [IDP_ISO_HEAD_SIZE] = { 200, 1, -1, 0, 0.05 },
  [IDP_ISO_LEFTWARD_CROP] = { 100, 0, 1, 0.9, 0.1 },
  [IDP_ISO_RIGHTWARD_CROP] = { 100, 0, 1, 0.9, 0.1 },
  [IDP_ISO_MARGIN_ABOVE] = { 100, 0, 1, 1.4, 0.1 },
  [IDP_ISO_MARGIN_BELOW] = { 100, 0, 1, 1.8, 0.1 },
};

/* The share of the height that T has in a picture of the best head size. */
#define BEST_HEAD_SIZE 0.45

static double
map (const SigmoidMap *m, double x)
{
  return round (m->height * (m->start + m->sign * sigmoid (x, m->middle, m->width)));
}

double
idp_iso_scalar (IdpIsoMeasure measure, double raw)
{
  if (isnan (raw))
    return NAN;
  double scalar = 0;
  switch (measure)
    {
    case IDP_ISO_ILLUMINATION_UNIFORMITY:
      scalar = round (100 * pow (raw, 0.3));
      break;
    case IDP_ISO_LUMINANCE_MEAN:
      scalar = round (100 * sigmoid (raw, 0.2, 0.05) * (1 - sigmoid (raw, 0.8, 0.05)));
      break;
    case IDP_ISO_LUMINANCE_VARIANCE:
      scalar = round (100 * sin (G_PI * 60 * raw / (60 * raw + 1)));
      break;
    case IDP_ISO_DYNAMIC_RANGE: /* the only one that is not rounded */
      scalar = 12.5 * raw;
      break;
    case IDP_ISO_HEAD_SIZE:
      scalar = map (&sigmoid_maps[measure], fabs (raw - BEST_HEAD_SIZE));
      break;
    case IDP_ISO_ROLL:
      scalar = round (100 * pow (cos (raw * G_PI / 180), 2));
      break;
    default:
      scalar = map (&sigmoid_maps[measure], raw);
    }
  return CLAMP (scalar, 0, 100);
}

/* --- Geometry --- */

static double
distance (IdpPoint a, IdpPoint b)
{
  return hypot (b.x - a.x, b.y - a.y);
}

static IdpPoint
middle (IdpPoint a, IdpPoint b)
{
  return (IdpPoint){ (a.x + b.x) / 2, (a.y + b.y) / 2 };
}

/* What most measures refer to; eyes are the middles between their corners. */
typedef struct
{
  IdpPoint left_eye, right_eye, between, mouth;
  double eye_distance, t;
} Reference;

static Reference
reference_of (const IdpLandmark *landmarks)
{
  const int lips = IDP_LANDMARK_INNER_LIPS, half = IDP_LANDMARK_INNER_LIPS_N / 2;
  Reference reference = {
    .left_eye = idp_face_eye_between_corners (landmarks, IDP_LANDMARK_LEFT_LIDS),
    .right_eye = idp_face_eye_between_corners (landmarks, IDP_LANDMARK_RIGHT_LIDS),
    .mouth = middle (landmarks[lips + half / 2].at, landmarks[lips + half + half / 2].at),
  };
  reference.between = middle (reference.left_eye, reference.right_eye);
  reference.eye_distance = distance (reference.left_eye, reference.right_eye);
  reference.t = distance (reference.between, landmarks[IDP_LANDMARK_CHIN].at);
  return reference;
}

/* The widest of the three gaps between the N landmarks from FIRST on, which go around an opening.
 */
static double
widest_gap (const IdpLandmark *landmarks, int first, int n)
{
  double widest = 0;
  for (int i = 1; i < n / 2; i++)
    widest = fmax (widest, distance (landmarks[first + i].at, landmarks[first + n - i].at));
  return widest;
}

static void
measure_geometry (const IdpFace *face, int width_px, int height_px, double raw[IDP_ISO_N])
{
  const IdpLandmark *landmarks = face->landmarks;
  const Reference r = reference_of (landmarks);
  const double left = widest_gap (landmarks, IDP_LANDMARK_LEFT_LIDS, IDP_LANDMARK_LIDS_N);
  const double right = widest_gap (landmarks, IDP_LANDMARK_RIGHT_LIDS, IDP_LANDMARK_LIDS_N);
  const double lips = widest_gap (landmarks, IDP_LANDMARK_INNER_LIPS, IDP_LANDMARK_INNER_LIPS_N);
  raw[IDP_ISO_EYES_OPEN] = fmin (left, right) / r.t;
  raw[IDP_ISO_MOUTH_CLOSED] = lips / r.t;
  raw[IDP_ISO_INTER_EYE_DISTANCE] = r.eye_distance / cos (face->yaw_deg * G_PI / 180);
  raw[IDP_ISO_HEAD_SIZE] = r.t / height_px;
  raw[IDP_ISO_LEFTWARD_CROP] = r.left_eye.x / r.eye_distance;
  raw[IDP_ISO_RIGHTWARD_CROP] = (width_px - r.right_eye.x) / r.eye_distance;
  raw[IDP_ISO_MARGIN_ABOVE] = r.between.y / r.t;
  raw[IDP_ISO_MARGIN_BELOW] = (height_px - r.between.y) / r.t;
  raw[IDP_ISO_ROLL] = face->roll_deg;
}

/* --- Luminance --- */

#define LEVELS 256

static int
level_of (const guint8 rgb[3])
{
  return (int) floor ((LEVELS - 1) * idp_linear_light (rgb) + 0.5);
}

static void
measure_luminance (const IdpAlignedFace *aligned, double raw[IDP_ISO_N])
{
  int histogram[LEVELS] = { 0 }, n = 0;
  for (int y = 0; y < IDP_ALIGNED_SIDE; y++)
    for (int x = aligned->rows[y].first; x < aligned->rows[y].end; x++)
      {
        guint8 rgb[3];
        idp_aligned_face_at (aligned, x, y, rgb);
        histogram[level_of (rgb)]++;
        n++;
      }
  if (n == 0)
    return;

  double mean = 0, variance = 0, entropy = 0;
  for (int i = 0; i < LEVELS; i++)
    mean += (double) histogram[i] / n * i / (LEVELS - 1);
  for (int i = 0; i < LEVELS; i++)
    {
      const double share = (double) histogram[i] / n, off = (double) i / (LEVELS - 1) - mean;
      variance += share * off * off;
      entropy -= share > 0 ? share * log2 (share) : 0;
    }
  raw[IDP_ISO_LUMINANCE_MEAN] = mean;
  raw[IDP_ISO_LUMINANCE_VARIANCE] = variance;
  raw[IDP_ISO_DYNAMIC_RANGE] = entropy;
}

/* --- Cheeks --- */

/* Side of the squares on the cheeks, eye distances. */
#define CHEEK_SIDE 0.3

typedef struct
{
  int n, histogram[LEVELS];
  double rgb[3]; /* sums */
} Cheek;

/* The square of SIDE px whose upper left corner is at (LEFT, TOP); what is no face is black. */
static Cheek
read_cheek (const IdpAlignedFace *aligned, int left, int top, int side)
{
  Cheek cheek = { .n = side * side };
  for (int i = 0; i < cheek.n; i++)
    {
      guint8 rgb[3];
      idp_aligned_face_at (aligned, left + i % side, top + i / side, rgb);
      cheek.histogram[level_of (rgb)]++;
      for (int c = 0; c < 3; c++)
        cheek.rgb[c] += rgb[c];
    }
  return cheek;
}

static double
lab_root (double t)
{
  return t > 216 / 24389.0 ? cbrt (t) : (24389 / 27.0 * t + 16) / 116;
}

/* How far the colour with the mean 8-bit sRGB values RGB lies outside that of skin, in the a* b*
 * plane under D50. */
static double
distance_from_skin (const double rgb[3])
{
  /* sRGB to XYZ under D50, and its white. */
  static const double xyz[3][3] = {
    { 0.43605, 0.38508, 0.14309 },
    { 0.22249, 0.71689, 0.06062 },
    { 0.01393, 0.09710, 0.71419 },
  };
  static const double white[3] = { 0.964221, 1, 0.825211 };
  double roots[3];
  for (int row = 0; row < 3; row++)
    {
      double sum = 0;
      for (int c = 0; c < 3; c++)
        sum += xyz[row][c] * idp_linear_from_srgb (rgb[c] / 255);
      roots[row] = lab_root (sum / white[row]);
    }
  const double a = 500 * (roots[0] - roots[1]), b = 200 * (roots[1] - roots[2]);
  const double off_a = fmax (fmax (5 - a, a - 25), 0), off_b = fmax (fmax (5 - b, b - 35), 0);
  return a >= 0 && b >= 0 ? hypot (off_a, off_b) : 100;
}

/* The squares lie half way from the eyes to the mouth, outwards from below the eyes. */
static void
measure_cheeks (const IdpAlignedFace *aligned, const Reference *r, double raw[IDP_ISO_N])
{
  const int side = CHEEK_SIDE * r->eye_distance, down = distance (r->between, r->mouth) / 2;
  if (side < 1)
    return;
  const Cheek left
      = read_cheek (aligned, (int) r->left_eye.x - side, (int) r->left_eye.y + down, side);
  const Cheek right = read_cheek (aligned, (int) r->right_eye.x, (int) r->right_eye.y + down, side);

  double common = 0;
  for (int i = 0; i < LEVELS; i++)
    common += (double) MIN (left.histogram[i], right.histogram[i]) / left.n;
  raw[IDP_ISO_ILLUMINATION_UNIFORMITY] = common;

  double mean[3];
  for (int c = 0; c < 3; c++)
    mean[c] = (left.rgb[c] + right.rgb[c]) / (left.n + right.n);
  raw[IDP_ISO_NATURAL_COLOUR] = distance_from_skin (mean);
}

void
idp_iso_measure (const IdpImage *image, const IdpFace *face, int width_px, int height_px,
                 double raw[IDP_ISO_N])
{
  g_return_if_fail (image != NULL && face != NULL);

  for (int i = 0; i < IDP_ISO_N; i++)
    raw[i] = NAN;
  if (face->count == 0)
    return;
  measure_geometry (face, width_px, height_px, raw);

  IdpAlignedFace aligned;
  const double scale = (double) image->width_px / width_px;
  if (!idp_aligned_face_init (&aligned, image, scale, face->landmarks))
    return;
  const Reference reference = reference_of (aligned.landmarks);
  measure_luminance (&aligned, raw);
  measure_cheeks (&aligned, &reference, raw);
}
