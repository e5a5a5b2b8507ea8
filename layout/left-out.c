/* left-out: the students who are not printed, and why.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "left-out.h"

#include <glib/gi18n.h>

#include "csv.h"
#include "encode.h"

typedef struct
{
  int row;
  char *name;
  char *student_id;
  char *reason;
} Entry;

struct _IdsLeftOut
{
  GPtrArray *entries; /* of Entry* */
};

static void
entry_free (Entry *entry)
{
  g_free (entry->name);
  g_free (entry->student_id);
  g_free (entry->reason);
  g_free (entry);
}

IdsLeftOut *
ids_left_out_new (void)
{
  IdsLeftOut *left_out = g_new (IdsLeftOut, 1);
  left_out->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  return left_out;
}

void
ids_left_out_free (IdsLeftOut *left_out)
{
  if (left_out == NULL)
    return;
  g_ptr_array_unref (left_out->entries);
  g_free (left_out);
}

void
ids_left_out_add (IdsLeftOut *left_out, int row, const char *name, const char *student_id,
                  const char *reason)
{
  Entry *entry = g_new (Entry, 1);
  *entry = (Entry){ row, g_strdup (name != NULL ? name : ""),
                    g_strdup (student_id != NULL ? student_id : ""), g_strdup (reason) };
  g_ptr_array_add (left_out->entries, entry);
}

void
ids_left_out_restrict (IdsLeftOut *left_out, GHashTable *wanted, GHashTable *found)
{
  for (guint i = left_out->entries->len; i > 0; i--)
    {
      const Entry *entry = left_out->entries->pdata[i - 1];
      if (g_hash_table_contains (wanted, entry->student_id))
        g_hash_table_remove (found, entry->student_id);
      else
        g_ptr_array_remove_index (left_out->entries, i - 1);
    }
}

guint
ids_left_out_get_n (const IdsLeftOut *left_out)
{
  return left_out->entries->len;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Entry *left = *(const Entry *const *) a;
  const Entry *right = *(const Entry *const *) b;
  return left->row - right->row;
}

/* TEXT with its code (U+202E) for all that could move a terminal's cursor or reverse its writing.
 */
static char *
escape (const char *text)
{
  GString *safe = g_string_new (NULL);
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar character = g_utf8_get_char (text);
      const GUnicodeType type = g_unichar_type (character);
      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT)
        g_string_append_printf (safe, "<U+%04X>", character);
      else
        g_string_append_unichar (safe, character);
    }
  return g_string_free (safe, FALSE);
}

void
ids_left_out_print (IdsLeftOut *left_out)
{
  g_ptr_array_sort (left_out->entries, compare_rows);
  for (guint i = 0; i < left_out->entries->len; i++)
    {
      const Entry *entry = left_out->entries->pdata[i];
      g_autofree char *line = g_strdup_printf (_ ("row %d: %s %s: %s"), entry->row, entry->name,
                                               entry->student_id, entry->reason);
      g_autofree char *safe = escape (line);
      g_printerr ("%s\n", safe);
    }
}

gboolean
ids_left_out_write (IdsLeftOut *left_out, const char *path, GError **error)
{
  static const char *const header[] = { "row", "name", "student_id", "reason", NULL };

  g_ptr_array_sort (left_out->entries, compare_rows);
  g_autoptr (GString) text = g_string_new (IDP_CSV_BYTE_ORDER_MARK);
  idp_csv_append (text, header);
  for (guint i = 0; i < left_out->entries->len; i++)
    {
      const Entry *entry = left_out->entries->pdata[i];
      g_autofree char *row = g_strdup_printf ("%d", entry->row);
      const char *const cells[] = { row, entry->name, entry->student_id, entry->reason, NULL };
      idp_csv_append (text, cells);
    }
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  return idp_write_file (path, bytes, error);
}
