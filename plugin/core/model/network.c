/* network: from the bytes of the weights to what its layers say.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "network.h"

#include <string.h>

#include "convolution.h"
#include "error.h"
#include "model-resource.h"

#define MAGIC "IDPMODEL"
#define VERSION 1
#define NAME_SIZE 16

/* Bounds on what the bytes may ask of us: a few times what our networks have. */
#define MAX_NETWORKS 16
#define MAX_LAYERS 256
#define MAX_OUTPUTS 16
#define MAX_SIDE_PX 1024
#define MAX_CHANNELS 1024

#define COLOURS 3

/* Grid 0 is the picture, grid I + 1 what layer I says. */
typedef struct
{
  int source; /* a grid */
  int add;    /* a grid; 0 = none, as the picture is never added */
  int channels_in;
  int channels_out; /* without padding */
  int side_px;      /* of the result */
  IdpConvolution convolution;
  const guint8 *weights; /* in the file */
  const guint8 *biases;
} Layer;

struct _IdpNetwork
{
  int side_px;
  int n_layers;
  Layer *layers;
  int n_outputs;
  int outputs[MAX_OUTPUTS]; /* grids */
  int *last_uses;           /* for each grid, the last layer that reads it */
};

IdpMaps *
idp_maps_new (int side_px, int channels)
{
  IdpMaps *maps = g_new (IdpMaps, 1);
  maps->side_px = side_px;
  maps->channels = channels;
  maps->values = g_new (float, (gsize) side_px *side_px *channels);
  return maps;
}

void
idp_maps_free (IdpMaps *maps)
{
  if (maps == NULL)
    return;
  g_free (maps->values);
  g_free (maps);
}

void
idp_network_free (IdpNetwork *network)
{
  if (network == NULL)
    return;
  for (int i = 0; i < network->n_layers; i++)
    idp_convolution_clear (&network->layers[i].convolution);
  g_free (network->layers);
  g_free (network->last_uses);
  g_free (network);
}

/* Once bytes are missing, all that is read is 0 or NULL. */
typedef struct
{
  const guint8 *next;
  gsize left;
  gboolean ended;
} Reader;

static const guint8 *
read_bytes (Reader *reader, gsize n)
{
  if (n > reader->left)
    reader->ended = TRUE;
  if (reader->ended)
    return NULL;
  const guint8 *bytes = reader->next;
  reader->next += n;
  reader->left -= n;
  return bytes;
}

static guint16
u16_at (const guint8 *bytes)
{
  return (guint16) (bytes[0] | bytes[1] << 8);
}

static guint32
u32_at (const guint8 *bytes)
{
  return u16_at (bytes) | (guint32) u16_at (bytes + 2) << 16;
}

static guint8
read_u8 (Reader *reader)
{
  const guint8 *bytes = read_bytes (reader, 1);
  return bytes == NULL ? 0 : *bytes;
}

static guint16
read_u16 (Reader *reader)
{
  const guint8 *bytes = read_bytes (reader, 2);
  return bytes == NULL ? 0 : u16_at (bytes);
}

static guint32
read_u32 (Reader *reader)
{
  const guint8 *bytes = read_bytes (reader, 4);
  return bytes == NULL ? 0 : u32_at (bytes);
}

static float
float_at (const guint8 *bytes)
{
  const guint32 bits = u32_at (bytes);
  float value;
  memcpy (&value, &bits, sizeof value);
  return value;
}

/* A half has 5 bits of exponent from -15 and 10 of fraction, a float 8 from -127 and 23. Weights
 * are finite, so that the exponent of infinity needs no care. */
static float
half_at (const guint8 *bytes)
{
  const guint16 half = u16_at (bytes);
  const guint32 bits = (half & 0x7fffu) << (23 - 10);
  float value;
  memcpy (&value, &bits, sizeof value);
  value *= 0x1p112f; /* 127 - 15 */
  return half & 0x8000 ? -value : value;
}

/* The messages of this file reach no user: the library reads only the weights it was built with. */
static gboolean
set_damaged (const char *what, GError **error)
{
  g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, "weights of networks: %s", what);
  return FALSE;
}

static int
padded (int channels)
{
  return (channels + IDP_BLOCK - 1) / IDP_BLOCK * IDP_BLOCK;
}

