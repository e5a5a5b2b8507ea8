/* silhouette: which pixels are background, and where the person's outline runs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "silhouette.h"

#include <string.h>

#include "lab.h"

/* The frame that is taken for background: this share of the height or width, down the sides to
 * SIDE_SHARE. */
#define BAND_SHARE 0.02
#define SIDE_SHARE 0.55
#define FIT_ROUNDS 6
/* A round of the fit leaves out what lies further from the plane before it than this, Lab units, or
 * this many times the median. */
#define TRIM_LEAST 2.0
#define TRIM_FACTOR 2.5
/* Colour counts more than lightness, which shadows change too. */
#define COLOUR_WEIGHT 1.5f
/* Background is what lies at most this far from the plane, Lab units, or NOISE_FACTOR times the
 * median. */
#define MIN_THRESHOLD 10.0
#define NOISE_FACTOR 4.0
/* On a wall darker than this L*, all differences are smaller in proportion. Found on the same
 * portraits, darkened to 0.35 of their light. */
#define DARK_WALL 40.0
/* Shade on the wall differs from the plane by at most these shares of its L*: in L*, in weighted
 * colour, and in L* from one side of a pixel to the other. */
#define DEEPEST_SHADE 0.35
#define DEEPEST_TINT 0.20
#define STEEPEST_SHADE 0.03
#define SHADE_REACH_PX 2
/* Where the region map says background with at least this share, nothing else is; with at most the
 * second share, nothing is background. Between them the pixels tell, or half where they cannot. */
#define SURELY_WALL 0.9f
#define SURELY_PERSON 0.1f
#define HALF 0.5f
/* Parts of the person thinner than twice this are hairs and crumbs. */
#define OPENING_PX 2
/* With fewer inliers or a larger residual the outline is not to be believed: of 100 labelled
 * portraits, these part the uniform backgrounds (medians 0.98 and 1.5) from the busy ones (0.84 and
 * 13). */
#define TRUSTED_INLIER_SHARE 0.85
#define TRUSTED_RESIDUAL 6.0
/* The crown is the first row with this much person this near to the face axis, eye distances. */
#define CROWN_WIDTH 0.3
#define CROWN_REACH 1.3
/* A crown that stands lower or higher above the eyes than this share of the chin's depth below them
 * is a leak in the outline, a shadow or a hat: on 45 labelled portraits the share is 0.75 to 1.32.
 */
#define LOWEST_CROWN 0.65
#define HIGHEST_CROWN 1.5
/* The neck ends where the outline stands out this much further than at its narrowest, eye
 * distances. */
#define SHOULDER_STEP 0.4

void
idp_silhouette_free (IdpSilhouette *silhouette)
{
  if (silhouette == NULL)
    return;
  g_free (silhouette->background);
  g_free (silhouette);
}

/* --- Colours --- */

/* Binomial blur over five values (sigma 1 px), N times. */
static void
blur (const guint8 *a, const guint8 *b, const guint8 *c, const guint8 *d, const guint8 *e,
      guint8 *out, int n)
{
  for (int i = 0; i < n; i++)
    out[i] = (a[i] + e[i] + 4 * (b[i] + d[i]) + 6 * c[i] + 8) >> 4;
}

static void
blur_down (const IdpImage *image, int y, guint8 *out)
{
  const int last = image->height_px - 1;
  blur (idp_image_at (image, 0, MAX (y - 2, 0)), idp_image_at (image, 0, MAX (y - 1, 0)),
        idp_image_at (image, 0, y), idp_image_at (image, 0, MIN (y + 1, last)),
        idp_image_at (image, 0, MIN (y + 2, last)), out, image->width_px * 3);
}

/* ROW begins two pixels before the picture and ends two after it; the ends go on there. */
static void
blur_across (guint8 *row, int width, guint8 *out)
{
  for (int i = 0; i < 2; i++)
    {
      memcpy (row + 3 * i, row + 6, 3);
      memcpy (row + 3 * (width + 2 + i), row + 3 * (width + 1), 3);
    }
  blur (row, row + 3, row + 6, row + 9, row + 12, out, width * 3);
}

/* The picture a little blurred, as L*a*b*; width * height * 3. Caller frees. */
static float *
lab_from_image (const IdpImage *image)
{
  const int width = image->width_px;
  float *lab = g_new (float, (gsize) width * image->height_px * 3);
  g_autofree guint8 *down = g_new (guint8, (width + 4) * 3);
  g_autofree guint8 *both = g_new (guint8, width * 3);
  for (int y = 0; y < image->height_px; y++)
    {
      blur_down (image, y, down + 6);
      blur_across (down, width, both);
      idp_lab_from_row (both, width, lab + (gsize) y * width * 3);
    }
  return lab;
}

