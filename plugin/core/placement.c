/* placement: where to cut.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "placement.h"

#include <glib/gi18n-lib.h>

#include "crop-frame.h"
#include "error.h"

/* The middle between the cheeks, or between the eyes where the cheeks were not measured. */
static double
midline_x (const IdpFace *face)
{
  if (idp_point_known (face->face_left) && idp_point_known (face->face_right))
    return (face->face_left.x + face->face_right.x) / 2;
  return idp_face_eye_middle (face).x;
}

IdpPlacement
idp_placement_measure (const IdpFace *face, const IdpRect *rect, const IdpRules *rules)
{
  const double scale = (double) rules->width_px / rect->width;
  return (IdpPlacement){
    .rect = *rect,
    .crown_px = (face->crown.y - rect->y) * scale,
    .eye_px = (idp_face_eye_middle (face).y - rect->y) * scale,
    .face_width_px = (face->face_right.x - face->face_left.x) * scale,
    .off_centre_px = (midline_x (face) - rect->x - rect->width / 2.0) * scale,
  };
}

/* So much weigh a place nearer to an edge than the measure may err, and one beyond the edge: no
 * comfort elsewhere pays for the first, and neither for the second. */
#define UNSAFE 1e2
#define BROKEN 1e5

/* How badly a value sits in its band: 0 in the middle, 1 on an edge. The review margin of the limit
 * is what the measure may err by: a picture cut clear of it is still in order when it is measured
 * again. */
static double
discomfort (const IdpLimit *limit, double value)
{
  const double half = (limit->max - limit->min) / 2;
  const double off = fabs (value - (limit->min + half)) / half;
  const double safe = fmax (0.5, 1 - limit->review / half);
  return off * off + UNSAFE * fmax (0, off - safe) + BROKEN * fmax (0, off - 1);
}

static double
total_discomfort (const IdpPlacement *placement, const IdpRules *rules)
{
  double total = 0;
  for (IdpBand band = 0; band < IDP_BAND_N; band++)
    {
      const IdpFinding finding = idp_placement_judge (placement, band, rules);
      if (finding.verdict != IDP_VERDICT_NOT_MEASURED)
        total += discomfort (&finding.rule->limit, finding.measured);
    }
  return total;
}

/* The top edge of a crop of HEIGHT px that brings crown and eyes equally near to the middles of
 * their bands, counted in half-widths of each band. If any top edge keeps both inside, this one
 * does. */
static double
best_top (const IdpFace *face, int height, const IdpRules *rules)
{
  const double scale = (double) rules->height_px / height;
  const struct
  {
    const char *rule;
    double y;
  } marks[] = { { "crown-margin", face->crown.y }, { "eye-line", idp_face_eye_middle (face).y } };
  double pull = 0, weight = 0;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const IdpRule *rule = idp_rules_find (rules, marks[i].rule);
      if (rule == NULL || isnan (marks[i].y))
        continue;
      const double half = (rule->limit.max - rule->limit.min) / 2;
      pull += (marks[i].y * scale - (rule->limit.min + half)) / half;
      weight += scale / half;
    }
  return weight > 0 ? pull / weight : 0;
}

static IdpPlacement
place_size (const IdpFace *face, int width, int height, int photo_width, int photo_height,
            const IdpRules *rules)
{
  const IdpRect rect = {
    CLAMP ((int) lround (midline_x (face) - width / 2.0), 0, photo_width - width),
    CLAMP ((int) lround (best_top (face, height, rules)), 0, photo_height - height),
    width,
    height,
  };
  return idp_placement_measure (face, &rect, rules);
}

IdpPlacement
idp_placement_find (const IdpFace *face, int width_px, int height_px, const IdpRules *rules)
{
  const IdpCropSizes sizes = idp_crop_sizes (width_px, height_px, rules);
  IdpPlacement best = { 0 };
  double best_discomfort = INFINITY;

  for (int n = MAX (1, sizes.smallest); n <= sizes.largest; n++)
    {
      IdpPlacement placement = place_size (face, n * sizes.unit_width_px, n * sizes.unit_height_px,
                                           width_px, height_px, rules);
      double d = total_discomfort (&placement, rules);
      if (d < best_discomfort)
        {
          best_discomfort = d;
          best = placement;
        }
    }
  return best;
}

IdpFinding
idp_placement_judge (const IdpPlacement *placement, IdpBand band, const IdpRules *rules)
{
  static const char *const ids[IDP_BAND_N] = {
    [IDP_BAND_CROWN] = "crown-margin",
    [IDP_BAND_EYES] = "eye-line",
    [IDP_BAND_FACE_WIDTH] = "face-width",
    [IDP_BAND_MIDDLE] = "not-centred",
  };
  const double values[IDP_BAND_N] = {
    [IDP_BAND_CROWN] = placement->crown_px,
    [IDP_BAND_EYES] = placement->eye_px,
    [IDP_BAND_FACE_WIDTH] = placement->face_width_px,
    [IDP_BAND_MIDDLE] = placement->off_centre_px,
  };
  const IdpRule *rule = idp_rules_find (rules, ids[band]);
  return (IdpFinding){
    .rule = rule,
    .measured = values[band],
    .verdict
    = rule != NULL ? idp_limit_judge (&rule->limit, values[band]) : IDP_VERDICT_NOT_MEASURED,
  };
}

/* The broken bands, as findings without a region. */
static GArray *
broken_bands (const IdpPlacement *placement, const IdpRules *rules)
{
  GArray *broken = g_array_new (FALSE, FALSE, sizeof (IdpFinding));
  for (IdpBand band = 0; band < IDP_BAND_N; band++)
    {
      const IdpFinding finding = idp_placement_judge (placement, band, rules);
      if (finding.verdict == IDP_VERDICT_REVIEW || finding.verdict == IDP_VERDICT_FAIL)
        g_array_append_val (broken, finding);
    }
  return broken;
}

char *
idp_placement_broken (const IdpPlacement *placement, const IdpRules *rules)
{
  g_autoptr (GArray) broken = broken_bands (placement, rules);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < broken->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "",
                            g_array_index (broken, IdpFinding, i).rule->id);
  return ids->len > 0 ? g_string_free (g_steal_pointer (&ids), FALSE) : NULL;
}

gboolean
idp_placement_check (const IdpPlacement *placement, const IdpRules *rules, GError **error)
{
  g_autoptr (GArray) broken = broken_bands (placement, rules);
  g_autoptr (GString) words = g_string_new (NULL);
  if (broken->len == 0)
    return TRUE;

  for (guint i = 0; i < broken->len; i++)
    {
      const IdpFinding *finding = &g_array_index (broken, IdpFinding, i);
      g_autofree char *measure = idp_finding_measure_text (finding);
      /* Between two of a list of faults. */
      g_string_append (words, i > 0 ? _ ("; ") : "");
      g_string_append_printf (words, _ ("%s (%s)"), idp_rule_title (finding->rule), measure);
    }
  g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED, _ ("no crop meets the standard: %s"),
               words->str);
  return FALSE;
}
