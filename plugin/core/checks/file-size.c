/* file-size: bytes of the finished file.
 *
 * For an original it is the size that the best permitted quality would give: shown before the
 * export, a conflict between size and quality can still be solved by another photo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "adjust.h"
#include "check.h"
#include "encode.h"

/* Bytes of the file that idp_adjust() would make of the view; if none fits, those of the smallest.
 */
static double
foretold_byte (const IdpPhoto *photo, int lowest, double max_byte)
{
  IdpAdjustment adjustment = { 0 };
  g_autoptr (GBytes) bytes
      = idp_adjust_fit (photo->view, photo->file->icc, lowest, (gsize) max_byte, &adjustment, NULL);
  if (bytes == NULL)
    bytes = idp_encode_jpeg (photo->view,
                             &(IdpJpegOptions){ .quality = lowest, .icc = photo->file->icc }, NULL);
  return bytes != NULL ? g_bytes_get_size (bytes) : NAN;
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  if (photo->finished)
    return (IdpMeasurement){ .measured = g_bytes_get_size (photo->file->bytes) };
  if (photo->view == NULL)
    return (IdpMeasurement){ .measured = NAN };

  int lowest = idp_rule_number (rule, "lowest-quality");
  return (IdpMeasurement){ .measured
                           = foretold_byte (photo, lowest, MIN (rule->limit.max, G_MAXINT)),
                           .on_crop = TRUE };
}

const IdpCheck idp_check_file_size = {
  .id = "file-size",
  .unit = IDP_UNIT_BYTE,
  .params = (const IdpParam[]){ { "lowest-quality", 1, 100 }, { NULL } },
  .run = run,
};