/* --- Background plane --- */

/* One pixel of the frame. */
typedef struct
{
  float x, y; /* -1..1 */
  float lab[3];
  float distance; /* from the plane */
} Sample;

/* Pixel column or row to the -1..1 of a plane. */
static double
plane_coordinate (int pixel, int n)
{
  return (2 * pixel + 1.0) / n - 1;
}

static GArray *
sample_frame (const float *lab, int width, int height)
{
  const int band_y = MAX (2, height * BAND_SHARE), band_x = MAX (2, width * BAND_SHARE);
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  for (int y = 0; y < MAX (band_y, height * SIDE_SHARE) && y < height; y++)
    for (int x = 0; x < width; x++)
      {
        if (y >= band_y && x == band_x && width > 2 * band_x)
          x = width - band_x;
        const float *value = lab + ((gsize) y * width + x) * 3;
        const Sample sample = { plane_coordinate (x, width),
                                plane_coordinate (y, height),
                                { value[0], value[1], value[2] },
                                0 };
        g_array_append_val (samples, sample);
      }
  return samples;
}

static void
plane_at (const IdpLabPlane *plane, double x, double y, float lab[3])
{
  for (int i = 0; i < 3; i++)
    lab[i] = plane->at_centre[i] + x * plane->slope_x[i] + y * plane->slope_y[i];
}

static inline float
lab_distance (const float *a, const float *b)
{
  const float colour = MAX (fabsf (a[1] - b[1]), fabsf (a[2] - b[2]));
  return MAX (fabsf (a[0] - b[0]), COLOUR_WEIGHT * colour);
}

/* Sums of the normal equations for value = p + q * x + r * y, three channels at once. */
typedef struct
{
  double n, x, y, xx, xy, yy;
  double v[3], vx[3], vy[3];
} Normal;

static void
normal_add (Normal *s, const Sample *sample)
{
  const double x = sample->x, y = sample->y;
  s->n += 1;
  s->x += x;
  s->y += y;
  s->xx += x * x;
  s->xy += x * y;
  s->yy += y * y;
  for (int i = 0; i < 3; i++)
    {
      s->v[i] += sample->lab[i];
      s->vx[i] += sample->lab[i] * x;
      s->vy[i] += sample->lab[i] * y;
    }
}

/* Cramer's rule. FALSE where the places do not span a plane. */
static gboolean
normal_solve (const Normal *s, IdpLabPlane *plane)
{
  const double c0 = s->xx * s->yy - s->xy * s->xy;
  const double c1 = s->xy * s->y - s->x * s->yy;
  const double c2 = s->x * s->xy - s->xx * s->y;
  const double d1 = s->n * s->yy - s->y * s->y;
  const double d2 = s->x * s->y - s->n * s->xy;
  const double e2 = s->n * s->xx - s->x * s->x;
  const double det = s->n * c0 + s->x * c1 + s->y * c2;
  if (s->n < 3 || det < 1e-9 * s->n * s->n * s->n)
    return FALSE;
  for (int i = 0; i < 3; i++)
    {
      plane->at_centre[i] = (c0 * s->v[i] + c1 * s->vx[i] + c2 * s->vy[i]) / det;
      plane->slope_x[i] = (c1 * s->v[i] + d1 * s->vx[i] + d2 * s->vy[i]) / det;
      plane->slope_y[i] = (c2 * s->v[i] + d2 * s->vx[i] + e2 * s->vy[i]) / det;
    }
  return TRUE;
}

static double
median_distance (const GArray *samples)
{
  enum
  {
    BINS_PER_UNIT = 16,
    N_BINS = 400 * BINS_PER_UNIT
  };
  g_autofree guint *count = g_new0 (guint, N_BINS);
  for (guint i = 0; i < samples->len; i++)
    {
      const int bin = g_array_index (samples, Sample, i).distance * BINS_PER_UNIT;
      count[MIN (bin, N_BINS - 1)]++;
    }
  guint below = 0;
  int bin = 0;
  while (bin < N_BINS - 1 && (below += count[bin]) * 2 < samples->len)
    bin++;
  return (bin + 0.5) / BINS_PER_UNIT;
}

