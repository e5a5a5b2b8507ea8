/* ladder-run: defects of all steps painted on pictures, and what the checks say.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ladder-run.h"

#include <string.h>

#include "check.h"
#include "parallel.h"
#include "saved.h"

/* One line for each family. */
static const Ladder *const families[] = {
  ladders_background, ladders_body, ladders_clothes,   ladders_cover, ladders_eyes,
  ladders_focus,      ladders_hair, ladders_jewellery, ladders_light, ladders_makeup,
  ladders_mouth,      ladders_pose, ladders_wear,
};

/* Pictures are saved with different qualities, so that no ladder is climbed in the laboratory only.
 */
static const int qualities[] = { 95, 85, 75 };

GPtrArray *
ladders_list (const char *only, const IdpRules *rules)
{
  GPtrArray *ladders = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    for (const Ladder *ladder = families[i]; ladder->rule != NULL; ladder++)
      if ((only == NULL || g_str_equal (only, ladder->rule))
          && idp_rules_find (rules, ladder->rule) != NULL)
        g_ptr_array_add (ladders, (gpointer) ladder);
  return ladders;
}

static IdpImage *
copy_of (const IdpImage *image)
{
  IdpImage *copy = idp_image_new (image->width_px, image->height_px, NULL);
  g_assert_nonnull (copy);
  memcpy (copy->rgb, image->rgb, (gsize) image->width_px * image->height_px * 3);
  return copy;
}

/* The scene of LADDER on PICTURE, whose image is a fresh copy. */
static LadderScene
set_scene (const Ladder *ladder, const BasePicture *picture)
{
  return (LadderScene){
    .photo = picture->photo,
    .label = picture->label,
    .enlarged = picture->enlarged,
    .image = copy_of (picture->image),
    .rand = g_rand_new_with_seed (g_str_hash (ladder->name) ^ picture->number),
  };
}

static gboolean
suits (const Ladder *ladder, const BasePicture *picture)
{
  LadderScene scene = set_scene (ladder, picture);
  const gboolean suited = ladder->suits (&scene);
  idp_image_free (scene.image);
  g_rand_free (scene.rand);
  return suited;
}

IdpImage *
ladder_paint (const Ladder *ladder, const BasePicture *picture, int step, IdpRect *painted)
{
  LadderScene scene = set_scene (ladder, picture);
  *painted = (IdpRect){ 0 };
  if (ladder->prepare != NULL)
    ladder->prepare (&scene);
  if (step >= 0)
    ladder->paint (&scene, ladder->steps[step], painted);
  g_rand_free (scene.rand);
  return scene.image;
}

static IdpPhoto *
save (const IdpImage *image, const BasePicture *picture, gboolean with_forensics,
      const IdpRules *rules)
{
  const int quality = qualities[picture->number / 2 % G_N_ELEMENTS (qualities)];
  GError *error = NULL;
  IdpPhoto *photo = saved_photo (image, quality, rules);
  if (with_forensics && !idp_photo_examine (photo, &error))
    g_error ("%s", error->message);
  return photo;
}

static LadderFinding
extract (const IdpFinding *finding, const IdpImage *image)
{
  return (LadderFinding){
    .measured = finding->measured,
    .excess = finding_excess (finding),
    .verdict = finding->verdict,
    .region = idp_rect_is_empty (&finding->region)
                  ? (IdpRect){ 0, 0, image->width_px, image->height_px }
                  : finding->region,
  };
}

/* What the threads share. */
typedef struct
{
  const GPtrArray *pictures;
  GPtrArray **clean; /* for each picture as it is, all findings */
  GArray *runs;
  const IdpRules *rules;
} Climbing;

static void
look_at_clean (guint i, gpointer data)
{
  const Climbing *climbing = data;
  const BasePicture *picture = g_ptr_array_index (climbing->pictures, i);
  g_autoptr (IdpPhoto) photo = save (picture->image, picture, TRUE, climbing->rules);
  climbing->clean[i] = idp_checks_run (photo, climbing->rules);
}

static LadderFinding
look_at_step (const LadderRun *run, int step, IdpRect *painted, const IdpRules *rules)
{
  const IdpRule *rule = idp_rules_find (rules, run->ladder->rule);
  g_autoptr (IdpImage) image = ladder_paint (run->ladder, run->picture, step, painted);
  g_autoptr (IdpPhoto) photo
      = save (image, run->picture, rule->topic == IDP_TOPIC_AUTHENTICITY, rules);
  IdpFinding *finding = idp_check_run (idp_check_find (rule->id), photo, rule);
  const LadderFinding extracted = extract (finding, image);
  idp_finding_free (finding);
  return extracted;
}

static void
climb (guint i, gpointer data)
{
  const Climbing *climbing = data;
  LadderRun *run = &g_array_index (climbing->runs, LadderRun, i);
  guint at = 0;
  IdpRect nothing;
  if (run->ladder->prepare == NULL
      && g_ptr_array_find ((GPtrArray *) climbing->pictures, run->picture, &at))
    run->clean = extract (finding_of (climbing->clean[at], run->ladder->rule), run->picture->image);
  else
    run->clean = look_at_step (run, -1, &nothing, climbing->rules);
  for (int step = 0; step < LADDER_STEPS; step++)
    run->steps[step] = look_at_step (run, step, &run->painted[step], climbing->rules);
}

GArray *
ladders_run (const GPtrArray *ladders, const GPtrArray *pictures, const IdpRules *rules)
{
  GArray *runs = g_array_new (FALSE, TRUE, sizeof (LadderRun));
  for (guint i = 0; i < ladders->len; i++)
    for (guint k = 0; k < pictures->len; k++)
      {
        const LadderRun run = { .ladder = g_ptr_array_index (ladders, i),
                                .picture = g_ptr_array_index (pictures, k) };
        if (suits (run.ladder, run.picture))
          g_array_append_val (runs, run);
      }
  Climbing climbing = { pictures, g_new0 (GPtrArray *, pictures->len), runs, rules };
  parallel_run (pictures->len, look_at_clean, &climbing);
  parallel_run (runs->len, climb, &climbing);
  for (guint i = 0; i < pictures->len; i++)
    g_ptr_array_unref (climbing.clean[i]);
  g_free (climbing.clean);
  return runs;
}
