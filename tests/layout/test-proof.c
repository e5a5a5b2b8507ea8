/* test-proof: what a ruler on the printed proof page would measure, taken from its pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "error.h"
#include "preset.h"
#include "proof.h"
#include "scratch.h"

/* Ten pixels are a millimetre. */
#define DPI "254"
#define PX_PER_MM 10

#define DARK 128

typedef struct
{
  char *data;
  const guint8 *pixels;
  int width;
  int height;
} Page;

typedef struct
{
  double x0, y0, x1, y1; /* points */
} Word;

static IdsSheet *
load (const char *name)
{
  g_autoptr (GError) error = NULL;
  IdsSheet *sheet = ids_sheet_load (name, &error);
  g_assert_no_error (error);
  return sheet;
}

static char *
write_proof (const IdsSheet *sheet, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = scratch_path (name);
  ids_proof_write (sheet, &ids_printer_true, path, &error);
  g_assert_no_error (error);
  return path;
}

/* What the program prints. Caller frees. */
static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

static Page
render (const char *path)
{
  Page page = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *stem = scratch_path ("page");
  g_autofree char *picture = g_strconcat (stem, ".pgm", NULL);
  g_autofree char *output = run (
      (const char *const[]){ "pdftoppm", "-r", DPI, "-gray", "-singlefile", path, stem, NULL });
  gsize length = 0;
  g_file_get_contents (picture, &page.data, &length, &error);
  g_assert_no_error (error);
  int most = 0, header = 0;
  g_assert_cmpint (sscanf (page.data, "P5 %d %d %d%n", &page.width, &page.height, &most, &header),
                   ==, 3);
  page.pixels = (const guint8 *) page.data + header + 1;
  g_assert_cmpuint (header + 1 + page.width * page.height, ==, length);
  return page;
}

static gboolean
is_dark (const Page *page, double x_px, double y_px)
{
  const int x = CLAMP (floor (x_px), 0, page->width - 1);
  const int y = CLAMP (floor (y_px), 0, page->height - 1);
  return page->pixels[y * page->width + x] < DARK;
}

/* A line within a tenth of a millimetre, and beside it none: upright where ACROSS, else lying. */
static gboolean
has_line (const Page *page, double x_mm, double y_mm, gboolean across)
{
  const double x_px = x_mm * PX_PER_MM, y_px = y_mm * PX_PER_MM;
  gboolean dark = FALSE;
  for (int off = -1; off <= 1; off++)
    dark = dark || is_dark (page, x_px + (across ? off : 0), y_px + (across ? 0 : off));
  const int beside_px = 5;
  return dark && !is_dark (page, x_px + (across ? beside_px : 0), y_px + (across ? 0 : beside_px))
         && !is_dark (page, x_px - (across ? beside_px : 0), y_px - (across ? 0 : beside_px));
}

/* Whether a line of LENGTH_MM begins at X_MM, Y_MM and goes down if UPRIGHT, else to the
 * right. One of these places is clear of numbers and dimensions. */
static gboolean
has_edge (const Page *page, double x_mm, double y_mm, double length_mm, gboolean upright)
{
  const double shares[] = { 0.21, 0.35, 0.79 };
  gboolean found = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      const double along_mm = shares[i] * length_mm;
      found = found
              || has_line (page, x_mm + (upright ? 0 : along_mm), y_mm + (upright ? along_mm : 0),
                           upright);
    }
  return found;
}

/* The edges of all cells are where the sheet has them. */
static void
check_cells (const Page *page, const IdsSheet *sheet)
{
  for (int student = 0; student < ids_sheet_get_students_per_page (sheet); student++)
    for (guint i = 0; i < sheet->cells->len; i++)
      {
        const IdsCell *cell = &g_array_index (sheet->cells, IdsCell, i);
        double width_mm = 0, height_mm = 0;
        ids_sheet_get_cell_size (sheet, cell, &width_mm, &height_mm);
        const double x_mm
            = sheet->left_mm + student % sheet->across * sheet->pitch_x_mm + cell->x_mm;
        const double y_mm
            = sheet->top_mm + student / sheet->across * sheet->pitch_y_mm + cell->y_mm;
        for (int end = 0; end < 2; end++)
          {
            g_assert_true (has_edge (page, x_mm + end * width_mm, y_mm, height_mm, TRUE));
            g_assert_true (has_edge (page, x_mm, y_mm + end * height_mm, width_mm, FALSE));
          }
      }
}

/* Ticks of the ruler along the top or the left edge, a millimetre from the edge. Those that
 * dimensions interrupt are few. */
static void
check_ruler (const Page *page, gboolean vertical)
{
  const double length_mm = (double) (vertical ? page->height : page->width) / PX_PER_MM;
  int n_ticks = 0, n_missing = 0;
  for (int at_mm = 5; at_mm < length_mm - 1; at_mm++)
    {
      const gboolean tick
          = vertical ? has_line (page, 1, at_mm, FALSE) : has_line (page, at_mm, 1, TRUE);
      n_ticks += tick;
      n_missing += !tick;
    }
  g_assert_cmpint (n_ticks, >, 5 * n_missing);
}

