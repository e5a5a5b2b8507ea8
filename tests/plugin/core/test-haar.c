/* test-haar: the cascade evaluator against sums made by hand, and its reader against bad files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "haar.h"

#include <string.h>

#include "error.h"
#include "scratch.h"

/* One stage, one tree, one node; windows of 6 pixels. The node's value is WEIGHTS times the sums of
 * two rectangles; above 0 the window passes. */
#define CASCADE                                                                                    \
  "<opencv_storage><cascade><height>6</height><width>6</width><stages><_>"                         \
  "<stageThreshold>0.5</stageThreshold><weakClassifiers><_>"                                       \
  "<internalNodes>0 -1 %d 0.</internalNodes><leafValues>0. 1.</leafValues>"                        \
  "</_></weakClassifiers></_></stages><features><_><rects><_>%s -1.</_><_>%s 2.</_></rects>"       \
  "<tilted>%d</tilted></_></features></cascade></opencv_storage>"

static IdpHaar *
load_text (const char *text, GError **error)
{
  g_autofree char *path = scratch_file ("cascade.xml", text, strlen (text));
  return idp_haar_load (path, error);
}

static void
assert_damaged (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpHaar) haar = load_text (text, &error);
  g_assert_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE);
  g_assert_null (haar);
}

static IdpGrey *
noise (int width_px, int height_px)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  IdpGrey *grey = idp_grey_new (width_px, height_px);
  for (int i = 0; i < width_px * height_px; i++)
    grey->values[i] = g_rand_int_range (rand, 0, 256);
  return grey;
}

static int
upright_sum (const IdpGrey *grey, int x0, int y0, int width, int height)
{
  int sum = 0;
  for (int y = y0; y < y0 + height; y++)
    for (int x = x0; x < x0 + width; x++)
      sum += grey->values[y * grey->width_px + x];
  return sum;
}

/* The rectangle that runs WIDTH down to the right and HEIGHT down to the left of the corner (X0,
 * Y0). */
static int
tilted_sum (const IdpGrey *grey, int x0, int y0, int width, int height)
{
  int sum = 0;
  for (int y = 0; y < grey->height_px; y++)
    for (int x = 0; x < grey->width_px; x++)
      {
        const int right = (y - y0) + (x - x0) + 1, left = (y - y0) - (x - x0) - 1;
        if (right >= 0 && right < 2 * width && left >= 0 && left < 2 * height)
          sum += grey->values[y * grey->width_px + x];
      }
  return sum;
}

typedef int (*Sum) (const IdpGrey *grey, int x0, int y0, int width, int height);

/* Each even window and, beside one that passes, the three others: exactly those that the sums pass.
 */
static void
check_against_sums (Sum sum, gboolean tilted, const int outer[4], const int inner[4])
{
  g_autofree char *outer_text
      = g_strdup_printf ("%d %d %d %d", outer[0], outer[1], outer[2], outer[3]);
  g_autofree char *inner_text
      = g_strdup_printf ("%d %d %d %d", inner[0], inner[1], inner[2], inner[3]);
  g_autofree char *text = g_strdup_printf (CASCADE, 0, outer_text, inner_text, tilted);
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpHaar) haar = load_text (text, &error);
  g_assert_no_error (error);

  g_autoptr (IdpGrey) grey = noise (31, 23);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (IdpHaarHit));
  idp_haar_scan (haar, grey, 6, 6.5, hits);

  guint at = 0;
  for (int y = 0; y <= 23 - 6; y += 2)
    for (int x = 0; x <= 31 - 6; x += 2)
      for (int i = 0; i < 4; i++)
        {
          const int left = x + i % 2, top = y + i / 2;
          const int value = 2 * sum (grey, left + inner[0], top + inner[1], inner[2], inner[3])
                            - sum (grey, left + outer[0], top + outer[1], outer[2], outer[3]);
          const gboolean passes = left <= 31 - 6 && top <= 23 - 6 && value >= 0;
          if (passes)
            {
              g_assert_cmpuint (at, <, hits->len);
              const IdpHaarHit *hit = &g_array_index (hits, IdpHaarHit, at++);
              g_assert_cmpfloat (hit->x, ==, left + 3);
              g_assert_cmpfloat (hit->y, ==, top + 3);
              g_assert_cmpfloat (hit->size, ==, 6);
            }
          if (i == 0 && !passes)
            break;
        }
  g_assert_cmpuint (at, ==, hits->len);
  g_assert_cmpuint (at, >, 50);
}

