/* sheet.h: a vendor's sheet, from its preset to cells in millimetres.
 *
 *   paper                      one student's block
 *   +--------------------+     +---------+------+
 *   |  block     block   |     | cell 0  |cell 3|    columns from left to right,
 *   |                    |     +---------+      |    cells of a column from top to bottom
 *   |  block     block   |     | cell 1  +------+
 *   +--------------------+     +---------+------+
 *
 * The origin is always top left, y points down.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Lengths that differ by less are equal; no cutter is that exact. */
#define IDS_TOLERANCE_MM 0.001

/* The way the head of a photo points. */
typedef enum
{
  IDS_TURN_NONE,  /* up */
  IDS_TURN_LEFT,  /* left: a quarter turn against the clock */
  IDS_TURN_RIGHT, /* right: a quarter turn with the clock */
} IdsTurn;

/* What shows where to cut. */
typedef enum
{
  IDS_CUTS_NONE,
  IDS_CUTS_MARKS, /* short lines at the corners of each print, off it */
  IDS_CUTS_LINES, /* from edge to edge of the paper, as far as no print is in the way */
} IdsCuts;

#define IDS_MAX_SIZES 4

typedef enum
{
  IDS_CODE_NONE,
  IDS_CODE_QR,
  IDS_CODE_128,
} IdsCodeKind;

/* Where the code stands in its label. */
typedef enum
{
  IDS_CODE_LEFT, /* of the text */
  IDS_CODE_RIGHT,
  IDS_CODE_BELOW,
} IdsCodePlace;

/* The code in a label. */
typedef struct
{
  IdsCodeKind kind;
  IdsCodePlace place;
  char *field; /* what it says: like IdsSize.label_text, mostly {student_id} */
  double module_mm;
  double height_mm; /* of the bars of a Code 128; a QR code is as high as it is wide */
} IdsCodeSpec;

/* A size of prints, and what stands below each of them. */
typedef struct
{
  double width_mm; /* one upright copy without its label */
  double height_mm;

  double label_height_mm; /* strip below an upright copy; 0 = no caption */
  double label_side_margin_mm;
  char *label_text; /* with {name} and other fields of IdsPerson; may have several lines */
  double font_size_mm;
  double font_size_min_mm; /* a caption that would need less is refused */
  IdsCodeSpec code;
} IdsSize;

/* The place of one copy, photo and label strip together, within its student's block. */
typedef struct
{
  double x_mm;
  double y_mm;
  IdsTurn turn;
  guint size; /* index in IdsSheet.sizes */
} IdsCell;

typedef struct
{
  char *name;  /* short name of the preset */
  char *title; /* in the user's language */
  char *source;
  char *sha256; /* of the files that make up the preset */

  double paper_width_mm;
  double paper_height_mm;
  double margin_mm;     /* no cell comes nearer to an edge */
  double bleed_mm;      /* what is printed around the paper and trimmed away */
  double page_width_mm; /* the paper and its bleed: the page of a file */
  double page_height_mm;

  int photo_width_px; /* what the picture file must have */
  int photo_height_px;

  IdsSize sizes[IDS_MAX_SIZES]; /* [print], [print.2], ... */
  guint n_sizes;
  char **label_fonts; /* families, first choice first; NULL-terminated */

  GArray *cells;         /* of IdsCell: the copies that one student gets */
  double block_width_mm; /* extent of those cells */
  double block_height_mm;

  int across; /* students side by side, and below each other */
  int down;
  double left_mm; /* of the first block on the paper */
  double top_mm;
  double pitch_x_mm; /* from one block to the next */
  double pitch_y_mm;

  IdsCuts cuts;
  double mark_length_mm;
  double mark_offset_mm; /* between a mark and the corner it belongs to */
  double mark_width_mm;  /* of the line, be it a mark or not */

  double number_size_mm; /* font size of the page number; 0 = none */

  double raster_dpi;
  int raster_width_px; /* of the whole page */
  int raster_height_px;
  int students_per_file; /* at most; a file never splits a page */
} IdsSheet;

/* Loads the sheet preset NAME_OR_PATH (see idp_preset_load()) and proves that all of it lies within
 * the paper's margins. Errors: IDP_ERROR_PRESET; what does not fit is told by edge and millimetres.
 */
IdsSheet *ids_sheet_load (const char *name_or_path, GError **error);
void ids_sheet_free (IdsSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsSheet, ids_sheet_free)

/* Students on one page. */
int ids_sheet_get_students_per_page (const IdsSheet *sheet);

/* Extent on the paper of CELL, label strip included. */
void ids_sheet_get_cell_size (const IdsSheet *sheet, const IdsCell *cell, double *width_mm,
                              double *height_mm);
