/* main: idsheet, from a class roster to print-ready sheets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n.h>
#include <malloc.h>
#include <signal.h>
#include <string.h>

#include "explain.h"
#include "i18n.h"
#include "merge.h"
#include "preset.h"
#include "proof.h"
#include "run.h"
#include "sheet.h"
#include "verify.h"

/* What the user is promised, so scripts can rely on it. */
enum
{
  EXIT_ALL_PRINTED = 0,
  EXIT_SOME_LEFT_OUT = 1,
  EXIT_NOTHING_PRINTED = 2,
};

static int
list_sheets (void)
{
  g_auto (GStrv) names = idp_preset_list (IDP_PRESET_SHEETS);
  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (IdsSheet) sheet = ids_sheet_load (*name, &error);
      g_print ("%-20s %s\n", *name, sheet != NULL ? sheet->title : error->message);
    }
  return EXIT_ALL_PRINTED;
}

static void
complain (const GError *error)
{
  g_printerr ("idsheet: %s\n", error->message);
}

static int
explain_sheet (const IdsOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdsSheet) sheet = ids_sheet_load (options->explain, &error);
  g_autoptr (IdsPrinter) printer
      = sheet != NULL ? ids_printer_load (options->printer, sheet, &error) : NULL;
  if (printer == NULL)
    {
      complain (error);
      return EXIT_NOTHING_PRINTED;
    }
  g_autofree char *text = ids_explain (sheet, printer);
  g_print ("%s", text);
  return EXIT_ALL_PRINTED;
}

static int
write_proof (const IdsOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdsSheet) sheet = ids_sheet_load (options->sheet, &error);
  g_autoptr (IdsPrinter) printer
      = sheet != NULL ? ids_printer_load (options->printer, sheet, &error) : NULL;
  if (printer != NULL && ids_proof_write (sheet, printer, options->proof, &error))
    return EXIT_ALL_PRINTED;
  complain (error);
  return EXIT_NOTHING_PRINTED;
}

static int
run (const IdsOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) list_error = NULL;
  g_autoptr (IdsProblems) problems = ids_problems_new (options->show_ids);
  int n_files = 0;
  if (options->people)
    n_files = ids_run_people (options, problems, &error) ? 1 : -1;
  else if (options->check_only)
    n_files = ids_run_check (options, problems, &error) ? 1 : -1;
  else
    n_files = ids_run_print (options, problems, &error);
  ids_problems_print (problems);
  if (options->problems != NULL && n_files >= 0
      && !ids_problems_write (problems, options->problems, &list_error))
    {
      complain (list_error);
      n_files = -1;
    }
  if (error != NULL)
    complain (error);
  if (n_files <= 0)
    return EXIT_NOTHING_PRINTED;
  return ids_problems_count (problems, IDS_LEVEL_ERROR) > 0 ? EXIT_SOME_LEFT_OUT : EXIT_ALL_PRINTED;
}

/* Photos and pages come and go in buffers of a megabyte. To give them back each time and take them
 * anew would cost a tenth of the run in page faults; so much may lie idle. */
static void
keep_memory (void)
{
  const int idle_bytes = 8 * 1024 * 1024;
  mallopt (M_MMAP_THRESHOLD, idle_bytes);
  mallopt (M_TRIM_THRESHOLD, idle_bytes);
}

int
main (int argc, char **argv)
{
  g_auto (IdsOptions) options = { NULL };
  g_autoptr (GError) error = NULL;

  idp_i18n_init ();
  keep_memory ();
  /* A file that grows beyond a limit shall be an error to report, not the end of the program. */
  signal (SIGXFSZ, SIG_IGN);

  if (argc > 1 && strcmp (argv[1], "verify") == 0)
    return ids_verify_main (argc - 1, argv + 1);
  if (argc > 1 && strcmp (argv[1], "merge") == 0)
    return ids_merge_main (argc - 1, argv + 1);
  if (!ids_options_parse (&argc, &argv, &options, &error))
    {
      complain (error);
      return EXIT_NOTHING_PRINTED;
    }
  if (options.version)
    {
      g_print ("idsheet %s\n", IDP_VERSION);
      return EXIT_ALL_PRINTED;
    }
  if (options.explain != NULL)
    return explain_sheet (&options);
  if (options.proof != NULL)
    return write_proof (&options);
  return options.list ? list_sheets () : run (&options);
}
