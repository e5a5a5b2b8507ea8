/* sitter-camera: the wall behind the people, the light on them, the lens and the sensor.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sitter-private.h"

/* Code values with this many steps per level, so that slow ramps have no steps of their own. */
#define STEPS_PER_LEVEL 16
#define CODE_MAX (255 * STEPS_PER_LEVEL)
#define LINEAR_MAX 65535

typedef struct
{
  guint16 linear[CODE_MAX + 1]; /* code -> linear light */
  guint16 code[LINEAR_MAX + 1]; /* linear light -> code */
} Transfer;

static const Transfer *
srgb_transfer (void)
{
  static const Transfer *transfer;
  if (g_once_init_enter (&transfer))
    {
      Transfer *t = g_new (Transfer, 1);
      for (int i = 0; i <= CODE_MAX; i++)
        t->linear[i] = srgb_to_linear (i / (double) CODE_MAX) * LINEAR_MAX + 0.5;
      for (int i = 0; i <= LINEAR_MAX; i++)
        t->code[i] = srgb_to_code (i / (double) LINEAR_MAX) * CODE_MAX + 0.5;
      g_once_init_leave (&transfer, t);
    }
  return transfer;
}

static double
smooth_step (double from, double to, double x)
{
  double t = CLAMP ((x - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
}

/* Levels to add to the wall's colour at pixel X, Y. */
static double
wall_levels (const SitterParams *params, const SitterPlace *place, int x, int y)
{
  double across = (x + 0.5) / params->width_px - 0.5, down = (y + 0.5) / params->height_px - 0.5;
  double levels = params->background_ramp_levels * across
                  - params->background_fall_levels * 2 * (across * across + down * down);
  if (params->background_shadow_levels > 0)
    {
      /* A soft ellipse of the head's size: full depth inside, gone at 1.25 of its radii. */
      double dx = (x + 0.5 - place->eyes_x) / place->iod_px - params->background_shadow_shift;
      double dy = (y + 0.5 - place->eyes_y) / place->iod_px - 0.15;
      dx /= 1.35;
      dy /= 1.95;
      levels -= params->background_shadow_levels
                * (1 - smooth_step (0.85, 1.25, sqrt (dx * dx + dy * dy)));
    }
  return levels;
}

/* Gain in linear light of the side light at X: the square root of the ratio on the left and its
 * inverse on the right, with a smooth passage over the nose. Both pupils and all beyond them have
 * the full gain. */
static double
side_gain (const SitterParams *params, const SitterPlace *place, int x)
{
  double iod = CLAMP ((x + 0.5 - place->eyes_x) / place->iod_px, -EYE_X, EYE_X);
  return pow (params->light_ratio, -0.5 * sin (iod / EYE_X * G_PI_2));
}

/* The scene in linear light, LINEAR_MAX = white. */
static guint16 *
scene_new (const SitterParams *params, const SitterPlace *place, cairo_surface_t *people)
{
  const Transfer *transfer = srgb_transfer ();
  const double wall[3] = { params->background.r, params->background.g, params->background.b };
  const int width = params->width_px;
  const double exposure = exp2 (params->exposure_ev);
  const guint8 *pixels = cairo_image_surface_get_data (people);
  const int stride = cairo_image_surface_get_stride (people);
  guint16 *scene = g_new (guint16, (gsize) width * params->height_px * 3);

  g_autofree double *gain = g_new (double, width);
  for (int x = 0; x < width; x++)
    gain[x] = side_gain (params, place, x);

  for (int y = 0; y < params->height_px; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 argb = ((const guint32 *) (pixels + (gsize) y * stride))[x];
        guint alpha = argb >> 24;
        double levels = alpha < 255 ? wall_levels (params, place, x, y) : 0;
        for (int c = 0; c < 3; c++)
          {
            guint person = argb >> (16 - 8 * c) & 255;
            if (person > 0 && params->light_ratio != 1)
              {
                guint pure = MIN (255, person * 255 / alpha) * STEPS_PER_LEVEL;
                guint lit = MIN (LINEAR_MAX, transfer->linear[pure] * gain[x]);
                person = transfer->code[lit] * alpha / (255 * STEPS_PER_LEVEL);
              }
            double code = person + (1 - alpha / 255.0) * (wall[c] + levels);
            code = CLAMP (code, 0, 255) * STEPS_PER_LEVEL + 0.5;
            scene[((gsize) y * width + x) * 3 + c]
                = MIN (LINEAR_MAX, transfer->linear[(int) code] * exposure);
          }
      }
  return scene;
}

/* Convolves the scene with a Gaussian of SIGMA px, along the rows and then along the columns; the
 * edge repeats outwards. */
static void
blur (guint16 *scene, int width, int height, double sigma)
{
  const int radius = ceil (3 * sigma), values = width * 3;
  g_autofree float *kernel = g_new (float, radius + 1);
  float total = 0;
  for (int i = 0; i <= radius; i++)
    {
      kernel[i] = exp (-i * i / (2 * sigma * sigma));
      total += (i ? 2 : 1) * kernel[i];
    }
  for (int i = 0; i <= radius; i++)
    kernel[i] /= total;

  /* Each row is copied between repetitions of its ends, three channels wide. */
  g_autofree float *padded = g_new (float, values + 6 * radius);
  g_autofree float *sum = g_new (float, values);
  for (int y = 0; y < height; y++)
    {
      guint16 *row = scene + (gsize) y * values;
      for (int x = -radius; x < width + radius; x++)
        for (int c = 0; c < 3; c++)
          padded[3 * (x + radius) + c] = row[3 * CLAMP (x, 0, width - 1) + c];
      const float *middle = padded + 3 * radius;
      for (int i = 0; i < values; i++)
        sum[i] = kernel[0] * middle[i] + 0.5f;
      for (int k = 1; k <= radius; k++)
        for (int i = 0; i < values; i++)
          sum[i] += kernel[k] * (middle[i - 3 * k] + middle[i + 3 * k]);
      for (int i = 0; i < values; i++)
        row[i] = sum[i];
    }

  /* The columns go side by side, whole rows at a time. */
  g_autofree guint16 *before = g_memdup2 (scene, (gsize) values * height * sizeof *scene);
  for (int y = 0; y < height; y++)
    {
      for (int i = 0; i < values; i++)
        sum[i] = kernel[0] * before[(gsize) y * values + i] + 0.5f;
      for (int k = 1; k <= radius; k++)
        {
          const guint16 *above = before + (gsize) MAX (0, y - k) * values;
          const guint16 *below = before + (gsize) MIN (height - 1, y + k) * values;
          for (int i = 0; i < values; i++)
            sum[i] += kernel[k] * (above[i] + below[i]);
        }
      for (int i = 0; i < values; i++)
        scene[(gsize) y * values + i] = sum[i];
    }
}

/* Noise of one row: grain of brightness that all channels share, and some of their own. Mean 0, sd
 * about 1 before the rows are mixed. */
static void
grain_row (float *grain, int width, guint64 *state)
{
  for (int x = 0; x < width; x++)
    {
      *state ^= *state << 13;
      *state ^= *state >> 7;
      *state ^= *state << 17;
      /* Sums of two bytes; three neighbours of them make a good bell. */
      float value[4];
      for (int i = 0; i < 4; i++)
        value[i] = (float) ((int) (*state >> (16 * i) & 255) + (int) (*state >> (16 * i + 8) & 255)
                            - 255);
      for (int c = 0; c < 3; c++)
        grain[3 * x + c] = value[3] + 0.6f * value[c];
    }
}

/* Develops the scene to 8 bits, with noise. */
static void
develop (const SitterParams *params, const guint16 *scene, IdpImage *image)
{
  const Transfer *transfer = srgb_transfer ();
  const int width = image->width_px, values = width * 3;

  /* Photon noise after the transfer curve is nearly flat; what the amplifier adds shows in the
   * shade. */
  float strength[256];
  for (int level = 0; level < 256; level++)
    strength[level] = params->noise_sd * (0.85 + 0.35 * exp (-level / 70.0));

  /* A 1-2-1 kernel in both directions: (3/8)^2 of the variance remains. One byte pair has a
   * variance of 2 * 255^2 / 12; the grain adds 0.36 of it. */
  const float scale = 1 / (255 * sqrtf (2.0f / 12 * 1.36f) * 0.375f * 16);
  guint64 state = (guint64) params->seed * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) | 1;
  g_autofree float *grain = g_new (float, 3 * (gsize) (values + 6));
  float *rows[3] = { grain, grain + values + 6, grain + 2 * (values + 6) };
  for (int i = 0; i < 3; i++)
    grain_row (rows[i], width + 2, &state);

  for (int y = 0; y < image->height_px; y++)
    {
      const float *a = rows[y % 3] + 3, *b = rows[(y + 1) % 3] + 3, *c = rows[(y + 2) % 3] + 3;
      for (int i = 0; i < values; i++)
        {
          float level = transfer->code[scene[(gsize) y * values + i]] / (float) STEPS_PER_LEVEL;
          float noise = a[i - 3] + 2 * a[i] + a[i + 3] + 2 * (b[i - 3] + 2 * b[i] + b[i + 3])
                        + c[i - 3] + 2 * c[i] + c[i + 3];
          level += noise * scale * strength[(int) level] + 0.5f;
          image->rgb[(gsize) y * values + i] = CLAMP (level, 0, 255);
        }
      grain_row (rows[y % 3], width + 2, &state);
    }
}

void
sitter_expose (const SitterParams *params, const SitterPlace *place, cairo_surface_t *people,
               IdpImage *image)
{
  g_autofree guint16 *scene = scene_new (params, place, people);
  double sigma_px = params->blur_sigma * place->iod_px / 113;
  if (sigma_px > 0)
    blur (scene, image->width_px, image->height_px, sigma_px);
  develop (params, scene, image);
}
