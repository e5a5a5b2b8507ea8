/* provenance-segments: what the parts of a file say that exiv2 does not look at: image resource
 * blocks, comments, text of PNG files, C2PA manifests, labels of generated content.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "provenance-private.h"

#include <gio/gio.h>
#include <string.h>

#include "segments.h"

static gboolean
contains (const guint8 *bytes, gsize length, const char *needle)
{
  return memmem (bytes, length, needle, strlen (needle)) != NULL;
}

/* Adobe Photoshop File Formats Specification, image resource blocks: "8BIM", id, Pascal name padded
 * to even, length, data padded to even. 0x0406 (JPEG quality) and 0x0421 (version) are Photoshop's
 * own; others, as IPTC, are written by everybody. */
static gboolean
is_photoshop_resource (const guint8 *bytes, gsize length)
{
  static const char head[] = "Photoshop 3.0";
  if (length < sizeof head || memcmp (bytes, head, sizeof head) != 0)
    return FALSE;

  gsize at = sizeof head;
  while (at + 12 <= length && memcmp (bytes + at, "8BIM", 4) == 0)
    {
      const guint id = bytes[at + 4] << 8 | bytes[at + 5];
      if (id == 0x0406 || id == 0x0421)
        return TRUE;
      const gsize name = (bytes[at + 6] + 2) & ~(gsize) 1;
      if (at + 6 + name + 4 > length)
        return FALSE;
      const guint8 *size = bytes + at + 6 + name;
      const gsize data = (gsize) size[0] << 24 | size[1] << 16 | size[2] << 8 | size[3];
      if (data > length)
        return FALSE;
      at += 6 + name + 4 + ((data + 1) & ~(gsize) 1);
    }
  return FALSE;
}

/* --- Text of PNG files --- */

/* The first bytes of zlib data, inflated; NULL where they cannot be. Caller frees. */
static guint8 *
inflated (const guint8 *bytes, gsize length, gsize *inflated_length)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autofree guint8 *text = g_malloc (IDP_READING_MAX_BYTES);
  gsize read = 0;
  const GConverterResult result
      = g_converter_convert (G_CONVERTER (zlib), bytes, length, text, IDP_READING_MAX_BYTES,
                             G_CONVERTER_INPUT_AT_END, &read, inflated_length, NULL);
  return result == G_CONVERTER_ERROR ? NULL : g_steal_pointer (&text);
}

/* PNG specification, 11.3.4: keyword, NUL, then the text; in zTXt a byte for the method before it;
 * in iTXt a flag, the method, a language and a translated keyword, each with a NUL after it. */
static void
read_png_text (const IdpReading *reading, const char *chunk, const guint8 *bytes, gsize length)
{
  const guint8 *end = memchr (bytes, '\0', length);
  if (end == NULL)
    return;
  g_autofree char *keyword = idp_reading_clean ((const char *) bytes, end - bytes);
  const guint8 *text = end + 1;
  gsize rest = length - (text - bytes);
  gboolean compressed = FALSE;
  if (strcmp (chunk, "zTXt") == 0 && rest > 1)
    {
      compressed = TRUE;
      text++;
      rest--;
    }
  else if (strcmp (chunk, "iTXt") == 0 && rest > 2)
    {
      compressed = text[0] == 1;
      text += 2;
      rest -= 2;
      for (int i = 0; i < 2; i++)
        {
          const guint8 *nul = memchr (text, '\0', rest);
          if (nul == NULL)
            return;
          rest -= nul + 1 - text;
          text = nul + 1;
        }
    }

  gsize n = rest;
  g_autofree guint8 *plain = compressed ? inflated (text, rest, &n) : NULL;
  if (compressed && plain == NULL)
    return;
  g_autofree char *content
      = idp_reading_clean ((const char *) (compressed ? plain : text), compressed ? n : rest);
  if (keyword == NULL || content == NULL)
    return;

  /* ComfyUI writes its work flow as JSON. */
  if ((strcmp (keyword, "prompt") == 0 || strcmp (keyword, "workflow") == 0) && content[0] == '{')
    idp_reading_note (reading, keyword, "ComfyUI");
  else if (g_ascii_strcasecmp (keyword, "Software") == 0
           || g_ascii_strcasecmp (keyword, "Comment") == 0)
    idp_reading_note (reading, keyword, content);
  idp_reading_note_free_text (reading, keyword, content);
}

