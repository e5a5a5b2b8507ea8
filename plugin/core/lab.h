/* lab.h: colours as the eye ranks them, CIE L*a*b*.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* 8-bit sRGB (IEC 61966-2-1) to CIE L*a*b* under D65: L* 0..100, a* and b* about -128..127. By
 * table, within 0.002 of the exact value. Thread-safe. */
void idp_lab_from_rgb (const guint8 rgb[3], double lab[3]);

/* The same for N pixels in a row, RGB to L*, a*, b*. */
void idp_lab_from_row (const guint8 *rgb, int n, float *lab);

/* Linear light 0..1 of an sRGB value 0..1, IEC 61966-2-1. */
double idp_linear_from_srgb (double value);

/* Relative luminance 0..1 of 8-bit sRGB in linear light, BT.709 weights. Thread-safe. */
double idp_linear_light (const guint8 rgb[3]);

/* CIE Delta E 2000 with all weights 1. Source: G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000
 * color-difference formula: implementation notes, supplementary test data, and mathematical
 * observations", Color Research and Application 30(1), 2005, equations 2 to 22. */
double idp_delta_e_2000 (const double a[3], const double b[3]);
