/* pdf-font: the fonts of a PDF file, subset to the glyphs it shows.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pdf-font.h"

#include <hb-ot.h>
#include <hpdf_doc.h>
#include <math.h>
#include <string.h>

#include "font-subset.h"

/* Glyph space of PDF fonts: widths and metrics are in thousandths of the font size. */
#define UNITS_PER_EM 1000

/* The most entries that one bfchar section may have. */
#define MAX_BFCHAR 100

/* FontDescriptor flag: the font has a character set of its own. */
#define FLAG_SYMBOLIC 4

#define SUBSET_TAG_LETTERS 6

typedef struct
{
  hb_face_t *face;   /* owned by the Pango font */
  hb_font_t *scaled; /* to UNITS_PER_EM */
  GHashTable *texts; /* glyph -> the text it stood for first */
  GArray *glyphs;    /* of guint32, ascending once embedded */
} Font;

struct _IdsPdfFonts
{
  GPtrArray *fonts; /* of Font*, numbered as in IdsCaptions */
};

static void
font_free (Font *font)
{
  hb_font_destroy (font->scaled);
  g_hash_table_unref (font->texts);
  g_array_unref (font->glyphs);
  g_free (font);
}

IdsPdfFonts *
ids_pdf_fonts_new (const IdsCaptions *captions)
{
  IdsPdfFonts *fonts = g_new (IdsPdfFonts, 1);
  fonts->fonts = g_ptr_array_new_with_free_func ((GDestroyNotify) font_free);
  for (guint i = 0; i < ids_captions_get_n_fonts (captions); i++)
    {
      Font *font = g_new (Font, 1);
      font->face = hb_font_get_face (pango_font_get_hb_font (ids_captions_get_font (captions, i)));
      font->scaled = hb_font_create (font->face);
      hb_font_set_scale (font->scaled, UNITS_PER_EM, UNITS_PER_EM);
      font->texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      font->glyphs = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_ptr_array_add (fonts->fonts, font);
    }
  return fonts;
}

void
ids_pdf_fonts_free (IdsPdfFonts *fonts)
{
  if (fonts == NULL)
    return;
  g_ptr_array_unref (fonts->fonts);
  g_free (fonts);
}

void
ids_pdf_fonts_add (IdsPdfFonts *fonts, const IdsCaption *caption)
{
  for (guint i = 0; i < caption->n_glyphs; i++)
    {
      const IdsGlyph *glyph = &caption->glyphs[i];
      Font *font = fonts->fonts->pdata[glyph->font];
      if (g_hash_table_contains (font->texts, GUINT_TO_POINTER (glyph->glyph)))
        continue;
      g_hash_table_insert (font->texts, GUINT_TO_POINTER (glyph->glyph),
                           g_strndup (caption->text + glyph->text, glyph->text_len));
      g_array_append_val (font->glyphs, glyph->glyph);
    }
}

static int
compare_glyphs (gconstpointer a, gconstpointer b)
{
  const guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;
  return (left > right) - (left < right);
}

static int
get_advance (const Font *font, guint32 glyph)
{
  return hb_font_get_glyph_h_advance (font->scaled, glyph);
}

static HPDF_Dict
add_stream (HPDF_Doc doc, gconstpointer data, gsize length)
{
  HPDF_Dict stream = HPDF_DictStream_New (doc->mmgr, doc->xref);
  stream->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
  HPDF_Stream_Write (stream->stream, data, length);
  return stream;
}

static HPDF_Dict
add_dict (HPDF_Doc doc, const char *type)
{
  HPDF_Dict dict = HPDF_Dict_New (doc->mmgr);
  HPDF_Xref_Add (doc->xref, dict);
  HPDF_Dict_AddName (dict, "Type", type);
  return dict;
}

/* "ABCDEF+Name": six letters that stand for this very subset, then the font's own name. */
static char *
create_name (const Font *font, GBytes *program)
{
  char name[HPDF_LIMIT_MAX_NAME_LEN - SUBSET_TAG_LETTERS] = "";
  unsigned int length = sizeof name;
  hb_ot_name_get_utf8 (font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length,
                       name);

  char tag[SUBSET_TAG_LETTERS + 1] = "";
  guint hash = g_bytes_hash (program);
  for (int i = 0; i < SUBSET_TAG_LETTERS; i++, hash /= 26)
    tag[i] = 'A' + hash % 26;
  return g_strconcat (tag, "+", name, NULL);
}

