/* weigh: observations put on the scales of one rule.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "weigh.h"

IdpMeasurement
idp_weigh (const IdpRule *rule, GPtrArray *evidence, gboolean could_see)
{
  IdpMeasurement m = { .measured = idp_evidence_points (evidence), .unsure = TRUE };
  for (guint i = 0; i < evidence->len; i++)
    {
      const IdpEvidence *piece = evidence->pdata[i];
      if (piece->names_program && piece->text->points >= IDP_EVIDENCE_LOOK)
        m.unsure = FALSE;
      if (idp_rect_is_empty (&m.region))
        m.region = piece->region;
    }
  if (m.measured <= rule->limit.max && !could_see)
    m.measured = NAN;
  m.evidence = evidence;
  return m;
}

void
idp_weigh_program (GPtrArray *evidence, const IdpRule *rule, const char *id, const IdpPhoto *photo,
                   IdpProgramKind kind)
{
  const IdpNamedProgram *named = idp_provenance_find (photo->provenance, kind);
  if (named != NULL)
    idp_evidence_add (evidence, rule->evidence, id, named->where, NULL)->names_program = TRUE;
}

void
idp_weigh_number (GPtrArray *evidence, const IdpRule *rule, const char *id, const IdpRect *region,
                  const char *format, double number)
{
  g_autofree char *what = g_strdup_printf (format, number);
  idp_evidence_add (evidence, rule->evidence, id, what, region);
}
