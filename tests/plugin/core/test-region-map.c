/* test-region-map: shares at places, between them, and outside.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "region-map.h"

#define SIDE 4

/* Face rises by 1/8 a place to the right, hair by 1/16 downwards, background is the rest. A place
 * is 10 px of the picture, whose (100, 200) is the map's corner. */
static IdpRegionMap *
make_map (void)
{
  IdpRegionMap *map = g_new (IdpRegionMap, 1);
  map->side = SIDE;
  map->from_image = (IdpSimilarity){ 0.1, 0, -10, -20 };
  map->shares = g_new0 (float, SIDE *SIDE *IDP_REGION_N);
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      {
        float *shares = map->shares + (y * SIDE + x) * IDP_REGION_N;
        shares[IDP_REGION_FACE] = x / 8.0f;
        shares[IDP_REGION_HAIR] = y / 16.0f;
        shares[IDP_REGION_BACKGROUND] = 1 - x / 8.0f - y / 16.0f;
      }
  return map;
}

static void
assert_shares (const IdpRegionMap *map, IdpPoint p, double face, double hair)
{
  float shares[IDP_REGION_N];
  double sum = 0;
  g_assert_true (idp_region_map_at (map, p, shares));
  for (int i = 0; i < IDP_REGION_N; i++)
    sum += shares[i];
  g_assert_cmpfloat_with_epsilon (shares[IDP_REGION_FACE], face, 1e-5);
  g_assert_cmpfloat_with_epsilon (shares[IDP_REGION_HAIR], hair, 1e-5);
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-5);
}

static void
test_places (void)
{
  g_autoptr (IdpRegionMap) map = make_map ();
  assert_shares (map, (IdpPoint){ 105, 205 }, 0, 0);
  assert_shares (map, (IdpPoint){ 115, 225 }, 1 / 8.0, 2 / 16.0);
  assert_shares (map, (IdpPoint){ 135, 235 }, 3 / 8.0, 3 / 16.0);
}

static void
test_between (void)
{
  g_autoptr (IdpRegionMap) map = make_map ();
  assert_shares (map, (IdpPoint){ 120, 210 }, 1.5 / 8, 0.5 / 16);
  assert_shares (map, (IdpPoint){ 127.5, 207.5 }, 2.25 / 8, 0.25 / 16);
  /* Beyond the middle of the outermost places, these go on. */
  assert_shares (map, (IdpPoint){ 100, 200 }, 0, 0);
  assert_shares (map, (IdpPoint){ 139.9, 239.9 }, 3 / 8.0, 3 / 16.0);
}

static void
test_outside (void)
{
  static const IdpPoint points[]
      = { { 99.9, 210 }, { 140.1, 210 }, { 110, 199.9 }, { 110, 240.1 }, { NAN, NAN } };
  g_autoptr (IdpRegionMap) map = make_map ();
  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    {
      float shares[IDP_REGION_N] = { 9, 9, 9, 9, 9 };
      g_assert_false (idp_region_map_at (map, points[i], shares));
      for (int k = 0; k < IDP_REGION_N; k++)
        g_assert_cmpfloat (shares[k], ==, 0);
    }
}

static void
test_scale (void)
{
  g_autoptr (IdpRegionMap) map = make_map ();
  idp_region_map_scale (map, 3);
  assert_shares (map, (IdpPoint){ 3 * 115, 3 * 225 }, 1 / 8.0, 2 / 16.0);
  float shares[IDP_REGION_N];
  g_assert_false (idp_region_map_at (map, (IdpPoint){ 115, 225 }, shares));
  idp_region_map_scale (map, 1 / 3.0);
  assert_shares (map, (IdpPoint){ 120, 210 }, 1.5 / 8, 0.5 / 16);
}

/* A map of a tilted head lies askew in the picture. */
static void
test_turned (void)
{
  g_autoptr (IdpRegionMap) map = make_map ();
  map->from_image = (IdpSimilarity){ 0, 0.1, 0, 0 }; /* places to the right run up the picture */
  assert_shares (map, (IdpPoint){ 25, -15 }, 1 / 8.0, 2 / 16.0);
}

static void
test_row (void)
{
  g_autoptr (IdpRegionMap) map = make_map ();
  const double step = 2.5;
  const int row = 84, n = 80; /* a row through the map, which begins and ends outside */
  float shares[80];
  idp_region_map_row (map, IDP_REGION_FACE, step, row, n, shares);
  for (int x = 0; x < n; x++)
    {
      float all[IDP_REGION_N];
      const IdpPoint p = { (x + 0.5) * step, (row + 0.5) * step };
      if (idp_region_map_at (map, p, all))
        g_assert_cmpfloat_with_epsilon (shares[x], all[IDP_REGION_FACE], 1e-5);
      else
        g_assert_true (isnan (shares[x]));
    }
  g_assert_true (isnan (shares[0]) && !isnan (shares[45]) && isnan (shares[79]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/region-map/places", test_places);
  g_test_add_func ("/region-map/between", test_between);
  g_test_add_func ("/region-map/outside", test_outside);
  g_test_add_func ("/region-map/scale", test_scale);
  g_test_add_func ("/region-map/turned", test_turned);
  g_test_add_func ("/region-map/row", test_row);
  return g_test_run ();
}
