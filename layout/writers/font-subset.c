/* font-subset: a font cut down to the glyphs that a PDF file shows.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "font-subset.h"

#include <glib/gi18n.h>
#include <hb-subset.h>

#include "error.h"

/* An offset of SIZE bytes, most significant first. */
static gsize
read_offset (const guint8 *data, int size)
{
  gsize value = 0;
  for (int i = 0; i < size; i++)
    value = value << 8 | data[i];
  return value;
}

/* Where the INDEX of a CFF table ends that starts at START, and the first object in it; 0 where it
 * is none. Adobe Technical Note 5176, section 5. */
static gsize
find_index_end (const guint8 *cff, gsize length, gsize start, gsize *first)
{
  if (start + 3 > length)
    return 0;
  const gsize count = read_offset (cff + start, 2);
  const int offset_size = cff[start + 2];
  const gsize objects = start + 3 + (count + 1) * offset_size;
  if (count == 0 || offset_size < 1 || offset_size > 4 || objects > length)
    return 0;
  /* Offsets count from the byte before the objects. */
  *first = objects;
  return objects - 1 + read_offset (cff + objects - offset_size, offset_size);
}

/* TRUE for a CFF font whose Top DICT begins with the operator ROS, as that of every CID-keyed font
 * does. */
static gboolean
is_cid_keyed (hb_face_t *face)
{
  enum
  {
    ESCAPE = 12,
    ROS = 30,
    LAST_OPERATOR = 21,
    SHORT_INTEGER = 28,
    LONG_INTEGER = 29,
    FIRST_TWO_BYTES = 247,
  };
  hb_blob_t *blob = hb_face_reference_table (face, HB_TAG ('C', 'F', 'F', ' '));
  unsigned int length = 0;
  const guint8 *cff = (const guint8 *) hb_blob_get_data (blob, &length);
  gsize at = 0;
  const gsize names_end = length > 2 ? find_index_end (cff, length, cff[2], &at) : 0;
  const gsize end = names_end > 0 ? MIN (find_index_end (cff, length, names_end, &at), length) : 0;
  while (at < end && cff[at] > LAST_OPERATOR)
    at += cff[at] == SHORT_INTEGER     ? 3
          : cff[at] == LONG_INTEGER    ? 5
          : cff[at] >= FIRST_TWO_BYTES ? 2
                                       : 1;
  const gboolean keyed = at + 1 < end && cff[at] == ESCAPE && cff[at + 1] == ROS;
  hb_blob_destroy (blob);
  return keyed;
}

/* Only the glyphs of FACE, without the tables that a PDF reader has no use for. A CID-keyed font
 * says itself which glyph has which number; others must keep the place of each glyph, at the cost
 * of an empty one for all that are left out. */
static hb_face_t *
subset (hb_face_t *face, const GArray *glyphs_wanted)
{
  static const hb_tag_t unused[] = {
    HB_TAG ('G', 'S', 'U', 'B'), HB_TAG ('G', 'P', 'O', 'S'), HB_TAG ('G', 'D', 'E', 'F'),
    HB_TAG ('B', 'A', 'S', 'E'), HB_TAG ('c', 'm', 'a', 'p'), HB_TAG ('n', 'a', 'm', 'e'),
    HB_TAG ('O', 'S', '/', '2'), HB_TAG ('v', 'h', 'e', 'a'), HB_TAG ('v', 'm', 't', 'x'),
    HB_TAG ('V', 'O', 'R', 'G'),
  };

  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_set_t *glyphs = hb_subset_input_glyph_set (input);
  hb_set_t *dropped = hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  hb_subset_input_set_flags (input, (is_cid_keyed (face) ? 0 : HB_SUBSET_FLAGS_RETAIN_GIDS)
                                        | HB_SUBSET_FLAGS_NO_HINTING
                                        | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  for (guint i = 0; i < glyphs_wanted->len; i++)
    hb_set_add (glyphs, g_array_index (glyphs_wanted, guint32, i));
  for (guint i = 0; i < G_N_ELEMENTS (unused); i++)
    hb_set_add (dropped, unused[i]);

  hb_face_t *cut = hb_subset_or_fail (face, input);
  hb_subset_input_destroy (input);
  return cut;
}

GBytes *
ids_font_subset (hb_face_t *face, const GArray *glyphs, gboolean *cff, GError **error)
{
  hb_face_t *cut = subset (face, glyphs);
  if (cut == NULL)
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_WRITE,
                           _ ("a font cannot be cut down to its glyphs"));
      return NULL;
    }

  hb_blob_t *cff_table = hb_face_reference_table (cut, HB_TAG ('C', 'F', 'F', ' '));
  hb_blob_t *glyf_table = hb_face_reference_table (cut, HB_TAG ('g', 'l', 'y', 'f'));
  hb_blob_t *whole = hb_face_reference_blob (cut);
  const gboolean usable = hb_blob_get_length (cff_table) > 0 || hb_blob_get_length (glyf_table) > 0;
  *cff = hb_blob_get_length (cff_table) > 0;

  unsigned int length = 0;
  const char *data = hb_blob_get_data (*cff ? cff_table : whole, &length);
  GBytes *program = usable ? g_bytes_new (data, length) : NULL;
  if (!usable)
    g_set_error_literal (
        error, IDP_ERROR, IDP_ERROR_WRITE,
        _ ("a font has neither TrueType nor CFF outlines, so a PDF cannot hold it"));
  hb_blob_destroy (cff_table);
  hb_blob_destroy (glyf_table);
  hb_blob_destroy (whole);
  hb_face_destroy (cut);
  return program;
}
