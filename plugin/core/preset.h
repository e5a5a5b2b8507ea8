/* preset.h: strict reading of presets, which are GKeyFiles.
 *
 * A value that is missing, has the wrong unit or lies out of range is an error that names file,
 * group and key; so is a key that nobody asked for. Readers therefore take what they know and then
 * call idp_preset_finish(). SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "units.h"

typedef struct _IdpPreset IdpPreset;

typedef enum
{
  IDP_PRESET_RULES,
  IDP_PRESET_SHEETS,
  IDP_PRESET_PRINTERS,
  IDP_PRESET_TEXTS, /* the catalogue of rule texts, beside the folders of the others */
} IdpPresetKind;

/* Loads a preset with all that it `extends=`. NAME_OR_PATH with a "/" or ending in ".ini" is a
 * file; a bare name is looked up in the user's configuration folder (idphoto/rules,
 * idphoto/sheets or idphoto/printers below XDG_CONFIG_HOME), then among the presets built into the
 * program. Errors: IDP_ERROR_PRESET. */
IdpPreset *idp_preset_load (IdpPresetKind kind, const char *name_or_path, GError **error);
void idp_preset_free (IdpPreset *preset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpPreset, idp_preset_free)

/* Names of all presets that a bare name can load, sorted; NULL-terminated, free with g_strfreev().
 */
char **idp_preset_list (IdpPresetKind kind);

/* The preset's short name (file name without ".ini"); owned by PRESET. */
const char *idp_preset_name (const IdpPreset *preset);

/* SHA-256 over the files that make up PRESET, base first, 64 hex digits; owned by PRESET. */
const char *idp_preset_sha256 (const IdpPreset *preset);

/* All groups but [preset], in file order, base first; NULL-terminated, free with g_strfreev(). */
char **idp_preset_groups (const IdpPreset *preset);

gboolean idp_preset_has (const IdpPreset *preset, const char *group, const char *key);

/* Each getter fails with IDP_ERROR_PRESET where the key is missing, malformed or out of MIN..MAX.
 */
gboolean idp_preset_get_double (IdpPreset *preset, const char *group, const char *key, double min,
                                double max, double *value, GError **error);
gboolean idp_preset_get_int (IdpPreset *preset, const char *group, const char *key, int min,
                             int max, int *value, GError **error);
gboolean idp_preset_get_boolean (IdpPreset *preset, const char *group, const char *key,
                                 gboolean *value, GError **error);
/* A length with its unit, "33mm", "7pt", "1in". */
gboolean idp_preset_get_mm (IdpPreset *preset, const char *group, const char *key, double min_mm,
                            double max_mm, double *mm, GError **error);
gboolean idp_preset_get_unit (IdpPreset *preset, const char *group, const char *key, IdpUnit *unit,
                              GError **error);
/* One of CHOICES (NULL-terminated); VALUE is its index. */
gboolean idp_preset_get_choice (IdpPreset *preset, const char *group, const char *key,
                                const char *const *choices, int *value, GError **error);
/* Caller frees. */
char *idp_preset_get_string (IdpPreset *preset, const char *group, const char *key, GError **error);
/* KEY[zh_CN] and the plain KEY (English); both must be there. Caller frees both. */
gboolean idp_preset_get_bilingual (IdpPreset *preset, const char *group, const char *key, char **zh,
                                   char **en, GError **error);

/* TRUE if every key was read, else IDP_ERROR_PRESET naming the first that was not. */
gboolean idp_preset_finish (const IdpPreset *preset, GError **error);

/* Sets IDP_ERROR_PRESET with "FILE: [GROUP] KEY: MESSAGE", for rules that span several keys; KEY
 * may be NULL. */
void idp_preset_set_error (const IdpPreset *preset, const char *group, const char *key,
                           GError **error, const char *format, ...) G_GNUC_PRINTF (5, 6);
