/* idphoto check: judges photos and folders of photos.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "encode.h"
#include "overlay.h"
#include "photo-list.h"
#include "report.h"

/* Marked pictures are for looking at. */
#define MARKS_QUALITY 90

typedef struct
{
  const IdpRules *rules;
  gboolean json;
  const char *marks_folder; /* NULL: no marked pictures */

  GMutex mutex; /* guards `done` of every job */
  GCond job_done;
} Session;

typedef struct
{
  const PhotoEntry *photo;
  gboolean done;

  char *report;  /* for stdout; NULL where there is none */
  char *trouble; /* for stderr; NULL where there is none */
  int status;
} Job;

static void
job_clear (gpointer data)
{
  Job *job = data;
  g_free (job->report);
  g_free (job->trouble);
}

static gboolean
write_marks (const Session *session, const PhotoEntry *entry, const IdpPhoto *photo,
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

static void
check_photo (const Session *session, Job *job)
{
  const char *path = job->photo->path;
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpPhoto) photo = NULL;

  IdpFile *file = idp_file_load (path, &error);
  if (file != NULL)
    photo = idp_photo_new (file, session->rules, &error);
  if (photo == NULL)
    {
      job->status = EXIT_UNREADABLE;
      job->trouble = g_strdup_printf ("%s: %s", path, error->message);
      if (session->json)
        job->report = idp_report_unreadable_json (path, error->message, session->rules);
      return;
    }

  g_autoptr (GPtrArray) findings = idp_checks_run (photo, session->rules);
  job->status = idp_findings_verdict (findings) == IDP_VERDICT_FAIL ? EXIT_PROBLEMS : EXIT_FINE;
  job->report = session->json ? idp_report_json (photo, findings, session->rules)
                              : idp_report_text (photo, findings);
  if (session->marks_folder != NULL && !write_marks (session, job->photo, photo, findings, &error))
    {
      job->status = EXIT_UNREADABLE;
      job->trouble = g_strdup (error->message);
    }
}

static void
work (gpointer data, gpointer user_data)
{
  Job *job = data;
  Session *session = user_data;

  check_photo (session, job);
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

static void
show_progress (guint n, guint total, gint64 start_us)
{
  const double seconds = (g_get_monotonic_time () - start_us) / (double) G_USEC_PER_SEC;
  const double rate = seconds > 0 ? n / seconds : 0;
  g_printerr ("\r\033[K"); /* over the last line, all of it */
  g_printerr (_ ("%u of %u, %.1f per second, %.0f s left "), n, total, rate,
              rate > 0 ? (total - n) / rate : 0);
  if (n == total)
    g_printerr ("\n");
}

/* Prints results in the order of the list, whichever thread is done first. */
static int
collect (Session *session, GArray *jobs)
{
  const gboolean progress = isatty (STDERR_FILENO) && !isatty (STDOUT_FILENO) && jobs->len > 1;
  const gint64 start_us = g_get_monotonic_time ();
  int status = EXIT_FINE;

  for (guint i = 0; i < jobs->len; i++)
    {
      Job *job = &g_array_index (jobs, Job, i);
      wait_for (session, job);
      if (job->report != NULL)
        g_print (session->json ? "%s\n" : "%s", job->report);
      if (job->trouble != NULL)
        command_complain ("%s", job->trouble);
      status = MAX (status, job->status);
      job_clear (job);
      job->report = job->trouble = NULL;
      if (progress)
        show_progress (i + 1, jobs->len, start_us);
    }
  return status;
}

static int
check_all (Session *session, const GPtrArray *photos, int n_threads)
{
  g_autoptr (GArray) jobs = g_array_sized_new (FALSE, TRUE, sizeof (Job), photos->len);
  g_array_set_size (jobs, photos->len);
  g_array_set_clear_func (jobs, job_clear);

  g_mutex_init (&session->mutex);
  g_cond_init (&session->job_done);
  GThreadPool *pool = g_thread_pool_new (work, session, n_threads, TRUE, NULL);
  for (guint i = 0; i < photos->len; i++)
    {
      Job *job = &g_array_index (jobs, Job, i);
      job->photo = photos->pdata[i];
      g_thread_pool_push (pool, job, NULL);
    }
  int status = collect (session, jobs);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_cond_clear (&session->job_done);
  g_mutex_clear (&session->mutex);
  return status;
}

static int
run (int argc, char **argv)
{
  g_autofree char *rules_name = NULL;
  g_autofree char *format = NULL;
  g_autofree char *marks_folder = NULL;
  int n_threads = 1;
  const GOptionEntry options[] = {
    { "rules", 'r', 0, G_OPTION_ARG_FILENAME, &rules_name, N_ ("Rules preset: a name or a file"),
      N_ ("NAME|FILE") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_ ("Report format; default: text"),
      "text|json" },
    { "marks", 'm', 0, G_OPTION_ARG_FILENAME, &marks_folder,
      N_ ("Write every photo with its problems drawn on it into this folder"), N_ ("DIR") },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &n_threads, N_ ("Photos to check at once; default: 1"),
      "N" },
    { NULL },
  };
  if (!command_parse (
          &argc, &argv, options, _ ("PHOTO|DIR…"),
          _ ("A photo of the finished size is judged as it is, any other on the crop that "
             "“idphoto crop”\nwould make of it. JSON is one object per photo and line.\n\n"
             "Exit status: 0 no photo fails, 1 some fail, 2 some cannot be read.")))
    return EXIT_UNREADABLE;
  if (argc < 2)
    {
      command_complain (_ ("no photo given"));
      return EXIT_UNREADABLE;
    }
  if (format != NULL && strcmp (format, "text") != 0 && strcmp (format, "json") != 0)
    {
      command_complain (_ ("--format: “%s” is neither text nor json"), format);
      return EXIT_UNREADABLE;
    }
  if (n_threads < 1)
    {
      command_complain (_ ("--jobs: at least 1 is needed"));
      return EXIT_UNREADABLE;
    }

  g_autoptr (IdpRules) rules = command_load_rules (rules_name);
  if (rules == NULL)
    return EXIT_UNREADABLE;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) photos = photo_list_new (argv + 1, &error);
  if (photos == NULL)
    {
      command_complain ("%s", error->message);
      return EXIT_UNREADABLE;
    }

  Session session = {
    .rules = rules,
    .json = format != NULL && strcmp (format, "json") == 0,
    .marks_folder = marks_folder,
  };
  return check_all (&session, photos, n_threads);
}

const Command command_check = {
  .name = "check",
  .summary = N_ ("judge photos and folders of photos"),
  .run = run,
};
