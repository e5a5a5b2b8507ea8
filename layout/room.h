/* room.h: what of a page is still free.
 *
 * All largest free rectangles are known; each thing that is put on the page is cut out of them. So
 * nothing that has asked for room overlaps. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "box.h"

typedef struct _IdsRoom IdsRoom;

/* All of PAGE is free. */
IdsRoom *ids_room_new (const IdsBox *page);
IdsRoom *ids_room_copy (const IdsRoom *room);
void ids_room_free (IdsRoom *room);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsRoom, ids_room_free)

/* BOX is free no more. */
void ids_room_take (IdsRoom *room, const IdsBox *box);

/* TRUE if there is room for something in a free BOX; may make BOX smaller, to what it covers. */
typedef gboolean (*IdsRoomFits) (IdsBox *box, gpointer data);

/* Takes the first free place within WITHIN, from top to bottom and then from left to right, that
 * FITS, and sets BOX to it. */
gboolean ids_room_find (IdsRoom *room, const IdsBox *within, IdsRoomFits fits, gpointer data,
                        IdsBox *box);
