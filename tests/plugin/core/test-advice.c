/* test-advice: the sentence that ends a report, and what mends what.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "advice.h"

#include <string.h>

#include "scratch.h"

typedef struct
{
  const char *rule;
  IdpVerdict verdict;
  gboolean on_crop;
} Told;

/* Asserts what is advised for the findings TOLD, which end with one without a rule. */
static void
assert_advice (gboolean finished, const Told *told, IdpAction action, const char *zh,
               const char *en)
{
  g_autoptr (IdpRules) rules = idp_rules_load ("shaoyang-2024", NULL);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  for (; told->rule != NULL; told++)
    {
      IdpFinding *finding = g_new (IdpFinding, 1);
      *finding = (IdpFinding){ .rule = idp_rules_find (rules, told->rule),
                               .verdict = told->verdict,
                               .on_crop = told->on_crop };
      g_assert_nonnull (finding->rule);
      g_ptr_array_add (findings, finding);
    }

  g_assert_cmpstr (idp_action_id (idp_advice_action (finished, findings)), ==,
                   idp_action_id (action));
  g_autofree char *chinese = idp_advice_text (action, findings, rules, TRUE);
  g_autofree char *english = idp_advice_text (action, findings, rules, FALSE);
  g_assert_cmpstr (chinese, ==, zh);
  g_assert_cmpstr (english, ==, en);
}

static void
test_fine (void)
{
  const Told fine[] = { { "blur", IDP_VERDICT_PASS, FALSE }, { NULL } };
  assert_advice (TRUE, fine, IDP_ACTION_SUBMIT, "可以提交。", "Ready to submit.");
  assert_advice (FALSE, fine, IDP_ACTION_CROP, "裁剪即可提交。",
                 "Crop it, and it is ready to submit.");
}

static void
test_review (void)
{
  const Told doubtful[] = { { "bg-shadow", IDP_VERDICT_REVIEW, FALSE },
                            { "head-tilt", IDP_VERDICT_REVIEW, FALSE },
                            { NULL } };
  assert_advice (TRUE, doubtful, IDP_ACTION_REVIEW,
                 "先请人工核对：背景有阴影、头部倾斜；没有问题即可提交。",
                 "Look first: Shadow on the background; Head tilted. If all is well, submit it.");
  const Told nothing[] = { { "blur", IDP_VERDICT_NOT_MEASURED, FALSE }, { NULL } };
  assert_advice (FALSE, nothing, IDP_ACTION_REVIEW_THEN_CROP,
                 "先请人工核对：图像模糊；没有问题即可裁剪提交。",
                 "Look first: Blurred image. If all is well, crop and submit it.");
}

/* Only what asks for the retake is named, and no more than three things. */
static void
test_retake (void)
{
  const Told some[] = { { "underexposed", IDP_VERDICT_FAIL, FALSE },
                        { "bg-shadow", IDP_VERDICT_REVIEW, FALSE },
                        { "clothes-blue", IDP_VERDICT_FAIL, FALSE },
                        { "not-jpeg", IDP_VERDICT_FAIL, FALSE },
                        { NULL } };
  assert_advice (FALSE, some, IDP_ACTION_RETAKE, "重拍：到明亮的地方，换非蓝色上衣。",
                 "Retake: go where it is bright, wear a top that is not blue.");
  const Told many[] = { { "head-tilt", IDP_VERDICT_FAIL, FALSE },
                        { "underexposed", IDP_VERDICT_FAIL, FALSE },
                        { "blur", IDP_VERDICT_FAIL, FALSE },
                        { "bg-shadow", IDP_VERDICT_FAIL, FALSE },
                        { NULL } };
  assert_advice (TRUE, many, IDP_ACTION_RETAKE,
                 "重拍：把头摆正，到明亮的地方，擦净镜头，端稳手机（共 4 处问题）。",
                 "Retake: hold the head straight, go where it is bright, wipe the lens and hold "
                 "still (4 problems in all).");
}

/* A finished picture is cropped again; where the best crop of an original fails, nothing but
 * another shot or another original helps. */
static void
test_crop (void)
{
  const Told high[] = { { "crown-margin", IDP_VERDICT_FAIL, FALSE }, { NULL } };
  assert_advice (TRUE, high, IDP_ACTION_RECROP, "重新裁剪即可，用原图：头顶上方多留些空。",
                 "Crop it again from the original: leave more room above the head.");
  const Told no_room[] = { { "crown-margin", IDP_VERDICT_FAIL, TRUE }, { NULL } };
  assert_advice (FALSE, no_room, IDP_ACTION_RETAKE, "重拍：头顶上方多留些空。",
                 "Retake: leave more room above the head.");
  const Told far_off[] = { { "subject-too-small", IDP_VERDICT_FAIL, FALSE },
                           { "px-size", IDP_VERDICT_PASS, TRUE },
                           { NULL } };
  assert_advice (FALSE, far_off, IDP_ACTION_CROP, "裁剪即可提交。",
                 "Crop it, and it is ready to submit.");
  const Told few_pixels[] = { { "px-size", IDP_VERDICT_FAIL, TRUE }, { NULL } };
  assert_advice (FALSE, few_pixels, IDP_ACTION_ORIGINAL, "换原图：像素要更高。",
                 "Bring another original: one with more pixels.");
}

static void
test_hold (void)
{
  const Told twice[] = { { "dpi-tag", IDP_VERDICT_FAIL, FALSE },
                         { "duplicate-photo", IDP_VERDICT_FAIL, FALSE },
                         { NULL } };
  assert_advice (TRUE, twice, IDP_ACTION_HOLD, "暂缓提交：查清这张照片是谁的。",
                 "Hold it: find out whose picture it is.");
  const Told tag[] = { { "dpi-tag", IDP_VERDICT_FAIL, FALSE }, { NULL } };
  assert_advice (TRUE, tag, IDP_ACTION_EXPORT, "由原图重新导出：设为 300 dpi。",
                 "Export it again from the original: set 300 dpi.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/advice/fine", test_fine);
  g_test_add_func ("/advice/review", test_review);
  g_test_add_func ("/advice/retake", test_retake);
  g_test_add_func ("/advice/crop", test_crop);
  g_test_add_func ("/advice/hold", test_hold);
  return g_test_run ();
}
