/* test-review-queue: a folder of thousands, from the first photo to the last decision.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review-queue.h"

#include <glib/gstdio.h>
#include <string.h>

#include "review-write.h"
#include "scratch.h"

/* Fails on darkness alone, leaves an uneven wall to a person; two photos of one drawing may be. */
static IdpRules *
few_rules (void)
{
  static const char preset[]
      = "[preset]\ntitle=T\ntitle[zh_CN]=题\n[target]\nwidth=480\nheight=640\n"
        "source=S\nsource[zh_CN]=源\n"
        "[underexposed]\nmin=60\nunit=level\nsource=S\nsource[zh_CN]=源\n"
        "[head-tilt]\nmin=-3\nmax=3\nreview=always\nunit=deg\nsource=S\nsource[zh_CN]=源\n"
        "[reviewer-objection]\nmax=0\nunit=count\nsource=S\nsource[zh_CN]=源\n";
  g_autofree char *path = scratch_file ("few.ini", preset, strlen (preset));
  g_autoptr (GError) error = NULL;
  IdpRules *rules = idp_rules_load (path, &error);
  g_assert_no_error (error);
  return rules;
}

typedef struct
{
  IdpRules *rules;
  char *folder;
} Case;

/* Seven photos: 1 and 3 pass, 2 and 6 are tilted (for a person), 4 is dark (fails), 5 is none, and
 * 7 is both dark and tilted. */
static Case
case_new (const char *name)
{
  static const char *const defects[][5] = {
    { NULL },
    { "tilt_deg", "7", NULL },
    { NULL },
    { "exposure_ev", "-5", NULL },
    { NULL },
    { "tilt_deg", "-7", NULL },
    { "tilt_deg", "7", "exposure_ev", "-5", NULL },
  };
  Case c = { .rules = few_rules (), .folder = scratch_folder (name) };
  for (guint i = 0; i < G_N_ELEMENTS (defects); i++)
    {
      g_autofree char *file = g_strdup_printf ("%s/%u.jpg", name, i + 1);
      g_autofree char *path = scratch_sitter (file, 1, defects[i]);
      if (i == 4)
        g_assert_true (g_file_set_contents (path, "no photo", -1, NULL));
    }
  return c;
}

