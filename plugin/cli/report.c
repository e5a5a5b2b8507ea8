/* idphoto report: where every photo of a folder stands, for people.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "display.h"
#include "encode.h"
#include "error.h"
#include "i18n.h"
#include "progress.h"
#include "report-page.h"
#include "retake-list.h"

typedef struct
{
  gboolean html; /* else CSV */
  gboolean all;  /* of CSV: also the photos that are fine */
  gboolean show_ids;
  const char *output; /* NULL: stdout */
} Options;

typedef struct
{
  const IdpRules *rules;
  Options options;
  IdpReviewQueue *queue;
  GString *list;    /* of CSV */
  ReportPage *page; /* of HTML */
  int status;
} Session;

/* What has to be told of one photo at once, beside the report. */
static void
warn (Session *session, const IdpReviewRow *row)
{
  const IdpQueueEntry *entry = row->entry;
  if (entry->error != NULL)
    {
      g_autofree char *reason = idp_review_row_shown (row, entry->error->message);
      command_complain ("%s: %s", row->file, reason);
      session->status = EXIT_UNREADABLE;
      return;
    }
  g_autofree char *complaint = idp_review_complaint (entry->review);
  if (complaint == NULL)
    return;
  g_autofree char *shown = idp_review_row_shown (row, complaint);
  command_complain ("%s: %s", row->file, shown);
  if (entry->review->unreadable != NULL)
    session->status = EXIT_UNREADABLE;
}

static void
add_photo (Session *session, guint i)
{
  g_autoptr (IdpReviewRow) row = idp_review_row_new (idp_review_queue_get (session->queue, i),
                                                     session->rules, session->options.show_ids);
  warn (session, row);
  if (idp_review_row_is_retake (row))
    session->status = MAX (session->status, EXIT_PROBLEMS);
  if (session->options.html)
    report_page_add (session->page, row);
  else if (session->options.all || idp_review_row_is_retake (row))
    idp_retake_list_add (session->list, row);
}

static void
print_counts (const Session *session)
{
  const IdpQueueCounts counts = idp_review_queue_count (session->queue);
  const guint n = idp_review_queue_length (session->queue);
  g_printerr (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u photo: %u passed, %u accepted, %u failed, %u rejected, %u unreadable, %u to "
                   "be decided\n",
                   "%u photos: %u passed, %u accepted, %u failed, %u rejected, %u unreadable, %u "
                   "to be decided\n",
                   n),
      n, counts.states[IDP_REVIEW_PASSED], counts.states[IDP_REVIEW_ACCEPTED],
      counts.states[IDP_REVIEW_FAILED], counts.states[IDP_REVIEW_REJECTED], counts.unreadable,
      counts.states[IDP_REVIEW_OPEN]);
  if (counts.states[IDP_REVIEW_OPEN] > 0 && !session->options.html && !session->options.all)
    g_printerr (_ ("What is to be decided is not on the list; --all lists it too.\n"));
}

static gboolean
put_out (const char *path, GBytes *bytes, GError **error)
{
  if (path != NULL)
    return idp_write_file (path, bytes, error);
  const gsize size = g_bytes_get_size (bytes);
  if (fwrite (g_bytes_get_data (bytes, NULL), 1, size, stdout) == size && fflush (stdout) == 0)
    return TRUE;
  g_set_error_literal (error, IDP_ERROR, IDP_ERROR_WRITE,
                       _ ("the output could not be written whole"));
  return FALSE;
}

static int
report (Session *session, const char *folder)
{
  const guint n = idp_review_queue_length (session->queue);
  const Progress progress = progress_start (n);
  g_autofree char *canonical = g_canonicalize_filename (folder, NULL);
  g_autofree char *base = g_path_get_basename (canonical);
  g_autofree char *display_name = g_filename_display_name (base);
  g_autofree char *visible = idp_display_visible (display_name);
  g_autofree char *name
      = session->options.show_ids ? g_strdup (visible) : idp_display_mask_ids (visible);
  g_autoptr (ReportPage) page = report_page_new (name, session->rules);
  session->page = page;
  session->list = idp_retake_list_new ();
  for (guint i = 0; i < n; i++)
    {
      idp_review_queue_wait (session->queue, i);
      add_photo (session, i);
      progress_show (&progress, i + 1);
    }

  g_autoptr (GBytes) list = g_string_free_to_bytes (session->list);
  g_autoptr (GBytes) bytes = session->options.html ? report_page_finish (page) : g_bytes_ref (list);
  g_autoptr (GError) error = NULL;
  if (!put_out (session->options.output, bytes, &error))
    {
      command_complain ("%s", error->message);
      return EXIT_UNREADABLE;
    }
  print_counts (session);
  return session->status;
}

