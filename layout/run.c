/* run: from a roster to sheets, or to a list of what is wrong.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "run.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <string.h>

#include "display.h"
#include "error.h"
#include "json.h"
#include "lists.h"
#include "output.h"
#include "part-make.h"
#include "people.h"
#include "photo-files.h"
#include "run-progress.h"
#include "same-photos.h"
#include "select.h"

#define FOLDER_MODE 0777 /* less what the user's umask takes away */

/* What the threads of a run share. */
typedef struct
{
  const IdsPartContext *context;
  const GPtrArray *parts; /* of IdsPart*: those of this shard */
  GMutex mutex;           /* guards the rest */
  IdsProblems *problems;
  IdsProgress progress;
  guint n_files, n_students;
  GError *error; /* the first one that makes it useless to go on */
} Work;

static IdsRoster *
load_roster (const IdsOptions *options, IdsProblems *problems, GError **error)
{
  const IdsRosterOptions roster_options
      = { options->encoding, options->worksheet, options->columns, options->show_ids };
  g_autoptr (IdsRoster) roster
      = ids_roster_load (options->roster, &roster_options, problems, error);
  if (roster == NULL)
    return NULL;
  if (options->photos != NULL)
    {
      g_autoptr (IdsPhotoFiles) files = ids_photo_files_list (options->photos, error);
      if (files == NULL)
        return NULL;
      ids_photo_files_match (files, roster, problems);
      ids_same_photos_check (roster, options->photos, problems);
    }
  if ((options->only != NULL && !ids_select_numbers (roster, problems, options->only, error))
      || (options->sheets != NULL
          && !ids_select_sheets (roster, problems, options->sheets, options->manifest, error)))
    return NULL;
  const gboolean again = options->only != NULL || options->sheets != NULL;
  if (again && options->output != NULL && !ids_select_spares (roster, options->output, error))
    return NULL;
  /* What it took to find the photos is not needed again, and lies between what is. */
  malloc_trim (0);
  return g_steal_pointer (&roster);
}

static void
part_free (IdsPart *part)
{
  g_free (part->name);
  g_free (part);
}

static guint
get_students_per_part (const IdsOptions *options, const IdsSheet *sheet)
{
  const guint per_page = ids_sheet_get_students_per_page (sheet);
  const guint wanted = options->students_per_file > 0 ? (guint) options->students_per_file
                                                      : (guint) sheet->students_per_file;
  return MAX (1, wanted / per_page) * per_page;
}

/* A part does not split a page, and not even the last one of a package is filled up with others. */
static GPtrArray *
split_parts (const GPtrArray *packages, guint per_part, gboolean one_page_per_file)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  for (guint i = 0; i < packages->len; i++)
    {
      const IdsPackage *package = packages->pdata[i];
      const gboolean numbered = !one_page_per_file || package->n > per_part;
      for (guint k = 0; k * per_part < package->n; k++)
        {
          IdsPart *part = g_new (IdsPart, 1);
          *part = (IdsPart){ numbered ? g_strdup_printf ("%s-%03u", package->stem, k + 1)
                                      : g_strdup (package->stem),
                             package->first + k * per_part,
                             MIN (per_part, package->n - k * per_part) };
          g_ptr_array_add (parts, part);
        }
    }
  return parts;
}

/* The parts of the shard, which follow each other. */
static GPtrArray *
take_shard (const GPtrArray *parts, IdpShard shard)
{
  guint first, end;
  idp_shard_range (shard, parts->len, &first, &end);
  GPtrArray *share = g_ptr_array_new ();
  for (guint i = first; i < end; i++)
    g_ptr_array_add (share, parts->pdata[i]);
  return share;
}

static void
copy_problem (const IdsProblem *problem, gpointer data)
{
  ids_problems_add (data, problem);
}

static void
make_part (gpointer data, gpointer user_data)
{
  const IdsPart *part = data;
  Work *work = user_data;
  g_autoptr (IdsProblems) problems = ids_problems_new (TRUE);
  g_autoptr (GError) error = NULL;
  IdsPartResult result = { 0, 0 };

  g_mutex_lock (&work->mutex);
  GError *earlier = work->error != NULL ? g_error_copy (work->error) : NULL;
  g_mutex_unlock (&work->mutex);
  /* After the first failure it stops: a full disk does not become emptier. */
  if (earlier != NULL)
    ids_part_leave_out (work->context, part->first, part->n, earlier, problems);
  else
    ids_part_make (work->context, part, &result, problems, &error);

  g_mutex_lock (&work->mutex);
  work->n_files += result.n_files;
  work->n_students += result.n_students;
  if (error != NULL && work->error == NULL)
    work->error = g_steal_pointer (&error);
  ids_problems_foreach (problems, copy_problem, work->problems);
  ids_progress_add (&work->progress, part->n);
  g_mutex_unlock (&work->mutex);
  g_clear_error (&earlier);
}

