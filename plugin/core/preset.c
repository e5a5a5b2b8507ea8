/* preset: strict reading of presets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "preset.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "error.h"
#include "presets-resource.h"

#define HEAD_GROUP "preset"
#define RESOURCE_ROOT "/org/idphoto/presets"

/* Deeper chains than this are a loop. */
#define MAX_EXTENDS 8

struct _IdpPreset
{
  IdpPresetKind kind;
  char *name;
  char *file;         /* as messages call the file that was asked for */
  GKeyFile *keys;     /* the whole chain merged, later files over earlier ones */
  GPtrArray *groups;  /* in order of first appearance */
  GHashTable *origin; /* "group key" -> file that set it last */
  GHashTable *unread; /* set of "group key" nobody has asked for */
  GChecksum *checksum;
};

static const char *const kind_folders[] = {
  [IDP_PRESET_RULES] = "rules",
  [IDP_PRESET_SHEETS] = "sheets",
  [IDP_PRESET_PRINTERS] = "printers",
  [IDP_PRESET_TEXTS] = "",
};

void
idp_preset_free (IdpPreset *preset)
{
  if (preset == NULL)
    return;
  g_free (preset->name);
  g_free (preset->file);
  g_key_file_unref (preset->keys);
  g_ptr_array_unref (preset->groups);
  g_hash_table_unref (preset->origin);
  g_hash_table_unref (preset->unread);
  g_checksum_free (preset->checksum);
  g_free (preset);
}

static char *
user_folder (IdpPresetKind kind)
{
  return g_build_filename (g_get_user_config_dir (), "idphoto", kind_folders[kind], NULL);
}

static gboolean
is_file_name (const char *name_or_path)
{
  return strchr (name_or_path, '/') != NULL || g_str_has_suffix (name_or_path, ".ini");
}

