/* sitter.h: a drawn person whose landmarks and defects are known exactly.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "geometry.h"
#include "image.h"

/* Lengths of the figure are in IOD: the distance between the pupils is 1. "Left" is the viewer's
 * left. "Levels" are sRGB code values, 0..255. */

typedef struct
{
  guint8 r, g, b;
} SitterColour;

typedef enum
{
  SITTER_HAIR_SHORT,
  SITTER_HAIR_LONG, /* to the shoulders, behind the ears */
} SitterHair;

/* Every field can also be set by its name, see sitter_params_set(). */
typedef struct
{
  /* The frame. */
  int width_px;  /* 64..12000 */
  int height_px; /* 64..12000 */
  int seed;      /* noise and strands of hair; any number */

  /* The pose. */
  int n_people;          /* 0 = the empty wall, 1, or 2 side by side, 3.4 IOD apart */
  double head_height;    /* crown to chin as a share of the frame's height, 0.05..0.9 */
  double head_x;         /* middle of the head as a share of the frame's width, 0..1 */
  double head_y;         /* middle of the head as a share of the frame's height, 0..1 */
  double roll_deg;       /* the whole figure, clockwise, -45..45 */
  double tilt_deg;       /* the head alone, clockwise about the neck, -30..30 */
  double shoulder_deg;   /* the shoulders alone, clockwise, -20..20 */
  double mouth_open;     /* gap between the lips in IOD, 0..0.5; the teeth show */
  double mouth_skew_deg; /* the mouth alone, clockwise, -30..30 */
  double eyes_closed;    /* 0 = open, 1 = shut */

  /* The person. */
  double skin_tone; /* 0 = fair, 1 = deep tan */
  SitterHair hair;
  double fringe;        /* how far the hair hangs over the forehead: 0 = not, 1 = to the eyes */
  double fringe_shadow; /* share of light that hair takes from the forehead below it, 0..0.9 */
  gboolean glasses;     /* thin dark frame */
  double glasses_rim;   /* width of the frame in IOD, 0.01..0.2; needs glasses */
  double glasses_drop;  /* how far they have slid down in IOD, 0..0.5; needs glasses */
  double glasses_tint;  /* share of light that the lenses swallow, 0..0.95; needs glasses */
  double glasses_glare; /* opacity of a reflected window on the lenses, 0..1; needs glasses */
  double earrings;      /* diameter of silver studs in IOD, 0..0.4; 0 = none */
  double necklace;      /* width of a silver chain in IOD, 0..0.2; 0 = none */
  double lipstick;      /* opacity of red on the lips, 0..1 */
  double eye_shadow;    /* opacity of violet on the upper lids, 0..1 */
  double blusher;       /* opacity of pink on the cheeks, 0..1 */
  double lenses;        /* opacity of blue on the irises, 0..1 */
  SitterColour top;     /* the jacket */
  gboolean stripes;     /* light stripes on the jacket */

  /* The wall. */
  SitterColour background;
  double background_ramp_levels;   /* right edge minus left edge, -150..150 */
  double background_fall_levels;   /* how much darker the corners are than the middle, 0..100 */
  double background_shadow_levels; /* depth of the head's shadow on the wall, 0..150 */
  double background_shadow_shift;  /* how far it lies to the right of the head in IOD, -3..3 */

  /* The light. */
  double exposure_ev; /* stops, in linear light, -6..6 */
  double light_ratio; /* linear light of the left cheek over that of the right, 0.1..10; 1 = even */
  double highlight;   /* strength of a shine on forehead and nose, 0..1 */
  gboolean red_eye;   /* pupils lit up by a flash */

  /* The camera. */
  double date_height; /* of a date in the corner, as a share of the frame's height, 0..0.1 */
  double blur_sigma; /* Gaussian, 0..12 px where the pupils are 113 px apart; grows with the face */
  double noise_sd;   /* levels at middle grey, 0..40; pixels next to each other are correlated */
} SitterParams;

/* What was drawn, in pixels of the picture. Points are NAN where nobody sits. Of two people, the
 * left one. */
typedef struct
{
  IdpPoint left_eye; /* pupil centres */
  IdpPoint right_eye;
  IdpPoint mouth; /* middle of the line or gap between the lips */
  IdpPoint chin;
  IdpPoint crown;     /* highest point of the hair in the picture */
  IdpPoint face_left; /* the face's edge where it is widest between eyes and mouth */
  IdpPoint face_right;
  IdpPoint shoulder_left; /* where the shoulder turns into the arm */
  IdpPoint shoulder_right;
  IdpRect head_box; /* face, ears and the hair above and beside them */
  double roll_deg;  /* of the line through the eyes, clockwise */
  double iod_px;
  int n_people;
} SitterTruth;

/* A phone photo, 3000 x 4000, of one person without any defect, with room to crop. */
SitterParams sitter_params_default (void);

/* The finished picture of the standard: 480 x 640, crown at 80 px, eyes at 252 px, face 218 px
 * wide. */
SitterParams sitter_params_finished (void);

/* Sets the field NAME ("tilt-deg" and "tilt_deg" are the same) from TEXT: a number, "yes"/"no",
 * "#rrggbb", "short"/"long". Errors: IDP_ERROR_PRESET for an unknown name or a value out of range.
 */
gboolean sitter_params_set (SitterParams *params, const char *name, const char *text,
                            GError **error);

/* One line for each name that sitter_params_set() knows, with its range and default. Caller frees.
 */
char *sitter_params_describe (void);

/* Draws the picture. Same parameters, same pixels. TRUTH may be NULL. Errors: IDP_ERROR_UNREADABLE
 * where memory does not suffice. */
IdpImage *sitter_draw (const SitterParams *params, SitterTruth *truth, GError **error);

/* Writes a baseline JPEG. QUALITY is 1..100, DPI 0 states none. With an EXIF_ORIENTATION of 2..8
 * the stored pixels are turned so that a reader who obeys it sees IMAGE; with 1 no EXIF is written.
 * Errors: IDP_ERROR_WRITE. */
gboolean sitter_write_jpeg (const char *path, const IdpImage *image, int quality, int dpi,
                            int exif_orientation, GError **error);

/* TRUTH as one JSON object with the names of its fields; points are [x,y] or null. Caller frees. */
char *sitter_truth_to_json (const SitterTruth *truth);
