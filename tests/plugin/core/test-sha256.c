/* test-sha256: the same checksums as GLib's. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sha256.h"

static void
assert_same (const guint8 *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  g_autofree char *ours = idp_sha256 (bytes);
  g_autofree char *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);
  g_assert_cmpstr (ours, ==, expected);
}

/* All ways in which the last blocks may be filled. */
static void
test_lengths (void)
{
  guint8 data[200];
  for (gsize i = 0; i < sizeof data; i++)
    data[i] = g_test_rand_int_range (0, 256);
  for (gsize length = 0; length <= sizeof data; length++)
    assert_same (data, length);
}

static void
test_large (void)
{
  const gsize length = 3 * 1000 * 1000;
  g_autofree guint8 *data = g_malloc (length);
  for (gsize i = 0; i < length; i++)
    data[i] = i * i >> 7;
  assert_same (data, length);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sha256/lengths", test_lengths);
  g_test_add_func ("/sha256/large", test_large);
  return g_test_run ();
}
