/* part: one file of a print run and the students in it: what is recorded of it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "part.h"

#include <math.h>
#include <string.h>

#include "display.h"
#include "json.h"

/* Places are told to a hundredth of a millimetre. */
#define STEPS_PER_MM 100

typedef struct
{
  JsonBuilder *builder;
  const IdsPlan *plan;
  gboolean show_ids;
} Recorder;

static void
add_text (const Recorder *recorder, const char *name, const char *text)
{
  g_autofree char *shown = recorder->show_ids ? g_strdup (text) : idp_display_mask_ids (text);
  idp_json_add_string (recorder->builder, name, shown);
}

static void
add_mm (JsonBuilder *builder, double mm)
{
  json_builder_add_double_value (builder, round (mm * STEPS_PER_MM) / STEPS_PER_MM);
}

static void
add_print (JsonBuilder *builder, const IdsItem *item)
{
  json_builder_begin_array (builder);
  add_mm (builder, item->x_mm);
  add_mm (builder, item->y_mm);
  add_mm (builder, item->width_mm);
  add_mm (builder, item->height_mm);
  json_builder_add_int_value (builder, item->turn == IDS_TURN_LEFT    ? -90
                                       : item->turn == IDS_TURN_RIGHT ? 90
                                                                      : 0);
  json_builder_end_array (builder);
}

