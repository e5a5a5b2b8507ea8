/* school-preset: roster.ini, what is known of schools' rosters.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster/school-preset.h"

#include <string.h>

#include "preset.h"

#define MIB_SHIFT 20

char *
ids_title_normalize (const char *title)
{
  g_autofree char *plain = g_utf8_normalize (title, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = plain != NULL ? g_utf8_casefold (plain, -1) : NULL;
  GString *normalized = g_string_new (NULL);
  for (const char *at = folded; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar character = g_utf8_get_char (at);
      if (!g_unichar_isspace (character) && strchr ("_-", *at) == NULL)
        g_string_append_unichar (normalized, character);
    }
  return g_string_free (normalized, FALSE);
}

void
ids_roster_preset_free (IdsRosterPreset *preset)
{
  if (preset == NULL)
    return;
  for (int field = 0; field < IDS_N_FIELDS; field++)
    g_strfreev (preset->titles[field]);
  g_free (preset);
}

static gboolean
read_titles (IdpPreset *file, IdsRosterPreset *preset, int field, GError **error)
{
  const char *group = ids_field_names[field];
  g_autofree char *titles = idp_preset_get_string (file, group, "titles", error);
  g_autofree char *source
      = titles != NULL ? idp_preset_get_string (file, group, "source", error) : NULL;
  if (source == NULL)
    return FALSE;
  preset->titles[field] = g_strsplit (titles, ";", -1);
  for (char **title = preset->titles[field]; *title != NULL; title++)
    {
      char *normalized = ids_title_normalize (*title);
      g_free (*title);
      *title = normalized;
    }
  return TRUE;
}

static gboolean
read_limits (IdpPreset *file, IdsRosterPreset *preset, GError **error)
{
  static const char limits[] = "limits", length[] = "number-length";
  int part_mib = 0, ratio = 0, free_mib = 0, strings_mib = 0;
  if (!idp_preset_get_int (file, limits, "header-rows", 1, 1000, &preset->header_rows, error)
      || !idp_preset_get_int (file, limits, "part-mib", 1, 65536, &part_mib, error)
      || !idp_preset_get_int (file, limits, "ratio", 1, 1032, &ratio, error)
      || !idp_preset_get_int (file, limits, "ratio-free-mib", 0, 1024, &free_mib, error)
      || !idp_preset_get_int (file, limits, "strings-mib", 1, 4095, &strings_mib, error)
      || !idp_preset_get_int (file, length, "share", 51, 100, &preset->number_share_percent, error)
      || !idp_preset_get_int (file, length, "least", 1, 1000, &preset->number_least, error))
    return FALSE;
  preset->limits
      = (IdsTableLimits){ (guint64) part_mib << MIB_SHIFT, ratio, (guint64) free_mib << MIB_SHIFT,
                          (guint64) strings_mib << MIB_SHIFT };
  const char *const groups[] = { limits, length };
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *source = idp_preset_get_string (file, groups[i], "source", error);
      if (source == NULL)
        return FALSE;
    }
  return TRUE;
}

IdsRosterPreset *
ids_roster_preset_load (GError **error)
{
  g_autoptr (IdpPreset) file = idp_preset_load (IDP_PRESET_TEXTS, "roster", error);
  g_autoptr (IdsRosterPreset) preset = g_new0 (IdsRosterPreset, 1);
  if (file == NULL)
    return NULL;
  for (int field = 0; field < IDS_N_FIELDS; field++)
    if (!read_titles (file, preset, field, error))
      return NULL;
  g_autofree char *zh = NULL;
  g_autofree char *en = NULL;
  if (!read_limits (file, preset, error)
      || !idp_preset_get_bilingual (file, "preset", "title", &zh, &en, error)
      || !idp_preset_finish (file, error))
    return NULL;
  return g_steal_pointer (&preset);
}
