/* eval-forensics: prints the raw traces of photos, and of the same photos with a screen's moire.
 *
 * eval-forensics [--moire LEVELS] [--width PX] PHOTO...: with LEVELS, adds two gratings of a random
 * period of 2.2-8 px and a random angle. With PX, photos are first enlarged to that width and get
 * the noise of a camera, so that a set of small photos can stand for originals.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdio.h>

#include "encode.h"
#include "gaussian.h"
#include "photo.h"
#include "resample.h"

static double moire_levels = 0;
static int width_px = 0;
static int quality = 92;

static void
add_noise_and_moire (IdpImage *image, double noise_sd, GRand *rand)
{
  double fx[2], fy[2], phase[2];
  for (int k = 0; k < 2; k++)
    {
      const double angle = g_rand_double_range (rand, 0, G_PI);
      const double f = 1 / g_rand_double_range (rand, 2.2, 8);
      fx[k] = 2 * G_PI * f * cos (angle);
      fy[k] = 2 * G_PI * f * sin (angle);
      phase[k] = g_rand_double_range (rand, 0, 2 * G_PI);
    }
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      {
        double add = noise_sd > 0 ? noise_sd * gaussian_noise (rand) : 0;
        for (int k = 0; k < 2; k++)
          add += moire_levels / 4 * sin (fx[k] * x + fy[k] * y + phase[k]);
        guint8 *rgb = idp_image_at (image, x, y);
        for (int c = 0; c < 3; c++)
          rgb[c] = (guint8) CLAMP (lround (rgb[c] + add), 0, 255);
      }
}

static IdpFile *
prepare (const char *path, GRand *rand, GError **error)
{
  IdpFile *file = idp_file_load (path, error);
  if (file == NULL || (moire_levels == 0 && width_px == 0))
    return file;

  const IdpJpegOptions options = { .quality = quality };
  g_autoptr (IdpImage) image = idp_file_decode (file, G_MAXINT, error);
  idp_file_free (file);
  if (image == NULL)
    return NULL;
  if (width_px > 0)
    {
      IdpImage *large = resample_enlarge (
          image, width_px, (int) ((double) width_px / image->width_px * image->height_px));
      idp_image_free (image);
      image = large;
    }
  add_noise_and_moire (image, width_px > 0 ? 2 : 0, rand);
  g_autoptr (GBytes) bytes = idp_encode_jpeg (image, &options, error);
  return bytes != NULL ? idp_file_new (path, bytes, error) : NULL;
}

static void
print_traces (const char *path, const IdpPhoto *photo)
{
  const IdpForensics *traces = photo->forensics;
  g_autofree char *name = g_path_get_basename (path);
  printf ("%s\t%dx%d\tq%d\tiod %.0f\tdouble %.3f\tborder %d,%d,%d,%d\tedges %d%d%d%d\twedges %d",
          name, photo->file->width_px, photo->file->height_px, photo->file->jpeg_quality,
          idp_face_eye_distance (&photo->face), traces->double_compression,
          traces->frame.border_px[0], traces->frame.border_px[1], traces->frame.border_px[2],
          traces->frame.border_px[3], traces->frame.edge[0], traces->frame.edge[1],
          traces->frame.edge[2], traces->frame.edge[3], traces->frame.n_wedges);
  printf ("\tcommon %.2f", traces->n_common > 0 ? traces->common[0].height : 0.0);
  for (int i = 0; traces->windows_seen && i < IDP_N_PLACES; i++)
    {
      const IdpWindowTraces *w = &traces->windows[i];
      printf ("\t%d: cut %.2f edge %.2f flat %.2f rough %.2f", i, w->cutoff, w->blocks.edge_step,
              w->blocks.flat_share, w->blocks.roughness);
      for (int k = 0; k < MIN (3, w->n_peaks); k++)
        printf (" (%d,%d %.1f)", w->peaks[k].u, w->peaks[k].v, w->peaks[k].height);
    }
  printf ("\n");
}

int
main (int argc, char **argv)
{
  const GOptionEntry options[] = {
    { "moire", 'm', 0, G_OPTION_ARG_DOUBLE, &moire_levels, "Depth of the pattern, levels", NULL },
    { "width", 'w', 0, G_OPTION_ARG_INT, &width_px, "Enlarge to this width, px", NULL },
    { "quality", 'q', 0, G_OPTION_ARG_INT, &quality, "Of the altered photos", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("PHOTO...");
  g_autoptr (GError) error = NULL;
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_error ("%s", error->message);
  g_autoptr (IdpRules) rules = idp_rules_load (IDP_RULES_DEFAULT, &error);
  if (rules == NULL)
    g_error ("%s", error->message);

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (i);
      g_clear_error (&error);
      IdpFile *file = prepare (argv[i], rand, &error);
      g_autoptr (IdpPhoto) photo = file != NULL ? idp_photo_new (file, rules, &error) : NULL;
      if (photo == NULL || !idp_photo_examine (photo, &error))
        {
          g_printerr ("%s: %s\n", argv[i], error->message);
          continue;
        }
      print_traces (argv[i], photo);
    }
  return 0;
}