/* The box around all glyphs of the font, from its head table. */
static HPDF_Array
create_bounding_box (const Font *font, HPDF_Doc doc)
{
  enum
  {
    X_MIN_OFFSET = 36,
    HEAD_LENGTH = 54,
  };
  HPDF_Array box = HPDF_Array_New (doc->mmgr);
  hb_blob_t *head = hb_face_reference_table (font->face, HB_TAG ('h', 'e', 'a', 'd'));
  unsigned int length = 0;
  const char *data = hb_blob_get_data (head, &length);
  for (int i = 0; i < 4; i++)
    {
      gint16 value = 0;
      if (length >= HEAD_LENGTH)
        memcpy (&value, data + X_MIN_OFFSET + i * sizeof value, sizeof value);
      value = GINT16_FROM_BE (value);
      HPDF_Array_AddNumber (box, value * UNITS_PER_EM / (int) hb_face_get_upem (font->face));
    }
  hb_blob_destroy (head);
  return box;
}

static HPDF_Dict
add_descriptor (const Font *font, HPDF_Doc doc, const char *name, gboolean cff, GBytes *program)
{
  hb_font_extents_t extents = { 0 };
  hb_position_t cap_height = 0;
  hb_font_get_h_extents (font->scaled, &extents);
  hb_ot_metrics_get_position_with_fallback (font->scaled, HB_OT_METRICS_TAG_CAP_HEIGHT,
                                            &cap_height);

  gsize length = 0;
  gconstpointer data = g_bytes_get_data (program, &length);
  HPDF_Dict file = add_stream (doc, data, length);
  if (cff)
    HPDF_Dict_AddName (file, "Subtype", "CIDFontType0C");
  else
    HPDF_Dict_AddNumber (file, "Length1", length);

  HPDF_Dict descriptor = add_dict (doc, "FontDescriptor");
  HPDF_Dict_AddName (descriptor, "FontName", name);
  HPDF_Dict_AddNumber (descriptor, "Flags", FLAG_SYMBOLIC);
  HPDF_Dict_Add (descriptor, "FontBBox", create_bounding_box (font, doc));
  HPDF_Dict_AddNumber (descriptor, "ItalicAngle", 0);
  HPDF_Dict_AddNumber (descriptor, "Ascent", extents.ascender);
  HPDF_Dict_AddNumber (descriptor, "Descent", extents.descender);
  HPDF_Dict_AddNumber (descriptor, "CapHeight", cap_height);
  HPDF_Dict_AddNumber (descriptor, "StemV", 0); /* unknown */
  HPDF_Dict_Add (descriptor, cff ? "FontFile3" : "FontFile2", file);
  return descriptor;
}

static HPDF_Array
create_widths (const Font *font, HPDF_Doc doc)
{
  HPDF_Array widths = HPDF_Array_New (doc->mmgr);
  for (guint i = 0; i < font->glyphs->len; i++)
    {
      const guint32 glyph = g_array_index (font->glyphs, guint32, i);
      if (get_advance (font, glyph) == UNITS_PER_EM)
        continue; /* as the default says */
      HPDF_Array width = HPDF_Array_New (doc->mmgr);
      HPDF_Array_AddNumber (width, get_advance (font, glyph));
      HPDF_Array_AddNumber (widths, glyph);
      HPDF_Array_Add (widths, width);
    }
  return widths;
}

