/* overlay: the problems of a photo, drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "overlay.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "label-layout.h"
#include "surface.h"

/* Shares of the picture's height; see view_height(). */
#define TEXT_SHARE (1 / 36.0)
#define STROKE_SHARE (1 / 250.0)
#define MIN_TEXT_PX 14.0
#define MIN_STROKE_PX 1.0

/* In heights of the text. */
#define BAR_HEIGHT 1.5
#define PADDING 0.35

#define FONT "Noto Sans CJK SC, sans-serif"

typedef struct
{
  double r, g, b;
} Colour;

/* White text keeps a contrast of 4.5:1 on both. */
static const Colour fail_colour = { 0.80, 0.07, 0.12 };
static const Colour review_colour = { 0.70, 0.36, 0.00 };

typedef struct
{
  cairo_t *cr;
  PangoLayout *text;
  double text_px;
  double stroke_px;
  IdpRect picture;
  IdpRect eyes; /* empty without a face */
} Canvas;

static void
set_colour (cairo_t *cr, Colour colour, double alpha)
{
  cairo_set_source_rgba (cr, colour.r, colour.g, colour.b, alpha);
}

static Colour
colour_of (const IdpFinding *finding)
{
  return finding->verdict == IDP_VERDICT_FAIL ? fail_colour : review_colour;
}

static IdpRect
rect_grown (const IdpRect *r, int by)
{
  return (IdpRect){ r->x - by, r->y - by, r->width + 2 * by, r->height + 2 * by };
}

static gboolean
rect_contains (const IdpRect *outer, const IdpRect *inner)
{
  IdpRect common = idp_rect_intersect (outer, inner);
  return common.width == inner->width && common.height == inner->height;
}

static double
rect_area (const IdpRect *r)
{
  return (double) r->width * r->height;
}

/* The box round both eyes, grown by half their distance; the box of the face where eyes were not
 * found. */
static IdpRect
find_eyes (const IdpPhoto *photo, const IdpRect *picture)
{
  const IdpFace *face = &photo->face;
  if (face->count == 0)
    return (IdpRect){ 0 };
  if (!idp_point_known (face->left_eye) || !idp_point_known (face->right_eye))
    return idp_rect_intersect (&face->box, picture);

  IdpPoint a = face->left_eye, b = face->right_eye;
  double margin = hypot (b.x - a.x, b.y - a.y) / 2;
  int x = floor (MIN (a.x, b.x) - margin), y = floor (MIN (a.y, b.y) - margin);
  IdpRect eyes = { x, y, (int) ceil (MAX (a.x, b.x) + margin) - x,
                   (int) ceil (MAX (a.y, b.y) + margin) - y };
  return idp_rect_intersect (&eyes, picture);
}

/* REGION so that no edge of it runs through EYES: the largest part beside them, or both together
 * where that part says too little. */
static IdpRect
keep_off_eyes (const IdpRect *region, const IdpRect *eyes)
{
  IdpRect common = idp_rect_intersect (region, eyes);
  if (idp_rect_is_empty (&common) || rect_contains (region, eyes))
    return *region;

  int x1 = region->x + region->width, eyes_x1 = eyes->x + eyes->width;
  int y1 = region->y + region->height, eyes_y1 = eyes->y + eyes->height;
  const IdpRect parts[] = {
    { region->x, region->y, region->width, eyes->y - region->y },
    { region->x, eyes_y1, region->width, y1 - eyes_y1 },
    { region->x, region->y, eyes->x - region->x, region->height },
    { eyes_x1, region->y, x1 - eyes_x1, region->height },
  };
  IdpRect best = { 0 };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!idp_rect_is_empty (&parts[i]) && rect_area (&parts[i]) > rect_area (&best))
      best = parts[i];
  if (rect_area (&common) <= rect_area (eyes) / 2 && rect_area (&best) >= rect_area (region) / 4)
    return best;

  int x = MIN (region->x, eyes->x), y = MIN (region->y, eyes->y);
  return (IdpRect){ x, y, MAX (x1, eyes_x1) - x, MAX (y1, eyes_y1) - y };
}

