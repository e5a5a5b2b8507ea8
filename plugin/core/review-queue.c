/* review-queue: the photos of a folder, checked in the background, and where each stands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review-queue.h"

#include "batch.h"

struct _IdpReviewQueue
{
  const IdpRules *rules;
  GPtrArray *photos;      /* IdpPhotoEntry */
  IdpQueueEntry *entries; /* one for each photo */
  guint n_taken;          /* entries that have been taken in, the first ones */
  IdpCheckCache *cache;   /* NULL: nothing is remembered */
  IdpBatch *batch;
  GThreadPool *pool;

  GMutex mutex; /* guards `done` of the entries, and what a thread stores before it is set */
  GCond entry_done;
};

static void
check (gpointer data, gpointer user_data)
{
  IdpQueueEntry *entry = data;
  IdpReviewQueue *queue = user_data;

  g_autoptr (GError) error = NULL;
  IdpChecked *checked = queue->cache != NULL
                            ? idp_check_cache_get (queue->cache, entry->photo, &error)
                            : idp_checked_new (entry->photo->path, queue->rules, &error);
  g_mutex_lock (&queue->mutex);
  entry->checked = checked;
  entry->error = g_steal_pointer (&error);
  entry->done = TRUE;
  g_cond_signal (&queue->entry_done);
  g_mutex_unlock (&queue->mutex);
}

static IdpBatch *
batch_of (const IdpRules *rules, const GPtrArray *photos)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  for (guint i = 0; i < photos->len; i++)
    g_ptr_array_add (paths, ((const IdpPhotoEntry *) photos->pdata[i])->path);
  return idp_batch_new (rules, paths);
}

IdpReviewQueue *
idp_review_queue_new (const char *folder, const IdpRules *rules, guint n_threads,
                      IdpCheckCache *cache, GError **error)
{
  g_return_val_if_fail (folder != NULL && rules != NULL && n_threads > 0, NULL);

  char *const arguments[] = { (char *) folder, NULL };
  GPtrArray *photos = idp_photo_list_new (arguments, error);
  if (photos == NULL)
    {
      idp_check_cache_free (cache);
      return NULL;
    }

  IdpReviewQueue *queue = g_new0 (IdpReviewQueue, 1);
  queue->rules = rules;
  queue->photos = photos;
  queue->entries = g_new0 (IdpQueueEntry, photos->len);
  queue->cache = cache;
  queue->batch = batch_of (rules, photos);
  g_mutex_init (&queue->mutex);
  g_cond_init (&queue->entry_done);
  queue->pool = g_thread_pool_new (check, queue, n_threads, FALSE, NULL);
  for (guint i = 0; i < photos->len; i++)
    {
      queue->entries[i].photo = photos->pdata[i];
      g_thread_pool_push (queue->pool, &queue->entries[i], NULL);
    }
  return queue;
}

void
idp_review_queue_free (IdpReviewQueue *queue)
{
  if (queue == NULL)
    return;
  g_thread_pool_free (queue->pool, TRUE, TRUE);
  for (guint i = 0; i < queue->photos->len; i++)
    {
      IdpQueueEntry *entry = &queue->entries[i];
      g_clear_error (&entry->error);
      idp_checked_free (entry->checked);
      idp_review_free (entry->review);
    }
  g_free (queue->entries);
  g_ptr_array_unref (queue->photos);
  idp_check_cache_free (queue->cache);
  idp_batch_free (queue->batch);
  g_cond_clear (&queue->entry_done);
  g_mutex_clear (&queue->mutex);
  g_free (queue);
}

guint
idp_review_queue_length (const IdpReviewQueue *queue)
{
  return queue->photos->len;
}

const IdpQueueEntry *
idp_review_queue_get (const IdpReviewQueue *queue, guint i)
{
  g_return_val_if_fail (i < queue->photos->len, NULL);
  return &queue->entries[i];
}

void
idp_review_queue_refresh (IdpReviewQueue *queue, guint i)
{
  g_return_if_fail (i < queue->photos->len);

  IdpQueueEntry *entry = &queue->entries[i];
  if (entry->stage != IDP_QUEUE_READY)
    return;
  GPtrArray *findings = entry->checked->findings;
  idp_review_free (entry->review);
  entry->review = idp_review_load (entry->photo->path, entry->checked->sha256, queue->rules);
  g_ptr_array_set_size (findings, entry->n_measured);
  idp_review_judge (entry->review, queue->rules, findings);
  entry->state = idp_review_state (entry->review, findings, &entry->n_left);
}

