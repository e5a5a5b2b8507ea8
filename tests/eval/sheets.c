/* sheets: contact sheets, to judge by eye. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sheets.h"

#include <glib/gstdio.h>

#include "contact-sheet.h"
#include "encode.h"
#include "overlay.h"
#include "saved.h"
#include "truths.h"

#define N_ENDS 12 /* pictures that measure least, and most */
#define COLUMNS 8
#define N_CLIMBERS 5 /* pictures of a ladder */

/* FOLDER/SUB/NAME.jpg without spaces, in a folder that is made; caller frees. */
static char *
sheet_path (const char *folder, const char *sub, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".jpg", NULL);
  g_autofree char *in = g_build_filename (folder, sub, NULL);
  g_mkdir_with_parents (in, 0777); /* a failure shows when writing */
  return g_build_filename (in, g_strdelimit (file, " /,", '-'), NULL);
}

static char *
measure_words (const char *name, double measured, IdpVerdict verdict)
{
  return g_strdup_printf ("%s: %.4g %s", name, measured, idp_verdict_id (verdict));
}

gboolean
sheets_write_pictures (const GPtrArray *pictures, const char *folder, GError **error)
{
  for (guint i = 0; i < pictures->len; i++)
    {
      const BasePicture *picture = g_ptr_array_index (pictures, i);
      g_autofree char *path = sheet_path (folder, "pictures", picture->name);
      if (!idp_write_file (path, picture->photo->file->bytes, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Rules --- */

typedef struct
{
  const BasePicture *picture;
  const IdpFinding *finding;
} Shown;

static int
compare_shown (gconstpointer a, gconstpointer b)
{
  const double left = ((const Shown *) a)->finding->measured;
  const double right = ((const Shown *) b)->finding->measured;
  return (left > right) - (left < right);
}

/* The real pictures on which RULE was measured, least first. */
static GArray *
list_shown (const GPtrArray *pictures, const char *rule)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (Shown));
  for (guint i = 0; i < pictures->len; i++)
    {
      const BasePicture *picture = g_ptr_array_index (pictures, i);
      const Shown one = { picture, finding_of (picture->findings, rule) };
      if (picture->tier == TIER_REAL && one.finding != NULL && !isnan (one.finding->measured))
        g_array_append_val (shown, one);
    }
  g_array_sort (shown, compare_shown);
  return shown;
}

static void
add_shown (ContactSheet *sheet, const Shown *shown)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();
  g_ptr_array_add (alone, (gpointer) shown->finding);
  g_autoptr (IdpImage) marked = idp_overlay_render (shown->picture->photo, alone, NULL);
  g_autofree char *words
      = measure_words (shown->picture->name, shown->finding->measured, shown->finding->verdict);
  const ContactFrame passed = { shown->finding->region, 0, 0.7, 0 };
  contact_sheet_add (sheet, marked, &passed, shown->finding->verdict == IDP_VERDICT_PASS ? 1 : 0,
                     words);
}

static gboolean
write_rule (const GPtrArray *pictures, const IdpRule *rule, const char *folder, GError **error)
{
  g_autoptr (GArray) shown = list_shown (pictures, rule->id);
  if (shown->len == 0)
    return TRUE;
  const guint low = MIN (shown->len, N_ENDS), high = MIN (shown->len - low, N_ENDS);
  g_autofree char *limit = idp_limit_text (&rule->limit);
  g_autofree char *title = g_strdup_printf ("%s (%s): %s; %u of %u", rule->id, rule->title_en,
                                            limit, low + high, shown->len);
  g_autoptr (ContactSheet) sheet
      = contact_sheet_new (title, COLUMNS, (low + high + COLUMNS - 1) / COLUMNS);
  for (guint i = 0; i < low; i++)
    add_shown (sheet, &g_array_index (shown, Shown, i));
  for (guint i = shown->len - high; i < shown->len; i++)
    add_shown (sheet, &g_array_index (shown, Shown, i));
  g_autofree char *path = sheet_path (folder, "sheets", rule->id);
  return contact_sheet_write (sheet, path, error);
}

gboolean
sheets_write_rules (const GPtrArray *pictures, const IdpRules *rules, const char *only,
                    const char *folder, GError **error)
{
  for (guint i = 0; i < rules->rules->len; i++)
    {
      const IdpRule *rule = g_ptr_array_index (rules->rules, i);
      if ((only == NULL || g_str_equal (only, rule->id))
          && !write_rule (pictures, rule, folder, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
sheets_write_untold (const GPtrArray *pictures, const char *folder, GError **error)
{
  g_autoptr (GArray) untold = g_array_new (FALSE, FALSE, sizeof (Shown));
  for (guint i = 0; i < pictures->len; i++)
    {
      const BasePicture *picture = g_ptr_array_index (pictures, i);
      for (guint k = 0; k < picture->findings->len; k++)
        {
          const Shown one = { picture, g_ptr_array_index (picture->findings, k) };
          if (picture->tier == TIER_REAL && one.finding->verdict == IDP_VERDICT_FAIL
              && one.finding->rule->topic != IDP_TOPIC_FILE
              && truth_by_label (picture, one.finding->rule) != TRUTH_FAULT)
            g_array_append_val (untold, one);
        }
    }
  const int rows = (untold->len + COLUMNS - 1) / COLUMNS;
  g_autoptr (ContactSheet) sheet = contact_sheet_new ("Failed without a label", COLUMNS, rows);
  for (guint i = 0; i < untold->len; i++)
    add_shown (sheet, &g_array_index (untold, Shown, i));
  g_autofree char *path = sheet_path (folder, "sheets", "failed-without-a-label");
  return contact_sheet_write (sheet, path, error);
}

/* --- Ladders --- */

static void
add_step (ContactSheet *sheet, const LadderRun *run, int step)
{
  const LadderFinding *finding = step < 0 ? &run->clean : &run->steps[step];
  IdpRect painted = { 0 };
  g_autoptr (IdpImage) image = ladder_paint (run->ladder, run->picture, step, &painted);
  g_autofree char *what = step < 0 ? g_strdup (run->picture->name)
                                   : g_strdup_printf ("%g%s", run->ladder->steps[step],
                                                      step >= run->ladder->due ? " due" : "");
  g_autofree char *words = measure_words (what, finding->measured, finding->verdict);
  const ContactFrame frames[] = { { painted, 0, 0.4, 1 }, { finding->region, 1, 0, 0 } };
  contact_sheet_add (sheet, image, frames, verdict_is_problem (finding->verdict) ? 2 : 1, words);
}

static gboolean
write_ladder (const GArray *runs, const Ladder *ladder, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) climbers = g_ptr_array_new ();
  for (guint i = 0; i < runs->len; i++)
    if (g_array_index (runs, LadderRun, i).ladder == ladder)
      g_ptr_array_add (climbers, &g_array_index (runs, LadderRun, i));
  const guint n = MIN (climbers->len, N_CLIMBERS);
  if (n == 0)
    return TRUE;
  g_autofree char *name = g_strdup_printf ("%s-%s", ladder->rule, ladder->name);
  g_autofree char *title = g_strdup_printf ("%s: %s, %s; %u of %u", ladder->rule, ladder->name,
                                            ladder->unit, n, climbers->len);
  g_autoptr (ContactSheet) sheet = contact_sheet_new (title, 1 + LADDER_STEPS, n);
  for (guint i = 0; i < n; i++)
    for (int step = -1; step < LADDER_STEPS; step++)
      add_step (sheet, g_ptr_array_index (climbers, i * climbers->len / n), step);
  g_autofree char *path = sheet_path (folder, "ladders", name);
  return contact_sheet_write (sheet, path, error);
}

gboolean
sheets_write_ladders (const GArray *runs, const GPtrArray *ladders, const char *folder,
                      GError **error)
{
  for (guint i = 0; i < ladders->len; i++)
    if (!write_ladder (runs, g_ptr_array_index (ladders, i), folder, error))
      return FALSE;
  return TRUE;
}
