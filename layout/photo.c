/* photo: is this file fit to be printed as it is?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "photo.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "receipt.h"
#include "sha256.h"

void
ids_photo_free (IdsPhoto *photo)
{
  if (photo == NULL)
    return;
  g_free (photo->path);
  g_free (photo->sha256);
  g_free (photo);
}

static gboolean
is_below (const char *path, const char *folder)
{
  const gsize length = strlen (folder);
  return strncmp (path, folder, length) == 0 && (path[length] == '/' || folder[length - 1] == '/');
}

/* The real path of NAME if it lies below FOLDER. The name alone is judged first, so that the answer
 * tells nothing about files elsewhere. */
static char *
resolve (const char *folder, const char *name, GError **error)
{
  g_autofree char *root = realpath (folder, NULL);
  if (root == NULL)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, "%s: %s", folder, g_strerror (errno));
      return NULL;
    }

  g_autofree char *wanted = g_canonicalize_filename (name, root);
  g_autofree char *found = NULL;
  if (!g_path_is_absolute (name) && is_below (wanted, root))
    {
      found = realpath (wanted, NULL);
      if (found == NULL)
        {
          g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE, g_strerror (errno));
          return NULL;
        }
      if (is_below (found, root))
        return g_steal_pointer (&found);
    }
  g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("lies outside the photo folder"));
  return NULL;
}

char *
ids_photo_find (const char *folder, const char *name, GError **error)
{
  char *path = resolve (folder, name, error);
  if (path == NULL)
    g_prefix_error (error, "%s: ", name);
  return path;
}

static gboolean
check_facts (const IdpFile *file, const IdsSheet *sheet, GError **error)
{
  g_autofree char *fault = NULL;
  if (file->format != IDP_FORMAT_JPEG)
    fault = g_strdup (_ ("is not a JPEG picture"));
  else if (file->width_px != sheet->photo_width_px || file->height_px != sheet->photo_height_px)
    fault = g_strdup_printf (_ ("has %d×%d pixels instead of %d×%d"), file->width_px,
                             file->height_px, sheet->photo_width_px, sheet->photo_height_px);
  else if (file->colour != IDP_COLOUR_RGB)
    fault = g_strdup (_ ("is not an RGB colour picture"));
  else if (!file->baseline)
    fault
        = g_strdup (_ ("is a progressive or arithmetic-coded JPEG, which not every printer reads"));
  else if (file->orientation != 1)
    fault = g_strdup (_ ("is stored turned (EXIF orientation) and would print sideways"));
  if (fault == NULL)
    return TRUE;
  g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE, fault);
  return FALSE;
}

/* A JPEG has no checksum of its own, but `idphoto crop` leaves one beside it: where it is that of
 * the file, nothing has happened to the picture since it was made. Photos from elsewhere come
 * without, and are read to the end. */
static gboolean
check_whole (const IdpFile *file, GError **error)
{
  g_autofree char *path = idp_receipt_path (file->path);
  return g_file_test (path, G_FILE_TEST_EXISTS) ? idp_receipt_names (file, error)
                                                : idp_file_check (file, error);
}

IdsPhoto *
ids_photo_open (const char *folder, const char *name, const IdsSheet *sheet, GError **error)
{
  g_autofree char *path = resolve (folder, name, error);
  g_autoptr (IdpFile) file = path != NULL ? idp_file_load (path, error) : NULL;
  if (file == NULL || !check_facts (file, sheet, error) || !check_whole (file, error))
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  IdsPhoto *photo = g_new (IdsPhoto, 1);
  *photo = (IdsPhoto){ g_steal_pointer (&path), g_strdup (file->sha256) };
  return photo;
}

static gboolean
check_unchanged (const IdsPhoto *photo, const char *sha256, GError **error)
{
  if (strcmp (photo->sha256, sha256) == 0)
    return TRUE;
  g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("%s: changed while it was being printed"),
               photo->path);
  return FALSE;
}

GBytes *
ids_photo_read (const IdsPhoto *photo, GError **error)
{
  char *data = NULL;
  gsize length = 0;
  g_autoptr (GError) cause = NULL;
  if (!g_file_get_contents (photo->path, &data, &length, &cause))
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE, cause->message);
      return NULL;
    }
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);
  g_autofree char *sha256 = idp_sha256 (bytes);
  return check_unchanged (photo, sha256, error) ? g_steal_pointer (&bytes) : NULL;
}

IdpImage *
ids_photo_decode (const IdsPhoto *photo, GError **error)
{
  g_autoptr (IdpFile) file = idp_file_load (photo->path, error);
  g_autoptr (IdpImage) image = file != NULL ? idp_file_decode (file, G_MAXINT, error) : NULL;
  if (image == NULL)
    {
      g_prefix_error (error, "%s: ", photo->path);
      return NULL;
    }
  return check_unchanged (photo, file->sha256, error) ? g_steal_pointer (&image) : NULL;
}
