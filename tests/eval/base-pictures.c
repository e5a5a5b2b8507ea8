/* base-pictures: finished pictures without painted defects, of labelled photos.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base-pictures.h"

#include <string.h>

#include "check.h"
#include "parallel.h"
#include "reduce.h"
#include "resample.h"
#include "saved.h"
#include "skin-tone.h"

/* A photo with too few pixels is framed as if it had so many times as many across: a good frame
 * that has to be enlarged beats a bad one. */
#define MORE_PX 4

void
base_picture_free (BasePicture *picture)
{
  if (picture == NULL)
    return;
  g_clear_pointer (&picture->findings, g_ptr_array_unref);
  idp_photo_free (picture->photo);
  idp_image_free (picture->image);
  g_free (picture->path);
  g_free (picture->sha256);
  g_free (picture->name);
  g_free (picture);
}

IdpPoint
base_picture_point (const BasePicture *picture, IdpPoint point)
{
  const double scale = (double) picture->image->width_px / picture->rect.width;
  return (IdpPoint){ (point.x - picture->rect.x) * scale, (point.y - picture->rect.y) * scale };
}

/* NULL without ERROR where RECT reaches beyond the photo. */
static IdpImage *
cut (const char *path, const IdpRect *rect, const IdpRules *rules, GError **error)
{
  g_autoptr (IdpFile) file = idp_file_load (path, error);
  if (file == NULL)
    return NULL;
  const IdpRect all = { 0, 0, file->width_px, file->height_px };
  const IdpRect inside = idp_rect_intersect (rect, &all);
  if (inside.width < rect->width || inside.height < rect->height)
    return NULL;
  const int width = MIN (rect->width, rules->width_px);
  const int height = MIN (rect->height, rules->height_px);
  g_autoptr (IdpImage) image = idp_file_decode_reduced (file, rect, width, height, error);
  if (image == NULL || (width == rules->width_px && height == rules->height_px))
    return g_steal_pointer (&image);
  return resample_enlarge (image, rules->width_px, rules->height_px);
}

/* The crop that keeps the bands of RULES; where the photo has too few pixels for it, a smaller one.
 */
static IdpRect
choose_frame (const IdpPhoto *photo, const IdpRules *rules)
{
  g_autofree char *broken = idp_placement_broken (&photo->placement, rules);
  if (broken == NULL)
    return photo->placement.rect;
  IdpFace face = photo->face;
  idp_face_scale (&face, MORE_PX);
  const IdpPlacement placement = idp_placement_find (&face, photo->file->width_px * MORE_PX,
                                                     photo->file->height_px * MORE_PX, rules);
  const IdpRect *rect = &placement.rect;
  return (IdpRect){ rect->x / MORE_PX, rect->y / MORE_PX, rect->width / MORE_PX,
                    rect->height / MORE_PX };
}

static gboolean
cut_photo (BasePicture *picture, const IdpRules *rules, GError **error)
{
  IdpFile *file = idp_file_load (picture->path, error);
  g_autoptr (IdpPhoto) photo = file != NULL ? idp_photo_new (file, rules, error) : NULL;
  if (photo == NULL)
    return FALSE;
  if (photo->face.count == 0)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "no face found");
      return FALSE;
    }
  picture->sha256 = g_strdup (photo->file->sha256);
  picture->rect = choose_frame (photo, rules);
  picture->enlarged = picture->rect.width < rules->width_px;
  picture->image = cut (picture->path, &picture->rect, rules, error);
  return picture->image != NULL;
}

static void
measure (BasePicture *picture, const IdpRules *rules, IdpPoint left_eye, IdpPoint right_eye)
{
  const Label eyes = { .left_eye = left_eye, .right_eye = right_eye };
  picture->skin_tone = skin_tone_band (skin_tone_deg (picture->image, &eyes));
  picture->photo = saved_photo (picture->image, SAVED_QUALITY, rules);
  GError *error = NULL;
  if (!idp_photo_examine (picture->photo, &error))
    g_error ("%s", error->message);
  picture->findings = idp_checks_run (picture->photo, rules);
}

/* What the threads share. */
typedef struct
{
  GPtrArray *pictures;
  const IdpRules *rules;
} Making;

static void
make_real (guint i, gpointer data)
{
  const Making *making = data;
  BasePicture *picture = g_ptr_array_index (making->pictures, i);
  g_autoptr (GError) error = NULL;
  if (cut_photo (picture, making->rules, &error))
    measure (picture, making->rules, base_picture_point (picture, picture->label->left_eye),
             base_picture_point (picture, picture->label->right_eye));
  else
    g_printerr ("%s: %s\n", picture->name, error->message);
}

static void
drop_unmade (GPtrArray *pictures)
{
  for (guint i = pictures->len; i-- > 0;)
    if (((BasePicture *) g_ptr_array_index (pictures, i))->photo == NULL)
      g_ptr_array_remove_index (pictures, i);
}

