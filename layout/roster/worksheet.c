/* worksheet: the rows of one sheet of a workbook.
 *
 * The part is parsed twice, since it names its merged cells behind its rows.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster/worksheet.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "csv.h"
#include "error.h"
#include "roster/merged.h"

/* Day 0 of spreadsheets, 30 December 1899, as a Julian day of GDate. */
#define DAY_ZERO_JULIAN 693594

/* Larger quantities have lost digits already; smaller ones are written out. */
#define MAX_EXACT 1e18

typedef struct
{
  const IdsStrings *strings;
  const GArray *styles;
  IdsMerged *merged;
  IdsTableFunc func;
  gpointer data;

  int row;
  gboolean hidden;
  GString *texts; /* of the cells of the row */
  GArray *starts; /* of gssize by column; -1 = no cell */
  GArray *traits; /* of IdsTraits by column */
  GArray *cells;  /* of IdsTableCell, once the row is whole */

  int column;
  char type[16]; /* attribute t */
  int style;
  gboolean has_formula, has_value;
  gboolean in_value;
  gboolean in_reading; /* how an inline text is pronounced */
  GString *value;
} Worksheet;

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static gboolean
start_merged (gpointer data, const char *name, const char **attributes, GError **error)
{
  const char *reference = ids_xml_attribute (attributes, "ref");
  if (strcmp (name, "mergeCell") == 0 && reference != NULL)
    ids_merged_add (data, reference);
  return TRUE;
}

static gboolean
start_row (Worksheet *sheet, const char **attributes, GError **error)
{
  const char *number = ids_xml_attribute (attributes, "r");
  const char *hidden = ids_xml_attribute (attributes, "hidden");
  gint64 row = sheet->row + 1;
  if (number != NULL && !g_ascii_string_to_signed (number, 10, row, G_MAXINT, &row, NULL))
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                   _ ("damaged workbook: row %s follows row %d"), number, sheet->row);
      return FALSE;
    }
  sheet->row = row;
  sheet->hidden = hidden != NULL && (strcmp (hidden, "1") == 0 || strcmp (hidden, "true") == 0);
  sheet->column = -1;
  g_string_truncate (sheet->texts, 0);
  g_array_set_size (sheet->starts, 0);
  g_array_set_size (sheet->traits, 0);
  return TRUE;
}

static void
start_cell (Worksheet *sheet, const char **attributes)
{
  const char *name = ids_xml_attribute (attributes, "r");
  const char *style = ids_xml_attribute (attributes, "s");
  gint64 style_number = 0;
  int row = 0, column = 0;
  sheet->column++;
  if (name != NULL && ids_cell_name_parse (name, &row, &column))
    sheet->column = column;
  g_ascii_string_to_signed (or_empty (style), 10, 0, G_MAXINT, &style_number, NULL);
  sheet->style = style_number;
  g_strlcpy (sheet->type, or_empty (ids_xml_attribute (attributes, "t")), sizeof sheet->type);
  sheet->has_formula = sheet->has_value = FALSE;
  g_string_truncate (sheet->value, 0);
}

static gboolean
start (gpointer data, const char *name, const char **attributes, GError **error)
{
  Worksheet *sheet = data;
  if (strcmp (name, "row") == 0)
    return start_row (sheet, attributes, error);
  if (strcmp (name, "c") == 0)
    start_cell (sheet, attributes);
  else if (strcmp (name, "f") == 0)
    sheet->has_formula = TRUE;
  else if (strcmp (name, "rPh") == 0)
    sheet->in_reading = TRUE;
  else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    {
      sheet->in_value = !sheet->in_reading;
      sheet->has_value |= sheet->in_value;
    }
  return TRUE;
}

static gboolean
text (gpointer data, const char *text, int length, GError **error)
{
  Worksheet *sheet = data;
  if (!sheet->in_value)
    return TRUE;
  if (sheet->value->len + length > IDP_CSV_MAX_CELL_BYTES)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                   _ ("row %d: a cell has more than %d bytes"), sheet->row, IDP_CSV_MAX_CELL_BYTES);
      return FALSE;
    }
  g_string_append_len (sheet->value, text, length);
  return TRUE;
}

static IdsNumberStyle
get_style (const Worksheet *sheet)
{
  if (sheet->styles == NULL || sheet->style < 0 || (guint) sheet->style >= sheet->styles->len)
    return (IdsNumberStyle){ FALSE, 0 };
  return g_array_index (sheet->styles, IdsNumberStyle, sheet->style);
}

/* Appends the stored quantity as the spreadsheet shows it; returns its traits. */
static IdsTraits
append_number (Worksheet *sheet)
{
  const IdsNumberStyle style = get_style (sheet);
  char *end = NULL;
  const double number = g_ascii_strtod (sheet->value->str, &end);
  if (sheet->value->len == 0)
    return 0;
  if (*end != '\0' || !isfinite (number) || number != floor (number) || fabs (number) > MAX_EXACT)
    {
      g_string_append (sheet->texts, sheet->value->str);
      return style.date ? IDS_TRAIT_DATE : IDS_TRAIT_NUMBER;
    }

  const gint64 whole = number;
  const gint64 julian = DAY_ZERO_JULIAN + whole;
  if (style.date && whole > 0 && julian < G_MAXUINT32 && g_date_valid_julian (julian))
    {
      GDate date;
      g_date_clear (&date, 1);
      g_date_set_julian (&date, julian);
      g_string_append_printf (sheet->texts, "%04d-%02d-%02d", g_date_get_year (&date),
                              g_date_get_month (&date), g_date_get_day (&date));
      return IDS_TRAIT_DATE;
    }
  g_string_append_printf (sheet->texts, "%0*" G_GINT64_FORMAT, style.digits, whole);
  return IDS_TRAIT_NUMBER;
}

