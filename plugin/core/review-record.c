/* review-record: the lines of a review file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review-record.h"

#include <string.h>

#include "json.h"

/* Our own lines have 2. The parser descends once for each. */
#define MAX_DEPTH 8

/* A character that is cut off leaves at most so many bytes. */
#define MAX_CUT_BYTES 3

static const char *const event_ids[]
    = { "decision", "platform-failure", "platform-failure-withdrawn", NULL };
static const char *const decision_ids[] = { "accept", "reject", "withdraw", NULL };

void
idp_review_record_free (IdpReviewRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->when);
  g_free (record->who);
  g_free (record->sha256);
  g_free (record->rules_name);
  g_free (record->rules_sha256);
  g_free (record->note);
  g_free (record->rule);
  g_free (record);
}

const char *
idp_review_event_id (IdpReviewEvent event)
{
  return event_ids[event];
}

const char *
idp_decision_id (IdpDecision decision)
{
  return decision_ids[decision];
}

char *
idp_review_record_to_line (const IdpReviewRecord *record)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  idp_json_add_string (builder, "event", event_ids[record->event]);
  idp_json_add_string (builder, "when", record->when);
  idp_json_add_string (builder, "who", record->who);
  idp_json_add_string (builder, "sha256", record->sha256);
  idp_json_begin_object (builder, "rules");
  idp_json_add_string (builder, "name", record->rules_name);
  idp_json_add_string (builder, "sha256", record->rules_sha256);
  json_builder_end_object (builder);
  if (record->event == IDP_REVIEW_DECISION)
    {
      idp_json_add_string (builder, "rule", record->rule);
      idp_json_add_string (builder, "verdict", idp_verdict_id (record->verdict));
      idp_json_add_number (builder, "measured", record->measured);
      idp_json_add_string (builder, "decision", decision_ids[record->decision]);
    }
  idp_json_add_string (builder, "note", record->note);
  idp_json_add_string (builder, "tool", "idphoto");
  idp_json_add_string (builder, "version", IDP_VERSION);
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

typedef enum
{
  SHAPE_WHOLE,      /* all that opens is closed */
  SHAPE_UNFINISHED, /* something is still open at the end */
  SHAPE_WRONG,      /* what no beginning of an object looks like, or nested too deeply to parse */
} Shape;

static Shape
shape_of (const char *line, gsize length)
{
  int depth = 0;
  gboolean in_string = FALSE;
  for (gsize i = 0; i < length; i++)
    {
      const char c = line[i];
      if ((guint8) c < ' ' || (depth == 0 && (c != '{' || i > 0)))
        return SHAPE_WRONG;
      if (c == '"')
        in_string = !in_string;
      else if (in_string)
        i += c == '\\';
      else if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        depth--;
      if (depth > MAX_DEPTH)
        return SHAPE_WRONG;
    }
  return depth == 0 ? SHAPE_WHOLE : SHAPE_UNFINISHED;
}

static gboolean
is_text (const char *line, gsize length, gsize may_be_cut)
{
  const char *end = NULL;
  return g_utf8_validate (line, length, &end) || (gsize) (line + length - end) <= may_be_cut;
}

static const char *
string_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
read_string (JsonObject *object, const char *name, char **value)
{
  *value = g_strdup (string_member (object, name));
  return *value != NULL;
}

/* One of IDS, which ends with NULL. */
static gboolean
read_choice (JsonObject *object, const char *name, const char *const *ids, int *value)
{
  const char *text = string_member (object, name);
  for (*value = 0; text != NULL && ids[*value] != NULL; (*value)++)
    if (strcmp (ids[*value], text) == 0)
      return TRUE;
  return FALSE;
}

static double
read_number (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NAN;
  const GType type = json_node_get_value_type (node);
  return type == G_TYPE_DOUBLE || type == G_TYPE_INT64 ? json_node_get_double (node) : NAN;
}

