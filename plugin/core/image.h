/* image.h: a file, what its headers say, and its upright pixels. The only decoder of the project.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geometry.h"

/* 8-bit sRGB pixels, rows from top to bottom without padding. */
typedef struct
{
  int width_px;
  int height_px;
  guint8 *rgb; /* width_px * height_px * 3 bytes, owned */
} IdpImage;

/* Allocates a black picture; NULL with IDP_ERROR_UNREADABLE where memory does not suffice. */
IdpImage *idp_image_new (int width_px, int height_px, GError **error);
void idp_image_free (IdpImage *image);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpImage, idp_image_free)

static inline guint8 *
idp_image_at (const IdpImage *image, int x, int y)
{
  return image->rgb + ((gsize) y * image->width_px + x) * 3;
}

typedef enum
{
  IDP_FORMAT_JPEG,
  IDP_FORMAT_PNG,
} IdpFormat;

/* Colour as stored in the file. */
typedef enum
{
  IDP_COLOUR_RGB, /* also YCbCr in a JPEG */
  IDP_COLOUR_GREY,
  IDP_COLOUR_INDEXED,
  IDP_COLOUR_CMYK, /* also YCCK */
} IdpColour;

/* One picture file held in memory, and the facts its headers state. Immutable after loading, so it
 * can be shared between threads. */
typedef struct
{
  char *path;    /* as given */
  GBytes *bytes; /* the whole file */
  char *sha256;  /* of the bytes, 64 hex digits */

  IdpFormat format;
  int width_px; /* upright, that is after the EXIF orientation */
  int height_px;
  int orientation; /* EXIF, 1..8; 1 where the file says nothing */
  IdpColour colour;
  gboolean alpha;
  int bits_per_pixel; /* 24 for the usual picture, without alpha */
  double density_dpi; /* 0 where the header states none, or none with a unit, or two that differ */
  double density_across, density_down; /* both as stated, per inch if a unit is; 0 = not stated */
  gboolean baseline; /* a JPEG in sequential Huffman coding, what every printer and viewer reads */
  int jpeg_quality;  /* IJG quality that fits the luminance table best, 1..100; 0 for a PNG */
  guint16 jpeg_table[64];        /* luminance steps in natural order; all 1 where there are none */
  guint16 jpeg_chroma_table[64]; /* the same for chrominance */
  gboolean jpeg_standard_tables; /* they are those of JPEG_QUALITY, scaled as the library of the
                                    Independent JPEG Group does */
  gboolean extension_matches;    /* .jpg or .jpeg for a JPEG, .png for a PNG, in any letter case */
  struct _GExiv2Metadata *metadata; /* EXIF, XMP and IPTC; NULL where they cannot be read */
  GBytes *icc; /* embedded colour profile, NULL where there is none or it is plain sRGB */
} IdpFile;

/* Reads PATH and its headers. Errors: IDP_ERROR_UNREADABLE with a message that names no path
 * (callers prefix it), for everything that is not a whole JPEG or PNG of at most IDP_IMAGE_MAX_PX
 * pixels. */
IdpFile *idp_file_load (const char *path, GError **error);

/* The same for BYTES that are in memory already; PATH need not exist. */
IdpFile *idp_file_new (const char *path, GBytes *bytes, GError **error);
void idp_file_free (IdpFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpFile, idp_file_free)

/* A bound on what a header may make us allocate; the largest phone sensor of 2026 has 200 million.
 */
#define IDP_IMAGE_MAX_PX (250 * 1000 * 1000)

/* Decodes at the coarsest JPEG scale (1, 1/2, 1/4, 1/8) whose short side still has
 * MIN_SHORT_SIDE_PX pixels, upright, alpha over white. MIN_SHORT_SIDE_PX = G_MAXINT gives full
 * resolution. Errors: IDP_ERROR_UNREADABLE for damaged or truncated data. */
IdpImage *idp_file_decode (const IdpFile *file, int min_short_side_px, GError **error);

/* Reads all of the picture without making its pixels; FALSE where idp_file_decode() would fail for
 * damaged or truncated data, in a third of the time. */
gboolean idp_file_check (const IdpFile *file, GError **error);

/* Decodes RECT (upright pixels) at full resolution and averages it down to WIDTH_PX x HEIGHT_PX,
 * upright, row by row: the picture is never held whole. Both sizes are at most those of RECT. Each
 * new pixel is the mean of the area it covers, so nothing overshoots. Integer arithmetic: the same
 * bytes on every machine. Errors: as idp_file_decode(). */
IdpImage *idp_file_decode_reduced (const IdpFile *file, const IdpRect *rect, int width_px,
                                   int height_px, GError **error);

/* The preview that cameras embed in EXIF, upright; NULL where there is none that can be decoded. */
IdpImage *idp_file_thumbnail (const IdpFile *file);

/* Luma of one window of the stored picture, rows without padding. */
typedef struct
{
  IdpRect stored; /* px of the stored picture, corner at multiples of 8 */
  IdpRect upright;
  guint8 *luma; /* stored.width * stored.height, owned */
} IdpWindow;

/* The luma at full resolution of N squares of SIDE_PX (a multiple of 8) around CENTRES (upright
 * pixels), moved into the picture and onto the grid of JPEG blocks; they stay turned as stored. Of
 * a JPEG only the rows of the windows are decoded and nothing after the last. An array of N
 * IdpWindow, or NULL where the picture is smaller than SIDE_PX. Errors: IDP_ERROR_UNREADABLE. */
GArray *idp_file_decode_windows (const IdpFile *file, const IdpPoint *centres, guint n, int side_px,
                                 GError **error);
