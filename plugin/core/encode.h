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
  /* Huffman tables of the JPEG standard instead of those that fit the picture best: half the time,
     6 % more bytes, the same pixels. */
  gboolean standard_codes;
} IdpJpegOptions;

/* A 24-bit baseline JPEG without metadata but density and profile.
 * Same pixels and options, same bytes. Errors: IDP_ERROR_WRITE. */
GBytes *idp_encode_jpeg (const IdpImage *image, const IdpJpegOptions *options, GError **error);

/* A picture that is drawn while it is encoded, so that it is never held whole. */
typedef struct
{
  int width_px;
  int height_px;
  /* Row Y as CAIRO_FORMAT_RGB24 has it; called once for each, from top to bottom. */
  const guint8 *(*get_row) (gpointer data, int y);
  gpointer data;
} IdpDrawnRows;

/* The same of ROWS. */
GBytes *idp_encode_jpeg_rows (const IdpDrawnRows *rows, const IdpJpegOptions *options,
                              GError **error);

/* Writes BYTES to PATH whole or not at all: temporary name, fsync, rename. Errors: IDP_ERROR_WRITE,
 * with a message that names the file. */
gboolean idp_write_file (const char *path, GBytes *bytes, GError **error);