/* Reads one preset file and sets LABEL to how messages shall call it. */
static GBytes *
read_source (IdpPresetKind kind, const char *name_or_path, char **label, GError **error)
{
  g_autofree char *file_name = g_strconcat (name_or_path, ".ini", NULL);
  g_autofree char *folder = user_folder (kind);
  g_autofree char *path = is_file_name (name_or_path) ? g_strdup (name_or_path)
                                                      : g_build_filename (folder, file_name, NULL);
  char *data = NULL;
  gsize length = 0;
  g_autoptr (GError) file_error = NULL;

  if (g_file_get_contents (path, &data, &length, &file_error))
    {
      *label = g_steal_pointer (&path);
      return g_bytes_new_take (data, length);
    }

  if (!is_file_name (name_or_path))
    {
      g_autofree char *resource_path
          = g_build_path ("/", RESOURCE_ROOT, kind_folders[kind], file_name, NULL);
      GBytes *bytes = g_resource_lookup_data (presets_get_resource (), resource_path,
                                              G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      if (bytes != NULL)
        {
          *label = g_steal_pointer (&file_name);
          return bytes;
        }
      g_set_error (error, IDP_ERROR, IDP_ERROR_PRESET, _ ("There is no preset named “%s”."),
                   name_or_path);
      return NULL;
    }

  g_set_error (error, IDP_ERROR, IDP_ERROR_PRESET, _ ("Cannot read preset: %s"),
               file_error->message);
  return NULL;
}

static char *
key_id (const char *group, const char *key)
{
  return g_strconcat (group, " ", key, NULL);
}

static void
add_group (IdpPreset *preset, const char *group)
{
  if (!g_ptr_array_find_with_equal_func (preset->groups, group, g_str_equal, NULL))
    g_ptr_array_add (preset->groups, g_strdup (group));
}

/* Lays the keys of LAYER over those that PRESET already has. */
static void
merge (IdpPreset *preset, GKeyFile *layer, const char *label)
{
  g_auto (GStrv) groups = g_key_file_get_groups (layer, NULL);
  for (char **group = groups; *group != NULL; group++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (layer, *group, NULL, NULL);
      if (strcmp (*group, HEAD_GROUP) != 0)
        add_group (preset, *group);
      for (char **key = keys; *key != NULL; key++)
        {
          g_autofree char *value = g_key_file_get_value (layer, *group, *key, NULL);
          g_key_file_set_value (preset->keys, *group, *key, value);
          g_hash_table_insert (preset->origin, key_id (*group, *key), g_strdup (label));
          g_hash_table_add (preset->unread, key_id (*group, *key));
        }
    }
}

static gboolean
load_chain (IdpPreset *preset, const char *name_or_path, int depth, GError **error)
{
  g_autofree char *label = NULL;
  g_autoptr (GBytes) bytes = read_source (preset->kind, name_or_path, &label, error);
  if (bytes == NULL)
    return FALSE;

  g_autoptr (GKeyFile) layer = g_key_file_new ();
  if (!g_key_file_load_from_bytes (layer, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, error))
    {
      g_prefix_error (error, "%s: ", label);
      (*error)->domain = IDP_ERROR;
      (*error)->code = IDP_ERROR_PRESET;
      return FALSE;
    }

  g_autofree char *base = g_key_file_get_string (layer, HEAD_GROUP, "extends", NULL);
  if (base != NULL)
    {
      if (depth == MAX_EXTENDS)
        {
          g_set_error (error, IDP_ERROR, IDP_ERROR_PRESET,
                       _ ("%s: [preset] extends: the presets extend each other in a circle."),
                       label);
          return FALSE;
        }
      if (!load_chain (preset, base, depth + 1, error))
        return FALSE;
      g_key_file_remove_key (layer, HEAD_GROUP, "extends", NULL);
    }

  merge (preset, layer, label);
  g_checksum_update (preset->checksum, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (depth == 0)
    preset->file = g_steal_pointer (&label);
  return TRUE;
}

IdpPreset *
idp_preset_load (IdpPresetKind kind, const char *name_or_path, GError **error)
{
  g_return_val_if_fail (name_or_path != NULL, NULL);

  g_autoptr (IdpPreset) preset = g_new0 (IdpPreset, 1);
  preset->kind = kind;
  preset->name = g_path_get_basename (name_or_path);
  if (g_str_has_suffix (preset->name, ".ini"))
    preset->name[strlen (preset->name) - strlen (".ini")] = '\0';
  preset->keys = g_key_file_new ();
  preset->groups = g_ptr_array_new_with_free_func (g_free);
  preset->origin = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  preset->unread = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  preset->checksum = g_checksum_new (G_CHECKSUM_SHA256);

  if (!load_chain (preset, name_or_path, 0, error))
    return NULL;
  return g_steal_pointer (&preset);
}

static void
collect_name (GHashTable *names, const char *file_name)
{
  if (g_str_has_suffix (file_name, ".ini"))
    g_hash_table_add (names, g_strndup (file_name, strlen (file_name) - strlen (".ini")));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char **
idp_preset_list (IdpPresetKind kind)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_autofree char *resource_folder = g_build_path ("/", RESOURCE_ROOT, kind_folders[kind], NULL);
  g_auto (GStrv) built_in = g_resource_enumerate_children (presets_get_resource (), resource_folder,
                                                           G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (char **name = built_in; name != NULL && *name != NULL; name++)
    collect_name (names, *name);

  g_autofree char *folder = user_folder (kind);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name = NULL; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    collect_name (names, name);

  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name = NULL;
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_ptr_array_add (list, name);
      g_hash_table_iter_steal (&iter);
    }
  g_ptr_array_sort (list, compare_names);
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_free (list, FALSE);
}

const char *
idp_preset_name (const IdpPreset *preset)
{
  return preset->name;
}

const char *
idp_preset_sha256 (const IdpPreset *preset)
{
  return g_checksum_get_string (preset->checksum);
}

char **
idp_preset_groups (const IdpPreset *preset)
{
  char **groups = g_new0 (char *, preset->groups->len + 1);
  for (guint i = 0; i < preset->groups->len; i++)
    groups[i] = g_strdup (preset->groups->pdata[i]);
  return groups;
}

gboolean
idp_preset_has (const IdpPreset *preset, const char *group, const char *key)
{
  return g_key_file_has_key (preset->keys, group, key, NULL);
}

void
idp_preset_set_error (const IdpPreset *preset, const char *group, const char *key, GError **error,
                      const char *format, ...)
{
  g_autofree char *id = key != NULL ? key_id (group, key) : NULL;
  const char *file = id != NULL ? g_hash_table_lookup (preset->origin, id) : NULL;

  va_list args;
  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, IDP_ERROR, IDP_ERROR_PRESET, "%s: [%s]%s%s: %s",
               file != NULL ? file : preset->file, group, key != NULL ? " " : "",
               key != NULL ? key : "", message);
}

char *
idp_preset_get_string (IdpPreset *preset, const char *group, const char *key, GError **error)
{
  g_autofree char *id = key_id (group, key);
  g_hash_table_remove (preset->unread, id);

  char *value = g_key_file_get_string (preset->keys, group, key, NULL);
  if (value == NULL)
    idp_preset_set_error (preset, group, key, error,
                          idp_preset_has (preset, group, key) ? _ ("not a valid text")
                                                              : _ ("missing"));
  return value;
}

static gboolean
check_range (IdpPreset *preset, const char *group, const char *key, double value, double min,
             double max, const char *unit, GError **error)
{
  if (value >= min && value <= max)
    return TRUE;
  if (max == G_MAXDOUBLE)
    idp_preset_set_error (preset, group, key, error, _ ("%g%s is less than %g%s"), value, unit, min,
                          unit);
  else
    idp_preset_set_error (preset, group, key, error, _ ("%g%s is outside %g%s to %g%s"), value,
                          unit, min, unit, max, unit);
  return FALSE;
}

gboolean
idp_preset_get_double (IdpPreset *preset, const char *group, const char *key, double min,
                       double max, double *value, GError **error)
{
  g_autofree char *text = idp_preset_get_string (preset, group, key, error);
  if (text == NULL)
    return FALSE;

  char *end = NULL;
  double number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0')
    {
      idp_preset_set_error (preset, group, key, error, _ ("“%s” is not a number"), text);
      return FALSE;
    }
  if (!check_range (preset, group, key, number, min, max, "", error))
    return FALSE;
  *value = number;
  return TRUE;
}

gboolean
idp_preset_get_int (IdpPreset *preset, const char *group, const char *key, int min, int max,
                    int *value, GError **error)
{
  double number = 0;
  if (!idp_preset_get_double (preset, group, key, min, max, &number, error))
    return FALSE;
  if (number != (int) number)
    {
      idp_preset_set_error (preset, group, key, error, _ ("%g is not a whole number"), number);
      return FALSE;
    }
  *value = (int) number;
  return TRUE;
}

gboolean
idp_preset_get_boolean (IdpPreset *preset, const char *group, const char *key, gboolean *value,
                        GError **error)
{
  static const char *const choices[] = { "false", "true", NULL };
  return idp_preset_get_choice (preset, group, key, choices, value, error);
}

gboolean
idp_preset_get_mm (IdpPreset *preset, const char *group, const char *key, double min_mm,
                   double max_mm, double *mm, GError **error)
{
  g_autofree char *text = idp_preset_get_string (preset, group, key, error);
  if (text == NULL)
    return FALSE;

  double length_mm = 0;
  if (!idp_length_parse_mm (text, &length_mm))
    {
      idp_preset_set_error (preset, group, key, error,
                            _ ("“%s” is not a length with its unit, like 33mm"), text);
      return FALSE;
    }
  if (!check_range (preset, group, key, length_mm, min_mm, max_mm, " mm", error))
    return FALSE;
  *mm = length_mm;
  return TRUE;
}

gboolean
idp_preset_get_unit (IdpPreset *preset, const char *group, const char *key, IdpUnit *unit,
                     GError **error)
{
  g_autofree char *text = idp_preset_get_string (preset, group, key, error);
  if (text == NULL)
    return FALSE;
  if (!idp_unit_parse (text, unit))
    {
      idp_preset_set_error (preset, group, key, error, _ ("“%s” is no known unit"), text);
      return FALSE;
    }
  return TRUE;
}

gboolean
idp_preset_get_choice (IdpPreset *preset, const char *group, const char *key,
                       const char *const *choices, int *value, GError **error)
{
  g_autofree char *text = idp_preset_get_string (preset, group, key, error);
  if (text == NULL)
    return FALSE;
  for (int i = 0; choices[i] != NULL; i++)
    if (strcmp (text, choices[i]) == 0)
      {
        *value = i;
        return TRUE;
      }

  g_autofree char *all = g_strjoinv (", ", (char **) choices);
  idp_preset_set_error (preset, group, key, error, _ ("“%s” is none of: %s"), text, all);
  return FALSE;
}

gboolean
idp_preset_get_bilingual (IdpPreset *preset, const char *group, const char *key, char **zh,
                          char **en, GError **error)
{
  g_autofree char *zh_key = g_strdup_printf ("%s[zh_CN]", key);
  g_autofree char *chinese = idp_preset_get_string (preset, group, zh_key, error);
  if (chinese == NULL)
    return FALSE;
  char *english = idp_preset_get_string (preset, group, key, error);
  if (english == NULL)
    return FALSE;
  *zh = g_steal_pointer (&chinese);
  *en = english;
  return TRUE;
}

gboolean
idp_preset_finish (const IdpPreset *preset, GError **error)
{
  g_autoptr (GList) left = g_hash_table_get_keys (preset->unread);
  if (left == NULL)
    return TRUE;

  /* The same file shall give the same message on every run. */
  left = g_list_sort (left, (GCompareFunc) strcmp);
  g_auto (GStrv) id = g_strsplit (left->data, " ", 2);
  idp_preset_set_error (preset, id[0], id[1], error, _ ("unknown key"));
  return FALSE;
}
