/* review-retakes: writes the list of retakes of a folder.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review-retakes.h"

#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>

#include "chooser.h"
#include "encode.h"
#include "retake-list.h"

static GBytes *
list_of (const ReviewSession *session)
{
  GString *list = idp_retake_list_new ();
  for (guint i = 0; i < idp_review_queue_length (session->queue); i++)
    {
      const IdpQueueEntry *entry = idp_review_queue_get (session->queue, i);
      if (entry->stage == IDP_QUEUE_WAITING)
        continue;
      g_autoptr (IdpReviewRow) row = idp_review_row_new (entry, session->rules, FALSE);
      if (idp_review_row_is_retake (row))
        idp_retake_list_add (list, row);
    }
  return g_string_free_to_bytes (list);
}

void
review_retakes_save (GtkWindow *parent, const ReviewSession *session)
{
  g_autofree char *usual = g_build_filename (session->folder, _ ("retakes.csv"), NULL);
  g_autofree char *path = chooser_ask (parent, _ ("Save the List of Retakes"), usual);
  g_autoptr (GBytes) list = path != NULL ? list_of (session) : NULL;
  g_autoptr (GError) error = NULL;
  if (list != NULL && !idp_write_file (path, list, &error))
    gimp_message (error->message);
}
