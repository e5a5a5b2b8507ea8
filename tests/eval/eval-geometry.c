/* eval-geometry: how far the face and outline finders are off, on photos with labels.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>

#include "cuts.h"
#include "openings.h"
#include "skin-tone.h"
#include "tables.h"
#include "timing.h"

static gboolean verbose;
static char **only;

static gboolean
is_wanted (Variant variant)
{
  return only == NULL || g_strv_contains ((const char *const *) only, variant_name (variant));
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

static void
print_one (const Comparison *comparison, double confidence)
{
  g_print ("%s %s", comparison->label->file, variant_name (comparison->variant));
  if (!comparison->found)
    g_print (" not found\n");
  else
    g_print (" eyes %.3f %.3f roll %.1f mouth %.3f chin %.3f crown %.3f width %.3f conf %.2f "
             "gap %.3f lids %.3f others %d\n",
             comparison->errors[EYES][0], comparison->errors[EYES][1], comparison->errors[ROLL][0],
             comparison->errors[MOUTH][0], comparison->errors[CHIN][0],
             comparison->errors[CROWN][0], comparison->errors[WIDTH][0], confidence,
             comparison->mouth_gap, comparison->eye_opening, comparison->others);
}

/* Adds one comparison; LABEL stays, MOVED is the same in pixels of IMAGE. */
static gboolean
add_comparison (const IdpImage *image, const Label *label, const Label *moved, Variant variant,
                GArray *comparisons, IdpFace *face, GError **error)
{
  Measured measured;
  if (!measured_run (image, &measured, error))
    return FALSE;
  Comparison comparison = comparison_make (moved, variant, &measured);
  comparison.label = label;
  g_array_append_val (comparisons, comparison);
  if (verbose)
    print_one (&comparison, measured.face.confidence);
  if (face != NULL)
    *face = measured.face;
  measured_clear (&measured);
  return TRUE;
}

static gboolean
measure_file (const char *folder, Label *label, GArray *comparisons, Cut cuts[CUTS_N],
              GError **error)
{
  g_autofree char *path = g_build_filename (folder, label->file, NULL);
  g_autoptr (IdpFile) file = idp_file_load (path, error);
  if (file == NULL)
    return FALSE;
  g_autoptr (IdpImage) image = idp_file_decode (file, SHORT_SIDE_PX, error);
  if (image == NULL)
    return FALSE;

  Label seen = *label;
  scale_label (&seen, (double) image->width_px / file->width_px);
  if (label->words[LABEL_SKIN_TONE] == NULL)
    label->words[LABEL_SKIN_TONE] = g_strdup (skin_tone_band (skin_tone_deg (image, &seen)));
  IdpFace face;
  if (!cuts_add (image, &seen, cuts, error)
      || !add_comparison (image, label, &seen, VARIANT_ORIGINAL, comparisons, &face, error))
    return FALSE;
  for (int variant = VARIANT_ORIGINAL + 1; variant < VARIANT_N; variant++)
    {
      if (!is_wanted (variant))
        continue;
      Label moved = seen;
      g_autoptr (IdpImage) changed = variant_make (image, variant, &face, &moved, error);
      if (changed == NULL
          || !add_comparison (changed, label, &moved, variant, comparisons, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Before the skin tones are measured. */
static void
print_missing_columns (const GPtrArray *labels)
{
  static const LabelWord words[] = { LABEL_SKIN_TONE, LABEL_SEX, LABEL_EAST_ASIAN };
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gboolean carried = FALSE;
      for (guint k = 0; k < labels->len && !carried; k++)
        carried = ((const Label *) g_ptr_array_index (labels, k))->words[words[i]] != NULL;
      if (!carried)
        g_print ("note: LABELS.tsv says nothing of %s: %s\n", label_word_name (words[i]),
                 words[i] == LABEL_SKIN_TONE ? "measured on the cheeks (ITA; light > 28, middle "
                                               "10 .. 28, dark < 10 degrees)"
                                             : "not in groups by it");
    }
}

static gboolean
print_all (const GArray *comparisons, GError **error)
{
  for (int variant = 0; variant < VARIANT_N; variant++)
    if (is_wanted (variant))
      {
        tables_print (comparisons, variant);
        tables_print_splits (comparisons, variant);
      }
  openings_print_mouths (comparisons);
  return openings_print_eyes (comparisons, error);
}

int
main (int argc, char **argv)
{
  const GOptionEntry options[] = {
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &verbose, "Print every photo", NULL },
    { "only", 'o', 0, G_OPTION_ARG_STRING_ARRAY, &only,
      "Only original, turned, dark, blurred or shut photos; may be given several times",
      "VARIANT" },
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

  /* First, so that the weights are unpacked in what is timed. */
  if (!timing_print (argv[1], labels, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  print_missing_columns (labels);
  g_autoptr (GArray) comparisons = g_array_new (FALSE, FALSE, sizeof (Comparison));
  Cut cuts[CUTS_N] = { { 0 } };
  for (guint i = 0; i < labels->len; i++)
    {
      Label *label = g_ptr_array_index (labels, i);
      g_autoptr (GError) cause = NULL;
      if (!measure_file (argv[1], label, comparisons, cuts, &cause))
        g_printerr ("%s: %s\n", label->file, cause->message);
    }
  cuts_print (cuts);
  if (!print_all (comparisons, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_strfreev (only);
  return 0;
}
