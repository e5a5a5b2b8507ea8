/* tampering.h: what the rules about the origin of a photo look for, done to a photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "photo.h"

/* A photo before something is done to it. */
typedef struct
{
  const IdpPhoto *photo; /* as measured on IMAGE */
  const IdpImage *image; /* whole, at full size */
  GRand *rand;
} TamperingScene;

typedef struct
{
  const char *name;
  const char *evidence; /* that ought to be found; NULL where nothing ought to */
  /* A changed copy of SCENE->image; NULL in the table = a copy as it is. */
  IdpImage *(*apply) (const TamperingScene *scene, double strength);
  double strength;
  int earlier_quality; /* the copy is saved with it and read again first; 0 = not */
  int shift_px;        /* and cropped by that much at the left and the top after that */
} Tampering;

/* Ends with one without a name. */
extern const Tampering tamperings[];

IdpImage *tampering_copy (const IdpImage *image);

/* --- tampering-screen.c --- */

/* Two gratings of STRENGTH levels from top to bottom together, of random directions and of periods
 * between 2.2 and 8 px. */
IdpImage *tamper_gratings (const TamperingScene *scene, double strength);

/* The pixels of a screen: stripes of red, green and blue, STRENGTH camera pixels apart, a little
 * turned, through a lens that blurs with a deviation of 0.7 px. */
IdpImage *tamper_screen (const TamperingScene *scene, double strength);

/* Four inks in dots, the periods of the screens STRENGTH px. */
IdpImage *tamper_halftone (const TamperingScene *scene, double strength);

/* The photo as a print on a table, or on a screen with a black bezel, seen at an angle; STRENGTH is
 * the mean margin as a share of the side. */
IdpImage *tamper_print_on_table (const TamperingScene *scene, double strength);
IdpImage *tamper_screen_on_desk (const TamperingScene *scene, double strength);

/* --- tampering-cloth.c: patterns of this world, which no rule may take for a screen --- */

/* Stripes on the clothes, or a knit of both directions, STRENGTH px apart, bent by folds. */
IdpImage *tamper_stripes (const TamperingScene *scene, double strength);
IdpImage *tamper_knit (const TamperingScene *scene, double strength);

/* Straight stripes STRENGTH px apart on the wall behind the person, as of a blind. */
IdpImage *tamper_blind (const TamperingScene *scene, double strength);

/* --- tampering-retouch.c --- */

/* A bilateral filter on the skin of the face; STRENGTH is its deviation in levels. */
IdpImage *tamper_smooth_skin (const TamperingScene *scene, double strength);

/* The person cut out and put before a blue wall of one colour. Hard: along the pixels. Soft: with
 * an edge STRENGTH px wide in which the old wall still shows. Noisy: the same, the new wall with
 * the noise of a camera. */
IdpImage *tamper_cut_out_hard (const TamperingScene *scene, double strength);
IdpImage *tamper_cut_out_soft (const TamperingScene *scene, double strength);
IdpImage *tamper_cut_out_noisy (const TamperingScene *scene, double strength);
