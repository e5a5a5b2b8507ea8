/* test-label-layout: labels inside the picture, clear of the eyes and of each other, near their
 * frames. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "label-layout.h"

#define N_RANDOM 1000
#define MAX_LABELS 40

/* A 480x640 portrait. */
static const IdpLabelSpace portrait = {
  .width_px = 480,
  .height_px = 640,
  .bar_px = 27,
  .eyes = { 140, 190, 200, 110 },
  .face = { 130, 180, 220, 270 },
};

static gboolean
overlap (const IdpRect *a, const IdpRect *b)
{
  IdpRect common = idp_rect_intersect (a, b);
  return !idp_rect_is_empty (&common);
}

static gboolean
is_inside (const IdpRect *r, const IdpLabelSpace *space)
{
  return r->x >= 0 && r->y >= 0 && r->x + r->width <= space->width_px
         && r->y + r->height <= space->height_px;
}

static IdpRect
random_rect (GRand *rand, int width_px, int height_px)
{
  int width = g_rand_int_range (rand, 1, width_px + 1);
  int height = g_rand_int_range (rand, 1, height_px + 1);
  return (IdpRect){ g_rand_int_range (rand, 0, width_px - width + 1),
                    g_rand_int_range (rand, 0, height_px - height + 1), width, height };
}

/* A picture with a face somewhere in it, of any size from close-up to full length. */
static IdpLabelSpace
random_space (GRand *rand, int min_px, int max_px)
{
  IdpLabelSpace space = {
    .width_px = g_rand_int_range (rand, min_px, max_px),
    .height_px = g_rand_int_range (rand, min_px, max_px),
  };
  int shorter = MIN (space.width_px, space.height_px);
  space.bar_px = MAX (20, shorter / 24);
  int size = g_rand_int_range (rand, shorter / 8, shorter * 3 / 4);
  space.face = (IdpRect){ g_rand_int_range (rand, 0, space.width_px - size),
                          g_rand_int_range (rand, 0, space.height_px - size), size, size };
  space.eyes = (IdpRect){ space.face.x, space.face.y + size / 8, size, size / 2 };
  return space;
}

static void
random_labels (GRand *rand, const IdpLabelSpace *space, IdpLabel *labels, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      int number = space->bar_px, title = g_rand_int_range (rand, 3, 10) * space->bar_px;
      labels[i] = (IdpLabel){ .width_px = { title + 6 * space->bar_px, title, number } };
      int kind = g_rand_int_range (rand, 0, 4);
      if (kind == 0 && i > 0)
        labels[i].frame = labels[g_rand_int_range (rand, 0, i)].frame;
      else if (kind > 1)
        labels[i].frame = random_rect (rand, space->width_px, space->height_px);
    }
}

/* What holds for every label that has a place. */
static void
assert_clear (const IdpLabel *labels, guint n, const IdpLabelSpace *space)
{
  for (guint i = 0; i < n; i++)
    {
      const IdpRect *rect = &labels[i].rect;
      if (idp_rect_is_empty (rect))
        continue;
      g_assert_true (is_inside (rect, space));
      g_assert_false (overlap (rect, &space->eyes));
      for (guint j = 0; j < i; j++)
        g_assert_false (overlap (rect, &labels[j].rect));
    }
}

static gboolean
is_on_outline (IdpPoint p, const IdpRect *r)
{
  gboolean within_x = p.x >= r->x && p.x <= r->x + r->width;
  gboolean within_y = p.y >= r->y && p.y <= r->y + r->height;
  return within_x && within_y
         && (p.x == r->x || p.x == r->x + r->width || p.y == r->y || p.y == r->y + r->height);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  for (int run = 0; run < N_RANDOM; run++)
    {
      IdpLabel labels[MAX_LABELS];
      IdpLabelSpace space = random_space (rand, 400, 4000);
      guint n = g_rand_int_range (rand, 0, MAX_LABELS + 1);
      random_labels (rand, &space, labels, n);

      double scale = idp_label_layout (labels, n, &space);

      g_assert_cmpfloat (scale, >, 0.5);
      g_assert_cmpfloat (scale, <=, 1);
      assert_clear (labels, n, &space);
      for (guint i = 0; i < n; i++)
        {
          g_assert_false (idp_rect_is_empty (&labels[i].rect));
          g_assert_cmpfloat (labels[i].rect.width, >=,
                             floor (labels[i].width_px[labels[i].form] * scale));
          if (idp_point_known (labels[i].leader_from))
            g_assert_true (is_on_outline (labels[i].leader_to, &labels[i].frame));
        }
    }
}

