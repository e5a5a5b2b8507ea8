/* recapture: a photo of a screen or of a print.
 *
 * A screen's pixels beat with the camera's: a regular pattern over the whole picture. Print has
 * dots in several directions. Cloth has patterns too, but only where it is: a pattern counts if two
 * places far apart share it. Both die when a photo is reduced, so only an original says anything.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "weigh.h"

/* Colour print turns its screens against each other: this many directions, with periods that differ
 * by less than this factor, are no beat of two grids. Weaker than half the first (1 in log2) are
 * what JPEG blocks make of it. */
#define PRINT_DIRECTIONS 3
#define PRINT_SPREAD 1.4
#define PRINT_FALL 1.0

static double
period_px (const IdpPeak *peak)
{
  return IDP_SPECTRUM_SIDE / hypot (peak->u, peak->v);
}

/* How many patterns of at least HEIGHT have about the period of the first. */
static int
count_directions (const IdpForensics *traces, double height)
{
  const IdpPeak *first = &traces->patterns[0].peak;
  int n = 0;
  for (int i = 0; i < traces->n_patterns; i++)
    {
      const IdpPeak *peak = &traces->patterns[i].peak;
      const double ratio = period_px (peak) / period_px (first);
      n += peak->height >= fmax (height, first->height - PRINT_FALL) && ratio < PRINT_SPREAD
           && ratio > 1 / PRINT_SPREAD;
    }
  return n;
}

static gboolean
could_see (const IdpPhoto *photo, const IdpRule *rule)
{
  return photo->forensics != NULL && photo->forensics->windows_seen
         && MIN (photo->file->width_px, photo->file->height_px)
                >= idp_rule_number (rule, "min-side");
}

static void
weigh_pattern (GPtrArray *evidence, const IdpPhoto *photo, const IdpRule *rule, gboolean print)
{
  const IdpForensics *traces = photo->forensics;
  if (!could_see (photo, rule) || traces->n_patterns == 0
      || traces->patterns[0].on_head < idp_rule_number (rule, "head-height"))
    return;
  const int directions = count_directions (traces, idp_rule_number (rule, "pattern-height"));
  if (directions > 0 && (directions >= PRINT_DIRECTIONS) == print)
    idp_weigh_number (evidence, rule, print ? "halftone" : "moire", &traces->patterns[0].region,
                      "%.1f", period_px (&traces->patterns[0].peak));
}

/* A sheet or a screen that is in the picture as a whole shows four edges, else at least two that
 * meet; opposite ones alone are door posts. Borders that hold one colour are another rule's. */
static void
weigh_paper (GPtrArray *evidence, const IdpPhoto *photo, const IdpRule *rule)
{
  if (photo->forensics == NULL)
    return;
  const IdpFrameTraces *frame = &photo->forensics->frame;
  gboolean edge[IDP_N_SIDES];
  for (IdpSide side = 0; side < IDP_N_SIDES; side++)
    edge[side] = frame->edge[side] && frame->border_px[side] == 0;

  const gboolean top_or_bottom = edge[IDP_SIDE_TOP] || edge[IDP_SIDE_BOTTOM];
  const gboolean left_or_right = edge[IDP_SIDE_LEFT] || edge[IDP_SIDE_RIGHT];
  if (edge[IDP_SIDE_TOP] && edge[IDP_SIDE_BOTTOM] && edge[IDP_SIDE_LEFT] && edge[IDP_SIDE_RIGHT])
    idp_evidence_add (evidence, rule->evidence, "paper-outline", NULL, NULL);
  else if (top_or_bottom && left_or_right)
    idp_evidence_add (evidence, rule->evidence, "paper-edge", NULL,
                      &frame->edge_region[edge[IDP_SIDE_LEFT] ? IDP_SIDE_LEFT : IDP_SIDE_RIGHT]);
}

static IdpMeasurement
run_recapture (const IdpPhoto *photo, const IdpRule *rule)
{
  GPtrArray *evidence = idp_evidence_list_new ();
  weigh_pattern (evidence, photo, rule, FALSE);
  weigh_paper (evidence, photo, rule);
  idp_weigh_program (evidence, rule, "screenshot", photo, IDP_PROGRAM_SCREENSHOT);
  if (photo->provenance->screen_captured)
    idp_evidence_add (evidence, rule->evidence, "screen-label", NULL, NULL);
  return idp_weigh (rule, evidence, could_see (photo, rule));
}

static IdpMeasurement
run_scanned_print (const IdpPhoto *photo, const IdpRule *rule)
{
  GPtrArray *evidence = idp_evidence_list_new ();
  weigh_pattern (evidence, photo, rule, TRUE);
  idp_weigh_program (evidence, rule, "scanner", photo, IDP_PROGRAM_SCANNER);
  if (photo->provenance->scanned)
    idp_evidence_add (evidence, rule->evidence, "scanned-label", NULL, NULL);
  if (evidence->len > 0) /* edges alone are asked about by the rule before */
    weigh_paper (evidence, photo, rule);
  return idp_weigh (rule, evidence, could_see (photo, rule));
}

#define MAX_SIDE_PX 100000
#define MAX_HEIGHT 20

static const IdpParam params[] = { { "min-side", IDP_SPECTRUM_SIDE, MAX_SIDE_PX },
                                   { "pattern-height", 0, MAX_HEIGHT },
                                   { "head-height", 0, MAX_HEIGHT },
                                   { NULL } };

const IdpCheck idp_check_recapture
    = { .id = "recapture", .unit = IDP_UNIT_COUNT, .params = params, .run = run_recapture };
const IdpCheck idp_check_scanned_print
    = { .id = "scanned-print", .unit = IDP_UNIT_COUNT, .params = params, .run = run_scanned_print };
