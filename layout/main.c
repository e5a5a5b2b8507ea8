/* main: idsheet, from a class roster to print-ready sheets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "caption.h"
#include "error.h"
#include "i18n.h"
#include "left-out.h"
#include "output.h"
#include "photo.h"
#include "plan.h"
#include "preset.h"
#include "roster.h"
#include "sheet.h"
#include "writer.h"

#define LEFT_OUT_FILE "left-out.csv"
#define FOLDER_MODE 0777 /* less what the user's umask takes away */

/* What the user is promised, so scripts can rely on it. */
enum
{
  EXIT_ALL_PRINTED = 0,
  EXIT_SOME_LEFT_OUT = 1,
  EXIT_NOTHING_PRINTED = 2,
};

typedef struct
{
  char *sheet;
  char *roster;
  char *photos;
  char *output;
  char *writer;
  char *only;
  gboolean list;
  gboolean version;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->sheet);
  g_free (options->roster);
  g_free (options->photos);
  g_free (options->output);
  g_free (options->writer);
  g_free (options->only);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static char *
describe_writers (void)
{
  GString *text = g_string_new (_ ("Writers:"));
  for (const IdsWriter *const *writer = ids_writers; *writer != NULL; writer++)
    g_string_append_printf (text, "\n  %s  %s", (*writer)->id, _ ((*writer)->title));
  g_string_append (text, "\n\n");
  g_string_append (text, _ ("Exit status: 0 all students printed, 1 some left out (listed in "
                            "left-out.csv), 2 nothing printed."));
  return g_string_free (text, FALSE);
}

static gboolean
parse_options (int *argc, char ***argv, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "sheet", 's', 0, G_OPTION_ARG_FILENAME, &options->sheet,
      N_ ("sheet preset: a name from --list, or a file"), N_ ("NAME|FILE") },
    { "roster", 'r', 0, G_OPTION_ARG_FILENAME, &options->roster,
      N_ ("CSV in UTF-8 with the columns name, student_id, photo"), N_ ("FILE") },
    { "photos", 'p', 0, G_OPTION_ARG_FILENAME, &options->photos, N_ ("folder the photos are in"),
      N_ ("DIR") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("folder for the sheets; made if missing"), N_ ("DIR") },
    { "writer", 'w', 0, G_OPTION_ARG_STRING, &options->writer,
      N_ ("kind of output, see below; default pdf"), "pdf|png" },
    { "only", 0, 0, G_OPTION_ARG_STRING, &options->only,
      N_ ("print only the students with these numbers"), N_ ("ID,…") },
    { "list", 'l', 0, G_OPTION_ARG_NONE, &options->list, N_ ("list the sheet presets and exit"),
      NULL },
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
  if (options->list || options->version)
    return TRUE;

  const struct
  {
    const char *name;
    const char *value;
  } required[] = {
    { "--sheet", options->sheet },
    { "--roster", options->roster },
    { "--photos", options->photos },
    { "--output", options->output },
  };
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (required[i].value == NULL)
      {
        g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                     _ ("%s is missing; see --help"), required[i].name);
        return FALSE;
      }
  return TRUE;
}

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

/* Shows how far a long run is, on a terminal only. */
static void
show_progress (const char *what, guint done, guint total)
{
  static gint64 last_us = 0;
  const gint64 pause_us = G_USEC_PER_SEC / 5;
  const gint64 now_us = g_get_monotonic_time ();
  if (!isatty (STDERR_FILENO) || (done < total && now_us - last_us < pause_us))
    return;
  last_us = now_us;
  g_printerr ("\r%s %u/%u%s", what, done, total, done == total ? "\n" : "");
}

/* The set of numbers in the comma-separated list of --only. */
static GHashTable *
parse_numbers (const char *list)
{
  GHashTable *numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) parts = g_strsplit (list, ",", -1);
  for (char **part = parts; *part != NULL; part++)
    g_hash_table_add (numbers, g_strdup (g_strstrip (*part)));
  return numbers;
}

/* The PEOPLE whose numbers are in LIST; LEFT_OUT loses all others. A number that the roster does
 * not have is an error, for it must be mistyped. */
static GPtrArray *
select_people (const GPtrArray *people, IdsLeftOut *left_out, const char *list, GError **error)
{
  g_autoptr (GHashTable) wanted = parse_numbers (list);
  g_autoptr (GHashTable) unknown = parse_numbers (list);
  g_autoptr (GPtrArray) selected
      = g_ptr_array_new_with_free_func ((GDestroyNotify) ids_person_unref);
  for (guint i = 0; i < people->len; i++)
    {
      IdsPerson *person = people->pdata[i];
      if (g_hash_table_remove (unknown, person->student_id))
        g_ptr_array_add (selected, ids_person_ref (person));
    }
  ids_left_out_restrict (left_out, wanted, unknown);

  GHashTableIter iter;
  gpointer number = NULL;
  g_hash_table_iter_init (&iter, unknown);
  if (g_hash_table_iter_next (&iter, &number, NULL))
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                   _ ("--only: the roster has no student with the number “%s”"), (char *) number);
      return NULL;
    }
  return g_steal_pointer (&selected);
}

