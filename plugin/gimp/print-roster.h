/* print-roster.h: the rows of a roster to choose from, as a widget.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "person.h"

/* PERSON lives during the call. */
typedef void (*PrintRosterChosen) (const Person *person, gpointer data);

/* Starts with the roster that was open last. Whenever a roster is opened, the row of the photo
 * PHOTO is chosen if it has one. */
GtkWidget *print_roster_new (const char *photo, PrintRosterChosen chosen, gpointer data);
