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
    { "Adobe_Firefly 2.0", "Adobe Firefly" },
    { "GIMP 2.10.34", "GIMP" },
    { "Snapseed 2.19", "Snapseed" },
    { "Photos 2.0", "Apple Photos" },
    { "美图秀秀 10.8.5", "美图秀秀" },
    { "Meitu", "美图秀秀" },
    { "美图看看 3.1", "美图看看" },
    { "{\"BeautyInfo\":{\"IsAIBeauty\":false},\"FaceliftInfo\":{}}", "美图秀秀" },
    { "BeautyCam 9.9", "美颜相机" },
    { "com.meitu.meiyancamera", "美颜相机" },
    { "轻颜相机 5.1", "轻颜相机" },
    { "Faceu激萌", "Faceu激萌" },
    { "com.lemon.faceu", "Faceu激萌" },
    { "醒图 7.4", "醒图" },
    { "Hypic", "醒图" },
    { "B612", "B612" },
    { "天天P图", "天天P图" },
    { "无他相机", "无他相机" },
    { "一甜相机", "一甜相机" },
    { "像素蛋糕 PixCake 8.0", "像素蛋糕" },
    { "智能证件照 3.0", "证件照应用" },
    { "光影魔术手", "光影魔术手" },
    { "Made with Google AI", "Google AI" },
    { "ChatGPT", "DALL·E / ChatGPT" },
    { "即梦AI", "即梦 / 豆包" },
    { "CamScanner 6.1", "扫描全能王" },
    { "EPSON Perfection V600", "Scanner" },
    { "charset=Ascii Screenshot", "Screenshot" },
    { "S928U1UEU1AXCB", NULL },
    { "17.2.1", NULL },
    { "HUAWEI P60", NULL },
    { "MediaTek Camera Application", NULL },
    { "Ver.1.00", NULL },
    { "gimpel", NULL },
    { "Kankanmäki", NULL },
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

/* People write about programs; only a text that is a name and nothing else counts there. */
static void
test_exactly (void)
{
  g_autoptr (GPtrArray) programs = idp_programs_load (NULL);
  const IdpProgram *program = idp_programs_find_exactly (programs, "Meitu");
  g_assert_nonnull (program);
  g_assert_cmpstr (program->name, ==, "美图秀秀");
  g_assert_null (idp_programs_find_exactly (programs, "She teaches Photoshop at Meitu"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programs/names", test_names);
  g_test_add_func ("/programs/exactly", test_exactly);
  return g_test_run ();
}
