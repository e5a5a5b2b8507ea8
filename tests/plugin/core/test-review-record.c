/* test-review-record: review files as we write them, and as crashes and people leave them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review-record.h"

#include <string.h>

#include "scratch.h"

#define HEAD "\"when\":\"2026-11-24T02:09:41Z\",\"who\":\"王\",\"sha256\":\"ab\","
#define RULES "\"rules\":{\"name\":\"n\",\"sha256\":\"cd\"},"
#define FAILURE "{\"event\":\"platform-failure\"," HEAD RULES "\"note\":\"\"}"

static GPtrArray *
read_text (const char *text, gsize length)
{
  g_autoptr (GBytes) content = g_bytes_new_static (text, length);
  return idp_review_lines_read (content);
}

static void
assert_kind (const char *text, gsize length, IdpReviewLineKind kind)
{
  g_autoptr (GPtrArray) lines = read_text (text, length);
  g_assert_cmpuint (lines->len, ==, 1);
  const IdpReviewLine *line = lines->pdata[0];
  if (line->kind != kind)
    g_error ("“%s” is of kind %d, not %d", text, line->kind, kind);
  g_assert_true ((line->record != NULL) == (kind == IDP_REVIEW_LINE_RECORD));
}

/* What is written is read again, whatever people type. */
static void
test_round_trip (void)
{
  const IdpReviewRecord record = {
    .event = IDP_REVIEW_DECISION,
    .when = "2026-11-24T02:09:41Z",
    .who = "张\"三\\",
    .sha256 = "00ff",
    .rules_name = "shaoyang-2024",
    .rules_sha256 = "cd",
    .note = "two\nlines, a tab\t, </script>, \xE2\x80\xAE and 🙂",
    .rule = "bg-uneven",
    .verdict = IDP_VERDICT_FAIL,
    .measured = 12.5,
    .decision = IDP_DECISION_REJECT,
  };
  g_autofree char *text = idp_review_record_to_line (&record);
  g_assert_null (strchr (text, '\n'));

  g_autoptr (GPtrArray) lines = read_text (text, strlen (text));
  g_assert_cmpuint (lines->len, ==, 1);
  const IdpReviewLine *line = lines->pdata[0];
  g_assert_cmpint (line->kind, ==, IDP_REVIEW_LINE_RECORD);
  g_assert_cmpstr (line->text, ==, text);
  const IdpReviewRecord *again = line->record;
  g_assert_cmpint (again->event, ==, record.event);
  g_assert_cmpstr (again->when, ==, record.when);
  g_assert_cmpstr (again->who, ==, record.who);
  g_assert_cmpstr (again->sha256, ==, record.sha256);
  g_assert_cmpstr (again->rules_name, ==, record.rules_name);
  g_assert_cmpstr (again->rules_sha256, ==, record.rules_sha256);
  g_assert_cmpstr (again->note, ==, record.note);
  g_assert_cmpstr (again->rule, ==, record.rule);
  g_assert_cmpint (again->verdict, ==, record.verdict);
  g_assert_cmpfloat (again->measured, ==, record.measured);
  g_assert_cmpint (again->decision, ==, record.decision);
}

/* However short a crash cuts a line, it is a line cut short and not garbage. */
static void
test_every_cut (void)
{
  const gsize length = strlen (FAILURE);
  for (gsize n = 1; n < length; n++)
    assert_kind (FAILURE, n, IDP_REVIEW_LINE_CUT);
  assert_kind (FAILURE, length, IDP_REVIEW_LINE_RECORD);
}

static void
test_garbage (void)
{
  static const char *const texts[] = {
    "hello",
    "{}",
    "[]",
    "{\"event\":1}",
    "{\"event\":\"platform-failure\"}",
    FAILURE "}",
    FAILURE FAILURE,
    "<<<<<<< mine",
    "{\"event\":\"decision\"," HEAD RULES "\"note\":\"\"}",
    "{\"event\":\"decision\"," HEAD RULES
    "\"rule\":\"blur\",\"verdict\":\"fine\",\"decision\":\"accept\",\"note\":\"\"}",
    "{\"event\":\"platform-failure\",\"when\":\"today\",\"who\":\"a\",\"sha256\":\"ab\"," RULES
    "\"note\":\"\"}",
    "{\"event\":\"\xff\"}",
    "{\"event\":\"\x01\"}",
    "{\"\xff\xfe\xfd\xfc cut",
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_kind (texts[i], strlen (texts[i]), IDP_REVIEW_LINE_GARBAGE);
  assert_kind ("\0\0\0\0", 4, IDP_REVIEW_LINE_GARBAGE);

  /* A parser that descends once per bracket would run out of stack. */
  g_autofree char *deep = g_strnfill (1 << 20, '[');
  memcpy (deep, "{\"a\":", 5);
  assert_kind (deep, 1 << 20, IDP_REVIEW_LINE_GARBAGE);
}

static void
test_lenient (void)
{
  assert_kind (FAILURE "\r\n", strlen (FAILURE "\r\n"), IDP_REVIEW_LINE_RECORD);
  assert_kind ("\n\n" FAILURE "\n\n", strlen ("\n\n" FAILURE "\n\n"), IDP_REVIEW_LINE_RECORD);
  assert_kind ("{\"event\":\"of a later version\"}", 30, IDP_REVIEW_LINE_UNKNOWN);

  g_autoptr (GPtrArray) none = read_text ("", 0);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-record/round-trip", test_round_trip);
  g_test_add_func ("/review-record/every-cut", test_every_cut);
  g_test_add_func ("/review-record/garbage", test_garbage);
  g_test_add_func ("/review-record/lenient", test_lenient);
  return g_test_run ();
}
