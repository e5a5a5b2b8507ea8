/* plain-libharu: the yardstick of scripts/bench-sheets. One 6-inch sheet per student, five photos,
 * the name and number below each, written as the manual of libharu shows it: photos loaded up
 * front, one embedded TrueType font, the library's own UTF-8 encoder (which prints a space for
 * every character beyond U+FFFF). plain-libharu ROSTER PHOTOS FONT.ttf OUTPUT, with a roster of the
 * columns name,student_id,photo and no quotes. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <hpdf.h>
#include <string.h>

#include "units.h"

#define PAPER_WIDTH_MM 102
#define PAPER_HEIGHT_MM 152
#define PHOTO_WIDTH_MM 33
#define PHOTO_HEIGHT_MM 44
#define FONT_SIZE_PT 8
#define PHOTOS_PER_ROW 3
#define N_COPIES 5

static void
stop (HPDF_STATUS code, HPDF_STATUS detail, void *data)
{
  g_error ("libharu error 0x%04lX", code);
}

static void
add_sheet (HPDF_Doc doc, HPDF_Font font, const char *photo, const char *caption)
{
  HPDF_Page page = HPDF_AddPage (doc);
  HPDF_Image image = HPDF_LoadJpegImageFromFile (doc, photo);
  HPDF_Page_SetWidth (page, idp_mm_to_pt (PAPER_WIDTH_MM));
  HPDF_Page_SetHeight (page, idp_mm_to_pt (PAPER_HEIGHT_MM));
  HPDF_Page_SetFontAndSize (page, font, FONT_SIZE_PT);
  for (int i = 0; i < N_COPIES; i++)
    {
      const double x_mm = 1.5 + i % PHOTOS_PER_ROW * PHOTO_WIDTH_MM;
      const double y_mm = i < PHOTOS_PER_ROW ? 90 : 30;
      HPDF_Page_DrawImage (page, image, idp_mm_to_pt (x_mm), idp_mm_to_pt (y_mm),
                           idp_mm_to_pt (PHOTO_WIDTH_MM), idp_mm_to_pt (PHOTO_HEIGHT_MM));
      const double width_pt = HPDF_Page_TextWidth (page, caption);
      HPDF_Page_BeginText (page);
      HPDF_Page_TextOut (page, idp_mm_to_pt (x_mm + PHOTO_WIDTH_MM / 2.0) - width_pt / 2,
                         idp_mm_to_pt (y_mm - 4), caption);
      HPDF_Page_EndText (page);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *roster = NULL;
  if (argc != 5 || !g_file_get_contents (argv[1], &roster, NULL, NULL))
    {
      g_printerr ("usage: plain-libharu ROSTER PHOTOS FONT.ttf OUTPUT\n");
      return 2;
    }

  HPDF_Doc doc = HPDF_New (stop, NULL);
  HPDF_UseUTFEncodings (doc);
  /* More than the 32767 pages that the library foresees. */
  HPDF_SetPagesConfiguration (doc, 1000);
  HPDF_Font font = HPDF_GetFont (doc, HPDF_LoadTTFontFromFile (doc, argv[3], HPDF_TRUE), "UTF-8");

  g_auto (GStrv) lines = g_strsplit (roster, "\n", -1);
  for (char **line = lines + 1; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (*line), ",", -1);
      if (g_strv_length (cells) < 3)
        continue;
      g_autofree char *photo = g_build_filename (argv[2], cells[2], NULL);
      g_autofree char *caption = g_strconcat (cells[0], " ", cells[1], NULL);
      add_sheet (doc, font, photo, caption);
    }
  HPDF_SaveToFile (doc, argv[4]);
  HPDF_Free (doc);
  return 0;
}
