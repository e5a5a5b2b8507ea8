/* file-digest: checksums of files, whatever stands in their place.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "file-digest.h"

#include <glib.h>

#include "sha256.h"

char *
ids_file_digest (const char *path)
{
  /* To open a pipe would wait for somebody to write into it. */
  g_autoptr (GMappedFile) file
      = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_mapped_file_new (path, FALSE, NULL) : NULL;
  if (file == NULL)
    return g_strdup ("");
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);
  return idp_sha256 (bytes);
}
