/* blur: how wide the sharpest edges around the eyes are.
 *
 * Every face has strong edges there: lids, lashes, brows, the rim of the iris. The width of an edge
 * is its height over its steepest step; a Gaussian blur of sigma px alone makes it 2.5 sigma.
 * Unlike measures of energy it hardly changes with noise, because small steps are no strong edges.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "regions.h"

/* The zone of eyes and brows, in eye distances from the middle of the eyes. */
#define ZONE_SIDE 1.0
#define ZONE_UP 0.5
#define ZONE_DOWN 0.35

/* The range of a zone is taken between these shares of its pixels, so that a glint does not set it.
 */
#define LOW_SHARE 0.02
#define HIGH_SHARE 0.98

/* Fewer edges than this say nothing. */
#define MIN_EDGES 5

typedef struct
{
  int width_px;
  int height_px;
  float *luma;
} Zone;

static void
zone_clear (Zone *zone)
{
  g_free (zone->luma);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Zone, zone_clear)

static Zone
zone_read (const IdpImage *image, const IdpRect *rect)
{
  Zone zone = { rect->width, rect->height, g_new (float, (gsize) rect->width * rect->height) };
  for (int y = 0; y < rect->height; y++)
    for (int x = 0; x < rect->width; x++)
      {
        const guint8 *rgb = idp_image_at (image, rect->x + x, rect->y + y);
        zone.luma[(gsize) y * rect->width + x]
            = 0.299f * rgb[0] + 0.587f * rgb[1] + 0.114f * rgb[2];
      }
  return zone;
}

static double
zone_range (const Zone *zone)
{
  const int n = zone->width_px * zone->height_px;
  g_autofree float *values = g_memdup2 (zone->luma, n * sizeof *values);
  return idp_quantile (values, n, HIGH_SHARE) - idp_quantile (values, n, LOW_SHARE);
}

/* Adds the widths of all edges of at least HEIGHT along a line of N values, STRIDE apart. An edge
 * is a run in which the values only rise or only fall. */
static void
add_edges (const float *line, int n, int stride, double height, GArray *widths)
{
  int start = 0;
  double steepest = 0;
  for (int i = 1; i < n; i++)
    {
      const double step = line[i * stride] - line[(i - 1) * stride];
      steepest = fabs (step) > fabs (steepest) ? step : steepest;

      const double next = i + 1 < n ? line[(i + 1) * stride] - line[i * stride] : 0;
      if (step * next > 0)
        continue;
      const double rise = fabs (line[i * stride] - line[start * stride]);
      if (rise >= height)
        {
          const float width = rise / fabs (steepest);
          g_array_append_val (widths, width);
        }
      start = i;
      steepest = 0;
    }
}

static double
sharpest (GArray *widths, double share)
{
  return widths->len < MIN_EDGES ? NAN : idp_quantile ((float *) widths->data, widths->len, share);
}

/* The width of the sharp edges of ZONE, in the direction in which they are wider: a shaken photo is
 * blurred in one direction only. */
static double
edge_width_px (const Zone *zone, const IdpRule *rule)
{
  const double height = idp_rule_number (rule, "edge-height") * zone_range (zone);
  const double share = idp_rule_number (rule, "sharpest-share");
  g_autoptr (GArray) across = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr (GArray) down = g_array_new (FALSE, FALSE, sizeof (float));

  for (int y = 0; y < zone->height_px; y++)
    add_edges (zone->luma + (gsize) y * zone->width_px, zone->width_px, 1, height, across);
  for (int x = 0; x < zone->width_px; x++)
    add_edges (zone->luma + x, zone->height_px, zone->width_px, height, down);
  return fmax (sharpest (across, share), sharpest (down, share));
}

static IdpRect
rect_scaled (const IdpRect *rect, double factor)
{
  return (IdpRect){ lround (rect->x * factor), lround (rect->y * factor),
                    lround (rect->width * factor), lround (rect->height * factor) };
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpFaceAxes axes = idp_face_axes (photo);
  const double unit = axes.eye_distance_px;
  const IdpRect view_zone
      = { lround (axes.eyes.x - ZONE_SIDE * unit), lround (axes.eyes.y - ZONE_UP * unit),
          lround (2 * ZONE_SIDE * unit), lround ((ZONE_UP + ZONE_DOWN) * unit) };
  const IdpRect region = idp_photo_rect_from_view (photo, &view_zone);

  /* A view of too few pixels was enlarged and has no edges of its own: look at the photo instead.
   */
  const double enlarged = photo->view->width_px / (photo->placement.rect.width * photo->scale);
  const IdpImage *image = enlarged > 1 ? photo->image : photo->view;
  const IdpRect all = { 0, 0, image->width_px, image->height_px };
  IdpRect rect = enlarged > 1 ? rect_scaled (&region, photo->scale) : view_zone;
  rect = idp_rect_intersect (&rect, &all);
  if (idp_rect_is_empty (&rect))
    return (IdpMeasurement){ .measured = NAN };

  g_auto (Zone) zone = zone_read (image, &rect);
  return (IdpMeasurement){
    .measured = edge_width_px (&zone, rule) * MAX (1, enlarged),
    .region = region,
    .unsure = photo->face.confidence < IDP_FACE_SURE,
  };
}

const IdpCheck idp_check_blur = {
  .id = "blur",
  .unit = IDP_UNIT_PX,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "edge-height", 0, 1 }, { "sharpest-share", 0, 1 }, { NULL } },
  .run = run,
};
