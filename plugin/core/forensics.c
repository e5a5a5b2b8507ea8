/* forensics: traces that only the pixels at full size show, measured once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "forensics.h"

/* Without a face, the rows looked at, as shares of the height. */
#define CROWN_ROW 0.2
#define NOSE_ROW 0.45

/* From the middle of the eyes, in eye distances. */
#define CROWN_UP 1.4
#define NOSE_DOWN 0.6

/* The middle of the window on the hair lies at least so far below the crown, in sides of the
 * window, so that the wall above stays out. */
#define BELOW_CROWN 0.6

/* A pattern on a screen or on paper changes this little from one place to the next, in bins. */
#define SAME_PATTERN 6

static void
choose_places (const IdpFile *file, const IdpFace *face, IdpPoint places[IDP_N_PLACES])
{
  double x = file->width_px / 2.0;
  double crown = CROWN_ROW * file->height_px, nose = NOSE_ROW * file->height_px;
  if (face->count > 0)
    {
      const IdpPoint eyes = idp_face_eye_middle (face);
      const double unit = idp_face_eye_distance (face);
      x = eyes.x;
      crown = eyes.y - CROWN_UP * unit;
      nose = eyes.y + NOSE_DOWN * unit;
      if (idp_point_known (face->crown))
        crown = fmax (crown, face->crown.y + BELOW_CROWN * IDP_SPECTRUM_SIDE);
    }
  const double side = IDP_SPECTRUM_SIDE / 2.0;
  const double columns[] = { side, x, file->width_px - side };
  for (int i = 0; i < 3; i++)
    {
      places[IDP_PLACE_CROWN_LEFT + i] = (IdpPoint){ columns[i], crown };
      places[IDP_PLACE_FACE_LEFT + i] = (IdpPoint){ columns[i], nose };
    }
}

static void
look_at_windows (const GArray *windows, IdpSpectrum *spectra, IdpForensics *forensics)
{
  for (int i = 0; i < IDP_N_PLACES; i += 2)
    {
      const IdpWindow *pair[]
          = { &g_array_index (windows, IdpWindow, i), &g_array_index (windows, IdpWindow, i + 1) };
      idp_spectrum_pair (pair[0]->luma, pair[1]->luma, spectra[i], spectra[i + 1]);
      for (int k = 0; k < 2; k++)
        {
          IdpWindowTraces *traces = &forensics->windows[i + k];
          traces->region = pair[k]->upright;
          traces->blocks = idp_block_traces (pair[k]);
          traces->n_peaks = idp_spectrum_peaks (spectra[i + k], traces->peaks);
          traces->cutoff = idp_spectrum_cutoff (spectra[i + k]);
        }
    }
}

static IdpRect
rect_around (const IdpRect *a, const IdpRect *b)
{
  const int left = MIN (a->x, b->x), top = MIN (a->y, b->y);
  return (IdpRect){ left, top, MAX (a->x + a->width, b->x + b->width) - left,
                    MAX (a->y + a->height, b->y + b->height) - top };
}

/* Keeps the patterns apart and the highest first. */
static void
add_pattern (IdpForensics *forensics, const IdpPattern *pattern)
{
  IdpPattern *patterns = forensics->patterns;
  int at = 0;
  while (at < forensics->n_patterns
         && hypot (patterns[at].peak.u - pattern->peak.u, patterns[at].peak.v - pattern->peak.v)
                > SAME_PATTERN)
    at++;
  if (at == IDP_SPECTRUM_N_PEAKS
      || (at < forensics->n_patterns && patterns[at].peak.height >= pattern->peak.height))
    return;
  forensics->n_patterns = MAX (forensics->n_patterns, at + 1);
  for (; at > 0 && patterns[at - 1].peak.height < pattern->peak.height; at--)
    patterns[at] = patterns[at - 1];
  patterns[at] = *pattern;
}

static void
compare_windows (IdpForensics *forensics, const IdpWindowTraces *a, const IdpWindowTraces *b)
{
  const IdpRect shared = idp_rect_intersect (&a->region, &b->region);
  if (!idp_rect_is_empty (&shared))
    return;
  for (int i = 0; i < a->n_peaks; i++)
    for (int k = 0; k < b->n_peaks; k++)
      {
        const IdpPeak *p = &a->peaks[i], *q = &b->peaks[k];
        const IdpPattern pattern = { .peak = { p->u, p->v, fmin (p->height, q->height) },
                                     .region = rect_around (&a->region, &b->region) };
        if (hypot (p->u - q->u, p->v - q->v) <= SAME_PATTERN)
          add_pattern (forensics, &pattern);
      }
}

static void
find_patterns (IdpForensics *forensics, IdpSpectrum *spectra)
{
  for (int i = 0; i < IDP_N_PLACES; i++)
    for (int k = i + 1; k < IDP_N_PLACES; k++)
      compare_windows (forensics, &forensics->windows[i], &forensics->windows[k]);

  static const IdpPlace head[] = { IDP_PLACE_CROWN, IDP_PLACE_FACE };
  for (int i = 0; i < forensics->n_patterns; i++)
    for (guint k = 0; k < G_N_ELEMENTS (head); k++)
      {
        IdpPattern *pattern = &forensics->patterns[i];
        const double height
            = idp_spectrum_height_near (spectra[head[k]], &pattern->peak, SAME_PATTERN);
        pattern->on_head = fmax (pattern->on_head, height);
      }
}

static IdpRect
rect_scaled (const IdpRect *rect, double factor)
{
  return (IdpRect){ lround (rect->x * factor), lround (rect->y * factor),
                    lround (rect->width * factor), lround (rect->height * factor) };
}

static void
look_at_frame (const IdpFile *file, const IdpImage *picture, IdpFrameTraces *frame)
{
  const double factor = (double) file->width_px / picture->width_px;
  idp_frame_traces_find (picture, frame);
  frame->wedge = rect_scaled (&frame->wedge, factor);
  for (IdpSide side = 0; side < IDP_N_SIDES; side++)
    {
      frame->border_px[side] = (int) lround (frame->border_px[side] * factor);
      frame->edge_region[side] = rect_scaled (&frame->edge_region[side], factor);
    }
}

IdpForensics *
idp_forensics_new (const IdpFile *file, const IdpImage *picture, const IdpFace *face,
                   GError **error)
{
  g_return_val_if_fail (file != NULL && picture != NULL && face != NULL, NULL);

  g_autoptr (IdpForensics) forensics = g_new0 (IdpForensics, 1);
  forensics->double_compression = NAN;
  look_at_frame (file, picture, &forensics->frame);
  if (MIN (file->width_px, file->height_px) < IDP_SPECTRUM_SIDE)
    return g_steal_pointer (&forensics);

  IdpPoint places[IDP_N_PLACES];
  choose_places (file, face, places);
  g_autoptr (GArray) windows
      = idp_file_decode_windows (file, places, IDP_N_PLACES, IDP_SPECTRUM_SIDE, error);
  if (windows == NULL)
    return NULL;
  forensics->windows_seen = TRUE;
  g_autofree IdpSpectrum *spectra = g_new (IdpSpectrum, IDP_N_PLACES);
  look_at_windows (windows, spectra, forensics);
  find_patterns (forensics, spectra);
  forensics->other_grid = idp_other_grid (windows);
  if (file->format == IDP_FORMAT_JPEG)
    forensics->double_compression = idp_double_compression (windows, file->jpeg_table);
  return g_steal_pointer (&forensics);
}

void
idp_forensics_free (IdpForensics *forensics)
{
  g_free (forensics);
}
