/* test-similarity: there and back. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "similarity.h"

static const IdpSimilarity examples[]
    = { { 1, 0, 0, 0 }, { 0.5, 0, -3, 8 }, { 0, -2, 100, 0.25 }, { -1.2, 3.4, 56, -78 } };

static void
assert_near (IdpPoint a, IdpPoint b)
{
  g_assert_cmpfloat_with_epsilon (a.x, b.x, 1e-9);
  g_assert_cmpfloat_with_epsilon (a.y, b.y, 1e-9);
}

static void
test_inverse (void)
{
  const IdpPoint p = { 12.5, -7 };
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      const IdpSimilarity *s = &examples[i];
      const IdpSimilarity back = idp_similarity_inverse (s);
      const IdpSimilarity again = idp_similarity_inverse (&back);
      assert_near (idp_similarity_apply (&back, idp_similarity_apply (s, p)), p);
      assert_near (idp_similarity_apply (&again, p), idp_similarity_apply (s, p));
      g_assert_cmpfloat_with_epsilon (idp_similarity_scale (&back) * idp_similarity_scale (s), 1,
                                      1e-12);
      g_assert_cmpfloat_with_epsilon (again.a, s->a, 1e-12);
      g_assert_cmpfloat_with_epsilon (again.b, s->b, 1e-12);
      g_assert_cmpfloat_with_epsilon (again.x0, s->x0, 1e-9);
      g_assert_cmpfloat_with_epsilon (again.y0, s->y0, 1e-9);
    }
}

static void
test_between (void)
{
  const IdpPoint from[2] = { { 3, 4 }, { -10, 25 } };
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      const IdpPoint to[2] = { idp_similarity_apply (&examples[i], from[0]),
                               idp_similarity_apply (&examples[i], from[1]) };
      const IdpSimilarity found = idp_similarity_between (from, to);
      const IdpPoint p = { 8, -1 };
      assert_near (idp_similarity_apply (&found, p), idp_similarity_apply (&examples[i], p));
    }
}

/* A quarter turn as y points down: what lies to the right comes to lie below. */
static void
test_direction (void)
{
  const IdpSimilarity quarter = { 0, 1, 0, 0 };
  assert_near (idp_similarity_apply (&quarter, (IdpPoint){ 2, 0 }), (IdpPoint){ 0, 2 });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/similarity/inverse", test_inverse);
  g_test_add_func ("/similarity/between", test_between);
  g_test_add_func ("/similarity/direction", test_direction);
  return g_test_run ();
}
