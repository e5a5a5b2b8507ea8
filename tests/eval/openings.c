/* openings: can open mouths and shut eyes be told?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "openings.h"

#include "quantile.h"
#include "sitter.h"

/* A mouth with a gap of this and more, eye distances, is open. From 98 labelled portraits: closed
 * ones have 0.012 (median), 0.07 (p90), those that show teeth 0.184, 0.118 (p10). At most 3 of 98
 * may be judged wrongly. */
#define OPEN_MOUTH 0.08

typedef enum
{
  EVEN,
  ODD,
  N_HALVES
} Half;

typedef double (*Opening) (const Comparison *comparison);

static double
mouth_gap (const Comparison *comparison)
{
  return comparison->mouth_gap;
}

static double
eye_opening (const Comparison *comparison)
{
  return comparison->eye_opening;
}

static gboolean
is_mouth (const Comparison *comparison, gboolean open)
{
  const char *state = comparison->label->words[LABEL_MOUTH_STATE];
  return comparison->variant == VARIANT_ORIGINAL && state != NULL
         && g_str_equal (state, "closed") != open;
}

static gboolean
is_eye (const Comparison *comparison, gboolean open)
{
  return comparison->variant == (open ? VARIANT_ORIGINAL : VARIANT_SHUT);
}

static GArray *
collect (const GArray *comparisons, Half half, gboolean (*is_one) (const Comparison *, gboolean),
         gboolean open, Opening opening)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < comparisons->len; i++)
    {
      const Comparison *comparison = &g_array_index (comparisons, Comparison, i);
      const double value = opening (comparison);
      if ((Half) label_is_odd (comparison->label) == half && is_one (comparison, open)
          && !isnan (value))
        g_array_append_val (values, value);
    }
  return values;
}

static void
print_values (const char *name, Half half, GArray *values)
{
  g_print ("  %-12s %-5s %4d %8.3f %8.3f %8.3f %8.3f %8.3f\n", name, half == ODD ? "odd" : "even",
           values->len, quantile (values, 0), quantile (values, 0.1), quantile (values, 0.5),
           quantile (values, 0.9), quantile (values, 1));
}

static void
print_head (const char *title)
{
  g_print ("\n%s\n  %-18s %4s %8s %8s %8s %8s %8s\n", title, "", "n", "least", "p10", "median",
           "p90", "most");
}

void
openings_print_mouths (const GArray *comparisons)
{
  int wrong[N_HALVES], n[N_HALVES];
  print_head ("Gap between the lips / IOD");
  for (int half = ODD; half >= EVEN; half--)
    {
      g_autoptr (GArray) shut = collect (comparisons, half, is_mouth, FALSE, mouth_gap);
      g_autoptr (GArray) open = collect (comparisons, half, is_mouth, TRUE, mouth_gap);
      print_values ("closed", half, shut);
      print_values ("open, teeth", half, open);
      wrong[half] = count_wrong (shut, open, OPEN_MOUTH);
      n[half] = shut->len + open->len;
      if (half == ODD)
        g_print ("  best threshold of the odd half: %.3f\n", best_threshold (shut, open));
    }
  g_print ("  wrong at %.2f: %d of %d odd, %d of %d even\n", OPEN_MOUTH, wrong[ODD], n[ODD],
           wrong[EVEN], n[EVEN]);
}

/* --- Eyes --- */

/* One drawn sitter, its eyes CLOSED. */
static gboolean
measure_sitter (int number, double closed, double *opening, double *eye_error, double *confidence,
                GError **error)
{
  SitterParams params = sitter_params_finished ();
  params.seed = number + 1;
  params.skin_tone = number % 4 / 3.0;
  params.glasses = number >= 4;
  params.eyes_closed = closed;
  SitterTruth truth;
  Measured measured;
  g_autoptr (IdpImage) image = sitter_draw (&params, &truth, error);
  if (image == NULL || !measured_run (image, &measured, error))
    return FALSE;
  const IdpFace *face = &measured.face;
  *opening = *eye_error = *confidence = NAN;
  if (face->count > 0)
    {
      *opening = mean_eye_opening (face);
      *confidence = face->confidence;
      *eye_error
          = MAX (hypot (face->left_eye.x - truth.left_eye.x, face->left_eye.y - truth.left_eye.y),
                 hypot (face->right_eye.x - truth.right_eye.x,
                        face->right_eye.y - truth.right_eye.y))
            / truth.iod_px;
    }
  measured_clear (&measured);
  return TRUE;
}

#define N_SITTERS 8 /* four tones of skin, without and with glasses */

static gboolean
print_sitters (double threshold, GError **error)
{
  g_print ("\nDrawn sitters, four tones of skin, without and with glasses\n"
           "  %-8s %5s %9s %9s %9s %9s %10s %10s\n",
           "closed", "found", "least", "median", "most", "below", "eyes / IOD", "confidence");
  for (double closed = 0; closed <= 1; closed += 0.25)
    {
      g_autoptr (GArray) openings = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GArray) errors = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GArray) confidences = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (double));
      for (int i = 0; i < N_SITTERS; i++)
        {
          double opening, eye_error, confidence;
          if (!measure_sitter (i, closed, &opening, &eye_error, &confidence, error))
            return FALSE;
          if (isnan (opening))
            continue;
          g_array_append_val (openings, opening);
          g_array_append_val (errors, eye_error);
          g_array_append_val (confidences, confidence);
        }
      g_print ("  %-8.2f %2d/%-2d %9.3f %9.3f %9.3f %9d %10.3f %10.2f\n", closed, openings->len,
               N_SITTERS, quantile (openings, 0), quantile (openings, 0.5), quantile (openings, 1),
               count_wrong (none, openings, threshold), quantile (errors, 0.5),
               quantile (confidences, 0.5));
    }
  return TRUE;
}

/* The same photo as taken and painted shut. */
static void
print_drops (const GArray *comparisons)
{
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (double));
  double open = NAN;
  for (guint i = 0; i < comparisons->len; i++)
    {
      const Comparison *comparison = &g_array_index (comparisons, Comparison, i);
      if (is_eye (comparison, TRUE))
        open = comparison->eye_opening;
      const double share = comparison->eye_opening / open;
      if (is_eye (comparison, FALSE) && !isnan (share))
        g_array_append_val (shares, share);
    }
  g_print ("  painted shut, it drops on %d of %d photos, to %.2f of what it was (median; p10 %.2f, "
           "p90 %.2f)\n",
           count_wrong (none, shares, 1), shares->len, quantile (shares, 0.5),
           quantile (shares, 0.1), quantile (shares, 0.9));
}

gboolean
openings_print_eyes (const GArray *comparisons, GError **error)
{
  double threshold = NAN;
  int wrong[N_HALVES], n[N_HALVES];
  print_head ("Opening of the lids / width of the eye, mean of both eyes");
  for (int half = ODD; half >= EVEN; half--)
    {
      g_autoptr (GArray) shut = collect (comparisons, half, is_eye, FALSE, eye_opening);
      g_autoptr (GArray) open = collect (comparisons, half, is_eye, TRUE, eye_opening);
      print_values ("painted shut", half, shut);
      print_values ("as taken", half, open);
      if (half == ODD)
        threshold = best_threshold (shut, open);
      wrong[half] = count_wrong (shut, open, threshold);
      n[half] = shut->len + open->len;
    }
  g_print ("  wrong at %.3f, the best of the odd half: %d of %d odd, %d of %d even\n", threshold,
           wrong[ODD], n[ODD], wrong[EVEN], n[EVEN]);
  print_drops (comparisons);
  return print_sitters (threshold, error);
}
