/* image-jpeg: JPEG headers and pixels, through libjpeg-turbo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "image-codec.h"

#include <glib/gi18n-lib.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>
#include <jerror.h>

#include "error.h"

/* A progressive file with more scans than this is built to burn time. */
#define MAX_SCANS 200

typedef struct
{
  struct jpeg_error_mgr base;
  jmp_buf escape;
  int code; /* of the first damage, and its message */
  char message[JMSG_LENGTH_MAX];
  gboolean damaged;
} DecodeErrors;

static void
note_damage (j_common_ptr info)
{
  DecodeErrors *errors = (DecodeErrors *) info->err;
  if (errors->damaged)
    return;
  errors->damaged = TRUE;
  errors->code = errors->base.msg_code;
  errors->base.format_message (info, errors->message);
}

static void
on_error (j_common_ptr info)
{
  note_damage (info);
  longjmp (((DecodeErrors *) info->err)->escape, 1);
}

/* libjpeg fills gaps and goes on; for a photo that goes on a diploma every gap is damage. Stray
 * bytes between markers are the exception: phones write them, and no pixel depends on them. */
static void
on_message (j_common_ptr info, int level)
{
  if (level < 0 && info->err->msg_code != JWRN_EXTRANEOUS_DATA)
    note_damage (info);
}

static void
limit_scans (j_common_ptr info)
{
  j_decompress_ptr jpeg = (j_decompress_ptr) info;
  if (jpeg->input_scan_number > MAX_SCANS)
    ERREXIT (jpeg, JERR_BAD_PROGRESSION);
}

static void
begin (struct jpeg_decompress_struct *jpeg, DecodeErrors *errors, const IdpFile *file)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (file->bytes, &length);

  jpeg->err = jpeg_std_error (&errors->base);
  errors->base.error_exit = on_error;
  errors->base.emit_message = on_message;
  errors->damaged = FALSE;
  jpeg_create_decompress (jpeg);
  jpeg_mem_src (jpeg, data, length);
}

static void
set_damaged (const DecodeErrors *errors, GError **error)
{
  /* By far the most frequent damage, so it is told in the user's language. */
  if (errors->code == JWRN_JPEG_EOF)
    g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                         _ ("damaged JPEG: the end of the file is missing"));
  else
    g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("damaged JPEG: %s"), errors->message);
}

/* The table of COMPONENT; NULL where the file has none. */
static const JQUANT_TBL *
find_table (const struct jpeg_decompress_struct *jpeg, int component)
{
  if (component >= jpeg->num_components)
    return NULL;
  /* libjpeg does not look at this number before decoding. */
  const int number = jpeg->comp_info[component].quant_tbl_no;
  return number >= 0 && number < NUM_QUANT_TBLS ? jpeg->quant_tbl_ptrs[number] : NULL;
}

static void
copy_table (const JQUANT_TBL *table, guint16 steps[DCTSIZE2])
{
  for (int i = 0; i < DCTSIZE2; i++)
    steps[i] = table != NULL ? MAX (table->quantval[i], 1) : 1;
}

/* How far STEPS are from those of TABLE, all together. */
static int
table_distance (const guint16 steps[DCTSIZE2], const JQUANT_TBL *table)
{
  int distance = 0;
  for (int i = 0; i < DCTSIZE2; i++)
    distance += ABS (steps[i] - table->quantval[i]);
  return distance;
}

/* Finds the IJG quality whose luminance table comes nearest, and whether the tables are its own. */
static void
estimate_quality (IdpFile *file, gboolean colour)
{
  struct jpeg_compress_struct ijg;
  struct jpeg_error_mgr errors;
  ijg.err = jpeg_std_error (&errors);
  jpeg_create_compress (&ijg);
  ijg.in_color_space = JCS_RGB;
  ijg.input_components = 3;
  jpeg_set_defaults (&ijg);

  int best_distance = G_MAXINT;
  for (int quality = 100; quality >= 1 && best_distance > 0; quality--)
    {
      jpeg_set_quality (&ijg, quality, TRUE);
      const int distance = table_distance (file->jpeg_table, ijg.quant_tbl_ptrs[0]);
      if (distance >= best_distance)
        continue;
      best_distance = distance;
      file->jpeg_quality = quality;
      file->jpeg_standard_tables
          = distance == 0
            && (!colour || table_distance (file->jpeg_chroma_table, ijg.quant_tbl_ptrs[1]) == 0);
    }
  jpeg_destroy_compress (&ijg);
}

