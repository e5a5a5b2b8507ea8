/* test-csv: RFC 4180 as spreadsheets write it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "csv.h"
#include "error.h"
#include "scratch.h"

/* ROWS as "row:cell|cell;row:cell|cell". */
static char *
dump (const GPtrArray *rows)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const IdpCsvRow *row = rows->pdata[i];
      g_autofree char *cells = g_strjoinv ("|", row->cells);
      g_string_append_printf (text, "%s%d:%s", i > 0 ? ";" : "", row->row, cells);
    }
  return g_string_free (text, FALSE);
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
    { "a,b\nc,d\n", "1:a|b;2:c|d" },
    { "a,b\nc,d", "1:a|b;2:c|d" },
    { "a,b\r\nc,d\r\n", "1:a|b;2:c|d" },
    { "a,b\rc,d\r", "1:a|b;2:c|d" },
    { "\xEF\xBB\xBF"
      "a,b\n",
      "1:a|b" },
    { "a,,\n", "1:a||" },
    { "a\n\n,,\nb\n", "1:a;4:b" },
    { "\"a,b\",c\n", "1:a,b|c" },
    { "\"say \"\"hi\"\"\"\n", "1:say \"hi\"" },
    { "\"two\r\nlines\",x\ny\n", "1:two\r\nlines|x;2:y" },
    { "a \"quoted\" word\n", "1:a \"quoted\" word" },
    { "\"\",a\n", "1:|a" },
    { "姓名,学号\n", "1:姓名|学号" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = idp_csv_parse (cases[i].text, &error);
      g_assert_no_error (error);
      g_autofree char *found = dump (rows);
      g_assert_cmpstr (found, ==, cases[i].rows);
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
      g_assert_null (idp_csv_parse (cases[i].text, &error));
      scratch_assert_error (&error, IDP_ERROR_UNREADABLE, cases[i].message);
    }
}

static void
test_round_trip (void)
{
  const char *const cells[] = { "plain", "with, comma", "with \"quotes\"", "two\nlines", "", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  idp_csv_append (text, cells);
  g_assert_true (g_str_has_suffix (text->str, "\r\n"));

  g_autoptr (GPtrArray) rows = idp_csv_parse (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstrv (((const IdpCsvRow *) rows->pdata[0])->cells, (gpointer) cells);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/parse", test_parse);
  g_test_add_func ("/csv/errors", test_errors);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  return g_test_run ();
}