static HPDF_Dict
add_cid_font (const Font *font, HPDF_Doc doc, const char *name, gboolean cff, GBytes *program)
{
  HPDF_Dict system = HPDF_Dict_New (doc->mmgr);
  HPDF_Dict_Add (system, "Registry", HPDF_String_New (doc->mmgr, "Adobe", NULL));
  HPDF_Dict_Add (system, "Ordering", HPDF_String_New (doc->mmgr, "Identity", NULL));
  HPDF_Dict_AddNumber (system, "Supplement", 0);

  HPDF_Dict cid_font = add_dict (doc, "Font");
  HPDF_Dict_AddName (cid_font, "Subtype", cff ? "CIDFontType0" : "CIDFontType2");
  HPDF_Dict_AddName (cid_font, "BaseFont", name);
  HPDF_Dict_Add (cid_font, "CIDSystemInfo", system);
  HPDF_Dict_Add (cid_font, "FontDescriptor", add_descriptor (font, doc, name, cff, program));
  HPDF_Dict_AddNumber (cid_font, "DW", UNITS_PER_EM);
  HPDF_Dict_Add (cid_font, "W", create_widths (font, doc));
  if (!cff)
    HPDF_Dict_AddName (cid_font, "CIDToGIDMap", "Identity");
  return cid_font;
}

/* TEXT as the hexadecimal digits of its UTF-16BE form. */
static void
append_utf16 (GString *to, const char *text, gssize length)
{
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, length, NULL, NULL, NULL);
  for (const gunichar2 *unit = units; *unit != 0; unit++)
    g_string_append_printf (to, "%04X", *unit);
}

static HPDF_Dict
add_to_unicode (const Font *font, HPDF_Doc doc)
{
  g_autoptr (GString) map
      = g_string_new ("/CIDInit /ProcSet findresource begin\n"
                      "12 dict begin\n"
                      "begincmap\n"
                      "/CMapType 2 def\n"
                      "/CMapName /Adobe-Identity-UCS def\n"
                      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) "
                      "/Supplement 0 >> def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
  for (guint start = 0; start < font->glyphs->len; start += MAX_BFCHAR)
    {
      const guint end = MIN (start + MAX_BFCHAR, font->glyphs->len);
      g_string_append_printf (map, "%u beginbfchar\n", end - start);
      for (guint i = start; i < end; i++)
        {
          const guint32 glyph = g_array_index (font->glyphs, guint32, i);
          g_string_append_printf (map, "<%04X> <", glyph);
          append_utf16 (map, g_hash_table_lookup (font->texts, GUINT_TO_POINTER (glyph)), -1);
          g_string_append (map, ">\n");
        }
      g_string_append (map, "endbfchar\n");
    }
  g_string_append (map, "endcmap\n"
                        "CMapName currentdict /CMap defineresource pop\n"
                        "end\n"
                        "end\n");
  return add_stream (doc, map->str, map->len);
}

static HPDF_Dict
embed (const Font *font, HPDF_Doc doc, GError **error)
{
  gboolean cff = FALSE;
  g_autoptr (GBytes) program = ids_font_subset (font->face, font->glyphs, &cff, error);
  if (program == NULL)
    return NULL;

  g_autofree char *name = create_name (font, program);
  HPDF_Array descendants = HPDF_Array_New (doc->mmgr);
  HPDF_Array_Add (descendants, add_cid_font (font, doc, name, cff, program));

  HPDF_Dict type0 = add_dict (doc, "Font");
  HPDF_Dict_AddName (type0, "Subtype", "Type0");
  HPDF_Dict_AddName (type0, "BaseFont", name);
  HPDF_Dict_AddName (type0, "Encoding", "Identity-H");
  HPDF_Dict_Add (type0, "DescendantFonts", descendants);
  HPDF_Dict_Add (type0, "ToUnicode", add_to_unicode (font, doc));
  return type0;
}

HPDF_Dict
ids_pdf_fonts_embed (const IdsPdfFonts *fonts, HPDF_Doc doc, GError **error)
{
  HPDF_Dict resources = HPDF_Dict_New (doc->mmgr);
  HPDF_Xref_Add (doc->xref, resources);
  for (guint i = 0; i < fonts->fonts->len; i++)
    {
      Font *font = fonts->fonts->pdata[i];
      if (font->glyphs->len == 0)
        continue;
      g_array_sort (font->glyphs, compare_glyphs);
      HPDF_Dict type0 = embed (font, doc, error);
      if (type0 == NULL)
        return NULL;
      g_autofree char *name = g_strdup_printf ("F%u", i);
      HPDF_Dict_Add (resources, name, type0);
    }
  return resources;
}

