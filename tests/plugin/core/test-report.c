/* test-report: the JSON contract and the words a person reads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <json-glib/json-glib.h>
#include <string.h>

#include "check.h"
#include "report.h"
#include "scratch.h"

static JsonObject *
parse (JsonParser *parser, const char *json)
{
  g_autoptr (GError) error = NULL;
  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static char *
report (const char *const *defects, char **text)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autofree char *path = scratch_sitter ("report.jpg", 1, defects);
  g_autoptr (IdpPhoto) photo = idp_photo_new (idp_file_load (path, NULL), rules, NULL);
  g_assert_nonnull (photo);
  g_autoptr (GPtrArray) findings = idp_checks_run (photo, rules);
  *text = idp_report_text (photo, findings, rules);
  return idp_report_json (photo, findings, rules);
}

static void
assert_members (JsonObject *object, const char *names)
{
  g_auto (GStrv) wanted = g_strsplit (names, " ", -1);
  g_autoptr (GList) members = json_object_get_members (object);
  g_assert_cmpint (g_list_length (members), ==, g_strv_length (wanted));
  for (char **name = wanted; *name != NULL; name++)
    if (!json_object_has_member (object, *name))
      g_error ("no member %s", *name);
}

static void
test_json_contract (void)
{
  g_autofree char *text = NULL;
  g_autofree char *json = report (NULL, &text);
  g_assert_null (strchr (json, '\n'));

  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (parser, json);
  assert_members (root, "tool version rules photo face crop verdict advice findings");
  assert_members (json_object_get_object_member (root, "advice"), "action zh en");
  assert_members (json_object_get_object_member (root, "photo"), "file sha256 width height");
  assert_members (json_object_get_object_member (root, "face"),
                  "count box left_eye right_eye mouth chin crown face_left face_right roll_deg "
                  "yaw_deg pitch_deg confidence");

  JsonArray *findings = json_object_get_array_member (root, "findings");
  g_assert_cmpint (json_array_get_length (findings), >, 0);
  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);
      const gboolean weighed = json_object_has_member (finding, "evidence");
      assert_members (finding, weighed
                                   ? "rule verdict judged_on measured min max unit region title "
                                     "remedy mended_by source strong evidence"
                                   : "rule verdict judged_on measured min max unit region title "
                                     "remedy mended_by source");
      assert_members (json_object_get_object_member (finding, "title"), "zh en");
      assert_members (json_object_get_object_member (finding, "remedy"), "zh en");
    }
}

static void
test_no_face (void)
{
  const char *const empty_wall[] = { "n_people", "0", NULL };
  g_autofree char *text = NULL;
  g_autofree char *json = report (empty_wall, &text);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (parser, json);
  g_assert_true (json_object_get_null_member (root, "face"));
  g_assert_cmpstr (json_object_get_string_member (root, "verdict"), ==, "fail");
  g_assert_nonnull (strstr (text, "No face found"));
}

static void
test_text (void)
{
  const char *const dark[] = { "exposure_ev", "-5", NULL };
  g_autofree char *text = NULL;
  g_autofree char *json = report (dark, &text);
  g_assert_nonnull (strstr (text, "report.jpg: fail"));
  g_assert_nonnull (strstr (text, "Face too dark"));
  g_assert_nonnull (strstr (text, "Retake in a bright place"));
  g_assert_nonnull (strstr (text, "→ Retake: go where it is bright"));
}

static void
test_unreadable (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autofree char *json = idp_report_unreadable_json ("a/b.jpg", "damaged \"JPEG\"", rules);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (parser, json);
  g_assert_cmpstr (json_object_get_string_member (root, "verdict"), ==, "unreadable");
  g_assert_cmpstr (json_object_get_string_member (root, "reason"), ==, "damaged \"JPEG\"");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/json-contract", test_json_contract);
  g_test_add_func ("/report/no-face", test_no_face);
  g_test_add_func ("/report/text", test_text);
  g_test_add_func ("/report/unreadable", test_unreadable);
  return g_test_run ();
}
