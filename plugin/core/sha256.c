/* sha256: by nettle, which uses the processor's own instructions where there are any and takes a
 * fifth of GLib's time. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sha256.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

char *
idp_sha256 (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  struct sha256_ctx context;
  guint8 digest[SHA256_DIGEST_SIZE];
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  sha256_init (&context);
  sha256_update (&context, length, data);
  sha256_digest (&context, sizeof digest, digest);

  char *hex = g_malloc0 (BASE16_ENCODE_LENGTH (sizeof digest) + 1);
  base16_encode_update (hex, sizeof digest, digest);
  return hex;
}