static gboolean
read_layer (Reader *reader, IdpNetwork *network, int index, GError **error)
{
  Layer *layer = &network->layers[index];
  IdpConvolution *convolution = &layer->convolution;

  /* -1 stands for the picture as a source, and for nothing to add. */
  const gint64 source = (gint64) (gint32) read_u32 (reader) + 1;
  const gint64 add = (gint64) (gint32) read_u32 (reader) + 1;
  convolution->kernel = read_u8 (reader);
  convolution->stride = read_u8 (reader);
  convolution->enlarge = read_u8 (reader);
  convolution->relu = read_u8 (reader);
  layer->channels_in = read_u16 (reader);
  layer->channels_out = read_u16 (reader);
  if (reader->ended)
    return set_damaged ("end within a layer", error);

  if (source < 0 || source > index || add < 0 || add > index)
    return set_damaged ("a layer reads no earlier one", error);
  layer->source = (int) source;
  layer->add = (int) add;
  if ((convolution->kernel != 1 && convolution->kernel != 3)
      || (convolution->stride != 1 && convolution->stride != 2)
      || (convolution->enlarge != 1 && convolution->enlarge != 2) || convolution->relu > 1)
    return set_damaged ("a layer of unknown kind", error);

  const Layer *before = source > 0 ? &network->layers[source - 1] : NULL;
  const int side_px = before != NULL ? before->side_px : network->side_px;
  if (layer->channels_in != (before != NULL ? before->channels_out : COLOURS)
      || layer->channels_out < 1 || layer->channels_out > MAX_CHANNELS)
    return set_damaged ("channels that do not fit", error);
  /* The picture is not padded: a row of the kernel is 9 values then, not 24. */
  convolution->channels_in = before != NULL ? padded (layer->channels_in) : COLOURS;
  convolution->channels_out = padded (layer->channels_out);
  layer->side_px = idp_convolution_side (convolution, side_px);
  if (layer->side_px > MAX_SIDE_PX)
    return set_damaged ("a layer of too large a size", error);
  if (add > 0)
    {
      const Layer *added = &network->layers[add - 1];
      if (added->side_px != layer->side_px || added->channels_out != layer->channels_out)
        return set_damaged ("layers of unlike size added", error);
    }

  layer->weights = read_bytes (reader, (gsize) 2 * layer->channels_out * convolution->kernel
                                           * convolution->kernel * layer->channels_in);
  layer->biases = read_bytes (reader, (gsize) 4 * layer->channels_out);
  if (reader->ended)
    return set_damaged ("end within a layer", error);
  return TRUE;
}

/* All but the weights, which stay where they are. */
static IdpNetwork *
read_network (Reader *reader, GError **error)
{
  const guint32 side = read_u32 (reader);
  const guint32 n_layers = read_u32 (reader);
  const guint32 n_outputs = read_u32 (reader);
  if (side < 1 || side > MAX_SIDE_PX || n_layers < 1 || n_layers > MAX_LAYERS || n_outputs < 1
      || n_outputs > MAX_OUTPUTS)
    {
      set_damaged ("a network of impossible size", error);
      return NULL;
    }

  g_autoptr (IdpNetwork) network = g_new0 (IdpNetwork, 1);
  network->side_px = (int) side;
  network->n_layers = (int) n_layers;
  network->layers = g_new0 (Layer, n_layers);
  network->last_uses = g_new0 (int, n_layers + 1);
  for (int i = 0; i < network->n_layers; i++)
    {
      if (!read_layer (reader, network, i, error))
        return NULL;
      network->last_uses[i + 1] = i;
      network->last_uses[network->layers[i].source] = i;
      if (network->layers[i].add > 0)
        network->last_uses[network->layers[i].add] = i;
    }
  network->n_outputs = (int) n_outputs;
  for (int i = 0; i < network->n_outputs; i++)
    {
      const guint32 output = read_u32 (reader);
      if (reader->ended || output >= n_layers)
        {
          set_damaged ("an output that is no layer", error);
          return NULL;
        }
      network->outputs[i] = (int) output + 1;
    }
  return g_steal_pointer (&network);
}

static void
unpack_layer (Layer *layer)
{
  const IdpConvolution *convolution = &layer->convolution;
  const guint8 *weight = layer->weights;

  idp_convolution_init (&layer->convolution);
  for (int out = 0; out < layer->channels_out; out++)
    {
      convolution->biases[out] = float_at (layer->biases + 4 * out);
      for (int row = 0; row < convolution->kernel; row++)
        for (int column = 0; column < convolution->kernel; column++)
          {
            float *to = idp_convolution_weights (convolution, out, row, column);
            for (int in = 0; in < layer->channels_in; in++, weight += 2, to += IDP_BLOCK)
              *to = half_at (weight);
          }
    }
}

