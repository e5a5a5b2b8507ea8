/* test-sha256: the same checksums as GLib's. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sha256.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

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

/* More than one chunk. */
static void
test_descriptor (void)
{
  g_autofree char *data = g_strnfill (200 * 1000, 'x');
  g_autofree char *path = NULL;
  const int descriptor = g_file_open_tmp (NULL, &path, NULL);
  g_assert_true (g_file_set_contents (path, data, -1, NULL));
  close (descriptor);

  const int reading = g_open (path, O_RDONLY);
  g_autofree char *ours = idp_sha256_descriptor (reading);
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, data, -1);
  g_assert_cmpstr (ours, ==, expected);
  close (reading);
  g_unlink (path);
  g_assert_null (idp_sha256_descriptor (-1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sha256/lengths", test_lengths);
  g_test_add_func ("/sha256/large", test_large);
  g_test_add_func ("/sha256/descriptor", test_descriptor);
  return g_test_run ();
}
