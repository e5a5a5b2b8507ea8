/* eval-geometry: how far the face and outline finders are off, on photos with labels.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "face.h"
#include "labels.h"
#include "reduce.h"
#include "silhouette.h"
#include "variants.h"

/* As the photo unit decodes. */
#define SHORT_SIDE_PX 900
/* Crown to chin where one of them has no label, in eye distances. */
#define USUAL_FACE_HEIGHT 3.8
/* Eyes further off than this share of their distance are lost. */
#define LOST 0.15

typedef enum
{
  EYES,  /* share of the eye distance, each eye */
  ROLL,  /* degrees */
  MOUTH, /* share of the face height, along the face axis, as the chin */
  CHIN,
  CROWN_PLAIN, /* share of the face height, up and down */
  CROWN_GRADIENT,
  CROWN_BUSY,
  WIDTH, /* share of the face width */
  N_ERRORS
} ErrorKind;

static const char *const error_names[N_ERRORS]
    = { "eyes / IOD",   "roll, deg",       "mouth / height", "chin / height",
        "crown, plain", "crown, gradient", "crown, busy",    "face width" };

typedef struct
{
  int photos;
  int found;
  int wrong;
  int others; /* further faces */
  int sure;
  int sure_and_lost;
  int labelled[N_ERRORS];
  GArray *errors[N_ERRORS];
} Tally;

/* Each is measured once a photo, FACE and SILHOUETTE once a variant. */
typedef enum
{
  DECODE,
  FACE,
  SILHOUETTE,
  DJPEG_FULL,
  DJPEG_EIGHTH,
  N_TIMES
} TimeKind;

static const char *const time_names[N_TIMES]
    = { "decode", "face", "silhouette", "djpeg", "djpeg -scale 1/8" };

static gboolean verbose;

static void
tally_init (Tally *tally)
{
  *tally = (Tally){ 0 };
  for (int i = 0; i < N_ERRORS; i++)
    tally->errors[i] = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
tally_clear (Tally *tally)
{
  for (int i = 0; i < N_ERRORS; i++)
    g_array_unref (tally->errors[i]);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double left = *(const double *) a, right = *(const double *) b;
  return (left > right) - (left < right);
}

static double
quantile (GArray *values, double share)
{
  if (values->len == 0)
    return NAN;
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, (guint) (share * (values->len - 1) + 0.5));
}

static double
share_within (const GArray *values, double limit)
{
  int n = 0;
  for (guint i = 0; i < values->len; i++)
    n += g_array_index (values, double, i) <= limit;
  return 100.0 * n / MAX (values->len, 1);
}

static void
add_error (Tally *tally, ErrorKind kind, double labelled, double error)
{
  if (isnan (labelled))
    return;
  tally->labelled[kind]++;
  if (!isnan (error))
    g_array_append_val (tally->errors[kind], error);
}

