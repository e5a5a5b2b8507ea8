/* verdict: how verdicts look in every list.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "verdict.h"

const char *
verdict_background (IdpVerdict verdict)
{
  static const char *const colours[] = {
    [IDP_VERDICT_PASS] = "#1f7a3a",
    [IDP_VERDICT_REVIEW] = "#b35c00",
    [IDP_VERDICT_FAIL] = "#cc121f",
    [IDP_VERDICT_NOT_MEASURED] = "#6b6b6b",
  };
  return colours[verdict];
}

void
verdict_set_source (cairo_t *cr, IdpVerdict verdict, double opacity)
{
  const guint64 rgb = g_ascii_strtoull (verdict_background (verdict) + 1, NULL, 16);
  cairo_set_source_rgba (cr, (rgb >> 16) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0,
                         opacity);
}

char *
verdict_text_markup (IdpVerdict verdict, const char *text)
{
  return g_markup_printf_escaped ("<span background=\"%s\" foreground=\"white\"> %s </span>",
                                  verdict_background (verdict), text);
}

char *
verdict_markup (IdpVerdict verdict)
{
  return verdict_text_markup (verdict, idp_verdict_text (verdict));
}

char *
verdict_finding_markup (const IdpFinding *finding)
{
  return verdict_text_markup (finding->verdict, idp_finding_verdict_text (finding));
}
