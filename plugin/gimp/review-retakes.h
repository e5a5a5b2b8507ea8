/* review-retakes.h: writes the list of retakes of a folder.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "review-session.h"

/* Asks for a file and writes to it what `idphoto report --format csv` prints, of the photos that
 * are checked by now. Tells what went wrong. */
void review_retakes_save (GtkWindow *parent, const ReviewSession *session);
