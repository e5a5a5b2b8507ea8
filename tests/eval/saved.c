/* saved: a picture as a file that was saved, and measured. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#include "saved.h"

#include "encode.h"

IdpPhoto *
saved_photo (const IdpImage *image, int quality, const IdpRules *rules)
{
  const IdpJpegOptions options = { .quality = quality, .full_chroma = TRUE, .density_dpi = 300 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = idp_encode_jpeg (image, &options, &error);
  IdpFile *file = bytes != NULL ? idp_file_new ("picture.jpg", bytes, &error) : NULL;
  IdpPhoto *photo = file != NULL ? idp_photo_new (file, rules, &error) : NULL;
  if (photo == NULL)
    g_error ("%s", error->message);
  return photo;
}

double
finding_excess (const IdpFinding *finding)
{
  const IdpLimit *limit = &finding->rule->limit;
  if (isnan (finding->measured))
    return -INFINITY;
  return fmax (limit->min - finding->measured, finding->measured - limit->max);
}

gboolean
verdict_is_problem (IdpVerdict verdict)
{
  return verdict == IDP_VERDICT_FAIL || verdict == IDP_VERDICT_REVIEW;
}

const IdpFinding *
finding_of (const GPtrArray *findings, const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const IdpFinding *finding = g_ptr_array_index (findings, i);
      if (g_str_equal (finding->rule->id, rule))
        return finding;
    }
  return NULL;
}

double
rect_overlap (const IdpRect *a, const IdpRect *b)
{
  const IdpRect both = idp_rect_intersect (a, b);
  const double common = (double) both.width * both.height;
  const double all = (double) a->width * a->height + (double) b->width * b->height - common;
  return all > 0 ? common / all : 0;
}
