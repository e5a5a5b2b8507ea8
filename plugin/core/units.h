/* units.h: lengths and the units that presets may name; the only home of 25.4 and 72.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  IDP_UNIT_NONE,    /* a plain number: ratios, counts of things without a unit */
  IDP_UNIT_PX,      /* pixels of the finished picture */
  IDP_UNIT_DEG,     /* degrees */
  IDP_UNIT_PERCENT, /* share times 100 */
  IDP_UNIT_DPI,     /* pixels per inch */
  IDP_UNIT_BYTE,    /* bytes */
  IDP_UNIT_LSTAR,   /* CIE L*, 0..100 */
  IDP_UNIT_DE00,    /* CIE Delta E 2000 */
  IDP_UNIT_LEVEL,   /* sRGB code value, 0..255 */
  IDP_UNIT_QUALITY, /* IJG quality, 1..100 */
  IDP_UNIT_COUNT,   /* number of things */
  IDP_UNIT_BIT,     /* bits per pixel */
  IDP_UNIT_DAY,     /* days */
} IdpUnit;

/* Finds the unit a preset writes as NAME ("px", "deg", "percent", ...). FALSE if there is none. */
gboolean idp_unit_parse (const char *name, IdpUnit *unit);

/* The name a preset writes; static. */
const char *idp_unit_name (IdpUnit unit);

/* VALUE with its sign and as many decimals as the unit deserves ("214 px", "1.6°"). NAN gives "–";
 * bytes are shown in kB. Caller frees. */
char *idp_unit_format (double value, IdpUnit unit);

/* The same for a VALUE outside of LIMIT, with more decimals where it would read like LIMIT
 * ("300.4 px" beyond 300 px). Caller frees. */
char *idp_unit_format_beyond (double value, double limit, IdpUnit unit);

/* Reads a length with its unit glued on, "33mm", "7pt" or "1in", as millimetres. FALSE if TEXT is
 * not exactly one finite number and one of these units. */
gboolean idp_length_parse_mm (const char *text, double *mm);

double idp_mm_to_pt (double mm);
double idp_pt_to_mm (double pt);
double idp_mm_to_px (double mm, double dpi);