/* The frame round the region of FINDING; empty for the picture as a whole. */
static IdpRect
find_frame (const IdpFinding *finding, const Canvas *canvas)
{
  const IdpRect *picture = &canvas->picture;
  IdpRect region = idp_rect_intersect (&finding->region, picture);
  if (idp_rect_is_empty (&region)
      || (region.width > 0.95 * picture->width && region.height > 0.95 * picture->height))
    return (IdpRect){ 0 };

  int stroke = ceil (canvas->stroke_px);
  if (!idp_rect_is_empty (&canvas->eyes))
    {
      IdpRect eyes = rect_grown (&canvas->eyes, stroke);
      region = keep_off_eyes (&region, &eyes);
    }
  IdpRect frame = rect_grown (&region, stroke);
  return idp_rect_intersect (&frame, picture);
}

/* Frames that nearly coincide become one. */
static void
merge_frames (IdpLabel *labels, guint n_labels, int tolerance)
{
  for (guint i = 1; i < n_labels; i++)
    for (guint j = 0; j < i; j++)
      {
        IdpRect grown_i = rect_grown (&labels[i].frame, tolerance);
        IdpRect grown_j = rect_grown (&labels[j].frame, tolerance);
        if (!idp_rect_is_empty (&labels[i].frame) && !idp_rect_is_empty (&labels[j].frame)
            && rect_contains (&grown_i, &labels[j].frame)
            && rect_contains (&grown_j, &labels[i].frame))
          {
            labels[i].frame = labels[j].frame;
            break;
          }
      }
}

static void
set_text (const Canvas *canvas, const char *text, double text_px, gboolean bold)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  pango_font_description_set_absolute_size (font, text_px * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (canvas->text, font);
  pango_layout_set_text (canvas->text, text, -1);
}

