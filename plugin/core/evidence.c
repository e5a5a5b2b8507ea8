/* evidence: one observation that speaks for or against the origin a photo claims.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "evidence.h"

#include "i18n.h"
#include "preset.h"

static const char *const kind_ids[] = { "marker", "coding", "pattern", "outline", "texture", NULL };

static void
text_free (gpointer data)
{
  IdpEvidenceText *text = data;
  g_free (text->id);
  g_free (text->zh);
  g_free (text->en);
  g_free (text);
}

static IdpEvidenceText *
read_text (IdpPreset *preset, const char *id, GError **error)
{
  IdpEvidenceText *text = g_new0 (IdpEvidenceText, 1);
  int kind = 0;
  text->id = g_strdup (id);
  if (!idp_preset_get_choice (preset, id, "kind", kind_ids, &kind, error)
      || !idp_preset_get_int (preset, id, "points", IDP_EVIDENCE_HINT, IDP_EVIDENCE_LOOK,
                              &text->points, error)
      || !idp_preset_get_bilingual (preset, id, "text", &text->zh, &text->en, error))
    {
      text_free (text);
      return NULL;
    }
  text->kind = kind;
  return text;
}

GHashTable *
idp_evidence_texts_load (GError **error)
{
  g_autoptr (IdpPreset) preset = idp_preset_load (IDP_PRESET_TEXTS, "evidence", error);
  if (preset == NULL)
    return NULL;

  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, text_free);
  g_auto (GStrv) groups = idp_preset_groups (preset);
  for (char **group = groups; *group != NULL; group++)
    {
      IdpEvidenceText *text = read_text (preset, *group, error);
      if (text == NULL)
        return NULL;
      g_hash_table_insert (texts, text->id, text);
    }
  return g_steal_pointer (&texts);
}

const char *
idp_evidence_kind_id (IdpEvidenceKind kind)
{
  return kind_ids[kind];
}

static void
evidence_free (gpointer data)
{
  IdpEvidence *evidence = data;
  g_free (evidence->zh);
  g_free (evidence->en);
  g_free (evidence);
}

GPtrArray *
idp_evidence_list_new (void)
{
  return g_ptr_array_new_with_free_func (evidence_free);
}

static char *
fill (const char *sentence, const char *what)
{
  GString *text = g_string_new (sentence);
  g_string_replace (text, "{what}", what != NULL ? what : "", 0);
  return g_string_free (text, FALSE);
}

IdpEvidence *
idp_evidence_add (GPtrArray *list, GHashTable *texts, const char *id, const char *what,
                  const IdpRect *region)
{
  const IdpEvidenceText *text = g_hash_table_lookup (texts, id);
  g_return_val_if_fail (text != NULL, NULL);

  IdpEvidence *evidence = g_new0 (IdpEvidence, 1);
  evidence->text = text;
  evidence->zh = fill (text->zh, what);
  evidence->en = fill (text->en, what);
  if (region != NULL)
    evidence->region = *region;
  g_ptr_array_add (list, evidence);
  return evidence;
}

/* The most points of each kind; 0 where the kind is absent. */
static void
points_by_kind (const GPtrArray *list, int points[IDP_EVIDENCE_N_KINDS])
{
  for (guint i = 0; i < list->len; i++)
    {
      const IdpEvidenceText *text = ((const IdpEvidence *) list->pdata[i])->text;
      points[text->kind] = MAX (points[text->kind], text->points);
    }
}

guint
idp_evidence_count_kinds (const GPtrArray *list)
{
  int points[IDP_EVIDENCE_N_KINDS] = { 0 };
  points_by_kind (list, points);
  guint n = 0;
  for (guint kind = 0; kind < IDP_EVIDENCE_N_KINDS; kind++)
    n += points[kind] > 0;
  return n;
}

int
idp_evidence_points (const GPtrArray *list)
{
  int points[IDP_EVIDENCE_N_KINDS] = { 0 };
  points_by_kind (list, points);
  int sum = 0;
  for (guint kind = 0; kind < IDP_EVIDENCE_N_KINDS; kind++)
    sum += points[kind];
  return sum;
}

const char *
idp_evidence_sentence (const IdpEvidence *evidence)
{
  return idp_language_is_chinese () ? evidence->zh : evidence->en;
}
