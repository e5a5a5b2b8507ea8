/* template.h: texts of a preset with fields in braces, "{name} {student_id}".
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Where in TEXT a brace begins that is none of FIELDS (NULL-terminated); NULL where all is well. */
const char *ids_template_find_fault (const char *text, const char *const *fields);

/* What FIELD stands for. */
typedef const char *(*IdsTemplateFunc) (const char *field, gconstpointer data);

/* TEXT, which has no fault, with what LOOKUP gives for its fields. With ISOLATE, a value that is
 * written from right to left does not carry along what stands beside it. Caller frees. Errors:
 * IDP_ERROR_REFUSED where a value has characters that do not print. */
char *ids_template_expand (const char *text, IdsTemplateFunc lookup, gconstpointer data,
                           gboolean isolate, GError **error);
