/* idphoto check: judges photos and folders of photos.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "batch.h"
#include "check.h"
#include "encode.h"
#include "memory.h"
#include "overlay.h"
#include "photo-list.h"
#include "progress.h"
#include "report.h"
#include "summary.h"

/* Marked pictures are for looking at. */
#define MARKS_QUALITY 90

typedef struct
{
  const IdpRules *rules;
  gboolean json;
  gboolean forensics;
  const char *marks_folder; /* NULL: no marked pictures */
  int n_threads;
  IdpBatch *batch; /* NULL: one photo alone has nothing to be compared with */
  Summary *summary;

  GMutex mutex; /* guards `done` of every job */
  GCond job_done;
} Session;

typedef struct
{
  const IdpPhotoEntry *entry;
  gboolean previous; /* of an earlier run: not judged, only compared with */
  gboolean done;

  IdpPhoto *photo;       /* without its pixels; NULL if unreadable */
  IdpLikeness *likeness; /* NULL if unreadable, or not compared */
  GPtrArray *findings;   /* NULL if unreadable, or previous */
  GError *error;         /* why it is unreadable */
  GError *marks_error;   /* why it has no marks */
} Job;

static void
job_clear (gpointer data)
{
  Job *job = data;
  g_clear_pointer (&job->photo, idp_photo_free);
  g_clear_pointer (&job->likeness, idp_likeness_free);
  g_clear_pointer (&job->findings, g_ptr_array_unref);
  g_clear_error (&job->error);
  g_clear_error (&job->marks_error);
}

static gboolean
write_marks (const Session *session, const IdpPhotoEntry *entry, const IdpPhoto *photo,
             const GPtrArray *findings, GError **error)
{
  const IdpJpegOptions options = { .quality = MARKS_QUALITY, .full_chroma = TRUE };
  g_autofree char *name = g_strconcat (entry->relative, ".marks.jpg", NULL);
  g_autofree char *path = g_build_filename (session->marks_folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_autoptr (IdpImage) picture = idp_overlay_render (photo, findings, error);
  if (picture == NULL)
    return FALSE;
  g_autoptr (GBytes) bytes = idp_encode_jpeg (picture, &options, error);
  if (bytes == NULL)
    return FALSE;
  g_mkdir_with_parents (folder, 0777); /* a failure shows when writing, with its reason */
  return idp_write_file (path, bytes, error);
}

/* All that one photo alone decides, on any thread. */
static void
examine (const Session *session, Job *job)
{
  IdpFile *file = idp_file_load (job->entry->path, &job->error);
  if (file != NULL)
    job->photo = idp_photo_new (file, session->rules, &job->error);
  /* Earlier photos are only compared. */
  if (job->photo != NULL && session->forensics && !job->previous
      && !idp_photo_examine (job->photo, &job->error))
    g_clear_pointer (&job->photo, idp_photo_free);
  if (job->photo == NULL)
    return;

  if (session->batch != NULL)
    job->likeness = idp_likeness_new (job->photo);
  if (!job->previous)
    job->findings = idp_checks_run (job->photo, session->rules);
  if (!job->previous && session->marks_folder != NULL)
    write_marks (session, job->entry, job->photo, job->findings, &job->marks_error);
  idp_photo_drop_pixels (job->photo);
}

static void
work (gpointer data, gpointer user_data)
{
  Job *job = data;
  Session *session = user_data;

  examine (session, job);
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
  if (session->json && !job->previous)
    {
      g_autofree char *report
          = idp_report_unreadable_json (path, job->error->message, session->rules);
      g_print ("%s\n", report);
    }
  command_complain ("%s: %s", path, job->error->message);
  return EXIT_UNREADABLE;
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
  if (!job->previous)
    summary_add (session->summary, job->entry->path, job->findings);
  if (job->photo == NULL)
    return complain_unreadable (session, job);

  g_autofree char *report = session->json
                                ? idp_report_json (job->photo, job->findings, session->rules)
                                : idp_report_text (job->photo, job->findings, session->rules);
  g_print (session->json ? "%s\n" : "%s", report);
  if (job->marks_error != NULL)
    {
      command_complain ("%s", job->marks_error->message);
      return EXIT_UNREADABLE;
    }
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
  session->summary = summary;

  g_mutex_init (&session->mutex);
  g_cond_init (&session->job_done);
  const int previous_status = previous != NULL ? process (session, previous, TRUE) : EXIT_FINE;
  const int photos_status = process (session, photos, FALSE);
  if (photos->len > 1)
    print_summary (session);
  g_cond_clear (&session->job_done);
  g_mutex_clear (&session->mutex);
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
    { "no-forensics", 0, 0, G_OPTION_ARG_NONE, &no_forensics,
      N_ ("Leave out the traces of screens, prints and editing in the pixels; faster"), NULL },
    { NULL },
  };
  if (!command_parse (
          &argc, &argv, options, _ ("PHOTO|DIR…"),
          _ ("A photo of the finished size is judged as it is, any other on the crop that "
             "“idphoto crop”\nwould make of it. JSON is one object per photo and line. All photos "
             "are compared with each\nother and with those of --previous; a likeness is told "
             "where the second of the two is judged.\n\n"
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
  if (n_threads < 1)
    {
      command_complain (_ ("--jobs: at least 1 is needed"));
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

  Session session = {
    .rules = rules,
    .json = json,
    .forensics = !no_forensics,
    .marks_folder = marks_folder,
    .n_threads = n_threads,
  };
  return check_all (&session, photos, previous);
}

const Command command_check = {
  .name = "check",
  .summary = N_ ("judge photos and folders of photos"),
  .run = run,
};
