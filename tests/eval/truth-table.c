/* truth-table: what the checks say of undamaged pictures, against their labels.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "truth-table.h"

#include "error-rates.h"
#include "people.h"
#include "print.h"
#include "saved.h"
#include "truths.h"

/* Of one rule on one group. */
typedef struct
{
  int faulty, found_failed, found_reviewed;
  int free, false_failed, false_reviewed;
  double eer;
} TruthRates;

/* A fault that nobody had labelled before a check found it does not tell how many are found. */
static gboolean
was_seen (const BasePicture *picture, const IdpRule *rule)
{
  return judgements_of (picture->judgements, picture->sha256, rule->id) == TRUTH_FAULT;
}

static TruthRates
count_rule (const GPtrArray *pictures, const IdpRule *rule, Group group)
{
  TruthRates rates = { 0 };
  g_autoptr (GArray) clean = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) faulty = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < pictures->len; i++)
    {
      const BasePicture *picture = g_ptr_array_index (pictures, i);
      const IdpFinding *finding = finding_of (picture->findings, rule->id);
      const Truth truth = truth_by_label (picture, rule);
      if (people_group_of (picture) != group || finding == NULL || truth == TRUTH_UNKNOWN
          || was_seen (picture, rule))
        continue;
      const gboolean is_faulty = truth == TRUTH_FAULT;
      const double excess = finding_excess (finding);
      g_array_append_val (is_faulty ? faulty : clean, excess);
      *(is_faulty ? &rates.faulty : &rates.free) += 1;
      *(is_faulty ? &rates.found_failed : &rates.false_failed)
          += finding->verdict == IDP_VERDICT_FAIL;
      *(is_faulty ? &rates.found_reviewed : &rates.false_reviewed)
          += finding->verdict == IDP_VERDICT_REVIEW;
    }
  rates.eer = equal_error_rate (clean, faulty);
  return rates;
}

void
truth_table_print (const GPtrArray *pictures, const IdpRules *rules, const char *only)
{
  g_print ("\n### Labelled faults\n\nReal portraits as they are, against their labels; whoever has "
           "no label or lies too near to the limit is left out.\n\n"
           "| rule | half | with the fault | found: fail+review | without | false: fail+review | "
           "EER, percent |\n| --- | --- | --- | --- | --- | --- | --- |\n");
  for (guint i = 0; i < rules->rules->len; i++)
    for (int group = 0; group <= GROUP_EVEN; group++)
      {
        const IdpRule *rule = g_ptr_array_index (rules->rules, i);
        const TruthRates rates = count_rule (pictures, rule, group);
        if (rates.faulty + rates.free == 0 || (only != NULL && !g_str_equal (only, rule->id)))
          continue;
        g_autofree char *eer = markdown_percent (rates.eer);
        g_print ("| %s | %s | %d | %d+%d | %d | %d+%d | %s |\n", rule->id,
                 people_groups[group].name, rates.faulty, rates.found_failed, rates.found_reviewed,
                 rates.free, rates.false_failed, rates.false_reviewed, eer);
      }
}

/* --- All rules together --- */

/* File rules are exact and about how the picture was saved here. */
static gboolean
is_about_picture (const IdpRule *rule)
{
  return rule->topic != IDP_TOPIC_FILE && rule->topic != IDP_TOPIC_BATCH;
}

/* By labels alone, or by eye too. */
typedef Truth (*Judge) (const BasePicture *picture, const IdpRule *rule);

/* FINDING of PICTURE has VERDICT, and nothing bears it out. */
static gboolean
is_unfounded (const BasePicture *picture, const IdpFinding *finding, IdpVerdict verdict,
              Judge judge)
{
  return finding->verdict == verdict && is_about_picture (finding->rule)
         && judge (picture, finding->rule) != TRUTH_FAULT;
}

static int
count_unfounded (const BasePicture *picture, IdpVerdict verdict, Judge judge)
{
  int n = 0;
  for (guint i = 0; i < picture->findings->len; i++)
    n += is_unfounded (picture, g_ptr_array_index (picture->findings, i), verdict, judge);
  return n;
}

/* Of the PEOPLE among PICTURES, or of those without any fault if NULL. */
static void
print_line (const GPtrArray *pictures, const IdpRules *rules, const People *people)
{
  int n = 0, untold = 0, failed = 0, reviews = 0;
  for (guint i = 0; i < pictures->len; i++)
    {
      const BasePicture *picture = g_ptr_array_index (pictures, i);
      if (people != NULL ? !people_include (people, picture)
                         : picture->tier != TIER_REAL || !truth_is_compliant (picture, rules))
        continue;
      n++;
      untold += count_unfounded (picture, IDP_VERDICT_FAIL, truth_by_label) > 0;
      failed += count_unfounded (picture, IDP_VERDICT_FAIL, truth_of) > 0;
      reviews += count_unfounded (picture, IDP_VERDICT_REVIEW, truth_of);
    }
  if (n == 0)
    return;
  g_autofree char *share = markdown_percent_of ((double) failed / n, n);
  g_print ("| %s | %d | %d | %d | %s | %.2f |\n",
           people != NULL ? people->name : "real, no fault known", n, untold, failed, share,
           (double) reviews / n);
}

