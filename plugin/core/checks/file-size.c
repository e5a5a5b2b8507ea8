/* file-size: bytes of the finished file.
 *
 * For an original it is the size that the best permitted quality would give: shown before the
 * export, a conflict between size and quality can still be solved by another photo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "encode.h"

#define BEST_QUALITY 100

/* Bytes of IMAGE as a JPEG; NAN where it could not be encoded. */
static double
encoded_size_byte (const IdpImage *image, int quality)
{
  const IdpJpegOptions options = { .quality = quality };
  g_autoptr (GBytes) bytes = idp_encode_jpeg (image, &options, NULL);
  return bytes != NULL ? g_bytes_get_size (bytes) : NAN;
}

/* The largest size up to MAX_BYTE that a quality from LOWEST up gives; more than that if none does.
 */
static double
best_size_byte (const IdpImage *image, int lowest, double max_byte)
{
  const double best = encoded_size_byte (image, BEST_QUALITY);
  if (!(best > max_byte))
    return best;

  double size = encoded_size_byte (image, lowest);
  int fits = lowest, too_large = BEST_QUALITY;
  while (size <= max_byte && too_large - fits > 1)
    {
      int middle = (fits + too_large) / 2;
      double middle_size = encoded_size_byte (image, middle);
      if (middle_size <= max_byte)
        {
          fits = middle;
          size = middle_size;
        }
      else
        too_large = middle;
    }
  return size;
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  if (photo->finished)
    return (IdpMeasurement){ .measured = g_bytes_get_size (photo->file->bytes) };
  if (photo->view == NULL)
    return (IdpMeasurement){ .measured = NAN };

  int lowest = idp_rule_number (rule, "lowest-quality");
  return (IdpMeasurement){ .measured = best_size_byte (photo->view, lowest, rule->limit.max),
                           .on_crop = TRUE };
}

const IdpCheck idp_check_file_size = {
  .id = "file-size",
  .unit = IDP_UNIT_BYTE,
  .params = (const IdpParam[]){ { "lowest-quality", 1, 100 }, { NULL } },
  .run = run,
};
