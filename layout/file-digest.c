/* file-digest: checksums of files, whatever stands in their place.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "file-digest.h"

#include <fcntl.h>
#include <glib.h>
#include <unistd.h>

#include "sha256.h"

char *
ids_file_digest (const char *path)
{
  /* To open a pipe would wait for somebody to write into it. */
  const int descriptor
      = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? open (path, O_RDONLY | O_CLOEXEC) : -1;
  char *digest = descriptor >= 0 ? idp_sha256_descriptor (descriptor) : NULL;
  if (descriptor >= 0)
    close (descriptor);
  return digest != NULL ? digest : g_strdup ("");
}
