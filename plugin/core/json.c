/* json: what the writers of JSON share beyond json-glib.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "json.h"

#include <math.h>

void
idp_json_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

void
idp_json_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
idp_json_add_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (isfinite (value))
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
idp_json_add_bilingual (JsonBuilder *builder, const char *name, const char *zh, const char *en)
{
  idp_json_begin_object (builder, name);
  idp_json_add_string (builder, "zh", zh);
  idp_json_add_string (builder, "en", en);
  json_builder_end_object (builder);
}

void
idp_json_add_rect (JsonBuilder *builder, const char *name, const IdpRect *rect)
{
  json_builder_set_member_name (builder, name);
  if (idp_rect_is_empty (rect))
    {
      json_builder_add_null_value (builder);
      return;
    }
  const int numbers[] = { rect->x, rect->y, rect->width, rect->height };
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    json_builder_add_int_value (builder, numbers[i]);
  json_builder_end_array (builder);
}

void
idp_json_begin_object (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}
