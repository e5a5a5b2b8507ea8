/* segments: the parts of a JPEG or PNG file before its pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "segments.h"

#include <string.h>

#define JPEG_SOS 0xDA
#define JPEG_APP0 0xE0
#define JPEG_APP15 0xEF
#define JPEG_COM 0xFE

static void
visit_jpeg (const guint8 *data, gsize length, IdpSegmentVisitor visitor, gpointer user_data)
{
  gsize at = 2;
  while (at + 4 <= length && data[at] == 0xFF)
    {
      const guint8 marker = data[at + 1];
      if (marker == 0xFF) /* fill bytes are allowed */
        {
          at++;
          continue;
        }
      const gsize size = data[at + 2] << 8 | data[at + 3];
      if (marker == JPEG_SOS || size < 2 || size > length - at - 2)
        return;

      const gboolean app = marker >= JPEG_APP0 && marker <= JPEG_APP15;
      char name[8] = "COM";
      if (app)
        g_snprintf (name, sizeof name, "APP%d", marker - JPEG_APP0);
      if (app || marker == JPEG_COM)
        visitor (user_data, name, data + at + 4, size - 2);
      at += 2 + size;
    }
}

static void
visit_png (const guint8 *data, gsize length, IdpSegmentVisitor visitor, gpointer user_data)
{
  const gsize signature = 8, frame = 12; /* length, type and checksum of a chunk */
  gsize at = signature;
  while (at + frame <= length)
    {
      const gsize size
          = (gsize) data[at] << 24 | data[at + 1] << 16 | data[at + 2] << 8 | data[at + 3];
      if (size > length - at - frame)
        return;

      char name[5] = "";
      memcpy (name, data + at + 4, 4);
      if (g_ascii_islower (name[0])) /* ancillary */
        visitor (user_data, name, data + at + 8, size);
      at += frame + size;
    }
}

void
idp_segments_visit (const IdpFile *file, IdpSegmentVisitor visitor, gpointer data)
{
  gsize length = 0;
  const guint8 *bytes = g_bytes_get_data (file->bytes, &length);
  if (file->format == IDP_FORMAT_JPEG)
    visit_jpeg (bytes, length, visitor, data);
  else
    visit_png (bytes, length, visitor, data);
}
