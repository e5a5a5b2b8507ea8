/* image-codec.h: what image.c asks of the code for one file format. Private to image*.c.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

/* Receives stored rows in order, Y counted from 0 at the decoded scale; ROW is packed RGB, or
 * luma where that was asked for. */
typedef void (*IdpRowSink) (gpointer data, int y, const guint8 *row);

typedef struct
{
  /* Fills the facts of FILE from its headers; width and height as stored. */
  gboolean (*read_header) (IdpFile *file, GError **error);

  /* The size of a decode at 1/DENOMINATOR. */
  int (*scaled_size) (int size_px, int denominator);

  /* Decodes every row at 1/DENOMINATOR (1, 2, 4 or 8), stored orientation. Fails for anything but
   * whole, undamaged data, even if it hands out rows before it knows. */
  gboolean (*decode) (const IdpFile *file, int denominator, IdpRowSink sink, gpointer data,
                      GError **error);

  /* Fails where decode() would, in less time. */
  gboolean (*check) (const IdpFile *file, GError **error);

  /* Hands the luma of those stored rows to SINK that WANTED has set (one byte a row), at full size;
   * may stop after the last of them. Damage outside of them may go unnoticed. */
  gboolean (*decode_luma) (const IdpFile *file, const guint8 *wanted, IdpRowSink sink,
                           gpointer data, GError **error);
} IdpCodec;

extern const IdpCodec idp_codec_jpeg; /* image-jpeg.c */
extern const IdpCodec idp_codec_png;  /* image-png.c */

/* Keeps PROFILE in FILE unless it is plain sRGB, which an untagged file means anyway. */
void idp_file_take_icc (IdpFile *file, gconstpointer profile, gsize length);

/* The error both codecs give for a header beyond IDP_IMAGE_MAX_PX; TRUE if the size is acceptable.
 */
gboolean idp_file_check_size (guint32 width_px, guint32 height_px, GError **error);