static gboolean
read_rules (JsonObject *object, IdpReviewRecord *record)
{
  JsonNode *node = json_object_get_member (object, "rules");
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  JsonObject *rules = json_node_get_object (node);
  return read_string (rules, "name", &record->rules_name)
         && read_string (rules, "sha256", &record->rules_sha256);
}

static gboolean
read_verdict (JsonObject *object, IdpVerdict *verdict)
{
  const char *text = string_member (object, "verdict");
  for (*verdict = 0; text != NULL && *verdict <= IDP_VERDICT_NOT_MEASURED; (*verdict)++)
    if (strcmp (idp_verdict_id (*verdict), text) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_decision (JsonObject *object, IdpReviewRecord *record)
{
  int decision = 0;
  if (!read_string (object, "rule", &record->rule) || !read_verdict (object, &record->verdict)
      || !read_choice (object, "decision", decision_ids, &decision))
    return FALSE;
  record->decision = decision;
  record->measured = read_number (object, "measured");
  return TRUE;
}

static gboolean
is_time (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);
  return time != NULL;
}

static IdpReviewRecord *
read_record (JsonObject *object, IdpReviewEvent event)
{
  g_autoptr (IdpReviewRecord) record = g_new0 (IdpReviewRecord, 1);
  record->event = event;
  const gboolean complete = read_string (object, "when", &record->when) && is_time (record->when)
                            && read_string (object, "who", &record->who)
                            && read_string (object, "sha256", &record->sha256)
                            && read_rules (object, record)
                            && read_string (object, "note", &record->note)
                            && (event != IDP_REVIEW_DECISION || read_decision (object, record));
  return complete ? g_steal_pointer (&record) : NULL;
}

static IdpReviewLineKind
read_line (const char *line, gsize length, IdpReviewRecord **record)
{
  const Shape shape = shape_of (line, length);
  if (shape == SHAPE_UNFINISHED)
    return is_text (line, length, MAX_CUT_BYTES) ? IDP_REVIEW_LINE_CUT : IDP_REVIEW_LINE_GARBAGE;
  if (shape == SHAPE_WRONG || !is_text (line, length, 0))
    return IDP_REVIEW_LINE_GARBAGE;

  g_autoptr (JsonParser) parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, line, length, NULL))
    return IDP_REVIEW_LINE_GARBAGE;
  JsonNode *root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return IDP_REVIEW_LINE_GARBAGE;

  int event = 0;
  JsonObject *object = json_node_get_object (root);
  if (!read_choice (object, "event", event_ids, &event))
    return string_member (object, "event") != NULL ? IDP_REVIEW_LINE_UNKNOWN
                                                   : IDP_REVIEW_LINE_GARBAGE;
  *record = read_record (object, event);
  return *record != NULL ? IDP_REVIEW_LINE_RECORD : IDP_REVIEW_LINE_GARBAGE;
}

static void
line_free (gpointer data)
{
  IdpReviewLine *line = data;
  g_free (line->text);
  idp_review_record_free (line->record);
  g_free (line);
}

static void
add_line (GPtrArray *lines, const char *text, gsize length)
{
  if (length > 0 && text[length - 1] == '\r') /* an editor was here */
    length--;
  if (length == 0)
    return;
  IdpReviewLine *line = g_new0 (IdpReviewLine, 1);
  line->kind = read_line (text, length, &line->record);
  if (line->kind == IDP_REVIEW_LINE_RECORD || line->kind == IDP_REVIEW_LINE_UNKNOWN)
    line->text = g_strndup (text, length);
  g_ptr_array_add (lines, line);
}

GPtrArray *
idp_review_lines_read (GBytes *content)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  gsize length = 0;
  const char *at = g_bytes_get_data (content, &length);
  while (length > 0)
    {
      const char *end = memchr (at, '\n', length);
      const gsize n = end != NULL ? (gsize) (end - at) : length;
      add_line (lines, at, n);
      at += MIN (n + 1, length);
      length -= MIN (n + 1, length);
    }
  return lines;
}
