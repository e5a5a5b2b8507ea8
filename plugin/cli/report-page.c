/* report-page: all photos of a folder on one page for a browser.
 *
 * Program and style of the page are those of page/; this file gives them the data. Names and notes
 * reach the page in JSON only, from which the program makes text, never markup; the page's own
 * content policy lets nothing else run and nothing be fetched.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report-page.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "i18n.h"
#include "json.h"

#define RESOURCE_ROOT "/org/idphoto/page/"

/* Places in a picture are told in thousandths of its sides. */
#define THOUSANDTHS 1000.0

struct _ReportPage
{
  char *folder;
  const IdpRules *rules;
  GString *rows;     /* JSON objects, separated by commas */
  GString *pictures; /* script elements with base64 in them, which no browser runs */
  guint n_rows;
};

ReportPage *
report_page_new (const char *folder, const IdpRules *rules)
{
  ReportPage *page = g_new0 (ReportPage, 1);
  page->folder = g_strdup (folder);
  page->rules = rules;
  page->rows = g_string_new (NULL);
  page->pictures = g_string_new (NULL);
  return page;
}

void
report_page_free (ReportPage *page)
{
  if (page == NULL)
    return;
  g_free (page->folder);
  g_string_free (page->rows, TRUE);
  g_string_free (page->pictures, TRUE);
  g_free (page);
}

/* JSON that no "</script>" in a name can end. */
static char *
to_text (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *json = json_to_string (root, FALSE);
  GString *text = g_string_new (json);
  g_string_replace (text, "<", "\\u003c", 0);
  return g_string_free (text, FALSE);
}

static void
add_place (JsonBuilder *builder, const char *name, const IdpRect *rect, const IdpChecked *checked)
{
  if (idp_rect_is_empty (rect))
    return;
  const double x = THOUSANDTHS / checked->width_px, y = THOUSANDTHS / checked->height_px;
  const IdpRect place = {
    (int) lround (rect->x * x),
    (int) lround (rect->y * y),
    MAX (1, (int) lround (rect->width * x)),
    MAX (1, (int) lround (rect->height * y)),
  };
  idp_json_add_rect (builder, name, &place);
}

/* The array NAME; none where N is 0. */
static void
add_strings (JsonBuilder *builder, const char *name, const char *const *strings, guint n)
{
  if (n == 0)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    json_builder_add_string_value (builder, strings[i]);
  json_builder_end_array (builder);
}

static void
add_evidence (JsonBuilder *builder, const IdpReviewRow *row, const GPtrArray *evidence)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    g_ptr_array_add (sentences,
                     idp_review_row_shown (row, idp_evidence_sentence (evidence->pdata[i])));
  add_strings (builder, "evidence", (const char *const *) sentences->pdata, sentences->len);
}

static void
add_point (JsonBuilder *builder, const IdpReviewRow *row, const IdpFinding *finding)
{
  static const char *const ruling_ids[] = { "none", "accepted", "rejected", "conflict" };
  const IdpRuling ruling = idp_review_ruling (row->entry->review, finding);
  g_autofree char *text = idp_review_row_finding_text (row, finding);
  g_autoptr (GPtrArray) said = idp_review_row_words (row, finding);

  json_builder_begin_object (builder);
  idp_json_add_string (builder, "rule", finding->rule->id);
  idp_json_add_string (builder, "verdict", idp_verdict_id (finding->verdict));
  idp_json_add_string (builder, "verdictText", idp_verdict_text (finding->verdict));
  idp_json_add_string (builder, "text", text);
  idp_json_add_string (builder, "ruling", ruling_ids[ruling.kind]);
  add_place (builder, "region", &finding->region, row->entry->checked);
  add_evidence (builder, row, finding->evidence);
  add_strings (builder, "said", (const char *const *) said->pdata, said->len);
  json_builder_end_object (builder);
}