static void
add_student (const Recorder *recorder, guint print, const GArray *items)
{
  JsonBuilder *builder = recorder->builder;
  const IdsPrint *student = recorder->plan->prints->pdata[print];
  json_builder_begin_object (builder);
  idp_json_add_int (builder, "row", student->person->row);
  add_text (recorder, "name", student->person->name);
  add_text (recorder, "student_id", student->person->student_id);
  add_text (recorder, "site", student->person->site);
  add_text (recorder, "class", student->person->class_name);
  add_text (recorder, "photo", student->person->photo);
  idp_json_add_string (builder, "photo_sha256", student->photo->sha256);
  json_builder_set_member_name (builder, "prints");
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    {
      const IdsItem *item = &g_array_index (items, IdsItem, i);
      if (item->kind == IDS_ITEM_PHOTO && item->print == print)
        add_print (builder, item);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_page (const Recorder *recorder, guint page)
{
  JsonBuilder *builder = recorder->builder;
  g_autoptr (GArray) items = ids_plan_get_drawn_page (recorder->plan, page);
  g_autofree char *sheet
      = g_strdup_printf ("%u/%u", page + 1, ids_plan_get_n_pages (recorder->plan));
  guint first = 0, n = 0;
  ids_plan_get_students (recorder->plan, page, &first, &n);
  json_builder_begin_object (builder);
  idp_json_add_string (builder, "sheet", sheet);
  json_builder_set_member_name (builder, "students");
  json_builder_begin_array (builder);
  for (guint print = first; print < first + n; print++)
    add_student (recorder, print, items);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_file (const Recorder *recorder, const IdsPartFile *file)
{
  JsonBuilder *builder = recorder->builder;
  json_builder_begin_object (builder);
  idp_json_add_string (builder, "file", file->name);
  idp_json_add_string (builder, "sha256", file->sha256);
  json_builder_set_member_name (builder, "pages");
  json_builder_begin_array (builder);
  for (guint page = file->first_page; page < file->first_page + file->n_pages; page++)
    add_page (recorder, page);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_problem (const IdsProblem *problem, gpointer data)
{
  const Recorder *recorder = data;
  JsonBuilder *builder = recorder->builder;
  json_builder_begin_object (builder);
  idp_json_add_int (builder, "row", problem->row);
  idp_json_add_string (builder, "column", problem->column);
  add_text (recorder, "name", problem->name);
  add_text (recorder, "student_id", problem->student_id);
  idp_json_add_string (builder, "level", problem->level == IDS_LEVEL_ERROR ? "error" : "warning");
  idp_json_add_string (builder, "problem", problem->id);
  add_text (recorder, "text", problem->text);
  json_builder_end_object (builder);
}

char *
ids_part_record (const char *part, const char *key, const GPtrArray *files, const IdsPlan *plan,
                 IdsProblems *problems, gboolean show_ids)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  Recorder recorder = { builder, plan, show_ids };
  json_builder_begin_object (builder);
  idp_json_add_string (builder, "part", part);
  idp_json_add_string (builder, "key", key);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < files->len; i++)
    add_file (&recorder, files->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  ids_problems_foreach (problems, add_problem, &recorder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
part_file_free (IdsPartFile *file)
{
  g_free (file->name);
  g_free (file->sha256);
  g_free (file);
}

void
ids_part_record_free (IdsPartRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->part);
  g_free (record->key);
  g_ptr_array_unref (record->files);
  g_clear_pointer (&record->root, json_node_unref);
  g_free (record);
}

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* Element I as an object, or NULL. */
static JsonObject *
get_object (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

IdsPartRecord *
ids_part_record_read (const char *line, gssize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, line, length, NULL))
    return NULL;
  JsonNode *root = json_parser_get_root (parser);
  JsonObject *object
      = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonArray *files = object != NULL ? get_array (object, "files") : NULL;
  if (files == NULL || get_string (object, "part") == NULL || get_string (object, "key") == NULL
      || get_array (object, "problems") == NULL)
    return NULL;

  g_autoptr (IdsPartRecord) record = g_new0 (IdsPartRecord, 1);
  record->part = g_strdup (get_string (object, "part"));
  record->key = g_strdup (get_string (object, "key"));
  record->files = g_ptr_array_new_with_free_func ((GDestroyNotify) part_file_free);
  record->root = json_node_ref (root);
  for (guint i = 0; i < json_array_get_length (files); i++)
    {
      JsonObject *file = get_object (files, i);
      if (file == NULL || get_string (file, "file") == NULL || get_string (file, "sha256") == NULL
          || get_array (file, "pages") == NULL || strchr (get_string (file, "file"), '/') != NULL)
        return NULL;
      IdsPartFile *copy = g_new0 (IdsPartFile, 1);
      copy->name = g_strdup (get_string (file, "file"));
      copy->sha256 = g_strdup (get_string (file, "sha256"));
      g_ptr_array_add (record->files, copy);
    }
  return g_steal_pointer (&record);
}

guint
ids_part_record_restore (const IdsPartRecord *record, IdsProblems *problems)
{
  JsonObject *object = json_node_get_object (record->root);
  JsonArray *entries = get_array (object, "problems");
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = get_object (entries, i);
      const char *level = entry != NULL ? get_string (entry, "level") : NULL;
      const char *id = entry != NULL ? get_string (entry, "problem") : NULL;
      const char *text = entry != NULL ? get_string (entry, "text") : NULL;
      if (level == NULL || id == NULL || text == NULL)
        continue;
      const IdsProblem problem
          = { json_object_get_int_member_with_default (entry, "row", 0),
              get_string (entry, "column"),
              get_string (entry, "name"),
              get_string (entry, "student_id"),
              strcmp (level, "error") == 0 ? IDS_LEVEL_ERROR : IDS_LEVEL_WARNING,
              g_intern_string (id),
              text };
      ids_problems_add (problems, &problem);
    }

  guint n_students = 0;
  JsonArray *files = get_array (object, "files");
  for (guint i = 0; i < json_array_get_length (files); i++)
    {
      JsonArray *pages = get_array (get_object (files, i), "pages");
      for (guint k = 0; k < json_array_get_length (pages); k++)
        {
          JsonObject *page = get_object (pages, k);
          JsonArray *students = page != NULL ? get_array (page, "students") : NULL;
          n_students += students != NULL ? json_array_get_length (students) : 0;
        }
    }
  return n_students;
}
