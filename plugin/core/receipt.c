/* receipt: proof that a picture was made from its original by nothing but crop and size.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "receipt.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <jpeglib.h>
#include <string.h>

#include "encode.h"
#include "error.h"
#include "json.h"
#include "sha256.h"

#define STRINGIFY(x) #x
#define EXPAND(x) STRINGIFY (x)
#define ENCODER "libjpeg-turbo " EXPAND (LIBJPEG_TURBO_VERSION)

/* The one way of reducing that adjust.c knows. */
#define FILTER "area"

char *
idp_receipt_path (const char *output)
{
  return g_strconcat (output, ".receipt.json", NULL);
}

static void
add_original (JsonBuilder *builder, const IdpFile *original)
{
  idp_json_begin_object (builder, "original");
  idp_json_add_string (builder, "sha256", original->sha256);
  idp_json_add_int (builder, "bytes", g_bytes_get_size (original->bytes));
  idp_json_add_int (builder, "width", original->width_px);
  idp_json_add_int (builder, "height", original->height_px);
  idp_json_add_int (builder, "exif_orientation_applied", original->orientation);
  json_builder_end_object (builder);
}

static void
add_adjustment (JsonBuilder *builder, const IdpAdjustment *adjustment)
{
  idp_json_add_rect (builder, "crop", &adjustment->rect);

  idp_json_begin_object (builder, "target");
  idp_json_add_int (builder, "width", adjustment->width_px);
  idp_json_add_int (builder, "height", adjustment->height_px);
  idp_json_add_int (builder, "dpi", adjustment->density_dpi);
  json_builder_end_object (builder);

  idp_json_add_string (builder, "filter", FILTER);
  idp_json_add_int (builder, "quality", adjustment->quality);
  idp_json_add_string (builder, "chroma", adjustment->full_chroma ? "4:4:4" : "4:2:0");
}

static GBytes *
receipt_json (GBytes *picture, const IdpFile *original, const IdpAdjustment *adjustment,
              const IdpRules *rules)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *picture_sha256 = idp_sha256 (picture);

  json_builder_begin_object (builder);
  idp_json_add_string (builder, "tool", "idphoto");
  idp_json_add_string (builder, "version", IDP_VERSION);
  idp_json_add_string (builder, "encoder", ENCODER);
  add_original (builder, original);
  add_adjustment (builder, adjustment);
  idp_json_begin_object (builder, "output");
  idp_json_add_string (builder, "sha256", picture_sha256);
  idp_json_add_int (builder, "bytes", g_bytes_get_size (picture));
  json_builder_end_object (builder);
  idp_json_begin_object (builder, "rules");
  idp_json_add_string (builder, "name", rules->name);
  idp_json_add_string (builder, "sha256", rules->sha256);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);
  char *with_newline = g_strconcat (text, "\n", NULL);
  return g_bytes_new_take (with_newline, strlen (with_newline));
}

/* Also through a link. */
static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf status_a, status_b;
  return g_stat (a, &status_a) == 0 && g_stat (b, &status_b) == 0
         && status_a.st_dev == status_b.st_dev && status_a.st_ino == status_b.st_ino;
}

gboolean
idp_receipt_write (const char *output, GBytes *picture, const IdpFile *original,
                   const IdpAdjustment *adjustment, const IdpRules *rules, GError **error)
{
  g_autofree char *path = idp_receipt_path (output);
  g_autoptr (GBytes) json = receipt_json (picture, original, adjustment, rules);

  if (is_same_file (output, original->path))
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED, _ ("%s: would overwrite the original"),
                   output);
      return FALSE;
    }
  return idp_write_file (path, json, error) && idp_write_file (output, picture, error);
}

/* What a receipt claims. */
typedef struct
{
  IdpAdjustment adjustment;
  char *original_sha256;
  char *output_sha256;
  char *encoder;
} Receipt;

static void
receipt_free (Receipt *receipt)
{
  g_free (receipt->original_sha256);
  g_free (receipt->output_sha256);
  g_free (receipt->encoder);
  g_free (receipt);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Receipt, receipt_free)

static JsonNode *
find (JsonNode *root, const char *path, GType type)
{
  g_autoptr (JsonNode) match = json_path_query (path, root, NULL);
  if (match == NULL || !JSON_NODE_HOLDS_ARRAY (match)
      || json_array_get_length (json_node_get_array (match)) != 1)
    return NULL;
  JsonNode *node = json_array_get_element (json_node_get_array (match), 0);
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type
             ? json_node_copy (node)
             : NULL;
}