static guint
count_students (const GPtrArray *parts)
{
  guint n = 0;
  for (guint i = 0; i < parts->len; i++)
    n += ((const IdsPart *) parts->pdata[i])->n;
  return n;
}

static void
make_parts (Work *work, int n_threads)
{
  if (n_threads == 1)
    {
      for (guint i = 0; i < work->parts->len; i++)
        make_part (work->parts->pdata[i], work);
      return;
    }
  GThreadPool *pool = g_thread_pool_new (make_part, work, n_threads, TRUE, NULL);
  for (guint i = 0; i < work->parts->len; i++)
    g_thread_pool_push (pool, work->parts->pdata[i], NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
}

static void
add_printer (JsonBuilder *builder, const IdsPrinter *printer)
{
  if (printer->name == NULL)
    return;
  idp_json_begin_object (builder, "printer");
  idp_json_add_string (builder, "name", printer->name);
  idp_json_add_string (builder, "sha256", printer->sha256);
  json_builder_end_object (builder);
}

/* What the manifest says of the run as a whole. */
static char *
describe_run (const IdsPartContext *context, const GPtrArray *packages)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  idp_json_add_string (builder, "tool", "idsheet");
  idp_json_add_string (builder, "version", IDP_VERSION);
  idp_json_begin_object (builder, "sheet");
  idp_json_add_string (builder, "name", context->sheet->name);
  idp_json_add_string (builder, "sha256", context->sheet->sha256);
  json_builder_end_object (builder);
  add_printer (builder, context->printer);
  idp_json_add_string (builder, "writer", context->writer->id);
  json_builder_set_member_name (builder, "packages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < packages->len; i++)
    {
      const IdsPackage *package = packages->pdata[i];
      json_builder_begin_object (builder);
      idp_json_add_string (builder, "package", package->stem);
      idp_json_add_string (builder, "site", package->site);
      idp_json_add_string (builder, "class", package->class_name);
      idp_json_add_int (builder, "students", package->n + package->n_refused);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *object = json_to_string (root, FALSE);
  return g_strndup (object + 1, strlen (object) - 2);
}

static gboolean
make_folder (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, FOLDER_MODE) == 0)
    return TRUE;
  ids_output_set_error (path, errno, error);
  return FALSE;
}

/* "-2-of-8" for a shard, so that those who share a folder do not meet. */
static char *
get_label (const IdsOptions *options)
{
  return options->sharded ? g_strdup_printf ("-%u-of-%u", options->shard.k, options->shard.n)
                          : g_strdup ("");
}

static gboolean
write_lists (const IdsOptions *options, const Work *work, const char *header, const char *label,
             GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < work->parts->len; i++)
    g_ptr_array_add (names, ((const IdsPart *) work->parts->pdata[i])->name);
  g_ptr_array_add (names, NULL);
  g_autofree char *left_out = g_strconcat (options->output, "/left-out", label, ".csv", NULL);
  g_autofree char *retakes = g_strconcat (options->output, "/retakes", label, ".csv", NULL);
  return ids_problems_write_left_out (work->problems, left_out, error)
         && ids_problems_write_retakes (work->problems, retakes, error)
         && ids_journal_finish (work->context->journal, header, (const char *const *) names->pdata,
                                work->error == NULL, error)
         && (*label != '\0' || ids_lists_write (options->output, error));
}

/* A run that was killed may have left its temporary files. */
static void
remove_stale (const char *folder, const GPtrArray *parts)
{
  static const char *const lists[] = { "left-out", "retakes", "manifest", "index", "packages" };
  for (guint i = 0; i < parts->len; i++)
    ids_output_remove_stale (folder, ((const IdsPart *) parts->pdata[i])->name);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    ids_output_remove_stale (folder, lists[i]);
}

