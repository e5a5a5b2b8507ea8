/* judgements: faults of photos that somebody looked for because a check found them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judgements.h"

/* Columns. */
enum
{
  SHA256,
  FILE_NAME,
  RULE,
  FAULT,
  WHY,
  N_COLUMNS
};

static char *
key_of (const char *sha256, const char *rule)
{
  return g_strconcat (sha256, " ", rule, NULL);
}

GHashTable *
judgements_load (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  GHashTable *judgements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) fields = g_strsplit (*line, "\t", N_COLUMNS);
      if (g_strv_length (fields) == N_COLUMNS)
        g_hash_table_insert (
            judgements, key_of (fields[SHA256], fields[RULE]),
            GINT_TO_POINTER (g_str_equal (fields[FAULT], "y") ? TRUTH_FAULT : TRUTH_FREE));
    }
  return judgements;
}

Truth
judgements_of (GHashTable *judgements, const char *sha256, const char *rule)
{
  if (judgements == NULL || sha256 == NULL)
    return TRUTH_UNKNOWN;
  g_autofree char *key = key_of (sha256, rule);
  return GPOINTER_TO_INT (g_hash_table_lookup (judgements, key));
}
