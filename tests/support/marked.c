/* marked: pictures with metadata, written by the test itself.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "marked.h"

#include <cairo.h>
#include <gexiv2/gexiv2.h>
#include <string.h>

void
marked_tags (const char *path, const char *const *pairs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();
  gexiv2_metadata_open_path (metadata, path, &error);
  g_assert_no_error (error);
  for (; *pairs != NULL; pairs += 2)
    {
      gexiv2_metadata_try_set_tag_string (metadata, pairs[0], pairs[1], &error);
      g_assert_no_error (error);
    }
  gexiv2_metadata_save_file (metadata, path, &error);
  g_assert_no_error (error);
}

void
marked_thumbnail (const char *path, const IdpImage *image)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *preview = scratch_path ("preview.jpg");
  g_autofree char *data = NULL;
  gsize length = 0;
  g_assert_true (sitter_write_jpeg (preview, image, 80, 0, 1, NULL));
  g_assert_true (g_file_get_contents (preview, &data, &length, NULL));

  g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();
  gexiv2_metadata_open_path (metadata, path, &error);
  g_assert_no_error (error);
  gexiv2_metadata_try_set_exif_thumbnail_from_buffer (metadata, (const guint8 *) data, length,
                                                      &error);
  g_assert_no_error (error);
  gexiv2_metadata_save_file (metadata, path, &error);
  g_assert_no_error (error);
}

void
marked_segment (const char *path, guint8 marker, gconstpointer data, gsize length)
{
  g_autofree char *file = NULL;
  gsize file_length = 0;
  g_assert_true (g_file_get_contents (path, &file, &file_length, NULL));

  const guint8 head[] = { 0xFF, marker, (length + 2) >> 8, (length + 2) & 0xFF };
  g_autoptr (GByteArray) marked = g_byte_array_new ();
  g_byte_array_append (marked, (const guint8 *) file, 2);
  g_byte_array_append (marked, head, sizeof head);
  g_byte_array_append (marked, data, length);
  g_byte_array_append (marked, (const guint8 *) file + 2, file_length - 2);
  g_assert_true (g_file_set_contents (path, (const char *) marked->data, marked->len, NULL));
}

/* CRC-32 of the PNG specification, annex D. */
static guint32
crc (const guint8 *data, gsize length)
{
  guint32 c = 0xFFFFFFFF;
  for (gsize i = 0; i < length; i++)
    {
      c ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
    }
  return ~c;
}

static void
append_number (GByteArray *bytes, guint32 number)
{
  const guint32 big = GUINT32_TO_BE (number);
  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

char *
marked_png (const char *name, const char *keyword, const char *text)
{
  const gsize header_end = 8 + 25; /* signature and IHDR */
  char *path = scratch_path (name);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 400);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  g_autofree char *file = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (path, &file, &length, NULL));
  g_autoptr (GByteArray) chunk = g_byte_array_new ();
  g_byte_array_append (chunk, (const guint8 *) "tEXt", 4);
  g_byte_array_append (chunk, (const guint8 *) keyword, strlen (keyword) + 1);
  g_byte_array_append (chunk, (const guint8 *) text, strlen (text));

  g_autoptr (GByteArray) marked = g_byte_array_new ();
  g_byte_array_append (marked, (const guint8 *) file, header_end);
  append_number (marked, chunk->len - 4);
  g_byte_array_append (marked, chunk->data, chunk->len);
  append_number (marked, crc (chunk->data, chunk->len));
  g_byte_array_append (marked, (const guint8 *) file + header_end, length - header_end);
  g_assert_true (g_file_set_contents (path, (const char *) marked->data, marked->len, NULL));
  return path;
}
