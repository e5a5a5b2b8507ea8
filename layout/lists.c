/* lists: who is where, and what belongs to a package.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lists.h"

#include <glib/gi18n.h>
#include <string.h>

#include "csv.h"
#include "encode.h"
#include "error.h"
#include "manifest.h"
#include "output.h"
#include "packing.h"
#include "part.h"

#define INDEX "index.csv"
#define PACKAGES "packages.csv"
#define PACKING_LISTS "packages.pdf"

typedef struct
{
  char *site, *class_name;
  guint number;     /* from 1 */
  guint n_students; /* of the roster */
  guint n_printed, n_prints, n_sheets;
} Package;

typedef struct
{
  GPtrArray *packages;
  GHashTable *by_key;     /* stem of the package -> Package*, owned by PACKAGES */
  IdsOutput *index;       /* in the first reading */
  IdsPacking *packing;    /* in the second reading only */
  const Package *current; /* whose list is being drawn */
  guint n_covers;
} Lists;

static void
package_free (Package *package)
{
  g_free (package->site);
  g_free (package->class_name);
  g_free (package);
}

static const char *
get_text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

static char *
make_line (const char *const *cells)
{
  GString *line = g_string_new (NULL);
  g_autoptr (GPtrArray) guarded = g_ptr_array_new_with_free_func (g_free);
  for (; *cells != NULL; cells++)
    g_ptr_array_add (guarded, idp_csv_guard (*cells));
  g_ptr_array_add (guarded, NULL);
  idp_csv_append (line, (const char *const *) guarded->pdata);
  return g_string_free (line, FALSE);
}

static gboolean
read_packages (Lists *lists, const char *header, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = g_strconcat ("{", header, "}", NULL);
  if (!json_parser_load_from_data (parser, text, -1, NULL))
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("damaged manifest"));
      return FALSE;
    }
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonArray *packages = json_object_has_member (root, "packages")
                            ? json_object_get_array_member (root, "packages")
                            : NULL;
  for (guint i = 0; packages != NULL && i < json_array_get_length (packages); i++)
    {
      JsonObject *object = json_array_get_object_element (packages, i);
      Package *package = g_new0 (Package, 1);
      package->site = g_strdup (get_text (object, "site"));
      package->class_name = g_strdup (get_text (object, "class"));
      package->n_students = json_object_get_int_member_with_default (object, "students", 0);
      g_ptr_array_add (lists->packages, package);
      package->number = lists->packages->len;
      g_hash_table_insert (lists->by_key, g_strdup (get_text (object, "package")), package);
    }
  return TRUE;
}

/* A part is named after its package, with a number where there may be several. */
static Package *
find_package (const Lists *lists, const char *part)
{
  Package *package = g_hash_table_lookup (lists->by_key, part);
  const char *dash = strrchr (part, '-');
  if (package != NULL || dash == NULL)
    return package;
  g_autofree char *stem = g_strndup (part, dash - part);
  return g_hash_table_lookup (lists->by_key, stem);
}

static char *
describe (const Package *package)
{
  if (*package->site == '\0' && *package->class_name == '\0')
    return g_strdup (_ ("All students"));
  const gboolean both = *package->site != '\0' && *package->class_name != '\0';
  return g_strconcat (package->site, both ? " " : "", package->class_name, NULL);
}

static void
take_student (Lists *lists, Package *package, JsonObject *student, const char *file,
              const char *sheet)
{
  const guint n_prints = json_array_get_length (json_object_get_array_member (student, "prints"));
  if (lists->packing != NULL)
    {
      ids_packing_line (lists->packing, get_text (student, "name"),
                        get_text (student, "student_id"), sheet, file);
      return;
    }
  package->n_printed++;
  package->n_prints += n_prints;
  g_autofree char *row
      = g_strdup_printf ("%d", (int) json_object_get_int_member_with_default (student, "row", 0));
  g_autofree char *prints = g_strdup_printf ("%u", n_prints);
  const char *const cells[] = { get_text (student, "site"),
                                get_text (student, "class"),
                                get_text (student, "name"),
                                get_text (student, "student_id"),
                                row,
                                file,
                                sheet,
                                prints,
                                NULL };
  g_autofree char *line = make_line (cells);
  fputs (line, lists->index->file);
}

static void
draw_cover (Lists *lists, const Package *package)
{
  g_autofree char *title = describe (package);
  const IdsPackageFacts facts = { title,
                                  package->number,
                                  lists->packages->len,
                                  package->n_students,
                                  package->n_printed,
                                  package->n_prints,
                                  package->n_sheets };
  ids_packing_cover (lists->packing, &facts);
  lists->n_covers = package->number;
  lists->current = package;
}

/* Covers of all packages before number END that have none yet: of those in which nobody is printed
 * there is no record. */
