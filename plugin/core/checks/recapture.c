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

/* Paper and screens show two sides at least; a door post is one. */
#define PAPER_SIDES 2

static double
period_px (const IdpPeak *peak)
{
  return IDP_SPECTRUM_SIDE / hypot (peak->u, peak->v);
}

/* How many shared patterns of at least HEIGHT have about the period of the first. */
static int
count_directions (const IdpForensics *traces, double height)
{
  int n = 0;
  for (int i = 0; i < traces->n_common; i++)
    {
      const double least = fmax (height, traces->common[0].height - PRINT_FALL);
      const double ratio = period_px (&traces->common[i]) / period_px (&traces->common[0]);
      n += traces->common[i].height >= least && ratio < PRINT_SPREAD && ratio > 1 / PRINT_SPREAD;
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
  if (!could_see (photo, rule) || traces->n_common == 0)
    return;
  const int directions = count_directions (traces, idp_rule_number (rule, "pattern-height"));
  if (directions > 0 && (directions >= PRINT_DIRECTIONS) == print)
    idp_weigh_number (evidence, rule, print ? "halftone" : "moire", &traces->common_region, "%.1f",
                      period_px (&traces->common[0]));
}

static void
weigh_paper (GPtrArray *evidence, const IdpPhoto *photo, const IdpRule *rule)
{
  if (photo->forensics == NULL)
    return;
  const IdpFrameTraces *frame = &photo->forensics->frame;
  int n = 0;
  IdpSide last = 0;
  for (IdpSide side = 0; side < IDP_N_SIDES; side++)
    if (frame->edge[side])
      {
        n++;
        last = side;
      }
  if (n >= PAPER_SIDES)
    idp_evidence_add (evidence, rule->evidence, "paper-edge", NULL, &frame->edge_region[last]);
}

static IdpMeasurement
run_recapture (const IdpPhoto *photo, const IdpRule *rule)
{
  GPtrArray *evidence = idp_evidence_list_new ();
  weigh_pattern (evidence, photo, rule, FALSE);
  weigh_paper (evidence, photo, rule);
  idp_weigh_program (evidence, rule, "screenshot", photo, IDP_PROGRAM_SCREENSHOT);
  return idp_weigh (rule, evidence, could_see (photo, rule));
}

static IdpMeasurement
run_scanned_print (const IdpPhoto *photo, const IdpRule *rule)
{
  GPtrArray *evidence = idp_evidence_list_new ();
  weigh_pattern (evidence, photo, rule, TRUE);
  weigh_paper (evidence, photo, rule);
  idp_weigh_program (evidence, rule, "scanner", photo, IDP_PROGRAM_SCANNER);
  if (photo->provenance->scanned)
    idp_evidence_add (evidence, rule->evidence, "scanned-label", NULL, NULL);
  return idp_weigh (rule, evidence, could_see (photo, rule));
}

#define MAX_SIDE_PX 100000
#define MAX_HEIGHT 20

static const IdpParam params[] = { { "min-side", IDP_SPECTRUM_SIDE, MAX_SIDE_PX },
                                   { "pattern-height", 0, MAX_HEIGHT },
                                   { NULL } };

const IdpCheck idp_check_recapture
    = { .id = "recapture", .unit = IDP_UNIT_COUNT, .params = params, .run = run_recapture };
const IdpCheck idp_check_scanned_print
    = { .id = "scanned-print", .unit = IDP_UNIT_COUNT, .params = params, .run = run_scanned_print };
