/* spotlight: points at a region of an image by selecting it, and puts the user's selection back.
 *
 * Nothing here may fill the undo history, so the history is frozen for each single call: in
 * between, the user may go on working on the image. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "spotlight.h"

#include <libgimp/gimp.h>

struct _Spotlight
{
  gint32 image;
  gint32 saved; /* channel with the user's selection; -1 = there was none */
};

Spotlight *
spotlight_new (gint32 image)
{
  Spotlight *spotlight = g_new0 (Spotlight, 1);
  spotlight->image = image;
  spotlight->saved = -1;
  if (gimp_selection_is_empty (image))
    return spotlight;

  gint32 active = gimp_image_get_active_layer (image);
  gimp_image_undo_freeze (image);
  spotlight->saved = gimp_selection_save (image);
  gimp_image_undo_thaw (image);
  /* Saving made the new channel the active item. */
  if (active != -1)
    gimp_image_set_active_layer (image, active);
  return spotlight;
}

void
spotlight_show (Spotlight *spotlight, const IdpRect *region)
{
  gint32 image = spotlight->image;
  if (!gimp_image_is_valid (image))
    return;

  gimp_image_undo_freeze (image);
  if (idp_rect_is_empty (region))
    gimp_selection_none (image);
  else
    gimp_image_select_rectangle (image, GIMP_CHANNEL_OP_REPLACE, region->x, region->y,
                                 region->width, region->height);
  gimp_image_undo_thaw (image);
  gimp_displays_flush ();
}

void
spotlight_free (Spotlight *spotlight)
{
  gint32 image = spotlight->image;
  if (gimp_image_is_valid (image))
    {
      gimp_image_undo_freeze (image);
      gimp_selection_none (image);
      if (gimp_item_is_valid (spotlight->saved))
        {
          gimp_image_select_item (image, GIMP_CHANNEL_OP_REPLACE, spotlight->saved);
          gimp_image_remove_channel (image, spotlight->saved);
        }
      gimp_image_undo_thaw (image);
      gimp_displays_flush ();
    }
  g_free (spotlight);
}
