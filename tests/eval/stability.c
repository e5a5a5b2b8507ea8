/* stability: is the verdict the same after saving again, or for a frame a little aside?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stability.h"

#include "check.h"
#include "parallel.h"
#include "people.h"
#include "print.h"
#include "saved.h"

#define LOW_QUALITY 85
#define SHIFT_PX 2
#define N_WORST 10

/* One other picture of the same. */
typedef struct
{
  int quality;
  int right, down; /* of the frame, px */
} Change;

static const Change changes[] = {
  { LOW_QUALITY, 0, 0 },          { SAVED_QUALITY, SHIFT_PX, 0 },  { SAVED_QUALITY, -SHIFT_PX, 0 },
  { SAVED_QUALITY, 0, SHIFT_PX }, { SAVED_QUALITY, 0, -SHIFT_PX },
};
#define N_CHANGES G_N_ELEMENTS (changes)

static gboolean
is_shift (const Change *change)
{
  return change->right != 0 || change->down != 0;
}

/* What the threads share: for each picture and change, the findings, or NULL where the photo does
 * not reach so far. */
typedef struct
{
  const GPtrArray *pictures;
  const IdpRules *rules;
  GPtrArray **findings;
} Trial;

static void
try_one (guint i, gpointer data)
{
  const Trial *trial = data;
  const BasePicture *picture = g_ptr_array_index (trial->pictures, i / N_CHANGES);
  const Change *change = &changes[i % N_CHANGES];
  g_autoptr (IdpImage) moved
      = is_shift (change)
            ? base_picture_shifted (picture, trial->rules, change->right, change->down)
            : NULL;
  if (is_shift (change) && moved == NULL)
    return;
  g_autoptr (IdpPhoto) photo
      = saved_photo (moved != NULL ? moved : picture->image, change->quality, trial->rules);
  g_autoptr (GError) error = NULL;
  if (!idp_photo_examine (photo, &error))
    g_error ("%s", error->message);
  trial->findings[i] = idp_checks_run (photo, trial->rules);
}

/* File rules are about how a picture was saved, which is what changes here. */
static GPtrArray *
without_file_rules (const GPtrArray *findings)
{
  GPtrArray *rest = g_ptr_array_new ();
  for (guint i = 0; i < findings->len; i++)
    {
      IdpFinding *finding = g_ptr_array_index (findings, i);
      if (finding->rule->topic != IDP_TOPIC_FILE)
        g_ptr_array_add (rest, finding);
    }
  return rest;
}

typedef struct
{
  int pictures, same; /* overall verdict */
  int pairs, same_pairs;
} Kept;

/* FLIPS counts by rule; its keys are the rules'. */
static void
compare (const GPtrArray *before_all, const GPtrArray *after_all, Kept *kept, GHashTable *flips)
{
  g_autoptr (GPtrArray) before = without_file_rules (before_all);
  g_autoptr (GPtrArray) after = without_file_rules (after_all);
  kept->pictures++;
  kept->same += idp_findings_verdict (before) == idp_findings_verdict (after);
  for (guint i = 0; i < before->len; i++)
    {
      const IdpFinding *was = g_ptr_array_index (before, i), *is = g_ptr_array_index (after, i);
      kept->pairs++;
      kept->same_pairs += was->verdict == is->verdict;
      if (was->verdict != is->verdict)
        {
          const int n = GPOINTER_TO_INT (g_hash_table_lookup (flips, was->rule->id)) + 1;
          g_hash_table_insert (flips, was->rule->id, GINT_TO_POINTER (n));
        }
    }
}

static void
print_kept (const char *name, Group group, const Kept *kept)
{
  if (kept->pictures == 0)
    return;
  g_autofree char *same
      = markdown_percent_of ((double) kept->same / kept->pictures, kept->pictures);
  g_autofree char *pairs = markdown_percent ((double) kept->same_pairs / kept->pairs);
  g_print ("| %s | %s | %d | %s | %s |\n", name, people_groups[group].name, kept->pictures, same,
           pairs);
}

static gint
compare_counts (gconstpointer a, gconstpointer b, gpointer flips)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (flips, *(char *const *) b))
         - GPOINTER_TO_INT (g_hash_table_lookup (flips, *(char *const *) a));
}

static void
print_worst (GHashTable *flips)
{
  guint n = 0;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (flips, &n);
  g_qsort_with_data (keys, n, sizeof *keys, compare_counts, flips);
  g_print ("\nChanged most often:");
  for (guint i = 0; i < MIN (n, N_WORST); i++)
    g_print ("%s %s %d", i > 0 ? "," : "", (char *) keys[i],
             GPOINTER_TO_INT (g_hash_table_lookup (flips, keys[i])));
  g_print ("\n");
}

void
stability_print (const GPtrArray *pictures, const IdpRules *rules)
{
  const guint n = pictures->len * N_CHANGES;
  Trial trial = { pictures, rules, g_new0 (GPtrArray *, n) };
  parallel_run (n, try_one, &trial);

  g_print ("\n### The same verdict again\n\nSaved at quality %d instead of %d, and framed %d px to "
           "each side. Rules of the file are left out.\n\n"
           "| change | half | pictures | same overall verdict, percent (95 %% interval) | same "
           "verdict of a rule |\n| --- | --- | --- | --- | --- |\n",
           LOW_QUALITY, SAVED_QUALITY, SHIFT_PX);
  g_autoptr (GHashTable) flips = g_hash_table_new (g_str_hash, g_str_equal);
  Kept saved[GROUP_N] = { { 0 } }, moved[GROUP_N] = { { 0 } };
  for (guint i = 0; i < n; i++)
    {
      const BasePicture *picture = g_ptr_array_index (pictures, i / N_CHANGES);
      Kept *kept = is_shift (&changes[i % N_CHANGES]) ? moved : saved;
      if (trial.findings[i] != NULL)
        compare (picture->findings, trial.findings[i], &kept[people_group_of (picture)], flips);
      g_clear_pointer (&trial.findings[i], g_ptr_array_unref);
    }
  for (int group = 0; group < GROUP_N; group++)
    print_kept ("saved again", group, &saved[group]);
  for (int group = 0; group < GROUP_N; group++)
    print_kept ("moved", group, &moved[group]);
  print_worst (flips);
  g_free (trial.findings);
}