static double
distance (IdpPoint a, IdpPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

/* How far P lies from TRUTH along the axis that is square to the labelled eyes. */
static double
along_axis (const Label *label, IdpPoint truth, IdpPoint p)
{
  const double dx = label->right_eye.x - label->left_eye.x;
  const double dy = label->right_eye.y - label->left_eye.y;
  return fabs ((p.y - truth.y) * dx - (p.x - truth.x) * dy) / hypot (dx, dy);
}

static gboolean
box_fits (const IdpFace *face, const Label *label)
{
  const double eye_distance = distance (label->left_eye, label->right_eye);
  const double x = (label->left_eye.x + label->right_eye.x) / 2;
  const double y = (label->left_eye.y + label->right_eye.y) / 2;
  return x > face->box.x && x < face->box.x + face->box.width && y > face->box.y
         && y < face->box.y + face->box.height && face->box.width > 1.3 * eye_distance
         && face->box.width < 4 * eye_distance;
}

static void
compare (Tally *tally, const Label *label, const IdpFace *face, const IdpSilhouette *silhouette)
{
  const double eye_distance = distance (label->left_eye, label->right_eye);
  const double roll_deg
      = atan2 (label->right_eye.y - label->left_eye.y, label->right_eye.x - label->left_eye.x) * 180
        / G_PI;
  const double labelled_height = label->chin.y - label->crown.y;
  const double height
      = isnan (labelled_height) ? USUAL_FACE_HEIGHT * eye_distance : labelled_height;
  const double width = label->face_right_x - label->face_left_x;
  const double left = distance (label->left_eye, face->left_eye) / eye_distance;
  const double right = distance (label->right_eye, face->right_eye) / eye_distance;

  add_error (tally, EYES, eye_distance, left);
  add_error (tally, EYES, eye_distance, right);
  add_error (tally, ROLL, roll_deg, fabs (face->roll_deg - roll_deg));
  add_error (tally, MOUTH, label->mouth.x, along_axis (label, label->mouth, face->mouth) / height);
  add_error (tally, CHIN, label->chin.x, along_axis (label, label->chin, face->chin) / height);
  add_error (tally, CROWN_PLAIN + label->background, label->crown.y,
             fabs (silhouette->crown.y - label->crown.y) / height);
  add_error (tally, WIDTH, width, fabs ((face->face_right.x - face->face_left.x) / width - 1));
  tally->sure += face->confidence >= IDP_FACE_SURE;
  tally->sure_and_lost += face->confidence >= IDP_FACE_SURE && MAX (left, right) > LOST;
  if (verbose)
    g_print ("%s eyes %.3f %.3f roll %+.1f mouth %.3f chin %.3f crown %.3f width %+.3f conf %.2f\n",
             label->file, left, right, face->roll_deg - roll_deg,
             along_axis (label, label->mouth, face->mouth) / height,
             along_axis (label, label->chin, face->chin) / height,
             (silhouette->crown.y - label->crown.y) / height,
             (face->face_right.x - face->face_left.x) / width - 1, face->confidence);
}

static void
print_tally (const char *name, const Tally *tally)
{
  g_print ("\n%s: %d photos, %d found, %d wrong, %d further faces, %d sure of the eyes, of them %d "
           "lost\n",
           name, tally->photos, tally->found, tally->wrong, tally->others, tally->sure,
           tally->sure_and_lost);
  g_print ("  %-16s %9s %8s %8s %8s %8s %8s\n", "error", "n", "median", "p90", "p95", "<= 2 %",
           "<= 5 %");
  for (int i = 0; i < N_ERRORS; i++)
    if (tally->labelled[i] > 0)
      g_print ("  %-16s %4d/%-4d %8.3f %8.3f %8.3f %6.0f %% %6.0f %%\n", error_names[i],
               tally->errors[i]->len, tally->labelled[i], quantile (tally->errors[i], 0.5),
               quantile (tally->errors[i], 0.9), quantile (tally->errors[i], 0.95),
               share_within (tally->errors[i], 0.02), share_within (tally->errors[i], 0.05));
}

/* Processor time, which other work on the machine does not change. */
static double
own_time_ms (void)
{
  struct timespec time;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static double
children_time_ms (void)
{
  struct rusage usage;
  getrusage (RUSAGE_CHILDREN, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3
         + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static void
add_time (GArray *times, double ms)
{
  g_array_append_val (times, ms);
}

static void
scale_label (Label *label, double factor)
{
  IdpPoint *const points[]
      = { &label->left_eye, &label->right_eye, &label->mouth, &label->chin, &label->crown };
  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    *points[i] = (IdpPoint){ points[i]->x * factor, points[i]->y * factor };
  label->face_left_x *= factor;
  label->face_right_x *= factor;
}

static gboolean
measure (const IdpImage *image, const Label *label, Tally *tally, GArray *times[N_TIMES],
         GError **error)
{
  IdpFace face;
  double since = own_time_ms ();
  tally->photos++;
  g_autoptr (IdpRegionMap) regions = NULL;
  g_autoptr (IdpImage) small = idp_image_shrink (image, IDP_SMALL_PX, error);
  if (small == NULL || !idp_face_find (image, small, &face, &regions, error))
    return FALSE;
  add_time (times[FACE], own_time_ms () - since);
  tally->others += MAX (face.count - 1, 0);
  if (face.count == 0 || !box_fits (&face, label))
    {
      tally->wrong += face.count > 0;
      if (verbose)
        g_print ("%s not found\n", label->file);
      return TRUE;
    }
  tally->found++;

  since = own_time_ms ();
  const double scale = (double) small->width_px / image->width_px;
  g_autoptr (IdpSilhouette) silhouette = idp_silhouette_find (small, scale, &face, regions);
  add_time (times[SILHOUETTE], own_time_ms () - since);
  compare (tally, label, &face, silhouette);
  return TRUE;
}

static void
time_djpeg (const char *path, const char *scale, GArray *times)
{
  const char *argv[] = { "djpeg", "-scale", scale, "-outfile", "/dev/null", path, NULL };
  int status = 0;
  const double since = children_time_ms ();
  if (g_spawn_sync (NULL, (char **) argv, NULL,
                    G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL | G_SPAWN_STDOUT_TO_DEV_NULL,
                    NULL, NULL, NULL, NULL, &status, NULL)
      && status == 0)
    add_time (times, children_time_ms () - since);
}

static gboolean
measure_file (const char *folder, const Label *label, Tally *tallies, GArray *times[N_TIMES],
              GError **error)
{
  g_autofree char *path = g_build_filename (folder, label->file, NULL);
  g_autoptr (IdpFile) file = idp_file_load (path, error);
  if (file == NULL)
    return FALSE;
  double since = own_time_ms ();
  g_autoptr (IdpImage) image = idp_file_decode (file, SHORT_SIDE_PX, error);
  if (image == NULL)
    return FALSE;
  add_time (times[DECODE], own_time_ms () - since);
  time_djpeg (path, "1/1", times[DJPEG_FULL]);
  time_djpeg (path, "1/8", times[DJPEG_EIGHTH]);

  for (int variant = 0; variant < VARIANT_N; variant++)
    {
      Label moved = *label;
      scale_label (&moved, (double) image->width_px / file->width_px);
      g_autoptr (IdpImage) changed = variant_make (image, variant, &moved, error);
      if (changed == NULL || !measure (changed, &moved, &tallies[variant], times, error))
        return FALSE;
    }
  return TRUE;
}

/* Constants are tuned on the photos with odd numbers, so that the even ones tell how they carry
 * over. */
static gboolean
is_odd (const Label *label)
{
  const char *digits = label->file + strcspn (label->file, "0123456789");
  return g_ascii_strtoull (digits, NULL, 10) % 2 == 1;
}

static void
print_all (Tally tallies[2][VARIANT_N], GArray *times[N_TIMES])
{
  for (int variant = 0; variant < VARIANT_N; variant++)
    for (int odd = 1; odd >= 0; odd--)
      {
        g_autofree char *name = g_strdup_printf ("%s, %s numbers", variant_name (variant),
                                                 odd ? "odd (tuned on)" : "even");
        print_tally (name, &tallies[odd][variant]);
      }
  g_print ("\nms of one core %13s %8s %8s\n", "n", "median", "p95");
  for (int i = 0; i < N_TIMES; i++)
    g_print ("  %-20s %6d %8.1f %8.1f\n", time_names[i], times[i]->len, quantile (times[i], 0.5),
             quantile (times[i], 0.95));
}

int
main (int argc, char **argv)
{
  const GOptionEntry options[] = {
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &verbose, "Print every photo", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER - needs FOLDER/LABELS.tsv");
  g_autoptr (GError) error = NULL;
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "one folder, please");
      return 2;
    }
  g_autoptr (GPtrArray) labels = labels_load (argv[1], &error);
  if (labels == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  Tally tallies[2][VARIANT_N];
  GArray *times[N_TIMES];
  for (int i = 0; i < 2 * VARIANT_N; i++)
    tally_init (&tallies[i / VARIANT_N][i % VARIANT_N]);
  for (int i = 0; i < N_TIMES; i++)
    times[i] = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < labels->len; i++)
    {
      const Label *label = g_ptr_array_index (labels, i);
      g_autoptr (GError) cause = NULL;
      if (!measure_file (argv[1], label, tallies[is_odd (label)], times, &cause))
        g_printerr ("%s: %s\n", label->file, cause->message);
    }
  print_all (tallies, times);

  for (int i = 0; i < 2 * VARIANT_N; i++)
    tally_clear (&tallies[i / VARIANT_N][i % VARIANT_N]);
  for (int i = 0; i < N_TIMES; i++)
    g_array_unref (times[i]);
  return 0;
}
