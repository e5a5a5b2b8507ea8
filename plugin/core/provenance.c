/* provenance: what a file says about where it comes from.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "provenance.h"

#include <gexiv2/gexiv2.h>
#include <stdio.h>
#include <string.h>

#include "segments.h"
#include "thumbnail.h"

/* Of foreign text, as much is read and shown. */
#define MAX_READ_BYTES 4096
#define MAX_SHOWN_CHARS 48

/* More fields than this are there to burn time. */
#define MAX_XMP_TAGS 4000

static void
named_program_free (gpointer data)
{
  IdpNamedProgram *named = data;
  g_free (named->where);
  g_free (named);
}

void
idp_provenance_free (IdpProvenance *provenance)
{
  if (provenance == NULL)
    return;
  g_ptr_array_unref (provenance->programs);
  g_free (provenance->camera);
  g_free (provenance->lens);
  g_free (provenance);
}

const IdpNamedProgram *
idp_provenance_find (const IdpProvenance *provenance, IdpProgramKind kind)
{
  for (guint i = 0; i < provenance->programs->len; i++)
    {
      const IdpNamedProgram *named = provenance->programs->pdata[i];
      if (named->program->kind == kind)
        return named;
    }
  return NULL;
}

/* Foreign bytes as one line that is safe to show; NULL if nothing is left. Caller frees. */
static char *
clean_text (const char *bytes, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (bytes, MIN (length, MAX_READ_BYTES));
  GString *text = g_string_new (NULL);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);
      if (g_unichar_isprint (c))
        g_string_append_unichar (text, c);
    }
  g_strstrip (text->str);
  if (*text->str == '\0')
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  return g_string_free (text, FALSE);
}

static char *
shortened (const char *text)
{
  if (g_utf8_strlen (text, -1) <= MAX_SHOWN_CHARS)
    return g_strdup (text);
  g_autofree char *head = g_utf8_substring (text, 0, MAX_SHOWN_CHARS);
  return g_strconcat (head, "…", NULL);
}

typedef struct
{
  IdpProvenance *provenance;
  const GPtrArray *programs;
} Reading;

static void
note_text (const Reading *reading, const char *field, const char *text)
{
  const IdpProgram *program = idp_programs_find (reading->programs, text);
  if (program == NULL)
    return;
  GPtrArray *named = reading->provenance->programs;
  for (guint i = 0; i < named->len; i++)
    if (((const IdpNamedProgram *) named->pdata[i])->program == program)
      return;

  g_autofree char *shown = shortened (text);
  IdpNamedProgram *found = g_new0 (IdpNamedProgram, 1);
  found->program = program;
  found->where = g_strdup_printf ("%s [%s]", shown, field);
  g_ptr_array_add (named, found);
}

static char *
get_text (GExiv2Metadata *metadata, const char *tag)
{
  g_autofree char *raw = gexiv2_metadata_try_get_tag_string (metadata, tag, NULL);
  if (raw == NULL)
    return NULL;
  /* exiv2 puts the encoding of a comment before it. */
  const char *space = g_str_has_prefix (raw, "charset=") ? strchr (raw, ' ') : NULL;
  const char *text = space != NULL ? space + 1 : raw;
  return clean_text (text, strlen (text));
}

static void
read_programs (const Reading *reading, GExiv2Metadata *metadata)
{
  static const char *const tags[] = {
    "Exif.Image.Software",    "Exif.Image.ProcessingSoftware", "Exif.Image.ImageDescription",
    "Exif.Photo.UserComment", "Xmp.xmp.CreatorTool",           "Xmp.tiff.Software",
    "Xmp.photoshop.Credit",   "Iptc.Application2.Program",     "Iptc.Application2.Credit",
  };
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *text = get_text (metadata, tags[i]);
      if (text != NULL)
        note_text (reading, tags[i], text);
    }

  g_auto (GStrv) xmp = gexiv2_metadata_get_xmp_tags (metadata);
  for (guint i = 0; xmp != NULL && xmp[i] != NULL && i < MAX_XMP_TAGS; i++)
    if (g_str_has_suffix (xmp[i], "softwareAgent"))
      {
        g_autofree char *text = get_text (metadata, xmp[i]);
        if (text != NULL)
          note_text (reading, "xmpMM:History", text);
      }
}

