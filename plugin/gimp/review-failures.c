/* review-failures: how often the platform turned a student down.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review-failures.h"

#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>

#include "review-row.h"

/* The rule that says from how many failures on a student is in danger. */
#define LOCKOUT_RULE "lockout-risk"

#define RESPONSE_RECORD 1
#define RESPONSE_WITHDRAW 2

char *
review_failures_warning (const ReviewSession *session, const IdpQueueEntry *entry)
{
  const IdpRule *rule = idp_rules_find (session->rules, LOCKOUT_RULE);
  const guint n = idp_review_count_failures (entry->review);
  if (rule == NULL || idp_limit_judge (&rule->limit, n) == IDP_VERDICT_PASS)
    return NULL;
  g_autofree char *counted = g_strdup_printf (_ ("Turned down by the platform: %u times."), n);
  return g_strdup_printf ("%s %s\n%s", counted, idp_rule_title (rule), idp_rule_remedy (rule));
}

static gboolean
record (ReviewSession *session, guint i, gboolean withdrawn)
{
  g_autoptr (GError) error = NULL;
  if (review_session_record_failure (session, i, withdrawn, NULL, NULL, &error))
    return TRUE;
  gimp_message (error->message);
  return FALSE;
}

gboolean
review_failures_ask (GtkWindow *parent, ReviewSession *session, guint i)
{
  const IdpQueueEntry *entry = idp_review_queue_get (session->queue, i);
  const guint n = idp_review_count_failures (entry->review);
  g_autofree char *student = idp_review_student (entry->photo, FALSE);
  g_autofree char *warning = review_failures_warning (session, entry);
  GtkWidget *dialog = gtk_message_dialog_new (
      parent, GTK_DIALOG_MODAL, GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE,
      _ ("Has the platform turned down %s once more?\nOn record so far: %u"), student, n);
  if (warning != NULL)
    gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", warning);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL);
  if (n > 0)
    gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Withdraw One"), RESPONSE_WITHDRAW);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Record It"), RESPONSE_RECORD);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), RESPONSE_RECORD);
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Turned Down by the Platform"));
  const int response = gtk_dialog_run (GTK_DIALOG (dialog));
  gtk_widget_destroy (dialog);
  return (response == RESPONSE_RECORD || response == RESPONSE_WITHDRAW)
         && record (session, i, response == RESPONSE_WITHDRAW);
}