/* In a picture too small for all of them, those that are left out have nowhere to go. */
static void
test_tiny (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  guint n_left_out = 0;
  for (int run = 0; run < N_RANDOM; run++)
    {
      IdpLabel labels[MAX_LABELS];
      IdpLabelSpace space = random_space (rand, 8, 70);
      random_labels (rand, &space, labels, MAX_LABELS);
      double scale = idp_label_layout (labels, MAX_LABELS, &space);
      assert_clear (labels, MAX_LABELS, &space);

      int size = round (space.bar_px * scale);
      int gap = MAX (1, size / 6);
      guint n_placed = 0;
      for (guint i = 0; i < MAX_LABELS; i++)
        n_placed += !idp_rect_is_empty (&labels[i].rect);
      n_left_out += MAX_LABELS - n_placed;
      for (int y = 0; y + size <= space.height_px && n_placed < MAX_LABELS; y++)
        for (int x = 0; x + size <= space.width_px; x++)
          {
            IdpRect free_rect = { x - gap, y - gap, size + 2 * gap, size + 2 * gap };
            gboolean taken = overlap (&free_rect, &space.eyes);
            for (guint i = 0; i < MAX_LABELS && !taken; i++)
              taken = overlap (&free_rect, &labels[i].rect);
            g_assert_true (taken);
          }
    }
  g_assert_cmpuint (n_left_out, >, 0);
}

static void
test_one (void)
{
  IdpLabel label = { .frame = { 170, 20, 140, 40 }, .width_px = { 300, 150, 27 } };
  g_assert_cmpfloat (idp_label_layout (&label, 1, &portrait), ==, 1);

  g_assert_cmpint (label.form, ==, IDP_LABEL_VALUE);
  g_assert_cmpint (label.rect.width, ==, 300);
  g_assert_false (overlap (&label.rect, &label.frame));
  g_assert_false (overlap (&label.rect, &portrait.face));
  g_assert_false (idp_point_known (label.leader_from));
}

/* One column in order, and at most one line to the frame. */
static void
test_shared_frame (void)
{
  IdpLabel labels[4];
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    labels[i] = (IdpLabel){ .frame = { 130, 180, 220, 270 }, .width_px = { 120, 90 + i, 27 } };
  idp_label_layout (labels, G_N_ELEMENTS (labels), &portrait);

  for (guint i = 1; i < G_N_ELEMENTS (labels); i++)
    {
      g_assert_cmpint (labels[i].rect.x, ==, labels[0].rect.x);
      g_assert_cmpint (labels[i].rect.width, ==, labels[0].rect.width);
      g_assert_cmpint (labels[i].rect.y, ==, labels[i - 1].rect.y + labels[i - 1].rect.height);
      g_assert_false (idp_point_known (labels[i].leader_from));
    }
}

static void
test_whole_picture (void)
{
  IdpLabel labels[3];
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    labels[i] = (IdpLabel){ .width_px = { 300, 150, 27 } };
  idp_label_layout (labels, G_N_ELEMENTS (labels), &portrait);

  g_assert_cmpint (labels[0].rect.x, ==, 0);
  g_assert_cmpint (labels[0].rect.y, <, labels[2].rect.y);
  g_assert_cmpint (labels[2].rect.y + labels[2].rect.height, ==, portrait.height_px);
}

/* A label that cannot touch its frame is tied to it by a line that keeps off the eyes. */
static void
test_leader (void)
{
  IdpLabel label = { .frame = { 230, 240, 20, 10 }, .width_px = { 200, 150, 27 } };
  idp_label_layout (&label, 1, &portrait);
  g_assert_true (idp_point_known (label.leader_from));
  g_assert_true (is_on_outline (label.leader_from, &label.rect));
  g_assert_true (is_on_outline (label.leader_to, &label.frame));
}

static void
test_numbers_when_full (void)
{
  IdpLabel labels[MAX_LABELS];
  guint n_numbers = 0;
  for (guint i = 0; i < MAX_LABELS; i++)
    labels[i] = (IdpLabel){ .frame = { 0, 16 * i, 100, 16 }, .width_px = { 700, 450, 27 } };
  idp_label_layout (labels, MAX_LABELS, &portrait);

  for (guint i = 0; i < MAX_LABELS; i++)
    {
      g_assert_false (idp_rect_is_empty (&labels[i].rect));
      n_numbers += labels[i].form == IDP_LABEL_NUMBER;
    }
  g_assert_cmpuint (n_numbers, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-layout/random", test_random);
  g_test_add_func ("/label-layout/tiny", test_tiny);
  g_test_add_func ("/label-layout/one", test_one);
  g_test_add_func ("/label-layout/shared-frame", test_shared_frame);
  g_test_add_func ("/label-layout/whole-picture", test_whole_picture);
  g_test_add_func ("/label-layout/leader", test_leader);
  g_test_add_func ("/label-layout/numbers-when-full", test_numbers_when_full);
  return g_test_run ();
}
