/* idphoto check: judges photos and folders of photos.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command.h"

#include <glib/gi18n.h>

#include "batch.h"
#include "examine.h"
#include "memory.h"
#include "progress.h"
#include "report.h"
#include "summary.h"

typedef struct
{
  Examination examination;
  const IdpRules *rules;
  gboolean json;
  int n_threads;
  IdpShard shard;
  gboolean keep_only; /* reports are for the run that has the results of all shards */
  IdpBatch *batch;    /* NULL: one photo alone has nothing to be compared with */
  Summary *summary;

  GMutex mutex; /* guards `done` of every job */
  GCond job_done;
} Session;

static void
work (gpointer data, gpointer user_data)
{
  Job *job = data;
  Session *session = user_data;

  examine (&session->examination, job);
  g_mutex_lock (&session->mutex);
  job->done = TRUE;
  g_cond_signal (&session->job_done);
  g_mutex_unlock (&session->mutex);
}

static void
wait_for (Session *session, const Job *job)
{
  g_mutex_lock (&session->mutex);
  while (!job->done)
    g_cond_wait (&session->job_done, &session->mutex);
  g_mutex_unlock (&session->mutex);
}

static int
complain_unreadable (const Session *session, const Job *job)
{
  const char *path = job->entry->path;
  if (session->json && !session->keep_only && !job->previous)
    {
      g_autofree char *report
          = idp_report_unreadable_json (path, job->error->message, session->rules);
      g_print ("%s\n", report);
    }
  command_complain ("%s: %s", path, job->error->message);
  return EXIT_UNREADABLE;
}

static void
print_report (const Session *session, const Job *job)
{
  g_autofree char *report = session->json
                                ? idp_report_json (job->photo, job->findings, session->rules)
                                : idp_report_text (job->photo, job->findings, session->rules);
  g_print (session->json ? "%s\n" : "%s", report);
}

/* Judges JOB beside the photos before it, and prints its report. */
static int
finish (Session *session, Job *job)
{
  if (job->previous && job->photo != NULL)
    {
      idp_batch_add_previous (session->batch, job->photo->file->path, job->photo->file->sha256,
                              g_steal_pointer (&job->likeness));
      return EXIT_FINE;
    }
  if (job->photo != NULL && session->batch != NULL)
    idp_batch_judge (session->batch, job->photo->file->path, job->photo->file->sha256,
                     g_steal_pointer (&job->likeness), job->findings);
  if (!job->previous && session->summary != NULL)
    summary_add (session->summary, job->entry->path, job->findings);
  if (job->photo == NULL)
    return complain_unreadable (session, job);

  if (!session->keep_only)
    print_report (session, job);
  if (job->write_error != NULL)
    {
      command_complain ("%s", job->write_error->message);
      return EXIT_UNREADABLE;
    }
  if (session->keep_only)
    return EXIT_FINE;
  return idp_findings_verdict (job->findings) == IDP_VERDICT_FAIL ? EXIT_PROBLEMS : EXIT_FINE;
}

/* Finishes the jobs in the order of the list, whichever thread is done first. */
static int
collect (Session *session, GArray *jobs)
{
  Progress progress = progress_start (jobs->len);
  int status = EXIT_FINE;

  for (guint i = 0; i < jobs->len; i++)
    {
      Job *job = &g_array_index (jobs, Job, i);
      wait_for (session, job);
      const int job_status = finish (session, job);
      status = MAX (status, job_status);
      job_clear (job);
      progress_show (&progress, i + 1);
    }
  return status;
}

static int
process (Session *session, const GPtrArray *photos, gboolean previous)
{
  g_autoptr (GArray) jobs = g_array_sized_new (FALSE, TRUE, sizeof (Job), photos->len);
  g_array_set_size (jobs, photos->len);
  g_array_set_clear_func (jobs, job_clear);

  GThreadPool *pool = g_thread_pool_new (work, session, session->n_threads, TRUE, NULL);
  for (guint i = 0; i < photos->len; i++)
    {
      Job *job = &g_array_index (jobs, Job, i);
      job->entry = photos->pdata[i];
      job->previous = previous;
      g_thread_pool_push (pool, job, NULL);
    }
  int status = collect (session, jobs);
  g_thread_pool_free (pool, FALSE, TRUE);
  return status;
}

/* The summary is for people: on stdout it would stand among a script's JSON. */
static void
print_summary (const Session *session)
{
  g_autofree char *text = summary_text (session->summary);
  if (session->json)
    g_printerr ("%s", text);
  else
    g_print ("\n%s", text);
}

/* Only keeps the results of those of PHOTOS that are of this shard. */
static int
check_shard (Session *session, const GPtrArray *photos)
{
  guint first, end;
  idp_shard_range (session->shard, photos->len, &first, &end);
  g_autoptr (GPtrArray) share = g_ptr_array_new ();
  for (guint i = first; i < end; i++)
    g_ptr_array_add (share, photos->pdata[i]);
  return process (session, share, FALSE);
}

