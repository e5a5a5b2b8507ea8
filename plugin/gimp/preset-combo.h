/* preset-combo.h: a choice of presets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "preset.h"

/* A combo box with the titles of all presets of KIND; CURRENT, which may be NULL, is chosen. */
GtkWidget *preset_combo_new (IdpPresetKind kind, const char *current);

/* The name of the chosen preset; owned by COMBO. */
const char *preset_combo_get (GtkWidget *combo);
