/* tampering: what the rules about the origin of a photo look for, done to a photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tampering.h"

#include <string.h>

IdpImage *
tampering_copy (const IdpImage *image)
{
  IdpImage *copy = idp_image_new (image->width_px, image->height_px, NULL);
  memcpy (copy->rgb, image->rgb, (gsize) image->width_px * image->height_px * 3);
  return copy;
}

const Tampering tamperings[] = {
  { "as it is", NULL, NULL, 0, 0, 0 },
  { "gratings, 2 levels", "moire", tamper_gratings, 2, 0, 0 },
  { "gratings, 4 levels", "moire", tamper_gratings, 4, 0, 0 },
  { "gratings, 8 levels", "moire", tamper_gratings, 8, 0, 0 },
  { "screen, 1.7 px", "moire", tamper_screen, 1.7, 0, 0 },
  { "screen, 2.3 px", "moire", tamper_screen, 2.3, 0, 0 },
  { "screen, 3.6 px", "moire", tamper_screen, 3.6, 0, 0 },
  { "halftone, 3 px", "halftone", tamper_halftone, 3, 0, 0 },
  { "halftone, 5 px", "halftone", tamper_halftone, 5, 0, 0 },
  { "halftone, 8 px", "halftone", tamper_halftone, 8, 0, 0 },
  { "print on a table, 4 %", "paper-outline", tamper_print_on_table, 0.04, 0, 0 },
  { "print on a table, 8 %", "paper-outline", tamper_print_on_table, 0.08, 0, 0 },
  { "screen with a bezel, 6 %", "paper-outline", tamper_screen_on_desk, 0.06, 0, 0 },
  { "screen with a bezel, 10 %", "paper-outline", tamper_screen_on_desk, 0.10, 0, 0 },
  { "stripes, 4 px", NULL, tamper_stripes, 4, 0, 0 },
  { "stripes, 8 px", NULL, tamper_stripes, 8, 0, 0 },
  { "knit, 4 px", NULL, tamper_knit, 4, 0, 0 },
  { "knit, 8 px", NULL, tamper_knit, 8, 0, 0 },
  { "blind, 6 px", NULL, tamper_blind, 6, 0, 0 },
  { "blind, 12 px", NULL, tamper_blind, 12, 0, 0 },
  { "smooth skin, 10", "smooth-skin", tamper_smooth_skin, 10, 0, 0 },
  { "smooth skin, 20", "smooth-skin", tamper_smooth_skin, 20, 0, 0 },
  { "smooth skin, 40", "smooth-skin", tamper_smooth_skin, 40, 0, 0 },
  { "saved at 60 before", "double-compression", NULL, 0, 60, 0 },
  { "saved at 75 before", "double-compression", NULL, 0, 75, 0 },
  { "saved at 85 before", "double-compression", NULL, 0, 85, 0 },
  { "saved at 97 before", "double-compression", NULL, 0, 97, 0 },
  { "saved at 60 before, shifted", "double-compression", NULL, 0, 60, 3 },
  { "saved at 75 before, shifted", "double-compression", NULL, 0, 75, 3 },
  { "cut out hard", "cut-out", tamper_cut_out_hard, 0, 0, 0 },
  { "cut out soft, 3 px", "cut-out", tamper_cut_out_soft, 3, 0, 0 },
  { "cut out soft, 8 px", "cut-out", tamper_cut_out_soft, 8, 0, 0 },
  { "cut out noisy, 5 px", "cut-out", tamper_cut_out_noisy, 5, 0, 0 },
  { NULL },
};