static GDateTime *
get_time (GExiv2Metadata *metadata, const char *tag)
{
  g_autofree char *text = get_text (metadata, tag);
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  if (text == NULL
      || sscanf (text, "%4d:%2d:%2d %2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second)
             != 6)
    return NULL;
  return g_date_time_new_utc (year, month, day, hour, minute, second);
}

static double
saved_later_s (GExiv2Metadata *metadata)
{
  g_autoptr (GDateTime) shot = get_time (metadata, "Exif.Photo.DateTimeOriginal");
  g_autoptr (GDateTime) saved = get_time (metadata, "Exif.Image.DateTime");
  return shot != NULL && saved != NULL
             ? (double) g_date_time_difference (saved, shot) / G_TIME_SPAN_SECOND
             : NAN;
}

static double
taken_day (GExiv2Metadata *metadata)
{
  g_autoptr (GDateTime) shot = get_time (metadata, "Exif.Photo.DateTimeOriginal");
  int year, month, day;
  if (shot == NULL)
    return NAN;
  g_date_time_get_ymd (shot, &year, &month, &day);
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

/* EXIF 2.32, FileSource: 1 film scanner, 2 scanner of paper, 3 camera. */
static gboolean
is_scanned (GExiv2Metadata *metadata)
{
  g_autofree char *source = get_text (metadata, "Exif.Photo.FileSource");
  return g_strcmp0 (source, "1") == 0 || g_strcmp0 (source, "2") == 0;
}

static gboolean
has_position (GExiv2Metadata *metadata)
{
  double longitude = 0, latitude = 0;
  return gexiv2_metadata_try_get_gps_longitude (metadata, &longitude, NULL)
         && gexiv2_metadata_try_get_gps_latitude (metadata, &latitude, NULL)
         && (longitude != 0 || latitude != 0);
}

static gboolean
has_owner (GExiv2Metadata *metadata)
{
  static const char *const tags[] = { "Exif.Photo.CameraOwnerName", "Exif.Photo.BodySerialNumber",
                                      "Exif.Image.Artist", "Exif.Photo.LensSerialNumber" };
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *text = get_text (metadata, tags[i]);
      if (text != NULL)
        return TRUE;
    }
  return FALSE;
}

static int
get_size (GExiv2Metadata *metadata, const char *tag)
{
  const glong size = gexiv2_metadata_try_get_tag_long (metadata, tag, NULL);
  return size > 0 && size < IDP_IMAGE_MAX_PX ? size : 0;
}

static void
read_exif (IdpProvenance *provenance, GExiv2Metadata *metadata)
{
  g_autofree char *maker = get_text (metadata, "Exif.Image.Make");
  g_autofree char *model = get_text (metadata, "Exif.Image.Model");
  if (maker != NULL || model != NULL)
    provenance->camera
        = g_strjoin (" ", maker != NULL ? maker : model, maker != NULL ? model : NULL, NULL);
  provenance->lens = get_text (metadata, "Exif.Photo.LensModel");
  const glong focal
      = gexiv2_metadata_try_get_tag_long (metadata, "Exif.Photo.FocalLengthIn35mmFilm", NULL);
  provenance->focal_35mm = focal > 0 ? focal : NAN;
  provenance->taken_day = taken_day (metadata);
  provenance->saved_later_s = saved_later_s (metadata);
  provenance->scanned = is_scanned (metadata);
  provenance->has_position = has_position (metadata);
  provenance->has_owner = has_owner (metadata);
  provenance->exif_width_px = get_size (metadata, "Exif.Photo.PixelXDimension");
  provenance->exif_height_px = get_size (metadata, "Exif.Photo.PixelYDimension");
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

/* KEYWORD, zero, text: PNG specification, textual chunks. */
static void
read_png_text (const Reading *reading, const guint8 *bytes, gsize length)
{
  const guint8 *end = memchr (bytes, 0, length);
  if (end == NULL)
    return;
  g_autofree char *keyword = clean_text ((const char *) bytes, end - bytes);
  g_autofree char *text = clean_text ((const char *) end + 1, length - (end + 1 - bytes));
  if (keyword == NULL || text == NULL)
    return;

  const gboolean prompt = (strcmp (keyword, "parameters") == 0 && strstr (text, "Steps: ") != NULL)
                          || ((strcmp (keyword, "prompt") == 0 || strcmp (keyword, "workflow") == 0)
                              && text[0] == '{');
  if (prompt)
    note_text (reading, keyword, "Stable Diffusion");
  else if (g_ascii_strcasecmp (keyword, "Software") == 0
           || g_ascii_strcasecmp (keyword, "Comment") == 0)
    note_text (reading, keyword, text);
}

static gboolean
contains (const guint8 *bytes, gsize length, const char *needle)
{
  return memmem (bytes, length, needle, strlen (needle)) != NULL;
}

/* What exiv2 does not look at. The words are those of IPTC's digital source types, which C2PA
 * manifests (JUMBF in APP11 or caBX) use too; the name space is that of GB 45438-2025. */
static void
read_segment (gpointer data, const char *name, const guint8 *bytes, gsize length)
{
  const Reading *reading = data;
  static const char ducky[] = "Ducky", aigc[] = "tc260.org.cn/ns/AIGC";

  if (strcmp (name, "APP13") == 0 && is_photoshop_resource (bytes, length))
    note_text (reading, "APP13 8BIM", "Adobe Photoshop");
  if (strcmp (name, "APP12") == 0 && contains (bytes, MIN (length, sizeof ducky), ducky))
    note_text (reading, "APP12 Ducky", "Adobe Photoshop");
  if (strcmp (name, "tEXt") == 0 || strcmp (name, "iTXt") == 0)
    read_png_text (reading, bytes, length);
  if (strcmp (name, "COM") == 0)
    {
      g_autofree char *text = clean_text ((const char *) bytes, length);
      if (text != NULL)
        note_text (reading, "COM", text);
    }
  if (contains (bytes, length, aigc))
    note_text (reading, "XMP", aigc);
  if (contains (bytes, length, "rainedAlgorithmicMedia"))
    reading->provenance->generated = TRUE;
}

IdpProvenance *
idp_provenance_new (const IdpFile *file, const IdpImage *picture, const GPtrArray *programs)
{
  g_return_val_if_fail (file != NULL && picture != NULL && programs != NULL, NULL);

  IdpProvenance *provenance = g_new0 (IdpProvenance, 1);
  const Reading reading = { provenance, programs };
  provenance->programs = g_ptr_array_new_with_free_func (named_program_free);
  provenance->focal_35mm = provenance->taken_day = provenance->saved_later_s
      = provenance->thumbnail_correlation = NAN;
  provenance->mirrored = file->orientation == 2 || file->orientation == 4 || file->orientation == 5
                         || file->orientation == 7;
  if (file->metadata != NULL)
    {
      read_programs (&reading, file->metadata);
      read_exif (provenance, file->metadata);
      g_autoptr (IdpImage) thumbnail = idp_file_thumbnail (file);
      if (thumbnail != NULL)
        provenance->thumbnail_correlation = idp_thumbnail_correlation (thumbnail, picture);
    }
  idp_segments_visit (file, read_segment, (gpointer) &reading);
  return provenance;
}
