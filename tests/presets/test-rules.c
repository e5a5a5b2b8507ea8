/* test-rules: the rules presets and their catalogue fit the checks, and mistakes in them are named.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <string.h>

#include "check.h"
#include "error.h"
#include "scratch.h"

static void
test_built_in (void)
{
  g_auto (GStrv) names = idp_preset_list (IDP_PRESET_RULES);
  g_assert_cmpuint (g_strv_length (names), >=, 2);
  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (IdpRules) rules = idp_rules_load (*name, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (rules->rules->len, >, 0);
      for (guint i = 0; i < rules->rules->len; i++)
        {
          const IdpRule *rule = rules->rules->pdata[i];
          g_assert_nonnull (idp_check_find (rule->id));
          g_assert_cmpuint (strlen (rule->source_zh), >, 0);
          g_assert_cmpuint (strlen (rule->source_en), >, 0);
          g_assert_cmpstr (rule->title_zh, !=, rule->title_en);
          g_assert_cmpstr (rule->remedy_zh, !=, rule->remedy_en);
          if (isfinite (
                  rule->limit.review)) /* what fails is told in a sentence, as a thing to do */
            g_assert_cmpstr (rule->advice_en, !=, rule->title_en);
        }
    }
}

/* Every text has a check, and every check is in the notice's preset, which extends the standard,
 * but for those that only some collecting units ask for. */
static void
test_catalogue (void)
{
  static const char *const optional[] = { "glasses-banned-here", "hair-dyed", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpPreset) texts = idp_preset_load (IDP_PRESET_TEXTS, "catalogue", &error);
  g_assert_no_error (error);
  g_autoptr (IdpRules) rules = idp_rules_load ("shaoyang-2024", &error);
  g_assert_no_error (error);

  g_auto (GStrv) groups = idp_preset_groups (texts);
  for (char **group = groups; *group != NULL; group++)
    {
      g_assert_nonnull (idp_check_find (*group));
      g_assert_true ((idp_rules_find (rules, *group) != NULL)
                     != g_strv_contains (optional, *group));
    }
}

/* The numbers that the standard itself gives. */
static void
test_published (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  static const struct
  {
    const char *rule;
    double min, max;
    IdpUnit unit;
  } published[] = {
    { "crown-margin", 50, 110, IDP_UNIT_PX },
    { "eye-line", 200, 300, IDP_UNIT_PX },
    { "face-width", 180, 300, IDP_UNIT_PX },
    { "px-size", 480, 480, IDP_UNIT_PX },
    { "dpi-tag", 300, 300, IDP_UNIT_DPI },
    { "colour-mode", 24, 24, IDP_UNIT_BIT },
    { "jpeg-quality-low", 60, INFINITY, IDP_UNIT_QUALITY },
  };

  g_assert_cmpint (rules->width_px, ==, 480);
  g_assert_cmpint (rules->height_px, ==, 640);
  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      const IdpLimit *limit = &idp_rules_find (rules, published[i].rule)->limit;
      g_assert_cmpfloat (limit->min, ==, published[i].min);
      g_assert_cmpfloat (limit->max, ==, published[i].max);
      g_assert_cmpint (limit->unit, ==, published[i].unit);
    }
}

/* Loads a preset that extends the standard by TEXT, which must fail with MESSAGE. */
static void
assert_rejected (const char *text, const char *message)
{
  g_autofree char *preset
      = g_strconcat ("[preset]\nextends=cn-graduation-2017\ntitle=T\ntitle[zh_CN]=T\n", text, NULL);
  g_autofree char *path = scratch_file ("wrong.ini", preset, strlen (preset));
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpRules) rules = idp_rules_load (path, &error);
  g_assert_null (rules);
  if (strstr (error->message, "wrong.ini") == NULL)
    g_error ("the file is not named in “%s”", error->message);
  scratch_assert_error (&error, IDP_ERROR_PRESET, message);
}

