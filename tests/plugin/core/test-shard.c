/* test-shard: shares that leave nothing out and have nothing twice.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "shard.h"

#include <string.h>

static void
test_ranges (void)
{
  for (guint length = 0; length < 20; length++)
    for (guint n = 1; n < 25; n++)
      {
        guint next = 0;
        for (guint k = 1; k <= n; k++)
          {
            guint first, end;
            idp_shard_range ((IdpShard){ k, n }, length, &first, &end);
            g_assert_cmpuint (first, ==, next);
            g_assert_cmpuint (end - first, <=, length / n + 1);
            next = end;
          }
        g_assert_cmpuint (next, ==, length);
      }
}

static void
test_parse (void)
{
  IdpShard shard;
  g_assert_true (idp_shard_parse ("2/8", &shard, NULL));
  g_assert_cmpuint (shard.k, ==, 2);
  g_assert_cmpuint (shard.n, ==, 8);

  static const char *const wrong[]
      = { "", "2", "/", "0/2", "3/2", "1/0", "-1/2", "1/2/3", "1 /2", "a/b", "1/99999999999" };
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (idp_shard_parse (wrong[i], &shard, &error));
      g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
      g_assert_nonnull (strstr (error->message, wrong[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shard/ranges", test_ranges);
  g_test_add_func ("/shard/parse", test_parse);
  return g_test_run ();
}
