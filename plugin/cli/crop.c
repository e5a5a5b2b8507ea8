/* idphoto crop: makes the finished picture and its receipt.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adjust.h"
#include "error.h"
#include "photo.h"
#include "receipt.h"

static gboolean
parse_rect (const char *text, IdpRect *rect)
{
  char rest = '\0';
  return sscanf (text, "%d,%d,%d,%d%c", &rect->x, &rect->y, &rect->width, &rect->height, &rest)
         == 4;
}

/* The crop of PHOTO that meets every band it can; FALSE and a complaint where it cannot meet them
 * all. */
static gboolean
propose (const IdpPhoto *photo, const IdpRules *rules, IdpRect *rect)
{
  const char *path = photo->file->path;
  *rect = photo->placement.rect;
  if (photo->face.count == 0)
    {
      command_complain (_ ("%s: no face found; give the crop with --rect"), path);
      return FALSE;
    }
  if (!idp_point_known (photo->face.crown))
    command_complain (
        _ ("%s: warning: the top of the hair could not be measured; look at the result"), path);

  g_autoptr (GError) error = NULL;
  if (idp_placement_check (&photo->placement, rules, &error))
    return TRUE;
  command_complain ("%s: %s", path, error->message);
  return FALSE;
}

static int
exit_code (const GError *error)
{
  return g_error_matches (error, IDP_ERROR, IDP_ERROR_REFUSED) ? EXIT_PROBLEMS : EXIT_UNREADABLE;
}

static int
crop (const char *path, const IdpRules *rules, const IdpRect *given, const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpPhoto) photo = NULL;
  IdpFile *file = idp_file_load (path, &error);
  if (file != NULL)
    photo = idp_photo_new (file, rules, &error);
  if (photo == NULL)
    {
      command_complain ("%s: %s", path, error->message);
      return EXIT_UNREADABLE;
    }

  IdpRect rect;
  if (given != NULL)
    rect = *given;
  else if (!propose (photo, rules, &rect))
    return EXIT_PROBLEMS;

  IdpAdjustment adjustment;
  g_autoptr (GBytes) picture = idp_adjust (photo->file, &rect, rules, &adjustment, &error);
  g_autofree char *target
      = output != NULL ? g_strdup (output) : idp_adjust_default_path (path, rules);
  if (picture == NULL)
    {
      command_complain ("%s: %s", path, error->message);
      return exit_code (error);
    }
  if (!idp_receipt_write (target, picture, photo->file, &adjustment, rules, &error))
    {
      command_complain ("%s", error->message);
      return exit_code (error);
    }
  g_print (_ ("%s: cut %d,%d,%d,%d, quality %d, %zu bytes\n"), target, rect.x, rect.y, rect.width,
           rect.height, adjustment.quality, g_bytes_get_size (picture));
  return EXIT_FINE;
}

static int
run (int argc, char **argv)
{
  g_autofree char *rules_name = NULL;
  g_autofree char *rect_text = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry options[] = {
    { "rules", 'r', 0, G_OPTION_ARG_FILENAME, &rules_name, N_ ("Rules preset: a name or a file"),
      N_ ("NAME|FILE") },
    { "rect", 0, 0, G_OPTION_ARG_STRING, &rect_text,
      N_ ("Cut exactly this, in pixels of the upright photo"), "X,Y,W,H" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where to write; default: beside the photo, with the size in the name"), N_ ("FILE") },
    { NULL },
  };
  if (!command_parse (
          &argc, &argv, options, _ ("PHOTO"),
          _ ("Cuts out head and shoulders so that crown, eyes and face width fall inside "
             "the\nstandard's bands, scales down, and writes a JPEG with its receipt "
             "(FILE.receipt.json).\nNever rotates, mirrors, enlarges, sharpens or "
             "recolours.\n\nExit status: 0 done, 1 refused, 2 unreadable.")))
    return EXIT_UNREADABLE;
  if (argc != 2)
    {
      command_complain (_ ("exactly one photo is needed"));
      return EXIT_UNREADABLE;
    }

  IdpRect rect;
  if (rect_text != NULL && !parse_rect (rect_text, &rect))
    {
      command_complain (_ ("--rect: “%s” is not X,Y,W,H in whole pixels"), rect_text);
      return EXIT_UNREADABLE;
    }

  g_autoptr (IdpRules) rules = command_load_rules (rules_name);
  if (rules == NULL)
    return EXIT_UNREADABLE;
  return crop (argv[1], rules, rect_text != NULL ? &rect : NULL, output);
}

const Command command_crop = {
  .name = "crop",
  .summary = N_ ("cut a photo to the standard, by crop and size alone"),
  .run = run,
};
