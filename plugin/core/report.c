/* report: findings as text or JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report.h"

#include <glib/gi18n-lib.h>

#include "advice.h"
#include "i18n.h"
#include "json.h"

/* Of what follows the title of a problem. */
#define INDENT "     "

/* 1/64 is finer than anything here is measured, and has few digits in binary and in decimal. */
static double
rounded (double value)
{
  return round (value * 64) / 64;
}

static void
add_point (JsonBuilder *builder, const char *name, IdpPoint p)
{
  json_builder_set_member_name (builder, name);
  if (!idp_point_known (p))
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_array (builder);
  json_builder_add_double_value (builder, rounded (p.x));
  json_builder_add_double_value (builder, rounded (p.y));
  json_builder_end_array (builder);
}

static void
add_head (JsonBuilder *builder, const IdpRules *rules)
{
  idp_json_add_string (builder, "tool", "idphoto");
  idp_json_add_string (builder, "version", IDP_VERSION);
  idp_json_add_string (builder, "rules", rules->name);
}

static void
add_photo (JsonBuilder *builder, const IdpFile *file)
{
  g_autofree char *name = g_filename_display_name (file->path);
  idp_json_begin_object (builder, "photo");
  idp_json_add_string (builder, "file", name);
  idp_json_add_string (builder, "sha256", file->sha256);
  idp_json_add_int (builder, "width", file->width_px);
  idp_json_add_int (builder, "height", file->height_px);
  json_builder_end_object (builder);
}

static void
add_face (JsonBuilder *builder, const IdpFace *face)
{
  json_builder_set_member_name (builder, "face");
  if (face->count == 0)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  idp_json_add_int (builder, "count", face->count);
  idp_json_add_rect (builder, "box", &face->box);
  add_point (builder, "left_eye", face->left_eye);
  add_point (builder, "right_eye", face->right_eye);
  add_point (builder, "mouth", face->mouth);
  add_point (builder, "chin", face->chin);
  add_point (builder, "crown", face->crown);
  add_point (builder, "face_left", face->face_left);
  add_point (builder, "face_right", face->face_right);
  idp_json_add_number (builder, "roll_deg", rounded (face->roll_deg));
  idp_json_add_number (builder, "yaw_deg", rounded (face->yaw_deg));
  idp_json_add_number (builder, "pitch_deg", rounded (face->pitch_deg));
  idp_json_add_number (builder, "confidence", rounded (face->confidence));
  json_builder_end_object (builder);
}

