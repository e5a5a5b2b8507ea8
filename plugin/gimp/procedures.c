/* procedures: the table of all procedures. To add one, list it here and in procedure.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "procedure.h"

const Procedure *const procedures[] = {
  &procedure_check,        &procedure_crop,   &procedure_export,    &procedure_print,
  &procedure_remove_marks, &procedure_review, &procedure_untouched,
};

const guint n_procedures = G_N_ELEMENTS (procedures);

const Procedure *
procedure_find (const char *name)
{
  for (guint i = 0; i < n_procedures; i++)
    if (g_str_equal (procedures[i]->name, name))
      return procedures[i];
  return NULL;
}
