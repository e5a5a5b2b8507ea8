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
  ladders_cover, ladders_focus, ladders_jewellery, ladders_makeup, ladders_pose,
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

static void
clear_scene (LadderScene *scene)
{
  idp_image_free (scene->image);
  g_rand_free (scene->rand);
}

static gboolean
suits (const Ladder *ladder, const BasePicture *picture)
{
  LadderScene scene = set_scene (ladder, picture);
  const gboolean suited = ladder->suits (&scene);
  clear_scene (&scene);
  return suited;
}

static LadderFinding
look (const IdpImage *image, const char *rule_id, int quality, const IdpRules *rules)
{
  const IdpRule *rule = idp_rules_find (rules, rule_id);
  g_autoptr (IdpPhoto) photo = saved_photo (image, quality, rules);
  GError *error = NULL;
  if (rule->topic == IDP_TOPIC_AUTHENTICITY && !idp_photo_examine (photo, &error))
    g_error ("%s", error->message);
  IdpFinding *finding = idp_check_run (idp_check_find (rule_id), photo, rule);
  const LadderFinding found = {
    .measured = finding->measured,
    .excess = finding_excess (finding),
    .verdict = finding->verdict,
    .region = idp_rect_is_empty (&finding->region)
                  ? (IdpRect){ 0, 0, image->width_px, image->height_px }
                  : finding->region,
  };
  idp_finding_free (finding);
  return found;
}

/* What the threads share. */
typedef struct
{
  GArray *runs;
  const IdpRules *rules;
} Climbing;

static void
climb (guint i, gpointer data)
{
  const Climbing *climbing = data;
  LadderRun *run = &g_array_index (climbing->runs, LadderRun, i);
  const Ladder *ladder = run->ladder;
  const int quality = qualities[run->picture->number % G_N_ELEMENTS (qualities)];
  run->clean = look (run->picture->image, ladder->rule, quality, climbing->rules);
  for (int step = 0; step < LADDER_STEPS; step++)
    {
      LadderScene scene = set_scene (ladder, run->picture);
      ladder->paint (&scene, ladder->steps[step], &run->painted[step]);
      run->steps[step] = look (scene.image, ladder->rule, quality, climbing->rules);
      clear_scene (&scene);
    }
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
  Climbing climbing = { runs, rules };
  parallel_run (runs->len, climb, &climbing);
  return runs;
}