IdpNetwork *
idp_network_new (GBytes *weights, const char *name, GError **error)
{
  Reader reader = { 0 };
  reader.next = g_bytes_get_data (weights, &reader.left);

  const guint8 *magic = read_bytes (&reader, strlen (MAGIC));
  const guint32 version = read_u32 (&reader);
  const guint32 n_networks = read_u32 (&reader);
  if (reader.ended || memcmp (magic, MAGIC, strlen (MAGIC)) != 0 || version != VERSION
      || n_networks > MAX_NETWORKS)
    {
      set_damaged ("not ours", error);
      return NULL;
    }

  g_autoptr (IdpNetwork) found = NULL;
  for (guint32 i = 0; i < n_networks; i++)
    {
      const guint8 *network_name = read_bytes (&reader, NAME_SIZE);
      g_autoptr (IdpNetwork) network = read_network (&reader, error);
      if (network == NULL)
        return NULL;
      if (found == NULL && strncmp ((const char *) network_name, name, NAME_SIZE) == 0)
        found = g_steal_pointer (&network);
    }
  if (reader.left > 0)
    {
      set_damaged ("more than the networks", error);
      return NULL;
    }
  if (found == NULL)
    {
      set_damaged ("no network of that name", error);
      return NULL;
    }
  for (int i = 0; i < found->n_layers; i++)
    unpack_layer (&found->layers[i]);
  return g_steal_pointer (&found);
}

static gpointer
unpack_carried (gpointer name)
{
  g_autoptr (GBytes) weights
      = g_resource_lookup_data (model_get_resource (), "/org/idphoto/model/face-model.bin",
                                G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  IdpNetwork *network = idp_network_new (weights, name, &error);
  if (network == NULL)
    g_error ("%s", error->message);
  return network;
}

const IdpNetwork *
idp_network_get (const char *name)
{
  static struct
  {
    const char *name;
    GOnce once;
  } carried[] = { { "finder", G_ONCE_INIT },
                  { "measurer", G_ONCE_INIT },
                  { "eye-state", G_ONCE_INIT },
                  { "mouth-state", G_ONCE_INIT },
                  { "fringe-state", G_ONCE_INIT } };

  for (guint i = 0; i < G_N_ELEMENTS (carried); i++)
    if (g_str_equal (carried[i].name, name))
      return g_once (&carried[i].once, unpack_carried, (gpointer) carried[i].name);
  g_return_val_if_reached (NULL);
}

int
idp_network_side (const IdpNetwork *network)
{
  return network->side_px;
}

int
idp_network_outputs (const IdpNetwork *network)
{
  return network->n_outputs;
}

static IdpGrid *
grid_of_picture (const float *picture, int side_px)
{
  IdpGrid *grid = idp_grid_new (side_px, COLOURS);
  const gsize row = (gsize) side_px * COLOURS;
  for (int y = 0; y < side_px; y++)
    memcpy (idp_grid_at (grid, 0, y), picture + y * row, row * sizeof (float));
  return grid;
}

static IdpMaps *
maps_of_grid (const IdpGrid *grid, int channels)
{
  IdpMaps *maps = idp_maps_new (grid->side_px, channels);
  float *values = maps->values;
  for (int y = 0; y < grid->side_px; y++)
    for (int x = 0; x < grid->side_px; x++, values += channels)
      memcpy (values, idp_grid_at (grid, x, y), channels * sizeof (float));
  return maps;
}

void
idp_network_run (const IdpNetwork *network, const float *picture, IdpMaps **outputs)
{
  g_autofree IdpGrid **grids = g_new0 (IdpGrid *, network->n_layers + 1);

  grids[0] = grid_of_picture (picture, network->side_px);
  for (int i = 0; i < network->n_layers; i++)
    {
      const Layer *layer = &network->layers[i];
      grids[i + 1] = idp_convolution_run (&layer->convolution, grids[layer->source],
                                          layer->add > 0 ? grids[layer->add] : NULL);
      for (int output = 0; output < network->n_outputs; output++)
        if (network->outputs[output] == i + 1)
          outputs[output] = maps_of_grid (grids[i + 1], layer->channels_out);
      for (int grid = 0; grid <= i + 1; grid++)
        if (network->last_uses[grid] == i)
          g_clear_pointer (&grids[grid], idp_grid_free);
    }
}
