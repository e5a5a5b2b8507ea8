/* options: what the user wants idsheet to print.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "options.h"

#include <glib/gi18n.h>
#include <string.h>

#include "writer.h"

#define MAX_JOBS 256

void
ids_options_clear (IdsOptions *options)
{
  char **const texts[]
      = { &options->sheet,    &options->roster,   &options->photos,    &options->output,
          &options->writer,   &options->encoding, &options->worksheet, &options->columns,
          &options->problems, &options->split,    &options->sort,      &options->only,
          &options->sheets,   &options->manifest, &options->originals, &options->rules,
          &options->proof,    &options->explain,  &options->printer };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}

static char *
describe_writers (void)
{
  GString *text = g_string_new (_ ("Writers:"));
  for (const IdsWriter *const *writer = ids_writers; *writer != NULL; writer++)
    g_string_append_printf (text, "\n  %s  %s", (*writer)->id, _ ((*writer)->title));
  g_string_append (text, "\n\n");
  g_string_append (text,
                   _ ("Other commands: idsheet verify FILE MANIFEST PHOTOS; idsheet merge DIR"));
  g_string_append (text, "\n\n");
  g_string_append (text, _ ("Exit status: 0 all students printed, 1 some left out (listed in "
                            "left-out.csv), 2 nothing printed."));
  return g_string_free (text, FALSE);
}

static gboolean
refuse (GError **error, const char *format, const char *value)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, format, value);
  return FALSE;
}

static gboolean
parse_words (IdsOptions *options, GError **error)
{
  const char *split = options->split != NULL ? options->split : "none";
  const char *sort = options->sort;
  options->split_by = strcmp (split, "site") == 0    ? IDS_SPLIT_SITE
                      : strcmp (split, "class") == 0 ? IDS_SPLIT_CLASS
                                                     : IDS_SPLIT_NONE;
  if (options->split_by == IDS_SPLIT_NONE && strcmp (split, "none") != 0)
    return refuse (error, _ ("--split: “%s” is neither site, class nor none"), split);
  if (sort == NULL)
    sort = options->split_by != IDS_SPLIT_NONE ? "number" : "roster";
  options->by_number = strcmp (sort, "number") == 0;
  if (!options->by_number && strcmp (sort, "roster") != 0)
    return refuse (error, _ ("--sort: “%s” is neither number nor roster"), sort);
  if (options->jobs < 1 || options->jobs > MAX_JOBS)
    return refuse (error, _ ("%s: not a number from 1 on"), "--jobs");
  if (options->students_per_file < 0)
    return refuse (error, _ ("%s: not a number from 1 on"), "--students-per-file");
  return TRUE;
}

/* NULL, or an option that the others need. */
static const char *
find_missing (const IdsOptions *options)
{
  const gboolean proof = options->proof != NULL;
  const gboolean prints = !options->check_only && !options->people && !proof;
  const struct
  {
    const char *name;
    const char *value;
    gboolean needed;
  } wanted[] = {
    { "--sheet", options->sheet, prints || proof },
    { "--roster", options->roster, !proof },
    { "--photos", options->photos, prints || (options->check_only && options->sheet != NULL) },
    { "--output", options->output, prints },
    { "--originals", options->originals, options->approved },
    { "--manifest", options->manifest, options->sheets != NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (wanted[i].needed && wanted[i].value == NULL)
      return wanted[i].name;
  return NULL;
}

gboolean
ids_options_parse (int *argc, char ***argv, IdsOptions *options, GError **error)
{
  g_autofree char *shard = NULL;
  options->jobs = 1;
  options->shard = IDP_SHARD_WHOLE;
  const GOptionEntry entries[] = {
    { "sheet", 's', 0, G_OPTION_ARG_FILENAME, &options->sheet,
      N_ ("sheet preset: a name from --list, or a file"), N_ ("NAME|FILE") },
    { "printer", 0, 0, G_OPTION_ARG_FILENAME, &options->printer,
      N_ ("printer preset that makes up for its shift and scale"), N_ ("NAME|FILE") },
    { "roster", 'r', 0, G_OPTION_ARG_FILENAME, &options->roster,
      N_ ("CSV or XLSX with name, student number and more"), N_ ("FILE") },
    { "photos", 'p', 0, G_OPTION_ARG_FILENAME, &options->photos, N_ ("folder the photos are in"),
      N_ ("DIR") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("folder for the sheets; made if missing"), N_ ("DIR") },
    { "writer", 'w', 0, G_OPTION_ARG_STRING, &options->writer,
      N_ ("kind of output, see below; default pdf"), N_ ("KIND") },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &options->columns,
      N_ ("which column is what, by title or letters"), N_ ("FIELD=TITLE,…") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options->encoding,
      N_ ("of a CSV roster; else found out"), N_ ("NAME") },
    { "worksheet", 0, 0, G_OPTION_ARG_STRING, &options->worksheet,
      N_ ("sheet of the workbook to read; else the first"), N_ ("NAME") },
    { "check-only", 0, 0, G_OPTION_ARG_NONE, &options->check_only,
      N_ ("only say what is wrong with the roster and its photos"), NULL },
    { "people", 0, 0, G_OPTION_ARG_NONE, &options->people,
      N_ ("only list the students of the roster, one JSON object on a line each"), NULL },
    { "problems", 0, 0, G_OPTION_ARG_FILENAME, &options->problems,
      N_ ("write all that is wrong to this CSV file"), N_ ("FILE") },
    { "show-ids", 0, 0, G_OPTION_ARG_NONE, &options->show_ids,
      N_ ("show numbers of ID cards whole"), NULL },
    { "split", 0, 0, G_OPTION_ARG_STRING, &options->split, N_ ("files for each site or class"),
      "site|class|none" },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &options->sort,
      N_ ("order within a package; number if it is split"), "number|roster" },
    { "students-per-file", 0, 0, G_OPTION_ARG_INT, &options->students_per_file,
      N_ ("at most; else as the sheet says"), "N" },
    { "only", 0, 0, G_OPTION_ARG_STRING, &options->only,
      N_ ("print only the students with these numbers"), N_ ("ID,…") },
    { "sheets", 0, 0, G_OPTION_ARG_STRING, &options->sheets,
      N_ ("print again who is on these sheets of --manifest"), N_ ("FILE:3,5-7") },
    { "manifest", 0, 0, G_OPTION_ARG_FILENAME, &options->manifest,
      N_ ("manifest.json of the earlier run"), N_ ("FILE") },
    { "approved", 0, 0, G_OPTION_ARG_NONE, &options->approved,
      N_ ("print only photos with a proven receipt and no open finding"), NULL },
    { "originals", 0, 0, G_OPTION_ARG_FILENAME, &options->originals,
      N_ ("folder of the original photos, for --approved"), N_ ("DIR") },
    { "rules", 0, 0, G_OPTION_ARG_FILENAME, &options->rules, N_ ("rules preset, for --approved"),
      N_ ("NAME|FILE") },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &options->jobs, N_ ("files made at once; default 1"), "N" },
    { "shard", 0, 0, G_OPTION_ARG_STRING, &shard,
      N_ ("make only the K-th of N equal shares of the files"), "K/N" },
    { "resume", 0, 0, G_OPTION_ARG_NONE, &options->resume,
      N_ ("go on after an interruption; keeps what is finished and unharmed"), NULL },
    { "list", 'l', 0, G_OPTION_ARG_NONE, &options->list, N_ ("list the sheet presets and exit"),
      NULL },
    { "explain", 'e', 0, G_OPTION_ARG_FILENAME, &options->explain,
      N_ ("say where a sheet has what, in millimetres, and exit"), N_ ("NAME|FILE") },
    { "proof", 0, 0, G_OPTION_ARG_FILENAME, &options->proof,
      N_ ("draw the sheet with its dimensions, without people, and exit"), N_ ("FILE.pdf") },
    { "version", 'V', 0, G_OPTION_ARG_NONE, &options->version, N_ ("show the version and exit"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *writers = describe_writers ();
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_option_context_set_summary (
      context, _ ("Lays out the ID photos of a class roster on print sheets, with name and\n"
                  "student number under each copy."));
  g_option_context_set_description (context, writers);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;

  if (*argc > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
                   _ ("unexpected argument “%s”"), (*argv)[1]);
      return FALSE;
    }
  if (options->list || options->explain != NULL || options->version)
    return TRUE;
  const char *missing = find_missing (options);
  if (missing != NULL)
    return refuse (error, _ ("%s is missing; see --help"), missing);
  if (options->proof != NULL && !g_str_has_suffix (options->proof, ".pdf"))
    return refuse (error, _ ("--proof: “%s” does not end in .pdf"), options->proof);
  options->sharded = shard != NULL;
  return parse_words (options, error)
         && (!options->sharded || idp_shard_parse (shard, &options->shard, error));
}
