/* room: what of a page is still free.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "room.h"

/* Places lower by less are side by side. */
#define SAME_ROW_MM 0.5

struct _IdsRoom
{
  GArray *boxes; /* of IdsBox; they overlap, and none lies within another */
};

IdsRoom *
ids_room_new (const IdsBox *page)
{
  IdsRoom *room = g_new (IdsRoom, 1);
  room->boxes = g_array_new (FALSE, FALSE, sizeof (IdsBox));
  g_array_append_val (room->boxes, *page);
  return room;
}

IdsRoom *
ids_room_copy (const IdsRoom *room)
{
  IdsRoom *copy = g_new (IdsRoom, 1);
  copy->boxes = g_array_copy (room->boxes);
  return copy;
}

void
ids_room_free (IdsRoom *room)
{
  if (room == NULL)
    return;
  g_array_unref (room->boxes);
  g_free (room);
}

static gboolean
is_empty (const IdsBox *box)
{
  return box->x0_mm >= box->x1_mm || box->y0_mm >= box->y1_mm;
}

static IdsBox
intersect (const IdsBox *a, const IdsBox *b)
{
  return (IdsBox){ MAX (a->x0_mm, b->x0_mm), MAX (a->y0_mm, b->y0_mm), MIN (a->x1_mm, b->x1_mm),
                   MIN (a->y1_mm, b->y1_mm) };
}

static gboolean
contains (const IdsBox *outer, const IdsBox *inner)
{
  return outer->x0_mm <= inner->x0_mm && outer->y0_mm <= inner->y0_mm
         && outer->x1_mm >= inner->x1_mm && outer->y1_mm >= inner->y1_mm;
}

static void
add_box (GArray *boxes, const IdsBox *box)
{
  if (is_empty (box))
    return;
  for (guint i = 0; i < boxes->len; i++)
    if (contains (&g_array_index (boxes, IdsBox, i), box))
      return;
  for (guint i = boxes->len; i > 0; i--)
    if (contains (box, &g_array_index (boxes, IdsBox, i - 1)))
      g_array_remove_index_fast (boxes, i - 1);
  g_array_append_val (boxes, *box);
}

/* Of each free box that TAKEN cuts, what is left, above, right and below of it stays. */
void
ids_room_take (IdsRoom *room, const IdsBox *taken)
{
  GArray *left = g_array_new (FALSE, FALSE, sizeof (IdsBox));
  for (guint i = 0; i < room->boxes->len; i++)
    {
      const IdsBox box = g_array_index (room->boxes, IdsBox, i);
      const IdsBox common = intersect (&box, taken);
      if (is_empty (&common))
        {
          add_box (left, &box);
          continue;
        }
      add_box (left, &(IdsBox){ box.x0_mm, box.y0_mm, taken->x0_mm, box.y1_mm });
      add_box (left, &(IdsBox){ box.x0_mm, box.y0_mm, box.x1_mm, taken->y0_mm });
      add_box (left, &(IdsBox){ taken->x1_mm, box.y0_mm, box.x1_mm, box.y1_mm });
      add_box (left, &(IdsBox){ box.x0_mm, taken->y1_mm, box.x1_mm, box.y1_mm });
    }
  g_array_unref (room->boxes);
  room->boxes = left;
}

static gboolean
comes_before (const IdsBox *a, const IdsBox *b)
{
  return a->y0_mm < b->y0_mm - SAME_ROW_MM
         || (a->y0_mm < b->y0_mm + SAME_ROW_MM && a->x0_mm < b->x0_mm);
}

gboolean
ids_room_find (IdsRoom *room, const IdsBox *within, IdsRoomFits fits, gpointer data, IdsBox *found)
{
  gboolean any = FALSE;
  for (guint i = 0; i < room->boxes->len; i++)
    {
      IdsBox box = intersect (&g_array_index (room->boxes, IdsBox, i), within);
      if (is_empty (&box) || !fits (&box, data) || (any && !comes_before (&box, found)))
        continue;
      *found = box;
      any = TRUE;
    }
  if (any)
    ids_room_take (room, found);
  return any;
}
