/* retouch: skin smoothed, features altered, studio portraits overdone.
 *
 * Pixels cannot tell smooth skin from smoothed skin; they only say where to look. What a file says
 * of itself is near certain, and easily removed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "texture.h"
#include "weigh.h"

#define MAX_TIME_S 1e6

/* TRUE where the skin is too rough to have been smoothed. */
static gboolean
weigh_skin (GPtrArray *evidence, const IdpPhoto *photo, const IdpRule *rule)
{
  const double smoothness = idp_skin_smoothness (photo);
  if (smoothness < idp_rule_number (rule, "skin-min"))
    idp_weigh_number (evidence, rule, "smooth-skin",
                      &photo->forensics->windows[IDP_PLACE_FACE].region, "%.0f%%",
                      100 * smoothness);
  return smoothness >= idp_rule_number (rule, "skin-sure");
}

static IdpMeasurement
run_beautified (const IdpPhoto *photo, const IdpRule *rule)
{
  GPtrArray *evidence = idp_evidence_list_new ();
  idp_weigh_program (evidence, rule, "beauty-app", photo, IDP_PROGRAM_BEAUTY);
  const gboolean rough = weigh_skin (evidence, photo, rule);
  return idp_weigh (rule, evidence, rough);
}

/* "35 s", "12 min", "3.4 h", "8.1 d": symbols that need no translation. */
static void
weigh_saved_later (GPtrArray *evidence, const IdpRule *rule, double seconds)
{
  static const struct
  {
    double seconds;
    const char *format;
  } units[] = { { 86400, "%.1f d" }, { 3600, "%.1f h" }, { 60, "%.0f min" }, { 1, "%.0f s" } };

  guint i = 0;
  while (i + 1 < G_N_ELEMENTS (units) && seconds < units[i].seconds)
    i++;
  idp_weigh_number (evidence, rule, "saved-later", NULL, units[i].format,
                    seconds / units[i].seconds);
}

/* The tables of Photoshop are no news where its name stands in the file. */
static void
weigh_tables (GPtrArray *evidence, const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpProvenance *provenance = photo->provenance;
  const IdpTableFamily *tables = provenance->tables;
  if (tables != NULL && tables->kind == IDP_TABLES_EDITOR
      && idp_provenance_find (provenance, IDP_PROGRAM_EDITOR) == NULL)
    idp_evidence_add (evidence, rule->evidence, "editor-tables", tables->name, NULL);
  if (tables != NULL && tables->kind == IDP_TABLES_DEVELOPER)
    idp_evidence_add (evidence, rule->evidence, "developer-tables", tables->name, NULL);
  if (provenance->other_tables != NULL)
    idp_evidence_add (evidence, rule->evidence, "other-tables", provenance->other_tables, NULL);
}

static void
weigh_compression (GPtrArray *evidence, const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpForensics *traces = photo->forensics;
  if (traces == NULL)
    return;
  if (traces->double_compression >= idp_rule_number (rule, "double-compression"))
    idp_weigh_number (evidence, rule, "double-compression", NULL, "%.2f",
                      traces->double_compression);
  if (traces->other_grid >= idp_rule_number (rule, "other-grid"))
    idp_weigh_number (evidence, rule, "shifted-grid", NULL, "%.2f", traces->other_grid);
}

/* Where a camera's own file came untouched, it still has the camera's name, both times and a
 * preview. */
static IdpMeasurement
run_feature_retouched (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpProvenance *provenance = photo->provenance;
  GPtrArray *evidence = idp_evidence_list_new ();
  idp_weigh_program (evidence, rule, "editor", photo, IDP_PROGRAM_EDITOR);
  idp_weigh_program (evidence, rule, "developer", photo, IDP_PROGRAM_DEVELOPER);
  if (provenance->saved_later_s >= idp_rule_number (rule, "saved-later"))
    weigh_saved_later (evidence, rule, provenance->saved_later_s);
  if (provenance->thumbnail_correlation < idp_rule_number (rule, "thumbnail-min"))
    idp_weigh_number (evidence, rule, "thumbnail-differs", NULL, "%.2f",
                      provenance->thumbnail_correlation);
  if (provenance->edited)
    idp_evidence_add (evidence, rule->evidence, "edited-label", NULL, NULL);
  if (provenance->spots_healed)
    idp_evidence_add (evidence, rule->evidence, "spots-healed", NULL, NULL);
  weigh_tables (evidence, photo, rule);
  weigh_compression (evidence, photo, rule);
  return idp_weigh (rule, evidence,
                    provenance->camera != NULL && !isnan (provenance->saved_later_s)
                        && !isnan (provenance->thumbnail_correlation));
}

/* Smooth skin alone is asked about by another rule; with an editor's name it looks like a studio's
 * work. */
static IdpMeasurement
run_studio (const IdpPhoto *photo, const IdpRule *rule)
{
  GPtrArray *evidence = idp_evidence_list_new ();
  const gboolean rough = weigh_skin (evidence, photo, rule);
  if (evidence->len > 0)
    {
      idp_weigh_program (evidence, rule, "editor", photo, IDP_PROGRAM_EDITOR);
      idp_weigh_program (evidence, rule, "developer", photo, IDP_PROGRAM_DEVELOPER);
    }
  return idp_weigh (rule, evidence, rough);
}

const IdpCheck idp_check_beautified = {
  .id = "beautified",
  .unit = IDP_UNIT_COUNT,
  .params = (const IdpParam[]){ { "skin-min", 0, 1 }, { "skin-sure", 0, 1 }, { NULL } },
  .run = run_beautified,
};

const IdpCheck idp_check_feature_retouched = {
  .id = "feature-retouched",
  .unit = IDP_UNIT_COUNT,
  .params = (const IdpParam[]){ { "saved-later", 0, MAX_TIME_S },
                                { "thumbnail-min", -1, 1 },
                                { "double-compression", 0, 1 },
                                { "other-grid", 0, 1 },
                                { NULL } },
  .run = run_feature_retouched,
};

const IdpCheck idp_check_studio_overretouch = {
  .id = "studio-overretouch",
  .unit = IDP_UNIT_COUNT,
  .params = (const IdpParam[]){ { "skin-min", 0, 1 }, { "skin-sure", 0, 1 }, { NULL } },
  .run = run_studio,
};
