/* people: the students of a roster for other programs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "roster.h"

/* Prints those who have no error, one JSON object on a line each: {"row":2,"name":…}, all
 * ids_field_names, the middle of an ID number hidden as ids_person_get() does. */
void ids_people_print (const IdsRoster *roster);
