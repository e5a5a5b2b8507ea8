/* units: lengths and the units that presets may name.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "units.h"

#include <math.h>
#include <string.h>

#define MM_PER_INCH 25.4
#define PT_PER_INCH 72.0

/* What lies so near to a limit that these do not tell it apart is shown as the limit. */
#define MAX_MORE_DECIMALS 3

typedef struct
{
  const char *name;
  const char *sign;
  int decimals;
} UnitText;

static const UnitText unit_texts[] = {
  [IDP_UNIT_NONE] = { "none", "", 2 },      [IDP_UNIT_PX] = { "px", " px", 0 },
  [IDP_UNIT_DEG] = { "deg", "°", 1 },       [IDP_UNIT_PERCENT] = { "percent", " %", 1 },
  [IDP_UNIT_DPI] = { "dpi", " dpi", 0 },    [IDP_UNIT_BYTE] = { "byte", " kB", 1 },
  [IDP_UNIT_LSTAR] = { "lstar", " L*", 1 }, [IDP_UNIT_DE00] = { "de00", " ΔE", 1 },
  [IDP_UNIT_LEVEL] = { "level", "", 0 },    [IDP_UNIT_QUALITY] = { "quality", "", 0 },
  [IDP_UNIT_COUNT] = { "count", "", 0 },    [IDP_UNIT_BIT] = { "bit", " bit", 0 },
  [IDP_UNIT_DAY] = { "day", " d", 0 },
};

gboolean
idp_unit_parse (const char *name, IdpUnit *unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (unit_texts); i++)
    if (strcmp (name, unit_texts[i].name) == 0)
      {
        *unit = i;
        return TRUE;
      }
  return FALSE;
}

const char *
idp_unit_name (IdpUnit unit)
{
  return unit_texts[unit].name;
}

static char *
format_with (double value, IdpUnit unit, int decimals)
{
  char format[] = "%.0f", number[G_ASCII_DTOSTR_BUF_SIZE];
  format[2] += decimals;
  g_ascii_formatd (number, sizeof number, format, unit == IDP_UNIT_BYTE ? value / 1000 : value);
  const gboolean zero = g_ascii_strtod (number, NULL) == 0; /* never "-0" */
  return g_strconcat (zero && *number == '-' ? number + 1 : number, unit_texts[unit].sign, NULL);
}

static int
decimals_of (double value, IdpUnit unit)
{
  /* Few pixels, as in the width of an edge, are told apart by tenths. */
  const gboolean few = unit == IDP_UNIT_PX && fabs (value) < 10 && value != round (value);
  return few ? 1 : unit_texts[unit].decimals;
}

char *
idp_unit_format (double value, IdpUnit unit)
{
  return isnan (value) ? g_strdup ("–") : format_with (value, unit, decimals_of (value, unit));
}

char *
idp_unit_format_beyond (double value, double limit, IdpUnit unit)
{
  g_autofree char *plain = idp_unit_format (value, unit);
  g_autofree char *edge = idp_unit_format (limit, unit);
  for (int more = 1; more <= MAX_MORE_DECIMALS && strcmp (plain, edge) == 0; more++)
    {
      g_free (plain);
      plain = format_with (value, unit, decimals_of (value, unit) + more);
      g_free (edge);
      edge = format_with (limit, unit, decimals_of (limit, unit) + more);
    }
  return g_steal_pointer (&plain);
}

gboolean
idp_length_parse_mm (const char *text, double *mm)
{
  char *end = NULL;
  double value = g_ascii_strtod (text, &end);
  if (end == text || !isfinite (value))
    return FALSE;

  if (strcmp (end, "mm") == 0)
    *mm = value;
  else if (strcmp (end, "pt") == 0)
    *mm = idp_pt_to_mm (value);
  else if (strcmp (end, "in") == 0)
    *mm = value * MM_PER_INCH;
  else
    return FALSE;
  return TRUE;
}

double
idp_mm_to_pt (double mm)
{
  return mm / MM_PER_INCH * PT_PER_INCH;
}

double
idp_pt_to_mm (double pt)
{
  return pt / PT_PER_INCH * MM_PER_INCH;
}

double
idp_mm_to_px (double mm, double dpi)
{
  return mm / MM_PER_INCH * dpi;
}