/* Least squares over the frame, then again over what the plane before explained. */
static void
fit_plane (GArray *samples, IdpSilhouette *silhouette)
{
  double limit = G_MAXDOUBLE;
  for (int round = 0; round < FIT_ROUNDS; round++)
    {
      Normal sums = { 0 };
      for (guint i = 0; i < samples->len; i++)
        if (g_array_index (samples, Sample, i).distance <= limit)
          normal_add (&sums, &g_array_index (samples, Sample, i));
      if (!normal_solve (&sums, &silhouette->plane))
        return;
      for (guint i = 0; i < samples->len; i++)
        {
          Sample *sample = &g_array_index (samples, Sample, i);
          float lab[3];
          plane_at (&silhouette->plane, sample->x, sample->y, lab);
          sample->distance = lab_distance (sample->lab, lab);
        }
      silhouette->residual = median_distance (samples);
      limit = MAX (TRIM_LEAST, TRIM_FACTOR * silhouette->residual);
    }
}

static double
inlier_share (const GArray *samples, double threshold)
{
  guint inliers = 0;
  for (guint i = 0; i < samples->len; i++)
    inliers += g_array_index (samples, Sample, i).distance <= threshold;
  return (double) inliers / samples->len;
}

/* --- Mask --- */

/* While a mask is made, each of its pixels is one of these. */
enum
{
  OUT,   /* cannot be reached */
  OPEN,  /* may be reached */
  TAKEN, /* was reached */
};

/* Pixel (X, Y), where the wall would be WALL, has its colour but lies in shade or glare, and
 * nothing ends here: shadows fade, where hair and clothes have an edge. */
static gboolean
is_shaded_wall (const float *lab, int width, int height, int x, int y, const float *wall)
{
  const float *at = lab + ((gsize) y * width + x) * 3;
  const float tint = COLOUR_WEIGHT * MAX (fabsf (at[1] - wall[1]), fabsf (at[2] - wall[2]));
  if (tint > DEEPEST_TINT * wall[0] || fabsf (at[0] - wall[0]) > DEEPEST_SHADE * wall[0])
    return FALSE;
  const int left = MIN (x, SHADE_REACH_PX), right = MIN (width - 1 - x, SHADE_REACH_PX);
  const int up = MIN (y, SHADE_REACH_PX), down = MIN (height - 1 - y, SHADE_REACH_PX);
  const gssize row = (gssize) width * 3;
  return fabsf (at[3 * right] - at[-3 * left]) + fabsf (at[down * row] - at[-up * row])
         <= STEEPEST_SHADE * wall[0];
}

/* Open is what may be wall, as far as REGIONS leave it to the pixels: like the plane of a trusted
 * wall, or by the larger share. What REGIONS do not reach is the body below the chin, and wall
 * above. */
static void
mark_wall (guint8 *mask, const float *lab, const IdpSilhouette *s, double threshold,
           const IdpRegionMap *regions, double chin_row)
{
  const int width = s->width_px, height = s->height_px;
  g_autofree float *shares = g_new (float, width);
  for (int y = 0; y < height; y++)
    {
      float first[3], last[3], here[3];
      plane_at (&s->plane, plane_coordinate (0, width), plane_coordinate (y, height), first);
      plane_at (&s->plane, plane_coordinate (width, width), plane_coordinate (y, height), last);
      idp_region_map_row (regions, IDP_REGION_BACKGROUND, 1, y, width, shares);
      for (int x = 0; x < width; x++)
        {
          const gsize at = (gsize) y * width + x;
          const float unknown = y < chin_row ? 1 : HALF;
          const float share = isnan (shares[x]) ? unknown : shares[x];
          gboolean open = share > HALF;
          if (s->trusted && share > SURELY_PERSON && share < SURELY_WALL)
            {
              for (int i = 0; i < 3; i++)
                here[i] = first[i] + (last[i] - first[i]) * x / width;
              open = lab_distance (lab + 3 * at, here) <= threshold
                     || is_shaded_wall (lab, width, height, x, y, here);
            }
          mask[at] = open ? OPEN : OUT;
        }
    }
}

/* Pixels whose neighbours are still to be looked at; each is put here once at most. */
typedef struct
{
  int *at;
  int n;
} Stack;

static void
take (guint8 *mask, int at, Stack *stack)
{
  if (mask[at] != OPEN)
    return;
  mask[at] = TAKEN;
  stack->at[stack->n++] = at;
}

/* Takes all that is open and touches what is on STACK, by sides. */
static void
flood (guint8 *mask, int width, int height, Stack *stack)
{
  while (stack->n > 0)
    {
      const int at = stack->at[--stack->n];
      const int x = at % width;
      if (x > 0)
        take (mask, at - 1, stack);
      if (x < width - 1)
        take (mask, at + 1, stack);
      if (at >= width)
        take (mask, at - width, stack);
      if (at < width * (height - 1))
        take (mask, at + width, stack);
    }
}