/* By whole numbers: printf() of fractions would take longer than all else on a page. */
void
ids_pdf_append_number (GString *content, double number)
{
  enum
  {
    DECIMALS = 4,
    SCALE = 10000,
  };
  const gint64 scaled = llround (number * SCALE);
  guint64 fraction = ABS (scaled) % SCALE;
  char digits[DECIMALS + 1] = "";
  int n_digits = 0;
  for (guint64 unit = SCALE / 10; fraction > 0; unit /= 10)
    {
      digits[n_digits++] = '0' + fraction / unit;
      fraction %= unit;
    }
  g_string_append_printf (content, "%s%" G_GINT64_FORMAT "%s%s ", scaled < 0 ? "-" : "",
                          ABS (scaled) / SCALE, n_digits > 0 ? "." : "", digits);
}

/* TRUE if the ToUnicode map alone gives back the text of GLYPH. */
static gboolean
is_mapped (const Font *font, const IdsCaption *caption, const IdsGlyph *glyph)
{
  const char *mapped = g_hash_table_lookup (font->texts, GUINT_TO_POINTER (glyph->glyph));
  return glyph->text_len > 0 && strlen (mapped) == glyph->text_len
         && strncmp (mapped, caption->text + glyph->text, glyph->text_len) == 0;
}

/* How many glyphs from GLYPHS[0] on make up its text. */
static guint
count_cluster (const IdsGlyph *glyphs, guint n_glyphs)
{
  guint n = 1;
  while (n < n_glyphs && glyphs[n].text_len == 0)
    n++;
  return n;
}

/* Shows N glyphs of one font on one baseline. Where a pen position differs from what the widths
 * give, as by kerning, TJ moves the pen. */
static void
show_glyphs (const Font *font, const IdsCaption *caption, const IdsGlyph *glyphs, guint n,
             GString *content)
{
  const double unit_mm = caption->font_size_mm / UNITS_PER_EM;
  double pen_mm = glyphs[0].x_mm;

  g_string_append (content, "1 0 0 -1 ");
  ids_pdf_append_number (content, glyphs[0].x_mm);
  ids_pdf_append_number (content, glyphs[0].y_mm);
  g_string_append (content, "Tm [<");
  for (guint i = 0; i < n; i++)
    {
      const long correction = lround ((pen_mm - glyphs[i].x_mm) / unit_mm);
      if (correction != 0)
        g_string_append_printf (content, ">%ld<", correction);
      g_string_append_printf (content, "%04X", glyphs[i].glyph);
      pen_mm += (get_advance (font, glyphs[i].glyph) - correction) * unit_mm;
    }
  g_string_append (content, ">] TJ\n");
}

void
ids_pdf_fonts_show (const IdsPdfFonts *fonts, const IdsCaption *caption, GString *content)
{
  guint n = 0;
  g_string_append (content, "BT\n");
  for (guint i = 0; i < caption->n_glyphs; i += n)
    {
      const IdsGlyph *first = &caption->glyphs[i];
      const guint n_left = caption->n_glyphs - i;
      const Font *font = fonts->fonts->pdata[first->font];
      const gboolean mapped
          = count_cluster (first, n_left) == 1 && is_mapped (font, caption, first);

      /* As many glyphs as one operator can show; a cluster the map cannot tell stands alone. */
      n = count_cluster (first, n_left);
      while (mapped && n < n_left && first[n].font == first->font && first[n].y_mm == first->y_mm
             && count_cluster (first + n, n_left - n) == 1 && is_mapped (font, caption, first + n))
        n++;

      g_string_append_printf (content, "/F%u ", first->font);
      ids_pdf_append_number (content, caption->font_size_mm);
      g_string_append (content, "Tf\n");
      if (!mapped)
        {
          g_string_append (content, "/Span << /ActualText <FEFF");
          append_utf16 (content, caption->text + first->text, first->text_len);
          g_string_append (content, "> >> BDC\n");
        }
      show_glyphs (font, caption, first, n, content);
      if (!mapped)
        g_string_append (content, "EMC\n");
    }
  g_string_append (content, "ET\n");
}
