/* test-evidence: observations, their words and their weight.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "evidence.h"

#include <string.h>

static GHashTable *
load (void)
{
  g_autoptr (GError) error = NULL;
  GHashTable *texts = idp_evidence_texts_load (&error);
  g_assert_no_error (error);
  return texts;
}

static void
test_words (void)
{
  g_autoptr (GHashTable) texts = load ();
  g_autoptr (GPtrArray) list = idp_evidence_list_new ();
  const IdpRect region = { 1, 2, 3, 4 };
  const IdpEvidence *moire = idp_evidence_add (list, texts, "moire", "3.1", &region);
  g_assert_nonnull (strstr (moire->en, "3.1 px"));
  g_assert_nonnull (strstr (moire->zh, "3.1 像素"));
  g_assert_cmpint (moire->region.width, ==, 3);
  g_assert_cmpstr (idp_evidence_sentence (moire), ==, moire->en);
}

static void
test_every_text (void)
{
  g_autoptr (GHashTable) texts = load ();
  GHashTableIter iter;
  gpointer value = NULL;
  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const IdpEvidenceText *text = value;
      g_assert_cmpstr (text->zh, !=, text->en);
      g_assert_true ((strstr (text->zh, "{what}") != NULL)
                     == (strstr (text->en, "{what}") != NULL));
    }
}

/* Of one kind the heaviest counts, for what is said twice has one cause. */
static void
test_points (void)
{
  g_autoptr (GHashTable) texts = load ();
  g_autoptr (GPtrArray) list = idp_evidence_list_new ();
  g_assert_cmpint (idp_evidence_points (list), ==, 0);
  idp_evidence_add (list, texts, "saved-later", "1 h", NULL);
  g_assert_cmpint (idp_evidence_points (list), ==, 1);
  idp_evidence_add (list, texts, "double-compression", "1.2", NULL);
  g_assert_cmpint (idp_evidence_points (list), ==, 1);
  g_assert_cmpuint (idp_evidence_count_kinds (list), ==, 1);
  idp_evidence_add (list, texts, "editor", "GIMP", NULL);
  g_assert_cmpint (idp_evidence_points (list), ==, 3);
  idp_evidence_add (list, texts, "scanner", NULL, NULL);
  g_assert_cmpint (idp_evidence_points (list), ==, 3);
  g_assert_cmpuint (idp_evidence_count_kinds (list), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence/words", test_words);
  g_test_add_func ("/evidence/every-text", test_every_text);
  g_test_add_func ("/evidence/points", test_points);
  return g_test_run ();
}
