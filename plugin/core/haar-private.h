/* haar-private.h: a cascade as haar-file.c reads it and haar.c runs it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "haar.h"

#define IDP_HAAR_MAX_RECTS 3

typedef struct
{
  IdpRect rects[IDP_HAAR_MAX_RECTS]; /* window pixels; a tilted one starts at its top corner */
  float weights[IDP_HAAR_MAX_RECTS];
  gboolean tilted;
} IdpHaarFeature;

/* A child is a node of the cascade, or the complement (~) of a leaf. */
typedef struct
{
  int left;
  int right;
  int feature;
  float threshold;
} IdpHaarNode;

typedef struct
{
  int end_tree; /* one past its last */
  float threshold;
} IdpHaarStage;

struct _IdpHaar
{
  int window_px;
  gboolean tilted; /* some feature is */
  GArray *stages;
  GArray *trees; /* int: root node of each */
  GArray *nodes;
  GArray *leaves; /* float */
  GArray *features;
};
