/* label.h: what stands in the strips below the copies of one student.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "caption.h"
#include "code.h"
#include "person.h"

/* The label of one size of prints. */
typedef struct
{
  IdsCaption *caption; /* NULL where the size has no label */
  IdsCode *code;       /* NULL where the label has none */
} IdsLabel;

/* How the text and the code share the width of a label; from its left edge. */
typedef struct
{
  double text_left_mm;
  double text_width_mm;
  double code_left_mm;
} IdsLabelRoom;

/* CODE may be NULL. */
IdsLabelRoom ids_label_get_room (const IdsSize *size, const IdsCode *code);

/* Makes the LABELS of PERSON for every size of the sheet. Errors: IDP_ERROR_REFUSED for what is too
 * wide or cannot be shown, and for a code that would tell an ID number which PERSON does not show.
 */
gboolean ids_labels_make (IdsCaptions *captions, const IdsSheet *sheet, const IdsPerson *person,
                          IdsLabel labels[IDS_MAX_SIZES], GError **error);
void ids_labels_clear (IdsLabel labels[IDS_MAX_SIZES]);
