/* checked: what a check of one photo came to.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checked.h"

#include <string.h>

#include "check.h"
#include "encode.h"
#include "json.h"
#include "reduce.h"

/* For looking at a small picture: about 6 kB. */
#define THUMBNAIL_QUALITY 60

static GBytes *
make_thumbnail (const IdpPhoto *photo, GError **error)
{
  const IdpJpegOptions options = { .quality = THUMBNAIL_QUALITY };
  g_autoptr (IdpImage) small = idp_image_shrink (photo->image, IDP_CHECKED_THUMBNAIL_PX, error);
  return small != NULL ? idp_encode_jpeg (small, &options, error) : NULL;
}

IdpChecked *
idp_checked_new (const char *path, const IdpRules *rules, GError **error)
{
  g_return_val_if_fail (path != NULL && rules != NULL, NULL);

  IdpFile *file = idp_file_load (path, error);
  if (file == NULL)
    return NULL;
  g_autoptr (IdpPhoto) photo = idp_photo_new (file, rules, error);
  if (photo == NULL || !idp_photo_examine (photo, error))
    return NULL;
  return idp_checked_of (photo, idp_checks_run (photo, rules), error);
}

IdpChecked *
idp_checked_of (const IdpPhoto *photo, GPtrArray *findings, GError **error)
{
  g_return_val_if_fail (photo != NULL && findings != NULL, NULL);

  g_autoptr (GBytes) thumbnail = make_thumbnail (photo, error);
  if (thumbnail == NULL)
    {
      g_ptr_array_unref (findings);
      return NULL;
    }
  IdpChecked *checked = g_new (IdpChecked, 1);
  *checked = (IdpChecked){
    .sha256 = g_strdup (photo->file->sha256),
    .width_px = photo->file->width_px,
    .height_px = photo->file->height_px,
    .finished = photo->finished,
    .crop = photo->placement.rect,
    .face = photo->face,
    .findings = findings,
    .likeness = idp_likeness_new (photo),
    .thumbnail = g_steal_pointer (&thumbnail),
  };
  memcpy (checked->iso, photo->iso, sizeof checked->iso);
  return checked;
}

void
idp_checked_free (IdpChecked *checked)
{
  if (checked == NULL)
    return;
  g_free (checked->sha256);
  g_clear_pointer (&checked->findings, g_ptr_array_unref);
  idp_likeness_free (checked->likeness);
  g_clear_pointer (&checked->thumbnail, g_bytes_unref);
  g_free (checked);
}

IdpPhoto *
idp_checked_photo (const IdpChecked *checked, const char *path)
{
  g_return_val_if_fail (checked != NULL && path != NULL, NULL);

  IdpPhoto *photo = g_new0 (IdpPhoto, 1);
  photo->file = g_new0 (IdpFile, 1);
  photo->file->path = g_strdup (path);
  photo->file->sha256 = g_strdup (checked->sha256);
  photo->file->width_px = checked->width_px;
  photo->file->height_px = checked->height_px;
  photo->face = checked->face;
  memcpy (photo->iso, checked->iso, sizeof photo->iso);
  photo->finished = checked->finished;
  photo->placement.rect = checked->crop;
  return photo;
}

/* null for each that is no finite number. */
static void
add_numbers (JsonBuilder *builder, const char *name, const double *numbers, guint n)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    if (isfinite (numbers[i]))
      json_builder_add_double_value (builder, numbers[i]);
    else
      json_builder_add_null_value (builder);
  json_builder_end_array (builder);
}

/* Every number of a face that is no whole one; FACE_NUMBERS of them. */
#define FACE_NUMBERS 18

static void
list_face_numbers (IdpFace *face, double *numbers[FACE_NUMBERS])
{
  IdpPoint *const points[] = { &face->left_eye, &face->right_eye, &face->mouth,     &face->chin,
                               &face->crown,    &face->face_left, &face->face_right };
  double *const rest[] = { &face->roll_deg, &face->yaw_deg, &face->pitch_deg, &face->confidence };
  G_STATIC_ASSERT (2 * G_N_ELEMENTS (points) + G_N_ELEMENTS (rest) == FACE_NUMBERS);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      *numbers++ = &points[i]->x;
      *numbers++ = &points[i]->y;
    }
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    *numbers++ = rest[i];
}

