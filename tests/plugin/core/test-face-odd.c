/* test-face-odd: pictures that nobody should send. Whatever is said about them, it is not a face
 * that stands elsewhere, said with confidence. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "drawings.h"
#include "face.h"
#include "scratch.h"

/* Eyes may be off by this share of their distance. */
#define EYE_LIMIT 0.15

static const DrawnEyes no_eyes = { { NAN, NAN }, { NAN, NAN } };

static double
distance (IdpPoint a, IdpPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

/* How far the worse eye is off, eye distances; infinite where there is none. */
static double
eye_error (const IdpFace *face, const DrawnEyes *eyes)
{
  if (!idp_point_known (eyes->left))
    return G_MAXDOUBLE;
  return MAX (distance (face->left_eye, eyes->left), distance (face->right_eye, eyes->right))
         / distance (eyes->left, eyes->right);
}

static IdpFace
assert_not_surely_wrong (const IdpImage *image, const DrawnEyes *eyes)
{
  const IdpFace face = scratch_find_face (image);
  g_test_message ("%d faces, confidence %.2f, eyes off by %.2f of their distance", face.count,
                  face.confidence, face.count > 0 ? eye_error (&face, eyes) : 0);
  if (face.count > 0 && face.confidence >= IDP_FACE_SURE)
    g_assert_cmpfloat (eye_error (&face, eyes), <=, EYE_LIMIT);
  return face;
}

static DrawnEyes
eyes_of (const SitterTruth *truth)
{
  return (DrawnEyes){ truth->left_eye, truth->right_eye };
}

/* --- Nobody --- */

static void
test_wall (gconstpointer settings)
{
  g_autofree char *empty = g_strconcat ("n-people=0 ", settings, NULL);
  g_autoptr (IdpImage) image = scratch_draw (empty, NULL);
  assert_not_surely_wrong (image, &no_eyes);
}

static void
test_plain (gconstpointer level)
{
  g_autoptr (IdpImage) image = idp_image_new (600, 800, NULL);
  memset (image->rgb, GPOINTER_TO_INT (level), 600 * 800 * 3);
  assert_not_surely_wrong (image, &no_eyes);
}

static void
test_noise (gconstpointer cell)
{
  g_autoptr (IdpImage) image = drawing_noise (GPOINTER_TO_INT (cell));
  assert_not_surely_wrong (image, &no_eyes);
}

typedef IdpImage *(*Drawing) (DrawnEyes *eyes);

typedef struct
{
  const char *name;
  Drawing draw;
} DrawingCase;

static void
test_drawing (gconstpointer data)
{
  const DrawingCase *drawing = data;
  DrawnEyes eyes;
  g_autoptr (IdpImage) image = drawing->draw (&eyes);
  assert_not_surely_wrong (image, &eyes);
}

/* From the neck down. */
static void
test_body (void)
{
  SitterTruth truth;
  g_autoptr (IdpImage) image = scratch_draw ("head-y=0.2", &truth);
  const int top = truth.chin.y + 0.3 * truth.iod_px;
  g_autoptr (IdpImage) body
      = drawing_part (image, &(IdpRect){ 0, top, image->width_px, image->height_px - top });
  assert_not_surely_wrong (body, &no_eyes);
}

/* --- Parts of a face --- */

/* A face 20 px wide, at several places. */
static void
test_small (void)
{
  static const char *const places[]
      = { "head-y=0.4", "head-x=0.1 head-y=0.1", "head-x=0.9 head-y=0.3", "skin-tone=1 hair=long" };
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      SitterTruth truth;
      g_autofree char *settings
          = g_strconcat ("width-px=480 height-px=640 head-height=0.05 ", places[i], NULL);
      g_autoptr (IdpImage) image = scratch_draw (settings, &truth);
      g_assert_cmpfloat_with_epsilon (distance (truth.face_left, truth.face_right), 20, 1);
      const DrawnEyes eyes = eyes_of (&truth);
      assert_not_surely_wrong (image, &eyes);
    }
}

typedef enum
{
  LEFT,
  RIGHT,
  TOP,
  BOTTOM,
  N_EDGES
} Edge;

/* What is left of a picture whose EDGE cuts SHARE off the face of TRUTH. */
static IdpRect
cut_at (const IdpImage *image, const SitterTruth *truth, Edge edge, double share)
{
  const IdpRect *head = &truth->head_box;
  const int across = lround (share * head->width), down = lround (share * head->height);
  const int left = head->x + across, top = head->y + down;
  switch (edge)
    {
    case LEFT:
      return (IdpRect){ left, 0, image->width_px - left, image->height_px };
    case RIGHT:
      return (IdpRect){ 0, 0, head->x + head->width - across, image->height_px };
    case TOP:
      return (IdpRect){ 0, top, image->width_px, image->height_px - top };
    default:
      return (IdpRect){ 0, 0, image->width_px, head->y + head->height - down };
    }
}

/* The frame cuts the head, half of it or somewhat less or more. */
static void
test_cut (gconstpointer data)
{
  SitterTruth truth;
  g_autoptr (IdpImage) image = scratch_draw ("", &truth);
  for (double share = 0.35; share < 0.7; share += 0.075)
    {
      const IdpRect rect = cut_at (image, &truth, GPOINTER_TO_INT (data), share);
      g_autoptr (IdpImage) rest = drawing_part (image, &rect);
      const DrawnEyes eyes = { { truth.left_eye.x - rect.x, truth.left_eye.y - rect.y },
                               { truth.right_eye.x - rect.x, truth.right_eye.y - rect.y } };
      g_test_message ("%.0f %% cut off", 100 * share);
      assert_not_surely_wrong (rest, &eyes);
    }
}

