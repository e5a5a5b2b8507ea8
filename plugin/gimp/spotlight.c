/* spotlight: points at a region of an image by selecting it, and puts the user's selection back.
 *
 * Nothing here may fill the undo history, so the history is frozen for each single call: in
 * between, the user may go on working on the image. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "spotlight.h"

#include <libgimp/gimp.h>

#include "host.h"

struct _Spotlight
{
  int image;
  int saved; /* channel with the user's selection */
};

Spotlight *
spotlight_new (int image)
{
  Spotlight *spotlight = g_new0 (Spotlight, 1);
  spotlight->image = image;
  host_image_undo_freeze (image);
  spotlight->saved = host_selection_save (image);
  host_image_undo_thaw (image);
  return spotlight;
}

void
spotlight_show (Spotlight *spotlight, const IdpRect *region)
{
  if (!host_image_is_valid (spotlight->image))
    return;
  host_image_undo_freeze (spotlight->image);
  host_selection_set (spotlight->image, region);
  host_image_undo_thaw (spotlight->image);
  gimp_displays_flush ();
}

void
spotlight_free (Spotlight *spotlight)
{
  if (host_image_is_valid (spotlight->image))
    {
      host_image_undo_freeze (spotlight->image);
      host_selection_restore (spotlight->image, spotlight->saved);
      host_image_undo_thaw (spotlight->image);
      gimp_displays_flush ();
    }
  g_free (spotlight);
}