static void
add_face (JsonBuilder *builder, const IdpFace *face)
{
  IdpFace copy = *face;
  double *places[FACE_NUMBERS], numbers[FACE_NUMBERS];
  list_face_numbers (&copy, places);
  for (guint i = 0; i < FACE_NUMBERS; i++)
    numbers[i] = *places[i];
  idp_json_add_int (builder, "faces", face->count);
  idp_json_add_rect (builder, "box", &face->box);
  add_numbers (builder, "face", numbers, FACE_NUMBERS);
}

static void
add_bytes (JsonBuilder *builder, const char *name, GBytes *bytes)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_base64_encode (data, length);
  idp_json_add_string (builder, name, text);
}

static void
add_evidence (JsonBuilder *builder, const GPtrArray *list)
{
  json_builder_set_member_name (builder, "evidence");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    {
      const IdpEvidence *evidence = list->pdata[i];
      json_builder_begin_object (builder);
      idp_json_add_string (builder, "id", evidence->text->id);
      idp_json_add_string (builder, "zh", evidence->zh);
      idp_json_add_string (builder, "en", evidence->en);
      idp_json_add_rect (builder, "region", &evidence->region);
      idp_json_add_int (builder, "names_program", evidence->names_program);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_finding (JsonBuilder *builder, const IdpFinding *finding)
{
  json_builder_begin_object (builder);
  idp_json_add_string (builder, "rule", finding->rule->id);
  idp_json_add_int (builder, "verdict", finding->verdict);
  if (!isnan (finding->measured))
    idp_json_add_number (builder, "measured", finding->measured);
  if (!idp_rect_is_empty (&finding->region))
    idp_json_add_rect (builder, "region", &finding->region);
  if (finding->on_crop)
    idp_json_add_int (builder, "on_crop", TRUE);
  if (finding->evidence != NULL)
    add_evidence (builder, finding->evidence);
  json_builder_end_object (builder);
}

char *
idp_checked_to_json (const IdpChecked *checked)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GBytes) likeness = idp_likeness_to_bytes (checked->likeness);

  json_builder_begin_object (builder);
  idp_json_add_string (builder, "sha256", checked->sha256);
  idp_json_add_int (builder, "width", checked->width_px);
  idp_json_add_int (builder, "height", checked->height_px);
  idp_json_add_int (builder, "finished", checked->finished);
  idp_json_add_rect (builder, "crop", &checked->crop);
  add_face (builder, &checked->face);
  add_numbers (builder, "iso", checked->iso, IDP_ISO_N);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < checked->findings->len; i++)
    add_finding (builder, checked->findings->pdata[i]);
  json_builder_end_array (builder);
  add_bytes (builder, "likeness", likeness);
  add_bytes (builder, "thumbnail", checked->thumbnail);
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* Missing or null is the empty rectangle. */
static IdpRect
read_rect (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return (IdpRect){ 0 };
  JsonArray *numbers = json_node_get_array (node);
  if (json_array_get_length (numbers) != 4)
    return (IdpRect){ 0 };
  return (IdpRect){
    .x = json_array_get_int_element (numbers, 0),
    .y = json_array_get_int_element (numbers, 1),
    .width = json_array_get_int_element (numbers, 2),
    .height = json_array_get_int_element (numbers, 3),
  };
}

/* NAN for each that is missing or null. */
static void
read_numbers (JsonObject *object, const char *name, double *numbers, guint n)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  for (guint i = 0; i < n; i++)
    {
      JsonNode *number = array != NULL && i < json_array_get_length (array)
                             ? json_array_get_element (array, i)
                             : NULL;
      numbers[i]
          = number != NULL && JSON_NODE_HOLDS_VALUE (number) ? json_node_get_double (number) : NAN;
    }
}

static IdpFace
read_face (JsonObject *object)
{
  IdpFace face = { .count = json_object_get_int_member_with_default (object, "faces", 0),
                   .box = read_rect (object, "box") };
  double *places[FACE_NUMBERS], numbers[FACE_NUMBERS];
  read_numbers (object, "face", numbers, FACE_NUMBERS);
  list_face_numbers (&face, places);
  for (guint i = 0; i < FACE_NUMBERS; i++)
    *places[i] = numbers[i];
  return face;
}

