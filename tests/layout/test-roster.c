/* test-roster: who is in, who is left out and why, and which rosters are refused as a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "error.h"
#include "roster.h"
#include "scratch.h"

#define HEADER "name,student_id,photo\n"

static IdsRoster *
load_with (const void *data, gsize length, const IdsRosterOptions *options, IdsProblems *problems,
           GError **error)
{
  g_autofree char *path = scratch_file ("roster.csv", data, length);
  return ids_roster_load (path, options, problems, error);
}

static IdsRoster *
load (const char *text, IdsProblems *problems, GError **error)
{
  const IdsRosterOptions options = { NULL };
  return load_with (text, strlen (text), &options, problems, error);
}

/* PEOPLE as "row name id photo" lines. */
static char *
dump (const IdsRoster *roster)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < roster->people->len; i++)
    {
      const IdsPerson *person = roster->people->pdata[i];
      g_string_append_printf (text, "%d %s %s %s\n", person->row, person->name, person->student_id,
                              person->photo);
    }
  return g_string_free (text, FALSE);
}

static void
append_problem (const IdsProblem *problem, gpointer data)
{
  g_string_append_printf (data, "%d%s%s %s\n", problem->row, problem->column,
                          problem->level == IDS_LEVEL_WARNING ? "?" : "", problem->id);
}

/* What is wrong with the roster TEXT, as "row column problem" lines, a question mark behind the
 * column of a warning. */
static char *
find_problems (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdsProblems) problems = ids_problems_new (FALSE);
  g_autoptr (IdsRoster) roster = load (text, problems, &error);
  g_assert_no_error (error);
  GString *found = g_string_new (NULL);
  ids_problems_foreach (problems, append_problem, found);
  return g_string_free (found, FALSE);
}

static void
test_people (void)
{
  static const char *const texts[] = {
    "name,student_id,photo\n王𠮷,0017,a.jpg\n\nJo Li,18X,b/c.jpg\n",
    "\xEF\xBB\xBF姓名,学号,照片\r\n王𠮷,0017,a.jpg\r\n\r\nJo Li,18X,b/c.jpg\r\n",
    "name;student_id;photo\n王𠮷;0017;a.jpg\n\nJo Li;18X;b/c.jpg\n",
    "name\tstudent_id\tphoto\n王𠮷\t0017\ta.jpg\n\nJo Li\t18X\tb/c.jpg\n",
    "班级,照片 ,Student_ID,姓名,备注\n1,a.jpg,0017,王𠮷,\n\n1,b/c.jpg,18X,Jo Li\n",
    "\"name\",\"student_id\",\"photo\"\n\"王𠮷\",\" 0017 \",\"a.jpg\"\n,,\n\u3000Jo "
    "Li\u3000,18X,b/c.jpg\n",
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (IdsProblems) problems = ids_problems_new (FALSE);
      g_autoptr (IdsRoster) roster = load (texts[i], problems, &error);
      g_assert_no_error (error);
      g_autofree char *found = dump (roster);
      g_assert_cmpstr (found, ==, "2 王𠮷 0017 a.jpg\n4 Jo Li 18X b/c.jpg\n");
      g_assert_cmpuint (ids_problems_count_left_out (problems), ==, 0);
    }
}

static void
test_left_out (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdsProblems) problems = ids_problems_new (FALSE);
  g_autoptr (IdsRoster) roster = load (HEADER "张三,1,1.jpg\n"
                                              "李四,2,2.jpg\n"
                                              "王五,,3.jpg\n"
                                              "赵六,2,4.jpg\n"
                                              "钱七,5.10322E+17,5.jpg\n"
                                              "孙,八,6,6.jpg\n"
                                              "周九,7\n"
                                              ",8,8.jpg\n",
                                       problems, &error);
  g_assert_no_error (error);
  g_autofree char *found = dump (roster);
  g_assert_cmpstr (found, ==, "2 张三 1 1.jpg\n");

  g_autofree char *path = scratch_path ("left-out.csv");
  g_autofree char *list = NULL;
  g_assert_true (ids_problems_write_left_out (problems, path, &error));
  g_assert_true (g_file_get_contents (path, &list, NULL, NULL));
  g_assert_cmpstr (
      list, ==,
      "\xEF\xBB\xBFrow,name,student_id,reason\r\n"
      "3,李四,2,\"the same number stands in rows 3, 5\"\r\n"
      "4,王五,,the column student_id (学号) is empty\r\n"
      "5,赵六,2,\"the same number stands in rows 3, 5\"\r\n"
      "6,钱七,5.10322E+17\t,the number was damaged by a spreadsheet; store the column as "
      "text\r\n"
      "7,孙,八,\"the row has 4 cells, the header has 3\"\r\n"
      "8,周九,7,the column photo (照片) is empty\r\n"
      "9,,8,the column name (姓名) is empty\r\n");
}

static void
add_problem (IdsProblems *problems, int row, const char *student_id)
{
  const IdsProblem problem = { row, NULL, NULL, student_id, IDS_LEVEL_ERROR, "x", "x" };
  ids_problems_add (problems, &problem);
}