static void
test_upside_down (gconstpointer settings)
{
  SitterTruth truth;
  g_autoptr (IdpImage) image = scratch_draw (settings, &truth);
  g_autoptr (IdpImage) turned = drawing_upside_down (image);
  const DrawnEyes eyes
      = { { image->width_px - truth.right_eye.x, image->height_px - truth.right_eye.y },
          { image->width_px - truth.left_eye.x, image->height_px - truth.left_eye.y } };
  assert_not_surely_wrong (turned, &eyes);
}

/* --- More than one --- */

static void
test_two_alike (void)
{
  SitterTruth truth;
  g_autoptr (IdpImage) image = scratch_draw ("n-people=2 head-height=0.28", &truth);
  const double right = 3.4 * truth.iod_px;
  const DrawnEyes one = eyes_of (&truth);
  const DrawnEyes other
      = { { one.left.x + right, one.left.y }, { one.right.x + right, one.right.y } };
  const IdpFace face = scratch_find_face (image);
  g_assert_cmpint (face.count, ==, 2);
  const DrawnEyes *nearer = eye_error (&face, &one) < eye_error (&face, &other) ? &one : &other;
  g_assert_cmpfloat (eye_error (&face, nearer), <=, EYE_LIMIT);
}

/* SMALLER, drawn with SETTINGS, on the wall at the left of the sitter, in a dark frame. */
static IdpImage *
hang_picture (const char *settings, int x, int y, SitterTruth *truth)
{
  IdpImage *image = scratch_draw ("width-px=900 height-px=800 head-x=0.68", truth);
  g_autoptr (IdpImage) picture = scratch_draw (settings, NULL);
  g_autoptr (IdpImage) frame
      = idp_image_new (picture->width_px + 24, picture->height_px + 24, NULL);
  memset (frame->rgb, 45, (gsize) frame->width_px * frame->height_px * 3);
  drawing_paste (frame, picture, 12, 12);
  drawing_paste (image, frame, x, y);
  return image;
}

static void
test_poster (void)
{
  SitterTruth truth;
  g_autoptr (IdpImage) image = hang_picture (
      "width-px=150 height-px=200 head-height=0.4 background=#88a0b8 hair=long", 60, 60, &truth);
  const DrawnEyes eyes = eyes_of (&truth);
  const IdpFace face = assert_not_surely_wrong (image, &eyes);
  g_assert_cmpint (face.count, ==, 1); /* a poster is nobody who sits */
  g_assert_cmpfloat (eye_error (&face, &eyes), <=, EYE_LIMIT);
}

/* Large enough to be somebody who stands behind. */
static void
test_one_behind (void)
{
  SitterTruth truth;
  g_autoptr (IdpImage) image = hang_picture (
      "width-px=270 height-px=380 head-height=0.55 background=#88a0b8", 40, 60, &truth);
  const DrawnEyes eyes = eyes_of (&truth);
  const IdpFace face = assert_not_surely_wrong (image, &eyes);
  g_assert_cmpint (face.count, ==, 2);
  g_assert_cmpfloat (eye_error (&face, &eyes), <=, EYE_LIMIT);
}

int
main (int argc, char **argv)
{
  static const char *const walls[] = { "background=#e8ecf0",
                                       "background=#4a7ab0",
                                       "background=#202020",
                                       "background-ramp-levels=100",
                                       "background-shadow-levels=80",
                                       "noise-sd=40",
                                       "exposure-ev=-6" };
  static const DrawingCase drawings[]
      = { { "cat", drawing_cat },         { "cartoon", drawing_cartoon },
          { "smiley", drawing_smiley },   { "bricks", drawing_bricks },
          { "curtain", drawing_curtain }, { "mouth", drawing_mouth } };
  static const int levels[] = { 0, 128, 255 }, cells[] = { 1, 4, 16, 50 };
  static const char *const edges[N_EDGES] = { "left", "right", "top", "bottom" };
  static const char *const turned[]
      = { "", "head-height=0.6 head-y=0.5", "hair=long mouth-open=0.2" };
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions (); /* so that one run tells about all pictures */
  for (gsize i = 0; i < G_N_ELEMENTS (walls); i++)
    {
      g_autofree char *path = g_strdup_printf ("/face-odd/wall/%s", walls[i]);
      g_test_add_data_func (path, walls[i], test_wall);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *path = g_strdup_printf ("/face-odd/plain/%d", levels[i]);
      g_test_add_data_func (path, GINT_TO_POINTER (levels[i]), test_plain);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *path = g_strdup_printf ("/face-odd/noise/%d", cells[i]);
      g_test_add_data_func (path, GINT_TO_POINTER (cells[i]), test_noise);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (drawings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/face-odd/drawing/%s", drawings[i].name);
      g_test_add_data_func (path, &drawings[i], test_drawing);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      g_autofree char *path = g_strdup_printf ("/face-odd/cut/%s", edges[i]);
      g_test_add_data_func (path, GINT_TO_POINTER (i), test_cut);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (turned); i++)
    {
      g_autofree char *path = g_strdup_printf ("/face-odd/upside-down/%" G_GSIZE_FORMAT, i);
      g_test_add_data_func (path, turned[i], test_upside_down);
    }
  g_test_add_func ("/face-odd/body", test_body);
  g_test_add_func ("/face-odd/small", test_small);
  g_test_add_func ("/face-odd/two-alike", test_two_alike);
  g_test_add_func ("/face-odd/poster", test_poster);
  g_test_add_func ("/face-odd/one-behind", test_one_behind);
  return g_test_run ();
}