static GBytes *
read_bytes (JsonObject *object, const char *name)
{
  gsize length = 0;
  guchar *data
      = g_base64_decode (json_object_get_string_member_with_default (object, name, ""), &length);
  return g_bytes_new_take (data, length);
}

static GPtrArray *
read_evidence (JsonArray *list, const IdpRules *rules)
{
  GPtrArray *evidence = idp_evidence_list_new ();
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      const char *id = json_object_get_string_member_with_default (object, "id", "");
      if (!g_hash_table_contains (rules->evidence, id))
        continue;
      const IdpRect region = read_rect (object, "region");
      IdpEvidence *one = idp_evidence_add (evidence, rules->evidence, id, NULL, &region);
      g_free (one->zh);
      g_free (one->en);
      one->zh = g_strdup (json_object_get_string_member_with_default (object, "zh", ""));
      one->en = g_strdup (json_object_get_string_member_with_default (object, "en", ""));
      one->names_program = json_object_get_int_member_with_default (object, "names_program", FALSE);
    }
  return evidence;
}

static IdpFinding *
read_finding (JsonObject *object, const IdpRules *rules)
{
  const char *id = json_object_get_string_member_with_default (object, "rule", "");
  const IdpRule *rule = idp_rules_find (rules, id);
  const gint64 verdict
      = json_object_get_int_member_with_default (object, "verdict", IDP_VERDICT_NOT_MEASURED + 1);
  if (rule == NULL || verdict < 0 || verdict > IDP_VERDICT_NOT_MEASURED)
    return NULL;

  IdpFinding *finding = g_new0 (IdpFinding, 1);
  finding->rule = rule;
  finding->verdict = verdict;
  finding->measured = json_object_get_double_member_with_default (object, "measured", NAN);
  finding->region = read_rect (object, "region");
  finding->on_crop = json_object_get_int_member_with_default (object, "on_crop", FALSE);
  if (json_object_has_member (object, "evidence"))
    finding->evidence = read_evidence (json_object_get_array_member (object, "evidence"), rules);
  return finding;
}

/* NULL where one of LIST is no finding of RULES. */
static GPtrArray *
read_findings (JsonArray *list, const IdpRules *rules)
{
  g_autoptr (GPtrArray) findings
      = g_ptr_array_new_with_free_func ((GDestroyNotify) idp_finding_free);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      IdpFinding *finding = read_finding (json_array_get_object_element (list, i), rules);
      if (finding == NULL)
        return NULL;
      g_ptr_array_add (findings, finding);
    }
  return g_steal_pointer (&findings);
}

IdpChecked *
idp_checked_from_json (const char *text, gsize length, const IdpRules *rules)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root = json_parser_load_from_data (parser, text, length, NULL)
                       ? json_parser_get_root (parser)
                       : NULL;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  JsonObject *object = json_node_get_object (root);
  const char *sha256 = json_object_get_string_member_with_default (object, "sha256", NULL);
  JsonNode *findings = json_object_get_member (object, "findings");
  if (sha256 == NULL || findings == NULL || !JSON_NODE_HOLDS_ARRAY (findings))
    return NULL;

  g_autoptr (GBytes) likeness = read_bytes (object, "likeness");
  g_autoptr (IdpChecked) checked = g_new (IdpChecked, 1);
  *checked = (IdpChecked){
    .sha256 = g_strdup (sha256),
    .width_px = json_object_get_int_member_with_default (object, "width", 0),
    .height_px = json_object_get_int_member_with_default (object, "height", 0),
    .finished = json_object_get_int_member_with_default (object, "finished", FALSE),
    .crop = read_rect (object, "crop"),
    .face = read_face (object),
    .findings = read_findings (json_node_get_array (findings), rules),
    .likeness
    = idp_likeness_from_bytes (g_bytes_get_data (likeness, NULL), g_bytes_get_size (likeness)),
    .thumbnail = read_bytes (object, "thumbnail"),
  };
  read_numbers (object, "iso", checked->iso, IDP_ISO_N);
  return checked->findings != NULL && checked->likeness != NULL ? g_steal_pointer (&checked) : NULL;
}