/* --- C2PA --- */

/* RFC 8949: three bits for the type (3 = text), five for the length or for how many bytes hold it.
 * Reads the text at BYTES; NULL where there is none. Caller frees. */
static char *
cbor_text (const guint8 *bytes, gsize length)
{
  if (length < 2 || bytes[0] >> 5 != 3)
    return NULL;
  const guint8 size = bytes[0] & 31;
  gsize head = 1, n = size;
  if (size == 24)
    {
      head = 2;
      n = bytes[1];
    }
  return size > 24 || head + n > length ? NULL : idp_reading_clean ((const char *) bytes + head, n);
}

/* Notes the program that stands after KEY, as a text, or as the "name" in a map. */
static void
read_manifest_key (const IdpReading *reading, const guint8 *bytes, gsize length, const char *key)
{
  const gsize reach = 64;
  static const char name[] = "\x64name";
  const guint8 *end = bytes + length;
  for (const guint8 *at = memmem (bytes, length, key, strlen (key)); at != NULL;
       at = memmem (at, end - at, key, strlen (key)))
    {
      at += strlen (key);
      g_autofree char *text = cbor_text (at, end - at);
      if (text == NULL)
        {
          const guint8 *inner = memmem (at, MIN (reach, (gsize) (end - at)), name, strlen (name));
          text = inner != NULL ? cbor_text (inner + strlen (name), end - inner - strlen (name))
                               : NULL;
        }
      if (text != NULL)
        idp_reading_note (reading, "C2PA", text);
    }
}

/* C2PA Technical Specification 2.1: JUMBF boxes in APP11 or caBX, in which CBOR. */
static void
read_manifest (const IdpReading *reading, const guint8 *bytes, gsize length)
{
  read_manifest_key (reading, bytes, length, "claim_generator");
  read_manifest_key (reading, bytes, length, "claim_generator_info");
  read_manifest_key (reading, bytes, length, "softwareAgent");
}

static void
read_segment (gpointer data, const char *name, const guint8 *bytes, gsize length)
{
  const IdpReading *reading = data;
  static const char ducky[] = "Ducky", aigc[] = "tc260.org.cn/ns/AIGC";

  if (strcmp (name, "APP13") == 0 && is_photoshop_resource (bytes, length))
    idp_reading_note (reading, "APP13 8BIM", "Adobe Photoshop");
  if (strcmp (name, "APP12") == 0 && contains (bytes, MIN (length, sizeof ducky), ducky))
    idp_reading_note (reading, "APP12 Ducky", "Adobe Photoshop");
  if (strcmp (name, "tEXt") == 0 || strcmp (name, "zTXt") == 0 || strcmp (name, "iTXt") == 0)
    read_png_text (reading, name, bytes, length);
  if (strcmp (name, "APP11") == 0 || strcmp (name, "caBX") == 0)
    read_manifest (reading, bytes, length);
  if (strcmp (name, "COM") == 0)
    {
      g_autofree char *text = idp_reading_clean ((const char *) bytes, length);
      if (text != NULL)
        {
          idp_reading_note (reading, "COM", text);
          idp_reading_note_free_text (reading, "COM", text);
        }
    }
  /* GB 45438-2025: as XMP of the name space of TC260, or as JSON. */
  if (contains (bytes, length, aigc)
      || (contains (bytes, length, "AIGC") && contains (bytes, length, "ContentProducer")))
    idp_reading_note (reading, "AIGC", aigc);
  idp_reading_note_source_types (reading, bytes, length);
}

void
idp_reading_visit_segments (const IdpReading *reading, const IdpFile *file)
{
  idp_segments_visit (file, read_segment, (gpointer) reading);
}