static double
text_width (const Canvas *canvas)
{
  PangoRectangle logical;
  pango_layout_get_extents (canvas->text, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

/* What FORM says behind the number; NULL for nothing. */
static char *
wording (const IdpFinding *finding, IdpLabelForm form)
{
  if (form == IDP_LABEL_NUMBER)
    return NULL;
  const gboolean review = finding->verdict == IDP_VERDICT_REVIEW;
  if (review && idp_finding_is_strong (finding))
    /* A label on the photo: the title of a rule, and that several kinds of evidence speak for it.
     */
    return g_strdup_printf (_ ("%s? Strong evidence"), idp_rule_title (finding->rule));
  const char *doubt = review ? "?" : "";
  if (form == IDP_LABEL_TITLE || !idp_finding_has_measure (finding))
    return g_strconcat (idp_rule_title (finding->rule), doubt, NULL);
  g_autofree char *measure = idp_finding_measure_text (finding);
  return g_strconcat (idp_rule_title (finding->rule), doubt, "  ", measure, NULL);
}

/* All number cells are as wide as that of the last number. */
static double
number_width (const Canvas *canvas, guint n_labels)
{
  g_autofree char *number = g_strdup_printf ("%u", n_labels);
  set_text (canvas, number, canvas->text_px, TRUE);
  return MAX (text_width (canvas) + 2 * PADDING * canvas->text_px, BAR_HEIGHT * canvas->text_px);
}

static void
measure_label (const Canvas *canvas, const IdpFinding *finding, double number_px, IdpLabel *label)
{
  for (IdpLabelForm form = 0; form < IDP_LABEL_FORMS; form++)
    {
      double width = number_px;
      g_autofree char *words = wording (finding, form);
      if (words != NULL)
        {
          set_text (canvas, words, canvas->text_px, FALSE);
          width += text_width (canvas) + 2 * PADDING * canvas->text_px;
        }
      label->width_px[form] = ceil (width);
    }
}

/* With a pale rim, to show on dark cloth and on red. */
static void
stroke_on_any_ground (const Canvas *canvas, Colour colour, double width_px)
{
  cairo_t *cr = canvas->cr;
  cairo_set_source_rgba (cr, 1, 1, 1, 0.5);
  cairo_set_line_width (cr, width_px + canvas->stroke_px * 0.6);
  cairo_stroke_preserve (cr);
  set_colour (cr, colour, 1);
  cairo_set_line_width (cr, width_px);
  cairo_stroke (cr);
}

static void
draw_frame (const Canvas *canvas, const IdpRect *frame, const IdpFinding *finding)
{
  double stroke = canvas->stroke_px;
  double dashes[] = { 4 * stroke, 2.5 * stroke };
  cairo_rectangle (canvas->cr, frame->x + stroke / 2, frame->y + stroke / 2,
                   MAX (0, frame->width - stroke), MAX (0, frame->height - stroke));
  cairo_set_dash (canvas->cr, dashes, finding->verdict == IDP_VERDICT_FAIL ? 0 : 2, 0);
  stroke_on_any_ground (canvas, colour_of (finding), stroke);
  cairo_set_dash (canvas->cr, NULL, 0, 0);
}

static void
draw_leader (const Canvas *canvas, const IdpLabel *label, const IdpFinding *finding)
{
  if (!idp_point_known (label->leader_from))
    return;
  cairo_t *cr = canvas->cr;
  cairo_move_to (cr, label->leader_from.x, label->leader_from.y);
  cairo_line_to (cr, label->leader_to.x, label->leader_to.y);
  stroke_on_any_ground (canvas, colour_of (finding), canvas->stroke_px * 0.75);
  cairo_arc (cr, label->leader_to.x, label->leader_to.y, canvas->stroke_px * 1.5, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_text (const Canvas *canvas, double x, double middle_y)
{
  PangoRectangle logical;
  pango_layout_get_extents (canvas->text, NULL, &logical);
  cairo_move_to (canvas->cr, x, middle_y - logical.height / 2.0 / PANGO_SCALE);
  cairo_set_source_rgb (canvas->cr, 1, 1, 1);
  pango_cairo_show_layout (canvas->cr, canvas->text);
}

static void
draw_label (const Canvas *canvas, const IdpLabel *label, const IdpFinding *finding, guint number,
            double number_px, double text_scale)
{
  const IdpRect *rect = &label->rect;
  if (idp_rect_is_empty (rect))
    return;
  cairo_t *cr = canvas->cr;
  double text_px = canvas->text_px * text_scale;
  double cell_px = MIN (number_px * text_scale, rect->width);
  double middle_y = rect->y + rect->height / 2.0;

  set_colour (cr, colour_of (finding), 1);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.25);
  cairo_rectangle (cr, rect->x, rect->y, cell_px, rect->height);
  cairo_fill (cr);

  g_autofree char *digits = g_strdup_printf ("%u", number);
  set_text (canvas, digits, text_px, TRUE);
  draw_text (canvas, rect->x + (cell_px - text_width (canvas)) / 2, middle_y);

  g_autofree char *words = wording (finding, label->form);
  if (words == NULL)
    return;
  set_text (canvas, words, text_px, FALSE);
  draw_text (canvas, rect->x + cell_px + PADDING * text_px, middle_y);
}

static void
add_ticks (const Canvas *canvas, const IdpRect *crop, double y)
{
  if (isnan (y) || y <= crop->y || y >= crop->y + crop->height)
    return;
  double length = 8 * canvas->stroke_px;
  cairo_move_to (canvas->cr, crop->x, y);
  cairo_rel_line_to (canvas->cr, length, 0);
  cairo_move_to (canvas->cr, crop->x + crop->width, y);
  cairo_rel_line_to (canvas->cr, -length, 0);
}

/* White over black, which shows on any ground and is no verdict. */
static void
draw_crop (const Canvas *canvas, const IdpPhoto *photo)
{
  const IdpRect *crop = &photo->placement.rect;
  if (photo->finished || idp_rect_is_empty (crop))
    return;
  cairo_t *cr = canvas->cr;
  double thin = canvas->stroke_px / 2;
  double dashes[] = { 6 * thin, 6 * thin };

  cairo_rectangle (cr, crop->x, crop->y, crop->width, crop->height);
  cairo_set_line_width (cr, thin);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.6);
  cairo_stroke_preserve (cr);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);

  add_ticks (canvas, crop, photo->face.crown.y);
  add_ticks (canvas, crop, (photo->face.left_eye.y + photo->face.right_eye.y) / 2);
  cairo_set_line_width (cr, canvas->stroke_px);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.6);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, thin);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_stroke (cr);
}

