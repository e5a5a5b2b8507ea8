/* workbook: one sheet of a spreadsheet file, found and read.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster/workbook.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "roster/worksheet.h"

#define WORKBOOK_PART "xl/workbook.xml"
#define RELATIONS_PART "xl/_rels/workbook.xml.rels"
#define STYLES_PART "xl/styles.xml"
#define STRINGS_PART "xl/sharedStrings.xml"
#define PARTS_FOLDER "xl/"

typedef struct
{
  char *name;
  char *relation;
  gboolean hidden;
} Sheet;

typedef struct
{
  GPtrArray *sheets;     /* of Sheet*, in the order of their tabs */
  GHashTable *relations; /* id -> part */
} Contents;

static void
sheet_free (Sheet *sheet)
{
  g_free (sheet->name);
  g_free (sheet->relation);
  g_free (sheet);
}

static void
contents_clear (Contents *contents)
{
  g_clear_pointer (&contents->sheets, g_ptr_array_unref);
  g_clear_pointer (&contents->relations, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Contents, contents_clear)

static gboolean
start_workbook (gpointer data, const char *name, const char **attributes, GError **error)
{
  Contents *contents = data;
  const char *title = ids_xml_attribute (attributes, "name");
  const char *relation = ids_xml_attribute (attributes, "id");
  const char *state = ids_xml_attribute (attributes, "state");
  if (strcmp (name, "sheet") != 0 || title == NULL || relation == NULL)
    return TRUE;
  Sheet *sheet = g_new (Sheet, 1);
  *sheet = (Sheet){ g_strdup (title), g_strdup (relation),
                    state != NULL && strcmp (state, "visible") != 0 };
  g_ptr_array_add (contents->sheets, sheet);
  return TRUE;
}

static gboolean
start_relations (gpointer data, const char *name, const char **attributes, GError **error)
{
  Contents *contents = data;
  const char *id = ids_xml_attribute (attributes, "Id");
  const char *target = ids_xml_attribute (attributes, "Target");
  if (strcmp (name, "Relationship") == 0 && id != NULL && target != NULL)
    g_hash_table_replace (contents->relations, g_strdup (id),
                          *target == '/' ? g_strdup (target + 1)
                                         : g_strconcat (PARTS_FOLDER, target, NULL));
  return TRUE;
}

/* The sheet to read; sets NOTE where there was a choice. */
static const Sheet *
choose_sheet (const Contents *contents, const char *wanted, char **note, GError **error)
{
  const Sheet *chosen = NULL;
  guint n_visible = 0;
  for (guint i = 0; i < contents->sheets->len; i++)
    {
      const Sheet *sheet = contents->sheets->pdata[i];
      n_visible += !sheet->hidden;
      if (chosen == NULL && (wanted != NULL ? strcmp (sheet->name, wanted) == 0 : !sheet->hidden))
        chosen = sheet;
    }
  if (chosen == NULL && wanted != NULL)
    g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("the workbook has no sheet named “%s”"),
                 wanted);
  else if (chosen == NULL)
    g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                         _ ("the workbook has no sheet that is not hidden; see --worksheet"));
  else if (wanted == NULL && contents->sheets->len > 1)
    *note = g_strdup_printf (_ ("read from sheet “%s” only; the workbook has %u more, %u of them "
                                "hidden (see --worksheet)"),
                             chosen->name, contents->sheets->len - 1,
                             contents->sheets->len - n_visible);
  return chosen;
}

static gboolean
read_sheet (IdsArchive *archive, const char *part, const IdsTableOptions *options,
            IdsTableFunc func, gpointer data, GError **error)
{
  g_autoptr (IdsStrings) strings = NULL;
  g_autoptr (GArray) styles = NULL;
  if (ids_archive_has (archive, STRINGS_PART))
    {
      strings = ids_strings_read (archive, STRINGS_PART, options->limits.strings_bytes, error);
      if (strings == NULL)
        return FALSE;
    }
  if (ids_archive_has (archive, STYLES_PART))
    {
      styles = ids_styles_read (archive, STYLES_PART, error);
      if (styles == NULL)
        return FALSE;
    }
  return ids_worksheet_read (archive, part, strings, styles, func, data, error);
}

gboolean
ids_workbook_read (const char *path, const IdsTableOptions *options, IdsTableFunc func,
                   gpointer data, char **note, GError **error)
{
  static const IdsXmlHandlers workbook = { start_workbook, NULL, NULL };
  static const IdsXmlHandlers relations = { start_relations, NULL, NULL };
  g_auto (Contents) contents = { g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free),
                                 g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  g_autoptr (IdsArchive) archive = ids_archive_open (path, &options->limits, error);
  if (archive == NULL)
    return FALSE;
  if (!ids_archive_has (archive, WORKBOOK_PART))
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                           _ ("a ZIP archive, but no XLSX workbook"));
      return FALSE;
    }
  if (!ids_archive_parse (archive, WORKBOOK_PART, &workbook, &contents, error)
      || !ids_archive_parse (archive, RELATIONS_PART, &relations, &contents, error))
    return FALSE;

  const Sheet *sheet = choose_sheet (&contents, options->worksheet, note, error);
  if (sheet == NULL)
    return FALSE;
  const char *part = g_hash_table_lookup (contents.relations, sheet->relation);
  if (part == NULL)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                   _ ("damaged workbook: sheet “%s” is missing"), sheet->name);
      return FALSE;
    }
  return read_sheet (archive, part, options, func, data, error);
}
