/* run-review: plug-in-idphoto-review.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>

#include "error.h"
#include "procedure.h"
#include "review-dialog.h"
#include "review-session.h"
#include "settings.h"

static const ValueSpec params[] = {
  { VALUE_FILE, "folder", "The folder of the photos", "_Folder" },
  PROCEDURE_RULES_PARAM,
  { VALUE_FILE, "photo", "The photo to decide about, by its path; \"\" only counts", "_Photo" },
  { VALUE_STRING, "decision",
    "accept, reject or withdraw (a decision about a rule); platform-failure or "
    "platform-failure-withdrawn (the platform turned the student down, or that was a mistake)",
    "_Decision" },
  { VALUE_STRING, "rule",
    "The rule that the decision is about; reviewer-objection for what no rule found", "R_ule" },
  { VALUE_STRING, "note", "Why; may be empty", "_Note" },
  { VALUE_STRING, "reviewer", "Who decides; \"\" is the user", "R_eviewer" },
};
enum
{
  ARG_FOLDER,
  ARG_RULES,
  ARG_PHOTO,
  ARG_DECISION,
  ARG_RULE,
  ARG_NOTE,
  ARG_REVIEWER,
};

static const ValueSpec returns[] = {
  { VALUE_INT, "n-open", "Number of photos that a person has yet to decide about" },
  { VALUE_INT, "n-failed", "Photos with a measured failure that nobody has accepted" },
  { VALUE_INT, "n-rejected", "Photos that a reviewer rejected" },
  { VALUE_INT, "n-accepted", "Photos of which people accepted all that was found" },
  { VALUE_INT, "n-passed", "Photos of which nothing was found" },
  { VALUE_INT, "n-unreadable", "Files that are no readable photo" },
  { VALUE_FILE, "next", "The first photo that a person has yet to decide about; empty if none" },
  { VALUE_STRING, "kept-aside",
    "Where the damaged review file was kept that the decision was added to; empty if it was "
    "whole" },
};

static gboolean
refuse (GError **error, const char *format, const char *word)
{
  g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED, format, word);
  return FALSE;
}

static gboolean
decide_about (ReviewSession *session, guint i, const Call *call, char **kept_aside, GError **error)
{
  const char *decision = call->args[ARG_DECISION].text, *rule = call->args[ARG_RULE].text;
  const char *note = call->args[ARG_NOTE].text;
  const IdpFinding *finding = review_session_find_finding (session, i, rule);

  for (int failure = IDP_REVIEW_FAILURE; failure <= IDP_REVIEW_FAILURE_WITHDRAWN; failure++)
    if (g_str_equal (decision, idp_review_event_id (failure)))
      return review_session_record_failure (session, i, failure == IDP_REVIEW_FAILURE_WITHDRAWN,
                                            note, kept_aside, error);
  if (finding == NULL && !g_str_equal (rule, IDP_REVIEW_OBJECTION))
    return refuse (error, _ ("Nothing was found by a rule “%s”."), rule);
  for (int known = IDP_DECISION_ACCEPT; known <= IDP_DECISION_WITHDRAW; known++)
    if (g_str_equal (decision, idp_decision_id (known)))
      return review_session_decide (session, i, finding, known, note, kept_aside, error);
  return refuse (error, _ ("There is no decision “%s”."), decision);
}

static gboolean
decide (ReviewSession *session, const Call *call, char **kept_aside, GError **error)
{
  const char *photo = call->args[ARG_PHOTO].text;
  if (*photo == '\0')
    return TRUE;
  const int i = review_session_find (session, photo);
  g_autofree char *name = g_filename_display_name (photo);
  if (i < 0)
    return refuse (error, _ ("%s is no photo of the folder."), name);
  const IdpQueueEntry *entry = idp_review_queue_get (session->queue, i);
  if (entry->stage != IDP_QUEUE_READY)
    return refuse (error, _ ("%s cannot be read, so nobody can decide about it."), name);
  return decide_about (session, i, call, kept_aside, error);
}

static void
count (ReviewSession *session, Value *results)
{
  const IdpQueueCounts counts = idp_review_queue_count (session->queue);
  const int next = idp_review_queue_next (session->queue, -1, 1);
  results[0].number = counts.states[IDP_REVIEW_OPEN];
  results[1].number = counts.states[IDP_REVIEW_FAILED];
  results[2].number = counts.states[IDP_REVIEW_REJECTED];
  results[3].number = counts.states[IDP_REVIEW_ACCEPTED];
  results[4].number = counts.states[IDP_REVIEW_PASSED];
  results[5].number = counts.unreadable;
  results[6].text
      = g_strdup (next >= 0 ? idp_review_queue_get (session->queue, next)->photo->path : "");
}

static GimpPDBStatusType
run (const Call *call, Value *results, GError **error)
{
  g_autofree char *rules = settings_get_rules (call, call->args[ARG_RULES].text);
  if (call->run_mode != GIMP_RUN_NONINTERACTIVE)
    return review_dialog_run (rules);

  g_autofree char *kept_aside = NULL;
  g_autoptr (ReviewSession) session = review_session_new (call->args[ARG_FOLDER].text, rules,
                                                          call->args[ARG_REVIEWER].text, error);
  if (session == NULL)
    return GIMP_PDB_EXECUTION_ERROR;
  idp_review_queue_wait (session->queue, idp_review_queue_length (session->queue) - 1);
  if (!decide (session, call, &kept_aside, error))
    return GIMP_PDB_EXECUTION_ERROR;
  count (session, results);
  results[7].text = g_strdup (kept_aside != NULL ? kept_aside : "");
  return GIMP_PDB_SUCCESS;
}

const Procedure procedure_review = {
  .name = "plug-in-idphoto-review",
  .menu_label = N_ ("Re_view a Folder…"),
  .blurb = N_ ("Decide about the photos of a folder that need a person"),
  .help = N_ ("Checks the photos of a folder and shows, one after the other, those that a person "
              "must look at: every finding is accepted or rejected by one key, with a note where "
              "it needs one. Decisions are added to PHOTO.review.json beside each photo, so that "
              "several people can share a folder, and count for that picture and rules preset "
              "only. Scripts may record one decision, and get the numbers of photos."),
  .without_image = TRUE,
  .params = params,
  .n_params = G_N_ELEMENTS (params),
  .returns = returns,
  .n_returns = G_N_ELEMENTS (returns),
  .run = run,
};