/* Makes the files of this shard and all lists; returns the number of files, or -1. */
static int
make_all (const IdsOptions *options, IdsPartContext *context, IdsRoster *roster,
          IdsProblems *problems, GError **error)
{
  g_autoptr (GPtrArray) packages = ids_order (roster->people, roster->refused, options->split_by,
                                              options->by_number, context->sheet->name);
  g_autoptr (GPtrArray) parts
      = split_parts (packages, get_students_per_part (options, context->sheet),
                     context->writer->one_page_per_file);
  g_autoptr (GPtrArray) share = take_shard (parts, options->shard);
  g_autofree char *label = get_label (options);
  if (!make_folder (options->output, error))
    return -1;
  context->people = roster->people;
  g_autoptr (IdsJournal) journal
      = ids_journal_open (options->output, label, options->resume, error);
  if (journal == NULL)
    return -1;
  context->journal = journal;
  remove_stale (options->output, share);

  /* What is wrong with the roster as a whole is told by one of the shards. */
  g_autoptr (IdsProblems) none = ids_problems_new (options->show_ids);
  Work work = { .context = context,
                .parts = share,
                .problems = options->shard.k == 1 ? problems : none,
                .progress = ids_progress_start (_ ("Students"), count_students (share)) };
  g_mutex_init (&work.mutex);
  make_parts (&work, options->jobs);
  g_mutex_clear (&work.mutex);
  g_autofree char *header = describe_run (context, packages);
  g_print (_ ("students printed: %u, left out: %u; files in %s: %u\n"), work.n_students,
           ids_problems_count_left_out (work.problems), options->output, work.n_files);
  const gboolean listed = write_lists (options, &work, header, label, error);
  if (work.problems == none)
    ids_problems_replace (problems, none);
  g_clear_error (&work.error);
  return listed ? (int) work.n_files : -1;
}

static const IdsWriter *
find_writer (const IdsOptions *options, GError **error)
{
  const IdsWriter *writer
      = ids_writer_find (options->writer != NULL ? options->writer : ids_writers[0]->id);
  if (writer == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _ ("there is no writer “%s”; see --help"), options->writer);
  return writer;
}

static gboolean
load_approval (const IdsOptions *options, IdsApproval **approval, GError **error)
{
  if (options->approved)
    *approval = ids_approval_new (options->rules, options->originals, options->photos, error);
  return !options->approved || *approval != NULL;
}

int
ids_run_print (const IdsOptions *options, IdsProblems *problems, GError **error)
{
  const IdsWriter *writer = find_writer (options, error);
  g_autoptr (IdsSheet) sheet = writer != NULL ? ids_sheet_load (options->sheet, error) : NULL;
  /* That its fonts are there is known before anything is written. */
  g_autoptr (IdsCaptions) captions = sheet != NULL ? ids_captions_new (sheet, error) : NULL;
  g_autoptr (IdsPrinter) printer
      = captions != NULL ? ids_printer_load (options->printer, sheet, error) : NULL;
  g_autoptr (IdsRoster) roster = printer != NULL ? load_roster (options, problems, error) : NULL;
  g_autoptr (IdsApproval) approval = NULL;
  if (roster == NULL || !load_approval (options, &approval, error))
    return -1;

  IdsPartContext context = { .sheet = sheet,
                             .printer = printer,
                             .writer = writer,
                             .photos = options->photos,
                             .output = options->output,
                             .approval = approval,
                             .show_ids = options->show_ids };
  return make_all (options, &context, roster, problems, error);
}

gboolean
ids_run_people (const IdsOptions *options, IdsProblems *problems, GError **error)
{
  g_autoptr (IdsRoster) roster = load_roster (options, problems, error);
  if (roster != NULL)
    ids_people_print (roster);
  return roster != NULL;
}

gboolean
ids_run_check (const IdsOptions *options, IdsProblems *problems, GError **error)
{
  g_autoptr (IdsSheet) sheet = NULL;
  g_autoptr (IdsPrinter) printer = NULL;
  if (options->sheet != NULL)
    {
      sheet = ids_sheet_load (options->sheet, error);
      printer = sheet != NULL ? ids_printer_load (options->printer, sheet, error) : NULL;
      if (printer == NULL)
        return FALSE;
    }
  g_autoptr (IdsRoster) roster = load_roster (options, problems, error);
  g_autoptr (IdsApproval) approval = NULL;
  if (roster == NULL || !load_approval (options, &approval, error))
    return FALSE;
  if (sheet == NULL)
    return TRUE;

  const IdsPartContext context = { .sheet = sheet,
                                   .printer = printer,
                                   .photos = options->photos,
                                   .people = roster->people,
                                   .approval = approval,
                                   .show_ids = options->show_ids };
  const guint per_part = get_students_per_part (options, sheet);
  IdsProgress progress = ids_progress_start (_ ("Students"), roster->people->len);
  for (guint first = 0; first < roster->people->len; first += per_part)
    {
      const IdsPart part = { NULL, first, MIN (per_part, roster->people->len - first) };
      ids_part_examine (&context, &part, problems);
      ids_progress_add (&progress, part.n);
    }
  return TRUE;
}