/* Appends the text of the cell that ends; returns its traits. */
static IdsTraits
append_value (Worksheet *sheet)
{
  guint64 index = 0;
  if (!sheet->has_value)
    return sheet->has_formula ? IDS_TRAIT_NO_VALUE : 0;
  if (strcmp (sheet->type, "s") == 0)
    {
      g_ascii_string_to_unsigned (sheet->value->str, 10, 0, G_MAXUINT32, &index, NULL);
      g_string_append (sheet->texts, or_empty (ids_strings_get (sheet->strings, index)));
      return 0;
    }
  if (*sheet->type == '\0' || strcmp (sheet->type, "n") == 0)
    return append_number (sheet);

  const gsize start = sheet->texts->len;
  g_string_append (sheet->texts, sheet->value->str);
  ids_strings_unescape (sheet->texts, start);
  if (strcmp (sheet->type, "e") == 0)
    return IDS_TRAIT_ERROR;
  return strcmp (sheet->type, "d") == 0 ? IDS_TRAIT_DATE : 0;
}

static void
end_cell (Worksheet *sheet)
{
  static const gssize none = -1;
  static const IdsTraits plain = 0;
  if (sheet->column < 0)
    return;
  while ((guint) sheet->column >= sheet->starts->len)
    {
      g_array_append_val (sheet->starts, none);
      g_array_append_val (sheet->traits, plain);
    }
  g_array_index (sheet->starts, gssize, sheet->column) = sheet->texts->len;
  g_array_index (sheet->traits, IdsTraits, sheet->column) = append_value (sheet);
  g_string_append_c (sheet->texts, '\0');
}

/* Gives the cells below and beside the first of merged ones its text. */
static void
spread_merged (Worksheet *sheet)
{
  const GPtrArray *merged = ids_merged_at (sheet->merged, sheet->row);
  for (guint i = 0; i < merged->len; i++)
    {
      IdsMergedCells *area = merged->pdata[i];
      IdsTableCell *cells = (IdsTableCell *) sheet->cells->data;
      if (sheet->row == area->first_row && area->text == NULL
          && (guint) area->first_column < sheet->cells->len)
        area->text = g_strdup (cells[area->first_column].text);
      for (guint column = area->first_column;
           column <= (guint) area->last_column && column < sheet->cells->len; column++)
        if (sheet->row != area->first_row || column != (guint) area->first_column)
          {
            cells[column].text = or_empty (area->text);
            cells[column].traits = IDS_TRAIT_MERGED;
          }
    }
}

static gboolean
end_row (Worksheet *sheet, GError **error)
{
  gboolean empty = TRUE;
  g_array_set_size (sheet->cells, 0);
  for (guint i = 0; i < sheet->starts->len; i++)
    {
      const gssize start = g_array_index (sheet->starts, gssize, i);
      const IdsTableCell cell = { start >= 0 ? sheet->texts->str + start : "",
                                  g_array_index (sheet->traits, IdsTraits, i) };
      empty &= *cell.text == '\0' && (cell.traits & IDS_TRAIT_NO_VALUE) == 0;
      g_array_append_val (sheet->cells, cell);
    }
  if (empty)
    return TRUE;
  spread_merged (sheet);
  const IdsTableRow row
      = { sheet->row, sheet->hidden, sheet->cells->len, (const IdsTableCell *) sheet->cells->data };
  return sheet->func (&row, sheet->data, error);
}

static gboolean
end (gpointer data, const char *name, GError **error)
{
  Worksheet *sheet = data;
  if (strcmp (name, "row") == 0)
    return end_row (sheet, error);
  if (strcmp (name, "c") == 0)
    end_cell (sheet);
  else if (strcmp (name, "rPh") == 0)
    sheet->in_reading = FALSE;
  else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    sheet->in_value = FALSE;
  return TRUE;
}

gboolean
ids_worksheet_read (IdsArchive *archive, const char *part, const IdsStrings *strings,
                    const GArray *styles, IdsTableFunc func, gpointer data, GError **error)
{
  static const IdsXmlHandlers merged_handlers = { start_merged, NULL, NULL };
  static const IdsXmlHandlers handlers = { start, end, text };
  g_autoptr (IdsMerged) merged = ids_merged_new ();
  if (!ids_archive_parse (archive, part, &merged_handlers, merged, error))
    return FALSE;

  Worksheet sheet = {
    .strings = strings,
    .styles = styles,
    .merged = merged,
    .func = func,
    .data = data,
    .texts = g_string_new (NULL),
    .starts = g_array_new (FALSE, FALSE, sizeof (gssize)),
    .traits = g_array_new (FALSE, FALSE, sizeof (IdsTraits)),
    .cells = g_array_new (FALSE, FALSE, sizeof (IdsTableCell)),
    .value = g_string_new (NULL),
  };
  const gboolean read = ids_archive_parse (archive, part, &handlers, &sheet, error);
  g_string_free (sheet.texts, TRUE);
  g_string_free (sheet.value, TRUE);
  g_array_unref (sheet.starts);
  g_array_unref (sheet.traits);
  g_array_unref (sheet.cells);
  return read;
}
