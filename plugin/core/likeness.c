/* likeness: a small signature of a picture.
 *
 * The picture, and the part of it around the face, is averaged down to a small grey one, and what
 * is left of it after its local mean is taken away is compared by correlation. Light, size and
 * compression change little of that; another frame of the same sitting already changes much. A
 * 64-bit hash of coarse blocks comes first, because thousands of photos are compared each with
 * each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "likeness.h"

#include <string.h>

/* Of the small grey picture. */
#define COLUMNS 32
#define ROWS 40
#define CELLS (COLUMNS * ROWS)

/* Half the side of the square whose mean is taken away, cells. */
#define MEAN_RADIUS 4

/* The part around the face, in eye distances: its width, and how far above the eyes it begins. A
 * finished picture shows 4 to 5 eye distances, and a slightly closer crop of it shall still hold
 * the part. */
#define FACE_WIDTH 3.6
#define FACE_ABOVE 1.8

/* Share of the whole picture left out at each edge: scanned prints have a border there, which makes
 * different people alike. */
#define BORDER 0.1

/* Detail weaker than this (standard deviation, grey levels) is noise. */
#define LEAST_DETAIL 1.5

/* Standard deviation of the stored detail, so that hardly anything reaches the ends of 8 bits. */
#define STORED_DEVIATION 24

/* Blocks of the hash: 8 x 8. */
#define BLOCK_COLUMNS 4
#define BLOCK_ROWS 5

/* Hashes of one picture differ in fewer bits. */
#define HASH_BITS 10

typedef enum
{
  FACE,  /* known again in a crop */
  WHOLE, /* known again where the eyes are not found in just the same place */
  N_PARTS
} Part;

/* The hashes come first, so that most comparisons touch one line of the cache. */
struct _IdpLikeness
{
  guint64 hash[N_PARTS];
  double length[N_PARTS]; /* of `detail` as a vector; 0 where there is nothing to compare */
  gint8 detail[N_PARTS][CELLS];
};

void
idp_likeness_free (IdpLikeness *likeness)
{
  g_free (likeness);
}

typedef struct
{
  double x, y, width, height;
} Box;

static Box
face_box (const IdpPhoto *photo)
{
  const double scale = (double) photo->small->width_px / photo->file->width_px;
  const double unit = idp_face_eye_distance (&photo->face) * scale;
  const IdpPoint middle = idp_face_eye_middle (&photo->face);
  return (Box){
    .x = middle.x * scale - FACE_WIDTH / 2 * unit,
    .y = middle.y * scale - FACE_ABOVE * unit,
    .width = FACE_WIDTH * unit,
    .height = FACE_WIDTH * unit * ROWS / COLUMNS,
  };
}

static double
luma (const IdpImage *image, int x, int y)
{
  const guint8 *p
      = idp_image_at (image, CLAMP (x, 0, image->width_px - 1), CLAMP (y, 0, image->height_px - 1));
  return 0.299 * p[0] + 0.587 * p[1] + 0.114 * p[2];
}

/* How much of pixel N the span FROM..TO covers. */
static double
covered (int n, double from, double to)
{
  return MIN (n + 1, to) - MAX (n, from);
}

/* The mean over the area of one cell; outside of IMAGE its edge goes on. */
static double
cell_mean (const IdpImage *image, const Box *cell)
{
  const double right = cell->x + cell->width, bottom = cell->y + cell->height;
  double sum = 0;
  for (int y = floor (cell->y); y < bottom; y++)
    for (int x = floor (cell->x); x < right; x++)
      sum += luma (image, x, y) * covered (x, cell->x, right) * covered (y, cell->y, bottom);
  return sum / (cell->width * cell->height);
}

static void
reduce (const IdpImage *image, const Box *box, double cells[CELLS])
{
  const double width = box->width / COLUMNS, height = box->height / ROWS;
  for (int row = 0; row < ROWS; row++)
    for (int column = 0; column < COLUMNS; column++)
      {
        const Box cell = { box->x + column * width, box->y + row * height, width, height };
        cells[row * COLUMNS + column] = cell_mean (image, &cell);
      }
}