static GArray *
read_words (const char *path, Word *square)
{
  g_autofree char *output = run ((const char *const[]){ "pdftotext", "-bbox", path, "-", NULL });
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  gboolean ten = FALSE;
  for (char **line = lines; *line != NULL; line++)
    {
      Word word;
      if (sscanf (*line, " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">", &word.x0,
                  &word.y0, &word.x1, &word.y1)
          != 4)
        continue;
      /* The words of the square follow each other. */
      if (ten && strstr (*line, ">mm<") != NULL)
        *square
            = (Word){ g_array_index (words, Word, words->len - 1).x0, word.y0, word.x1, word.y1 };
      ten = square->x1 == 0 && strstr (*line, ">10<") != NULL;
      g_array_append_val (words, word);
    }
  return words;
}

/* The boxes are those of the font, with room for accents that nothing here has. */
static void
check_words (const GArray *words)
{
  const double slack_pt = 1.0;
  for (guint i = 0; i < words->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const Word *a = &g_array_index (words, Word, i), *b = &g_array_index (words, Word, k);
        g_assert_true (a->x1 - slack_pt <= b->x0 || b->x1 - slack_pt <= a->x0
                       || a->y1 - slack_pt <= b->y0 || b->y1 - slack_pt <= a->y0);
      }
}

/* Ten millimetres around its name. */
static void
check_square (const Page *page, const Word *square)
{
  const double mm_per_pt = 25.4 / 72;
  const double x_mm = (square->x0 + square->x1) / 2 * mm_per_pt;
  const double y_mm = (square->y0 + square->y1) / 2 * mm_per_pt;
  double edges_px[4] = { 0 };
  for (int side = 0; side < 4; side++)
    {
      const int dx = side == 0 ? -1 : side == 1 ? 1 : 0, dy = side == 2 ? -1 : side == 3 ? 1 : 0;
      /* The letters end before that. */
      int px = 4 * PX_PER_MM;
      while (px < 6 * PX_PER_MM
             && !is_dark (page, x_mm * PX_PER_MM + dx * px, y_mm * PX_PER_MM + dy * px))
        px++;
      edges_px[side] = px;
    }
  g_assert_cmpfloat (fabs (edges_px[0] + edges_px[1] - 10 * PX_PER_MM), <=, 1.5);
  g_assert_cmpfloat (fabs (edges_px[2] + edges_px[3] - 10 * PX_PER_MM), <=, 1.5);
}

static void
test_every_sheet (void)
{
  g_auto (GStrv) names = idp_preset_list (IDP_PRESET_SHEETS);
  for (char **name = names; *name != NULL; name++)
    {
      g_test_message ("%s", *name);
      g_autoptr (IdsSheet) sheet = load (*name);
      g_autofree char *path = write_proof (sheet, "proof.pdf");
      Word square = { 0, 0, 0, 0 };
      g_autoptr (GArray) words = read_words (path, &square);
      Page page = render (path);
      g_assert_cmpfloat_with_epsilon (page.width, sheet->paper_width_mm * PX_PER_MM, 1.5);
      g_assert_cmpfloat_with_epsilon (page.height, sheet->paper_height_mm * PX_PER_MM, 1.5);
      check_cells (&page, sheet);
      check_ruler (&page, FALSE);
      check_ruler (&page, TRUE);
      check_words (words);
      check_square (&page, &square);
      g_free (page.data);
    }
}

static void
test_same_bytes (void)
{
  g_autoptr (IdsSheet) sheet = load ("5in-mixed-33x48");
  g_autofree char *first = write_proof (sheet, "first.pdf");
  g_autofree char *second = write_proof (sheet, "second.pdf");
  g_autofree char *difference = run ((const char *const[]){ "cmp", first, second, NULL });
  g_assert_cmpstr (difference, ==, "");
}

/* What the page says of its sheet, and that viewers are told to print it as large as it is. */
static void
test_texts (void)
{
  g_autoptr (IdsSheet) sheet = load ("6in-lab-mixed-33x48");
  g_autofree char *path = write_proof (sheet, "lab.pdf");
  g_autofree char *text = run ((const char *const[]){ "pdftotext", path, "-", NULL });
  g_auto (GStrv) digits = g_strsplit_set (text, " \n-", -1);
  g_autofree char *joined = g_strjoinv ("", digits);
  g_assert_nonnull (strstr (joined, sheet->sha256));
  g_assert_nonnull (strstr (joined, "6inlabmixed33x48"));
  g_assert_nonnull (strstr (joined, "1200×1800pixels,300dpi"));
  g_assert_nonnull (strstr (joined, "headtotheleft"));
  g_autofree char *whole
      = run ((const char *const[]){ "qpdf", "--qdf", "--object-streams=disable", path, "-", NULL });
  g_assert_nonnull (strstr (whole, "/PrintScaling /None"));
}

/* Cells so small that nothing can be said in them. */
static void
test_no_room (void)
{
  static const char text[] = "[preset]\nextends=a4-6x8-25x35\n[print]\nwidth=12mm\nheight=14mm\n"
                             "[paper]\nwidth=110mm\nheight=140mm\n";
  g_autoptr (GError) error = NULL;
  g_autofree char *preset = scratch_file ("small.ini", text, strlen (text));
  g_autoptr (IdsSheet) sheet = load (preset);
  g_autofree char *path = scratch_path ("small.pdf");
  g_assert_false (ids_proof_write (sheet, &ids_printer_true, path, &error));
  scratch_assert_error (&error, IDP_ERROR_REFUSED, "no room");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proof/every-sheet", test_every_sheet);
  g_test_add_func ("/proof/same-bytes", test_same_bytes);
  g_test_add_func ("/proof/texts", test_texts);
  g_test_add_func ("/proof/no-room", test_no_room);
  return g_test_run ();
}
