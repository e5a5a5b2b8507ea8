/* review-session: one reviewer's way through the photos of a folder.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review-session.h"

/* What GLib says where the system knows no name. */
#define NO_NAME "Unknown"

char *
review_session_user (void)
{
  g_autofree char *name = g_locale_to_utf8 (g_get_real_name (), -1, NULL, NULL, NULL);
  if (name != NULL && *name != '\0' && !g_str_equal (name, NO_NAME))
    return g_steal_pointer (&name);
  return g_filename_display_name (g_get_user_name ());
}

ReviewSession *
review_session_new (const char *folder, const char *rules, const char *who, GError **error)
{
  g_autoptr (ReviewSession) session = g_new0 (ReviewSession, 1);
  session->rules = idp_rules_load (rules, error);
  if (session->rules == NULL)
    return NULL;
  session->folder = g_canonicalize_filename (folder, NULL);
  session->who = *who != '\0' ? g_strdup (who) : review_session_user ();
  session->queue
      = idp_review_queue_new (session->folder, session->rules, g_get_num_processors (),
                              idp_check_cache_open (session->folder, session->rules), error);
  return session->queue != NULL ? g_steal_pointer (&session) : NULL;
}

void
review_session_free (ReviewSession *session)
{
  if (session == NULL)
    return;
  g_clear_pointer (&session->queue, idp_review_queue_free);
  g_clear_pointer (&session->rules, idp_rules_free);
  g_free (session->folder);
  g_free (session->who);
  g_free (session);
}

int
review_session_find (const ReviewSession *session, const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, session->folder);
  for (guint i = 0; i < idp_review_queue_length (session->queue); i++)
    {
      const IdpQueueEntry *entry = idp_review_queue_get (session->queue, i);
      g_autofree char *known = g_canonicalize_filename (entry->photo->path, NULL);
      if (g_str_equal (absolute, known))
        return i;
    }
  return -1;
}

const IdpFinding *
review_session_find_finding (const ReviewSession *session, guint i, const char *rule)
{
  const IdpQueueEntry *entry = idp_review_queue_get (session->queue, i);
  for (guint k = 0; k < entry->checked->findings->len; k++)
    {
      const IdpFinding *finding = entry->checked->findings->pdata[k];
      if (g_str_equal (finding->rule->id, rule))
        return finding;
    }
  return NULL;
}

static IdpReviewer
reviewer_of (const ReviewSession *session, guint i)
{
  const IdpQueueEntry *entry = idp_review_queue_get (session->queue, i);
  return (IdpReviewer){
    .who = session->who,
    .photo = entry->photo->path,
    .sha256 = entry->checked->sha256,
    .rules = session->rules,
  };
}

gboolean
review_session_decide (ReviewSession *session, guint i, const IdpFinding *finding,
                       IdpDecision decision, const char *note, char **kept_aside, GError **error)
{
  const IdpReviewer by = reviewer_of (session, i);
  if (!idp_review_decide (&by, finding, decision, note, kept_aside, error))
    return FALSE;
  idp_review_queue_refresh (session->queue, i);
  return TRUE;
}

gboolean
review_session_record_failure (ReviewSession *session, guint i, gboolean withdrawn,
                               const char *note, char **kept_aside, GError **error)
{
  const IdpReviewer by = reviewer_of (session, i);
  if (!idp_review_record_failure (&by, withdrawn, note, kept_aside, error))
    return FALSE;
  idp_review_queue_refresh (session->queue, i);
  return TRUE;
}
