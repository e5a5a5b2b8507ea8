/* host.h: what GIMP 2.10 and GIMP 3 do differently.
 *
 * Everything in this folder is compiled against either of them; gimp2/host.c and gimp3/host.c
 * implement this header. Images, layers and channels go by the number that both give them. What
 * both libraries call the same and hand no image to (progress, messages, dialogs) is called
 * directly. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <gegl.h>

#include "image.h"

/* No image, layer or channel. */
#define HOST_NONE (-1)

/* ---- Images */

gboolean host_image_is_valid (int image);

/* The file that IMAGE was opened from, or the XCF file it was saved to since; NULL where there is
 * none or GIMP does not know. Caller frees. */
char *host_image_get_path (int image);

/* Loads FILE as opening it does, upright whatever GIMP is set to do with EXIF orientations; the
 * caller deletes it. HOST_NONE on failure. Errors: IDP_ERROR_UNREADABLE. */
int host_image_load (const IdpFile *file, GError **error);
void host_image_delete (int image);

/* Shows the picture PATH in a window of its own, if GIMP can load it. */
void host_open_window (const char *path);

/* What can be told of an image without its layers. The enumerations are those of the GIMP that
 * runs: good for comparing only. */
typedef struct
{
  int width_px;
  int height_px;
  int base_type;
  int precision;
  gboolean has_floating_selection;
} HostImageState;

HostImageState host_image_get_state (int image);
gboolean host_image_has_same_profile (int image, int other);

/* One undo step; none at all. Each start has its end, each freeze its thaw. */
void host_image_undo_group_start (int image);
void host_image_undo_group_end (int image);
void host_image_undo_freeze (int image);
void host_image_undo_thaw (int image);

/* ---- Texts attached to images and to GIMP */

typedef enum
{
  HOST_TEXT_SAVED,    /* with the image as XCF */
  HOST_TEXT_UNDOABLE, /* forgotten with the image */
} HostTextLife;

/* NULL where there is none, or one that is no UTF-8. Caller frees. */
char *host_image_get_text (int image, const char *name);
void host_image_set_text (int image, const char *name, const char *text, HostTextLife life);
void host_image_remove_text (int image, const char *name);

/* The same for settings, which GIMP keeps from one session to the next. */
char *host_get_setting (const char *name);
void host_set_setting (const char *name, const char *text);

/* ---- Layers */

/* The top level of IMAGE from above; N (out) counts them. Caller frees. */
int *host_image_list_layers (int image, int *n);
void host_image_remove_layer (int image, int layer);

/* The layers that the user works on. Caller frees. Setting skips those that are gone. */
int *host_image_get_selected_layers (int image, int *n);
void host_image_set_selected_layers (int image, const int *layers, int n);

/* All that decides how a layer looks, but its pixels. */
typedef struct
{
  gboolean is_plain; /* pixels: no group, no text, no link to another file */
  gboolean has_mask;
  gboolean is_visible;
  gboolean has_alpha;
  int n_filters; /* laid over the pixels without changing them; GIMP 2.10 has none */
  double opacity;
  int blending[4]; /* mode, blend space, composite space and mode; good for comparing only */
  IdpRect rect;    /* px of the image */
} HostLayerState;

HostLayerState host_layer_get_state (int layer);
GeglBuffer *host_layer_get_buffer (int layer);
const Babl *host_layer_get_format (int layer);

/* An empty group above all layers, with a red tag, that bears TEXT under NAME. */
int host_image_add_group (int image, const char *title, const char *name, const char *text);
/* Whether LAYER is a group that bears a text under NAME. */
gboolean host_layer_is_group_with (int layer, const char *name);

/* A locked layer in GROUP that shows SURFACE (ARGB32, of the image's size). */
void host_image_add_drawing (int image, int group, const char *title, cairo_surface_t *surface);

/* ---- The selection */

/* The selection as a channel, HOST_NONE if nothing is selected. */
int host_selection_save (int image);
/* Selects what SAVED held, and removes that channel; nothing for HOST_NONE or a channel that is
 * gone. */
void host_selection_restore (int image, int saved);
/* An empty RECT selects nothing. */
void host_selection_set (int image, const IdpRect *rect);
