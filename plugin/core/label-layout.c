/* label-layout: where labels stand on a picture.
 *
 * Labels of one frame form a block, a column that is placed as one. Blocks are placed one after the
 * other, each where it costs least. The places tried align the block with its frame, or let it
 * touch the edge of the picture, the eyes, the face or a block placed before. A block that fits
 * anywhere can be pushed left and up until it touches something, so a place is found whenever there
 * is one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "label-layout.h"

#define MAX_ROWS 10

/* Costs are in heights of a label: what the eye travels between label and frame. */
#define COST_LEADER 1.0
#define COST_RAGGED 0.7 /* no upright edge in line with one of the frame's */
#define COST_CROSSING 8.0
#define COST_ON_FACE 20.0 /* the whole label on the face */
#define COST_ON_FRAME 6.0 /* a whole frame under the label */

/* With more labels than this, values are left to the list. */
#define MAX_VALUES 5

static const double cost_of_form[IDP_LABEL_FORMS] = { 0, 1, 40 };

typedef struct
{
  double text_scale;
  IdpLabelForm longest, shortest;
  guint rows;      /* of a block, at most */
  gboolean strict; /* rather give up than cover the face or cross a label with a leader */
} Attempt;

static const Attempt attempts[] = {
  { 1.00, IDP_LABEL_VALUE, IDP_LABEL_TITLE, MAX_ROWS, TRUE },
  { 0.85, IDP_LABEL_VALUE, IDP_LABEL_TITLE, MAX_ROWS, TRUE },
  { 0.70, IDP_LABEL_TITLE, IDP_LABEL_TITLE, MAX_ROWS, TRUE },
  { 0.70, IDP_LABEL_TITLE, IDP_LABEL_NUMBER, MAX_ROWS, FALSE },
  { 0.70, IDP_LABEL_NUMBER, IDP_LABEL_NUMBER, 1, FALSE },
};

typedef struct
{
  IdpRect frame;
  guint n_rows;
  IdpLabel *rows[MAX_ROWS];
} Block;

typedef struct
{
  IdpPoint from, to;
} Segment;

/* The picture while it fills. */
typedef struct
{
  const IdpLabelSpace *space;
  const Attempt *attempt;
  IdpLabelForm longest;
  int bar_px;
  int gap_px;        /* between blocks */
  GArray *frames;    /* IdpRect, each once */
  GArray *obstacles; /* IdpRect: the eyes and the blocks placed so far */
  GArray *leaders;   /* Segment */
} Table;

typedef struct
{
  double cost;
  IdpLabelForm form;
  IdpRect rect;
} Place;

