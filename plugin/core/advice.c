/* advice: the one sentence that says what to do with a photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "advice.h"

#include <string.h>

#define LIST_GROUP "list"

/* A sentence that names more is not read. */
#define LONGEST_LIST 9

static const char *const action_ids[] = {
  [IDP_ACTION_SUBMIT] = "submit",     [IDP_ACTION_CROP] = "crop",
  [IDP_ACTION_REVIEW] = "review",     [IDP_ACTION_REVIEW_THEN_CROP] = "review-then-crop",
  [IDP_ACTION_EXPORT] = "export",     [IDP_ACTION_RECROP] = "recrop",
  [IDP_ACTION_ORIGINAL] = "original", [IDP_ACTION_HOLD] = "hold",
  [IDP_ACTION_RETAKE] = "retake",
};
#define N_ACTIONS G_N_ELEMENTS (action_ids)

static const IdpAction action_of_mend[] = {
  [IDP_MEND_EXPORT] = IDP_ACTION_EXPORT, [IDP_MEND_RESIZE] = IDP_ACTION_RECROP,
  [IDP_MEND_CROP] = IDP_ACTION_RECROP,   [IDP_MEND_ORIGINAL] = IDP_ACTION_ORIGINAL,
  [IDP_MEND_HOLD] = IDP_ACTION_HOLD,     [IDP_MEND_RETAKE] = IDP_ACTION_RETAKE,
};

typedef struct
{
  char *zh, *en;
} Text;

struct _IdpAdviceTexts
{
  int longest; /* so many things are named */
  Text separator, title_separator;
  Text more; /* with "{n}", where there are more */
  Text sentences[N_ACTIONS];
};

static void
text_clear (Text *text)
{
  g_free (text->zh);
  g_free (text->en);
}

void
idp_advice_texts_free (IdpAdviceTexts *texts)
{
  if (texts == NULL)
    return;
  text_clear (&texts->separator);
  text_clear (&texts->title_separator);
  text_clear (&texts->more);
  for (guint i = 0; i < N_ACTIONS; i++)
    text_clear (&texts->sentences[i]);
  g_free (texts);
}

static gboolean
read_text (IdpPreset *preset, const char *group, const char *key, Text *text, GError **error)
{
  return idp_preset_get_bilingual (preset, group, key, &text->zh, &text->en, error);
}

IdpAdviceTexts *
idp_advice_texts_load (GError **error)
{
  g_autoptr (IdpPreset) preset = idp_preset_load (IDP_PRESET_TEXTS, "advice", error);
  if (preset == NULL)
    return NULL;

  g_autoptr (IdpAdviceTexts) texts = g_new0 (IdpAdviceTexts, 1);
  Text title = { 0 };
  gboolean complete
      = read_text (preset, "preset", "title", &title, error)
        && idp_preset_get_int (preset, LIST_GROUP, "longest", 1, LONGEST_LIST, &texts->longest,
                               error)
        && read_text (preset, LIST_GROUP, "separator", &texts->separator, error)
        && read_text (preset, LIST_GROUP, "title-separator", &texts->title_separator, error)
        && read_text (preset, LIST_GROUP, "more", &texts->more, error);
  text_clear (&title);
  for (guint i = 0; complete && i < N_ACTIONS; i++)
    complete = read_text (preset, action_ids[i], "sentence", &texts->sentences[i], error);
  if (!complete || !idp_preset_finish (preset, error))
    return NULL;
  return g_steal_pointer (&texts);
}

const char *
idp_action_id (IdpAction action)
{
  return action_ids[action];
}

static gboolean
is_about_crop (IdpMend mend)
{
  return mend == IDP_MEND_CROP || mend == IDP_MEND_RESIZE;
}

/* Whether the crop that would be made of an original keeps the rules that a crop can keep. */
static gboolean
best_crop_is_good (const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const IdpFinding *finding = findings->pdata[i];
      if (finding->on_crop && finding->verdict == IDP_VERDICT_FAIL
          && is_about_crop (finding->rule->mend))
        return FALSE;
    }
  return TRUE;
}

