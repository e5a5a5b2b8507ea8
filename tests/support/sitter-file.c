/* sitter-file: the picture and its truth as files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sitter.h"

#include <string.h>

#include "encode.h"
#include "error.h"

/* Whether a reader who obeys the EXIF orientation has to flip the stored picture, after transposing
 * it for 5..8 (EXIF 2.3, tag 0x0112: where the stored row 0 and column 0 belong). */
static gboolean
flips_x (int orientation)
{
  return orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
}

static gboolean
flips_y (int orientation)
{
  return orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
}

/* The pixels that ORIENTATION turns into UPRIGHT. */
static IdpImage *
turn_for_storage (const IdpImage *upright, int orientation, GError **error)
{
  const gboolean transposed = orientation >= 5;
  const int width = upright->width_px, height = upright->height_px;
  IdpImage *stored
      = idp_image_new (transposed ? height : width, transposed ? width : height, error);
  if (stored == NULL)
    return NULL;

  for (int row = 0; row < stored->height_px; row++)
    for (int column = 0; column < stored->width_px; column++)
      {
        int x = transposed ? row : column, y = transposed ? column : row;
        memcpy (idp_image_at (stored, column, row),
                idp_image_at (upright, flips_x (orientation) ? width - 1 - x : x,
                              flips_y (orientation) ? height - 1 - y : y),
                3);
      }
  return stored;
}

/* JPEG with an APP1 marker that states nothing but ORIENTATION, behind the JFIF header. */
static GBytes *
add_orientation (GBytes *jpeg, int orientation)
{
  const guint8 app1[] = {
    0xff, 0xe1,        0,   34,              /* marker, length without the marker */
    'E',  'x',         'i', 'f', 0, 0,       /* identifier */
    'M',  'M',         0,   42,  0, 0, 0, 8, /* big-endian TIFF, first directory at byte 8 */
    0,    1,                                 /* one entry: */
    0x01, 0x12,        0,   3,   0, 0, 0, 1, /* orientation, one short, */
    0,    orientation, 0,   0,               /* its value */
    0,    0,           0,   0,               /* no further directory */
  };
  gsize size;
  const guint8 *bytes = g_bytes_get_data (jpeg, &size);
  gsize head = 2; /* start of image */
  if (bytes[2] == 0xff && bytes[3] == 0xe0)
    head += 2 + (bytes[4] << 8 | bytes[5]);

  GByteArray *array = g_byte_array_sized_new (size + sizeof app1);
  g_byte_array_append (array, bytes, head);
  g_byte_array_append (array, app1, sizeof app1);
  g_byte_array_append (array, bytes + head, size - head);
  return g_byte_array_free_to_bytes (array);
}

gboolean
sitter_write_jpeg (const char *path, const IdpImage *image, int quality, int dpi,
                   int exif_orientation, GError **error)
{
  g_return_val_if_fail (exif_orientation >= 1 && exif_orientation <= 8, FALSE);

  g_autoptr (IdpImage) turned = NULL;
  if (exif_orientation > 1)
    {
      turned = turn_for_storage (image, exif_orientation, error);
      if (turned == NULL)
        return FALSE;
    }

  const IdpJpegOptions options = { .quality = quality, .density_dpi = dpi };
  g_autoptr (GBytes) jpeg = idp_encode_jpeg (turned ? turned : image, &options, error);
  if (jpeg == NULL)
    return FALSE;
  if (exif_orientation == 1)
    return idp_write_file (path, jpeg, error);

  g_autoptr (GBytes) with_exif = add_orientation (jpeg, exif_orientation);
  return idp_write_file (path, with_exif, error);
}

static void
append_number (GString *json, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append (json, g_ascii_formatd (text, sizeof text, "%.2f", value));
}

static void
append_point (GString *json, const char *name, IdpPoint p)
{
  g_string_append_printf (json, ",\"%s\":", name);
  if (!idp_point_known (p))
    {
      g_string_append (json, "null");
      return;
    }
  g_string_append_c (json, '[');
  append_number (json, p.x);
  g_string_append_c (json, ',');
  append_number (json, p.y);
  g_string_append_c (json, ']');
}

char *
sitter_truth_to_json (const SitterTruth *truth)
{
  GString *json = g_string_new (NULL);
  g_string_append_printf (json, "{\"n_people\":%d", truth->n_people);
  append_point (json, "left_eye", truth->left_eye);
  append_point (json, "right_eye", truth->right_eye);
  append_point (json, "mouth", truth->mouth);
  append_point (json, "chin", truth->chin);
  append_point (json, "crown", truth->crown);
  append_point (json, "face_left", truth->face_left);
  append_point (json, "face_right", truth->face_right);
  append_point (json, "shoulder_left", truth->shoulder_left);
  append_point (json, "shoulder_right", truth->shoulder_right);
  if (truth->n_people > 0)
    {
      g_string_append_printf (json, ",\"head_box\":[%d,%d,%d,%d],\"roll_deg\":", truth->head_box.x,
                              truth->head_box.y, truth->head_box.width, truth->head_box.height);
      append_number (json, truth->roll_deg);
      g_string_append (json, ",\"iod_px\":");
      append_number (json, truth->iod_px);
    }
  else
    g_string_append (json, ",\"head_box\":null,\"roll_deg\":null,\"iod_px\":null");
  g_string_append (json, "}\n");
  return g_string_free (json, FALSE);
}