static void
flood_background (guint8 *mask, int width, int height)
{
  const int band_y = MAX (2, height * BAND_SHARE), band_x = MAX (2, width * BAND_SHARE);
  const gsize n_pixels = (gsize) width * height;
  g_autofree int *places = g_new (int, n_pixels);
  Stack stack = { places, 0 };
  for (int y = 0; y < height && y < MAX (band_y, height * SIDE_SHARE); y++)
    for (int x = 0; x < width; x++)
      if (y < band_y || x < band_x || x >= width - band_x)
        take (mask, y * width + x, &stack);
  flood (mask, width, height, &stack);
}

/* Every VALUE of a row spreads RADIUS to both sides. BEFORE holds WIDTH + 2 * RADIUS values. */
static void
spread_row (guint8 *row, int width, int radius, guint8 value, guint8 *before)
{
  memset (before, !value, width + 2 * radius);
  memcpy (before + radius, row, width);
  for (int shift = 0; shift <= 2 * radius; shift++)
    for (int x = 0; x < width; x++)
      row[x] = before[x + shift] == value ? value : row[x];
}

/* And RADIUS up and down; all columns at once, as rows lie together in memory. */
static void
spread (guint8 *mask, int width, int height, int radius, guint8 value)
{
  g_autofree guint8 *row = g_new (guint8, width + 2 * radius);
  g_autofree int *reach = g_new0 (int, width);
  int ahead = 0;
  for (int y = 0; y < height; y++)
    spread_row (mask + (gsize) y * width, width, radius, value, row);
  for (int y = 0; y < height; y++)
    {
      for (; ahead < height && ahead <= y + radius; ahead++)
        for (int x = 0; x < width; x++)
          if (mask[(gsize) ahead * width + x] == value)
            reach[x] = ahead + radius + 1;
      for (int x = 0; x < width; x++)
        if (y < reach[x])
          mask[(gsize) y * width + x] = value;
    }
}

/* The face, from brow to chin, is what the person hangs together with. */
static void
flood_person (guint8 *mask, int width, int height, const IdpFace *face)
{
  const IdpPoint eyes = idp_face_eye_middle (face);
  const gsize n_pixels = (gsize) width * height;
  g_autofree int *places = g_new (int, n_pixels);
  Stack stack = { places, 0 };
  enum
  {
    N_SEEDS = 32
  };
  for (int i = 0; i <= N_SEEDS; i++)
    {
      const double share = (double) i / N_SEEDS;
      const int x = eyes.x + share * (face->chin.x - eyes.x);
      const int y = eyes.y + share * (face->chin.y - eyes.y);
      if (x >= 0 && x < width && y >= 0 && y < height)
        take (mask, y * width + x, &stack);
    }
  flood (mask, width, height, &stack);
}

static void
replace (guint8 *mask, gsize n, guint8 from, guint8 to, guint8 other)
{
  for (gsize i = 0; i < n; i++)
    mask[i] = mask[i] == from ? to : other;
}

/* Background = open and connected with the frame; person = what is left, without crumbs and hairs,
 * as far as it hangs together with the face. */
static void
make_background (IdpSilhouette *s, const float *lab, double threshold, const IdpFace *face,
                 const IdpRegionMap *regions)
{
  const int width = s->width_px, height = s->height_px;
  const gsize n = (gsize) width * height;
  guint8 *mask = s->background = g_new (guint8, n);
  mark_wall (mask, lab, s, threshold, regions, face->chin.y);
  flood_background (mask, width, height);
  replace (mask, n, TAKEN, OUT, OPEN);
  spread (mask, width, height, OPENING_PX, OUT);
  spread (mask, width, height, OPENING_PX, OPEN);
  flood_person (mask, width, height, face);
  replace (mask, n, TAKEN, 0, 1);
}

/* --- Outline --- */

/* Person pixels in row Y between columns X0 and X1; in *MIDDLE their mean column. */
static int
count_person (const IdpSilhouette *s, int y, int x0, int x1, double *middle)
{
  int n = 0;
  double sum = 0;
  for (int x = MAX (x0, 0); x < MIN (x1, s->width_px); x++)
    if (!s->background[(gsize) y * s->width_px + x])
      {
        n++;
        sum += x + 0.5;
      }
  *middle = n > 0 ? sum / n : NAN;
  return n;
}

/* Column of the face axis in row Y; of a head that lies on its side, there is none, and the eyes'
 * column must do. */
