/* test-head-pose: a head of few points, turned by known angles and seen from far away.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "head-pose.h"

/* What head-pose.h grants to faces that differ; the average one is told better. */
#define YAW_LIMIT_DEG 6
#define PITCH_LIMIT_DEG 8
#define AVERAGE_LIMIT_DEG 0.5

/* Eye distances: to the viewer's right, down, towards the viewer. */
typedef struct
{
  double x, y, z;
} Place;

typedef struct
{
  Place nose;
  Place mouth; /* right corner; the left is its mirror image, as the cheek's */
  Place cheek;
} Head;

/* 62 mm between the eyes, nose 31 mm before them, cheeks 42 mm behind. */
static const Head average = { { 0, 0.64, 0.50 }, { 0.40, 0.994, 0.15 }, { 1.10, 0.45, -0.68 } };

typedef struct
{
  double yaw_deg, pitch_deg, roll_deg;
  double eye_distance_px;
} View;

/* The head nods about the line of its eyes, then turns about the vertical, then the camera rolls.
 */
static IdpPoint
see (Place p, const View *view)
{
  const double yaw = view->yaw_deg * G_PI / 180, pitch = view->pitch_deg * G_PI / 180;
  const double roll = view->roll_deg * G_PI / 180, size = view->eye_distance_px;
  const double y = p.y * cos (pitch) - p.z * sin (pitch);
  const double z = p.y * sin (pitch) + p.z * cos (pitch);
  const double x = p.x * cos (yaw) + z * sin (yaw);
  return (IdpPoint){ 300 + size * (x * cos (roll) - y * sin (roll)),
                     400 + size * (x * sin (roll) + y * cos (roll)) };
}

static Place
mirrored (Place p)
{
  return (Place){ -p.x, p.y, p.z };
}

static void
tell (const Head *head, const View *view, double *yaw_deg, double *pitch_deg)
{
  const int lips = IDP_LANDMARK_OUTER_LIPS, half = IDP_LANDMARK_OUTER_LIPS_N / 2;
  IdpFace face = { .count = 1,
                   .left_eye = see ((Place){ -0.5, 0, 0 }, view),
                   .right_eye = see ((Place){ 0.5, 0, 0 }, view) };
  face.landmarks[IDP_LANDMARK_NOSE_TIP].at = see (head->nose, view);
  face.landmarks[lips].at = see (mirrored (head->mouth), view);
  face.landmarks[lips + half].at = see (head->mouth, view);
  face.landmarks[IDP_LANDMARK_LEFT_CHEEK].at = see (mirrored (head->cheek), view);
  face.landmarks[IDP_LANDMARK_RIGHT_CHEEK].at = see (head->cheek, view);
  idp_head_pose (&face, yaw_deg, pitch_deg);
}

static void
assert_told (const Head *head, const View *view, double yaw_limit_deg, double pitch_limit_deg)
{
  double yaw_deg, pitch_deg;
  tell (head, view, &yaw_deg, &pitch_deg);
  g_assert_cmpfloat_with_epsilon (yaw_deg, view->yaw_deg, yaw_limit_deg);
  g_assert_cmpfloat_with_epsilon (pitch_deg, view->pitch_deg, pitch_limit_deg);
}

static void
test_frontal (void)
{
  for (double roll = -30; roll <= 30; roll += 15)
    for (double size = 20; size <= 2000; size *= 10)
      {
        const View view = { 0, 0, roll, size };
        assert_told (&average, &view, 0.05, 0.05);
      }
}

static void
test_turned (void)
{
  for (double yaw = -40; yaw <= 40; yaw += 10)
    for (double pitch = -20; pitch <= 20; pitch += 10)
      {
        const View view = { yaw, pitch, 12, 100 };
        const gboolean both = yaw != 0 && pitch != 0; /* move each other a little */
        assert_told (&average, &view, both ? YAW_LIMIT_DEG : AVERAGE_LIMIT_DEG,
                     both ? PITCH_LIMIT_DEG : AVERAGE_LIMIT_DEG);
      }
}

/* Noses and mouths that differ by a tenth. */
static void
test_other_heads (void)
{
  for (double nose = 0.9; nose <= 1.11; nose += 0.1)
    for (double mouth = 0.95; mouth <= 1.06; mouth += 0.05)
      for (double yaw = -20; yaw <= 20; yaw += 10)
        for (double pitch = -10; pitch <= 10; pitch += 10)
          {
            Head head = average;
            head.nose.z *= nose;
            head.mouth.y *= mouth;
            const View view = { yaw, pitch, 0, 100 };
            assert_told (&head, &view, YAW_LIMIT_DEG, PITCH_LIMIT_DEG);
          }
}

/* Positive yaw is to the viewer's right, positive pitch up. */
static void
test_signs (void)
{
  double yaw_deg, pitch_deg;
  tell (&average, &(View){ 15, 0, 0, 100 }, &yaw_deg, &pitch_deg);
  g_assert_cmpfloat (yaw_deg, >, 10);
  tell (&average, &(View){ 0, 15, 0, 100 }, &yaw_deg, &pitch_deg);
  g_assert_cmpfloat (pitch_deg, >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/head-pose/frontal", test_frontal);
  g_test_add_func ("/head-pose/turned", test_turned);
  g_test_add_func ("/head-pose/other-heads", test_other_heads);
  g_test_add_func ("/head-pose/signs", test_signs);
  return g_test_run ();
}