static void
add_evidence (JsonBuilder *builder, const GPtrArray *list)
{
  json_builder_set_member_name (builder, "evidence");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    {
      const IdpEvidence *evidence = list->pdata[i];
      json_builder_begin_object (builder);
      idp_json_add_string (builder, "id", evidence->text->id);
      idp_json_add_string (builder, "kind", idp_evidence_kind_id (evidence->text->kind));
      idp_json_add_int (builder, "points", evidence->text->points);
      idp_json_add_string (builder, "zh", evidence->zh);
      idp_json_add_string (builder, "en", evidence->en);
      idp_json_add_rect (builder, "region", &evidence->region);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_other (JsonBuilder *builder, const char *other)
{
  if (other == NULL)
    return;
  g_autofree char *name = g_filename_display_name (other);
  idp_json_add_string (builder, "other", name);
}

static void
add_finding (JsonBuilder *builder, const IdpFinding *finding, const GPtrArray *findings)
{
  const IdpRule *rule = finding->rule;
  json_builder_begin_object (builder);
  idp_json_add_string (builder, "rule", rule->id);
  idp_json_add_string (builder, "verdict", idp_verdict_id (finding->verdict));
  idp_json_add_string (builder, "judged_on", finding->on_crop ? "crop" : "file");
  idp_json_add_number (builder, "measured", rounded (finding->measured));
  idp_json_add_number (builder, "min", rule->limit.min);
  idp_json_add_number (builder, "max", rule->limit.max);
  idp_json_add_string (builder, "unit", idp_unit_name (rule->limit.unit));
  idp_json_add_rect (builder, "region", &finding->region);
  idp_json_add_bilingual (builder, "title", rule->title_zh, rule->title_en);
  idp_json_add_bilingual (builder, "remedy", rule->remedy_zh, rule->remedy_en);
  idp_json_add_string (builder, "mended_by", idp_mend_ids[idp_finding_mend (finding, findings)]);
  add_other (builder, finding->other);
  idp_json_add_string (builder, "source", rule->source_zh);
  if (finding->evidence != NULL)
    {
      json_builder_set_member_name (builder, "strong");
      json_builder_add_boolean_value (builder, idp_finding_is_strong (finding));
      add_evidence (builder, finding->evidence);
    }
  json_builder_end_object (builder);
}

static void
add_advice (JsonBuilder *builder, const IdpPhoto *photo, const GPtrArray *findings,
            const IdpRules *rules)
{
  const IdpAction action = idp_advice_action (photo->finished, findings);
  g_autofree char *zh = idp_advice_text (action, findings, rules, TRUE);
  g_autofree char *en = idp_advice_text (action, findings, rules, FALSE);
  idp_json_begin_object (builder, "advice");
  idp_json_add_string (builder, "action", idp_action_id (action));
  idp_json_add_string (builder, "zh", zh);
  idp_json_add_string (builder, "en", en);
  json_builder_end_object (builder);
}

static char *
to_line (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

char *
idp_report_json (const IdpPhoto *photo, const GPtrArray *findings, const IdpRules *rules)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_head (builder, rules);
  add_photo (builder, photo->file);
  add_face (builder, &photo->face);
  idp_json_add_rect (builder, "crop", &photo->placement.rect);
  idp_json_add_string (builder, "verdict", idp_verdict_id (idp_findings_verdict (findings)));
  add_advice (builder, photo, findings, rules);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    add_finding (builder, findings->pdata[i], findings);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return to_line (builder);
}

char *
idp_report_unreadable_json (const char *path, const char *reason, const IdpRules *rules)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *name = g_filename_display_name (path);

  json_builder_begin_object (builder);
  add_head (builder, rules);
  idp_json_begin_object (builder, "photo");
  idp_json_add_string (builder, "file", name);
  json_builder_end_object (builder);
  idp_json_add_string (builder, "verdict", "unreadable");
  idp_json_add_string (builder, "reason", reason);
  json_builder_end_object (builder);
  return to_line (builder);
}

/* What spares a retake is worth telling; that one is needed says the remedy. */
static void
append_mend (GString *text, IdpMend mend)
{
  if (mend == IDP_MEND_CROP || mend == IDP_MEND_RESIZE || mend == IDP_MEND_EXPORT)
    g_string_append_printf (text, _ (" [%s]"), idp_mend_text (mend));
}

static void
append_other (GString *text, const IdpFinding *finding)
{
  g_autofree char *name = g_filename_display_name (finding->other);
  g_autofree char *likeness = idp_unit_format (finding->measured, finding->rule->limit.unit);
  /* A file name, and how much that photo is like this one: "99.0 %". */
  g_string_append_printf (text, _ (": %s (%s alike)"), name, likeness);
}

static void
append_problem (GString *text, guint number, const IdpFinding *finding, const GPtrArray *findings)
{
  g_string_append_printf (text, "  %u. [%s] %s", number, idp_finding_verdict_text (finding),
                          idp_rule_title (finding->rule));
  if (finding->other != NULL)
    append_other (text, finding);
  else if (idp_finding_has_measure (finding))
    {
      g_autofree char *measure = idp_finding_measure_text (finding);
      g_string_append_printf (text, _ (": %s"), measure);
    }
  if (finding->on_crop)
    g_string_append (text, _ (" (after cropping)"));
  g_string_append_c (text, '\n');
  g_autofree char *evidence = idp_finding_evidence_text (finding, INDENT);
  g_string_append_printf (text, "%s" INDENT "%s", evidence, idp_rule_remedy (finding->rule));
  append_mend (text, idp_finding_mend (finding, findings));
  g_string_append (text, "\n");
}

char *
idp_report_text (const IdpPhoto *photo, const GPtrArray *findings, const IdpRules *rules)
{
  g_autofree char *name = g_filename_display_name (photo->file->path);
  g_autoptr (GPtrArray) problems = idp_findings_problems (findings);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text,
                          _ ("%s: %s (%u failed, %u to review, %u passed, %u not measured)\n"),
                          name, idp_verdict_text (idp_findings_verdict (findings)),
                          idp_findings_count (findings, IDP_VERDICT_FAIL),
                          idp_findings_count (findings, IDP_VERDICT_REVIEW),
                          idp_findings_count (findings, IDP_VERDICT_PASS),
                          idp_findings_count (findings, IDP_VERDICT_NOT_MEASURED));
  for (guint i = 0; i < problems->len; i++)
    append_problem (text, i + 1, problems->pdata[i], findings);

  g_autofree char *advice = idp_advice_text (idp_advice_action (photo->finished, findings),
                                             findings, rules, idp_language_is_chinese ());
  g_string_append_printf (text, "  → %s\n", advice);
  return g_string_free (text, FALSE);
}
