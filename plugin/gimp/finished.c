/* finished: the finished picture of the photo that is open.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "finished.h"

#include "adjust.h"
#include "host.h"
#include "receipt.h"

#define EXPORTED_TEXT "idphoto-exported"

static gboolean
is_made_of (const char *path, const IdpFile *original)
{
  return path != NULL && g_file_test (path, G_FILE_TEST_EXISTS)
         && idp_receipt_verify (original->path, path, NULL);
}

char *
finished_find (int image, const IdpFile *file, const IdpRules *rules)
{
  g_autofree char *original = idp_receipt_original (file->path, file->sha256);
  g_autofree char *uri = host_image_get_text (image, EXPORTED_TEXT);
  g_autofree char *exported = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  g_autofree char *usual = idp_adjust_default_path (file->path, rules);
  if (original != NULL)
    return g_strdup (file->path);
  if (is_made_of (exported, file))
    return g_steal_pointer (&exported);
  if (is_made_of (usual, file))
    return g_steal_pointer (&usual);
  return NULL;
}

void
finished_record (int image, const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  if (uri == NULL)
    return;
  /* It is no change of the image that a user could want to undo. */
  host_image_undo_freeze (image);
  host_image_set_text (image, EXPORTED_TEXT, uri, HOST_TEXT_UNDOABLE);
  host_image_undo_thaw (image);
}
