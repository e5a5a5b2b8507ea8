/* source: the file behind an image.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "source.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "error.h"
#include "host.h"

#define SOURCE_TEXT "idphoto-source"

/* The record as a JSON object; NULL where there is none or it is not ours. */
static JsonNode *
read_record (int image)
{
  g_autofree char *text = host_image_get_text (image, SOURCE_TEXT);
  g_autoptr (JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? g_steal_pointer (&root) : NULL;
}

/* "" where the record, which may be a foreign one, has no such text. */
static const char *
record_string (JsonNode *record, const char *member)
{
  JsonNode *node = json_object_get_member (json_node_get_object (record), member);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

static IdpFile *
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, IDP_ERROR, IDP_ERROR_REFUSED, message);
  return NULL;
}

static IdpFile *
load (const char *path, GError **error)
{
  IdpFile *file = idp_file_load (path, error);
  if (file == NULL)
    {
      g_autofree char *name = g_filename_display_name (path);
      g_prefix_error (error, "%s: ", name);
    }
  return file;
}

/* GIMP's own query for an XCF file answers with any file that a script has opened, so go by the
 * name. */
static gboolean
is_xcf (const char *path)
{
  static const char *const endings[]
      = { ".xcf", ".xcf.gz", ".xcf.bz2", ".xcf.xz", ".xcfgz", ".xcfbz2", ".xcfxz" };
  g_autofree char *lower = g_ascii_strdown (path, -1);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

/* The file of an image that bears a record. An image saved as XCF, or of which GIMP does not know
 * the file, goes by the record alone; any other must still be the file that the record names. */
static IdpFile *
load_recorded (JsonNode *record, const char *opened_path, GError **error)
{
  g_autofree char *path = g_filename_from_uri (record_string (record, "uri"), NULL, NULL);
  const gboolean other
      = opened_path != NULL && !is_xcf (opened_path) && g_strcmp0 (path, opened_path) != 0;
  if (path == NULL || other)
    return refuse (error,
                   _ ("The image says that it was made from another file than the one it was "
                      "opened from. Open the photo itself."));

  g_autoptr (IdpFile) file = load (path, error);
  if (file == NULL)
    return NULL;
  if (strcmp (file->sha256, record_string (record, "sha256")) != 0)
    return refuse (error, _ ("The file was replaced on disk after the image was opened. Open it "
                             "again."));
  return g_steal_pointer (&file);
}

IdpFile *
source_load (int image, const char *path, GError **error)
{
  g_autofree char *opened_path
      = *path != '\0' ? g_canonicalize_filename (path, NULL) : host_image_get_path (image);
  g_autoptr (JsonNode) record = read_record (image);

  if (record != NULL)
    return load_recorded (record, opened_path, error);
  if (opened_path == NULL)
    return refuse (error, _ ("The image was not opened from a file. Open the photo itself."));
  if (is_xcf (opened_path))
    return refuse (error, _ ("This XCF file does not say which photo it was made from. Open the "
                             "photo itself."));
  return load (opened_path, error);
}

void
source_record (int image, const IdpFile *file)
{
  g_autoptr (JsonNode) present = read_record (image);
  g_autofree char *absolute = g_canonicalize_filename (file->path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  if (present != NULL || uri == NULL)
    return;

  g_autoptr (JsonObject) record = json_object_new ();
  json_object_set_string_member (record, "uri", uri);
  json_object_set_int_member (record, "bytes", g_bytes_get_size (file->bytes));
  json_object_set_string_member (record, "sha256", file->sha256);
  json_object_set_int_member (record, "width", file->width_px);
  json_object_set_int_member (record, "height", file->height_px);
  json_object_set_int_member (record, "orientation", file->orientation);

  g_autoptr (JsonNode) root = json_node_alloc ();
  json_node_init_object (root, record);
  g_autofree char *text = json_to_string (root, FALSE);
  host_image_set_text (image, SOURCE_TEXT, text, HOST_TEXT_SAVED);
}
