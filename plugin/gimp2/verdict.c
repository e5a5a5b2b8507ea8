/* verdict: how verdicts look in every list.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "verdict.h"

char *
verdict_markup (IdpVerdict verdict)
{
  static const struct
  {
    const char *background;
    const char *foreground;
  } colours[] = {
    [IDP_VERDICT_PASS] = { "#1f7a3a", "#ffffff" },
    [IDP_VERDICT_REVIEW] = { "#b35c00", "#ffffff" },
    [IDP_VERDICT_FAIL] = { "#cc121f", "#ffffff" },
    [IDP_VERDICT_NOT_MEASURED] = { "#6b6b6b", "#ffffff" },
  };
  return g_markup_printf_escaped ("<span background=\"%s\" foreground=\"%s\"> %s </span>",
                                  colours[verdict].background, colours[verdict].foreground,
                                  idp_verdict_text (verdict));
}
