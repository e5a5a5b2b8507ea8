/* label.h: what stands in the strips below the copies of one student.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "caption.h"
#include "person.h"

/* The label of one size of prints. */
typedef struct
{
  IdsCaption *caption; /* NULL where the size has no label */
} IdsLabel;

/* Makes the LABELS of PERSON for every size of the sheet. Errors: IDP_ERROR_REFUSED for what is too
 * wide or cannot be shown. */
gboolean ids_labels_make (IdsCaptions *captions, const IdsSheet *sheet, const IdsPerson *person,
                          IdsLabel labels[IDS_MAX_SIZES], GError **error);
void ids_labels_clear (IdsLabel labels[IDS_MAX_SIZES]);
