/* ladder-table: how well the checks find painted defects. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ladder-table.h"

#include "error-rates.h"
#include "print.h"
#include "quantile.h"
#include "saved.h"

#define DETECTION 0.95
#define GOOD_OVERLAP 0.3

static void
add_run (const LadderRun *run, LadderRates *rates, GArray *clean, GArray *faulty)
{
  double excesses[1 + LADDER_STEPS] = { run->clean.excess };
  g_array_append_val (clean, run->clean.excess);
  rates->n++;
  rates->clean_failed += run->clean.verdict == IDP_VERDICT_FAIL;
  rates->clean_reviewed += run->clean.verdict == IDP_VERDICT_REVIEW;
  rates->not_measured += isnan (run->clean.measured);
  for (int step = 0; step < LADDER_STEPS; step++)
    {
      const LadderFinding *finding = &run->steps[step];
      excesses[1 + step] = finding->excess;
      rates->failed[step] += finding->verdict == IDP_VERDICT_FAIL;
      rates->reviewed[step] += finding->verdict == IDP_VERDICT_REVIEW;
      rates->not_measured += isnan (finding->measured);
      if (step < run->ladder->due)
        continue;
      g_array_append_val (faulty, finding->excess);
      if (verdict_is_problem (finding->verdict) && !idp_rect_is_empty (&run->painted[step]))
        {
          rates->n_marked++;
          rates->n_well += rect_overlap (&finding->region, &run->painted[step]) > GOOD_OVERLAP;
        }
    }
  rates->monotonic += ordered_share (excesses, 1 + LADDER_STEPS);
}

LadderRates
ladder_rates (const GArray *runs, const Ladder *ladder, const People *people)
{
  LadderRates rates = { 0 };
  g_autoptr (GArray) clean = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) faulty = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < runs->len; i++)
    {
      const LadderRun *run = &g_array_index (runs, LadderRun, i);
      if (run->ladder == ladder && people_include (people, run->picture))
        add_run (run, &rates, clean, faulty);
    }
  const double n = rates.n > 0 ? rates.n : NAN;
  for (int step = 0; step < LADDER_STEPS; step++)
    {
      rates.failed[step] /= n;
      rates.reviewed[step] /= n;
    }
  rates.clean_failed /= n;
  rates.clean_reviewed /= n;
  rates.monotonic /= n;
  rates.not_measured /= n * (1 + LADDER_STEPS);
  rates.eer = equal_error_rate (clean, faulty);
  rates.false_alarms = false_alarm_rate (clean, faulty, DETECTION);
  return rates;
}

/* --- Print --- */

/* Found at each step, fail + review: "0+3 12+40 ..."; caller frees. */
static char *
detection (const LadderRates *rates, const Ladder *ladder)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (int step = 0; step < LADDER_STEPS && rates->n > 0; step++)
    g_string_append_printf (text, "%s%.0f+%.0f",
                            step == 0             ? ""
                            : step == ladder->due ? " | "
                                                  : " ",
                            100 * rates->failed[step], 100 * rates->reviewed[step]);
  return text->len > 0 ? g_strdup (text->str) : g_strdup ("-");
}

static void
print_row (const GArray *runs, const Ladder *ladder, const People *people)
{
  const LadderRates rates = ladder_rates (runs, ladder, people);
  if (rates.n == 0)
    return;
  g_autofree char *eer = markdown_percent (rates.eer);
  g_autofree char *alarms = markdown_percent_of (rates.false_alarms, rates.n);
  g_autofree char *found = detection (&rates, ladder);
  g_autofree char *failed = markdown_percent (rates.clean_failed);
  g_autofree char *reviewed = markdown_percent (rates.clean_reviewed);
  g_autofree char *monotonic = markdown_percent (rates.monotonic);
  g_autofree char *lost = markdown_percent (rates.not_measured);
  g_autofree char *marked = rates.n_marked > 0
                                ? markdown_percent ((double) rates.n_well / rates.n_marked)
                                : g_strdup ("-");
  g_print ("| %s | %s | %s | %d | %s | %s | %s | %s+%s | %s | %s | %s |\n", ladder->rule,
           ladder->name, people->name, rates.n, eer, alarms, g_strdelimit (found, "|", '/'), failed,
           reviewed, monotonic, marked, lost);
}

static gboolean
decides (const Ladder *ladder, const IdpRules *rules)
{
  return !isinf (idp_rules_find (rules, ladder->rule)->limit.review);
}

/* Median and worst of the ladders whose rule may fail. */
static void
print_summary (const GArray *runs, const GPtrArray *ladders, const IdpRules *rules,
               const People *people)
{
  g_autoptr (GArray) rates = g_array_new (FALSE, FALSE, sizeof (double));
  const Ladder *worst = NULL;
  double most = -1;
  for (guint i = 0; i < ladders->len; i++)
    {
      const Ladder *ladder = g_ptr_array_index (ladders, i);
      const double eer = ladder_rates (runs, ladder, people).eer;
      if (isnan (eer) || !decides (ladder, rules))
        continue;
      g_array_append_val (rates, eer);
      if (eer > most)
        {
          most = eer;
          worst = ladder;
        }
    }
  if (worst != NULL)
    g_print ("- %s: median EER %.1f %% over %d ladders of rules that decide; worst %.1f %% (%s, "
             "%s)\n",
             people->name, 100 * quantile (rates, 0.5), rates->len, 100 * most, worst->rule,
             worst->name);
}

