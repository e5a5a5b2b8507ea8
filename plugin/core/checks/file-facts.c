/* file-facts: the rules about the file: size in pixels, aspect, density, colour, format, quality.
 *
 * An original is judged on the crop that would be made of it, because that is the file the rules
 * are about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "check.h"

static IdpMeasurement
run_px_size (const IdpPhoto *photo, const IdpRule *rule)
{
  if (photo->finished)
    return (IdpMeasurement){ .measured = photo->file->width_px };

  const IdpRect *crop = &photo->placement.rect;
  if (idp_rect_is_empty (crop))
    return (IdpMeasurement){ .measured = NAN };

  /* Too many pixels are averaged down to the wanted size; too few would have to be enlarged. */
  return (IdpMeasurement){ .measured = MIN (crop->width, rule->limit.min), .on_crop = TRUE };
}

static IdpMeasurement
run_aspect (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpRect *crop = &photo->placement.rect;
  if (photo->finished)
    return (IdpMeasurement){ .measured = (double) photo->file->width_px / photo->file->height_px };
  if (idp_rect_is_empty (crop))
    return (IdpMeasurement){ .measured = NAN };
  return (IdpMeasurement){ .measured = (double) crop->width / crop->height, .on_crop = TRUE };
}

/* The crop of an original is tagged as the rule says, whatever the original states. Rounded,
 * because a PNG states whole pixels per metre: its 300 dpi are 299.9994. */
static IdpMeasurement
run_dpi_tag (const IdpPhoto *photo, const IdpRule *rule)
{
  if (photo->finished)
    return (IdpMeasurement){ .measured = round (photo->file->density_dpi) };
  return (IdpMeasurement){ .measured = rule->limit.min, .on_crop = TRUE };
}

#define ALPHA_BITS 8

static IdpMeasurement
run_colour_mode (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpFile *file = photo->file;
  return (IdpMeasurement){ .measured = file->bits_per_pixel + (file->alpha ? ALPHA_BITS : 0) };
}

/* Counts what contradicts the rule: another format, and a name that says something else than the
 * content. */
static IdpMeasurement
run_not_jpeg (const IdpPhoto *photo, const IdpRule *rule)
{
  gboolean wrong_format = photo->finished && photo->file->format != IDP_FORMAT_JPEG;
  gboolean wrong_name = !photo->file->extension_matches;
  return (IdpMeasurement){ .measured = wrong_format + wrong_name, .on_crop = !photo->finished };
}

/* Counts what is wrong with the extension; a crop is saved as ".jpg". */
static IdpMeasurement
run_ext_name (const IdpPhoto *photo, const IdpRule *rule)
{
  const gboolean lower = idp_rule_number (rule, "lower-case") != 0;
  const char *dot = strrchr (photo->file->path, '.');
  const gboolean right
      = dot != NULL && (lower ? strcmp (dot, ".jpg") == 0 : g_ascii_strcasecmp (dot, ".jpg") == 0);
  return (IdpMeasurement){ .measured = photo->finished && !right, .on_crop = !photo->finished };
}

static IdpMeasurement
run_jpeg_quality (const IdpPhoto *photo, const IdpRule *rule)
{
  int quality = photo->file->jpeg_quality;
  return (IdpMeasurement){ .measured = quality > 0 ? quality : NAN };
}

const IdpCheck idp_check_px_size = { .id = "px-size", .unit = IDP_UNIT_PX, .run = run_px_size };
const IdpCheck idp_check_aspect = { .id = "aspect-3to4", .unit = IDP_UNIT_NONE, .run = run_aspect };
const IdpCheck idp_check_dpi_tag = { .id = "dpi-tag", .unit = IDP_UNIT_DPI, .run = run_dpi_tag };
const IdpCheck idp_check_colour_mode
    = { .id = "colour-mode", .unit = IDP_UNIT_BIT, .run = run_colour_mode };
const IdpCheck idp_check_not_jpeg
    = { .id = "not-jpeg", .unit = IDP_UNIT_COUNT, .run = run_not_jpeg };
const IdpCheck idp_check_ext_name = {
  .id = "ext-name",
  .unit = IDP_UNIT_COUNT,
  .params = (const IdpParam[]){ { "lower-case", 0, 1 }, { NULL } },
  .run = run_ext_name,
};
const IdpCheck idp_check_jpeg_quality_low
    = { .id = "jpeg-quality-low", .unit = IDP_UNIT_QUALITY, .run = run_jpeg_quality };
