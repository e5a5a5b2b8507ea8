/* test-preset: strict reading, extension, and messages that name file, group and key.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "error.h"
#include "preset.h"
#include "scratch.h"

static IdpPreset *
load (const char *name, const char *text, GError **error)
{
  g_autofree char *path = scratch_file (name, text, strlen (text));
  return idp_preset_load (IDP_PRESET_SHEETS, path, error);
}

static void
test_values (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpPreset) preset = load (
      "v.ini", "[a]\nn=1.5\ni=3\nlength=33mm\nunit=px\nyes=true\nside=right\nt=Hi\nt[zh_CN]=你好\n",
      &error);
  g_assert_no_error (error);

  double n = 0, mm = 0;
  int i = 0, side = 0;
  gboolean yes = FALSE;
  IdpUnit unit = IDP_UNIT_NONE;
  g_autofree char *zh = NULL;
  g_autofree char *en = NULL;
  const char *const sides[] = { "left", "right", NULL };
  g_assert_true (idp_preset_get_double (preset, "a", "n", 0, 2, &n, &error));
  g_assert_true (idp_preset_get_int (preset, "a", "i", 0, 9, &i, &error));
  g_assert_true (idp_preset_get_mm (preset, "a", "length", 1, 99, &mm, &error));
  g_assert_true (idp_preset_get_unit (preset, "a", "unit", &unit, &error));
  g_assert_true (idp_preset_get_boolean (preset, "a", "yes", &yes, &error));
  g_assert_true (idp_preset_get_choice (preset, "a", "side", sides, &side, &error));
  g_assert_true (idp_preset_get_bilingual (preset, "a", "t", &zh, &en, &error));
  g_assert_true (idp_preset_finish (preset, &error));
  g_assert_cmpfloat (n, ==, 1.5);
  g_assert_cmpint (i, ==, 3);
  g_assert_cmpfloat (mm, ==, 33);
  g_assert_cmpint (unit, ==, IDP_UNIT_PX);
  g_assert_true (yes);
  g_assert_cmpint (side, ==, 1);
  g_assert_cmpstr (zh, ==, "你好");
  g_assert_cmpstr (en, ==, "Hi");
}

static void
test_wrong_values (void)
{
  const char *const sides[] = { "left", "right", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpPreset) preset
      = load ("w.ini", "[a]\nn=x\nbig=1000\nhalf=1.5\nlength=33\nunit=stone\nside=up\n", &error);
  double n = 0;
  int i = 0;
  IdpUnit unit = IDP_UNIT_NONE;

  g_assert_false (idp_preset_get_double (preset, "a", "n", 0, 9, &n, &error));
  scratch_assert_error (&error, IDP_ERROR_PRESET, "w.ini: [a] n: “x” is not a number");
  g_assert_false (idp_preset_get_double (preset, "a", "big", 0, 9, &n, &error));
  scratch_assert_error (&error, IDP_ERROR_PRESET, "w.ini: [a] big: 1000 is outside 0 to 9");
  g_assert_false (idp_preset_get_int (preset, "a", "half", 0, 9, &i, &error));
  scratch_assert_error (&error, IDP_ERROR_PRESET, "[a] half: 1.5 is not a whole number");
  g_assert_false (idp_preset_get_mm (preset, "a", "length", 0, 99, &n, &error));
  scratch_assert_error (&error, IDP_ERROR_PRESET, "[a] length: “33” is not a length");
  g_assert_false (idp_preset_get_unit (preset, "a", "unit", &unit, &error));
  scratch_assert_error (&error, IDP_ERROR_PRESET, "[a] unit: “stone” is no known unit");
  g_assert_false (idp_preset_get_choice (preset, "a", "side", sides, &i, &error));
  scratch_assert_error (&error, IDP_ERROR_PRESET, "[a] side: “up” is none of: left, right");
  g_assert_false (idp_preset_get_double (preset, "a", "none", 0, 9, &n, &error));
  scratch_assert_error (&error, IDP_ERROR_PRESET, "[a] none: missing");
}

static void
test_unknown_key (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpPreset) preset = load ("u.ini", "[a]\nknown=1\nstray=2\n", &error);
  int i = 0;
  g_assert_true (idp_preset_get_int (preset, "a", "known", 0, 9, &i, &error));
  g_assert_false (idp_preset_finish (preset, &error));
  scratch_assert_error (&error, IDP_ERROR_PRESET, "u.ini: [a] stray: unknown key");
}

static void
test_extends (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *base = scratch_path ("base.ini");
  g_autoptr (IdpPreset) base_preset = load ("base.ini", "[a]\nx=1\ny=2\n[b]\nz=3\n", &error);
  g_autofree char *text = g_strdup_printf ("[preset]\nextends=%s\n[a]\ny=20\n[c]\nw=4\n", base);
  g_autoptr (IdpPreset) preset = load ("child.ini", text, &error);
  g_assert_no_error (error);

  int x = 0, y = 0;
  g_assert_true (idp_preset_get_int (preset, "a", "x", 0, 99, &x, &error));
  g_assert_true (idp_preset_get_int (preset, "a", "y", 0, 99, &y, &error));
  g_assert_cmpint (x, ==, 1);
  g_assert_cmpint (y, ==, 20);
  g_auto (GStrv) groups = idp_preset_groups (preset);
  g_autofree char *all = g_strjoinv (" ", groups);
  g_assert_cmpstr (all, ==, "a b c");
  g_assert_cmpstr (idp_preset_name (preset), ==, "child");
  g_assert_cmpstr (idp_preset_sha256 (preset), !=, idp_preset_sha256 (base_preset));

  /* The message names the file that holds the bad key, not the one that was asked for. */
  g_assert_false (idp_preset_get_int (preset, "b", "z", 5, 9, &x, &error));
  scratch_assert_error (&error, IDP_ERROR_PRESET, "base.ini: [b] z: 3 is outside");
}

static void
test_circle (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = scratch_path ("self.ini");
  g_autofree char *text = g_strdup_printf ("[preset]\nextends=%s\n", path);
  g_autoptr (IdpPreset) preset = load ("self.ini", text, &error);
  g_assert_null (preset);
  scratch_assert_error (&error, IDP_ERROR_PRESET, "circle");
}

static void
test_no_preset (void)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (idp_preset_load (IDP_PRESET_RULES, "no-such-preset", &error));
  scratch_assert_error (&error, IDP_ERROR_PRESET, "no preset named “no-such-preset”");
  g_assert_null (idp_preset_load (IDP_PRESET_RULES, "./no-such-file.ini", &error));
  scratch_assert_error (&error, IDP_ERROR_PRESET, "no-such-file.ini");
  g_assert_null (load ("garbage.ini", "this is [no key file\n", &error));
  scratch_assert_error (&error, IDP_ERROR_PRESET, "garbage.ini: ");
}

static void
test_list (void)
{
  g_auto (GStrv) names = idp_preset_list (IDP_PRESET_RULES);
  g_assert_true (g_strv_contains ((const char *const *) names, "cn-graduation-2017"));
  g_assert_true (g_strv_contains ((const char *const *) names, "shaoyang-2024"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preset/values", test_values);
  g_test_add_func ("/preset/wrong-values", test_wrong_values);
  g_test_add_func ("/preset/unknown-key", test_unknown_key);
  g_test_add_func ("/preset/extends", test_extends);
  g_test_add_func ("/preset/circle", test_circle);
  g_test_add_func ("/preset/no-preset", test_no_preset);
  g_test_add_func ("/preset/list", test_list);
  return g_test_run ();
}
