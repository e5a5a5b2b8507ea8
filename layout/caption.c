/* caption: lines of text, shaped once for every writer.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "caption.h"

#include <glib/gi18n.h>
#include <hb-ot.h>
#include <string.h>

#include "code.h"
#include "error.h"
#include "units.h"

/* Fixed, so that the shape of a character never depends on the locale. */
#define LANGUAGE "zh-cn"

/* Pango shapes in units of 0.01 mm, fine enough that its own rounding disappears. */
#define UNITS_PER_MM 100.0

/* The size at which text is shaped. Nothing is hinted, so that it can be scaled to any other. */
#define SHAPING_SIZE_MM 3.0

struct _IdsCaptions
{
  const IdsSheet *sheet;
  PangoFontMap *font_map;
  PangoLayout *layout;

  /* Of the first font at SHAPING_SIZE_MM; the others never move a baseline. The em box of a Chinese
   * character looks centred where the font's ascent and descent, made for accents, do not. */
  double em_top_mm; /* above the baseline */
  double line_height_mm;

  GPtrArray *fonts; /* of PangoFont* */
};

/* While a caption is put together; lengths at SHAPING_SIZE_MM. */
typedef struct
{
  IdsCaptions *captions;
  const char *text;
  GArray *glyphs; /* of IdsGlyph */
} Shaping;

void
ids_caption_free (IdsCaption *caption)
{
  if (caption == NULL)
    return;
  g_free (caption->text);
  g_free (caption->glyphs);
  g_free (caption);
}

void
ids_captions_free (IdsCaptions *captions)
{
  if (captions == NULL)
    return;
  g_clear_pointer (&captions->fonts, g_ptr_array_unref);
  g_clear_object (&captions->layout);
  g_clear_object (&captions->font_map);
  g_free (captions);
}

static double
pango_to_mm (int units)
{
  return units / (UNITS_PER_MM * PANGO_SCALE);
}

/* Positions shall be those of the outlines, whatever the screen: nothing hinted, nothing rounded.
 */
static PangoContext *
create_context (PangoFontMap *font_map)
{
  PangoContext *context = pango_font_map_create_context (font_map);
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_context_set_language (context, pango_language_from_string (LANGUAGE));
  return context;
}

static gboolean
is_of_family (PangoFont *font, const char *family)
{
  PangoFontDescription *description = pango_font_describe (font);
  const gboolean same
      = g_ascii_strcasecmp (pango_font_description_get_family (description), family) == 0;
  pango_font_description_free (description);
  return same;
}

/* How much of the em box of Chinese characters lies above the baseline. */
static double
measure_em_top (PangoFont *font)
{
  hb_position_t bottom = 0;
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (font));
  hb_font_t *unscaled = hb_font_create (face);
  hb_ot_layout_get_baseline_with_fallback (
      unscaled, HB_OT_LAYOUT_BASELINE_TAG_IDEO_EMBOX_BOTTOM_OR_LEFT, HB_DIRECTION_LTR,
      HB_TAG ('h', 'a', 'n', 'i'), HB_OT_TAG_DEFAULT_LANGUAGE, &bottom);
  hb_font_destroy (unscaled);
  return 1 + (double) bottom / hb_face_get_upem (face);
}

static gboolean
measure_first_font (IdsCaptions *captions, PangoContext *context,
                    const PangoFontDescription *description, GError **error)
{
  const IdsSheet *sheet = captions->sheet;
  PangoFont *font = pango_font_map_load_font (captions->font_map, context, description);
  if (font == NULL || !is_of_family (font, sheet->label_fonts[0]))
    {
      g_clear_object (&font);
      g_set_error (error, IDP_ERROR, IDP_ERROR_PRESET, _ ("%s: the font “%s” is not installed"),
                   sheet->name, sheet->label_fonts[0]);
      return FALSE;
    }

  PangoFontMetrics *metrics = pango_font_get_metrics (font, pango_context_get_language (context));
  captions->line_height_mm = pango_to_mm (pango_font_metrics_get_ascent (metrics)
                                          + pango_font_metrics_get_descent (metrics));
  captions->em_top_mm = measure_em_top (font) * SHAPING_SIZE_MM;
  pango_font_metrics_unref (metrics);
  g_object_unref (font);
  return TRUE;
}

static guint
count_lines (const char *text)
{
  guint n_lines = 1;
  for (; *text != '\0'; text++)
    n_lines += *text == '\n';
  return n_lines;
}

/* From the em box top of the first line to the em box bottom of the last. */
static double
get_height (const IdsCaptions *captions, guint n_lines)
{
  return (n_lines - 1) * captions->line_height_mm + SHAPING_SIZE_MM;
}

