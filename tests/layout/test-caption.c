/* test-caption: rare characters, shrinking, and what is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "label.h"
#include "error.h"
#include "scratch.h"

typedef struct
{
  IdsSheet *sheet;
  IdsCaptions *captions;
} Fixture;

/* The 7 in preset but for TEXT. */
static IdsSheet *
load_sheet (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = g_strconcat ("[preset]\nextends=7in-2x5-33x48\n", text, NULL);
  g_autofree char *path = scratch_file ("sheet.ini", whole, strlen (whole));
  IdsSheet *sheet = ids_sheet_load (path, &error);
  g_assert_no_error (error);
  return sheet;
}

static void
set_up (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  fixture->sheet = load_sheet (text);
  fixture->captions = ids_captions_new (fixture->sheet, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture)
{
  ids_captions_free (fixture->captions);
  ids_sheet_free (fixture->sheet);
}

static IdsCaption *
make (const Fixture *fixture, const IdsPerson *person, GError **error)
{
  IdsLabel labels[IDS_MAX_SIZES] = { { NULL } };
  if (!ids_labels_make (fixture->captions, fixture->sheet, person, labels, error))
    return NULL;
  return labels[0].caption;
}

static IdsCaption *
shape (const Fixture *fixture, const char *name, const char *student_id, GError **error)
{
  const IdsPerson person = { .row = 2, .name = (char *) name, .student_id = (char *) student_id };
  return make (fixture, &person, error);
}

static void
test_rare_names (void)
{
  static const char *const names[] = {
    "王𠮷",         "李㛃",        "陈䶮",       "欧阳㐂𬭚", "𬎆𫖯𪩘",
    "𡊮𤧣𬴊", "𰃮𬬮喆", "Zoë Müller", "阿·买",
  };
  Fixture fixture;
  set_up (&fixture, "");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (IdsCaption) caption = shape (&fixture, names[i], "20240001", &error);
      g_assert_no_error (error);
      g_autofree char *wanted = g_strconcat (names[i], " 20240001", NULL);
      g_assert_cmpstr (caption->text, ==, wanted);

      /* Together the glyphs stand for all of the text, once and in order. */
      guint16 at = 0;
      for (guint j = 0; j < caption->n_glyphs; j++)
        if (caption->glyphs[j].text_len > 0)
          {
            g_assert_cmpuint (caption->glyphs[j].text, ==, at);
            at += caption->glyphs[j].text_len;
          }
      g_assert_cmpuint (at, ==, strlen (wanted));
    }
  g_assert_cmpuint (ids_captions_get_n_fonts (fixture.captions), >=, 2);
  tear_down (&fixture);
}

/* GLYPH is what its font has for the character, or for the first of those that it is composed of,
 * and shows something unless that is a space. */
static void
assert_glyph (const Fixture *fixture, const char *text, const IdsGlyph *glyph)
{
  hb_font_t *font = pango_font_get_hb_font (ids_captions_get_font (fixture->captions, glyph->font));
  const gunichar character = g_utf8_get_char (text + glyph->text);
  hb_codepoint_t nominal = 0;
  hb_glyph_extents_t extents = { 0 };
  g_assert_cmpuint (glyph->glyph, !=, 0);
  if (g_utf8_strlen (text + glyph->text, glyph->text_len) == 1)
    {
      gunichar base = character, mark = 0;
      if (!hb_font_get_nominal_glyph (font, character, &nominal))
        {
          g_assert_true (g_unichar_decompose (character, &base, &mark));
          g_assert_true (hb_font_get_nominal_glyph (font, base, &nominal));
        }
      g_assert_cmpuint (glyph->glyph, ==, nominal);
    }
  g_assert_true (hb_font_get_glyph_extents (font, glyph->glyph, &extents));
  g_assert_true (g_unichar_isspace (character) || (extents.width != 0 && extents.height != 0));
}

/* The names that rare-names.csv says are printed; test-rare-names.sh prints them. */
static void
test_rare_glyphs (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "layout", "rare-names.csv", NULL);
  g_autofree char *list = NULL;
  g_assert_true (g_file_get_contents (path, &list, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  guint n_names = 0;
  set_up (&fixture, "[label]\ntext={name}\n");
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", -1);
      if (g_strv_length (cells) < 2 || strcmp (cells[1], "printed") != 0)
        continue;
      g_autoptr (IdsCaption) caption = shape (&fixture, cells[0], "1", &error);
      g_assert_no_error (error);
      for (guint i = 0; i < caption->n_glyphs; i++)
        assert_glyph (&fixture, caption->text, &caption->glyphs[i]);
      n_names++;
    }
  g_assert_cmpuint (n_names, >=, 40);
  tear_down (&fixture);
}