static void
add_points (JsonBuilder *builder, const IdpReviewRow *row)
{
  json_builder_set_member_name (builder, "points");
  json_builder_begin_array (builder);
  for (guint i = 0; i < row->points->len; i++)
    add_point (builder, row, row->points->pdata[i]);
  json_builder_end_array (builder);
}

/* What only a photo that could be read has. */
static void
add_checked (JsonBuilder *builder, const IdpReviewRow *row)
{
  const IdpChecked *checked = row->entry->checked;
  g_autofree char *complaint = idp_review_complaint (row->entry->review);

  json_builder_set_member_name (builder, "size");
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, checked->width_px);
  json_builder_add_int_value (builder, checked->height_px);
  json_builder_end_array (builder);
  if (!checked->finished)
    add_place (builder, "crop", &checked->crop, checked);
  if (complaint != NULL)
    {
      g_autofree char *shown = idp_review_row_shown (row, complaint);
      idp_json_add_string (builder, "complaint", shown);
    }
}

static char *
row_json (const IdpReviewRow *row)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  idp_json_add_string (builder, "student", row->student);
  idp_json_add_string (builder, "file", row->file);
  idp_json_add_string (builder, "state", idp_review_row_state_id (row));
  idp_json_add_int (builder, "left", row->entry->n_left);
  idp_json_add_string (builder, "advice", row->advice);
  idp_json_add_int (builder, "failures", row->failures);
  if (row->entry->error != NULL)
    {
      g_autofree char *reason = idp_review_row_shown (row, row->entry->error->message);
      idp_json_add_string (builder, "error", reason);
    }
  else
    add_checked (builder, row);
  add_points (builder, row);
  json_builder_end_object (builder);
  return to_text (builder);
}

static void
add_picture (ReportPage *page, GBytes *thumbnail)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (thumbnail, &length);
  g_autofree char *text = g_base64_encode (data, length);
  g_string_append_printf (page->pictures,
                          "<script type=\"text/plain\" id=\"picture-%u\">%s</script>\n",
                          page->n_rows, text);
}

void
report_page_add (ReportPage *page, const IdpReviewRow *row)
{
  g_autofree char *json = row_json (row);
  g_string_append_printf (page->rows, "%s%s", page->n_rows > 0 ? ",\n" : "", json);
  if (row->entry->checked != NULL)
    add_picture (page, row->entry->checked->thumbnail);
  page->n_rows++;
}

