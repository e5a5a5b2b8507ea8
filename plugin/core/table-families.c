/* table-families: whose quantisation tables a JPEG is compressed with.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "table-families.h"

#include <string.h>

#include "preset.h"

#define SIDE 8
#define N_STEPS (SIDE * SIDE)

static const char *const kinds[] = { "editor", "developer", "maker", NULL };

static void
family_free (gpointer data)
{
  IdpTableFamily *family = data;
  g_free (family->name);
  g_free (family->maker);
  g_strfreev (family->digests);
  g_free (family);
}

static IdpTableFamily *
read_family (IdpPreset *preset, const char *name, GError **error)
{
  int kind = 0;
  g_autofree char *digests = idp_preset_get_string (preset, name, "digests", error);
  if (digests == NULL || !idp_preset_get_choice (preset, name, "kind", kinds, &kind, error))
    return NULL;
  g_autofree char *source = idp_preset_get_string (preset, name, "source", error);
  g_autofree char *maker = source != NULL && kind == IDP_TABLES_MAKER
                               ? idp_preset_get_string (preset, name, "maker", error)
                               : NULL;
  if (source == NULL || (kind == IDP_TABLES_MAKER && maker == NULL))
    return NULL;

  IdpTableFamily *family = g_new0 (IdpTableFamily, 1);
  family->name = g_strdup (name);
  family->kind = kind;
  family->maker = g_steal_pointer (&maker);
  family->digests = g_strsplit (digests, ";", -1);
  return family;
}

GPtrArray *
idp_table_families_load (GError **error)
{
  g_autoptr (IdpPreset) preset = idp_preset_load (IDP_PRESET_TEXTS, "tables", error);
  if (preset == NULL)
    return NULL;

  g_autoptr (GPtrArray) families = g_ptr_array_new_with_free_func (family_free);
  g_auto (GStrv) groups = idp_preset_groups (preset);
  for (char **group = groups; *group != NULL; group++)
    {
      IdpTableFamily *family = read_family (preset, *group, error);
      if (family == NULL)
        return NULL;
      g_ptr_array_add (families, family);
    }
  return g_steal_pointer (&families);
}

/* Adds NUMBER and the steps of TABLE along the zigzag; FALSE where a step takes two bytes. */
static gboolean
append_table (GByteArray *bytes, guint8 number, const guint16 table[N_STEPS])
{
  g_byte_array_append (bytes, &number, 1);
  for (int diagonal = 0; diagonal < 2 * SIDE - 1; diagonal++)
    for (int i = 0; i <= diagonal; i++)
      {
        const int row = diagonal % 2 == 0 ? diagonal - i : i, column = diagonal - row;
        if (row >= SIDE || column >= SIDE)
          continue;
        const guint16 step = table[row * SIDE + column];
        if (step > G_MAXUINT8)
          return FALSE;
        const guint8 byte = step;
        g_byte_array_append (bytes, &byte, 1);
      }
  return TRUE;
}

char *
idp_table_digest (const IdpFile *file)
{
  if (file->format != IDP_FORMAT_JPEG)
    return NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  if (!append_table (bytes, 0, file->jpeg_table)
      || (file->colour != IDP_COLOUR_GREY && !append_table (bytes, 1, file->jpeg_chroma_table)))
    return NULL;
  return g_compute_checksum_for_data (G_CHECKSUM_MD5, bytes->data, bytes->len);
}

const IdpTableFamily *
idp_table_families_find (const GPtrArray *families, const IdpFile *file)
{
  g_autofree char *digest = idp_table_digest (file);
  for (guint i = 0; digest != NULL && i < families->len; i++)
    {
      const IdpTableFamily *family = families->pdata[i];
      if (g_strv_contains ((const char *const *) family->digests, digest))
        return family;
    }
  return NULL;
}
