/* provenance: what a file says about where it comes from.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "provenance-private.h"

#include <gexiv2/gexiv2.h>
#include <stdio.h>
#include <string.h>

#include "thumbnail.h"

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
  g_free (provenance->phone_settings);
  g_free (provenance->other_tables);
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

static char *
get_text (GExiv2Metadata *metadata, const char *tag)
{
  g_autofree char *raw = gexiv2_metadata_try_get_tag_string (metadata, tag, NULL);
  if (raw == NULL)
    return NULL;
  /* exiv2 puts the encoding of a comment before it. */
  const char *space = g_str_has_prefix (raw, "charset=") ? strchr (raw, ' ') : NULL;
  const char *text = space != NULL ? space + 1 : raw;
  return idp_reading_clean (text, strlen (text));
}

/* Fields in which programs write their names; the last two came with EXIF 3.0. */
static const char *const program_tags[] = {
  "Exif.Image.Software",       "Exif.Image.ProcessingSoftware",
  "Exif.Photo.UserComment",    "Xmp.xmp.CreatorTool",
  "Xmp.tiff.Software",         "Xmp.photoshop.Credit",
  "Iptc.Application2.Program", "Iptc.Application2.Credit",
  "Exif.Photo.0xa43c",         "Exif.Photo.0xa43d",
};

/* Fields in which people write. */
static const char *const free_tags[]
    = { "Exif.Image.ImageDescription", "Exif.Photo.UserComment", "Exif.Image.Artist",
        "Xmp.dc.description", "Iptc.Application2.Caption" };

