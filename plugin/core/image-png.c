/* image-png: PNG headers and pixels, through libpng.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "image-codec.h"

#include <glib/gi18n-lib.h>
#include <png.h>
#include <string.h>

#include "error.h"
#include "reduce.h"

#define METRES_PER_INCH 0.0254

typedef struct
{
  GBytes *bytes;
  gsize position;
  char message[128];
} PngSource;

static void
on_error (png_structp png, png_const_charp message)
{
  PngSource *source = png_get_error_ptr (png);
  g_strlcpy (source->message, message, sizeof source->message);
  png_longjmp (png, 1);
}

static void
on_warning (png_structp png, png_const_charp message)
{
}

static void
read_data (png_structp png, png_bytep to, size_t length)
{
  PngSource *source = png_get_io_ptr (png);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (source->bytes, &size);
  if (length > size - source->position)
    png_error (png, "end of file reached too early");
  memcpy (to, data + source->position, length);
  source->position += length;
}

static void
set_damaged (const PngSource *source, GError **error)
{
  g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("damaged PNG: %s"), source->message);
}

static png_structp
begin (PngSource *source, png_infop *info)
{
  png_structp png = png_create_read_struct (PNG_LIBPNG_VER_STRING, source, on_error, on_warning);
  *info = png_create_info_struct (png);
  png_set_read_fn (png, source, read_data);
  png_set_user_limits (png, IDP_IMAGE_MAX_PX, IDP_IMAGE_MAX_PX);
  return png;
}

static gboolean
read_header (IdpFile *file, GError **error)
{
  PngSource source = { .bytes = file->bytes };
  png_infop info = NULL;
  png_structp png = begin (&source, &info);

  if (setjmp (png_jmpbuf (png)))
    {
      png_destroy_read_struct (&png, &info, NULL);
      set_damaged (&source, error);
      return FALSE;
    }
  png_read_info (png, info);

  const int type = png_get_color_type (png, info);
  const guint32 width_px = png_get_image_width (png, info);
  const guint32 height_px = png_get_image_height (png, info);
  const int depth = png_get_bit_depth (png, info);
  file->width_px = width_px;
  file->height_px = height_px;
  file->alpha = (type & PNG_COLOR_MASK_ALPHA) != 0 || png_get_valid (png, info, PNG_INFO_tRNS);
  if (type == PNG_COLOR_TYPE_PALETTE)
    file->colour = IDP_COLOUR_INDEXED;
  else
    file->colour = (type & PNG_COLOR_MASK_COLOR) ? IDP_COLOUR_RGB : IDP_COLOUR_GREY;
  file->bits_per_pixel = file->colour == IDP_COLOUR_RGB ? 3 * depth : depth;

  png_uint_32 x = 0, y = 0;
  int unit = 0;
  if (png_get_pHYs (png, info, &x, &y, &unit) && (unit == PNG_RESOLUTION_METER || x != y))
    {
      const double factor = unit == PNG_RESOLUTION_METER ? METRES_PER_INCH : 1;
      file->density_across = factor * x;
      file->density_down = factor * y;
      file->density_dpi = x == y ? file->density_across : 0;
    }

  png_charp name = NULL;
  png_bytep profile = NULL;
  png_uint_32 length = 0;
  int compression = 0;
  if (png_get_iCCP (png, info, &name, &compression, &profile, &length))
    idp_file_take_icc (file, profile, length);

  png_destroy_read_struct (&png, &info, NULL);
  return idp_file_check_size (width_px, height_px, error);
}

static int
scaled_size (int size_px, int denominator)
{
  return MAX (1, size_px / denominator);
}

/* Everything to 8-bit RGB, transparency over white. */
static void
set_transformations (png_structp png, png_infop info)
{
  png_set_expand (png);
  png_set_strip_16 (png);
  png_set_gray_to_rgb (png);
  if (png_get_color_type (png, info) & PNG_COLOR_MASK_ALPHA
      || png_get_valid (png, info, PNG_INFO_tRNS))
    {
      const png_color_16 white = { .red = 255, .green = 255, .blue = 255, .gray = 255 };
      png_set_background (png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
    }
  png_read_update_info (png, info);
}

static gboolean
decode_whole (const IdpFile *file, IdpImage *image, GError **error)
{
  PngSource source = { .bytes = file->bytes };
  png_infop info = NULL;
  png_structp png = begin (&source, &info);

  if (setjmp (png_jmpbuf (png)))
    {
      png_destroy_read_struct (&png, &info, NULL);
      set_damaged (&source, error);
      return FALSE;
    }
  png_read_info (png, info);
  const int passes = png_set_interlace_handling (png);
  set_transformations (png, info);
  for (int pass = 0; pass < passes; pass++)
    for (int y = 0; y < image->height_px; y++)
      png_read_row (png, idp_image_at (image, 0, y), NULL);
  png_read_end (png, NULL);
  png_destroy_read_struct (&png, &info, NULL);
  return TRUE;
}

static gboolean
decode (const IdpFile *file, int denominator, IdpRowSink sink, gpointer data, GError **error)
{
  const gboolean turned = file->orientation >= 5;
  const int width_px = turned ? file->height_px : file->width_px;
  const int height_px = turned ? file->width_px : file->height_px;

  /* Interlaced rows come in passes, so the picture has to be held whole. */
  g_autoptr (IdpImage) image = idp_image_new (width_px, height_px, error);
  if (image == NULL || !decode_whole (file, image, error))
    return FALSE;

  if (denominator > 1)
    {
      const IdpRect all = { 0, 0, width_px, height_px };
      IdpImage *small = idp_image_reduce (image, &all, scaled_size (width_px, denominator),
                                          scaled_size (height_px, denominator), error);
      if (small == NULL)
        return FALSE;
      idp_image_free (image);
      image = small;
    }
  for (int y = 0; y < image->height_px; y++)
    sink (data, y, idp_image_at (image, 0, y));
  return TRUE;
}

static void
drop_row (gpointer data, int y, const guint8 *row)
{
}

static gboolean
check (const IdpFile *file, GError **error)
{
  return decode (file, 1, drop_row, NULL, error);
}

typedef struct
{
  const guint8 *wanted;
  int width_px;
  IdpRowSink sink;
  gpointer data;
} LumaSink;

/* BT.601 luma in place, as in a JPEG. */
static void
take_luma (gpointer data, int y, const guint8 *row)
{
  const LumaSink *luma = data;
  if (!luma->wanted[y])
    return;
  g_autofree guint8 *line = g_malloc (luma->width_px);
  for (int x = 0; x < luma->width_px; x++)
    line[x] = (299 * row[3 * x] + 587 * row[3 * x + 1] + 114 * row[3 * x + 2] + 500) / 1000;
  luma->sink (luma->data, y, line);
}

static gboolean
decode_luma (const IdpFile *file, const guint8 *wanted, IdpRowSink sink, gpointer data,
             GError **error)
{
  LumaSink luma = { wanted, file->orientation >= 5 ? file->height_px : file->width_px, sink, data };
  return decode (file, 1, take_luma, &luma, error);
}

const IdpCodec idp_codec_png = {
  .read_header = read_header,
  .scaled_size = scaled_size,
  .decode = decode,
  .check = check,
  .decode_luma = decode_luma,
};
