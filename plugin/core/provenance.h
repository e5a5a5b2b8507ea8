/* provenance.h: what a file says about where it comes from.
 *
 * Metadata are easily removed: what is absent proves nothing. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#pragma once

#include "image.h"
#include "programs.h"
#include "table-families.h"

/* A program that the file names. */
typedef struct
{
  const IdpProgram *program; /* owned by the list of programs */
  char *where;               /* "Adobe Photoshop 23.1 (Macintosh) [Exif.Image.Software]" */
} IdpNamedProgram;

typedef struct
{
  GPtrArray *programs; /* IdpNamedProgram, each program once; owned */

  char *camera; /* maker and model; NULL where the file names none */
  char *lens;   /* NULL where the file names none */
  double focal_35mm;
  double taken_day;     /* of the shot, a Julian day number; NAN where the file does not say */
  double saved_later_s; /* last change after the shot, seconds; NAN where either time is missing */
  gboolean mirrored;    /* the orientation flag asks for a flip */
  double turned_deg; /* a raw developer says that it turned the picture by so much; 0 = not said */
  gboolean spots_healed; /* a raw developer says that it mended spots or red eyes */
  char *phone_settings;  /* JSON that phones of Xiaomi write, with "mirror" and "sensor_type"; NULL
                            where the file has none */
  const IdpTableFamily *tables; /* who compresses with the tables of the file; NULL = not known */
  char *other_tables; /* camera and tables that do not belong together; NULL where they do, or where
                         that is not known */

  /* What EXIF's FileSource or IPTC's digital source type say. */
  gboolean scanned, screen_captured, edited, generated;

  gboolean has_position;
  gboolean has_owner;                /* name of the owner, serial number of the camera */
  int exif_width_px, exif_height_px; /* stored picture as the camera wrote it; 0 = not said */
  double thumbnail_correlation;      /* of the embedded preview with the picture, -1..1; NAN where
                                        there is none or it shows another part */
  double thumbnail_stretch; /* how many times wider than in the preview everything is; NAN where
                               that is not known */
} IdpProvenance;

/* Reads the metadata of FILE. PICTURE is the whole photo, upright, at any size. PROGRAMS as from
 * idp_programs_load() and TABLES as from idp_table_families_load() must outlive the result. */
IdpProvenance *idp_provenance_new (const IdpFile *file, const IdpImage *picture,
                                   const GPtrArray *programs, const GPtrArray *tables);
void idp_provenance_free (IdpProvenance *provenance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpProvenance, idp_provenance_free)

/* The first program of KIND that the file names; NULL if none. */
const IdpNamedProgram *idp_provenance_find (const IdpProvenance *provenance, IdpProgramKind kind);