static void
draw_problems (const Canvas *canvas, const IdpPhoto *photo, const GPtrArray *problems)
{
  guint n = problems->len;
  g_autofree IdpLabel *labels = g_new0 (IdpLabel, n);
  double number_px = number_width (canvas, n);
  for (guint i = 0; i < n; i++)
    {
      labels[i].frame = find_frame (problems->pdata[i], canvas);
      measure_label (canvas, problems->pdata[i], number_px, &labels[i]);
    }
  merge_frames (labels, n, ceil (canvas->text_px / 2));

  const IdpLabelSpace space = {
    .width_px = canvas->picture.width,
    .height_px = canvas->picture.height,
    .bar_px = ceil (BAR_HEIGHT * canvas->text_px),
    .eyes = canvas->eyes,
    .face = idp_rect_intersect (&photo->face.box, &canvas->picture),
  };
  double text_scale = idp_label_layout (labels, n, &space);

  /* The most serious problem is drawn last. */
  for (guint i = n; i-- > 0;)
    if (!idp_rect_is_empty (&labels[i].frame))
      draw_frame (canvas, &labels[i].frame, problems->pdata[i]);
  for (guint i = n; i-- > 0;)
    draw_leader (canvas, &labels[i], problems->pdata[i]);
  for (guint i = n; i-- > 0;)
    draw_label (canvas, &labels[i], problems->pdata[i], i + 1, number_px, text_scale);
}

/* A layout whose text has the same shape at every scale of CR. Pango's font map is the calling
 * thread's own. */
static PangoLayout *
create_text (cairo_t *cr)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);

  PangoLayout *text = pango_cairo_create_layout (cr);
  PangoContext *context = pango_layout_get_context (text);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_layout_context_changed (text);
  cairo_font_options_destroy (options);
  return text;
}

/* The height, px of the picture, of a 4:3 screen that shows PICTURE whole; of a very long one, a
 * part. */
static double
view_height (const IdpRect *picture)
{
  double whole = MAX (picture->height, picture->width * 0.75);
  return MIN (whole, 2 * MIN (picture->width, picture->height));
}

/* Every device pixel that the eye zone touches. */
static void
cut_out_eyes (const Canvas *canvas)
{
  cairo_t *cr = canvas->cr;
  double pixel_x = 1, pixel_y = 1;
  cairo_device_to_user_distance (cr, &pixel_x, &pixel_y);
  cairo_rectangle (cr, canvas->eyes.x - pixel_x, canvas->eyes.y - pixel_y,
                   canvas->eyes.width + 2 * pixel_x, canvas->eyes.height + 2 * pixel_y);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_fill (cr);
}

void
idp_overlay_draw (cairo_t *cr, const IdpPhoto *photo, const GPtrArray *findings)
{
  g_autoptr (GPtrArray) problems = idp_findings_problems (findings);
  g_autoptr (PangoLayout) text = create_text (cr);
  IdpRect picture = { 0, 0, photo->file->width_px, photo->file->height_px };
  double height_px = view_height (&picture);
  Canvas canvas = {
    .cr = cr,
    .text = text,
    .text_px = MAX (MIN_TEXT_PX, height_px * TEXT_SHARE),
    .stroke_px = MAX (MIN_STROKE_PX, height_px * STROKE_SHARE),
    .picture = picture,
    .eyes = find_eyes (photo, &picture),
  };

  /* On a layer of its own, from which the eyes are cut out last. A clip around them would do, but
   * cairo 1.16 aborts on some strokes under a clip of several unaligned boxes. */
  cairo_save (cr);
  cairo_push_group (cr);
  draw_crop (&canvas, photo);
  draw_problems (&canvas, photo, problems);
  cut_out_eyes (&canvas);
  cairo_pop_group_to_source (cr);
  cairo_paint (cr);
  cairo_restore (cr);
}

IdpImage *
idp_overlay_render (const IdpPhoto *photo, const GPtrArray *findings, GError **error)
{
  g_autoptr (cairo_surface_t) surface = idp_surface_from_image (photo->image, error);
  if (surface == NULL)
    return NULL;

  g_autoptr (cairo_t) cr = cairo_create (surface);
  cairo_scale (cr, photo->scale, photo->scale);
  idp_overlay_draw (cr, photo, findings);
  return idp_surface_to_image (surface, error);
}
