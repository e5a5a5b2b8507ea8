/* json.h: what the writers of JSON share beyond json-glib.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "geometry.h"

/* Each adds the member NAME to the object that BUILDER has open. */
void idp_json_add_string (JsonBuilder *builder, const char *name, const char *value);
void idp_json_add_int (JsonBuilder *builder, const char *name, gint64 value);

/* null where VALUE is no finite number. */
void idp_json_add_number (JsonBuilder *builder, const char *name, double value);

/* {"zh": ZH, "en": EN}. */
void idp_json_add_bilingual (JsonBuilder *builder, const char *name, const char *zh,
                             const char *en);

/* [x, y, width, height]; null where the rectangle is empty. */
void idp_json_add_rect (JsonBuilder *builder, const char *name, const IdpRect *rect);

/* Opens the object NAME. */
void idp_json_begin_object (JsonBuilder *builder, const char *name);
