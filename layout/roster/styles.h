/* styles: how the numbers of a workbook are shown, as far as it changes what they mean.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "roster/archive.h"

typedef struct
{
  gboolean date;
  int digits; /* zeros are put in front up to so many digits; 0 = none are */
} IdsNumberStyle;

/* The cell styles of the workbook (IdsNumberStyle) by their index; free with g_array_unref(). */
GArray *ids_styles_read (IdsArchive *archive, const char *part, GError **error);