/* Fails that no label bears out, one by one, and what was seen. */
static void
print_unfounded (const GPtrArray *pictures)
{
  static const char *const seen[] = { "not looked at", "seen not to be so", "seen to be so" };
  g_print ("\nFails that no label bears out:\n\n");
  for (guint i = 0; i < pictures->len; i++)
    {
      const BasePicture *picture = g_ptr_array_index (pictures, i);
      for (guint k = 0; k < picture->findings->len; k++)
        {
          const IdpFinding *finding = g_ptr_array_index (picture->findings, k);
          if (!is_unfounded (picture, finding, IDP_VERDICT_FAIL, truth_by_label))
            continue;
          const Truth judged
              = judgements_of (picture->judgements, picture->sha256, finding->rule->id);
          g_autofree char *measure = idp_finding_measure_text (finding);
          g_print ("- %s, %s: %s (%s; %s)\n", picture->name, finding->rule->id, measure,
                   truth_by_label (picture, finding->rule) == TRUTH_FREE ? "the label denies it"
                                                                         : "no label tells",
                   seen[judged]);
        }
    }
}

/* How many reviews without grounds each rule asks for. */
static void
print_reviews (const GPtrArray *pictures, const IdpRules *rules)
{
  g_print ("\nReviews that no label bears out, of %u pictures: odd+even+drawn\n\n", pictures->len);
  for (guint i = 0; i < rules->rules->len; i++)
    {
      const IdpRule *rule = g_ptr_array_index (rules->rules, i);
      int n[GROUP_N] = { 0 };
      for (guint k = 0; k < pictures->len; k++)
        {
          const BasePicture *picture = g_ptr_array_index (pictures, k);
          const IdpFinding *finding = finding_of (picture->findings, rule->id);
          n[people_group_of (picture)]
              += finding != NULL && is_unfounded (picture, finding, IDP_VERDICT_REVIEW, truth_of);
        }
      if (n[GROUP_ODD] + n[GROUP_EVEN] + n[GROUP_DRAWN] > 0)
        g_print ("- %s %d+%d+%d\n", rule->id, n[GROUP_ODD], n[GROUP_EVEN], n[GROUP_DRAWN]);
    }
}

void
truth_table_print_compliance (const GPtrArray *pictures, const IdpRules *rules)
{
  g_print (
      "\n### All rules together\n\nRules of the file are left out. A fail or review has no "
      "grounds where labels deny the fault or do not tell of it, and nobody has seen it either "
      "(judgements.tsv).\n\n"
      "| pictures | n | failed, not by a label | failed without grounds | percent (95 %% "
      "interval) | reviews without grounds, mean |\n| --- | --- | --- | --- | --- | --- |\n");
  for (int group = 0; group < GROUP_N; group++)
    print_line (pictures, rules, &people_groups[group]);
  print_line (pictures, rules, NULL);
  for (const People *people = people_splits; people->name != NULL; people++)
    print_line (pictures, rules, people);
  print_unfounded (pictures);
  print_reviews (pictures, rules);
}

gboolean
truth_table_write (const GPtrArray *pictures, const char *folder, GError **error)
{
  static const char *const truths[] = { "unknown", "free", "fault" };
  g_autoptr (GString) text
      = g_string_new ("picture\tgroup\tskin\tglasses\tenlarged\trule\ttruth\tmeasured\tverdict\n");
  for (guint i = 0; i < pictures->len; i++)
    {
      const BasePicture *picture = g_ptr_array_index (pictures, i);
      for (guint k = 0; k < picture->findings->len; k++)
        {
          const IdpFinding *finding = g_ptr_array_index (picture->findings, k);
          g_string_append_printf (text, "%s\t%s\t%s\t%d\t%d\t%s\t%s\t%g\t%s\n", picture->name,
                                  people_groups[people_group_of (picture)].name,
                                  picture->skin_tone != NULL ? picture->skin_tone : "-",
                                  picture->glasses, picture->enlarged, finding->rule->id,
                                  truths[truth_of (picture, finding->rule)], finding->measured,
                                  idp_verdict_id (finding->verdict));
        }
    }
  return tsv_write (folder, "findings.tsv", text, error);
}
