/* image: a file, what its headers say, and its upright pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "image.h"

#include <errno.h>
#include <gexiv2/gexiv2.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "image-codec.h"
#include "reduce.h"
#include "sha256.h"

/* No photo is larger; guards against a disk image named .jpg. */
#define MAX_FILE_BYTES (512 * 1024 * 1024)

IdpImage *
idp_image_new (int width_px, int height_px, GError **error)
{
  g_return_val_if_fail (width_px > 0 && height_px > 0, NULL);

  guint8 *rgb = g_try_malloc0_n ((gsize) width_px * height_px, 3);
  if (rgb == NULL)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("not enough memory for %d×%d pixels"),
                   width_px, height_px);
      return NULL;
    }
  IdpImage *image = g_new (IdpImage, 1);
  *image = (IdpImage){ width_px, height_px, rgb };
  return image;
}

void
idp_image_free (IdpImage *image)
{
  if (image == NULL)
    return;
  g_free (image->rgb);
  g_free (image);
}

void
idp_file_free (IdpFile *file)
{
  if (file == NULL)
    return;
  g_free (file->path);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_free (file->sha256);
  g_clear_pointer (&file->icc, g_bytes_unref);
  g_clear_object (&file->metadata);
  g_free (file);
}

void
idp_file_take_icc (IdpFile *file, gconstpointer profile, gsize length)
{
  static const char srgb_utf16[] = { 0, 's', 0, 'R', 0, 'G', 0, 'B' };
  if (memmem (profile, length, "sRGB", 4) == NULL
      && memmem (profile, length, srgb_utf16, sizeof srgb_utf16) == NULL)
    file->icc = g_bytes_new (profile, length);
}

gboolean
idp_file_check_size (guint32 width_px, guint32 height_px, GError **error)
{
  if ((guint64) width_px * height_px <= IDP_IMAGE_MAX_PX)
    return TRUE;
  g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
               _ ("%u×%u pixels are more than any camera takes; not opened"), width_px, height_px);
  return FALSE;
}

static GBytes *
read_bytes (const char *path, GError **error)
{
  GStatBuf status;
  if (g_stat (path, &status) != 0)
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE, g_strerror (errno));
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                           S_ISDIR (status.st_mode) ? _ ("is a folder, not a photo")
                                                    : _ ("is not a regular file"));
      return NULL;
    }
  if (status.st_size == 0 || status.st_size > MAX_FILE_BYTES)
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                           status.st_size == 0 ? _ ("the file is empty")
                                               : _ ("the file is too large to be a photo"));
      return NULL;
    }

  char *data = NULL;
  gsize length = 0;
  g_autoptr (GError) cause = NULL;
  if (!g_file_get_contents (path, &data, &length, &cause))
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE, cause->message);
      return NULL;
    }
  return g_bytes_new_take (data, length);
}

static const IdpCodec *
codec_of (const IdpFile *file)
{
  return file->format == IDP_FORMAT_JPEG ? &idp_codec_jpeg : &idp_codec_png;
}

/* Bytes that a file kind has at a fixed place. */
typedef struct
{
  const char *name;
  gsize offset;
  const char *bytes;
  gsize length;
} Magic;

static const Magic jpeg_magic = { "JPEG", 0, "\xFF\xD8\xFF", 3 };
static const Magic png_magic = { "PNG", 0, "\x89PNG\r\n\x1A\n", 8 };

/* Kinds that phones and chat programs hand out under any name; known only to say so. */
static const Magic other_magics[] = {
  { "HEIC", 4, "ftyphei", 7 }, { "HEIC", 4, "ftypmif1", 8 }, { "AVIF", 4, "ftypavif", 8 },
  { "WebP", 8, "WEBP", 4 },    { "GIF", 0, "GIF8", 4 },      { "BMP", 0, "BM", 2 },
  { "TIFF", 0, "II*\0", 4 },   { "TIFF", 0, "MM\0*", 4 },
};

