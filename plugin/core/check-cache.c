/* check-cache: results of photos that were checked before.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check-cache.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "check.h"
#include "core-digest.h"
#include "error.h"
#include "lines.h"

#define SUFFIX ".results"

/* The first line of a file names the build it is of use to and the folder of the photos, if they
 * are all of one; every other one is a photo's key, a space, and its result. */
#define HEADER_START "idphoto-results "
#define HEADER_FORMAT HEADER_START IDP_CORE_DIGEST " %s"
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
  char *path;       /* NULL: nothing is remembered */
  char *conditions; /* what results depend on beside the photo */
  gboolean of_one_folder;
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

/* What results depend on beside the photo. Caller frees. */
static char *
conditions_of (const IdpRules *rules)
{
  g_autofree char *evidence = texts_digest ("evidence");
  g_autofree char *programs = texts_digest ("programs");
  g_autofree char *days = days_of (rules);
  return digest_of (rules->sha256, IDP_CORE_DIGEST, evidence, programs, days, NULL);
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
add_line (const IdpCheckCache *cache, const char *line, GError **error)
{
  g_autoptr (IdpLines) lines = idp_lines_open (cache->path, error);
  return lines != NULL && idp_lines_add (lines, line, FALSE, error);
}

/* Takes in what PATH holds, or begins it for the photos of FOLDER (escaped). */
static gboolean
load (IdpCheckCache *cache, const char *folder, GError **error)
{
  cache->file = g_mapped_file_new (cache->path, FALSE, NULL);
  if (cache->file != NULL && g_mapped_file_get_length (cache->file) > 0)
    {
      index_file (cache);
      return TRUE;
    }
  g_autofree char *header = g_strdup_printf (HEADER_FORMAT, folder);
  return add_line (cache, header, error);
}

static IdpCheckCache *
cache_new (const IdpRules *rules)
{
  IdpCheckCache *cache = g_new0 (IdpCheckCache, 1);
  cache->rules = rules;
  cache->conditions = conditions_of (rules);
  cache->spans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return cache;
}

IdpCheckCache *
idp_check_cache_open (const char *folder, const IdpRules *rules)
{
  g_return_val_if_fail (folder != NULL && rules != NULL, NULL);

  IdpCheckCache *cache = cache_new (rules);
  cache->of_one_folder = TRUE;
  g_autofree char *store = g_build_filename (g_get_user_cache_dir (), "idphoto", NULL);
  if (g_mkdir_with_parents (store, 0700) != 0)
    return cache;
  tidy (store);

  g_autofree char *canonical = g_canonicalize_filename (folder, NULL);
  g_autofree char *escaped = g_uri_escape_string (canonical, "/", FALSE);
  g_autofree char *name = digest_of (canonical, cache->conditions, NULL);
  g_autofree char *file_name = g_strconcat (name, SUFFIX, NULL);
  cache->path = g_build_filename (store, file_name, NULL);
  if (!load (cache, escaped, NULL))
    g_clear_pointer (&cache->path, g_free);
  return cache;
}

IdpCheckCache *
idp_check_cache_open_file (const char *path, const IdpRules *rules, GError **error)
{
  g_return_val_if_fail (path != NULL && rules != NULL, NULL);

  g_autoptr (IdpCheckCache) cache = cache_new (rules);
  cache->path = g_strdup (path);
  if (!load (cache, "", error))
    return NULL;
  const gsize length = cache->file != NULL ? g_mapped_file_get_length (cache->file) : 0;
  if (length > 0
      && (length < strlen (HEADER_START)
          || memcmp (g_mapped_file_get_contents (cache->file), HEADER_START, strlen (HEADER_START))
                 != 0))
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_WRITE, _ ("%s: is not a file of results"), path);
      return NULL;
    }
  return g_steal_pointer (&cache);
}

void
idp_check_cache_free (IdpCheckCache *cache)
{
  if (cache == NULL)
    return;
  g_clear_pointer (&cache->file, g_mapped_file_unref);
  g_hash_table_unref (cache->spans);
  g_free (cache->conditions);
  g_free (cache->path);
  g_free (cache);
}

/* What tells one state of a photo's file from another without reading it. */
char *
idp_check_cache_key (const IdpCheckCache *cache, const IdpPhotoEntry *photo)
{
  GStatBuf status;
  if (cache->path == NULL || g_stat (photo->path, &status) != 0)
    return NULL;
  g_autofree char *name = cache->of_one_folder ? g_strdup (photo->relative)
                                               : g_canonicalize_filename (photo->path, NULL);
  g_autofree char *state
      = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %ld", (gint64) status.st_size,
                         (gint64) status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
  return digest_of (name, state, cache->conditions, NULL);
}

IdpChecked *
idp_check_cache_find (const IdpCheckCache *cache, const char *key)
{
  const Span *span = g_hash_table_lookup (cache->spans, key);
  return span != NULL ? idp_checked_from_json (span->start, span->length, cache->rules) : NULL;
}

gboolean
idp_check_cache_keep (const IdpCheckCache *cache, const char *key, const IdpChecked *checked,
                      GError **error)
{
  g_autofree char *json = idp_checked_to_json (checked);
  g_autofree char *line = g_strdup_printf ("%s %s", key, json);
  return add_line (cache, line, error);
}

IdpChecked *
idp_check_cache_get (IdpCheckCache *cache, const IdpPhotoEntry *photo, GError **error)
{
  g_autofree char *key = idp_check_cache_key (cache, photo);
  IdpChecked *checked = key != NULL ? idp_check_cache_find (cache, key) : NULL;
  if (checked != NULL)
    return checked;

  checked = idp_checked_new (photo->path, cache->rules, error);
  if (checked != NULL && key != NULL)
    idp_check_cache_keep (cache, key, checked, NULL); /* else it is measured again */
  return checked;
}