static gboolean
find_int (JsonNode *root, const char *path, int *value)
{
  g_autoptr (JsonNode) node = find (root, path, G_TYPE_INT64);
  if (node == NULL)
    return FALSE;
  gint64 wide = json_node_get_int (node);
  *value = (int) wide;
  return wide == *value;
}

static gboolean
find_string (JsonNode *root, const char *path, char **value)
{
  g_autoptr (JsonNode) node = find (root, path, G_TYPE_STRING);
  *value = node != NULL ? json_node_dup_string (node) : NULL;
  return *value != NULL;
}

static Receipt *
read_receipt (const char *output, GError **error)
{
  g_autofree char *path = idp_receipt_path (output);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) cause = NULL;
  if (!json_parser_load_from_file (parser, path, &cause))
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_MISMATCH, _ ("%s: no readable receipt: %s"), path,
                   cause->message);
      return NULL;
    }

  g_autoptr (Receipt) receipt = g_new0 (Receipt, 1);
  g_autofree char *filter = NULL;
  g_autofree char *chroma = NULL;
  IdpAdjustment *a = &receipt->adjustment;
  JsonNode *root = json_parser_get_root (parser);
  gboolean complete
      = root != NULL && find_string (root, "$.original.sha256", &receipt->original_sha256)
        && find_string (root, "$.output.sha256", &receipt->output_sha256)
        && find_string (root, "$.encoder", &receipt->encoder)
        && find_string (root, "$.filter", &filter) && strcmp (filter, FILTER) == 0
        && find_string (root, "$.chroma", &chroma) && find_int (root, "$.crop[0]", &a->rect.x)
        && find_int (root, "$.crop[1]", &a->rect.y) && find_int (root, "$.crop[2]", &a->rect.width)
        && find_int (root, "$.crop[3]", &a->rect.height)
        && find_int (root, "$.target.width", &a->width_px)
        && find_int (root, "$.target.height", &a->height_px)
        && find_int (root, "$.target.dpi", &a->density_dpi)
        && find_int (root, "$.quality", &a->quality) && a->quality >= 1 && a->quality <= 100
        && a->width_px > 0 && a->height_px > 0 && a->density_dpi >= 0;
  if (!complete)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_MISMATCH, _ ("%s: not a receipt of this program"),
                   path);
      return NULL;
    }
  a->full_chroma = strcmp (chroma, "4:4:4") == 0;
  return g_steal_pointer (&receipt);
}

static gboolean
mismatch (GError **error, const char *message)
{
  g_set_error_literal (error, IDP_ERROR, IDP_ERROR_MISMATCH, message);
  return FALSE;
}

gboolean
idp_receipt_names (const IdpFile *output, GError **error)
{
  g_autoptr (Receipt) receipt = read_receipt (output->path, error);
  if (receipt == NULL)
    return FALSE;
  return strcmp (receipt->output_sha256, output->sha256) == 0
         || mismatch (error,
                      _ ("is not the file that its receipt was written for; damaged or altered"));
}

char *
idp_receipt_original (const char *output, const char *sha256)
{
  g_autoptr (Receipt) receipt = read_receipt (output, NULL);
  if (receipt == NULL || strcmp (receipt->output_sha256, sha256) != 0)
    return NULL;
  return g_steal_pointer (&receipt->original_sha256);
}

gboolean
idp_receipt_verify (const char *original, const char *output, GError **error)
{
  g_autoptr (IdpFile) original_file = idp_file_load (original, error);
  if (original_file == NULL)
    {
      g_prefix_error (error, "%s: ", original);
      return FALSE;
    }
  char *data = NULL;
  gsize length = 0;
  g_autoptr (GError) cause = NULL;
  if (!g_file_get_contents (output, &data, &length, &cause))
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, "%s: %s", output, cause->message);
      return FALSE;
    }
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);

  g_autoptr (Receipt) receipt = read_receipt (output, error);
  if (receipt == NULL)
    return FALSE;
  if (strcmp (receipt->original_sha256, original_file->sha256) != 0)
    return mismatch (error, _ ("the receipt names another original"));

  g_autoptr (GBytes) again = idp_adjust_again (original_file, &receipt->adjustment, error);
  if (again == NULL)
    return FALSE;
  if (g_bytes_equal (bytes, again))
    return TRUE;
  if (strcmp (receipt->encoder, ENCODER) != 0)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_MISMATCH,
                   _ ("made with %s, which this machine (%s) cannot repeat byte for byte"),
                   receipt->encoder, ENCODER);
      return FALSE;
    }
  return mismatch (error, _ ("the picture is not what crop and size alone make of the original"));
}