static void
test_shrinking (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  set_up (&fixture, "");
  const double room_mm = 32;

  g_autoptr (IdsCaption) plain = shape (&fixture, "王小明", "20240001", &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (plain->font_size_mm, fixture.sheet->sizes[0].font_size_mm, 1e-9);
  g_assert_cmpfloat (plain->width_mm, <, room_mm);

  g_autoptr (IdsCaption) small = shape (&fixture, "阿卜杜热合曼·买买提", "20240001", &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (small->font_size_mm, <, fixture.sheet->sizes[0].font_size_mm);
  g_assert_cmpfloat (small->font_size_mm, >=, fixture.sheet->sizes[0].font_size_min_mm);
  g_assert_cmpfloat_with_epsilon (small->width_mm, room_mm, 1e-6);
  g_assert_cmpfloat (small->height_mm, <, plain->height_mm);

  g_assert_null (shape (&fixture, "阿卜杜热合曼·阿卜杜热依木", "202400000004", &error));
  scratch_assert_error (&error, IDP_ERROR_REFUSED,
                        "to fit 32.0 mm, the sheet allows no less than 5.0 pt");
  tear_down (&fixture);
}

static void
test_lines (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  set_up (&fixture, "[label]\ntext={name}\\n{student_id}\nfont-size=6pt\nheight=6mm\n"
                    "[students]\ngap-down=5mm\n");
  g_autoptr (IdsCaption) caption = shape (&fixture, "王", "20240001", &error);
  g_assert_no_error (error);

  /* The short line stands in the middle of the long one, and above it. */
  const IdsGlyph *name = &caption->glyphs[0];
  const IdsGlyph *digit = &caption->glyphs[1];
  g_assert_cmpfloat_with_epsilon (name->x_mm + caption->font_size_mm / 2, caption->width_mm / 2,
                                  0.01);
  g_assert_cmpfloat_with_epsilon (digit->x_mm, 0, 0.01);
  g_assert_cmpfloat (digit->y_mm, >, name->y_mm + caption->font_size_mm);
  g_assert_cmpfloat (caption->height_mm, <=, 6);
  tear_down (&fixture);
}

static void
test_fields (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  set_up (&fixture, "[label]\ntext={site} {class} {index} {name}\n");
  const IdsPerson person = { .name = "王𠮷", .class_name = "一班", .site = "长沙", .index = "03" };
  g_autoptr (IdsCaption) caption = make (&fixture, &person, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (caption->text, ==, "长沙 一班 03 王𠮷");

  const IdsPerson hidden = { .name = "王", .class_name = "一\u202E班", .site = "", .index = "" };
  g_assert_null (make (&fixture, &hidden, &error));
  scratch_assert_error (&error, IDP_ERROR_REFUSED, "control character U+202E stands in “class”");
  tear_down (&fixture);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *name;
    const char *student_id;
    const char *message;
  } cases[] = {
    { "王\U0001F600", "1", "no font of the sheet has the character 😀 (U+1F600)" },
    { "王\U000323B0", "1", "(U+323B0)" },
    { "王\u202E明", "1", "control character U+202E" },
    { "王\u200B明", "1", "control character U+200B" },
    { "王\n明", "1", "control character U+000A" },
    { "王明", "1\x1b[2J", "control character U+001B" },
    { "王\u2028明", "1", "control character U+2028" },
    { "王\uE863", "1", "U+E863 is a private-use code" },
  };
  Fixture fixture;
  set_up (&fixture, "");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      g_assert_null (shape (&fixture, cases[i].name, cases[i].student_id, &error));
      scratch_assert_error (&error, IDP_ERROR_REFUSED, cases[i].message);
    }
  tear_down (&fixture);
}

static void
test_no_label (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  set_up (&fixture, "[label]\nheight=0mm\n");
  g_assert_null (shape (&fixture, "王", "1", &error));
  g_assert_no_error (error);
  tear_down (&fixture);
}

static void
test_unusable_sheets (void)
{
  GError *error = NULL;
  g_autoptr (IdsSheet) fontless = load_sheet ("[label]\nfonts=No Such Font, Noto Sans CJK SC\n");
  g_assert_null (ids_captions_new (fontless, &error));
  scratch_assert_error (&error, IDP_ERROR_PRESET,
                        "sheet: the font “No Such Font” is not installed");

  g_autoptr (IdsSheet) flat = load_sheet ("[label]\ntext={name}\\n{student_id}\n");
  g_assert_null (ids_captions_new (flat, &error));
  scratch_assert_error (&error, IDP_ERROR_PRESET, "mm, the strip has 5.00 mm");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/caption/rare-names", test_rare_names);
  g_test_add_func ("/caption/rare-glyphs", test_rare_glyphs);
  g_test_add_func ("/caption/shrinking", test_shrinking);
  g_test_add_func ("/caption/lines", test_lines);
  g_test_add_func ("/caption/fields", test_fields);
  g_test_add_func ("/caption/refused", test_refused);
  g_test_add_func ("/caption/no-label", test_no_label);
  g_test_add_func ("/caption/unusable-sheets", test_unusable_sheets);
  return g_test_run ();
}