static int
check_all (Session *session, const GPtrArray *photos, const GPtrArray *previous)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  for (guint i = 0; i < photos->len; i++)
    g_ptr_array_add (paths, ((const IdpPhotoEntry *) photos->pdata[i])->path);
  g_autoptr (IdpBatch) batch
      = photos->len > 1 || previous != NULL ? idp_batch_new (session->rules, paths) : NULL;
  g_autoptr (Summary) summary = summary_new ();
  session->batch = batch;
  session->examination.compare = batch != NULL;
  session->summary = summary;

  const int previous_status = previous != NULL ? process (session, previous, TRUE) : EXIT_FINE;
  const int photos_status = process (session, photos, FALSE);
  if (photos->len > 1)
    print_summary (session);
  return MAX (previous_status, photos_status);
}

static GPtrArray *
list_photos (char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *photos = idp_photo_list_new (arguments, &error);
  if (photos == NULL)
    command_complain ("%s", error->message);
  return photos;
}

static int
run (int argc, char **argv)
{
  g_autofree char *rules_name = NULL;
  g_autofree char *format = NULL;
  g_autofree char *marks_folder = NULL;
  g_auto (GStrv) previous_names = NULL;
  int n_threads = 1;
  gboolean no_forensics = FALSE;
  g_autofree char *results = NULL;
  g_autofree char *shard = NULL;
  const GOptionEntry options[] = {
    { "rules", 'r', 0, G_OPTION_ARG_FILENAME, &rules_name, N_ ("Rules preset: a name or a file"),
      N_ ("NAME|FILE") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_ ("Report format; default: text"),
      "text|json" },
    { "marks", 'm', 0, G_OPTION_ARG_FILENAME, &marks_folder,
      N_ ("Write every photo with its problems drawn on it into this folder"), N_ ("DIR") },
    { "previous", 'p', 0, G_OPTION_ARG_FILENAME_ARRAY, &previous_names,
      N_ ("Photos that came before, such as the rejected ones: none may come again"),
      N_ ("PHOTO|DIR") },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &n_threads, N_ ("Photos to check at once; default: 1"),
      "N" },
    { "results", 0, 0, G_OPTION_ARG_FILENAME, &results,
      N_ ("Keep what each photo comes to in this file, and measure none that is there already"),
      N_ ("FILE") },
    { "shard", 0, 0, G_OPTION_ARG_STRING, &shard,
      N_ ("Only measure the K-th of N equal shares, for a later run with the same --results"),
      "K/N" },
    { "no-forensics", 0, 0, G_OPTION_ARG_NONE, &no_forensics,
      N_ ("Leave out the traces of screens, prints and editing in the pixels; faster"), NULL },
    { NULL },
  };
  if (!command_parse (
          &argc, &argv, options, _ ("PHOTO|DIR…"),
          _ ("A photo of the finished size is judged as it is, any other on the crop that "
             "“idphoto crop”\nwould make of it. JSON is one object per photo and line. All photos "
             "are compared with each\nother and with those of --previous; a likeness is told "
             "where the second of the two is judged.\nWith --shard nothing is reported: the run "
             "without it takes the results of all shards.\n\n"
             "Exit status: 0 no photo fails, 1 some fail, 2 some cannot be read.")))
    return EXIT_UNREADABLE;
  if (argc < 2)
    {
      command_complain (_ ("no photo given"));
      return EXIT_UNREADABLE;
    }
  gboolean json = FALSE;
  if (!command_format (format, &json))
    return EXIT_UNREADABLE;
  if (!command_jobs (n_threads))
    return EXIT_UNREADABLE;
  IdpShard share;
  if (!command_shard (shard, &share))
    return EXIT_UNREADABLE;
  if (shard != NULL && results == NULL)
    {
      command_complain (_ ("--shard: needs --results, where the shards come together"));
      return EXIT_UNREADABLE;
    }
  if (results != NULL && no_forensics)
    {
      command_complain (_ ("--results: keeps whole results; --no-forensics does not go with it"));
      return EXIT_UNREADABLE;
    }

  memory_keep ();
  g_autoptr (IdpRules) rules = command_load_rules (rules_name);
  if (rules == NULL)
    return EXIT_UNREADABLE;
  g_autoptr (GPtrArray) photos = list_photos (argv + 1);
  g_autoptr (GPtrArray) previous = previous_names != NULL ? list_photos (previous_names) : NULL;
  if (photos == NULL || (previous_names != NULL && previous == NULL))
    return EXIT_UNREADABLE;
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpCheckCache) cache
      = results != NULL ? idp_check_cache_open_file (results, rules, &error) : NULL;
  if (error != NULL)
    {
      command_complain ("%s", error->message);
      return EXIT_UNREADABLE;
    }

  Session session = {
    .examination = { .rules = rules,
                     .forensics = !no_forensics,
                     .marks_folder = marks_folder,
                     .results = cache },
    .rules = rules,
    .json = json,
    .n_threads = n_threads,
    .shard = share,
    .keep_only = shard != NULL,
  };
  g_mutex_init (&session.mutex);
  g_cond_init (&session.job_done);
  const int status
      = session.keep_only ? check_shard (&session, photos) : check_all (&session, photos, previous);
  g_cond_clear (&session.job_done);
  g_mutex_clear (&session.mutex);
  return status;
}

const Command command_check = {
  .name = "check",
  .summary = N_ ("judge photos and folders of photos"),
  .run = run,
};