static void
test_mistakes (void)
{
  assert_rejected ("[blur]\nmx=3\n", "[blur] mx");
  assert_rejected ("[blur]\ncheck=off\n", "[blur] check");
  assert_rejected ("[clothes-blue]\ncheck=false\n", "[clothes-blue] source");
  assert_rejected ("[target]\ncheck=false\n", "[target] check");
  assert_rejected ("note=Only English\n", "[preset] note[zh_CN]");
  assert_rejected ("[blur]\nunit=inch\n", "[blur] unit");
  assert_rejected ("[blur]\nunit=deg\n", "[blur] unit");
  assert_rejected ("[blur]\nmax=sharp\n", "[blur] max");
  assert_rejected ("[blur]\nreview=-1\n", "[blur] review");
  assert_rejected ("[blur]\nedge-height=a lot\n", "[blur] edge-height");
  assert_rejected ("[blur]\nedge-height=\n", "[blur] edge-height");
  assert_rejected ("[blur]\nedge-height=1.5\n", "[blur] edge-height");
  assert_rejected ("[blur]\nedge-height=0.3;0.4\n", "[blur] edge-height");
  assert_rejected ("[bg-uneven]\nsquare=0\n", "[bg-uneven] square");
  assert_rejected ("[bg-colour-off]\nreferences=255;255\n", "[bg-colour-off] references");
  assert_rejected ("[bg-colour-off]\nreferences=255;255;256\n", "[bg-colour-off] references");
  assert_rejected ("[head-tilt]\nmin=9\n", "[head-tilt] min");
  assert_rejected ("[head-tilt]\nedge-height=1\n", "[head-tilt] edge-height");
  assert_rejected ("[blurred]\nmax=3\nunit=px\nsource=x\nsource[zh_CN]=x\n", "[blurred]");
  assert_rejected ("[target]\nwidth=0\n", "[target] width");

  static const char *const no_days[] = { "2023-02-30", "2023-11-30 or so", "20231130", "tomorrow" };
  for (guint i = 0; i < G_N_ELEMENTS (no_days); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "[old-photo]\nmax=9\nunit=day\nsource=x\nsource[zh_CN]=x\non=%s\n", no_days[i]);
      assert_rejected (text, "[old-photo] on");
    }
}

/* Every other preset starts from the standard: it keeps each of its rules, or drops it and says
 * why. */
static void
test_variants (void)
{
  g_autoptr (IdpRules) standard = scratch_rules ();
  g_auto (GStrv) names = idp_preset_list (IDP_PRESET_RULES);
  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (IdpRules) rules = idp_rules_load (*name, NULL);
      for (guint i = 0; i < standard->rules->len; i++)
        {
          const IdpRule *rule = standard->rules->pdata[i];
          gboolean dropped = FALSE;
          for (guint d = 0; d < rules->dropped->len; d++)
            dropped |= strcmp (((const IdpRule *) rules->dropped->pdata[d])->id, rule->id) == 0;
          g_assert_true (dropped != (idp_rules_find (rules, rule->id) != NULL));
        }
      g_assert_true ((rules->note_zh == NULL) == (rules->note_en == NULL));
    }
}

/* What the variants are for. */
static void
test_differences (void)
{
  g_autoptr (IdpRules) white = idp_rules_load ("xinjiang-selfstudy-2023", NULL);
  guint n = 0;
  const double *rgb = idp_rule_param (idp_rules_find (white, "bg-colour-off"), "references", &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (rgb[0] == 255 && rgb[1] == 255 && rgb[2] == 255);

  g_autoptr (IdpRules) heavy = idp_rules_load ("xinhua-2020", NULL);
  g_assert_cmpfloat (idp_rules_find (heavy, "file-size")->limit.min, ==, 30720);

  g_autoptr (IdpRules) old = idp_rules_load ("cn-graduation-2002", NULL);
  g_assert_cmpint (old->width_px, ==, 150);
  g_assert_null (idp_rules_find (old, "eye-line"));
  g_assert_cmpuint (old->dropped->len, ==, 7);
}

/* A rule that the base does not have must come complete. */
static void
test_missing_parameter (void)
{
  assert_rejected ("[clothes-blue]\nmax=10\nunit=percent\nsource=x\nsource[zh_CN]=x\nhue-from="
                   "210\nchroma-min=18\n",
                   "[clothes-blue] hue-to");
  assert_rejected ("[clothes-blue]\nmax=10\nunit=percent\nhue-from=210\nhue-to=300\n"
                   "chroma-min=18\n",
                   "[clothes-blue] source");
  assert_rejected (
      "[clothes-blue]\nunit=percent\nsource=x\nsource[zh_CN]=x\nhue-from=210\nhue-to=300\n"
      "chroma-min=18\n",
      "[clothes-blue] max");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/built-in", test_built_in);
  g_test_add_func ("/rules/catalogue", test_catalogue);
  g_test_add_func ("/rules/published", test_published);
  g_test_add_func ("/rules/mistakes", test_mistakes);
  g_test_add_func ("/rules/variants", test_variants);
  g_test_add_func ("/rules/differences", test_differences);
  g_test_add_func ("/rules/missing-parameter", test_missing_parameter);
  return g_test_run ();
}
