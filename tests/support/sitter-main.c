/* sitter-main: draws a photo of a person who does not exist.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sitter.h"

/* Applies the NAME=VALUE pairs in DEFECTS, a NULL-terminated list or NULL. */
static gboolean
apply_defects (SitterParams *params, char **defects, GError **error)
{
  for (char **defect = defects; defect != NULL && *defect != NULL; defect++)
    {
      g_auto (GStrv) pair = g_strsplit (*defect, "=", 2);
      if (!sitter_params_set (params, pair[0] ? pair[0] : "", pair[0] && pair[1] ? pair[1] : "",
                              error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
draw_to_files (const SitterParams *params, const char *photo, int quality, int dpi, int orientation,
               const char *truth_file, GError **error)
{
  SitterTruth truth;
  g_autoptr (IdpImage) image = sitter_draw (params, &truth, error);
  if (image == NULL || !sitter_write_jpeg (photo, image, quality, dpi, orientation, error))
    return FALSE;

  g_autofree char *json = sitter_truth_to_json (&truth);
  return truth_file == NULL || g_file_set_contents (truth_file, json, -1, error);
}

int
main (int argc, char **argv)
{
  gboolean finished = FALSE;
  int quality = 92, dpi = 72, orientation = 1;
  g_auto (GStrv) defects = NULL;
  g_autofree char *truth_file = NULL;
  const GOptionEntry entries[] = {
    { "finished", 0, 0, G_OPTION_ARG_NONE, &finished, "Draw the 480 x 640 picture of the standard",
      NULL },
    { "defect", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &defects, "Set a parameter; repeatable",
      "NAME=VALUE" },
    { "quality", 'q', 0, G_OPTION_ARG_INT, &quality, "JPEG quality, 1..100 (92)", "N" },
    { "dpi", 0, 0, G_OPTION_ARG_INT, &dpi, "Density to state, 0 = none (72)", "N" },
    { "orientation", 0, 0, G_OPTION_ARG_INT, &orientation, "EXIF orientation, 1..8 (1)", "N" },
    { "truth", 't', 0, G_OPTION_ARG_FILENAME, &truth_file, "Write the landmarks as JSON", "FILE" },
    { NULL },
  };

  setlocale (LC_ALL, "");
  g_autofree char *fields = sitter_params_describe ();
  g_autofree char *description
      = g_strdup_printf ("Parameters, their values, meaning (and default):\n%s", fields);
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new ("OUT.jpg");
  g_option_context_set_summary (context, "Draws an ID photo of a person who does not exist.");
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      fprintf (stderr, "sitter: %s\n", error->message);
      return EXIT_FAILURE;
    }
  if (argc != 2 || quality < 1 || quality > 100 || dpi < 0 || dpi > 65535 || orientation < 1
      || orientation > 8)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);
      fputs (help, stderr);
      return EXIT_FAILURE;
    }

  SitterParams params = finished ? sitter_params_finished () : sitter_params_default ();
  if (!apply_defects (&params, defects, &error)
      || !draw_to_files (&params, argv[1], quality, dpi, orientation, truth_file, &error))
    {
      fprintf (stderr, "sitter: %s\n", error->message);
      return EXIT_FAILURE;
    }
  return EXIT_SUCCESS;
}
