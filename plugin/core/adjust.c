/* adjust: crop, reduce and encode.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "adjust.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "encode.h"
#include "error.h"

/* Above this quality the encoder keeps full chroma where the size window allows it. Measured on
 * portraits: at 40 kB, 4:4:4 below quality 80 costs more in blocks than 4:2:0 costs in colour
 * edges. */
#define FULL_CHROMA_MIN_QUALITY 80

/* The quality that most portraits get at 40 kB. */
#define FIRST_QUALITY 87

static gboolean
check_permitted (const IdpFile *file, const IdpRect *rect, int width_px, int height_px,
                 GError **error)
{
  if (rect->x < 0 || rect->y < 0 || rect->width <= 0 || rect->height <= 0
      || rect->x > file->width_px - rect->width || rect->y > file->height_px - rect->height)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED,
                   _ ("the crop %d,%d,%d,%d reaches outside the photo of %d×%d pixels"), rect->x,
                   rect->y, rect->width, rect->height, file->width_px, file->height_px);
      return FALSE;
    }
  if (rect->width < width_px || rect->height < height_px)
    {
      g_set_error (
          error, IDP_ERROR, IDP_ERROR_REFUSED,
          _ ("the crop has %d×%d pixels; %d×%d are needed, and enlarging is not permitted"),
          rect->width, rect->height, width_px, height_px);
      return FALSE;
    }
  if ((gint64) rect->width * height_px != (gint64) rect->height * width_px)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED,
                   _ ("the crop of %d×%d pixels is not %d:%d, and stretching is not permitted"),
                   rect->width, rect->height, width_px, height_px);
      return FALSE;
    }
  if (file->colour != IDP_COLOUR_RGB || file->bits_per_pixel != 24 || file->alpha)
    {
      g_set_error_literal (
          error, IDP_ERROR, IDP_ERROR_REFUSED,
          _ ("the photo is not 24-bit colour, and converting it is not permitted"));
      return FALSE;
    }
  return TRUE;
}

static GBytes *
encode (const IdpImage *image, GBytes *icc, const IdpAdjustment *adjustment, GError **error)
{
  const IdpJpegOptions options = {
    .quality = adjustment->quality,
    .full_chroma = adjustment->full_chroma,
    .density_dpi = adjustment->density_dpi,
    .icc = icc, /* dropping it would change the colours that people see */
  };
  return idp_encode_jpeg (image, &options, error);
}

/* Where the quality that gives MAX_BYTES may be, if QUALITY gives N_BYTES: the steps of the
 * encoder's tables are proportional to 100 - quality, and the file of a portrait shrinks about with
 * their square root. */
static int
guess_quality (int quality, gsize n_bytes, gsize max_bytes)
{
  const double ratio = (double) n_bytes / max_bytes;
  return (int) floor (100.5 - MIN ((100.5 - quality) * ratio * ratio, 100));
}

/* The largest file of at most MAX_BYTES with quality LOWEST..100 and the given chroma; NULL without
 * ERROR where even LOWEST is too large. File size grows with quality, so each attempt shuts out
 * all below or all above it. */
static GBytes *
fit_quality (const IdpImage *image, GBytes *icc, IdpAdjustment *adjustment, int lowest,
             gsize max_bytes, GError **error)
{
  int low = lowest, high = 100, guess = FIRST_QUALITY;
  g_autoptr (GBytes) best = NULL;

  while (low <= high)
    {
      IdpAdjustment attempt = *adjustment;
      attempt.quality = CLAMP (guess, low, high);
      g_autoptr (GBytes) bytes = encode (image, icc, &attempt, error);
      if (bytes == NULL)
        return NULL;
      guess = guess_quality (attempt.quality, g_bytes_get_size (bytes), max_bytes);
      if (g_bytes_get_size (bytes) <= max_bytes)
        {
          adjustment->quality = attempt.quality;
          g_clear_pointer (&best, g_bytes_unref);
          best = g_steal_pointer (&bytes);
          low = attempt.quality + 1;
        }
      else
        high = attempt.quality - 1;
    }
  return g_steal_pointer (&best);
}

static double
limit_or (const IdpRules *rules, const char *id, gboolean max, double fallback)
{
  const IdpRule *rule = idp_rules_find (rules, id);
  double value = rule == NULL ? NAN : max ? rule->limit.max : rule->limit.min;
  return isfinite (value) ? value : fallback;
}

GBytes *
idp_adjust_fit (const IdpImage *image, GBytes *icc, int lowest, gsize max_bytes,
                IdpAdjustment *adjustment, GError **error)
{
  GError *cause = NULL;

  adjustment->full_chroma = TRUE;
  GBytes *bytes = fit_quality (image, icc, adjustment, MAX (lowest, FULL_CHROMA_MIN_QUALITY),
                               max_bytes, &cause);
  if (bytes == NULL && cause == NULL)
    {
      adjustment->full_chroma = FALSE;
      bytes = fit_quality (image, icc, adjustment, lowest, max_bytes, &cause);
    }
  if (bytes == NULL && cause == NULL)
    g_set_error (&cause, IDP_ERROR, IDP_ERROR_REFUSED,
                 _ ("even at quality %d the picture is larger than %zu bytes"), lowest, max_bytes);
  if (cause != NULL)
    g_propagate_error (error, cause);
  return bytes;
}

GBytes *
idp_adjust (const IdpFile *file, const IdpRect *rect, const IdpRules *rules,
            IdpAdjustment *adjustment, GError **error)
{
  if (!check_permitted (file, rect, rules->width_px, rules->height_px, error))
    return NULL;

  *adjustment = (IdpAdjustment){
    .rect = *rect,
    .width_px = rules->width_px,
    .height_px = rules->height_px,
    .density_dpi = (int) limit_or (rules, "dpi-tag", FALSE, 0),
  };
  g_autoptr (IdpImage) image
      = idp_file_decode_reduced (file, rect, rules->width_px, rules->height_px, error);
  if (image == NULL)
    return NULL;
  return idp_adjust_fit (image, file->icc, (int) limit_or (rules, "jpeg-quality-low", FALSE, 1),
                         (gsize) limit_or (rules, "file-size", TRUE, G_MAXINT), adjustment, error);
}

char *
idp_adjust_default_path (const char *original, const IdpRules *rules)
{
  g_autofree char *folder = g_path_get_dirname (original);
  g_autofree char *name = g_path_get_basename (original);
  char *dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';
  g_autofree char *finished
      = g_strdup_printf ("%s-%dx%d.jpg", name, rules->width_px, rules->height_px);
  return g_build_filename (folder, finished, NULL);
}

GBytes *
idp_adjust_again (const IdpFile *file, const IdpAdjustment *adjustment, GError **error)
{
  if (!check_permitted (file, &adjustment->rect, adjustment->width_px, adjustment->height_px,
                        error))
    return NULL;

  g_autoptr (IdpImage) image = idp_file_decode_reduced (
      file, &adjustment->rect, adjustment->width_px, adjustment->height_px, error);
  if (image == NULL)
    return NULL;
  return encode (image, file->icc, adjustment, error);
}
