/* encode.h: pixels to JPEG bytes. The only encoder of the project.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

typedef struct
{
  int quality;          /* IJG scale, 1..100 */
  gboolean full_chroma; /* TRUE 4:4:4, FALSE 4:2:0 */
  int density_dpi;      /* JFIF density; 0 = none stated */
  GBytes *icc;          /* profile to embed; NULL = untagged, that is sRGB */
} IdpJpegOptions;

/* A 24-bit baseline JPEG with optimised Huffman tables and no metadata but density and profile.
 * Same pixels and options, same bytes. Errors: IDP_ERROR_WRITE. */
GBytes *idp_encode_jpeg (const IdpImage *image, const IdpJpegOptions *options, GError **error);

/* Writes BYTES to PATH whole or not at all: temporary name, fsync, rename. Errors: IDP_ERROR_WRITE,
 * with a message that names the file. */
gboolean idp_write_file (const char *path, GBytes *bytes, GError **error);
