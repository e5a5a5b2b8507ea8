/* encode: pixels to JPEG bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "encode.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <setjmp.h>
#include <stdio.h>
#include <jpeglib.h>

#include "error.h"

typedef struct
{
  struct jpeg_error_mgr base;
  jmp_buf escape;
  char message[JMSG_LENGTH_MAX];
} EncodeErrors;

static void
on_error (j_common_ptr info)
{
  EncodeErrors *errors = (EncodeErrors *) info->err;
  errors->base.format_message (info, errors->message);
  longjmp (errors->escape, 1);
}

/* libjpeg fills CHUNK again and again; the array outlives a longjmp, so nothing leaks. */
typedef struct
{
  struct jpeg_destination_mgr base;
  GByteArray *bytes;
  guint8 chunk[1 << 16];
} ArrayDestination;

static void
restart_chunk (j_compress_ptr jpeg)
{
  ArrayDestination *to = (ArrayDestination *) jpeg->dest;
  to->base.next_output_byte = to->chunk;
  to->base.free_in_buffer = sizeof to->chunk;
}

static boolean
flush_chunk (j_compress_ptr jpeg)
{
  ArrayDestination *to = (ArrayDestination *) jpeg->dest;
  g_byte_array_append (to->bytes, to->chunk, sizeof to->chunk);
  restart_chunk (jpeg);
  return TRUE;
}

static void
flush_rest (j_compress_ptr jpeg)
{
  ArrayDestination *to = (ArrayDestination *) jpeg->dest;
  g_byte_array_append (to->bytes, to->chunk, sizeof to->chunk - to->base.free_in_buffer);
}

static void
set_options (struct jpeg_compress_struct *jpeg, const IdpJpegOptions *options)
{
  jpeg_set_defaults (jpeg);
  jpeg_set_quality (jpeg, options->quality, TRUE);
  jpeg->optimize_coding = !options->standard_codes;
  jpeg->dct_method = JDCT_ISLOW;
  jpeg->comp_info[0].h_samp_factor = options->full_chroma ? 1 : 2;
  jpeg->comp_info[0].v_samp_factor = options->full_chroma ? 1 : 2;
  if (options->density_dpi > 0)
    {
      jpeg->density_unit = 1; /* dots per inch */
      jpeg->X_density = options->density_dpi;
      jpeg->Y_density = options->density_dpi;
    }
}

static GBytes *
encode (const IdpDrawnRows *rows, J_COLOR_SPACE layout, int bytes_per_px,
        const IdpJpegOptions *options, GError **error)
{
  g_return_val_if_fail (options->quality >= 1 && options->quality <= 100, NULL);

  struct jpeg_compress_struct jpeg;
  EncodeErrors errors;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  ArrayDestination destination = {
    .base = { .init_destination = restart_chunk,
              .empty_output_buffer = flush_chunk,
              .term_destination = flush_rest },
    .bytes = bytes,
  };

  jpeg.err = jpeg_std_error (&errors.base);
  errors.base.error_exit = on_error;
  if (setjmp (errors.escape))
    {
      jpeg_destroy_compress (&jpeg);
      g_set_error (error, IDP_ERROR, IDP_ERROR_WRITE, _ ("Cannot encode JPEG: %s"), errors.message);
      return NULL;
    }

  jpeg_create_compress (&jpeg);
  jpeg.dest = &destination.base;
  jpeg.image_width = rows->width_px;
  jpeg.image_height = rows->height_px;
  jpeg.input_components = bytes_per_px;
  jpeg.in_color_space = layout;
  set_options (&jpeg, options);

  jpeg_start_compress (&jpeg, TRUE);
  if (options->icc != NULL)
    {
      gsize length = 0;
      const guint8 *icc = g_bytes_get_data (options->icc, &length);
      jpeg_write_icc_profile (&jpeg, icc, length);
    }
  while (jpeg.next_scanline < jpeg.image_height)
    {
      JSAMPROW row = (JSAMPROW) rows->get_row (rows->data, jpeg.next_scanline);
      jpeg_write_scanlines (&jpeg, &row, 1);
    }
  jpeg_finish_compress (&jpeg);
  jpeg_destroy_compress (&jpeg);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static const guint8 *
get_image_row (gpointer data, int y)
{
  return idp_image_at (data, 0, y);
}

GBytes *
idp_encode_jpeg (const IdpImage *image, const IdpJpegOptions *options, GError **error)
{
  const IdpDrawnRows rows = { image->width_px, image->height_px, get_image_row, (gpointer) image };
  return encode (&rows, JCS_RGB, 3, options, error);
}

GBytes *
idp_encode_jpeg_rows (const IdpDrawnRows *rows, const IdpJpegOptions *options, GError **error)
{
  const J_COLOR_SPACE layout = G_BYTE_ORDER == G_LITTLE_ENDIAN ? JCS_EXT_BGRX : JCS_EXT_XRGB;
  return encode (rows, layout, 4, options, error);
}

gboolean
idp_write_file (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GError) cause = NULL;
  if (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                &cause))
    return TRUE;
  g_set_error (error, IDP_ERROR, IDP_ERROR_WRITE, _ ("%s: cannot be written: %s"), path,
               cause->message);
  return FALSE;
}