/* What the smallest code leaves to the text. */
static double
get_text_room (const IdsSize *size)
{
  double width_mm = 0, height_mm = 0;
  if (size->code.kind != IDS_CODE_NONE && size->code.place == IDS_CODE_BELOW)
    ids_code_get_least_size (&size->code, &width_mm, &height_mm);
  return size->label_height_mm - height_mm;
}

static gboolean
check_heights (const IdsCaptions *captions, GError **error)
{
  const IdsSheet *sheet = captions->sheet;
  for (guint i = 0; i < sheet->n_sizes; i++)
    {
      const IdsSize *size = &sheet->sizes[i];
      const double height_mm = get_height (captions, count_lines (size->label_text))
                               * size->font_size_mm / SHAPING_SIZE_MM;
      const double room_mm = get_text_room (size);
      if (size->label_height_mm == 0 || height_mm <= room_mm)
        continue;
      g_set_error (error, IDP_ERROR, IDP_ERROR_PRESET,
                   _ ("%s: [label] height: the text needs %.2f mm, the strip has %.2f mm"),
                   sheet->name, height_mm, room_mm);
      return FALSE;
    }
  return TRUE;
}

IdsCaptions *
ids_captions_new (const IdsSheet *sheet, GError **error)
{
  g_autofree char *families = g_strjoinv (",", sheet->label_fonts);
  g_autoptr (IdsCaptions) captions = g_new0 (IdsCaptions, 1);
  captions->sheet = sheet;
  captions->fonts = g_ptr_array_new_with_free_func (g_object_unref);
  captions->font_map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);

  PangoContext *context = create_context (captions->font_map);
  PangoFontDescription *description = pango_font_description_new ();
  pango_font_description_set_family (description, families);
  pango_font_description_set_absolute_size (description,
                                            SHAPING_SIZE_MM * UNITS_PER_MM * PANGO_SCALE);
  captions->layout = pango_layout_new (context);
  pango_layout_set_font_description (captions->layout, description);
  pango_layout_set_auto_dir (captions->layout, FALSE);

  const gboolean usable = measure_first_font (captions, context, description, error)
                          && check_heights (captions, error);
  pango_font_description_free (description);
  g_object_unref (context);
  return usable ? g_steal_pointer (&captions) : NULL;
}

guint
ids_captions_get_n_fonts (const IdsCaptions *captions)
{
  return captions->fonts->len;
}

PangoFont *
ids_captions_get_font (const IdsCaptions *captions, guint font)
{
  return captions->fonts->pdata[font];
}

/* Pango may hold one face in several font objects; for writers the face is what counts. */
static guint
number_font (IdsCaptions *captions, PangoFont *font)
{
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (font));
  for (guint i = 0; i < captions->fonts->len; i++)
    if (hb_font_get_face (pango_font_get_hb_font (captions->fonts->pdata[i])) == face)
      return i;
  g_ptr_array_add (captions->fonts, g_object_ref (font));
  return captions->fonts->len - 1;
}

static void
set_missing (const char *at, GError **error)
{
  char character[7] = "";
  const gunichar code = g_utf8_get_char (at);
  g_unichar_to_utf8 (code, character);
  g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED,
               _ ("no font of the sheet has the character %s (U+%04X)"), character, code);
}

/* Where the cluster that begins at byte START of a run ends. */
static int
find_cluster_end (const PangoGlyphItem *run, int start)
{
  int end = run->item->length;
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    if (run->glyphs->log_clusters[i] > start)
      end = MIN (end, run->glyphs->log_clusters[i]);
  return end;
}

/* A font that fontconfig brought in unasked would make sheets differ between machines. */
static gboolean
is_font_of_sheet (const IdsSheet *sheet, PangoFont *font)
{
  for (char **family = sheet->label_fonts; *family != NULL; family++)
    if (is_of_family (font, *family))
      return TRUE;
  return FALSE;
}

static gboolean
add_run (Shaping *shaping, const PangoGlyphItem *run, double *x_mm, double y_mm, GError **error)
{
  PangoFont *font = run->item->analysis.font;
  const char *text = shaping->text + run->item->offset;
  if (!is_font_of_sheet (shaping->captions->sheet, font))
    {
      set_missing (text, error);
      return FALSE;
    }

  int last_cluster = -1;
  const guint font_number = number_font (shaping->captions, font);
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
      const int cluster = run->glyphs->log_clusters[i];
      if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        {
          set_missing (text + cluster, error);
          return FALSE;
        }
      if (info->glyph != PANGO_GLYPH_EMPTY)
        {
          const int text_len
              = cluster == last_cluster ? 0 : find_cluster_end (run, cluster) - cluster;
          const IdsGlyph glyph = {
            .glyph = info->glyph,
            .x_mm = *x_mm + pango_to_mm (info->geometry.x_offset),
            .y_mm = y_mm + pango_to_mm (info->geometry.y_offset),
            .font = font_number,
            .text = run->item->offset + cluster,
            .text_len = text_len,
          };
          g_array_append_val (shaping->glyphs, glyph);
          last_cluster = cluster;
        }
      *x_mm += pango_to_mm (info->geometry.width);
    }
  return TRUE;
}