/* Examines every person's photo and shapes the caption; who fails goes to LEFT_OUT. */
static GPtrArray *
prepare (const GPtrArray *people, const char *photos, const IdsSheet *sheet, IdsCaptions *captions,
         IdsLeftOut *left_out)
{
  GPtrArray *prints = g_ptr_array_new_with_free_func ((GDestroyNotify) ids_print_free);
  for (guint i = 0; i < people->len; i++)
    {
      IdsPerson *person = people->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (IdsPhoto) photo = NULL;
      g_autoptr (IdsCaption) caption = ids_captions_shape (captions, person, &error);
      if (caption != NULL)
        photo = ids_photo_open (photos, person->photo, sheet, &error);
      if (photo != NULL)
        g_ptr_array_add (
            prints, ids_print_new (person, g_steal_pointer (&photo), g_steal_pointer (&caption)));
      else
        ids_left_out_add (left_out, person->row, person->name, person->student_id, error->message);
      show_progress (_ ("Examining photos"), i + 1, people->len);
    }
  return prints;
}

static gboolean
make_folder (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, FOLDER_MODE) == 0)
    return TRUE;
  ids_output_set_error (path, errno, error);
  return FALSE;
}

/* Lists all students from page FIRST_PAGE on as left out because of ERROR. */
static void
leave_out_rest (const IdsPlan *plan, guint first_page, const GError *error, IdsLeftOut *left_out)
{
  guint first = 0, n = 0;
  ids_plan_get_students (plan, first_page, &first, &n);
  for (guint i = first; i < plan->prints->len; i++)
    {
      const IdsPerson *person = ((const IdsPrint *) plan->prints->pdata[i])->person;
      ids_left_out_add (left_out, person->row, person->name, person->student_id, error->message);
    }
}

/* Writes the sheets of PLAN into FOLDER and returns how many files that made. After the first
 * failure it stops: a full disk does not become emptier. */
static guint
write_sheets (const IdsPlan *plan, const IdsWriter *writer, const char *folder,
              IdsLeftOut *left_out)
{
  const IdsSheet *sheet = plan->sheet;
  const guint n_pages = ids_plan_get_n_pages (plan);
  const guint pages_per_file
      = writer->one_page_per_file
            ? 1
            : MAX (1, sheet->students_per_file / ids_sheet_get_students_per_page (sheet));
  guint n_files = 0;
  for (guint page = 0; page < n_pages; page += pages_per_file)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name
          = g_strdup_printf ("%s-%03u%s", sheet->name, n_files + 1, writer->suffix);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (!writer->write (plan, page, MIN (pages_per_file, n_pages - page), path, &error))
        {
          leave_out_rest (plan, page, error, left_out);
          break;
        }
      n_files++;
      show_progress (_ ("Writing pages"), MIN (page + pages_per_file, n_pages), n_pages);
    }
  return n_files;
}

/* Prints what can be printed and fills LEFT_OUT; returns the number of files, or -1 with ERROR set
 * where it did not come to printing. */
static int
print_roster (const Options *options, IdsLeftOut *left_out, GError **error)
{
  const IdsWriter *writer
      = ids_writer_find (options->writer != NULL ? options->writer : ids_writers[0]->id);
  if (writer == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("there is no writer “%s”; see --help"), options->writer);
      return -1;
    }
  g_autoptr (IdsSheet) sheet = ids_sheet_load (options->sheet, error);
  g_autoptr (IdsCaptions) captions = sheet != NULL ? ids_captions_new (sheet, error) : NULL;
  g_autoptr (GPtrArray) people
      = captions != NULL ? ids_roster_load (options->roster, left_out, error) : NULL;
  g_autoptr (GPtrArray) selected = NULL;
  if (people == NULL)
    return -1;
  if (options->only != NULL)
    selected = select_people (people, left_out, options->only, error);
  else
    selected = g_ptr_array_ref (people);
  if (selected == NULL || !make_folder (options->output, error))
    return -1;

  g_autoptr (GPtrArray) prints = prepare (selected, options->photos, sheet, captions, left_out);
  const IdsPlan plan = ids_plan_new (sheet, captions, prints);
  const guint n_unfit = ids_left_out_get_n (left_out);
  const guint n_files = write_sheets (&plan, writer, options->output, left_out);
  const guint n_unwritten = ids_left_out_get_n (left_out) - n_unfit;
  g_print (_ ("students printed: %u, left out: %u; files in %s: %u\n"), prints->len - n_unwritten,
           n_unfit + n_unwritten, options->output, n_files);

  g_autofree char *list = g_build_filename (options->output, LEFT_OUT_FILE, NULL);
  if (!ids_left_out_write (left_out, list, error))
    return -1;
  return n_files;
}

static int
run (const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdsLeftOut) left_out = ids_left_out_new ();
  const int n_files = print_roster (options, left_out, &error);
  ids_left_out_print (left_out);
  if (error != NULL)
    g_printerr ("idsheet: %s\n", error->message);
  if (n_files <= 0)
    return EXIT_NOTHING_PRINTED;
  return ids_left_out_get_n (left_out) > 0 ? EXIT_SOME_LEFT_OUT : EXIT_ALL_PRINTED;
}

int
main (int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  g_autoptr (GError) error = NULL;

  idp_i18n_init ();
  /* A file that grows beyond a limit shall be an error to report, not the end of the program. */
  signal (SIGXFSZ, SIG_IGN);

  if (!parse_options (&argc, &argv, &options, &error))
    {
      g_printerr ("idsheet: %s\n", error->message);
      return EXIT_NOTHING_PRINTED;
    }
  if (options.version)
    {
      g_print ("idsheet %s\n", IDP_VERSION);
      return EXIT_ALL_PRINTED;
    }
  return options.list ? list_sheets () : run (&options);
}
