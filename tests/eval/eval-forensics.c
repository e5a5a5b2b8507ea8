/* eval-forensics: which evidence the rules find on photos as they are, and on the same photos after
 * something was done to them.
 *
 * eval-forensics PHOTO...: a line for each thing done (tampering.c), and in it the share of photos
 * on which each piece of evidence was seen. With --width, photos are first enlarged to that many
 * pixels and get the noise of a camera, so that a set of small photos can stand for originals. With
 * --traces, the raw traces of each photo instead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "encode.h"
#include "gaussian.h"
#include "resample.h"
#include "tampering.h"

static int width_px = 0;
static int min_side_px = 0;
static int quality = 92;
static gboolean traces = FALSE;
static char *only = NULL;

/* Of a camera, levels. */
#define NOISE_SD 2

static const char *const columns[]
    = { "moire",       "halftone",           "paper-outline", "paper-edge",
        "smooth-skin", "double-compression", "flat-wall",     "foreign-edge",
        "stair-edge",  "no-fine-detail" };
#define N_COLUMNS G_N_ELEMENTS (columns)

typedef struct
{
  int n_photos;
  int n_seen[N_COLUMNS];
} Row;

static void
add_noise (IdpImage *image, GRand *rand)
{
  for (gsize i = 0; i < (gsize) image->width_px * image->height_px; i++)
    {
      const double add = NOISE_SD * gaussian_noise (rand);
      for (int c = 0; c < 3; c++)
        image->rgb[3 * i + c] = (guint8) CLAMP (lround (image->rgb[3 * i + c] + add), 0, 255);
    }
}

/* IMAGE saved as a JPEG; consumes it. */
static IdpFile *
saved (IdpImage *image, const char *path, int at_quality)
{
  const IdpJpegOptions options = { .quality = at_quality };
  g_autoptr (GBytes) bytes = idp_encode_jpeg (image, &options, NULL);
  IdpFile *file = idp_file_new (path, bytes, NULL);
  g_assert_nonnull (file);
  idp_image_free (image);
  return file;
}

static IdpImage *
cropped (IdpImage *image, int shift_px)
{
  const IdpRect rest
      = { shift_px, shift_px, image->width_px - shift_px, image->height_px - shift_px };
  IdpImage *result = idp_image_new (rest.width, rest.height, NULL);
  for (int y = 0; y < rest.height; y++)
    memcpy (idp_image_at (result, 0, y), idp_image_at (image, shift_px, y + shift_px),
            (gsize) rest.width * 3);
  idp_image_free (image);
  return result;
}

static IdpFile *
tampered (const Tampering *tampering, const TamperingScene *scene, const char *path)
{
  IdpImage *image = tampering->apply != NULL ? tampering->apply (scene, tampering->strength)
                                             : tampering_copy (scene->image);
  if (tampering->earlier_quality > 0)
    {
      g_autoptr (IdpFile) earlier = saved (image, path, tampering->earlier_quality);
      image = cropped (idp_file_decode (earlier, G_MAXINT, NULL), tampering->shift_px);
    }
  return saved (image, path, quality);
}

static void
count_evidence (const IdpPhoto *photo, const IdpRules *rules, Row *row)
{
  g_autoptr (GPtrArray) findings = idp_checks_run (photo, rules);
  gboolean seen[N_COLUMNS] = { FALSE };
  for (guint i = 0; i < findings->len; i++)
    {
      const GPtrArray *list = ((const IdpFinding *) findings->pdata[i])->evidence;
      for (guint k = 0; list != NULL && k < list->len; k++)
        for (guint c = 0; c < N_COLUMNS; c++)
          seen[c] = seen[c]
                    || strcmp (((const IdpEvidence *) list->pdata[k])->text->id, columns[c]) == 0;
    }
  row->n_photos++;
  for (guint c = 0; c < N_COLUMNS; c++)
    row->n_seen[c] += seen[c];
}