/* Appends LINE with its left end at 0 and returns its width in WIDTH_MM. */
static gboolean
add_line (Shaping *shaping, const PangoLayoutLine *line, double y_mm, double *width_mm,
          GError **error)
{
  *width_mm = 0;
  for (const GSList *run = line->runs; run != NULL; run = run->next)
    if (!add_run (shaping, run->data, width_mm, y_mm, error))
      return FALSE;
  return TRUE;
}

/* Shapes every line; for each, ENDS gets the number of glyphs so far, WIDTHS_MM its width. */
static gboolean
add_lines (Shaping *shaping, GArray *ends, GArray *widths_mm, GError **error)
{
  const IdsCaptions *captions = shaping->captions;
  double y_mm = captions->em_top_mm;
  for (const GSList *line = pango_layout_get_lines_readonly (captions->layout); line != NULL;
       line = line->next)
    {
      double width_mm = 0;
      if (!add_line (shaping, line->data, y_mm, &width_mm, error))
        return FALSE;
      g_array_append_val (widths_mm, width_mm);
      g_array_append_val (ends, shaping->glyphs->len);
      y_mm += captions->line_height_mm;
    }
  return TRUE;
}

static double
widest (const GArray *widths_mm)
{
  double width_mm = 0;
  for (guint i = 0; i < widths_mm->len; i++)
    width_mm = MAX (width_mm, g_array_index (widths_mm, double, i));
  return width_mm;
}

/* The size of the font, made smaller where need be; more than FIT allows is an error. */
static gboolean
find_size (const IdsFit *fit, double shaped_width_mm, double *size_mm, GError **error)
{
  const double size_that_fits_mm
      = shaped_width_mm > 0 ? fit->room_mm / shaped_width_mm * SHAPING_SIZE_MM : fit->font_size_mm;
  *size_mm = MIN (fit->font_size_mm, size_that_fits_mm);
  if (*size_mm >= fit->font_size_min_mm)
    return TRUE;
  g_set_error (
      error, IDP_ERROR, IDP_ERROR_REFUSED,
      _ ("the caption would need %.1f pt to fit %.1f mm, the sheet allows no less than %.1f pt"),
      idp_mm_to_pt (*size_mm), fit->room_mm, idp_mm_to_pt (fit->font_size_min_mm));
  return FALSE;
}

/* Scales the glyphs of each line and moves it to the middle of WIDTH_MM. */
static void
arrange (GArray *glyphs, const GArray *ends, const GArray *widths_mm, double width_mm, double scale)
{
  guint i = 0;
  for (guint line = 0; line < ends->len; line++)
    {
      const double left_mm = (width_mm - g_array_index (widths_mm, double, line)) / 2;
      for (; i < g_array_index (ends, guint, line); i++)
        {
          IdsGlyph *glyph = &g_array_index (glyphs, IdsGlyph, i);
          glyph->x_mm = (glyph->x_mm + left_mm) * scale;
          glyph->y_mm *= scale;
        }
    }
}

IdsCaption *
ids_captions_shape (IdsCaptions *captions, const char *text, const IdsFit *fit, GError **error)
{
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (IdsGlyph));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) widths_mm = g_array_new (FALSE, FALSE, sizeof (double));
  Shaping shaping = { captions, text, glyphs };
  double font_size_mm = 0;

  pango_layout_set_text (captions->layout, text, -1);
  if (!add_lines (&shaping, ends, widths_mm, error))
    return NULL;
  const double width_mm = widest (widths_mm);
  if (!find_size (fit, width_mm, &font_size_mm, error))
    return NULL;
  const double scale = font_size_mm / SHAPING_SIZE_MM;
  arrange (glyphs, ends, widths_mm, width_mm, scale);

  IdsCaption *caption = g_new (IdsCaption, 1);
  *caption = (IdsCaption){
    .text = g_strdup (text),
    .width_mm = width_mm * scale,
    .height_mm = get_height (captions, ends->len) * scale,
    .font_size_mm = font_size_mm,
    .n_glyphs = glyphs->len,
  };
  caption->glyphs = (IdsGlyph *) g_array_free (g_steal_pointer (&glyphs), FALSE);
  return caption;
}
