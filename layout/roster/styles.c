/* styles: how the numbers of a workbook are shown, as far as it changes what they mean.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster/styles.h"

#include <string.h>

typedef struct
{
  GHashTable *formats; /* number of a format of the workbook's own -> IdsNumberStyle */
  GArray *styles;
  gboolean in_cell_styles;
} Styles;

/* Number formats that are dates in every workbook: ECMA-376 part 1, 18.8.30, the East Asian ones
 * included. */
static const struct
{
  int first, last;
} date_formats[] = { { 14, 22 }, { 27, 36 }, { 45, 47 }, { 50, 58 } };

static int
to_int (const char *text)
{
  gint64 value = 0;
  return text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT, &value, NULL)
             ? (int) value
             : 0;
}

/* A letter of date and time that is neither quoted, escaped nor the name of a colour. */
static gboolean
is_date_code (const char *code)
{
  gboolean quoted = FALSE, bracketed = FALSE;
  for (const char *at = code; *at != '\0'; at++)
    {
      if (*at == '\\' && at[1] != '\0')
        at++;
      else if (*at == '"')
        quoted = !quoted;
      else if (*at == '[' || *at == ']')
        bracketed = *at == '[';
      else if (!quoted && !bracketed && strchr ("yYmMdDhHsS", *at) != NULL)
        return TRUE;
    }
  return FALSE;
}

static IdsNumberStyle
style_of_code (const char *code)
{
  const gsize zeros = strspn (code, "0");
  IdsNumberStyle style = { FALSE, 0 };
  if (zeros > 1 && code[zeros] == '\0')
    style.digits = zeros;
  else if (g_ascii_strcasecmp (code, "General") != 0)
    style.date = is_date_code (code);
  return style;
}

static IdsNumberStyle
style_of_format (const Styles *styles, int format)
{
  const IdsNumberStyle *own = g_hash_table_lookup (styles->formats, GINT_TO_POINTER (format));
  IdsNumberStyle style = { FALSE, 0 };
  for (guint i = 0; own == NULL && i < G_N_ELEMENTS (date_formats); i++)
    style.date |= format >= date_formats[i].first && format <= date_formats[i].last;
  return own != NULL ? *own : style;
}

static gboolean
start (gpointer data, const char *name, const char **attributes, GError **error)
{
  Styles *styles = data;
  if (strcmp (name, "numFmt") == 0)
    {
      const char *code = ids_xml_attribute (attributes, "formatCode");
      IdsNumberStyle *style = g_new (IdsNumberStyle, 1);
      *style = style_of_code (code != NULL ? code : "");
      g_hash_table_replace (styles->formats,
                            GINT_TO_POINTER (to_int (ids_xml_attribute (attributes, "numFmtId"))),
                            style);
    }
  else if (strcmp (name, "cellXfs") == 0)
    styles->in_cell_styles = TRUE;
  else if (strcmp (name, "xf") == 0 && styles->in_cell_styles)
    {
      const IdsNumberStyle style
          = style_of_format (styles, to_int (ids_xml_attribute (attributes, "numFmtId")));
      g_array_append_val (styles->styles, style);
    }
  return TRUE;
}

static gboolean
end (gpointer data, const char *name, GError **error)
{
  Styles *styles = data;
  if (strcmp (name, "cellXfs") == 0)
    styles->in_cell_styles = FALSE;
  return TRUE;
}

GArray *
ids_styles_read (IdsArchive *archive, const char *part, GError **error)
{
  static const IdsXmlHandlers handlers = { start, end, NULL };
  Styles styles = { g_hash_table_new_full (NULL, NULL, NULL, g_free),
                    g_array_new (FALSE, FALSE, sizeof (IdsNumberStyle)), FALSE };
  const gboolean read = ids_archive_parse (archive, part, &handlers, &styles, error);
  g_hash_table_unref (styles.formats);
  if (read)
    return styles.styles;
  g_array_unref (styles.styles);
  return NULL;
}
