/* review-write: adds a line to the review file of a photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review-write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "encode.h"
#include "error.h"
#include "lines.h"

#define MAX_ASIDE 1000

/* A name beside PATH that nobody has. Caller frees. */
static char *
aside_path (const char *path, GError **error)
{
  for (int n = 1; n <= MAX_ASIDE; n++)
    {
      g_autofree char *aside = g_strdup_printf ("%s.damaged-%d", path, n);
      if (!g_file_test (aside, G_FILE_TEST_EXISTS) && !g_file_test (aside, G_FILE_TEST_IS_SYMLINK))
        return g_steal_pointer (&aside);
    }
  g_set_error (error, IDP_ERROR, IDP_ERROR_WRITE,
               _ ("%s: damaged, and so many damaged ones are beside it that something is wrong"),
               path);
  return NULL;
}

/* The whole ones of LINES, and LINE. */
static GBytes *
mended (const GPtrArray *lines, const char *line)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      const IdpReviewLine *old = lines->pdata[i];
      if (old->text != NULL)
        g_string_append_printf (text, "%s\n", old->text);
    }
  g_string_append_printf (text, "%s\n", line);
  return g_string_free_to_bytes (text);
}

static gboolean
has_garbage (const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    if (((const IdpReviewLine *) lines->pdata[i])->kind == IDP_REVIEW_LINE_GARBAGE)
      return TRUE;
  return FALSE;
}

static gboolean
add_line (const char *photo, const char *line, char **kept_aside, GError **error)
{
  g_autofree char *path = idp_review_path (photo);
  g_autoptr (IdpLines) file = idp_lines_open (path, error);
  if (file == NULL)
    return FALSE;
  g_autoptr (GBytes) content = idp_lines_read (file, IDP_REVIEW_MAX_BYTES, error);
  if (content == NULL)
    return FALSE;
  g_autoptr (GPtrArray) lines = idp_review_lines_read (content);
  if (!has_garbage (lines))
    return idp_lines_add (file, line, TRUE, error);

  g_autofree char *aside = aside_path (path, error);
  g_autoptr (GBytes) text = mended (lines, line);
  if (aside == NULL || !idp_write_file (aside, content, error)
      || !idp_lines_replace (file, text, error))
    return FALSE;
  if (kept_aside != NULL)
    *kept_aside = g_steal_pointer (&aside);
  return TRUE;
}

/* Takes RECORD as far as it is filled. */
static gboolean
add (const IdpReviewer *by, IdpReviewRecord record, const char *note, char **kept_aside,
     GError **error)
{
  g_return_val_if_fail (by != NULL && by->who != NULL && by->photo != NULL && by->sha256 != NULL
                            && by->rules != NULL,
                        FALSE);

  if (kept_aside != NULL)
    *kept_aside = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *when = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *who = g_utf8_make_valid (by->who, -1);
  g_autofree char *valid_note = g_utf8_make_valid (note != NULL ? note : "", -1);
  record.when = when;
  record.who = who;
  record.sha256 = (char *) by->sha256;
  record.rules_name = by->rules->name;
  record.rules_sha256 = by->rules->sha256;
  record.note = valid_note;
  g_autofree char *line = idp_review_record_to_line (&record);
  return add_line (by->photo, line, kept_aside, error);
}

gboolean
idp_review_decide (const IdpReviewer *by, const IdpFinding *finding, IdpDecision decision,
                   const char *note, char **kept_aside, GError **error)
{
  const IdpReviewRecord record = {
    .event = IDP_REVIEW_DECISION,
    .rule = finding != NULL ? finding->rule->id : IDP_REVIEW_OBJECTION,
    .verdict = finding != NULL ? finding->verdict : IDP_VERDICT_NOT_MEASURED,
    .measured = finding != NULL ? finding->measured : NAN,
    .decision = decision,
  };
  return add (by, record, note, kept_aside, error);
}

gboolean
idp_review_record_failure (const IdpReviewer *by, gboolean withdrawn, const char *note,
                           char **kept_aside, GError **error)
{
  const IdpReviewRecord record = {
    .event = withdrawn ? IDP_REVIEW_FAILURE_WITHDRAWN : IDP_REVIEW_FAILURE,
  };
  return add (by, record, note, kept_aside, error);
}
