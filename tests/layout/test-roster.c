/* test-roster: who is in, who is left out and why, and which rosters are refused as a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "error.h"
#include "roster.h"
#include "scratch.h"

#define HEADER "name,student_id,photo\n"

static GPtrArray *
load (const char *text, IdsLeftOut *left_out, GError **error)
{
  g_autofree char *path = scratch_file ("roster.csv", text, strlen (text));
  return ids_roster_load (path, left_out, error);
}

/* PEOPLE as "row name id photo" lines. */
static char *
dump (const GPtrArray *people)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < people->len; i++)
    {
      const IdsPerson *person = people->pdata[i];
      g_string_append_printf (text, "%d %s %s %s\n", person->row, person->name, person->student_id,
                              person->photo);
    }
  return g_string_free (text, FALSE);
}

static void
test_people (void)
{
  static const char *const texts[] = {
    "name,student_id,photo\n王𠮷,0017,a.jpg\n\nJo Li,18X,b/c.jpg\n",
    "\xEF\xBB\xBF姓名,学号,照片\r\n王𠮷,0017,a.jpg\r\n\r\nJo Li,18X,b/c.jpg\r\n",
    "班级,照片 ,Student_ID,姓名,备注\n1,a.jpg,0017,王𠮷,\n\n1,b/c.jpg,18X,Jo Li\n",
    "\"name\",\"student_id\",\"photo\"\n\"王𠮷\",\" 0017 \",\"a.jpg\"\n,,\n\u3000Jo "
    "Li\u3000,18X,b/c.jpg\n",
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (IdsLeftOut) left_out = ids_left_out_new ();
      g_autoptr (GPtrArray) people = load (texts[i], left_out, &error);
      g_assert_no_error (error);
      g_autofree char *found = dump (people);
      g_assert_cmpstr (found, ==, "2 王𠮷 0017 a.jpg\n4 Jo Li 18X b/c.jpg\n");
      g_assert_cmpuint (ids_left_out_get_n (left_out), ==, 0);
    }
}

static void
test_left_out (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdsLeftOut) left_out = ids_left_out_new ();
  g_autoptr (GPtrArray) people = load (HEADER "张三,1,1.jpg\n"
                                              "李四,2,2.jpg\n"
                                              "王五,,3.jpg\n"
                                              "赵六,2,4.jpg\n"
                                              "钱七,5.10322E+17,5.jpg\n"
                                              "孙,八,6,6.jpg\n"
                                              "周九,7\n"
                                              ",8,8.jpg\n",
                                       left_out, &error);
  g_assert_no_error (error);
  g_autofree char *found = dump (people);
  g_assert_cmpstr (found, ==, "2 张三 1 1.jpg\n");

  g_autofree char *path = scratch_path ("left-out.csv");
  g_autofree char *list = NULL;
  g_assert_true (ids_left_out_write (left_out, path, &error));
  g_assert_true (g_file_get_contents (path, &list, NULL, NULL));
  g_assert_cmpstr (
      list, ==,
      "\xEF\xBB\xBFrow,name,student_id,reason\r\n"
      "3,李四,2,\"the same number stands in rows 3, 5\"\r\n"
      "4,王五,,the column student_id (学号) is empty\r\n"
      "5,赵六,2,\"the same number stands in rows 3, 5\"\r\n"
      "6,钱七,5.10322E+17,the number was damaged by a spreadsheet; store the column as "
      "text\r\n"
      "7,孙,八,\"the row has 4 cells, the header has 3\"\r\n"
      "8,周九,7,the column photo (照片) is empty\r\n"
      "9,,8,the column name (姓名) is empty\r\n");
}

static void
test_restrict (void)
{
  g_autoptr (IdsLeftOut) left_out = ids_left_out_new ();
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  ids_left_out_add (left_out, 2, "a", "1", "x");
  ids_left_out_add (left_out, 3, "b", "2", "x");
  ids_left_out_add (left_out, 4, NULL, NULL, "x");
  for (int i = 2; i < 4; i++)
    {
      g_hash_table_add (wanted, i == 2 ? "2" : "3");
      g_hash_table_add (found, i == 2 ? "2" : "3");
    }
  ids_left_out_restrict (left_out, wanted, found);
  g_assert_cmpuint (ids_left_out_get_n (left_out), ==, 1);
  g_assert_true (g_hash_table_contains (found, "3"));
  g_assert_false (g_hash_table_contains (found, "2"));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "", "roster.csv: the roster is empty" },
    { HEADER "张三,1,1.jpg\n\xD5\xC5\xC8\xFD,2,2.jpg\n",
      "roster.csv: line 3 is not UTF-8 text (GBK?)" },
    { "\xFF\xFEn", "roster.csv: line 1 is not UTF-8" },
    { HEADER "张三,1,1.jpg\n\"李四,2,2.jpg\n王五,3,3.jpg\n",
      "roster.csv: line 3: the quote that opens here is never closed" },
    { "name,photo\n张三,1.jpg\n", "row 1: no column is named student_id (学号)" },
    { "name,学号,student_id,photo\n", "row 1: more than one column is named student_id" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      g_autoptr (IdsLeftOut) left_out = ids_left_out_new ();
      g_assert_null (load (cases[i].text, left_out, &error));
      scratch_assert_error (&error, IDP_ERROR_UNREADABLE, cases[i].message);
    }

  GError *error = NULL;
  g_autoptr (IdsLeftOut) left_out = ids_left_out_new ();
  g_assert_null (ids_roster_load ("nowhere.csv", left_out, &error));
  scratch_assert_error (&error, IDP_ERROR_UNREADABLE, "nowhere.csv: cannot be read");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/people", test_people);
  g_test_add_func ("/roster/left-out", test_left_out);
  g_test_add_func ("/roster/restrict", test_restrict);
  g_test_add_func ("/roster/refused", test_refused);
  return g_test_run ();
}