static void
draw_covers (Lists *lists, guint end)
{
  while (lists->n_covers < end)
    draw_cover (lists, lists->packages->pdata[lists->n_covers]);
}

static gboolean
take_record (const char *line, gsize length, gpointer data, GError **error)
{
  Lists *lists = data;
  g_autoptr (IdsPartRecord) record = ids_part_record_read (line, length);
  Package *package = record != NULL ? find_package (lists, record->part) : NULL;
  if (package == NULL)
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("damaged manifest"));
      return FALSE;
    }
  if (lists->packing != NULL && lists->current != package)
    draw_covers (lists, package->number);
  JsonArray *files = json_object_get_array_member (json_node_get_object (record->root), "files");
  for (guint i = 0; i < json_array_get_length (files); i++)
    {
      JsonObject *file = json_array_get_object_element (files, i);
      JsonArray *pages = json_object_get_array_member (file, "pages");
      for (guint k = 0; k < json_array_get_length (pages); k++)
        {
          JsonObject *page = json_array_get_object_element (pages, k);
          JsonArray *students = json_object_get_array_member (page, "students");
          package->n_sheets += lists->packing == NULL;
          for (guint s = 0; s < json_array_get_length (students); s++)
            take_student (lists, package, json_array_get_object_element (students, s),
                          get_text (file, "file"), get_text (page, "sheet"));
        }
    }
  return TRUE;
}

static gboolean
write_packages (const Lists *lists, const char *folder, GError **error)
{
  static const char *const header[]
      = { "site", "class", "students", "printed", "prints", "sheets", "missing", NULL };
  g_autoptr (GString) list = g_string_new (IDP_CSV_BYTE_ORDER_MARK);
  idp_csv_append (list, header);
  for (guint i = 0; i < lists->packages->len; i++)
    {
      const Package *package = lists->packages->pdata[i];
      const guint numbers[] = { package->n_students, package->n_printed, package->n_prints,
                                package->n_sheets, package->n_students - package->n_printed };
      const char *cells[3 + G_N_ELEMENTS (numbers)] = { package->site, package->class_name };
      for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
        cells[2 + k] = g_strdup_printf ("%u", numbers[k]);
      g_autofree char *line = make_line (cells);
      g_string_append (list, line);
      for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
        g_free ((char *) cells[2 + k]);
    }
  g_autofree char *path = g_build_filename (folder, PACKAGES, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (list->str, list->len);
  return idp_write_file (path, bytes, error);
}

static gboolean
write_packing (Lists *lists, const char *folder, const char *manifest, GError **error)
{
  g_autofree char *path = g_build_filename (folder, PACKING_LISTS, NULL);
  g_autoptr (IdsPacking) packing = ids_packing_open (path, error);
  if (packing == NULL)
    return FALSE;
  lists->packing = packing;
  const gboolean read = ids_manifest_foreach (manifest, take_record, lists, error);
  if (read)
    draw_covers (lists, lists->packages->len);
  lists->packing = NULL;
  return read && ids_packing_commit (packing, error);
}

/* One package of everybody needs no cover, and a laboratory that prints all PDF files of the folder
 * shall not find one. */
static gboolean
is_split (const GPtrArray *packages)
{
  const Package *first = packages->len > 0 ? packages->pdata[0] : NULL;
  return first != NULL && (*first->site != '\0' || *first->class_name != '\0');
}

/* Line by line: a list of everybody is never held whole. Counts what is in the packages too. */
static gboolean
write_index (Lists *lists, const char *folder, const char *manifest, GError **error)
{
  static const char *const header[]
      = { "site", "class", "name", "student_id", "row", "file", "sheet", "prints", NULL };
  g_autofree char *path = g_build_filename (folder, INDEX, NULL);
  g_autoptr (IdsOutput) index = ids_output_open (path, error);
  if (index == NULL)
    return FALSE;
  g_autofree char *line = make_line (header);
  fprintf (index->file, "%s%s", IDP_CSV_BYTE_ORDER_MARK, line);
  lists->index = index;
  const gboolean read = ids_manifest_foreach (manifest, take_record, lists, error);
  lists->index = NULL;
  return read && ids_output_commit (index, error);
}

gboolean
ids_lists_write (const char *folder, GError **error)
{
  g_autofree char *name = ids_manifest_name ("");
  g_autofree char *manifest = g_build_filename (folder, name, NULL);
  g_autofree char *text = ids_manifest_header (manifest, error);
  g_autoptr (GPtrArray) packages = g_ptr_array_new_with_free_func ((GDestroyNotify) package_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Lists lists = { .packages = packages, .by_key = by_key };
  return text != NULL && read_packages (&lists, text, error)
         && write_index (&lists, folder, manifest, error) && write_packages (&lists, folder, error)
         && (!is_split (packages) || write_packing (&lists, folder, manifest, error));
}
