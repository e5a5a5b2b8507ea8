/* srgb.h: the transfer curve of sRGB, IEC 61966-2-1. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <math.h>

/* Between code and linear light, both 0..1. */
static inline double
srgb_to_linear (double code)
{
  return code <= 0.04045 ? code / 12.92 : pow ((code + 0.055) / 1.055, 2.4);
}

static inline double
srgb_to_code (double linear)
{
  return linear <= 0.0031308 ? linear * 12.92 : 1.055 * pow (linear, 1 / 2.4) - 0.055;
}
