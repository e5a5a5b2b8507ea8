/* network.h: runs a trained network of convolutions. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* A network in memory; immutable, shared by all threads. */
typedef struct _IdpNetwork IdpNetwork;

/* What one output layer says: for every place, row by row, CHANNELS values. */
typedef struct
{
  int side_px; /* places across and down */
  int channels;
  float *values; /* side_px * side_px * channels, owned */
} IdpMaps;

IdpMaps *idp_maps_new (int side_px, int channels);
void idp_maps_free (IdpMaps *maps);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpMaps, idp_maps_free)

static inline const float *
idp_maps_at (const IdpMaps *maps, int x, int y)
{
  return maps->values + ((gsize) y * maps->side_px + x) * maps->channels;
}

/* The network NAME ("finder", "measurer", "eye-state", "mouth-state", "fringe-state", no other) of
 * the weights that the library carries, unpacked on first use; never freed. Thread-safe. */
const IdpNetwork *idp_network_get (const char *name);

/* The same from bytes in the format of model/README.md; caller frees. Errors:
 * IDP_ERROR_UNREADABLE for bytes that are no such network, or not the whole of one. */
IdpNetwork *idp_network_new (GBytes *weights, const char *name, GError **error);
void idp_network_free (IdpNetwork *network);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpNetwork, idp_network_free)

/* Side of the square picture it looks at, px, and how many outputs it has. */
int idp_network_side (const IdpNetwork *network);
int idp_network_outputs (const IdpNetwork *network);

/* Runs NETWORK over PICTURE, 3 values per pixel (red, green, blue as of idp_network_value()), side
 * * side pixels. OUTPUTS receives idp_network_outputs() maps, in the order of the file; caller
 * frees them. On every machine the same within 1e-4 of the largest value. Thread-safe. */
void idp_network_run (const IdpNetwork *network, const float *picture, IdpMaps **outputs);

/* What a network sees of an 8-bit value; 0 stands for what lies outside of the photo. */
static inline float
idp_network_value (float level)
{
  return (level - 127.5f) / 64;
}