static void
test_restrict (void)
{
  g_autoptr (IdsProblems) problems = ids_problems_new (FALSE);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  add_problem (problems, 2, "1");
  add_problem (problems, 3, "2");
  add_problem (problems, 4, NULL);
  for (int i = 2; i < 4; i++)
    {
      g_hash_table_add (wanted, i == 2 ? "2" : "3");
      g_hash_table_add (found, i == 2 ? "2" : "3");
    }
  ids_problems_restrict (problems, wanted, found);
  g_assert_cmpuint (ids_problems_count_left_out (problems), ==, 1);
  g_assert_true (g_hash_table_contains (found, "3"));
  g_assert_false (g_hash_table_contains (found, "2"));
}

/* Every trap of a row, each with its column. */
static void
test_traps (void)
{
  static const struct
  {
    const char *row; /* name, student number, ID number, class */
    const char *problems;
  } cases[] = {
    { "张三,20240001,11010519491231002X,1", "" },
    { "张三,20240001,11010519491231002x,1", "" },
    { "张三,20240001,440524188001010014,1", "" },
    { "张三,20240001,E12345678,1", "" },
    { "阿卜杜·热合曼,20240001,,1", "" },
    { "Anna M. Li,20240001,,1", "" },
    { "张三,20240001,110105194912310021,1", "2C id-checkdigit\n" },
    { "张三,20240001,440524188013010014,1", "2C id-checkdigit\n" },
    { "张三,20240001,5.10322E+17,1", "2C id-precision-lost\n" },
    { "张三,20240001,110105194912310000,1", "2C id-precision-lost\n" },
    { "张三,20240001,1101051949,1", "2C id-checkdigit\n" },
    { "张三,20240001,110105491231002,1", "2C? id-checkdigit\n" },
    { "张三,2.0240001E+7,,1", "2B id-precision-lost\n" },
    { "张 三,20240001,,1", "2A? name-spacing\n" },
    { " 张三,20240001,,1", "2A? name-spacing\n" },
    { "阿卜杜.热合曼,20240001,,1", "2A? name-dot-variant\n" },
    { "阿卜杜•热合曼,20240001,,1", "2A? name-dot-variant\n" },
    { "张\xEE\x80\x80,20240001,,1", "2A name-pua\n" },
    { "葛\xF3\xA0\x84\x80,20240001,,1", "2A name-variant\n" },
    { "⿰亻尔,20240001,,1", "2A name-description\n" },
    { "张?,20240001,,1", "2A name-character-lost\n" },
    { "张□,20240001,,1", "2A name-character-lost\n" },
    { "张\x07三,20240001,,1", "2A control-character\n" },
    { "\"张\n三\",20240001,,1", "2A control-character\n" },
    { "张\xE2\x80\xAE三,20240001,,1", "2A direction-character\n" },
    { "张\xE2\x81\xA6三,20240001,,1", "2A direction-character\n" },
    { "张\xE2\x80\x8B三,20240001,,1", "2A invisible-character\n" },
    { "张三,２０２４,,1", "2B number-full-width\n" },
    { "张三,2024 0001,,1", "2B number-spacing\n" },
    { "张三,11010519491231002X,,1", "2B? id-exposed\n" },
    { "张三,20240001,,\xE2\x80\xAE"
      "1",
      "2D direction-character\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("姓名,学号,身份证号,班级\n%s\n", cases[i].row);
      g_autofree char *found = find_problems (text);
      g_test_message ("%s", cases[i].row);
      g_assert_cmpstr (found, ==, cases[i].problems);
    }
}

/* What only shows when all rows are seen together. */
static void
test_numbers (void)
{
  g_autofree char *zeros
      = find_problems ("姓名,学号\n张,0101\n李,0102\n王,0103\n赵,104\n钱,0105\n");
  g_assert_cmpstr (zeros, ==, "5B number-zeros-lost\n");
  g_autofree char *shorter
      = find_problems ("姓名,学号\n张,1101\n李,1102\n王,1103\n赵,104\n钱,1105\n");
  g_assert_cmpstr (shorter, ==, "5B? number-short\n");
  g_autofree char *same_id = find_problems ("姓名,学号,身份证号\n张,1,11010519491231002X\n"
                                            "李,2,11010519491231002x\n");
  g_assert_cmpstr (same_id, ==, "2C duplicate-record\n3C duplicate-record\n");
}

/* The same roster in every encoding that spreadsheets write. */
static void
test_encodings (void)
{
  static const char text[] = "姓名\t学号\n王𠮷\t1\n李㛃䶮\t2\n";
  static const struct
  {
    const char *encoding, *mark, *option;
    gsize mark_length;
  } cases[] = {
    { "UTF-8", "", NULL, 0 },
    { "UTF-8", "\xEF\xBB\xBF", NULL, 3 },
    { "UTF-16LE", "\xFF\xFE", NULL, 2 },
    { "UTF-16BE", "\xFE\xFF", NULL, 2 },
    { "GB18030", "", NULL, 0 },
    { "GB18030", "", "GB18030", 0 },
    { "UTF-16LE", "", "UTF-16LE", 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize length = 0;
      g_autofree char *coded
          = g_convert (text, -1, cases[i].encoding, "UTF-8", NULL, &length, &error);
      g_assert_no_error (error);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_byte_array_append (bytes, (const guint8 *) cases[i].mark, cases[i].mark_length);
      g_byte_array_append (bytes, (const guint8 *) coded, length);
      g_autoptr (IdsProblems) problems = ids_problems_new (FALSE);
      const IdsRosterOptions options = { .encoding = cases[i].option };
      g_autoptr (IdsRoster) roster
          = load_with (bytes->data, bytes->len, &options, problems, &error);
      g_assert_no_error (error);
      g_autofree char *found = dump (roster);
      g_assert_cmpstr (found, ==, "2 王𠮷 1 \n3 李㛃䶮 2 \n");
    }
}

/* Titles above the header, titles with spaces and full-width forms, and a choice by the user. */
static void
test_columns (void)
{
  g_autofree char *title
      = find_problems ("2024届毕业生名单,,\n,,\n姓 名,学　号,ＩＤ Number\n张三,1,\n");
  g_assert_cmpstr (title, ==, "");

  g_autoptr (GError) error = NULL;
  g_autoptr (IdsProblems) problems = ids_problems_new (FALSE);
  static const char text[] = "a,b,c,学号\n张三,x.jpg,7,8\n";
  const IdsRosterOptions options = { .columns = "name=a,student_id=C,photo=b" };
  g_autoptr (IdsRoster) roster = load_with (text, strlen (text), &options, problems, &error);
  g_assert_no_error (error);
  g_autofree char *found = dump (roster);
  g_assert_cmpstr (found, ==, "2 张三 7 x.jpg\n");

  static const struct
  {
    const char *columns;
    const char *message;
  } cases[] = {
    { "name=a,student_id=nowhere", "no column is “nowhere”" },
    { "given=a", "“given=a” is not of the form FIELD=TITLE" },
    { "name", "“name” is not of the form" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *refused = NULL;
      const IdsRosterOptions wrong = { .columns = cases[i].columns };
      g_assert_null (load_with (text, strlen (text), &wrong, problems, &refused));
      scratch_assert_error (&refused, IDP_ERROR_UNREADABLE, cases[i].message);
    }
}

static void
test_person (void)
{
  const char *const texts[IDS_N_FIELDS]
      = { "张三", "7", "a.jpg", "11010519491231002X", "1班", "长沙", "3" };
  g_autoptr (IdsPerson) masked = ids_person_new (2, texts, FALSE);
  g_autoptr (IdsPerson) shown = ids_person_new (2, texts, TRUE);
  g_assert_cmpstr (ids_person_get (masked, "id_number"), ==, "1101**********002X");
  g_assert_cmpstr (ids_person_get (shown, "id_number"), ==, "11010519491231002X");
  g_assert_cmpstr (masked->id_number, ==, "11010519491231002X");
  g_assert_cmpstr (ids_person_get (masked, "class"), ==, "1班");
  g_assert_cmpstr (ids_person_get (masked, "site"), ==, "长沙");
  g_assert_cmpstr (ids_person_get (masked, "index"), ==, "3");
  g_assert_null (ids_person_get (masked, "nothing"));
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
    { HEADER "张三,1,1.jpg\n\xFF\xC5\xC8\xFD,2,2.jpg\n", "roster.csv: line 3 is not GB18030 text" },
    { "\xFF\xFEn", "roster.csv: line 1 is not UTF-16LE text" },
    { HEADER "张三,1,1.jpg\n\"李四,2,2.jpg\n王五,3,3.jpg\n",
      "roster.csv: line 3: the quote that opens here is never closed" },
    { "name,photo\n张三,1.jpg\n", "row 1: no column is named student_id (学号)" },
    { "name,学号,student_id,photo\n", "row 1: more than one column is named student_id" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      g_autoptr (IdsProblems) problems = ids_problems_new (FALSE);
      g_assert_null (load (cases[i].text, problems, &error));
      scratch_assert_error (&error, IDP_ERROR_UNREADABLE, cases[i].message);
    }

  GError *error = NULL;
  const IdsRosterOptions options = { NULL };
  g_autoptr (IdsProblems) problems = ids_problems_new (FALSE);
  g_assert_null (ids_roster_load ("nowhere.csv", &options, problems, &error));
  scratch_assert_error (&error, IDP_ERROR_UNREADABLE, "nowhere.csv: cannot be read");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/people", test_people);
  g_test_add_func ("/roster/left-out", test_left_out);
  g_test_add_func ("/roster/restrict", test_restrict);
  g_test_add_func ("/roster/traps", test_traps);
  g_test_add_func ("/roster/numbers", test_numbers);
  g_test_add_func ("/roster/encodings", test_encodings);
  g_test_add_func ("/roster/columns", test_columns);
  g_test_add_func ("/roster/person", test_person);
  g_test_add_func ("/roster/refused", test_refused);
  return g_test_run ();
}
