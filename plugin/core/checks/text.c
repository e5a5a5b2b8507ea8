/* text: rows of small marks of one height and one colour, as letters and digits are.
 *
 * Dates, names and watermarks of separate characters are found where they stand out from wall or
 * clothes; stamps, handwriting and faint patterns are left to the eye.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"
#include "morphology.h"

/* A mark that may be a character, px of the view. */
typedef struct
{
  IdpRect box;
  double colour[3]; /* mean Lab of its strokes */
  int kind;         /* which channel it stands out in, and which way */
} Mark;

/* Strokes are narrower than twice this, px of the view; characters lie between these sizes. */
#define STROKE 5
#define LEAST_HEIGHT 6
#define MOST_HEIGHT 48
#define MOST_ASPECT 1.4
/* The share of its box that a character fills at least. */
#define LEAST_FILLED 0.18

/* Neighbours in a row, in heights of a character, and Lab units. */
#define MOST_GAP 1.8
#define MOST_RISE 0.22
#define MOST_GROWTH 1.3
#define MOST_COLOUR_SHIFT 20
#define SLACK 1 /* px: of an edge that lies between two */

/* Where strands, lashes and wrinkles look like strokes. */
static gboolean
is_head (const IdpPhoto *photo, const IdpRect *box, double chin_row)
{
  float shares[IDP_REGION_N];
  const IdpPoint middle = { box->x + box->width / 2.0, box->y + box->height / 2.0 };
  return middle.y < chin_row && idp_view_shares (photo, middle, shares)
         && shares[IDP_REGION_HAIR] + shares[IDP_REGION_FACE] + shares[IDP_REGION_SKIN] > 0.5;
}

static gboolean
has_character_shape (const IdpRect *box, int count, const IdpImage *view)
{
  const double filled = (double) count / (box->width * box->height);
  return box->height >= LEAST_HEIGHT && box->height <= MOST_HEIGHT
         && box->width <= MOST_ASPECT * box->height && filled >= LEAST_FILLED && box->x > 0
         && box->y > 0 && box->x + box->width < view->width_px
         && box->y + box->height < view->height_px;
}

static void
mean_colour (const IdpPhoto *photo, const guint8 *strokes, const IdpRect *box, double mean[3])
{
  int n = 0;
  for (int y = box->y; y < box->y + box->height; y++)
    for (int x = box->x; x < box->x + box->width; x++)
      if (strokes[y * photo->view->width_px + x])
        {
          for (int c = 0; c < 3; c++)
            mean[c] += idp_photo_lab_at (photo, x, y)[c];
          n++;
        }
  for (int c = 0; c < 3; c++)
    mean[c] /= MAX (1, n);
}

/* Adds the marks whose L*, a* or b* (CHANNEL) is above that of the ground by CONTRAST, or, with a
 * SIGN of -1, below it. */
static void
find_marks (const IdpPhoto *photo, double contrast, int channel, int sign, GArray *marks)
{
  const int width = photo->view->width_px, height = photo->view->height_px, n = width * height;
  const double chin_row = idp_face_chin_row (photo);
  g_autofree float *value = g_new (float, n);
  g_autofree guint8 *all = g_new (guint8, n), *left = g_new (guint8, n);
  for (int i = 0; i < n; i++)
    {
      value[i] = sign * photo->view_lab[3 * (gsize) i + channel];
      all[i] = 1;
    }
  g_autofree float *ground = idp_opening (value, all, width, height, STROKE);
  for (int i = 0; i < n; i++)
    left[i] = value[i] - ground[i] > contrast;
  g_autofree guint8 *strokes = g_memdup2 (left, n);
  for (int i = 0; i < n; i++)
    {
      Mark mark = { .kind = sign * (channel + 1) };
      if (!left[i])
        continue;
      const int count = idp_take_patch (left, width, height, i, &mark.box);
      if (!has_character_shape (&mark.box, count, photo->view)
          || is_head (photo, &mark.box, chin_row))
        continue;
      mean_colour (photo, strokes, &mark.box, mark.colour);
      g_array_append_val (marks, mark);
    }
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const Mark *x = a, *y = b;
  return x->box.x != y->box.x ? x->box.x - y->box.x : x->box.y - y->box.y;
}

/* Whether B stands right of A in one row of characters. */
static gboolean
follows (const Mark *a, const Mark *b)
{
  const double height = MAX (a->box.height, b->box.height);
  const double gap = b->box.x - (a->box.x + a->box.width);
  const int rise = ABS (b->box.y + b->box.height - a->box.y - a->box.height);
  const double shift = hypot (a->colour[0] - b->colour[0],
                              hypot (a->colour[1] - b->colour[1], a->colour[2] - b->colour[2]));
  return a->kind == b->kind && gap > -0.2 * height && gap < MOST_GAP * height
         && rise <= MOST_RISE * height + SLACK
         && height <= MOST_GROWTH * MIN (a->box.height, b->box.height) + SLACK
         && shift < MOST_COLOUR_SHIFT;
}

/* The longest row: its length and the rectangle around it. */
static int
longest_row (const GArray *marks, IdpRect *region)
{
  g_autofree int *length = g_new0 (int, marks->len + 1);
  g_autofree IdpRect *around = g_new0 (IdpRect, marks->len + 1);
  int longest = 0;
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);
      length[i] = 1;
      around[i] = mark->box;
      for (guint k = 0; k < i; k++)
        if (length[k] + 1 > length[i] && follows (&g_array_index (marks, Mark, k), mark))
          {
            length[i] = length[k] + 1;
            around[i] = idp_rect_around (&around[k], &mark->box);
          }
      if (length[i] <= longest)
        continue;
      longest = length[i];
      *region = around[i];
    }
  return longest;
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  const double contrast = idp_rule_number (rule, "contrast");
  IdpRect region = { 0 };
  for (int channel = 0; channel < 3; channel++)
    for (int sign = -1; sign <= 1; sign += 2)
      find_marks (photo, contrast, channel, sign, marks);
  g_array_sort (marks, compare_marks);
  const int longest = longest_row (marks, &region);
  return (IdpMeasurement){
    .measured = longest,
    .region = idp_photo_rect_from_view (photo, &region),
  };
}

const IdpCheck idp_check_text_or_mark = {
  .id = "text-or-mark",
  .unit = IDP_UNIT_COUNT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "contrast", 0, 100 }, { NULL } },
  .run = run,
};
