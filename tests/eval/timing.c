/* timing: from a file to geometry, beside djpeg.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "timing.h"

#include <glib/gstdio.h>
#include <sys/resource.h>

#include "quantile.h"
#include "sitter.h"

#define ROUNDS 9

typedef enum
{
  LOAD, /* reading and SHA-256 of the file, which the geometry does not need */
  DECODE,
  FACE,
  SILHOUETTE,
  GEOMETRY, /* decode to silhouette */
  DJPEG,
  N_TIMES
} TimeKind;

static const char *const time_names[N_TIMES]
    = { "load", "decode", "face", "silhouette", "decode .. silhouette", "djpeg, full" };

static double
children_time_ms (void)
{
  struct rusage usage;
  getrusage (RUSAGE_CHILDREN, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3
         + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static gboolean
run_djpeg (const char *path, double *ms, GError **error)
{
  const char *argv[] = { "djpeg", "-outfile", "/dev/null", path, NULL };
  int status = 0;
  const double since = children_time_ms ();
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                     &status, error)
      || !g_spawn_check_wait_status (status, error))
    return FALSE;
  *ms = children_time_ms () - since;
  return TRUE;
}

static gboolean
run_once (const char *path, double ms[N_TIMES], GError **error)
{
  double since = own_time_ms ();
  g_autoptr (IdpFile) file = idp_file_load (path, error);
  if (file == NULL)
    return FALSE;
  ms[LOAD] = own_time_ms () - since;
  since = own_time_ms ();
  g_autoptr (IdpImage) image = idp_file_decode (file, SHORT_SIDE_PX, error);
  if (image == NULL)
    return FALSE;
  ms[DECODE] = own_time_ms () - since;
  Measured measured;
  if (!measured_run (image, &measured, error))
    return FALSE;
  ms[FACE] = measured.face_ms;
  ms[SILHOUETTE] = measured.silhouette != NULL ? measured.silhouette_ms : 0;
  ms[GEOMETRY] = ms[DECODE] + ms[FACE] + ms[SILHOUETTE];
  measured_clear (&measured);
  return run_djpeg (path, &ms[DJPEG], error);
}

static gboolean
time_file (const char *path, const char *name, GError **error)
{
  g_autoptr (IdpFile) file = idp_file_load (path, error);
  GArray *times[N_TIMES];
  double first = NAN, djpeg = NAN;
  gboolean good = file != NULL;
  for (int i = 0; i < N_TIMES; i++)
    times[i] = g_array_new (FALSE, FALSE, sizeof (double));
  for (int round = 0; good && round < ROUNDS; round++)
    {
      double ms[N_TIMES] = { 0 };
      good = run_once (path, ms, error);
      if (round == 0)
        first = ms[GEOMETRY];
      else
        for (int i = 0; i < N_TIMES; i++)
          g_array_append_val (times[i], ms[i]);
    }
  if (good)
    {
      djpeg = quantile (times[DJPEG], 0.5);
      g_print ("\n%s: %.1f megapixels, %.1f MB; median of %d runs in one thread\n", name,
               (double) file->width_px * file->height_px / 1e6,
               g_bytes_get_size (file->bytes) / 1e6, ROUNDS - 1);
      for (int i = 0; i < N_TIMES; i++)
        g_print ("  %-22s %7.1f ms %6.2f x\n", time_names[i], quantile (times[i], 0.5),
                 quantile (times[i], 0.5) / djpeg);
      g_print ("  %-22s %7.1f ms %6.2f x\n", "the same, first run", first, first / djpeg);
    }
  for (int i = 0; i < N_TIMES; i++)
    g_array_unref (times[i]);
  return good;
}

static gboolean
time_sitter (GError **error)
{
  const SitterParams params = sitter_params_default ();
  g_autoptr (IdpImage) image = sitter_draw (&params, NULL, error);
  g_autofree char *folder = g_dir_make_tmp ("idphoto-eval-XXXXXX", error);
  if (image == NULL || folder == NULL)
    return FALSE;
  g_autofree char *path = g_build_filename (folder, "12mp.jpg", NULL);
  const gboolean good = sitter_write_jpeg (path, image, 92, 72, 1, error)
                        && time_file (path, "A drawn phone photo", error);
  g_remove (path);
  g_rmdir (folder);
  return good;
}

/* NULL without a JPEG. Caller frees. */
static char *
find_largest (const char *folder, const GPtrArray *labels)
{
  char *largest = NULL;
  double most_px = 0;
  for (guint i = 0; i < labels->len; i++)
    {
      const Label *label = g_ptr_array_index (labels, i);
      g_autofree char *path = g_build_filename (folder, label->file, NULL);
      g_autoptr (IdpFile) file = idp_file_load (path, NULL);
      if (file == NULL || file->format != IDP_FORMAT_JPEG
          || (double) file->width_px * file->height_px <= most_px)
        continue;
      most_px = (double) file->width_px * file->height_px;
      g_free (largest);
      largest = g_steal_pointer (&path);
    }
  return largest;
}

gboolean
timing_print (const char *folder, const GPtrArray *labels, GError **error)
{
  g_autofree char *largest = find_largest (folder, labels);
  return time_sitter (error)
         && (largest == NULL || time_file (largest, "The largest photo here", error));
}
