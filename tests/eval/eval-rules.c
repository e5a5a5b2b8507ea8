/* eval-rules: how well the checks tell faulty from compliant pictures.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <locale.h>

#include "judgements.h"
#include "ladder-table.h"
#include "sheets.h"
#include "stability.h"
#include "truth-table.h"

/* Of so many drawn people, one is painted on. */
#define DRAWN_PER_CLIMBER 3

static char *rules_name = "shaoyang-2024";
static char *only;
static char *half;
static char *judgements_path = "tests/eval/judgements.tsv";
static char *output = "build/eval";
static int n_sitters = 60;
static gboolean clean_only;
static gboolean sheets;

static gboolean
is_wanted (const BasePicture *picture)
{
  return half == NULL || g_str_equal (half, picture->odd ? "odd" : "even");
}

/* The pictures of both tiers; all arguments must outlive them. */
static GPtrArray *
make_pictures (const char *folder, const GPtrArray *labels, GHashTable *judgements,
               const IdpRules *rules)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) base_picture_free);
  if (labels != NULL)
    g_ptr_array_extend_and_steal (pictures, base_pictures_load (folder, labels, judgements, rules));
  g_ptr_array_extend_and_steal (pictures, base_pictures_draw (n_sitters, rules));
  for (guint i = pictures->len; i-- > 0;)
    if (!is_wanted (g_ptr_array_index (pictures, i)))
      g_ptr_array_remove_index (pictures, i);
  return pictures;
}

/* All real pictures, and a part of the drawn ones, which are much alike. */
static GPtrArray *
choose_climbers (const GPtrArray *pictures)
{
  GPtrArray *climbers = g_ptr_array_new ();
  for (guint i = 0; i < pictures->len; i++)
    {
      BasePicture *picture = g_ptr_array_index (pictures, i);
      if (picture->tier == TIER_REAL || picture->number * DRAWN_PER_CLIMBER < (guint) n_sitters)
        g_ptr_array_add (climbers, picture);
    }
  return climbers;
}

static gboolean
evaluate_painted (const GPtrArray *pictures, const IdpRules *rules, GError **error)
{
  g_autoptr (GPtrArray) climbers = choose_climbers (pictures);
  g_autoptr (GPtrArray) ladders = ladders_list (only, rules);
  g_autoptr (GArray) runs = ladders_run (ladders, climbers, rules);
  ladder_table_print (runs, ladders, rules);
  return ladder_table_write (runs, ladders, output, error)
         && (!sheets || sheets_write_ladders (runs, ladders, output, error));
}

static gboolean
evaluate_clean (const GPtrArray *pictures, const IdpRules *rules, GError **error)
{
  truth_table_print (pictures, rules, only);
  if (only == NULL)
    {
      truth_table_print_compliance (pictures, rules);
      stability_print (pictures, rules);
    }
  return truth_table_write (pictures, output, error)
         && (!sheets
             || (sheets_write_rules (pictures, rules, only, output, error)
                 && sheets_write_pictures (pictures, output, error)
                 && sheets_write_untold (pictures, output, error)));
}

static gboolean
evaluate (const char *folder, GError **error)
{
  g_autoptr (IdpRules) rules = idp_rules_load (rules_name, error);
  if (rules == NULL)
    return FALSE;
  g_autoptr (GPtrArray) labels = NULL;
  if (folder != NULL && (labels = labels_load (folder, error)) == NULL)
    return FALSE;
  /* There may be none. */
  g_autoptr (GHashTable) judgements = judgements_load (judgements_path, NULL);
  g_autoptr (GPtrArray) pictures = make_pictures (folder, labels, judgements, rules);
  return (clean_only || evaluate_painted (pictures, rules, error))
         && evaluate_clean (pictures, rules, error);
}

int
main (int argc, char **argv)
{
  const GOptionEntry options[] = {
    { "rules", 'r', 0, G_OPTION_ARG_STRING, &rules_name, "Preset (shaoyang-2024)", "NAME" },
    { "sitters", 's', 0, G_OPTION_ARG_INT, &n_sitters, "Drawn people (60)", "N" },
    { "only", 'o', 0, G_OPTION_ARG_STRING, &only, "Only this rule", "RULE" },
    { "clean", 'c', 0, G_OPTION_ARG_NONE, &clean_only, "Paint no defects", NULL },
    { "half", 0, 0, G_OPTION_ARG_STRING, &half, "Only odd or even pictures", "odd|even" },
    { "judgements", 0, 0, G_OPTION_ARG_FILENAME, &judgements_path,
      "What was seen on photos (tests/eval/judgements.tsv)", "FILE" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, "Where tables go (build/eval)", "FOLDER" },
    { "sheets", 0, 0, G_OPTION_ARG_NONE, &sheets, "Contact sheets too", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context
      = g_option_context_new ("[FOLDER] - photos with a LABELS.tsv; without, drawn people alone");
  g_autoptr (GError) error = NULL;
  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc > 2
      || g_mkdir_with_parents (output, 0777) != 0)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "one folder at most, please");
      return 2;
    }
  if (!evaluate (argc > 1 ? argv[1] : NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