static void
case_clear (Case *c)
{
  g_free (c->folder);
  idp_rules_free (c->rules);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static IdpReviewQueue *
queue_new (const Case *c)
{
  g_autoptr (GError) error = NULL;
  IdpReviewQueue *queue = idp_review_queue_new (c->folder, c->rules, 2,
                                                idp_check_cache_open (c->folder, c->rules), &error);
  g_assert_no_error (error);
  return queue;
}

static void
decide (const IdpReviewQueue *queue, const Case *c, const char *who, guint i, const char *rule,
        IdpDecision decision)
{
  const IdpQueueEntry *entry = idp_review_queue_get (queue, i);
  const IdpReviewer by = { who, entry->photo->path, entry->checked->sha256, c->rules };
  const IdpFinding *finding = NULL;
  for (guint f = 0; rule != NULL && f < entry->checked->findings->len; f++)
    {
      const IdpFinding *candidate = entry->checked->findings->pdata[f];
      if (strcmp (candidate->rule->id, rule) == 0)
        finding = candidate;
    }
  g_assert_true ((finding != NULL) == (rule != NULL));
  g_assert_true (idp_review_decide (&by, finding, decision, NULL, NULL, NULL));
}

static void
assert_order (const IdpReviewQueue *queue, const char *expected)
{
  g_autoptr (GArray) order = idp_review_queue_order (queue);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < order->len; i++)
    g_string_append_printf (text, "%u", g_array_index (order, guint, i) + 1);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_states (void)
{
  g_auto (Case) c = case_new ("states");
  g_autoptr (IdpReviewQueue) queue = queue_new (&c);
  g_assert_cmpuint (idp_review_queue_length (queue), ==, 7);
  g_assert_cmpuint (idp_review_queue_count (queue).waiting, ==, 7);
  assert_order (queue, "1234567");
  g_assert_cmpint (idp_review_queue_next (queue, -1, 1), ==, -1);

  idp_review_queue_wait (queue, 6);
  const IdpQueueCounts counts = idp_review_queue_count (queue);
  g_assert_cmpuint (counts.states[IDP_REVIEW_PASSED], ==, 2);
  g_assert_cmpuint (counts.states[IDP_REVIEW_OPEN], ==, 2);
  g_assert_cmpuint (counts.states[IDP_REVIEW_FAILED], ==, 2);
  g_assert_cmpuint (counts.unreadable, ==, 1);
  g_assert_cmpuint (counts.waiting, ==, 0);
  g_assert_nonnull (idp_review_queue_get (queue, 4)->error);
  assert_order (queue, "2647513");
}

/* Forwards, backwards, round; and what is decided does not come again, even if others decide it. */
static void
test_walk (void)
{
  g_auto (Case) c = case_new ("walk");
  g_autoptr (IdpReviewQueue) queue = queue_new (&c);
  idp_review_queue_wait (queue, 6);
  g_assert_cmpint (idp_review_queue_next (queue, -1, 1), ==, 1);
  g_assert_cmpint (idp_review_queue_next (queue, 1, 1), ==, 5);
  g_assert_cmpint (idp_review_queue_next (queue, 5, 1), ==, 1);
  g_assert_cmpint (idp_review_queue_next (queue, 1, -1), ==, 5);

  decide (queue, &c, "other", 1, "head-tilt", IDP_DECISION_ACCEPT);
  g_assert_cmpint (idp_review_queue_next (queue, 5, 1), ==, 5);
  g_assert_cmpint (idp_review_queue_get (queue, 1)->state, ==, IDP_REVIEW_ACCEPTED);

  decide (queue, &c, "me", 5, "head-tilt", IDP_DECISION_REJECT);
  idp_review_queue_refresh (queue, 5);
  g_assert_cmpint (idp_review_queue_get (queue, 5)->state, ==, IDP_REVIEW_REJECTED);
  g_assert_cmpint (idp_review_queue_next (queue, 5, 1), ==, -1);
  assert_order (queue, "4756213");

  /* An objection comes and goes again. */
  decide (queue, &c, "me", 0, NULL, IDP_DECISION_REJECT);
  idp_review_queue_refresh (queue, 0);
  g_assert_cmpint (idp_review_queue_get (queue, 0)->state, ==, IDP_REVIEW_REJECTED);
  decide (queue, &c, "me", 0, NULL, IDP_DECISION_WITHDRAW);
  idp_review_queue_refresh (queue, 0);
  g_assert_cmpint (idp_review_queue_get (queue, 0)->state, ==, IDP_REVIEW_PASSED);
}

/* Closed in the middle: what was decided and what was measured is there at once. */
static void
test_resume (void)
{
  g_auto (Case) c = case_new ("resume");
  IdpReviewQueue *first = queue_new (&c);
  idp_review_queue_wait (first, 3);
  decide (first, &c, "me", 1, "head-tilt", IDP_DECISION_ACCEPT);
  idp_review_queue_free (first);

  g_autoptr (IdpReviewQueue) again = queue_new (&c);
  idp_review_queue_wait (again, 6);
  g_assert_cmpint (idp_review_queue_get (again, 1)->state, ==, IDP_REVIEW_ACCEPTED);
  g_assert_cmpint (idp_review_queue_next (again, -1, 1), ==, 5);
}

/* A damaged review file stands in nobody's way, and is told of. */
static void
test_damaged_review (void)
{
  g_auto (Case) c = case_new ("damaged-review");
  g_autofree char *path = g_build_filename (c.folder, "1.jpg.review.json", NULL);
  g_assert_true (g_file_set_contents (path, "rubbish\n", -1, NULL));
  g_autoptr (IdpReviewQueue) queue = queue_new (&c);
  idp_review_queue_wait (queue, 0);
  const IdpQueueEntry *entry = idp_review_queue_get (queue, 0);
  g_autofree char *complaint = idp_review_complaint (entry->review);
  g_assert_nonnull (complaint);
  g_assert_cmpint (entry->state, ==, IDP_REVIEW_PASSED);
}

/* Eight thousand names of all kinds, most of them of files that are no photos. */
static void
test_thousands (void)
{
  enum
  {
    N = 8000,
    EVERY = 1600
  };
  g_autoptr (IdpRules) rules = few_rules ();
  g_autofree char *folder = scratch_folder ("thousands");
  g_autofree char *tilted
      = scratch_sitter ("tilted.jpg", 1, (const char *[]){ "tilt_deg", "7", NULL });
  g_autofree char *data = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (tilted, &data, &length, NULL));
  for (int i = 0; i < N; i++)
    {
      g_autofree char *name
          = g_strdup_printf ("%s/%s%05d.jpg", folder, i % 2 != 0 ? "张 三" : "学号-", i);
      g_assert_true (i % EVERY == 0 ? g_file_set_contents (name, data, length, NULL)
                                    : g_file_set_contents (name, "", 0, NULL));
    }

  const gint64 start_us = g_get_monotonic_time ();
  g_autoptr (IdpReviewQueue) queue
      = idp_review_queue_new (folder, rules, 2, idp_check_cache_open (folder, rules), NULL);
  g_assert_cmpuint (idp_review_queue_length (queue), ==, N);
  guint n = 0;
  while (n < N)
    {
      n += idp_review_queue_update (queue);
      g_usleep (1000);
    }
  const IdpQueueCounts counts = idp_review_queue_count (queue);
  g_assert_cmpuint (counts.states[IDP_REVIEW_OPEN], ==, N / EVERY);
  g_assert_cmpuint (counts.unreadable, ==, N - N / EVERY);

  int found = 0;
  for (int i = idp_review_queue_next (queue, -1, 1); found == 0 || i != 0;
       i = idp_review_queue_next (queue, i, 1))
    found++;
  g_assert_cmpint (found, ==, N / EVERY);
  g_test_message ("%d names in %.2f s", N, (g_get_monotonic_time () - start_us) / 1e6);
}

/* A window that is closed at once leaves no thread behind. */
static void
test_close_at_once (void)
{
  g_auto (Case) c = case_new ("close-at-once");
  for (int i = 0; i < 3; i++)
    idp_review_queue_free (queue_new (&c));
}

static void
test_no_photos (void)
{
  g_autoptr (IdpRules) rules = few_rules ();
  g_autofree char *folder = scratch_folder ("no-photos");
  g_autoptr (GError) error = NULL;
  g_assert_null (idp_review_queue_new (folder, rules, 1, NULL, &error));
  scratch_assert_error (&error, 0, "no photos in this folder");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autofree char *cache = scratch_folder ("cache");
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_add_func ("/review-queue/states", test_states);
  g_test_add_func ("/review-queue/walk", test_walk);
  g_test_add_func ("/review-queue/resume", test_resume);
  g_test_add_func ("/review-queue/damaged-review", test_damaged_review);
  g_test_add_func ("/review-queue/thousands", test_thousands);
  g_test_add_func ("/review-queue/close-at-once", test_close_at_once);
  g_test_add_func ("/review-queue/no-photos", test_no_photos);
  return g_test_run ();
}
