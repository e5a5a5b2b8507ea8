/* merge: one manifest and one set of lists out of those of all shards.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "merge.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "encode.h"
#include "error.h"
#include "lists.h"
#include "manifest.h"

#define PREFIX "manifest-1-of-"
#define EXIT_INCOMPLETE 2

static void
complain (const GError *error)
{
  g_printerr ("idsheet: %s\n", error->message);
}

/* How many shards DIR holds the output of; 0 where it is not clear. */
static guint
count_shards (const char *folder, GError **error)
{
  guint64 n_shards = 0;
  g_autoptr (GError) cause = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &cause);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    {
      guint64 n = 0;
      g_autofree char *number = g_str_has_prefix (name, PREFIX) && g_str_has_suffix (name, ".json")
                                    ? g_strndup (name + strlen (PREFIX),
                                                 strlen (name) - strlen (PREFIX) - strlen (".json"))
                                    : NULL;
      if (number == NULL || !g_ascii_string_to_unsigned (number, 10, 1, G_MAXINT, &n, NULL))
        continue;
      if (n_shards != 0)
        {
          g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                       _ ("%s: holds shards of different runs"), folder);
          return 0;
        }
      n_shards = n;
    }
  if (n_shards == 0)
    g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, "%s: %s", folder,
                 cause != NULL ? cause->message : _ ("holds no output of shards"));
  return n_shards;
}

static char *
get_shard_path (const char *folder, const char *stem, guint k, guint n, const char *suffix)
{
  return g_strdup_printf ("%s/%s-%u-of-%u%s", folder, stem, k, n, suffix);
}

static gboolean
add_record (const char *record, gsize length, gpointer data, GError **error)
{
  g_autofree char *copy = g_strndup (record, length);
  ids_manifest_add (data, copy);
  return TRUE;
}

/* The shards must be of one and the same run: what they say of the whole must be equal. */
static gboolean
merge_manifests (const char *folder, guint n, GError **error)
{
  g_autofree char *name = ids_manifest_name ("");
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *first_path = get_shard_path (folder, "manifest", 1, n, ".json");
  g_autofree char *header = ids_manifest_header (first_path, error);
  g_autoptr (IdsManifestWriter) manifest
      = header != NULL ? ids_manifest_open (path, header, error) : NULL;
  if (manifest == NULL)
    return FALSE;
  for (guint k = 1; k <= n; k++)
    {
      g_autofree char *shard = get_shard_path (folder, "manifest", k, n, ".json");
      g_autofree char *other = ids_manifest_header (shard, error);
      if (other == NULL)
        return FALSE;
      if (strcmp (header, other) != 0)
        {
          g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                       _ ("%s: is not of the same run as shard 1"), shard);
          return FALSE;
        }
      if (!ids_manifest_foreach (shard, add_record, manifest, error))
        return FALSE;
    }
  return ids_manifest_commit (manifest, error);
}

/* A line of a list, and the row of the roster that it begins with. */
typedef struct
{
  int row;
  char *line;
} Line;

typedef struct
{
  GArray *lines;
  GString *header;
} Merging;

static void
clear_line (Line *line)
{
  g_free (line->line);
}

static gboolean
take_line (const IdpCsvRow *row, gpointer data, GError **error)
{
  Merging *merging = data;
  g_autoptr (GString) text = g_string_new (NULL);
  idp_csv_append (text, (const char *const *) row->cells);
  if (row->row == 1)
    {
      g_string_assign (merging->header, text->str);
      return TRUE;
    }
  guint64 number = 0;
  g_ascii_string_to_unsigned (row->cells[0], 10, 0, G_MAXINT, &number, NULL);
  const Line line = { number, g_string_free (g_steal_pointer (&text), FALSE) };
  g_array_append_val (merging->lines, line);
  return TRUE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *left = a, *right = b;
  return left->row - right->row;
}

/* Merges the lists STEM, in the order of rows; returns how many lines there are, or -1. */
static int
merge_lists (const char *folder, const char *stem, guint n, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GString) text = g_string_new (NULL);
  g_array_set_clear_func (lines, (GDestroyNotify) clear_line);
  Merging merging = { lines, text };
  for (guint k = 1; k <= n; k++)
    {
      g_autofree char *path = get_shard_path (folder, stem, k, n, ".csv");
      g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
      if (file == NULL
          || !idp_csv_read (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), ',',
                            take_line, &merging, error))
        return -1;
    }
  g_array_sort (lines, compare_lines);
  g_string_prepend (text, IDP_CSV_BYTE_ORDER_MARK);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (text, g_array_index (lines, Line, i).line);
  g_autofree char *path = g_strdup_printf ("%s/%s.csv", folder, stem);
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  return idp_write_file (path, bytes, error) ? (int) lines->len : -1;
}

int
ids_merge_main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  if (argc != 2 || argv[1][0] == '-')
    {
      g_printerr ("%s\n", _ ("usage: idsheet merge DIR"));
      return EXIT_INCOMPLETE;
    }
  const char *folder = argv[1];
  const guint n = count_shards (folder, &error);
  int n_left_out = -1;
  if (n > 0 && merge_manifests (folder, n, &error)
      && merge_lists (folder, "retakes", n, &error) >= 0 && ids_lists_write (folder, &error))
    n_left_out = merge_lists (folder, "left-out", n, &error);
  if (n_left_out < 0)
    {
      complain (error);
      return EXIT_INCOMPLETE;
    }
  g_print (_ ("shards: %u, students left out: %d\n"), n, n_left_out);
  return n_left_out > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