static void
read_tables (const struct jpeg_decompress_struct *jpeg, IdpFile *file)
{
  const JQUANT_TBL *luma = find_table (jpeg, 0), *chroma = find_table (jpeg, 1);
  copy_table (luma, file->jpeg_table);
  copy_table (chroma, file->jpeg_chroma_table);
  if (luma != NULL)
    estimate_quality (file, chroma != NULL);
}

static void
read_density (const struct jpeg_decompress_struct *jpeg, IdpFile *file)
{
  const double cm_per_inch = 2.54;
  const gboolean has_unit = jpeg->density_unit == 1 || jpeg->density_unit == 2;
  const gboolean even = jpeg->X_density == jpeg->Y_density;
  /* Without a unit the two say how wide a pixel is; equal ones say nothing then. */
  if (!jpeg->saw_JFIF_marker || (!has_unit && even))
    return;
  const double factor = jpeg->density_unit == 2 ? cm_per_inch : 1;
  file->density_across = factor * jpeg->X_density;
  file->density_down = factor * jpeg->Y_density;
  file->density_dpi = has_unit && even ? file->density_across : 0;
}

static IdpColour
colour_of (const struct jpeg_decompress_struct *jpeg)
{
  switch (jpeg->num_components)
    {
    case 1:
      return IDP_COLOUR_GREY;
    case 4:
      return IDP_COLOUR_CMYK;
    default:
      return IDP_COLOUR_RGB;
    }
}

static gboolean
read_header (IdpFile *file, GError **error)
{
  struct jpeg_decompress_struct jpeg;
  DecodeErrors errors;

  if (setjmp (errors.escape))
    {
      jpeg_destroy_decompress (&jpeg);
      set_damaged (&errors, error);
      return FALSE;
    }
  begin (&jpeg, &errors, file);
  jpeg_save_markers (&jpeg, JPEG_APP0 + 2, 0xFFFF);
  jpeg_read_header (&jpeg, TRUE);

  file->width_px = jpeg.image_width;
  file->height_px = jpeg.image_height;
  file->colour = colour_of (&jpeg);
  file->bits_per_pixel = jpeg.num_components * jpeg.data_precision;
  file->baseline = !jpeg.progressive_mode && !jpeg.arith_code;
  read_density (&jpeg, file);
  read_tables (&jpeg, file);

  JOCTET *profile = NULL;
  unsigned int length = 0;
  if (jpeg_read_icc_profile (&jpeg, &profile, &length))
    idp_file_take_icc (file, profile, length);
  free (profile);

  jpeg_destroy_decompress (&jpeg);
  return idp_file_check_size (file->width_px, file->height_px, error);
}

static int
scaled_size (int size_px, int denominator)
{
  return (size_px + denominator - 1) / denominator;
}

/* Adobe stores CMYK inverted, and practically every CMYK JPEG is Adobe's. Good enough for looking
 * at a picture that the colour-mode rule refuses anyway. */
static void
cmyk_to_rgb (const guint8 *cmyk, guint8 *rgb, int n_px)
{
  for (int x = 0; x < n_px; x++)
    for (int c = 0; c < 3; c++)
      rgb[3 * x + c] = cmyk[4 * x + c] * cmyk[4 * x + 3] / 255;
}

static gboolean
decode (const IdpFile *file, int denominator, IdpRowSink sink, gpointer data, GError **error)
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_progress_mgr progress = { .progress_monitor = limit_scans };
  DecodeErrors errors;
  const gboolean cmyk = file->colour == IDP_COLOUR_CMYK;

  if (setjmp (errors.escape))
    {
      jpeg_destroy_decompress (&jpeg);
      set_damaged (&errors, error);
      return FALSE;
    }
  begin (&jpeg, &errors, file);
  jpeg.progress = &progress;
  jpeg_read_header (&jpeg, TRUE);
  jpeg.scale_num = 1;
  jpeg.scale_denom = denominator;
  jpeg.dct_method = JDCT_ISLOW;
  jpeg.out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
  jpeg_start_decompress (&jpeg);

  /* From libjpeg's own pool, so that a longjmp does not leak them. */
  JSAMPARRAY row = jpeg.mem->alloc_sarray ((j_common_ptr) &jpeg, JPOOL_IMAGE,
                                           jpeg.output_width * jpeg.output_components, 1);
  JSAMPARRAY rgb
      = cmyk ? jpeg.mem->alloc_sarray ((j_common_ptr) &jpeg, JPOOL_IMAGE, jpeg.output_width * 3, 1)
             : row;
  while (jpeg.output_scanline < jpeg.output_height)
    {
      int y = jpeg.output_scanline;
      jpeg_read_scanlines (&jpeg, row, 1);
      if (cmyk)
        cmyk_to_rgb (row[0], rgb[0], jpeg.output_width);
      sink (data, y, rgb[0]);
    }
  jpeg_finish_decompress (&jpeg);
  jpeg_destroy_decompress (&jpeg);

  if (errors.damaged)
    set_damaged (&errors, error);
  return !errors.damaged;
}

