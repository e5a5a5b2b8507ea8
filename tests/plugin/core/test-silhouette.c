/* test-silhouette: crown, shoulders and mask of the drawn sitter, and walls that are not to be
 * trusted. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "silhouette.h"

#include "lab.h"
#include "measurer.h"
#include "reduce.h"
#include "scratch.h"

/* Share of the head's height, crown to chin. */
#define CROWN_LIMIT 0.02

typedef struct
{
  SitterTruth truth;
  IdpImage *image;
  IdpSilhouette *silhouette;
} Case;

static void
case_clear (Case *c)
{
  idp_image_free (c->image);
  idp_silhouette_free (c->silhouette);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* The face as it was drawn, so that only the silhouette is tested. */
static IdpFace
face_from_truth (const SitterTruth *truth)
{
  return (IdpFace){ .count = 1,
                    .left_eye = truth->left_eye,
                    .right_eye = truth->right_eye,
                    .chin = truth->chin,
                    .crown = IDP_POINT_NONE,
                    .roll_deg = truth->roll_deg };
}

static void
find (Case *c)
{
  const IdpFace face = face_from_truth (&c->truth);
  IdpLandmark landmarks[IDP_LANDMARKS];
  g_autoptr (IdpRegionMap) regions = NULL;
  g_autoptr (GError) error = NULL;
  idp_measurer_run (c->image, face.left_eye, face.right_eye, landmarks, &regions, &error);
  g_assert_no_error (error);
  g_autoptr (IdpImage) small = idp_image_shrink (c->image, IDP_SMALL_PX, &error);
  g_assert_no_error (error);
  const double scale = (double) small->width_px / c->image->width_px;
  c->silhouette = idp_silhouette_find (small, scale, &face, regions);
}

static gboolean
is_background (const Case *c, double x, double y)
{
  const IdpSilhouette *s = c->silhouette;
  const int column = x * s->width_px / c->image->width_px;
  const int row = y * s->height_px / c->image->height_px;
  return s->background[row * s->width_px + column];
}

static void
test_sitter (gconstpointer settings)
{
  g_auto (Case) c = { 0 };
  c.image = scratch_draw (settings, &c.truth);
  find (&c);
  const IdpSilhouette *s = c.silhouette;
  const double height = c.truth.chin.y - c.truth.crown.y;
  const double crown_off = fabs (s->crown.y - c.truth.crown.y) / height;

  g_assert_true (s->trusted);
  g_assert_false (s->head_cut);
  g_assert_cmpfloat (crown_off, <, CROWN_LIMIT);
  g_assert_cmpfloat (fabs (s->crown.x - c.truth.crown.x), <, 0.5 * c.truth.iod_px);
  g_assert_true (is_background (&c, 10, 10));
  g_assert_true (is_background (&c, c.image->width_px - 10, 10));
  g_assert_true (is_background (&c, c.truth.crown.x, c.truth.crown.y - 0.1 * c.truth.iod_px));
  g_assert_false (is_background (&c, c.truth.crown.x, c.truth.crown.y + 0.2 * c.truth.iod_px));
  g_assert_false (is_background (&c, c.truth.left_eye.x, c.truth.left_eye.y));
  g_assert_false (is_background (&c, c.truth.chin.x, c.truth.chin.y));
  g_assert_false (is_background (&c, c.truth.chin.x, c.truth.chin.y + 0.3 * c.truth.iod_px));
}

/* The wall is brighter on the right by 60 levels; the plane says so. */
static void
test_plane (void)
{
  g_auto (Case) c = { 0 };
  c.image = scratch_draw ("background-ramp-levels=60 background=#b0b0b0 background-fall-levels=0",
                          &c.truth);
  find (&c);
  const IdpLabPlane *plane = &c.silhouette->plane;
  const guint8 dark[3] = { 0xb0 - 30, 0xb0 - 30, 0xb0 - 30 },
               bright[3] = { 0xb0 + 30, 0xb0 + 30, 0xb0 + 30 };
  double lab_dark[3], lab_bright[3];
  idp_lab_from_rgb (dark, lab_dark);
  idp_lab_from_rgb (bright, lab_bright);
  g_assert_cmpfloat_with_epsilon (plane->at_centre[0], (lab_dark[0] + lab_bright[0]) / 2, 2);
  g_assert_cmpfloat_with_epsilon (plane->slope_x[0], (lab_bright[0] - lab_dark[0]) / 2, 2);
  g_assert_cmpfloat_with_epsilon (plane->slope_y[0], 0, 2);
  g_assert_cmpfloat_with_epsilon (plane->at_centre[1], 0, 1);
  g_assert_cmpfloat (c.silhouette->residual, <, 2);
}

static void
test_shoulders (void)
{
  const double tilts_deg[] = { 0, 6, -6 };
  for (gsize i = 0; i < G_N_ELEMENTS (tilts_deg); i++)
    {
      g_auto (Case) c = { 0 };
      g_autofree char *settings = g_strdup_printf ("roll-deg=%g", tilts_deg[i]);
      c.image = scratch_draw (settings, &c.truth);
      find (&c);
      const IdpPoint left = c.silhouette->left_shoulder, right = c.silhouette->right_shoulder;
      g_assert_true (idp_point_known (left) && idp_point_known (right));
      g_assert_cmpfloat (left.x, <, c.truth.chin.x - 0.5 * c.truth.iod_px);
      g_assert_cmpfloat (right.x, >, c.truth.chin.x + 0.5 * c.truth.iod_px);
      g_assert_cmpfloat (left.y, >, c.truth.chin.y);
      const double slope_deg = atan2 (right.y - left.y, right.x - left.x) * 180 / G_PI;
      g_assert_cmpfloat_with_epsilon (slope_deg, tilts_deg[i], 3);
    }
}

static void
test_head_cut (void)
{
  g_auto (Case) c = { 0 };
  c.image = scratch_draw ("head-y=0.14", &c.truth);
  find (&c);
  g_assert_true (c.silhouette->head_cut);
  g_assert_false (idp_point_known (c.silhouette->crown));
}

/* Black hair on a black wall has hardly an outline: better no crown than a wrong one. */
static void
test_hair_like_wall (void)
{
  static const char *const walls[]
      = { "background=#101010", "background=#202020", "background=#303030" };
  for (gsize i = 0; i < G_N_ELEMENTS (walls); i++)
    {
      g_auto (Case) c = { 0 };
      c.image = scratch_draw (walls[i], &c.truth);
      find (&c);
      const IdpPoint crown = c.silhouette->crown;
      const double height = c.truth.chin.y - c.truth.crown.y;
      if (idp_point_known (crown))
        g_assert_cmpfloat_with_epsilon (crown.y, c.truth.crown.y, 0.04 * height);
    }
}

static void
test_busy_wall (void)
{
  g_auto (Case) c = { 0 };
  c.image = scratch_draw ("", &c.truth);
  for (int y = 0; y < c.image->height_px; y++)
    for (int x = 0; x < c.image->width_px; x++)
      if (x < 150 || x >= 450 || y < 100)
        {
          guint8 *rgb = idp_image_at (c.image, x, y);
          rgb[0] = (x / 40 + y / 40) % 2 ? 200 : 60;
          rgb[1] = (x / 60) % 2 ? 180 : 90;
        }
  find (&c);
  g_assert_false (c.silhouette->trusted);
  const double height = c.truth.chin.y - c.truth.crown.y;
  g_assert_cmpfloat_with_epsilon (c.silhouette->crown.y, c.truth.crown.y, 0.03 * height);
}

/* Whatever face one claims to have seen, also outside of the picture: no crash. */
static void
test_odd_input (void)
{
  const int sizes[][2] = { { 1, 1 }, { 2, 2 }, { 3, 1000 }, { 1000, 3 }, { 64, 64 } };
  const double places[] = { -500, 0, 1, 700 };
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (places); j++)
      {
        g_auto (Case) c = { 0 };
        c.image = idp_image_new (sizes[i][0], sizes[i][1], NULL);
        c.truth.left_eye = (IdpPoint){ places[j], places[j] };
        c.truth.right_eye = (IdpPoint){ places[j] + (j > 0 ? 5 : 0), places[j] };
        c.truth.chin = (IdpPoint){ places[j], places[j] + 10 };
        find (&c);
        g_assert_cmpint (c.silhouette->width_px, <=, sizes[i][0]);
      }
}

int
main (int argc, char **argv)
{
  static const char *const sitters[] = {
    "",
    "tilt-deg=5",
    "roll-deg=-10",
    "hair=long",
    "background-ramp-levels=100",
    "background=#3355aa",
    "exposure-ev=-3",
    "blur-sigma=5",
    "noise-sd=20",
    "top=#e9edf1",
    "head-height=0.1",
    "width-px=3000 height-px=4000",
  };
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (sitters); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/silhouette/sitter/%s", *sitters[i] ? sitters[i] : "default");
      g_test_add_data_func (path, sitters[i], test_sitter);
    }
  g_test_add_func ("/silhouette/plane", test_plane);
  g_test_add_func ("/silhouette/shoulders", test_shoulders);
  g_test_add_func ("/silhouette/head-cut", test_head_cut);
  g_test_add_func ("/silhouette/hair-like-wall", test_hair_like_wall);
  g_test_add_func ("/silhouette/busy-wall", test_busy_wall);
  g_test_add_func ("/silhouette/odd-input", test_odd_input);
  return g_test_run ();
}
