/* approval: may this photo be printed, as far as people and rules have a say?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "approval.h"

#include <glib/gi18n.h>

#include "check-cache.h"
#include "error.h"
#include "file-digest.h"
#include "receipt.h"
#include "review.h"

struct _IdsApproval
{
  IdpRules *rules;
  GPtrArray *originals;  /* of IdpPhotoEntry */
  GHashTable *by_sha256; /* of an original -> IdpPhotoEntry; owned by ORIGINALS */
  IdpCheckCache *photo_cache;
  IdpCheckCache *original_cache;
};

void
ids_approval_free (IdsApproval *approval)
{
  if (approval == NULL)
    return;
  g_clear_pointer (&approval->photo_cache, idp_check_cache_free);
  g_clear_pointer (&approval->original_cache, idp_check_cache_free);
  g_clear_pointer (&approval->by_sha256, g_hash_table_unref);
  g_clear_pointer (&approval->originals, g_ptr_array_unref);
  g_clear_pointer (&approval->rules, idp_rules_free);
  g_free (approval);
}

/* A receipt names its original by digest only, so all have to be read. */
static void
index_originals (IdsApproval *approval)
{
  approval->by_sha256 = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < approval->originals->len; i++)
    {
      IdpPhotoEntry *entry = approval->originals->pdata[i];
      g_hash_table_insert (approval->by_sha256, ids_file_digest (entry->path), entry);
    }
}

IdsApproval *
ids_approval_new (const char *rules, const char *originals, const char *photos, GError **error)
{
  char *const folders[] = { (char *) originals, NULL };
  g_autoptr (IdsApproval) approval = g_new0 (IdsApproval, 1);
  approval->rules = idp_rules_load (rules != NULL ? rules : IDP_RULES_DEFAULT, error);
  if (approval->rules == NULL)
    return NULL;
  approval->originals = idp_photo_list_new (folders, error);
  if (approval->originals == NULL)
    return NULL;
  index_originals (approval);
  approval->photo_cache = idp_check_cache_open (photos, approval->rules);
  approval->original_cache = idp_check_cache_open (originals, approval->rules);
  return g_steal_pointer (&approval);
}

static gboolean
is_reviewed (const char *path)
{
  g_autofree char *review = idp_review_path (path);
  return g_file_test (review, G_FILE_TEST_EXISTS);
}

static gboolean
is_in_order (IdpReviewState state)
{
  return state == IDP_REVIEW_PASSED || state == IDP_REVIEW_ACCEPTED;
}

/* WHAT, the photo or its original, under the rules and the decisions beside it. */
static gboolean
check_findings (const IdsApproval *approval, IdpCheckCache *cache, const IdpPhotoEntry *entry,
                GError **error)
{
  g_autoptr (IdpChecked) checked = idp_check_cache_get (cache, entry, error);
  if (checked == NULL)
    return FALSE;
  g_autoptr (IdpReview) review = idp_review_load (entry->path, checked->sha256, approval->rules);
  idp_review_judge (review, approval->rules, checked->findings);
  guint n_left = 0;
  const IdpReviewState state = idp_review_state (review, checked->findings, &n_left);
  if (is_in_order (state))
    return TRUE;
  g_autofree char *base = g_path_get_basename (entry->path);
  g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED, _ ("not approved: %s: %s, findings left: %u"),
               base, idp_review_state_text (state), n_left);
  return FALSE;
}

gboolean
ids_approval_check (const IdsApproval *approval, const char *photo, const char *sha256,
                    GError **error)
{
  g_autofree char *original_sha256 = idp_receipt_original (photo, sha256);
  const IdpPhotoEntry *original
      = original_sha256 != NULL ? g_hash_table_lookup (approval->by_sha256, original_sha256) : NULL;
  if (original_sha256 == NULL)
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_MISMATCH,
                           _ ("not approved: there is no receipt of this picture beside it"));
      return FALSE;
    }
  if (original == NULL)
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_MISMATCH,
                           _ ("not approved: the original that its receipt names is not there"));
      return FALSE;
    }
  if (!idp_receipt_verify (original->path, photo, error))
    {
      g_prefix_error (error, "%s", _ ("not approved: "));
      return FALSE;
    }

  const IdpPhotoEntry finished = { (char *) photo, (char *) photo };
  const gboolean original_counts = is_reviewed (original->path);
  const gboolean photo_counts = is_reviewed (photo) || !original_counts;
  return (!original_counts || check_findings (approval, approval->original_cache, original, error))
         && (!photo_counts || check_findings (approval, approval->photo_cache, &finished, error));
}