static double
axis_at (const IdpFace *face, double y)
{
  const IdpPoint eyes = idp_face_eye_middle (face);
  const double dx = face->right_eye.x - face->left_eye.x;
  const double dy = face->right_eye.y - face->left_eye.y;
  return fabs (dy) < dx ? eyes.x - (y - eyes.y) * dy / dx : eyes.x;
}

/* The first row with enough person, to a part of a pixel. */
static void
find_crown (IdpSilhouette *s, const IdpFace *face)
{
  const double eye_distance = idp_face_eye_distance (face);
  const double enough = CROWN_WIDTH * eye_distance;
  double before = 0, middle = 0;
  for (int y = 0; y < MIN (s->height_px, idp_face_eye_middle (face).y); y++)
    {
      const double axis = axis_at (face, y);
      const double count = count_person (s, y, axis - CROWN_REACH * eye_distance,
                                         axis + CROWN_REACH * eye_distance, &middle);
      if (count >= enough)
        {
          s->head_cut = y == 0;
          s->crown = (IdpPoint){ middle, y + (enough - before) / (count - before) };
          return;
        }
      before = count;
    }
}

static gboolean
crown_is_likely (const IdpSilhouette *s, const IdpFace *face)
{
  const IdpPoint eyes = idp_face_eye_middle (face);
  const double share = (eyes.y - s->crown.y) / hypot (face->chin.x - eyes.x, face->chin.y - eyes.y);
  return share >= LOWEST_CROWN && share <= HIGHEST_CROWN;
}

/* How far the person reaches from the axis in row Y to the side SIGN (-1 left, 1 right). */
static double
reach_at (const IdpSilhouette *s, const IdpFace *face, int y, int sign)
{
  const double axis = face->chin.x;
  int x = axis;
  while (x >= 0 && x < s->width_px && !s->background[(gsize) y * s->width_px + x])
    x += sign;
  return fabs (x + 0.5 - axis);
}

static IdpPoint
find_shoulder (const IdpSilhouette *s, const IdpFace *face, int sign)
{
  const double eye_distance = idp_face_eye_distance (face);
  const int start = face->chin.y, end = MIN (s->height_px, face->chin.y + 2.5 * eye_distance);
  double narrowest = G_MAXDOUBLE;
  for (int y = MAX (start, 0); y < end; y++)
    {
      const double reach = reach_at (s, face, y, sign);
      if (reach > narrowest + SHOULDER_STEP * eye_distance)
        return (IdpPoint){ face->chin.x + sign * reach, y + 0.5 };
      narrowest = MIN (narrowest, reach);
    }
  return IDP_POINT_NONE;
}

/* --- The whole --- */

static void
measure (IdpSilhouette *s, const IdpImage *image, const IdpFace *face, const IdpRegionMap *regions)
{
  g_autofree float *lab = lab_from_image (image);
  g_autoptr (GArray) samples = sample_frame (lab, s->width_px, s->height_px);
  fit_plane (samples, s);
  const double contrast = CLAMP (s->plane.at_centre[0] / DARK_WALL, 0.1, 1);
  const double threshold = MAX (MIN_THRESHOLD * contrast, NOISE_FACTOR * s->residual);
  s->inlier_share = inlier_share (samples, threshold);
  s->trusted
      = s->inlier_share >= TRUSTED_INLIER_SHARE && s->residual <= TRUSTED_RESIDUAL * contrast;
  make_background (s, lab, threshold, face, regions);

  find_crown (s, face);
  if (s->head_cut || !crown_is_likely (s, face))
    s->crown = IDP_POINT_NONE;
  s->left_shoulder = find_shoulder (s, face, -1);
  s->right_shoulder = find_shoulder (s, face, 1);
}

IdpSilhouette *
idp_silhouette_find (const IdpImage *small, double scale, const IdpFace *face,
                     const IdpRegionMap *regions)
{
  g_return_val_if_fail (small != NULL && face != NULL && face->count > 0 && regions != NULL, NULL);

  IdpFace small_face = *face;
  IdpRegionMap small_regions = *regions; /* shares its values */
  idp_face_scale (&small_face, scale);
  idp_region_map_scale (&small_regions, scale);
  IdpSilhouette *s = g_new0 (IdpSilhouette, 1);
  s->width_px = small->width_px;
  s->height_px = small->height_px;
  s->crown = s->left_shoulder = s->right_shoulder = IDP_POINT_NONE;
  measure (s, small, &small_face, &small_regions);
  s->crown = idp_point_scaled (s->crown, 1 / scale);
  s->left_shoulder = idp_point_scaled (s->left_shoulder, 1 / scale);
  s->right_shoulder = idp_point_scaled (s->right_shoulder, 1 / scale);
  return s;
}