/* Words of the page's program; it replaces {n} and {total}. */
static void
add_words (JsonBuilder *builder)
{
  const struct
  {
    const char *name, *word;
  } words[] = {
    { "all", _ ("All") },
    { "everyRule", _ ("Every problem") },
    { "query", _ ("Search: student number, file") },
    { "marks", _ ("Marks") },
    { "remedies", _ ("Remedies") },
    { "photo", _ ("Photo") },
    { "student", _ ("Student number") },
    { "findings", _ ("Findings") },
    { "shown", _ ("{n} of {total} photos") },
    { "nothing", _ ("No photo is like that.") },
    { "noPicture", _ ("no picture") },
    { "look", _ ("Look closer:") },
    { "close", _ ("Close") },
    /* Behind "to be decided": so many findings. */
    { "left", _ (" ({n})") },
    { "failures", _ ("Turned down by the platform: {n}") },
  };
  const struct
  {
    const char *name, *word;
  } orders[] = {
    { "urgent", _ ("First what needs a person") },
    { "student", _ ("By student number") },
    { "problems", _ ("Most problems first") },
    { "failures", _ ("Most often turned down first") },
  };
  idp_json_begin_object (builder, "text");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    idp_json_add_string (builder, words[i].name, words[i].word);
  idp_json_begin_object (builder, "order");
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    idp_json_add_string (builder, orders[i].name, orders[i].word);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_state (JsonBuilder *builder, const char *id, const char *text)
{
  json_builder_begin_object (builder);
  idp_json_add_string (builder, "id", id);
  idp_json_add_string (builder, "text", text);
  json_builder_end_object (builder);
}

/* In the order of their urgency. */
static void
add_states (JsonBuilder *builder)
{
  static const IdpReviewState states[] = { IDP_REVIEW_OPEN, IDP_REVIEW_FAILED, IDP_REVIEW_REJECTED,
                                           IDP_REVIEW_ACCEPTED, IDP_REVIEW_PASSED };
  json_builder_set_member_name (builder, "states");
  json_builder_begin_array (builder);
  add_state (builder, idp_review_state_id (states[0]), idp_review_state_text (states[0]));
  add_state (builder, "unreadable", _ ("unreadable"));
  for (guint i = 1; i < G_N_ELEMENTS (states); i++)
    add_state (builder, idp_review_state_id (states[i]), idp_review_state_text (states[i]));
  json_builder_end_array (builder);
}

static void
add_rules (JsonBuilder *builder, const IdpRules *rules)
{
  idp_json_begin_object (builder, "rules");
  for (guint i = 0; i < rules->rules->len; i++)
    {
      const IdpRule *rule = rules->rules->pdata[i];
      idp_json_begin_object (builder, rule->id);
      idp_json_add_string (builder, "title", idp_rule_title (rule));
      idp_json_add_string (builder, "remedy", idp_rule_remedy (rule));
      idp_json_add_string (builder, "source", idp_rule_source (rule));
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

/* All of the data but the rows, whose array it leaves open. */
static char *
data_head (const ReportPage *page)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_words (builder);
  add_states (builder);
  add_rules (builder, page->rules);
  json_builder_end_object (builder);
  g_autofree char *json = to_text (builder);
  json[strlen (json) - 1] = '\0';
  return g_strconcat (json, ",\"rows\":[\n", NULL);
}

static char *
resource (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_ROOT, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_return_val_if_fail (bytes != NULL, g_strdup (""));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* By which the content policy knows TEXT. */
static char *
base64_sha256 (const char *text)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  g_checksum_update (checksum, (const guchar *) text, strlen (text));
  g_checksum_get_digest (checksum, digest, &length);
  return g_base64_encode (digest, length);
}

/* Puts everything in its place in HTML but data and pictures. The folder's name comes last, so that
 * nothing is looked for in it. */
static void
fill (GString *html, const ReportPage *page)
{
  g_autofree char *style = resource ("page.css");
  g_autofree char *script = resource ("page.js");
  g_autofree char *style_hash = base64_sha256 (style);
  g_autofree char *script_hash = base64_sha256 (script);
  /* A folder's name. */
  g_autofree char *title = g_strdup_printf (_ ("Photo report: %s"), page->folder);
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *rules_markup = g_markup_escape_text (idp_rules_title (page->rules), -1);
  const struct
  {
    const char *mark, *text;
  } places[] = {
    { "@LANG@", idp_language_is_chinese () ? "zh-CN" : "en" },
    { "@NO_SCRIPT@", _ ("This page needs JavaScript, which your browser does not run.") },
    { "@STYLE_HASH@", style_hash },
    { "@SCRIPT_HASH@", script_hash },
    { "@STYLE@", style },
    { "@SCRIPT@", script },
    { "@RULES@", rules_markup },
    { "@TITLE@", title_markup },
  };
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_string_replace (html, places[i].mark, places[i].text, 0);
}

GBytes *
report_page_finish (ReportPage *page)
{
  g_autofree char *template = resource ("page.html");
  g_auto (GStrv) around_data = g_strsplit (template, "@DATA@", 2);
  g_auto (GStrv) around_pictures = g_strsplit (around_data[1], "@PICTURES@\n", 2);
  g_autofree char *head = data_head (page);
  g_autoptr (GString) end = g_string_new (around_pictures[1]);
  fill (end, page);

  GString *html = g_string_new (around_data[0]);
  fill (html, page);
  g_string_append_printf (html, "%s%s\n]}%s", head, page->rows->str, around_pictures[0]);
  g_string_append_len (html, page->pictures->str, page->pictures->len);
  g_string_append (html, end->str);
  return g_string_free_to_bytes (html);
}
