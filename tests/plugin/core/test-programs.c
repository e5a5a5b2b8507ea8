/* test-programs: names of programs in foreign text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "programs.h"

static void
test_names (void)
{
  static const struct
  {
    const char *text, *name;
  } cases[] = {
    { "Adobe Photoshop CC 2019 (Macintosh)", "Adobe Photoshop" },
    { "Adobe Photoshop Lightroom Classic 12.2 (Macintosh)", "Adobe Lightroom" },
    { "GIMP 2.10.34", "GIMP" },
    { "Snapseed 2.19", "Snapseed" },
    { "美图秀秀", "美图秀秀" },
    { "com.meitu.meiyancamera", "美图秀秀" },
    { "轻颜相机 5.1", "轻颜相机" },
    { "B612", "B612" },
    { "Made with Google AI", "Google AI" },
    { "charset=Ascii Screenshot", "Screenshot" },
    { "S928U1UEU1AXCB", NULL },
    { "17.2.1", NULL },
    { "gimpel", NULL },
    { "", NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) programs = idp_programs_load (&error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const IdpProgram *program = idp_programs_find (programs, cases[i].text);
      g_assert_cmpstr (program != NULL ? program->name : NULL, ==, cases[i].name);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programs/names", test_names);
  return g_test_run ();
}
