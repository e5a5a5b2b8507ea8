/* rules-combo.h: a choice of rules presets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* Lists all presets by their titles, CURRENT chosen. */
GtkWidget *rules_combo_new (const char *current);

/* The name of the chosen preset; owned by the widget. */
const char *rules_combo_get (GtkWidget *combo);