/* Damage shows in the entropy-coded data, all of which has to be read; the smallest scale leaves
 * least else to do. libjpeg reads what it skips, but for the last rows. */
static gboolean
check (const IdpFile *file, GError **error)
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_progress_mgr progress = { .progress_monitor = limit_scans };
  DecodeErrors errors;

  if (setjmp (errors.escape))
    {
      jpeg_destroy_decompress (&jpeg);
      set_damaged (&errors, error);
      return FALSE;
    }
  begin (&jpeg, &errors, file);
  jpeg.progress = &progress;
  jpeg_read_header (&jpeg, TRUE);
  jpeg.scale_num = 1;
  jpeg.scale_denom = DCTSIZE;
  jpeg_start_decompress (&jpeg);

  JSAMPARRAY row = jpeg.mem->alloc_sarray ((j_common_ptr) &jpeg, JPOOL_IMAGE,
                                           jpeg.output_width * jpeg.output_components, 1);
  jpeg_skip_scanlines (&jpeg, jpeg.output_height - 1);
  while (jpeg.output_scanline < jpeg.output_height)
    jpeg_read_scanlines (&jpeg, row, 1);
  jpeg_finish_decompress (&jpeg);
  jpeg_destroy_decompress (&jpeg);

  if (errors.damaged)
    set_damaged (&errors, error);
  return !errors.damaged;
}

static gboolean
decode_luma (const IdpFile *file, const guint8 *wanted, IdpRowSink sink, gpointer data,
             GError **error)
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_progress_mgr progress = { .progress_monitor = limit_scans };
  DecodeErrors errors;

  if (setjmp (errors.escape))
    {
      jpeg_destroy_decompress (&jpeg);
      set_damaged (&errors, error);
      return FALSE;
    }
  begin (&jpeg, &errors, file);
  jpeg.progress = &progress;
  jpeg_read_header (&jpeg, TRUE);
  jpeg.dct_method = JDCT_ISLOW;
  jpeg.out_color_space = jpeg.num_components == 4 ? JCS_CMYK : JCS_GRAYSCALE;
  jpeg_start_decompress (&jpeg);

  const guint8 *end = memrchr (wanted, 1, jpeg.output_height);
  const JDIMENSION n_rows = end != NULL ? end - wanted + 1 : 0;
  JSAMPARRAY row = jpeg.mem->alloc_sarray ((j_common_ptr) &jpeg, JPOOL_IMAGE,
                                           jpeg.output_width * jpeg.output_components, 1);
  while (jpeg.output_scanline < n_rows)
    {
      const JDIMENSION y = jpeg.output_scanline;
      const guint8 *next = memchr (wanted + y, 1, n_rows - y);
      if (next > wanted + y)
        {
          jpeg_skip_scanlines (&jpeg, next - (wanted + y));
          continue;
        }
      jpeg_read_scanlines (&jpeg, row, 1);
      if (jpeg.output_components > 1)
        for (JDIMENSION x = 0; x < jpeg.output_width; x++)
          row[0][x] = row[0][x * jpeg.output_components + 1]
                      * row[0][x * jpeg.output_components + 3] / MAXJSAMPLE;
      sink (data, y, row[0]);
    }
  jpeg_destroy_decompress (&jpeg);

  if (errors.damaged)
    set_damaged (&errors, error);
  return !errors.damaged;
}

const IdpCodec idp_codec_jpeg = {
  .read_header = read_header,
  .scaled_size = scaled_size,
  .decode = decode,
  .check = check,
  .decode_luma = decode_luma,
};