static gboolean
has_magic (const IdpFile *file, const Magic *magic)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (file->bytes, &length);
  return length >= magic->offset + magic->length
         && memcmp (data + magic->offset, magic->bytes, magic->length) == 0;
}

static gboolean
recognise_format (IdpFile *file, GError **error)
{
  if (has_magic (file, &jpeg_magic))
    file->format = IDP_FORMAT_JPEG;
  else if (has_magic (file, &png_magic))
    file->format = IDP_FORMAT_PNG;
  else
    {
      for (guint i = 0; i < G_N_ELEMENTS (other_magics); i++)
        if (has_magic (file, &other_magics[i]))
          {
            g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                         _ ("is a %s picture; only JPEG and PNG are read"), other_magics[i].name);
            return FALSE;
          }
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                           _ ("is neither a JPEG nor a PNG picture"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
extension_matches (const IdpFile *file)
{
  g_autofree char *lower = g_ascii_strdown (file->path, -1);
  if (file->format == IDP_FORMAT_PNG)
    return g_str_has_suffix (lower, ".png");
  return g_str_has_suffix (lower, ".jpg") || g_str_has_suffix (lower, ".jpeg");
}

static gpointer
start_exiv2 (gpointer data)
{
  gexiv2_initialize ();
  gexiv2_log_set_level (GEXIV2_LOG_LEVEL_MUTE);
  return NULL;
}

static double
get_rational (GExiv2Metadata *metadata, const char *tag)
{
  int numerator = 0, denominator = 0;
  return gexiv2_metadata_try_get_exif_tag_rational (metadata, tag, &numerator, &denominator, NULL)
                 && denominator > 0
             ? (double) numerator / denominator
             : 0;
}

/* EXIF 2.32, ResolutionUnit: 2 inches, 3 centimetres. */
static void
read_exif_density (IdpFile *file, GExiv2Metadata *metadata)
{
  const double cm_per_inch = 2.54;
  const glong unit = gexiv2_metadata_try_get_tag_long (metadata, "Exif.Image.ResolutionUnit", NULL);
  if (file->density_across != 0 || (unit != 2 && unit != 3))
    return;
  const double factor = unit == 3 ? cm_per_inch : 1;
  file->density_across = factor * get_rational (metadata, "Exif.Image.XResolution");
  file->density_down = factor * get_rational (metadata, "Exif.Image.YResolution");
  /* A file that states only one means both. */
  if (file->density_down == 0 || file->density_down == file->density_across)
    file->density_dpi = file->density_across;
}

/* Orientation, and the density where the format's own header states none. EXIF that cannot be read
 * says nothing: the photo counts as upright. */
static void
read_exif (IdpFile *file)
{
  static GOnce once = G_ONCE_INIT;
  g_once (&once, start_exiv2, NULL);

  gsize length = 0;
  const guint8 *data = g_bytes_get_data (file->bytes, &length);
  g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();
  file->orientation = 1;

  /* The XMP parser below exiv2 is not made for several threads. */
  static GMutex mutex;
  g_mutex_lock (&mutex);
  const gboolean opened = gexiv2_metadata_open_buf (metadata, data, length, NULL);
  g_mutex_unlock (&mutex);
  if (!opened)
    return;

  const int orientation = gexiv2_metadata_try_get_orientation (metadata, NULL);
  if (orientation >= 1 && orientation <= 8)
    file->orientation = orientation;

  read_exif_density (file, metadata);
  file->metadata = g_steal_pointer (&metadata);
}

IdpFile *
idp_file_load (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (GBytes) bytes = read_bytes (path, error);
  return bytes != NULL ? idp_file_new (path, bytes, error) : NULL;
}

IdpFile *
idp_file_new (const char *path, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (path != NULL && bytes != NULL, NULL);

  g_autoptr (IdpFile) file = g_new0 (IdpFile, 1);
  file->path = g_strdup (path);
  file->bytes = g_bytes_ref (bytes);
  if (!recognise_format (file, error) || !codec_of (file)->read_header (file, error))
    return NULL;

  file->sha256 = idp_sha256 (file->bytes);
  file->extension_matches = extension_matches (file);
  read_exif (file);
  if (file->orientation >= 5)
    {
      int stored_width_px = file->width_px;
      file->width_px = file->height_px;
      file->height_px = stored_width_px;
    }
  return g_steal_pointer (&file);
}

/* Where the upright pixel (X, Y) of a WIDTH x HEIGHT picture stands in the stored one. */
static void
upright_to_stored (int orientation, int width, int height, int x, int y, int *stored_x,
                   int *stored_y)
{
  const int right = width - 1 - x, bottom = height - 1 - y;
  switch (orientation)
    {
    case 2:
      *stored_x = right, *stored_y = y;
      break;
    case 3:
      *stored_x = right, *stored_y = bottom;
      break;
    case 4:
      *stored_x = x, *stored_y = bottom;
      break;
    case 5:
      *stored_x = y, *stored_y = x;
      break;
    case 6:
      *stored_x = y, *stored_y = right;
      break;
    case 7:
      *stored_x = bottom, *stored_y = right;
      break;
    case 8:
      *stored_x = bottom, *stored_y = x;
      break;
    default:
      *stored_x = x, *stored_y = y;
    }
}

static IdpImage *
turn_upright (IdpImage *stored, int orientation, GError **error)
{
  if (orientation == 1)
    return stored;

  const gboolean turned = orientation >= 5;
  IdpImage *upright = idp_image_new (turned ? stored->height_px : stored->width_px,
                                     turned ? stored->width_px : stored->height_px, error);
  for (int y = 0; upright != NULL && y < upright->height_px; y++)
    for (int x = 0; x < upright->width_px; x++)
      {
        int stored_x = 0, stored_y = 0;
        upright_to_stored (orientation, upright->width_px, upright->height_px, x, y, &stored_x,
                           &stored_y);
        memcpy (idp_image_at (upright, x, y), idp_image_at (stored, stored_x, stored_y), 3);
      }
  idp_image_free (stored);
  return upright;
}

static void
copy_row (gpointer data, int y, const guint8 *row)
{
  IdpImage *image = data;
  memcpy (idp_image_at (image, 0, y), row, (gsize) image->width_px * 3);
}

static int
choose_denominator (const IdpFile *file, int min_short_side_px)
{
  int denominator = 8;
  while (denominator > 1 && MIN (file->width_px, file->height_px) / denominator < min_short_side_px)
    denominator /= 2;
  return denominator;
}

IdpImage *
idp_file_decode (const IdpFile *file, int min_short_side_px, GError **error)
{
  const IdpCodec *codec = codec_of (file);
  const int denominator = choose_denominator (file, min_short_side_px);
  const gboolean turned = file->orientation >= 5;
  const int stored_width_px = turned ? file->height_px : file->width_px;
  const int stored_height_px = turned ? file->width_px : file->height_px;

  g_autoptr (IdpImage) stored
      = idp_image_new (codec->scaled_size (stored_width_px, denominator),
                       codec->scaled_size (stored_height_px, denominator), error);
  if (stored == NULL || !codec->decode (file, denominator, copy_row, stored, error))
    return NULL;
  return turn_upright (g_steal_pointer (&stored), file->orientation, error);
}

gboolean
idp_file_check (const IdpFile *file, GError **error)
{
  return codec_of (file)->check (file, error);
}

static IdpRect
rect_to_stored (const IdpFile *file, const IdpRect *rect)
{
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  upright_to_stored (file->orientation, file->width_px, file->height_px, rect->x, rect->y, &x0,
                     &y0);
  upright_to_stored (file->orientation, file->width_px, file->height_px, rect->x + rect->width - 1,
                     rect->y + rect->height - 1, &x1, &y1);
  return (IdpRect){ MIN (x0, x1), MIN (y0, y1), ABS (x1 - x0) + 1, ABS (y1 - y0) + 1 };
}

IdpImage *
idp_file_decode_reduced (const IdpFile *file, const IdpRect *rect, int width_px, int height_px,
                         GError **error)
{
  const gboolean turned = file->orientation >= 5;
  const IdpRect stored_rect = rect_to_stored (file, rect);
  g_autoptr (IdpReducer) reducer = idp_reducer_new (&stored_rect, turned ? height_px : width_px,
                                                    turned ? width_px : height_px, error);
  if (reducer == NULL || !codec_of (file)->decode (file, 1, idp_reducer_take_row, reducer, error))
    return NULL;
  return turn_upright (idp_reducer_finish (reducer), file->orientation, error);
}

IdpImage *
idp_file_thumbnail (const IdpFile *file)
{
  guint8 *data = NULL;
  int length = 0;
  if (file->metadata == NULL
      || !gexiv2_metadata_get_exif_thumbnail (file->metadata, &data, &length))
    return NULL;

  IdpFile thumbnail = { .bytes = g_bytes_new_take (data, length), .orientation = 1 };
  IdpImage *image = NULL;
  if (has_magic (&thumbnail, &jpeg_magic) && idp_codec_jpeg.read_header (&thumbnail, NULL))
    image = idp_file_decode (&thumbnail, G_MAXINT, NULL);
  g_bytes_unref (thumbnail.bytes);
  g_clear_pointer (&thumbnail.icc, g_bytes_unref);
  return image != NULL ? turn_upright (image, file->orientation, NULL) : NULL;
}

static void
copy_window_row (gpointer data, int y, const guint8 *row)
{
  GArray *windows = data;
  for (guint i = 0; i < windows->len; i++)
    {
      IdpWindow *window = &g_array_index (windows, IdpWindow, i);
      const IdpRect *rect = &window->stored;
      if (y >= rect->y && y < rect->y + rect->height)
        memcpy (window->luma + (gsize) (y - rect->y) * rect->width, row + rect->x, rect->width);
    }
}

static void
window_clear (gpointer data)
{
  g_free (((IdpWindow *) data)->luma);
}

static IdpRect
rect_to_upright (const IdpFile *file, const IdpRect *stored)
{
  /* Turning by a quarter is the only orientation that is not its own inverse. */
  static const int inverse[] = { 1, 1, 2, 3, 4, 5, 8, 7, 6 };
  const gboolean turned = file->orientation >= 5;
  const IdpFile back = {
    .width_px = turned ? file->height_px : file->width_px,
    .height_px = turned ? file->width_px : file->height_px,
    .orientation = inverse[file->orientation],
  };
  return rect_to_stored (&back, stored);
}

GArray *
idp_file_decode_windows (const IdpFile *file, const IdpPoint *centres, guint n, int side_px,
                         GError **error)
{
  const gboolean turned = file->orientation >= 5;
  const int width_px = turned ? file->height_px : file->width_px;
  const int height_px = turned ? file->width_px : file->height_px;
  if (MIN (width_px, height_px) < side_px)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("fewer than %d×%d pixels"), side_px,
                   side_px);
      return NULL;
    }

  g_autofree guint8 *wanted = g_malloc0 (height_px);
  g_autoptr (GArray) windows = g_array_new (FALSE, TRUE, sizeof (IdpWindow));
  g_array_set_clear_func (windows, window_clear);
  for (guint i = 0; i < n; i++)
    {
      const IdpRect square
          = { CLAMP ((int) centres[i].x - side_px / 2, 0, file->width_px - side_px),
              CLAMP ((int) centres[i].y - side_px / 2, 0, file->height_px - side_px), side_px,
              side_px };
      IdpWindow window = { .stored = rect_to_stored (file, &square) };
      window.stored.x -= window.stored.x % 8;
      window.stored.y -= window.stored.y % 8;
      window.upright = rect_to_upright (file, &window.stored);
      window.luma = g_malloc ((gsize) side_px * side_px);
      memset (wanted + window.stored.y, 1, side_px);
      g_array_append_val (windows, window);
    }
  if (!codec_of (file)->decode_luma (file, wanted, copy_window_row, windows, error))
    return NULL;
  return g_steal_pointer (&windows);
}
