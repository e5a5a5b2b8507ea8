/* check-cache: results of photos that were checked before.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check-cache.h"

#include <glib/gstdio.h>
#include <string.h>

#include "check.h"
#include "core-digest.h"
#include "lines.h"

#define SUFFIX ".results"

/* The first line of a file names the build it is of use to and the folder of the photos; every
 * other one is a photo's key, a space, and its result. */
#define HEADER_FORMAT "idphoto-results " IDP_CORE_DIGEST " %s"
#define KEY_CHARS 64

/* Where the result of a photo lies in the file. */
typedef struct
{
  const char *start;
  gsize length;
} Span;

struct _IdpCheckCache
{
  const IdpRules *rules;
  char *path; /* NULL: nothing is remembered */
  GMappedFile *file;
  GHashTable *spans; /* key -> Span; read-only once the cache is open */
};

static char *
digest_of (const char *first, ...)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  va_list args;
  va_start (args, first);
  for (const char *part = first; part != NULL; part = va_arg (args, const char *))
    g_checksum_update (checksum, (const guchar *) part, strlen (part) + 1);
  va_end (args);
  return g_strdup (g_checksum_get_string (checksum));
}

/* Of a preset beside the rules; what the user lays over it counts too. */
static char *
texts_digest (const char *name)
{
  g_autoptr (IdpPreset) preset = idp_preset_load (IDP_PRESET_TEXTS, name, NULL);
  return g_strdup (preset != NULL ? idp_preset_sha256 (preset) : "");
}

/* The days that rules count to: a preset that says "today" means another one tomorrow. */
static char *
days_of (const IdpRules *rules)
{
  GString *days = g_string_new (NULL);
  for (guint i = 0; i < rules->rules->len; i++)
    {
      const IdpRule *rule = rules->rules->pdata[i];
      const IdpParam *param = idp_check_find (rule->id)->params;
      for (; param != NULL && param->name != NULL; param++)
        if (param->date)
          g_string_append_printf (days, " %.0f", idp_rule_number (rule, param->name));
    }
  return g_string_free (days, FALSE);
}

/* The folder that the results in PATH are of; NULL where it is none of our files, or of another
 * build. Caller frees. */
static char *
folder_of (const char *path)
{
  char line[4096];
  FILE *file = g_fopen (path, "rb");
  const gboolean read = file != NULL && fgets (line, sizeof line, file) != NULL;
  if (file != NULL)
    fclose (file);
  g_autofree char *prefix = g_strdup_printf (HEADER_FORMAT, "");
  if (!read || !g_str_has_prefix (line, prefix))
    return NULL;
  g_strchomp (line);
  return g_uri_unescape_string (line + strlen (prefix), NULL);
}

/* Removes what is of no use any more. */
static void
tidy (const char *store)
{
  g_autoptr (GDir) dir = g_dir_open (store, 0, NULL);
  for (const char *name = NULL; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (store, name, NULL);
      if (!g_str_has_suffix (name, SUFFIX))
        continue;
      g_autofree char *folder = folder_of (path);
      if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
        g_unlink (path);
    }
}

static void
index_line (IdpCheckCache *cache, const char *line, gsize length)
{
  if (length <= KEY_CHARS || line[KEY_CHARS] != ' ')
    return;
  Span *span = g_new (Span, 1);
  *span = (Span){ line + KEY_CHARS + 1, length - KEY_CHARS - 1 };
  g_hash_table_insert (cache->spans, g_strndup (line, KEY_CHARS), span);
}

/* A last line without its end was cut off. */
static void
index_file (IdpCheckCache *cache)
{
  const char *at = g_mapped_file_get_contents (cache->file);
  gsize length = g_mapped_file_get_length (cache->file);
  while (length > 0)
    {
      const char *end = memchr (at, '\n', length);
      if (end == NULL)
        return;
      index_line (cache, at, end - at);
      length -= end + 1 - at;
      at = end + 1;
    }
}

static gboolean
add_line (IdpCheckCache *cache, const char *line)
{
  g_autoptr (IdpLines) lines = idp_lines_open (cache->path, NULL);
  return lines != NULL && idp_lines_add (lines, line, FALSE, NULL);
}

IdpCheckCache *
idp_check_cache_open (const char *folder, const IdpRules *rules)
{
  g_return_val_if_fail (folder != NULL && rules != NULL, NULL);

  IdpCheckCache *cache = g_new0 (IdpCheckCache, 1);
  cache->rules = rules;
  cache->spans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_autofree char *store = g_build_filename (g_get_user_cache_dir (), "idphoto", NULL);
  if (g_mkdir_with_parents (store, 0700) != 0)
    return cache;
  tidy (store);

  g_autofree char *canonical = g_canonicalize_filename (folder, NULL);
  g_autofree char *escaped = g_uri_escape_string (canonical, "/", FALSE);
  g_autofree char *evidence = texts_digest ("evidence");
  g_autofree char *programs = texts_digest ("programs");
  g_autofree char *days = days_of (rules);
  g_autofree char *name
      = digest_of (canonical, rules->sha256, IDP_CORE_DIGEST, evidence, programs, days, NULL);
  g_autofree char *file_name = g_strconcat (name, SUFFIX, NULL);
  cache->path = g_build_filename (store, file_name, NULL);
  g_autofree char *header = g_strdup_printf (HEADER_FORMAT, escaped);
  cache->file = g_mapped_file_new (cache->path, FALSE, NULL);
  if (cache->file != NULL)
    index_file (cache);
  else if (!add_line (cache, header))
    g_clear_pointer (&cache->path, g_free);
  return cache;
}

void
idp_check_cache_free (IdpCheckCache *cache)
{
  if (cache == NULL)
    return;
  g_clear_pointer (&cache->file, g_mapped_file_unref);
  g_hash_table_unref (cache->spans);
  g_free (cache->path);
  g_free (cache);
}

/* What tells one state of a photo's file from another without reading it. NULL where there is no
 * such file. */
static char *
key_of (const IdpPhotoEntry *photo)
{
  GStatBuf status;
  if (g_stat (photo->path, &status) != 0)
    return NULL;
  g_autofree char *state
      = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %ld", (gint64) status.st_size,
                         (gint64) status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
  return digest_of (photo->relative, state, NULL);
}

IdpChecked *
idp_check_cache_get (IdpCheckCache *cache, const IdpPhotoEntry *photo, GError **error)
{
  g_autofree char *key = cache->path != NULL ? key_of (photo) : NULL;
  const Span *span = key != NULL ? g_hash_table_lookup (cache->spans, key) : NULL;
  IdpChecked *checked
      = span != NULL ? idp_checked_from_json (span->start, span->length, cache->rules) : NULL;
  if (checked != NULL)
    return checked;

  checked = idp_checked_new (photo->path, cache->rules, error);
  if (checked != NULL && key != NULL)
    {
      g_autofree char *json = idp_checked_to_json (checked);
      g_autofree char *line = g_strdup_printf ("%s %s", key, json);
      add_line (cache, line);
    }
  return checked;
}
