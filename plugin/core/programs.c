/* programs: programs that leave their name in pictures.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "programs.h"

#include <string.h>

#include "preset.h"

static const char *const kinds[]
    = { "editor", "beauty", "generator", "developer", "scanner", "screenshot", NULL };

static void
program_free (gpointer data)
{
  IdpProgram *program = data;
  g_free (program->name);
  g_strfreev (program->words);
  g_free (program);
}

static IdpProgram *
read_program (IdpPreset *preset, const char *name, GError **error)
{
  int kind = 0;
  g_autofree char *words = idp_preset_get_string (preset, name, "words", error);
  if (words == NULL || !idp_preset_get_choice (preset, name, "kind", kinds, &kind, error))
    return NULL;
  g_autofree char *source = idp_preset_get_string (preset, name, "source", error);
  if (source == NULL)
    return NULL;

  g_autofree char *folded = g_utf8_casefold (words, -1);
  IdpProgram *program = g_new0 (IdpProgram, 1);
  program->name = g_strdup (name);
  program->kind = kind;
  program->words = g_strsplit (folded, ";", -1);
  for (char **word = program->words; *word != NULL; word++)
    g_strstrip (*word);
  return program;
}

GPtrArray *
idp_programs_load (GError **error)
{
  g_autoptr (IdpPreset) preset = idp_preset_load (IDP_PRESET_TEXTS, "programs", error);
  if (preset == NULL)
    return NULL;

  g_autoptr (GPtrArray) programs = g_ptr_array_new_with_free_func (program_free);
  g_auto (GStrv) groups = idp_preset_groups (preset);
  for (char **group = groups; *group != NULL; group++)
    {
      IdpProgram *program = read_program (preset, *group, error);
      if (program == NULL)
        return NULL;
      g_ptr_array_add (programs, program);
    }
  return g_steal_pointer (&programs);
}

static gboolean
has_word (const char *text, const char *word)
{
  const gsize length = strlen (word);
  for (const char *at = strstr (text, word); length > 0 && at != NULL; at = strstr (at + 1, word))
    {
      const gboolean starts = at == text || !g_ascii_isalpha (at[-1]) || !g_ascii_isalpha (word[0]);
      const gboolean ends = !g_ascii_isalpha (at[length]) || !g_ascii_isalpha (word[length - 1]);
      if (starts && ends)
        return TRUE;
    }
  return FALSE;
}

const IdpProgram *
idp_programs_find (const GPtrArray *programs, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  for (guint i = 0; i < programs->len; i++)
    {
      const IdpProgram *program = programs->pdata[i];
      for (char **word = program->words; *word != NULL; word++)
        if (has_word (folded, *word))
          return program;
    }
  return NULL;
}

const IdpProgram *
idp_programs_find_exactly (const GPtrArray *programs, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  for (guint i = 0; i < programs->len; i++)
    {
      const IdpProgram *program = programs->pdata[i];
      if (g_strv_contains ((const char *const *) program->words, folded))
        return program;
    }
  return NULL;
}