/* Reads the argument of --language; NULL leaves the language of the user. */
static gboolean
set_language (const char *language)
{
  const gboolean chinese = g_strcmp0 (language, "zh") == 0;
  if (language == NULL)
    return TRUE;
  if (!chinese && strcmp (language, "en") != 0)
    {
      command_complain (_ ("--language: “%s” is neither zh nor en"), language);
      return FALSE;
    }
  idp_i18n_set_chinese (chinese);
  return TRUE;
}

static gboolean
set_format (const char *format, Options *options)
{
  options->html = g_strcmp0 (format, "html") == 0;
  if (format != NULL && !options->html && strcmp (format, "csv") != 0)
    {
      command_complain (_ ("--format: “%s” is neither csv nor html"), format);
      return FALSE;
    }
  if (options->html && options->output == NULL && isatty (STDOUT_FILENO))
    {
      command_complain (_ ("a page is not for a terminal: name a file with --output"));
      return FALSE;
    }
  return TRUE;
}

static int
run (int argc, char **argv)
{
  g_autofree char *rules_name = NULL;
  g_autofree char *format = NULL;
  g_autofree char *language = NULL;
  g_autofree char *output = NULL;
  g_autofree char *results = NULL;
  int n_threads = 1;
  gboolean all = FALSE, show_ids = FALSE, no_cache = FALSE;
  const GOptionEntry entries[] = {
    { "rules", 'r', 0, G_OPTION_ARG_FILENAME, &rules_name, N_ ("Rules preset: a name or a file"),
      N_ ("NAME|FILE") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
      N_ ("csv: the list of those who must do something (default); html: a page of all photos"),
      "csv|html" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write here instead of to stdout"),
      N_ ("FILE") },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &language,
      N_ ("Language of the report; default: that of the user"), "zh|en" },
    { "all", 'a', 0, G_OPTION_ARG_NONE, &all, N_ ("List the photos that are fine too"), NULL },
    { "show-ids", 0, 0, G_OPTION_ARG_NONE, &show_ids,
      N_ ("Do not hide the middle of ID card numbers"), NULL },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &n_threads, N_ ("Photos to check at once; default: 1"),
      "N" },
    { "results", 0, 0, G_OPTION_ARG_FILENAME, &results,
      N_ ("Take the results in this file, of “idphoto check --results”, and add to it"),
      N_ ("FILE") },
    { "no-cache", 0, 0, G_OPTION_ARG_NONE, &no_cache,
      N_ ("Check all photos again, and keep no results for the next time"), NULL },
    { NULL },
  };
  if (!command_parse (
          &argc, &argv, entries, _ ("DIR"),
          _ ("Checks the photos below DIR, takes in what reviewers decided (PHOTO.review.json), "
             "and "
             "writes\neither the list of retakes, ready to be sent, or a page to look at, to sort "
             "and to print.\n\n"
             "Exit status: 0 no photo fails, 1 some fail or are rejected, 2 some cannot be read.")))
    return EXIT_UNREADABLE;
  Session session = { .options = { .all = all, .show_ids = show_ids, .output = output } };
  if (argc != 2 || !g_file_test (argv[1], G_FILE_TEST_IS_DIR))
    {
      command_complain (_ ("one folder is needed"));
      return EXIT_UNREADABLE;
    }
  if (!set_format (format, &session.options) || !set_language (language)
      || !command_jobs (n_threads))
    return EXIT_UNREADABLE;

  g_autoptr (GError) error = NULL;
  g_autoptr (IdpRules) rules = command_load_rules (rules_name);
  if (rules == NULL)
    return EXIT_UNREADABLE;
  IdpCheckCache *cache = NULL;
  if (results != NULL)
    cache = idp_check_cache_open_file (results, rules, &error);
  else if (!no_cache)
    cache = idp_check_cache_open (argv[1], rules);
  g_autoptr (IdpReviewQueue) queue
      = error == NULL ? idp_review_queue_new (argv[1], rules, n_threads, cache, &error) : NULL;
  if (queue == NULL)
    {
      command_complain ("%s", error->message);
      return EXIT_UNREADABLE;
    }
  session.rules = rules;
  session.queue = queue;
  return report (&session, argv[1]);
}

const Command command_report = {
  .name = "report",
  .summary = N_ ("list the retakes of a folder, or show all of it on one page"),
  .run = run,
};
