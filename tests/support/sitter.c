/* sitter: seats the people, draws them, and notes where everything is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sitter-private.h"

#include "error.h"

SitterParams
sitter_params_default (void)
{
  return (SitterParams){
    .width_px = 3000,
    .height_px = 4000,
    .seed = 1,
    .n_people = 1,
    .head_height = 0.34,
    .head_x = 0.5,
    .head_y = 0.40,
    .skin_tone = 0.12,
    .hair = SITTER_HAIR_SHORT,
    .glasses_rim = 0.035,
    .top = { 66, 62, 64 },
    .background = { 233, 237, 241 },
    .background_fall_levels = 4,
    .background_shadow_shift = 0.7,
    .light_ratio = 1,
    .noise_sd = 2.5,
  };
}

SitterParams
sitter_params_finished (void)
{
  SitterParams params = sitter_params_default ();
  params.width_px = 480;
  params.height_px = 640;
  params.head_height = 341.0 / 640; /* 96.6 px between the pupils */
  params.head_y = 250.5 / 640;
  params.noise_sd = 1; /* the reduction from a phone photo has averaged most of it away */
  return params;
}

static SitterPlace
place_person (const SitterParams *params, int person)
{
  SitterPlace place = { params->head_x * params->width_px, 0,
                        params->head_height * params->height_px / (CHIN_Y - CROWN_Y) };
  place.eyes_y = params->head_y * params->height_px - place.iod_px * (CROWN_Y + CHIN_Y) / 2;
  if (params->n_people == 2)
    place.eyes_x += (person == 0 ? -1.7 : 1.7) * place.iod_px;
  return place;
}

/* CR from pixels to IOD. */
static void
enter_place (cairo_t *cr, const SitterPlace *place, double roll_deg)
{
  cairo_identity_matrix (cr);
  cairo_translate (cr, place->eyes_x, place->eyes_y);
  cairo_rotate (cr, roll_deg * G_PI / 180);
  cairo_scale (cr, place->iod_px, place->iod_px);
}

static void
turn_about_neck (cairo_t *cr, double deg)
{
  cairo_translate (cr, 0, NECK_PIVOT_Y);
  cairo_rotate (cr, deg * G_PI / 180);
  cairo_translate (cr, 0, -NECK_PIVOT_Y);
}

static void
draw_person (cairo_t *cr, const SitterParams *params, const SitterPlace *place, GRand *rand)
{
  cairo_surface_t *relief = sitter_relief_new (params->skin_tone, params->highlight, place->iod_px);

  enter_place (cr, place, params->roll_deg);
  cairo_save (cr);
  turn_about_neck (cr, params->tilt_deg);
  sitter_draw_hair_back (cr, params, rand);
  cairo_restore (cr);

  cairo_save (cr);
  turn_about_neck (cr, params->shoulder_deg);
  sitter_draw_body (cr, params);
  sitter_draw_necklace (cr, params);
  cairo_restore (cr);

  turn_about_neck (cr, params->tilt_deg);
  sitter_draw_head (cr, params, relief, rand);
  sitter_draw_fringe_shadow (cr, params);
  sitter_draw_earrings (cr, params);
  sitter_draw_hair_front (cr, params, rand);
  if (params->glasses)
    sitter_draw_glasses (cr, params);
  cairo_surface_destroy (relief);
}

static IdpPoint
to_px (cairo_t *cr, double x, double y)
{
  cairo_user_to_device (cr, &x, &y);
  return (IdpPoint){ x, y };
}

/* Calls VISIT for each corner of the current path, flattened, in pixels. */
static void
visit_path_px (cairo_t *cr, void (*visit) (IdpPoint p, gpointer data), gpointer data)
{
  cairo_path_t *path = cairo_copy_path_flat (cr);
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    if (path->data[i].header.type != CAIRO_PATH_CLOSE_PATH)
      visit (to_px (cr, path->data[i + 1].point.x, path->data[i + 1].point.y), data);
  cairo_path_destroy (path);
  cairo_new_path (cr);
}

static void
keep_highest (IdpPoint p, gpointer data)
{
  IdpPoint *highest = data;
  if (!idp_point_known (*highest) || p.y < highest->y)
    *highest = p;
}

typedef struct
{
  double x0, y0, x1, y1;
} Extent;

