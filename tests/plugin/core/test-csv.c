/* test-csv: RFC 4180 as spreadsheets write it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "csv.h"
#include "error.h"
#include "scratch.h"

/* Appends ROW to the GString DATA as "row:cell|cell;". */
static gboolean
dump (const IdpCsvRow *row, gpointer data, GError **error)
{
  g_autofree char *cells = g_strjoinv ("|", row->cells);
  g_string_append_printf (data, "%d:%s;", row->row, cells);
  return TRUE;
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *rows;
  } cases[] = {
    { "", "" },
    { "a,b\nc,d\n", "1:a|b;2:c|d;" },
    { "a,b\nc,d", "1:a|b;2:c|d;" },
    { "a,b\r\nc,d\r\n", "1:a|b;2:c|d;" },
    { "a,b\rc,d\r", "1:a|b;2:c|d;" },
    { "\xEF\xBB\xBF"
      "a,b\n",
      "1:a|b;" },
    { "a,,\n", "1:a||;" },
    { "a\n\n,,\nb\n", "1:a;4:b;" },
    { "\"a,b\",c\n", "1:a,b|c;" },
    { "\"say \"\"hi\"\"\"\n", "1:say \"hi\";" },
    { "\"two\r\nlines\",x\ny\n", "1:two\r\nlines|x;2:y;" },
    { "a \"quoted\" word\n", "1:a \"quoted\" word;" },
    { "\"\",a\n", "1:|a;" },
    { "姓名,学号\n", "1:姓名|学号;" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) found = g_string_new (NULL);
      g_assert_true (
          idp_csv_read (cases[i].text, strlen (cases[i].text), ',', dump, found, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (found->str, ==, cases[i].rows);
    }
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "a,b\n\"c,d\ne,f\n", "line 2: the quote that opens here is never closed" },
    { "a\n\"x\ny\"\nb,\"z", "line 4: the quote that opens here is never closed" },
    { "a\n\"b\"c\n", "line 2: text follows a closing quote" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      g_autoptr (GString) found = g_string_new (NULL);
      g_assert_false (
          idp_csv_read (cases[i].text, strlen (cases[i].text), ',', dump, found, &error));
      scratch_assert_error (&error, IDP_ERROR_UNREADABLE, cases[i].message);
    }
}

static void
test_separator (void)
{
  static const char text[] = "a;\"b;c\";d,e\n\tf;g\n";
  g_autoptr (GString) found = g_string_new (NULL);
  g_assert_true (idp_csv_read (text, strlen (text), ';', dump, found, NULL));
  g_assert_cmpstr (found->str, ==, "1:a|b;c|d,e;2:\tf|g;");

  g_string_truncate (found, 0);
  g_assert_true (idp_csv_read (text, strlen (text), '\t', dump, found, NULL));
  g_assert_cmpstr (found->str, ==, "1:a;\"b;c\";d,e;2:|f;g;");
}

/* Ten million bytes in one line, with and without a quote that never closes. */
static void
test_long_line (void)
{
  const gsize length = 10 * 1000 * 1000;
  g_autofree char *text = g_malloc (length);
  for (int quoted = 0; quoted < 2; quoted++)
    {
      GError *error = NULL;
      g_autoptr (GString) found = g_string_new (NULL);
      memset (text, 'x', length);
      if (quoted)
        text[0] = '"';
      g_assert_false (idp_csv_read (text, length, ',', dump, found, &error));
      scratch_assert_error (&error, IDP_ERROR_UNREADABLE, "line 1: a cell has more than 131072");
    }
}

/* Ends the reading at the second row. */
static gboolean
stop (const IdpCsvRow *row, gpointer data, GError **error)
{
  if (row->row < 2)
    return TRUE;
  g_set_error_literal (error, IDP_ERROR, IDP_ERROR_REFUSED, "enough");
  return FALSE;
}

static void
test_stop (void)
{
  GError *error = NULL;
  g_assert_false (idp_csv_read ("a\nb\n\"c", 6, ',', stop, NULL, &error));
  scratch_assert_error (&error, IDP_ERROR_REFUSED, "enough");
}

/* Notes whether ROW has exactly the cells DATA. */
static gboolean
compare (const IdpCsvRow *row, gpointer data, GError **error)
{
  g_assert_cmpint (row->row, ==, 1);
  g_assert_cmpstrv (row->cells, data);
  return TRUE;
}

static void
test_round_trip (void)
{
  const char *const cells[] = { "plain", "with, comma", "with \"quotes\"", "two\nlines", "", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  idp_csv_append (text, cells);
  g_assert_true (g_str_has_suffix (text->str, "\r\n"));

  g_assert_true (idp_csv_read (text->str, text->len, ',', compare, (gpointer) cells, &error));
  g_assert_no_error (error);
}

static void
test_guard (void)
{
  static const char *const cases[][2] = {
    { "20240101", "20240101" },
    { "张三", "张三" },
    { "", "" },
    { "0", "0" },
    { "=1+1", "'=1+1" },
    { "+86", "'+86" },
    { "-1", "'-1" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\t=1", "'\t=1" },
    { "＝1", "'＝1" },
    { "007", "007\t" },
    { "202401010101", "202401010101\t" },
    { "430102200001011234", "430102200001011234\t" },
    { "1-2", "1-2\t" },
    { "2024/1/5", "2024/1/5\t" },
    { "12E3", "12E3\t" },
    { "4301**********1234", "4301**********1234" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *guarded = idp_csv_guard (cases[i][0]);
      g_assert_cmpstr (guarded, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/guard", test_guard);
  g_test_add_func ("/csv/parse", test_parse);
  g_test_add_func ("/csv/errors", test_errors);
  g_test_add_func ("/csv/separator", test_separator);
  g_test_add_func ("/csv/long-line", test_long_line);
  g_test_add_func ("/csv/stop", test_stop);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  return g_test_run ();
}