static double
block_mean (const double *cells, int x0, int y0, int x1, int y1)
{
  x0 = MAX (x0, 0), y0 = MAX (y0, 0), x1 = MIN (x1, COLUMNS), y1 = MIN (y1, ROWS);
  double sum = 0;
  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      sum += cells[y * COLUMNS + x];
  return sum / ((x1 - x0) * (y1 - y0));
}

static void
take_mean_away (const double cells[CELLS], double detail[CELLS])
{
  for (int y = 0; y < ROWS; y++)
    for (int x = 0; x < COLUMNS; x++)
      detail[y * COLUMNS + x] = cells[y * COLUMNS + x]
                                - block_mean (cells, x - MEAN_RADIUS, y - MEAN_RADIUS,
                                              x + MEAN_RADIUS + 1, y + MEAN_RADIUS + 1);
}

/* One bit a block: is it brighter than its surroundings? */
static guint64
hash_of (const double detail[CELLS])
{
  const int columns = COLUMNS / BLOCK_COLUMNS, rows = ROWS / BLOCK_ROWS;
  guint64 hash = 0;
  for (int y = 0; y < rows; y++)
    for (int x = 0; x < columns; x++)
      {
        const int top = y * BLOCK_ROWS, left = x * BLOCK_COLUMNS;
        const double mean = block_mean (detail, left, top, left + BLOCK_COLUMNS, top + BLOCK_ROWS);
        hash = hash << 1 | (mean > 0);
      }
  return hash;
}

static double
length_of (const gint8 detail[CELLS])
{
  int sum = 0;
  for (int i = 0; i < CELLS; i++)
    sum += detail[i] * detail[i];
  return sqrt (sum);
}

static void
sign (IdpLikeness *likeness, Part part, const IdpImage *image, const Box *box)
{
  double cells[CELLS], detail[CELLS];
  reduce (image, box, cells);
  take_mean_away (cells, detail);

  double square = 0;
  for (int i = 0; i < CELLS; i++)
    square += detail[i] * detail[i];
  const double deviation = sqrt (square / CELLS);
  if (deviation < LEAST_DETAIL)
    return;

  gint8 *stored = likeness->detail[part];
  for (int i = 0; i < CELLS; i++)
    stored[i] = (gint8) CLAMP (lround (detail[i] / deviation * STORED_DEVIATION), -127, 127);
  likeness->hash[part] = hash_of (detail);
  likeness->length[part] = length_of (stored);
}

IdpLikeness *
idp_likeness_new (const IdpPhoto *photo)
{
  g_return_val_if_fail (photo != NULL && photo->small != NULL, NULL);

  g_autoptr (IdpLikeness) likeness = g_new0 (IdpLikeness, 1);
  const double width = photo->small->width_px, height = photo->small->height_px;
  const Box whole
      = { BORDER * width, BORDER * height, (1 - 2 * BORDER) * width, (1 - 2 * BORDER) * height };
  sign (likeness, WHOLE, photo->small, &whole);
  if (photo->face.count > 0 && idp_face_eye_distance (&photo->face) > 0)
    {
      const Box face = face_box (photo);
      sign (likeness, FACE, photo->small, &face);
    }
  return g_steal_pointer (&likeness);
}

GBytes *
idp_likeness_to_bytes (const IdpLikeness *likeness)
{
  return g_bytes_new (likeness, sizeof *likeness);
}

IdpLikeness *
idp_likeness_from_bytes (gconstpointer data, gsize length)
{
  return length == sizeof (IdpLikeness) ? g_memdup2 (data, length) : NULL;
}

static double
compare (const IdpLikeness *a, const IdpLikeness *b, Part part)
{
  if (__builtin_popcountll (a->hash[part] ^ b->hash[part]) > HASH_BITS || a->length[part] == 0
      || b->length[part] == 0)
    return 0;
  const gint8 *x = a->detail[part], *y = b->detail[part];
  int product = 0;
  for (int i = 0; i < CELLS; i++)
    product += x[i] * y[i];
  return MAX (0, 100 * product / (a->length[part] * b->length[part]));
}

double
idp_likeness_compare (const IdpLikeness *a, const IdpLikeness *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  const double face = compare (a, b, FACE), whole = compare (a, b, WHOLE);
  return MAX (face, whole);
}
