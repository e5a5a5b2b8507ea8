/* table-families.h: whose quantisation tables a JPEG is compressed with; data, presets/tables.ini.
 *
 * The scaled tables of ITU-T T.81, annex K, which the library of the Independent JPEG Group made
 * common, say nothing: cameras, programs and chat apps use them alike. Tables of a maker's own say
 * who saved the file last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

typedef enum
{
  IDP_TABLES_EDITOR,    /* of a program that can change anything */
  IDP_TABLES_DEVELOPER, /* of programs that may have developed light and colour only */
  IDP_TABLES_MAKER,     /* of a maker of cameras, and of its programs */
} IdpTableKind;

typedef struct
{
  char *name;
  IdpTableKind kind;
  char *maker;    /* as cameras name it in EXIF; NULL unless KIND is IDP_TABLES_MAKER */
  char **digests; /* MD5 in hex, see idp_table_digest() */
} IdpTableFamily;

/* All families, IdpTableFamily, in file order, owned by the array. Errors: IDP_ERROR_PRESET. */
GPtrArray *idp_table_families_load (GError **error);

/* The family that has the tables of FILE; NULL if none has. */
const IdpTableFamily *idp_table_families_find (const GPtrArray *families, const IdpFile *file);

/* MD5 of the tables as a JPEG holds them: number and 64 steps in zigzag order, luminance, then
 * chrominance if there is colour. The same as ExifTool's JPEGDigest without the sampling. NULL for
 * steps beyond 8 bits, and for what is no JPEG. Caller frees. */
char *idp_table_digest (const IdpFile *file);