static void
read_programs (const IdpReading *reading, GExiv2Metadata *metadata)
{
  for (guint i = 0; i < G_N_ELEMENTS (program_tags); i++)
    {
      g_autofree char *text = get_text (metadata, program_tags[i]);
      if (text != NULL)
        idp_reading_note (reading, program_tags[i], text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (free_tags); i++)
    {
      g_autofree char *text = get_text (metadata, free_tags[i]);
      if (text != NULL)
        idp_reading_note_free_text (reading, free_tags[i], text);
    }

  g_auto (GStrv) xmp = gexiv2_metadata_get_xmp_tags (metadata);
  for (guint i = 0; xmp != NULL && xmp[i] != NULL && i < MAX_XMP_TAGS; i++)
    {
      const gboolean agent = g_str_has_suffix (xmp[i], "softwareAgent");
      const gboolean source = g_str_has_suffix (xmp[i], "DigitalSourceType");
      g_autofree char *text = agent || source ? get_text (metadata, xmp[i]) : NULL;
      if (text != NULL && agent)
        idp_reading_note (reading, "xmpMM:History", text);
      if (text != NULL && source)
        idp_reading_note_source_types (reading, (const guint8 *) text, strlen (text));
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

/* What Lightroom and Camera Raw did, as they note it in the name space
 * http://ns.adobe.com/camera-raw-settings/1.0/. */
static void
read_development (IdpProvenance *provenance, GExiv2Metadata *metadata)
{
  static const char *const retouching[]
      = { "Xmp.crs.RetouchInfo", "Xmp.crs.RetouchAreas", "Xmp.crs.RedEyeInfo" };
  g_autofree char *angle = get_text (metadata, "Xmp.crs.CropAngle");
  g_autofree char *cropped = get_text (metadata, "Xmp.crs.HasCrop");
  if (angle != NULL && cropped != NULL && g_ascii_strcasecmp (cropped, "True") == 0)
    provenance->turned_deg = g_ascii_strtod (angle, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (retouching); i++)
    provenance->spots_healed
        = provenance->spots_healed || gexiv2_metadata_try_has_tag (metadata, retouching[i], NULL);
}

/* "Canon EOS R6", not "Canon Canon EOS R6". One of them may be NULL. Caller frees. */
static char *
camera_name (const char *maker, const char *model)
{
  if (maker == NULL || model == NULL)
    return g_strdup (maker != NULL ? maker : model);
  const gsize first_word = strcspn (maker, " ");
  return g_ascii_strncasecmp (maker, model, first_word) == 0 ? g_strdup (model)
                                                             : g_strjoin (" ", maker, model, NULL);
}

static void
read_exif (const IdpReading *reading, GExiv2Metadata *metadata)
{
  IdpProvenance *provenance = reading->provenance;
  g_autofree char *maker = get_text (metadata, "Exif.Image.Make");
  g_autofree char *model = get_text (metadata, "Exif.Image.Model");
  if (maker != NULL || model != NULL)
    provenance->camera = camera_name (maker, model);
  /* Of a camera's name only that of a scanner says something. */
  const IdpProgram *device = provenance->camera != NULL
                                 ? idp_programs_find (reading->programs, provenance->camera)
                                 : NULL;
  if (device != NULL && device->kind == IDP_PROGRAM_SCANNER)
    idp_reading_note (reading, "Exif.Image.Model", provenance->camera);

  provenance->lens = get_text (metadata, "Exif.Photo.LensModel");
  provenance->phone_settings = get_text (metadata, "Exif.Photo.0x9999");
  const glong focal
      = gexiv2_metadata_try_get_tag_long (metadata, "Exif.Photo.FocalLengthIn35mmFilm", NULL);
  provenance->focal_35mm = focal > 0 ? focal : NAN;
  provenance->taken_day = taken_day (metadata);
  provenance->saved_later_s = saved_later_s (metadata);
  provenance->scanned = provenance->scanned || is_scanned (metadata);
  provenance->has_position = has_position (metadata);
  provenance->has_owner = has_owner (metadata);
  provenance->exif_width_px = get_size (metadata, "Exif.Photo.PixelXDimension");
  provenance->exif_height_px = get_size (metadata, "Exif.Photo.PixelYDimension");
  read_development (provenance, metadata);
}

static gboolean
is_made_by (const char *camera, const char *maker)
{
  g_autofree char *camera_folded = g_utf8_casefold (camera, -1);
  g_autofree char *maker_folded = g_utf8_casefold (maker, -1);
  return g_str_has_prefix (camera_folded, maker_folded);
}

/* Compares the camera that the file names with the owner of its tables: a maker with tables of its
 * own uses no others, and nobody else uses them. */
static void
compare_tables (IdpProvenance *provenance, const IdpFile *file, const GPtrArray *families)
{
  const IdpTableFamily *tables = provenance->tables;
  if (provenance->camera == NULL || (tables == NULL && !file->jpeg_standard_tables))
    return;
  gboolean other = tables != NULL && tables->kind == IDP_TABLES_MAKER
                   && !is_made_by (provenance->camera, tables->maker);
  for (guint i = 0; i < families->len; i++)
    {
      const IdpTableFamily *family = families->pdata[i];
      other = other
              || (family->kind == IDP_TABLES_MAKER && family != tables
                  && is_made_by (provenance->camera, family->maker));
    }
  if (!other)
    return;
  g_autofree char *standard = g_strdup_printf ("IJG %d", file->jpeg_quality);
  provenance->other_tables
      = g_strdup_printf ("%s / %s", provenance->camera, tables != NULL ? tables->name : standard);
}

IdpProvenance *
idp_provenance_new (const IdpFile *file, const IdpImage *picture, const GPtrArray *programs,
                    const GPtrArray *tables)
{
  g_return_val_if_fail (file != NULL && picture != NULL && programs != NULL && tables != NULL,
                        NULL);

  IdpProvenance *provenance = g_new0 (IdpProvenance, 1);
  const IdpReading reading = { provenance, programs };
  provenance->programs = g_ptr_array_new_with_free_func (named_program_free);
  provenance->focal_35mm = provenance->taken_day = provenance->saved_later_s = NAN;
  provenance->thumbnail_correlation = provenance->thumbnail_stretch = NAN;
  provenance->mirrored = file->orientation == 2 || file->orientation == 4 || file->orientation == 5
                         || file->orientation == 7;
  provenance->tables = idp_table_families_find (tables, file);
  if (file->metadata != NULL)
    {
      read_programs (&reading, file->metadata);
      read_exif (&reading, file->metadata);
      g_autoptr (IdpImage) thumbnail = idp_file_thumbnail (file);
      if (thumbnail != NULL)
        {
          provenance->thumbnail_correlation = idp_thumbnail_correlation (thumbnail, picture);
          provenance->thumbnail_stretch = idp_thumbnail_stretch (thumbnail, picture);
        }
    }
  compare_tables (provenance, file, tables);
  idp_reading_visit_segments (&reading, file);
  return provenance;
}