static gboolean
rect_equal (const IdpRect *a, const IdpRect *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

static double
common_area (const IdpRect *a, const IdpRect *b)
{
  IdpRect common = idp_rect_intersect (a, b);
  return (double) common.width * common.height;
}

static double
area (const IdpRect *r)
{
  return (double) r->width * r->height;
}

/* The shortest way from one interval to the other, or the middle of what they share. */
static void
bridge (double a0, double a1, double b0, double b1, double *from, double *to)
{
  if (a1 < b0)
    *from = a1, *to = b0;
  else if (b1 < a0)
    *from = a0, *to = b1;
  else
    *from = *to = (MAX (a0, b0) + MIN (a1, b1)) / 2;
}

/* The shortest line from RECT to the outline of FRAME. */
static Segment
find_leader (const IdpRect *rect, const IdpRect *frame)
{
  double left = rect->x - frame->x, right = frame->x + frame->width - rect->x - rect->width;
  double top = rect->y - frame->y, bottom = frame->y + frame->height - rect->y - rect->height;
  double inset = MIN (MIN (left, right), MIN (top, bottom));
  double middle_x = rect->x + rect->width / 2.0, middle_y = rect->y + rect->height / 2.0;

  Segment s;
  if (inset < 0)
    {
      bridge (rect->x, rect->x + rect->width, frame->x, frame->x + frame->width, &s.from.x,
              &s.to.x);
      bridge (rect->y, rect->y + rect->height, frame->y, frame->y + frame->height, &s.from.y,
              &s.to.y);
    }
  else if (inset == left)
    s = (Segment){ { rect->x, middle_y }, { frame->x, middle_y } };
  else if (inset == right)
    s = (Segment){ { rect->x + rect->width, middle_y }, { frame->x + frame->width, middle_y } };
  else if (inset == top)
    s = (Segment){ { middle_x, rect->y }, { middle_x, frame->y } };
  else
    s = (Segment){ { middle_x, rect->y + rect->height }, { middle_x, frame->y + frame->height } };
  return s;
}

static double
length (const Segment *s)
{
  return hypot (s->to.x - s->from.x, s->to.y - s->from.y);
}

/* Narrows the part of S, T0..T1 of its length, to where FROM + t * DELTA lies between LOW and HIGH.
 */
static void
narrow (double from, double delta, double low, double high, double *t0, double *t1)
{
  if (delta == 0)
    {
      if (from <= low || from >= high)
        *t1 = -1;
      return;
    }
  double a = (low - from) / delta, b = (high - from) / delta;
  *t0 = MAX (*t0, MIN (a, b));
  *t1 = MIN (*t1, MAX (a, b));
}

static gboolean
crosses (const Segment *s, const IdpRect *rect)
{
  double t0 = 0, t1 = 1;
  narrow (s->from.x, s->to.x - s->from.x, rect->x, rect->x + rect->width, &t0, &t1);
  narrow (s->from.y, s->to.y - s->from.y, rect->y, rect->y + rect->height, &t0, &t1);
  return t0 < t1;
}

/* TRUE where an upright edge of A continues one of B. */
static gboolean
in_line (const IdpRect *a, const IdpRect *b)
{
  int a_end = a->x + a->width, b_end = b->x + b->width;
  return a->x == b->x || a_end == b_end || a_end == b->x || a->x == b_end;
}

static gboolean
is_free (const Table *table, const IdpRect *rect)
{
  const IdpRect grown = { rect->x - table->gap_px, rect->y - table->gap_px,
                          rect->width + 2 * table->gap_px, rect->height + 2 * table->gap_px };
  for (guint i = 0; i < table->obstacles->len; i++)
    if (common_area (&grown, &g_array_index (table->obstacles, IdpRect, i)) > 0)
      return FALSE;
  return TRUE;
}

/* What RECT and its LEADER would cross. */
static guint
count_crossings (const Table *table, const IdpRect *rect, const Segment *leader)
{
  guint n = 0;
  for (guint i = 0; i < table->obstacles->len; i++)
    n += crosses (leader, &g_array_index (table->obstacles, IdpRect, i));
  for (guint i = 0; i < table->leaders->len; i++)
    n += crosses (&g_array_index (table->leaders, Segment, i), rect);
  return n;
}

/* Infinite where RECT may not stand or costs at least LIMIT. */
static double
cost_of_place (const Table *table, const Block *block, const IdpRect *rect, double limit)
{
  const IdpLabelSpace *space = table->space;
  gboolean strict = table->attempt->strict;
  gboolean framed = !idp_rect_is_empty (&block->frame);

  double on_face = common_area (rect, &space->face) / area (rect);
  if (on_face > 0 && strict)
    return INFINITY;

  /* The picture as a whole has its labels in the lower left corner, and no line leads there. */
  const IdpRect corner = { 0, space->height_px, 0, 0 };
  Segment leader = find_leader (rect, framed ? &block->frame : &corner);
  double distance = length (&leader);
  double cost = COST_ON_FACE * on_face + distance / table->bar_px;
  if (framed && distance > 0)
    cost += COST_LEADER;
  if (framed && !in_line (rect, &block->frame))
    cost += COST_RAGGED;
  for (guint i = 0; i < table->frames->len; i++)
    {
      const IdpRect *frame = &g_array_index (table->frames, IdpRect, i);
      cost += COST_ON_FRAME * common_area (rect, frame) / area (frame);
    }
  if (cost >= limit || !is_free (table, rect))
    return INFINITY;

  if (!framed)
    leader.to = leader.from;
  guint n_crossings = count_crossings (table, rect, &leader);
  return n_crossings > 0 && strict ? INFINITY : cost + COST_CROSSING * n_crossings;
}

/* The ends of an interval that make one of SIZE touch it from outside, at a distance of GAP. */
static void
add_beside (GArray *starts, int start, int length, int size, int gap)
{
  int before = start - size - gap, after = start + length + gap;
  g_array_append_val (starts, before);
  g_array_append_val (starts, after);
}

/* The ends that align one of SIZE with it. */
static void
add_aligned (GArray *starts, int start, int length, int size)
{
  int end = start + length - size;
  g_array_append_val (starts, start);
  g_array_append_val (starts, end);
}

static void
try_places (const Table *table, const Block *block, IdpLabelForm form, Place *best)
{
  const IdpLabelSpace *space = table->space;
  const IdpRect *frame = &block->frame, *face = &space->face;
  int width = 0, height = block->n_rows * table->bar_px;
  for (guint i = 0; i < block->n_rows; i++)
    width = MAX (width, (int) ceil (block->rows[i]->width_px[form] * table->attempt->text_scale));

  g_autoptr (GArray) xs = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) ys = g_array_new (FALSE, FALSE, sizeof (int));
  if (!idp_rect_is_empty (frame))
    {
      add_aligned (xs, frame->x, frame->width, width);
      add_beside (xs, frame->x, frame->width, width, 0);
      add_beside (ys, frame->y, frame->height, height, 0);
      add_aligned (ys, frame->y, frame->height, height);
    }
  add_aligned (xs, 0, space->width_px, width);
  add_aligned (ys, 0, space->height_px, height);
  add_beside (xs, face->x, face->width, width, 2 * table->gap_px);
  add_beside (ys, face->y, face->height, height, 2 * table->gap_px);
  for (guint i = 0; i < table->obstacles->len; i++)
    {
      const IdpRect *obstacle = &g_array_index (table->obstacles, IdpRect, i);
      add_beside (xs, obstacle->x, obstacle->width, width, table->gap_px);
      add_beside (ys, obstacle->y, obstacle->height, height, table->gap_px);
    }

  for (guint j = 0; j < ys->len; j++)
    for (guint i = 0; i < xs->len; i++)
      {
        IdpRect rect = { g_array_index (xs, int, i), g_array_index (ys, int, j), width, height };
        if (rect.x < 0 || rect.y < 0 || rect.x + width > space->width_px
            || rect.y + height > space->height_px)
          continue;
        double extra = cost_of_form[form];
        double cost = extra + cost_of_place (table, block, &rect, best->cost - extra);
        if (cost < best->cost)
          *best = (Place){ cost, form, rect };
      }
}

