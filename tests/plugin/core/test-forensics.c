/* test-forensics: traces in the pixels of drawn photos: compression, screens, frames.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "forensics.h"

#include <string.h>

#include "error.h"
#include "scratch.h"

static const IdpFace nobody = { 0 };

static IdpForensics *
examine (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpFile) file = idp_file_load (path, &error);
  g_assert_no_error (error);
  g_autoptr (IdpImage) image = idp_file_decode (file, 300, &error);
  g_assert_no_error (error);
  IdpForensics *forensics = idp_forensics_new (file, image, &nobody, &error);
  g_assert_no_error (error);
  return forensics;
}

static char *
save (const IdpImage *image, int quality)
{
  char *path = scratch_path ("forensics.jpg");
  g_assert_true (sitter_write_jpeg (path, image, quality, 0, 1, NULL));
  return path;
}

static IdpImage *
load (const char *path)
{
  g_autoptr (IdpFile) file = idp_file_load (path, NULL);
  return idp_file_decode (file, G_MAXINT, NULL);
}

static void
test_double_compression (void)
{
  g_autoptr (IdpImage) image = scratch_draw ("noise_sd=3 width_px=800 height_px=1000", NULL);
  g_autofree char *once = save (image, 92);
  g_autoptr (IdpForensics) fresh = examine (once);
  g_assert_cmpfloat (fresh->double_compression, <, 0.1);

  g_autofree char *strong = save (image, 75);
  g_autoptr (IdpImage) decoded = load (strong);
  g_autofree char *twice = save (decoded, 92);
  g_autoptr (IdpForensics) again = examine (twice);
  g_assert_cmpfloat (again->double_compression, >, 0.5);
}

static void
test_block_steps (void)
{
  g_autoptr (IdpImage) image = scratch_draw ("noise_sd=3 width_px=800 height_px=1000", NULL);
  double before = -1;
  for (int quality = 90; quality >= 30; quality -= 30)
    {
      g_autofree char *path = save (image, quality);
      g_autoptr (IdpForensics) forensics = examine (path);
      const double step = forensics->windows[IDP_PLACE_FACE].blocks.edge_step;
      g_assert_cmpfloat (step, >, before);
      before = step;
    }
}

/* The same rows come out of the partial decoder as out of the whole one, however the photo lies. */
static void
test_windows (void)
{
  const char *const size[] = { "noise_sd", "4", NULL };
  for (int orientation = 1; orientation <= 8; orientation++)
    {
      g_autofree char *path = scratch_sitter ("windows.jpg", orientation, size);
      g_autoptr (IdpFile) file = idp_file_load (path, NULL);
      g_autoptr (IdpImage) whole = idp_file_decode (file, G_MAXINT, NULL);
      const IdpPoint centres[] = { { 300, 900 }, { 700, 200 } };
      g_autoptr (GArray) windows = idp_file_decode_windows (file, centres, 2, 64, NULL);
      for (guint i = 0; i < windows->len; i++)
        {
          const IdpWindow *window = &g_array_index (windows, IdpWindow, i);
          double sum = 0, whole_sum = 0;
          for (int k = 0; k < 64 * 64; k++)
            {
              const guint8 *rgb
                  = idp_image_at (whole, window->upright.x + k % 64, window->upright.y + k / 64);
              sum += window->luma[k];
              whole_sum += 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2];
            }
          g_assert_cmpfloat_with_epsilon (sum / 4096, whole_sum / 4096, 0.6);
          g_assert_cmpfloat_with_epsilon (window->upright.x + 32, centres[i].x, 8);
          g_assert_cmpfloat_with_epsilon (window->upright.y + 32, centres[i].y, 8);
        }
    }
}

static void
test_windows_too_small (void)
{
  g_autofree char *path = scratch_sitter ("small.jpg", 1, NULL);
  g_autoptr (IdpFile) file = idp_file_load (path, NULL);
  g_autoptr (GError) error = NULL;
  const IdpPoint centre = { 300, 900 };
  g_assert_null (idp_file_decode_windows (file, &centre, 1, 4096, &error));
  scratch_assert_error (&error, IDP_ERROR_UNREADABLE, "4096");
}

/* Fills everything outside of RECT. */
static void
frame_with (IdpImage *image, const IdpRect *rect, guint8 level)
{
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      if (x < rect->x || y < rect->y || x >= rect->x + rect->width || y >= rect->y + rect->height)
        memset (idp_image_at (image, x, y), level, 3);
}

static void
test_border (void)
{
  IdpFrameTraces traces;
  g_autoptr (IdpImage) image = scratch_draw ("noise_sd=2", NULL);
  idp_frame_traces_find (image, &traces);
  for (IdpSide side = 0; side < IDP_N_SIDES; side++)
    g_assert_cmpint (traces.border_px[side], ==, 0);

  frame_with (image, &(IdpRect){ 20, 30, 540, 740 }, 0);
  idp_frame_traces_find (image, &traces);
  g_assert_cmpint (traces.border_px[IDP_SIDE_LEFT], ==, 20);
  g_assert_cmpint (traces.border_px[IDP_SIDE_TOP], ==, 30);
  g_assert_cmpint (traces.border_px[IDP_SIDE_RIGHT], ==, 40);
  g_assert_cmpint (traces.border_px[IDP_SIDE_BOTTOM], ==, 30);
}

/* As if turned by SLOPE: black outside of four slanted lines. */
static void
test_wedges_and_edges (void)
{
  const double slope = 0.05;
  IdpFrameTraces traces;
  g_autoptr (IdpImage) image = scratch_draw ("noise_sd=2", NULL);
  idp_frame_traces_find (image, &traces);
  g_assert_cmpint (traces.n_wedges, ==, 0);
  for (IdpSide side = 0; side < IDP_N_SIDES; side++)
    g_assert_false (traces.edge[side]);

  const double w = image->width_px, h = image->height_px;
  for (int y = 0; y < h; y++)
    for (int x = 0; x < w; x++)
      if (y < slope * (w - x) - 10 || x < slope * y - 10 || h - y < slope * x - 10
          || w - x < slope * (h - y) - 10)
        memset (idp_image_at (image, x, y), 0, 3);
  idp_frame_traces_find (image, &traces);
  g_assert_cmpint (traces.n_wedges, ==, 4);
}

static void
test_paper (void)
{
  IdpFrameTraces traces;
  g_autoptr (IdpImage) image = scratch_draw ("noise_sd=2 top=#909090", NULL);
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      if (x < 40 + 0.02 * y || y < 50 - 0.02 * x)
        for (int c = 0; c < 3; c++)
          idp_image_at (image, x, y)[c] = (guint8) (10 + (7 * x + 13 * y) % 20);
  idp_frame_traces_find (image, &traces);
  g_assert_true (traces.edge[IDP_SIDE_LEFT] && traces.edge[IDP_SIDE_TOP]);
  g_assert_false (traces.edge[IDP_SIDE_RIGHT] || traces.edge[IDP_SIDE_BOTTOM]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forensics/double-compression", test_double_compression);
  g_test_add_func ("/forensics/block-steps", test_block_steps);
  g_test_add_func ("/forensics/windows", test_windows);
  g_test_add_func ("/forensics/windows-too-small", test_windows_too_small);
  g_test_add_func ("/forensics/border", test_border);
  g_test_add_func ("/forensics/wedges", test_wedges_and_edges);
  g_test_add_func ("/forensics/paper", test_paper);
  return g_test_run ();
}