static void
test_upright_features (void)
{
  check_against_sums (upright_sum, FALSE, (int[]){ 0, 1, 6, 4 }, (int[]){ 2, 1, 3, 4 });
  check_against_sums (upright_sum, FALSE, (int[]){ 1, 0, 5, 6 }, (int[]){ 1, 3, 5, 3 });
}

static void
test_tilted_features (void)
{
  check_against_sums (tilted_sum, TRUE, (int[]){ 2, 0, 4, 2 }, (int[]){ 2, 0, 4, 1 });
  check_against_sums (tilted_sum, TRUE, (int[]){ 2, 1, 4, 1 }, (int[]){ 2, 1, 2, 1 });
}

static void
test_bad_files (void)
{
  g_autofree char *no_feature = g_strdup_printf (CASCADE, 1, "0 0 6 6", "0 0 3 6", 0);
  g_autofree char *outside = g_strdup_printf (CASCADE, 0, "0 0 7 6", "0 0 3 6", 0);
  g_autofree char *negative = g_strdup_printf (CASCADE, 0, "-1 0 6 6", "0 0 3 6", 0);
  g_autofree char *tilted_outside = g_strdup_printf (CASCADE, 0, "3 0 3 4", "3 0 1 1", 1);
  g_autofree char *words = g_strdup_printf (CASCADE, 0, "0 0 six 6", "0 0 3 6", 0);
  g_autofree char *whole = g_strdup_printf (CASCADE, 0, "0 0 6 6", "0 0 3 6", 0);
  assert_damaged ("");
  assert_damaged ("no XML");
  assert_damaged ("<opencv_storage/>");
  assert_damaged (no_feature);
  assert_damaged (outside);
  assert_damaged (negative);
  assert_damaged (tilted_outside);
  assert_damaged (words);
  for (gsize length = 0; length < strlen (whole); length += 7)
    {
      g_autofree char *cut = g_strndup (whole, length);
      assert_damaged (cut);
    }

  g_autoptr (GError) error = NULL;
  g_assert_null (idp_haar_load ("/nonexistent/cascade.xml", &error));
  g_assert_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE);
}

/* A child before its parent would make a walk down the tree endless. */
static void
test_no_circles (void)
{
  g_autofree char *whole = g_strdup_printf (CASCADE, 0, "0 0 6 6", "0 0 3 6", 0);
  g_auto (GStrv) parts = g_strsplit (whole, "0 -1 0 0.", 2);
  g_autofree char *circle = g_strconcat (parts[0], "1 -1 0 0. -5 -1 0 0.", parts[1], NULL);
  assert_damaged (circle);
}

static void
test_too_small (void)
{
  g_autoptr (GError) error = NULL;
  const IdpHaar *haar = idp_haar_get (IDP_HAAR_FACE, &error);
  g_assert_no_error (error);
  const int sizes[][2] = { { 1, 1 }, { 19, 400 }, { 400, 19 }, { 20, 20 } };
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (IdpGrey) grey = noise (sizes[i][0], sizes[i][1]);
      g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (IdpHaarHit));
      idp_haar_scan (haar, grey, 1, G_MAXDOUBLE, hits);
      g_assert_cmpuint (hits->len, ==, 0);
    }
}

static void
add_hits (GArray *hits, double x, double y, double size, int n)
{
  for (int i = 0; i < n; i++)
    {
      const IdpHaarHit hit = { x + i % 2, y, size, 1 };
      g_array_append_val (hits, hit);
    }
}

static void
test_groups (void)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (IdpHaarHit));
  add_hits (hits, 100, 100, 60, 10);
  add_hits (hits, 110, 100, 30, 6); /* inside the first, which has more */
  add_hits (hits, 300, 100, 80, 6); /* elsewhere */
  add_hits (hits, 500, 100, 90, 3); /* too few */

  g_autoptr (GArray) groups = idp_haar_group (hits, 4);
  g_assert_cmpuint (groups->len, ==, 2);
  const IdpHaarHit *first = &g_array_index (groups, IdpHaarHit, 0);
  const IdpHaarHit *second = &g_array_index (groups, IdpHaarHit, 1);
  g_assert_cmpfloat (first->x, ==, 300.5);
  g_assert_cmpint (first->neighbours, ==, 6);
  g_assert_cmpfloat (second->size, ==, 60);
  g_assert_cmpint (second->neighbours, ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/haar/upright-features", test_upright_features);
  g_test_add_func ("/haar/tilted-features", test_tilted_features);
  g_test_add_func ("/haar/bad-files", test_bad_files);
  g_test_add_func ("/haar/no-circles", test_no_circles);
  g_test_add_func ("/haar/too-small", test_too_small);
  g_test_add_func ("/haar/groups", test_groups);
  return g_test_run ();
}