static gboolean
place_block (Table *table, const Block *block)
{
  Place best = { INFINITY, IDP_LABEL_NUMBER, { 0 } };
  for (IdpLabelForm form = table->longest; form <= table->attempt->shortest; form++)
    try_places (table, block, form, &best);
  if (isinf (best.cost))
    return FALSE;

  int row_px = best.rect.height / block->n_rows;
  for (guint i = 0; i < block->n_rows; i++)
    {
      IdpLabel *label = block->rows[i];
      label->form = best.form;
      label->rect
          = (IdpRect){ best.rect.x, best.rect.y + (int) i * row_px, best.rect.width, row_px };
    }
  g_array_append_val (table->obstacles, best.rect);

  if (idp_rect_is_empty (&block->frame))
    return TRUE;
  Segment leader = find_leader (&best.rect, &block->frame);
  if (length (&leader) > 0)
    {
      block->rows[0]->leader_from = leader.from;
      block->rows[0]->leader_to = leader.to;
      g_array_append_val (table->leaders, leader);
    }
  return TRUE;
}

/* One block for each frame, in the order of the labels; those of the picture as a whole come last,
 * for their corner is as good as another. */
static GArray *
gather_blocks (IdpLabel *labels, guint n_labels, guint max_rows)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  for (int whole = 0; whole <= 1; whole++)
    for (guint i = 0; i < n_labels; i++)
      {
        if (idp_rect_is_empty (&labels[i].frame) != whole)
          continue;
        Block *block = NULL;
        for (guint j = 0; j < blocks->len && block == NULL; j++)
          {
            Block *other = &g_array_index (blocks, Block, j);
            if (other->n_rows < max_rows && rect_equal (&other->frame, &labels[i].frame))
              block = other;
          }
        if (block == NULL)
          {
            g_array_append_val (blocks, ((Block){ .frame = labels[i].frame }));
            block = &g_array_index (blocks, Block, blocks->len - 1);
          }
        block->rows[block->n_rows++] = &labels[i];
      }
  return blocks;
}

static GArray *
gather_frames (const IdpLabel *labels, guint n_labels)
{
  GArray *frames = g_array_new (FALSE, FALSE, sizeof (IdpRect));
  for (guint i = 0; i < n_labels; i++)
    {
      gboolean known = idp_rect_is_empty (&labels[i].frame);
      for (guint j = 0; j < frames->len && !known; j++)
        known = rect_equal (&g_array_index (frames, IdpRect, j), &labels[i].frame);
      if (!known)
        g_array_append_val (frames, labels[i].frame);
    }
  return frames;
}

/* TRUE when every label has its place. */
static gboolean
attempt_layout (IdpLabel *labels, guint n_labels, const IdpLabelSpace *space,
                const Attempt *attempt)
{
  for (guint i = 0; i < n_labels; i++)
    {
      labels[i].rect = (IdpRect){ 0 };
      labels[i].leader_from = labels[i].leader_to = IDP_POINT_NONE;
    }

  g_autoptr (GArray) blocks = gather_blocks (labels, n_labels, attempt->rows);
  g_autoptr (GArray) frames = gather_frames (labels, n_labels);
  g_autoptr (GArray) obstacles = g_array_new (FALSE, FALSE, sizeof (IdpRect));
  g_autoptr (GArray) leaders = g_array_new (FALSE, FALSE, sizeof (Segment));
  int bar_px = MAX (1, (int) round (space->bar_px * attempt->text_scale));
  Table table = {
    .space = space,
    .attempt = attempt,
    .longest = n_labels > MAX_VALUES ? MAX (attempt->longest, IDP_LABEL_TITLE) : attempt->longest,
    .bar_px = bar_px,
    .gap_px = MAX (1, bar_px / 6),
    .frames = frames,
    .obstacles = obstacles,
    .leaders = leaders,
  };
  g_array_append_val (obstacles, space->eyes);

  gboolean all = TRUE;
  for (guint i = 0; i < blocks->len; i++)
    all &= place_block (&table, &g_array_index (blocks, Block, i));
  return all;
}

double
idp_label_layout (IdpLabel *labels, guint n_labels, const IdpLabelSpace *space)
{
  guint i = 0;
  while (!attempt_layout (labels, n_labels, space, &attempts[i]) && i + 1 < G_N_ELEMENTS (attempts))
    i++;
  return attempts[i].text_scale;
}
