/* batch: what a photo has to do with the other photos of a run, and with earlier ones.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch.h"

#include <glib/gstdio.h>
#include <string.h>

#include "receipt.h"
#include "sha256.h"

const IdpCheck idp_check_duplicate_photo = { .id = "duplicate-photo", .unit = IDP_UNIT_PERCENT };
const IdpCheck idp_check_resubmitted_photo
    = { .id = "resubmitted-photo", .unit = IDP_UNIT_PERCENT };

/* All that is kept of a photo. */
typedef struct
{
  char *path;
  char *canonical_path;
  char *sha256;
  char *original_sha256; /* of the file it was cropped from, as its receipt says; or NULL */
  IdpLikeness *likeness;
} Entry;

struct _IdpBatch
{
  const IdpRules *rules;
  GHashTable *copies;  /* path -> path of another file with the same bytes */
  GPtrArray *previous; /* Entry */
  GPtrArray *judged;   /* Entry */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;
  g_free (entry->path);
  g_free (entry->canonical_path);
  g_free (entry->sha256);
  g_free (entry->original_sha256);
  idp_likeness_free (entry->likeness);
  g_free (entry);
}

static Entry *
entry_new (const char *path, const char *sha256, IdpLikeness *likeness)
{
  Entry *entry = g_new (Entry, 1);
  *entry = (Entry){
    .path = g_strdup (path),
    .canonical_path = g_canonicalize_filename (path, NULL),
    .sha256 = g_strdup (sha256),
    .original_sha256 = idp_receipt_original (path, sha256),
    .likeness = likeness,
  };
  return entry;
}

/* Files that cannot be read are told of elsewhere. */
static char *
checksum_of (const char *path)
{
  g_autofree char *data = NULL;
  gsize length = 0;
  if (!g_file_get_contents (path, &data, &length, NULL))
    return NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  return idp_sha256 (bytes);
}

static GHashTable *
count_sizes (const GPtrArray *paths)
{
  GHashTable *counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < paths->len; i++)
    {
      GStatBuf status;
      if (g_stat (paths->pdata[i], &status) != 0)
        continue;
      gint64 *size = g_new (gint64, 1);
      *size = status.st_size;
      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, size));
      g_hash_table_insert (counts, size, GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

static gboolean
shares_size (GHashTable *counts, const char *path)
{
  GStatBuf status;
  if (g_stat (path, &status) != 0)
    return FALSE;
  const gint64 size = status.st_size;
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, &size)) > 1;
}

static gboolean
is_same_path (const char *a, const char *b)
{
  g_autofree char *canonical_a = g_canonicalize_filename (a, NULL);
  g_autofree char *canonical_b = g_canonicalize_filename (b, NULL);
  return strcmp (canonical_a, canonical_b) == 0;
}

static void
find_copies (IdpBatch *batch, const GPtrArray *paths)
{
  g_autoptr (GHashTable) counts = count_sizes (paths);
  g_autoptr (GHashTable) first
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL); /* checksum -> path */

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = paths->pdata[i];
      g_autofree char *checksum = shares_size (counts, path) ? checksum_of (path) : NULL;
      if (checksum == NULL)
        continue;
      const char *other = g_hash_table_lookup (first, checksum);
      if (other == NULL)
        g_hash_table_insert (first, g_steal_pointer (&checksum), (gpointer) path);
      else if (!is_same_path (path, other))
        {
          g_hash_table_insert (batch->copies, g_strdup (path), g_strdup (other));
          if (!g_hash_table_contains (batch->copies, other))
            g_hash_table_insert (batch->copies, g_strdup (other), g_strdup (path));
        }
    }
}

IdpBatch *
idp_batch_new (const IdpRules *rules, const GPtrArray *paths)
{
  g_return_val_if_fail (rules != NULL && paths != NULL, NULL);

  IdpBatch *batch = g_new (IdpBatch, 1);
  *batch = (IdpBatch){
    .rules = rules,
    .copies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .previous = g_ptr_array_new_with_free_func (entry_free),
    .judged = g_ptr_array_new_with_free_func (entry_free),
  };
  if (idp_rules_find (rules, idp_check_duplicate_photo.id) != NULL)
    find_copies (batch, paths);
  return batch;
}

void
idp_batch_free (IdpBatch *batch)
{
  if (batch == NULL)
    return;
  g_hash_table_unref (batch->copies);
  g_ptr_array_unref (batch->previous);
  g_ptr_array_unref (batch->judged);
  g_free (batch);
}

void
idp_batch_add_previous (IdpBatch *batch, const char *path, const char *sha256,
                        IdpLikeness *likeness)
{
  g_return_if_fail (batch != NULL && path != NULL && sha256 != NULL && likeness != NULL);
  g_ptr_array_add (batch->previous, entry_new (path, sha256, likeness));
}

static gboolean
is_crop_of (const Entry *crop, const Entry *original)
{
  return crop->original_sha256 != NULL && strcmp (crop->original_sha256, original->sha256) == 0;
}

static double
likeness_of (const Entry *a, const Entry *b)
{
  if (strcmp (a->sha256, b->sha256) == 0)
    return IDP_BATCH_SAME_BYTES;
  return MIN (idp_likeness_compare (a->likeness, b->likeness), IDP_BATCH_LIKEST);
}

/* The one of OTHERS that is most like ENTRY, and how much; NULL where none is at all. */
static const Entry *
likest (const Entry *entry, const GPtrArray *others, gboolean crops_too, double *likeness)
{
  const Entry *best = NULL;
  *likeness = 0;
  for (guint i = 0; i < others->len; i++)
    {
      const Entry *other = others->pdata[i];
      const double score = likeness_of (entry, other);
      if (score <= *likeness || strcmp (entry->canonical_path, other->canonical_path) == 0
          || (!crops_too && (is_crop_of (entry, other) || is_crop_of (other, entry))))
        continue;
      *likeness = score;
      best = other;
    }
  return best;
}

static void
add_finding (GPtrArray *findings, const IdpRule *rule, const char *other, double likeness)
{
  const IdpVerdict verdict = idp_limit_judge (&rule->limit, likeness);
  if (verdict == IDP_VERDICT_PASS)
    return;

  IdpFinding *finding = g_new (IdpFinding, 1);
  *finding = (IdpFinding){
    .rule = rule,
    .verdict = verdict,
    .measured = likeness,
    .other = other,
  };
  g_ptr_array_add (findings, finding);
}

void
idp_batch_judge (IdpBatch *batch, const char *path, const char *sha256, IdpLikeness *likeness,
                 GPtrArray *findings)
{
  g_return_if_fail (batch != NULL && path != NULL && sha256 != NULL && likeness != NULL
                    && findings != NULL);

  const IdpRule *duplicate = idp_rules_find (batch->rules, idp_check_duplicate_photo.id);
  const IdpRule *resubmitted = idp_rules_find (batch->rules, idp_check_resubmitted_photo.id);
  Entry *entry = entry_new (path, sha256, likeness);
  double score = 0;

  if (duplicate != NULL)
    {
      const char *copy = g_hash_table_lookup (batch->copies, entry->path);
      const Entry *other = likest (entry, batch->judged, FALSE, &score);
      if (copy != NULL)
        add_finding (findings, duplicate, copy, IDP_BATCH_SAME_BYTES);
      else if (other != NULL)
        add_finding (findings, duplicate, other->path, score);
    }
  if (resubmitted != NULL)
    {
      const Entry *other = likest (entry, batch->previous, TRUE, &score);
      if (other != NULL)
        add_finding (findings, resubmitted, other->path, score);
    }
  g_ptr_array_add (batch->judged, entry);
}