/* Photos are compared with those before them, so this goes in their order. */
static void
take_in (IdpReviewQueue *queue, guint i)
{
  IdpQueueEntry *entry = &queue->entries[i];
  entry->stage = entry->checked != NULL ? IDP_QUEUE_READY : IDP_QUEUE_UNREADABLE;
  if (entry->stage == IDP_QUEUE_UNREADABLE)
    return;
  IdpChecked *checked = entry->checked;
  idp_batch_judge (queue->batch, entry->photo->path, checked->sha256,
                   g_steal_pointer (&checked->likeness), checked->findings);
  entry->n_measured = checked->findings->len;
  idp_review_queue_refresh (queue, i);
}

static gboolean
is_done (IdpReviewQueue *queue, guint i)
{
  g_mutex_lock (&queue->mutex);
  const gboolean done = queue->entries[i].done;
  g_mutex_unlock (&queue->mutex);
  return done;
}

guint
idp_review_queue_update (IdpReviewQueue *queue)
{
  guint n = 0;
  for (; queue->n_taken < queue->photos->len && is_done (queue, queue->n_taken); n++)
    take_in (queue, queue->n_taken++);
  return n;
}

void
idp_review_queue_wait (IdpReviewQueue *queue, guint i)
{
  g_return_if_fail (i < queue->photos->len);

  for (; queue->n_taken <= i; queue->n_taken++)
    {
      g_mutex_lock (&queue->mutex);
      while (!queue->entries[queue->n_taken].done)
        g_cond_wait (&queue->entry_done, &queue->mutex);
      g_mutex_unlock (&queue->mutex);
      take_in (queue, queue->n_taken);
    }
}

static gboolean
needs_person (const IdpQueueEntry *entry)
{
  return entry->stage == IDP_QUEUE_READY && entry->state == IDP_REVIEW_OPEN;
}

int
idp_review_queue_next (IdpReviewQueue *queue, int from, int step)
{
  g_return_val_if_fail (step == 1 || step == -1, -1);

  const int n = queue->photos->len;
  for (int k = 1; k <= n; k++)
    {
      const int i = ((from + step * k) % n + n) % n;
      if (!needs_person (&queue->entries[i]))
        continue;
      idp_review_queue_refresh (queue, i);
      if (needs_person (&queue->entries[i]))
        return i;
    }
  return -1;
}

/* Where ENTRY stands in a list. */
static int
rank (const IdpQueueEntry *entry)
{
  static const int of_state[] = {
    [IDP_REVIEW_OPEN] = 0,     [IDP_REVIEW_FAILED] = 1, [IDP_REVIEW_REJECTED] = 3,
    [IDP_REVIEW_ACCEPTED] = 5, [IDP_REVIEW_PASSED] = 6,
  };
  if (entry->stage == IDP_QUEUE_UNREADABLE)
    return 2;
  return entry->stage == IDP_QUEUE_WAITING ? 4 : of_state[entry->state];
}

static int
compare_ranks (gconstpointer a, gconstpointer b, gpointer data)
{
  const IdpReviewQueue *queue = data;
  const guint i = *(const guint *) a, j = *(const guint *) b;
  const int difference = rank (&queue->entries[i]) - rank (&queue->entries[j]);
  return difference != 0 ? difference : (int) i - (int) j;
}

GArray *
idp_review_queue_order (const IdpReviewQueue *queue)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), queue->photos->len);
  for (guint i = 0; i < queue->photos->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_ranks, (gpointer) queue);
  return order;
}

IdpQueueCounts
idp_review_queue_count (const IdpReviewQueue *queue)
{
  IdpQueueCounts counts = { 0 };
  for (guint i = 0; i < queue->photos->len; i++)
    {
      const IdpQueueEntry *entry = &queue->entries[i];
      if (entry->stage == IDP_QUEUE_READY)
        counts.states[entry->state]++;
      else if (entry->stage == IDP_QUEUE_UNREADABLE)
        counts.unreadable++;
      else
        counts.waiting++;
    }
  return counts;
}
