/* test-template: fields in braces, and values that are written from right to left.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "error.h"
#include "scratch.h"
#include "template.h"

static const char *const fields[] = { "name", "student_id", NULL };

static const char *
look_up (const char *field, gconstpointer name)
{
  return strcmp (field, "name") == 0 ? name : "20240001";
}

static void
test_fields (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *plain = ids_template_expand ("no field", look_up, "王𠮷", TRUE, &error);
  g_assert_cmpstr (plain, ==, "no field");
  g_autofree char *two
      = ids_template_expand ("{name}\n({student_id})", look_up, "王𠮷", TRUE, &error);
  g_assert_cmpstr (two, ==, "王𠮷\n(20240001)");
  g_autofree char *empty = ids_template_expand ("{name}", look_up, "", TRUE, &error);
  g_assert_cmpstr (empty, ==, "");
}

/* The number stays to the right of the name, as the template says, and a digit within the name
 * stays with the name. */
static void
test_direction (void)
{
  static const struct
  {
    const char *name;
    const char *isolated;
  } cases[] = {
    { "阿卜杜热合曼·买买提", "阿卜杜热合曼·买买提 20240001" },
    { "ئابدۇ", "\u2068ئابدۇ\u2069 20240001" },
    { "محمد 5", "\u2068محمد 5\u2069 20240001" },
    { "Ali محمد", "\u2068Ali محمد\u2069 20240001" },
    { "דוד", "\u2068דוד\u2069 20240001" },
    { "\uFEE1", "\u2068\uFEE1\u2069 20240001" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *isolated
          = ids_template_expand ("{name} {student_id}", look_up, cases[i].name, TRUE, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (isolated, ==, cases[i].isolated);
      g_autofree char *bare = ids_template_expand ("{name}", look_up, cases[i].name, FALSE, &error);
      g_assert_cmpstr (bare, ==, cases[i].name);
    }
}

static void
test_faults (void)
{
  g_assert_null (ids_template_find_fault ("{name} {student_id}", fields));
  g_assert_null (ids_template_find_fault ("", fields));
  g_assert_cmpstr (ids_template_find_fault ("{name} {id}", fields), ==, "{id}");
  g_assert_cmpstr (ids_template_find_fault ("{name} {", fields), ==, "{");
  g_assert_cmpstr (ids_template_find_fault ("{}", fields), ==, "{}");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *name;
    const char *message;
  } cases[] = {
    { "王\u2068明", "U+2068 stands in “name”" },
    { "王\u2069明", "U+2069 stands in “name”" },
    { "王\u202E明", "U+202E stands in “name”" },
    { "王\uE863", "U+E863 is a private-use code" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      g_assert_null (ids_template_expand ("{name}", look_up, cases[i].name, TRUE, &error));
      scratch_assert_error (&error, IDP_ERROR_REFUSED, cases[i].message);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/fields", test_fields);
  g_test_add_func ("/template/direction", test_direction);
  g_test_add_func ("/template/faults", test_faults);
  g_test_add_func ("/template/refused", test_refused);
  return g_test_run ();
}