GPtrArray *
base_pictures_load (const char *folder, const GPtrArray *labels, GHashTable *judgements,
                    const IdpRules *rules)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) base_picture_free);
  for (guint i = 0; i < labels->len; i++)
    {
      Label *label = g_ptr_array_index (labels, i);
      BasePicture *picture = g_new0 (BasePicture, 1);
      picture->tier = TIER_REAL;
      picture->number = i;
      picture->name = g_strdup (label->file);
      picture->path = g_build_filename (folder, label->file, NULL);
      picture->label = label;
      picture->judgements = judgements;
      picture->odd = label_is_odd (label);
      picture->glasses = !label_is (label, LABEL_GLASSES, "none");
      g_ptr_array_add (pictures, picture);
    }
  Making making = { pictures, rules };
  parallel_run (pictures->len, make_real, &making);
  drop_unmade (pictures);
  return pictures;
}

/* --- Drawn people --- */

static IdpImage *
draw (const SitterParams *params, SitterTruth *truth)
{
  GError *error = NULL;
  IdpImage *image = sitter_draw (params, truth, &error);
  if (image == NULL)
    g_error ("%s", error->message);
  return image;
}

/* Person NUMBER: nothing about it is a fault. */
static SitterParams
choose_person (guint number)
{
  static const SitterColour tops[]
      = { { 66, 62, 64 },  { 30, 30, 34 },   { 92, 28, 34 },  { 44, 78, 52 },
          { 120, 72, 36 }, { 110, 110, 70 }, { 150, 60, 80 }, { 60, 44, 38 } };
  static const SitterColour walls[] = { { 255, 255, 255 }, { 240, 240, 240 }, { 233, 237, 241 },
                                        { 226, 224, 220 }, { 100, 197, 255 }, { 120, 196, 245 } };
  g_autoptr (GRand) rand = g_rand_new_with_seed (number + 1);
  SitterParams params = sitter_params_finished ();
  params.seed = number + 1;
  params.skin_tone = g_rand_double (rand);
  params.hair = g_rand_boolean (rand) ? SITTER_HAIR_LONG : SITTER_HAIR_SHORT;
  params.glasses = number % 3 == 0;
  params.top = tops[g_rand_int_range (rand, 0, G_N_ELEMENTS (tops))];
  params.background = walls[g_rand_int_range (rand, 0, G_N_ELEMENTS (walls))];
  params.background_fall_levels = g_rand_double_range (rand, 0, 4);
  params.head_x += g_rand_double_range (rand, -0.01, 0.01);
  params.head_y += g_rand_double_range (rand, -0.01, 0.01);
  params.head_height *= g_rand_double_range (rand, 0.95, 1.05);
  params.tilt_deg = g_rand_double_range (rand, -1, 1);
  params.shoulder_deg = g_rand_double_range (rand, -1, 1);
  params.exposure_ev = g_rand_double_range (rand, -0.15, 0.05);
  params.light_ratio = g_rand_double_range (rand, 0.9, 1.1);
  params.highlight = g_rand_double_range (rand, 0, 0.2);
  params.blur_sigma = g_rand_double_range (rand, 0, 0.5);
  params.noise_sd = g_rand_double_range (rand, 1, 3);
  return params;
}

static void
make_drawn (guint i, gpointer data)
{
  const Making *making = data;
  BasePicture *picture = g_ptr_array_index (making->pictures, i);
  SitterTruth truth;
  picture->image = draw (&picture->sitter, &truth);
  picture->rect = (IdpRect){ 0, 0, picture->image->width_px, picture->image->height_px };
  measure (picture, making->rules, truth.left_eye, truth.right_eye);
}

GPtrArray *
base_pictures_draw (guint n, const IdpRules *rules)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) base_picture_free);
  for (guint i = 0; i < n; i++)
    {
      BasePicture *picture = g_new0 (BasePicture, 1);
      picture->tier = TIER_DRAWN;
      picture->number = i;
      picture->name = g_strdup_printf ("drawn-%02u", i + 1);
      picture->odd = i % 2 == 0;
      picture->sitter = choose_person (i);
      picture->glasses = picture->sitter.glasses;
      g_ptr_array_add (pictures, picture);
    }
  Making making = { pictures, rules };
  parallel_run (n, make_drawn, &making);
  return pictures;
}

/* --- Moved frames --- */

IdpImage *
base_picture_shifted (const BasePicture *picture, const IdpRules *rules, int right, int down)
{
  if (picture->tier == TIER_DRAWN)
    {
      SitterParams params = picture->sitter;
      params.head_x -= (double) right / params.width_px;
      params.head_y -= (double) down / params.height_px;
      return draw (&params, NULL);
    }
  const double scale = (double) picture->rect.width / picture->image->width_px;
  IdpRect rect = picture->rect;
  rect.x += lround (right * scale);
  rect.y += lround (down * scale);
  return cut (picture->path, &rect, rules, NULL);
}
