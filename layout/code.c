/* code: the QR code or barcode in a label, as modules and as millimetres for every writer.
 *
 * The symbols are those of ISO/IEC 18004 (QR Code) and ISO/IEC 15417 (Code 128), made by libzint.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "code.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>
#include <zint.h>

#include "error.h"

/* Libzint's number for level M, with which 15 % of a symbol may be spoiled. */
#define QR_LEVEL_M 2

/* A module may become this much wider to fill whole pixels: 0.25 mm are 2.95 pixels at 300 dpi. The
 * quiet zones, which it takes the room from, lose less than one module of ten. */
#define MOST_GROWTH 1.02

typedef struct
{
  int symbology;
  int level; /* of error correction, as libzint counts; 0 where there is none */
  guint quiet_columns, quiet_rows;
  guint least_columns, least_rows;
} Kind;

static const Kind kinds[] = {
  /* ISO/IEC 18004: a quiet zone of four modules; version 1 has 21 x 21. */
  [IDS_CODE_QR] = { BARCODE_QRCODE, QR_LEVEL_M, 4, 4, 21, 21 },
  /* ISO/IEC 15417: ten modules at both ends; start, one character and check of 11 modules each, and
   * the stop of 13. */
  [IDS_CODE_128] = { BARCODE_CODE128, 0, 10, 0, 46, 1 },
};

void
ids_code_free (IdsCode *code)
{
  if (code == NULL)
    return;
  g_free (code->runs);
  g_free (code);
}

static double
get_row_height (const IdsCodeSpec *spec)
{
  return spec->kind == IDS_CODE_QR ? spec->module_mm : spec->height_mm;
}

void
ids_code_get_least_size (const IdsCodeSpec *spec, double *width_mm, double *height_mm)
{
  const Kind *kind = &kinds[spec->kind];
  *width_mm = (kind->least_columns + 2 * kind->quiet_columns) * spec->module_mm;
  *height_mm = (kind->least_rows + 2 * kind->quiet_rows) * get_row_height (spec);
}

int
ids_code_count_px (const IdsSheet *sheet, double module_mm)
{
  const double px_per_mm = MIN (sheet->raster_width_px / sheet->page_width_mm,
                                sheet->raster_height_px / sheet->page_height_mm);
  return floor (module_mm * px_per_mm * MOST_GROWTH);
}

static gboolean
check_text (const char *text, GError **error)
{
  if (*text == '\0')
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_REFUSED,
                           _ ("there is nothing to put into the code"));
      return FALSE;
    }
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar character = g_utf8_get_char (text);
      if (character < 0x80 && g_ascii_isprint (character))
        continue;
      char shown[7] = "";
      g_unichar_to_utf8 (character, shown);
      g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED,
                   _ ("a code holds letters, digits and signs of ASCII only, not %s (U+%04X)"),
                   shown, character);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_dark (const struct zint_symbol *symbol, int x, int y)
{
  return (symbol->encoded_data[y][x / 8] >> (x % 8)) & 1;
}

static GArray *
find_runs (const struct zint_symbol *symbol)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (IdsCodeRun));
  for (int y = 0; y < symbol->rows; y++)
    for (int x = 0; x < symbol->width; x++)
      {
        const int first = x;
        while (x < symbol->width && is_dark (symbol, x, y))
          x++;
        const IdsCodeRun run = { first, y, x - first };
        if (run.length > 0)
          g_array_append_val (runs, run);
      }
  return runs;
}

IdsCode *
ids_code_new (const IdsCodeSpec *spec, const char *text, GError **error)
{
  const Kind *kind = &kinds[spec->kind];
  if (!check_text (text, error))
    return NULL;

  struct zint_symbol *symbol = ZBarcode_Create ();
  symbol->symbology = kind->symbology;
  if (kind->level > 0)
    symbol->option_1 = kind->level;
  const int status = ZBarcode_Encode (symbol, (const guint8 *) text, strlen (text));
  if (status >= ZINT_ERROR)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED, _ ("“%s” cannot become a code: %s"), text,
                   symbol->errtxt);
      ZBarcode_Delete (symbol);
      return NULL;
    }

  IdsCode *code = g_new (IdsCode, 1);
  *code = (IdsCode){ .module_mm = spec->module_mm,
                     .row_height_mm = get_row_height (spec),
                     .n_columns = symbol->width,
                     .n_rows = symbol->rows,
                     .quiet_columns = kind->quiet_columns,
                     .quiet_rows = kind->quiet_rows };
  code->width_mm = (code->n_columns + 2 * code->quiet_columns) * code->module_mm;
  code->height_mm = (code->n_rows + 2 * code->quiet_rows) * code->row_height_mm;
  GArray *runs = find_runs (symbol);
  ZBarcode_Delete (symbol);
  code->n_runs = runs->len;
  code->runs = (IdsCodeRun *) g_array_free (runs, FALSE);
  return code;
}