static void
grow_extent (IdpPoint p, gpointer data)
{
  Extent *e = data;
  *e = (Extent){ MIN (e->x0, p.x), MIN (e->y0, p.y), MAX (e->x1, p.x), MAX (e->y1, p.y) };
}

/* Half the width of the face where it is widest between eyes and mouth, and at which height. */
static IdpPoint
widest_cheek (cairo_t *cr)
{
  IdpPoint widest = { 0, 0 };
  sitter_trace_face (cr);
  cairo_path_t *path = cairo_copy_path_flat (cr);
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    if (path->data[i].header.type != CAIRO_PATH_CLOSE_PATH)
      {
        IdpPoint p = { path->data[i + 1].point.x, path->data[i + 1].point.y };
        if (p.y >= 0 && p.y <= MOUTH_Y && p.x > widest.x)
          widest = p;
      }
  cairo_path_destroy (path);
  cairo_new_path (cr);
  return widest;
}

static void
read_truth (cairo_t *cr, const SitterParams *params, const SitterPlace *place, SitterTruth *truth)
{
  enter_place (cr, place, params->roll_deg);
  cairo_save (cr);
  turn_about_neck (cr, params->shoulder_deg);
  IdpPoint shoulder = sitter_shoulder ();
  truth->shoulder_left = to_px (cr, -shoulder.x, shoulder.y);
  truth->shoulder_right = to_px (cr, shoulder.x, shoulder.y);
  cairo_restore (cr);

  turn_about_neck (cr, params->tilt_deg);
  IdpPoint cheek = widest_cheek (cr);
  truth->left_eye = to_px (cr, -EYE_X, 0);
  truth->right_eye = to_px (cr, EYE_X, 0);
  truth->mouth = to_px (cr, 0, MOUTH_Y);
  truth->chin = to_px (cr, 0, CHIN_Y);
  truth->face_left = to_px (cr, -cheek.x, cheek.y);
  truth->face_right = to_px (cr, cheek.x, cheek.y);
  truth->roll_deg = params->roll_deg + params->tilt_deg;
  truth->iod_px = place->iod_px;

  sitter_trace_hair (cr, params->hair);
  visit_path_px (cr, keep_highest, &truth->crown);

  Extent e = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
  sitter_trace_hair (cr, params->hair);
  sitter_trace_face (cr);
  sitter_trace_ears (cr);
  visit_path_px (cr, grow_extent, &e);
  truth->head_box = (IdpRect){ floor (e.x0), floor (e.y0), ceil (e.x1) - floor (e.x0),
                               ceil (e.y1) - floor (e.y0) };
}

IdpImage *
sitter_draw (const SitterParams *params, SitterTruth *truth, GError **error)
{
  g_return_val_if_fail (params->n_people >= 0 && params->n_people <= 2, NULL);

  g_autoptr (IdpImage) image = idp_image_new (params->width_px, params->height_px, error);
  if (image == NULL)
    return NULL;
  cairo_surface_t *people
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, params->width_px, params->height_px);
  if (cairo_surface_status (people) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE, "not enough memory to draw");
      cairo_surface_destroy (people);
      return NULL;
    }

  cairo_t *cr = cairo_create (people);
  GRand *rand = g_rand_new_with_seed (params->seed);
  for (int person = params->n_people - 1; person >= 0; person--)
    {
      SitterPlace place = place_person (params, person);
      draw_person (cr, params, &place, rand);
    }
  g_rand_free (rand);
  sitter_draw_date (cr, params);

  /* Lamp and wall care for where the head really is. */
  SitterPlace head = place_person (params, 0);
  const IdpPoint none = IDP_POINT_NONE;
  SitterTruth seen = {
    none, none, none, none, none, none, none, none, none, { 0, 0, 0, 0 }, NAN, NAN, params->n_people
  };
  if (params->n_people > 0)
    {
      read_truth (cr, params, &head, &seen);
      head.eyes_x = (seen.left_eye.x + seen.right_eye.x) / 2;
      head.eyes_y = (seen.left_eye.y + seen.right_eye.y) / 2;
    }
  cairo_destroy (cr);
  cairo_surface_flush (people);

  sitter_expose (params, &head, people, image);
  cairo_surface_destroy (people);
  if (truth != NULL)
    *truth = seen;
  return g_steal_pointer (&image);
}