/* All ladders whose rule may fail, together. */
static void
print_split (const GArray *runs, const IdpRules *rules, const People *people)
{
  int n = 0, clean_failed = 0, clean_reviewed = 0, due = 0, failed = 0, reviewed = 0;
  for (guint i = 0; i < runs->len; i++)
    {
      const LadderRun *run = &g_array_index (runs, LadderRun, i);
      if (!people_include (people, run->picture) || !decides (run->ladder, rules))
        continue;
      n++;
      clean_failed += run->clean.verdict == IDP_VERDICT_FAIL;
      clean_reviewed += run->clean.verdict == IDP_VERDICT_REVIEW;
      for (int step = run->ladder->due; step < LADDER_STEPS; step++)
        {
          due++;
          failed += run->steps[step].verdict == IDP_VERDICT_FAIL;
          reviewed += run->steps[step].verdict == IDP_VERDICT_REVIEW;
        }
    }
  if (n > 0)
    g_print ("| %s | %d | %.1f+%.1f | %d | %.1f+%.1f |\n", people->name, n,
             100.0 * clean_failed / n, 100.0 * clean_reviewed / n, due, 100.0 * failed / due,
             100.0 * reviewed / due);
}

static void
print_splits (const GArray *runs, const IdpRules *rules)
{
  g_print ("\nThe ladders of all rules that decide together, in percent, fail+review:\n\n"
           "| people | clean | false | due | found |\n| --- | --- | --- | --- | --- |\n");
  for (int group = 0; group < GROUP_N; group++)
    print_split (runs, rules, &people_groups[group]);
  for (const People *people = people_splits; people->name != NULL; people++)
    print_split (runs, rules, people);
}

void
ladder_table_print (const GArray *runs, const GPtrArray *ladders, const IdpRules *rules)
{
  g_print (
      "\n### Painted defects\n\nAll in percent. Found: fail+review at each step with the limits "
      "as shipped; steps after the stroke are due, and error rates count them alone.\n\n"
      "| rule | defect | half | n | EER | false alarms at 95 %% found (95 %% interval) | found "
      "at each step | clean, fail+review | ordered | marked well | not measured |\n"
      "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
  for (guint i = 0; i < ladders->len; i++)
    for (int group = 0; group < GROUP_N; group++)
      print_row (runs, g_ptr_array_index (ladders, i), &people_groups[group]);
  g_print ("\n");
  for (int group = 0; group < GROUP_N; group++)
    print_summary (runs, ladders, rules, &people_groups[group]);
  print_splits (runs, rules);
}

/* --- Write --- */

static void
append_rates (GString *text, const GArray *runs, const Ladder *ladder, const People *people)
{
  const LadderRates rates = ladder_rates (runs, ladder, people);
  if (rates.n == 0)
    return;
  g_string_append_printf (text, "%s\t%s\t%s\t%d\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%d\t%d",
                          ladder->rule, ladder->name, people->name, rates.n, rates.eer,
                          rates.false_alarms, rates.clean_failed, rates.clean_reviewed,
                          rates.monotonic, rates.not_measured, rates.n_marked, rates.n_well);
  for (int step = 0; step < LADDER_STEPS; step++)
    g_string_append_printf (text, "\t%.4f\t%.4f", rates.failed[step], rates.reviewed[step]);
  g_string_append_c (text, '\n');
}

static void
append_finding (GString *text, const LadderRun *run, const char *step, const LadderFinding *finding,
                const IdpRect *painted)
{
  g_string_append_printf (
      text, "%s\t%s\t%s\t%s\t%s\t%g\t%s\t%d,%d,%d,%d\t%d,%d,%d,%d\t%.3f\n", run->ladder->rule,
      run->ladder->name, people_groups[people_group_of (run->picture)].name, run->picture->name,
      step, finding->measured, idp_verdict_id (finding->verdict), finding->region.x,
      finding->region.y, finding->region.width, finding->region.height, painted->x, painted->y,
      painted->width, painted->height, rect_overlap (&finding->region, painted));
}

gboolean
ladder_table_write (const GArray *runs, const GPtrArray *ladders, const char *folder,
                    GError **error)
{
  g_autoptr (GString) rates
      = g_string_new ("rule\tdefect\tgroup\tn\teer\tfalse_alarms_at_95\tclean_"
                      "failed\tclean_reviewed\tordered\tnot_measured\tn_"
                      "marked\tn_marked_well");
  for (int step = 1; step <= LADDER_STEPS; step++)
    g_string_append_printf (rates, "\tfailed_%d\treviewed_%d", step, step);
  g_string_append_c (rates, '\n');
  for (guint i = 0; i < ladders->len; i++)
    for (int group = 0; group < GROUP_N; group++)
      append_rates (rates, runs, g_ptr_array_index (ladders, i), &people_groups[group]);

  g_autoptr (GString) steps = g_string_new (
      "rule\tdefect\tgroup\tpicture\tstep\tmeasured\tverdict\tmarked\tpainted\toverlap\n");
  for (guint i = 0; i < runs->len; i++)
    {
      const LadderRun *run = &g_array_index (runs, LadderRun, i);
      append_finding (steps, run, "clean", &run->clean, &(IdpRect){ 0 });
      for (int step = 0; step < LADDER_STEPS; step++)
        {
          g_autofree char *name = g_strdup_printf ("%g", run->ladder->steps[step]);
          append_finding (steps, run, name, &run->steps[step], &run->painted[step]);
        }
    }
  return tsv_write (folder, "ladders.tsv", rates, error)
         && tsv_write (folder, "steps.tsv", steps, error);
}