static void
print_traces (const char *name, const char *what, const IdpPhoto *photo)
{
  const IdpForensics *forensics = photo->forensics;
  printf ("%s\t%s\t%dx%d\tq%d\tiod %.0f\tdouble %.3f %.4f\tpattern %.2f head %.2f", name, what,
          photo->file->width_px, photo->file->height_px, photo->file->jpeg_quality,
          idp_face_eye_distance (&photo->face), forensics->double_compression,
          forensics->other_grid,
          forensics->n_patterns > 0 ? forensics->patterns[0].peak.height : 0.0,
          forensics->n_patterns > 0 ? forensics->patterns[0].on_head : 0.0);
  for (int i = 0; forensics->windows_seen && i < IDP_N_PLACES; i++)
    {
      const IdpWindowTraces *w = &forensics->windows[i];
      printf ("\t%d: cut %.2f edge %.2f flat %.2f rough %.2f", i, w->cutoff, w->blocks.edge_step,
              w->blocks.flat_share, w->blocks.roughness);
      for (int k = 0; k < MIN (3, w->n_peaks); k++)
        printf (" (%d,%d %.1f)", w->peaks[k].u, w->peaks[k].v, w->peaks[k].height);
    }
  printf ("\n");
}

static IdpPhoto *
measured (IdpFile *file, const IdpRules *rules)
{
  IdpPhoto *photo = idp_photo_new (file, rules, NULL);
  g_assert_nonnull (photo);
  g_assert_true (idp_photo_examine (photo, NULL));
  return photo;
}

/* The photo at full size, enlarged where that was asked for; NULL if it cannot be read or is too
 * small. */
static IdpImage *
load (const char *path, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpFile) file = idp_file_load (path, &error);
  g_autoptr (IdpImage) image = file != NULL ? idp_file_decode (file, G_MAXINT, &error) : NULL;
  if (image == NULL)
    {
      g_printerr ("%s: %s\n", path, error->message);
      return NULL;
    }
  if (MIN (image->width_px, image->height_px) < min_side_px)
    return NULL;
  if (width_px == 0)
    return g_steal_pointer (&image);
  IdpImage *large
      = resample_enlarge (image, width_px, (gint64) image->height_px * width_px / image->width_px);
  add_noise (large, rand);
  return large;
}

static void
examine (const char *path, guint seed, const IdpRules *rules, Row *rows)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (IdpImage) image = load (path, rand);
  if (image == NULL)
    return;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (IdpPhoto) clean = measured (saved (tampering_copy (image), path, quality), rules);
  const TamperingScene scene = { clean, image, rand };
  for (int i = 0; tamperings[i].name != NULL; i++)
    {
      if (only != NULL && strstr (tamperings[i].name, only) == NULL)
        continue;
      g_autoptr (IdpPhoto) photo = measured (tampered (&tamperings[i], &scene, path), rules);
      if (traces)
        print_traces (name, tamperings[i].name, photo);
      else
        count_evidence (photo, rules, &rows[i]);
    }
}

static void
print_table (const Row *rows)
{
  printf ("%-30s %6s", "", "photos");
  for (guint c = 0; c < N_COLUMNS; c++)
    printf ("  %s", columns[c]);
  printf ("\n");
  for (int i = 0; tamperings[i].name != NULL; i++)
    {
      if (rows[i].n_photos == 0)
        continue;
      printf ("%-30s %6d", tamperings[i].name, rows[i].n_photos);
      for (guint c = 0; c < N_COLUMNS; c++)
        printf ("  %*d%c", (int) strlen (columns[c]) - 1, rows[i].n_seen[c],
                g_strcmp0 (tamperings[i].evidence, columns[c]) == 0 ? '*' : ' ');
      printf ("\n");
    }
}

int
main (int argc, char **argv)
{
  const GOptionEntry options[] = {
    { "width", 'w', 0, G_OPTION_ARG_INT, &width_px, "Enlarge to this width, px", NULL },
    { "min-side", 'm', 0, G_OPTION_ARG_INT, &min_side_px, "Leave out smaller photos, px", NULL },
    { "quality", 'q', 0, G_OPTION_ARG_INT, &quality, "Of the copies", NULL },
    { "only", 'o', 0, G_OPTION_ARG_STRING, &only, "What has this in its name", NULL },
    { "traces", 't', 0, G_OPTION_ARG_NONE, &traces, "Print the raw traces", NULL },
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

  guint n_tamperings = 0;
  while (tamperings[n_tamperings].name != NULL)
    n_tamperings++;
  g_autofree Row *rows = g_new0 (Row, n_tamperings);
  for (int i = 1; i < argc; i++)
    examine (argv[i], i, rules, rows);
  if (!traces)
    print_table (rows);
  return 0;
}