IdpMend
idp_finding_mend (const IdpFinding *finding, const GPtrArray *findings)
{
  const IdpMend mend = finding->rule->mend;
  if (!is_about_crop (mend) || best_crop_is_good (findings))
    return mend;
  return mend == IDP_MEND_RESIZE ? IDP_MEND_ORIGINAL : IDP_MEND_RETAKE;
}

/* The action that mends a failure. An original is cropped anyway. */
static IdpAction
action_for (const IdpFinding *finding, const GPtrArray *findings, gboolean finished)
{
  const IdpAction action = action_of_mend[idp_finding_mend (finding, findings)];
  return !finished && action <= IDP_ACTION_RECROP ? IDP_ACTION_CROP : action;
}

IdpAction
idp_advice_action (gboolean finished, const GPtrArray *findings)
{
  IdpAction action = finished ? IDP_ACTION_SUBMIT : IDP_ACTION_CROP;
  if (idp_findings_verdict (findings) == IDP_VERDICT_REVIEW)
    action = finished ? IDP_ACTION_REVIEW : IDP_ACTION_REVIEW_THEN_CROP;

  for (guint i = 0; i < findings->len; i++)
    {
      const IdpFinding *finding = findings->pdata[i];
      if (finding->verdict == IDP_VERDICT_FAIL)
        action = MAX (action, action_for (finding, findings, finished));
    }
  return action;
}

static gboolean
is_review (IdpAction action)
{
  return action == IDP_ACTION_REVIEW || action == IDP_ACTION_REVIEW_THEN_CROP;
}

/* What the sentence for ACTION names: titles to look at, or advice to follow; each once. Where
 * nothing could be measured there is no problem, and everything has to be looked at. */
static GPtrArray *
list_items (IdpAction action, const GPtrArray *findings, gboolean chinese)
{
  g_autoptr (GPtrArray) problems = idp_findings_problems (findings);
  const GPtrArray *all = is_review (action) && problems->len == 0 ? findings : problems;
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const IdpFinding *finding = all->pdata[i];
      const IdpRule *rule = finding->rule;
      const char *item = chinese ? rule->advice_zh : rule->advice_en;
      if (is_review (action))
        item = chinese ? rule->title_zh : rule->title_en;
      else if (finding->verdict != IDP_VERDICT_FAIL
               || action_of_mend[idp_finding_mend (finding, findings)] != action)
        continue;
      if (!g_ptr_array_find_with_equal_func (items, item, g_str_equal, NULL))
        g_ptr_array_add (items, (gpointer) item);
    }
  return items;
}

static const char *
in_language (const Text *text, gboolean chinese)
{
  return chinese ? text->zh : text->en;
}

char *
idp_advice_text (IdpAction action, const GPtrArray *findings, const IdpRules *rules,
                 gboolean chinese)
{
  const IdpAdviceTexts *texts = rules->advice;
  const Text *separator = is_review (action) ? &texts->title_separator : &texts->separator;
  g_autoptr (GPtrArray) items = list_items (action, findings, chinese);
  g_autoptr (GString) what = g_string_new (NULL);

  for (guint i = 0; i < MIN (items->len, (guint) texts->longest); i++)
    g_string_append_printf (what, "%s%s", i > 0 ? in_language (separator, chinese) : "",
                            (const char *) items->pdata[i]);
  if (items->len > (guint) texts->longest)
    {
      g_autofree char *n = g_strdup_printf ("%u", items->len);
      g_string_append (what, in_language (&texts->more, chinese));
      g_string_replace (what, "{n}", n, 0);
    }

  GString *sentence = g_string_new (in_language (&texts->sentences[action], chinese));
  g_string_replace (sentence, "{what}", what->str, 0);
  return g_string_free (sentence, FALSE);
}
