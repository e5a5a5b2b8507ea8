/* id-number: the number of a resident identity card (GB 11643).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  IDS_ID_GOOD,
  IDS_ID_OTHER,      /* of a passport or another paper: nothing is known of its form */
  IDS_ID_OLD,        /* 15 digits, from before 1999 */
  IDS_ID_SCIENTIFIC, /* 5.10322E+17 */
  IDS_ID_CUT,        /* ends in 000 where a spreadsheet kept 15 digits */
  IDS_ID_LENGTH,     /* digits only, but neither 15 nor 18 */
  IDS_ID_BIRTH,      /* no day of the calendar */
  IDS_ID_CHECK,      /* the check digit is wrong */
} IdsIdState;

IdsIdState ids_id_number_check (const char *number);

/* TRUE for 5.10322E+17 and the like: a spreadsheet took a number for a quantity, and its last
 * digits are lost. */
gboolean ids_number_is_scientific (const char *text);
