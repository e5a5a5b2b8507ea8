/* test-network: the networks say what PyTorch says, and damaged weights are refused.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/network.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "error.h"

#define MAX_OUTPUTS 8

/* As far as machines may differ, of the largest value of an output. */
#define TOLERANCE 1e-4

static void
free_outputs (IdpMaps **outputs)
{
  for (int i = 0; i < MAX_OUTPUTS; i++)
    g_clear_pointer (&outputs[i], idp_maps_free);
}

static float
largest (const IdpMaps *maps)
{
  float value = 0;
  for (int i = 0; i < maps->side_px * maps->side_px * maps->channels; i++)
    value = fmaxf (value, fabsf (maps->values[i]));
  return value;
}

/* test_picture() of scripts/train/export.py. */
static float *
pattern_new (int side)
{
  float *picture = g_new (float, side *side * 3);
  for (int y = 0; y < side; y++)
    for (int x = 0; x < side; x++)
      for (int c = 0; c < 3; c++)
        picture[(y * side + x) * 3 + c]
            = idp_network_value ((x * (3 + c) + y * (5 - c) + x * y / 16) % 256);
  return picture;
}

static void
test_answers (gconstpointer name)
{
  const IdpNetwork *network = idp_network_get (name);
  g_autofree float *picture = pattern_new (idp_network_side (network));
  IdpMaps *outputs[MAX_OUTPUTS] = { 0 };
  idp_network_run (network, picture, outputs);

  g_autofree char *file_name = g_strconcat ("plugin/core/model/", name, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, file_name, NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  int told = 0;
  for (char **line = lines; *line != NULL; line++)
    {
      int output, y, x, channel, value_at;
      if (sscanf (*line, "%d %d %d %d %n", &output, &y, &x, &channel, &value_at) != 4)
        continue;
      const double expected = g_ascii_strtod (*line + value_at, NULL);
      g_assert_cmpint (output, <, idp_network_outputs (network));
      g_assert_cmpint (MAX (x, y), <, outputs[output]->side_px);
      g_assert_cmpint (channel, <, outputs[output]->channels);
      g_assert_cmpfloat_with_epsilon (idp_maps_at (outputs[output], x, y)[channel], expected,
                                      TOLERANCE * largest (outputs[output]));
      told++;
    }
  g_assert_cmpint (told, >=, 60);
  free_outputs (outputs);
}

typedef struct
{
  int source, add, kernel, stride, enlarge, relu, in, out;
} LayerPlan;

/* All kinds of layer; sizes that leave a rest beside whole blocks of places and channels. */
static const LayerPlan small_plan[] = {
  { -1, -1, 3, 2, 1, 1, 3, 11 }, /* side 15 becomes 8 */
  { 0, -1, 3, 1, 1, 0, 11, 11 }, { 1, 0, 3, 1, 1, 1, 11, 11 },
  { 2, -1, 1, 2, 1, 1, 11, 24 }, { 3, 2, 1, 1, 2, 1, 24, 11 }, /* 4 and back to 8 */
  { 4, -1, 3, 1, 2, 0, 11, 5 },                                /* 16 */
  { -1, -1, 1, 1, 1, 0, 3, 2 },
};
static const guint small_outputs[] = { 5, 2, 6 };
#define SMALL_SIDE 15

static void
append_number (GByteArray *bytes, guint32 value, int size)
{
  for (int i = 0; i < size; i++)
    {
      const guint8 byte = (guint8) (value >> (8 * i));
      g_byte_array_append (bytes, &byte, 1);
    }
}

static void
append_float (GByteArray *bytes, float value)
{
  guint32 bits;
  memcpy (&bits, &value, sizeof bits);
  append_number (bytes, bits, 4);
}

/* Of either sign and every exponent up to 1, also those below the normal ones. */
static guint16
random_half (void)
{
  return (guint16) (g_test_rand_int_range (0, 2) << 15 | g_test_rand_int_range (0, 16 << 10));
}

static double
value_of_half (guint16 half)
{
  const int exponent = half >> 10 & 31, fraction = half & 1023;
  const double size
      = exponent == 0 ? ldexp (fraction, -24) : ldexp (1024 + fraction, exponent - 25);
  return half & 0x8000 ? -size : size;
}

/* A file of the network "small"; WEIGHTS and BIASES receive what it holds, layer by layer. */
static GByteArray *
small_file_new (GArray *weights, GArray *biases)
{
  GByteArray *bytes = g_byte_array_new ();
  g_byte_array_append (bytes, (const guint8 *) "IDPMODEL", 8);
  append_number (bytes, 1, 4);
  append_number (bytes, 1, 4);
  g_byte_array_append (bytes, (const guint8 *) "small\0\0\0\0\0\0\0\0\0\0", 16);
  append_number (bytes, SMALL_SIDE, 4);
  append_number (bytes, G_N_ELEMENTS (small_plan), 4);
  append_number (bytes, G_N_ELEMENTS (small_outputs), 4);
  for (guint i = 0; i < G_N_ELEMENTS (small_plan); i++)
    {
      const LayerPlan *layer = &small_plan[i];
      append_number (bytes, (guint32) layer->source, 4);
      append_number (bytes, (guint32) layer->add, 4);
      append_number (bytes, layer->kernel, 1);
      append_number (bytes, layer->stride, 1);
      append_number (bytes, layer->enlarge, 1);
      append_number (bytes, layer->relu, 1);
      append_number (bytes, layer->in, 2);
      append_number (bytes, layer->out, 2);
      for (int n = layer->out * layer->kernel * layer->kernel * layer->in; n > 0; n--)
        {
          const guint16 half = random_half ();
          const double value = value_of_half (half);
          append_number (bytes, half, 2);
          g_array_append_val (weights, value);
        }
      for (int n = layer->out; n > 0; n--)
        {
          const float bias = (float) g_test_rand_double_range (-1, 1);
          const double value = bias;
          append_float (bytes, bias);
          g_array_append_val (biases, value);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (small_outputs); i++)
    append_number (bytes, small_outputs[i], 4);
  return bytes;
}

static GByteArray *
any_small_file_new (void)
{
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) biases = g_array_new (FALSE, FALSE, sizeof (double));
  return small_file_new (weights, biases);
}

static IdpNetwork *
network_of (const GByteArray *bytes, gsize length, GError **error)
{
  /* Of this very size, so that a sanitizer sees every byte too far. */
  g_autoptr (GBytes) weights = g_bytes_new (bytes->data, length);
  return idp_network_new (weights, "small", error);
}

/* The definition, place by place. */
static double *
layer_by_definition (const LayerPlan *layer, const double *source, int side, const double *add,
                     const double *weights, const double *biases)
{
  const int coarse = (side + layer->stride - 1) / layer->stride;
  const int fine = coarse * layer->enlarge;
  const int margin = layer->kernel / 2;
  double *result = g_new (double, fine *fine * layer->out);

  for (int y = 0; y < fine; y++)
    for (int x = 0; x < fine; x++)
      for (int out = 0; out < layer->out; out++)
        {
          const double *weight = weights + (gsize) out * layer->kernel * layer->kernel * layer->in;
          double sum = biases[out];
          for (int row = 0; row < layer->kernel; row++)
            for (int column = 0; column < layer->kernel; column++)
              for (int in = 0; in < layer->in; in++, weight++)
                {
                  const int from_x = x / layer->enlarge * layer->stride + column - margin;
                  const int from_y = y / layer->enlarge * layer->stride + row - margin;
                  if (from_x >= 0 && from_x < side && from_y >= 0 && from_y < side)
                    sum += *weight * source[(from_y * side + from_x) * layer->in + in];
                }
          const int at = (y * fine + x) * layer->out + out;
          if (add != NULL)
            sum += add[at];
          result[at] = layer->relu ? fmax (sum, 0) : sum;
        }
  return result;
}

static void
test_definition (void)
{
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) biases = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GByteArray) bytes = small_file_new (weights, biases);
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpNetwork) network = network_of (bytes, bytes->len, &error);
  g_assert_no_error (error);
  g_assert_cmpint (idp_network_side (network), ==, SMALL_SIDE);
  g_assert_cmpint (idp_network_outputs (network), ==, G_N_ELEMENTS (small_outputs));

  g_autofree float *picture = pattern_new (SMALL_SIDE);
  IdpMaps *outputs[MAX_OUTPUTS] = { 0 };
  idp_network_run (network, picture, outputs);

  const int n_values = SMALL_SIDE * SMALL_SIDE * 3;
  double *grids[1 + G_N_ELEMENTS (small_plan)] = { g_new (double, n_values) };
  int sides[1 + G_N_ELEMENTS (small_plan)] = { SMALL_SIDE };
  for (int i = 0; i < n_values; i++)
    grids[0][i] = picture[i];
  const double *weight = &g_array_index (weights, double, 0);
  const double *bias = &g_array_index (biases, double, 0);
  for (guint i = 0; i < G_N_ELEMENTS (small_plan); i++)
    {
      const LayerPlan *layer = &small_plan[i];
      const int source = layer->source + 1;
      grids[i + 1]
          = layer_by_definition (layer, grids[source], sides[source],
                                 layer->add < 0 ? NULL : grids[layer->add + 1], weight, bias);
      sides[i + 1] = (sides[source] + layer->stride - 1) / layer->stride * layer->enlarge;
      weight += layer->out * layer->kernel * layer->kernel * layer->in;
      bias += layer->out;
    }

  for (guint i = 0; i < G_N_ELEMENTS (small_outputs); i++)
    {
      const int grid = small_outputs[i] + 1;
      const IdpMaps *maps = outputs[i];
      g_assert_cmpint (maps->side_px, ==, sides[grid]);
      g_assert_cmpint (maps->channels, ==, small_plan[small_outputs[i]].out);
      for (int at = 0; at < maps->side_px * maps->side_px * maps->channels; at++)
        g_assert_cmpfloat_with_epsilon (maps->values[at], grids[grid][at],
                                        TOLERANCE * largest (maps));
    }
  for (guint i = 0; i < G_N_ELEMENTS (grids); i++)
    g_free (grids[i]);
  free_outputs (outputs);
}

static gpointer
run_pattern (gpointer data)
{
  IdpMaps **outputs = data;
  const IdpNetwork *network = idp_network_get ("finder");
  g_autofree float *picture = pattern_new (idp_network_side (network));
  idp_network_run (network, picture, outputs);
  return NULL;
}

static void
test_repeatable (void)
{
  IdpMaps *outputs[4][MAX_OUTPUTS] = { 0 };
  GThread *threads[2];

  for (int i = 0; i < 2; i++)
    threads[i] = g_thread_new (NULL, run_pattern, outputs[i]);
  for (int i = 0; i < 2; i++)
    g_thread_join (threads[i]);
  for (int i = 2; i < 4; i++)
    run_pattern (outputs[i]);

  const IdpMaps *first = outputs[0][0];
  const gsize size = sizeof (float) * first->side_px * first->side_px * first->channels;
  for (int i = 1; i < 4; i++)
    g_assert_cmpmem (first->values, size, outputs[i][0]->values, size);
  for (int i = 0; i < 4; i++)
    free_outputs (outputs[i]);
}

static void
assert_refused (const GByteArray *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpNetwork) network = network_of (bytes, length, &error);
  g_assert_null (network);
  g_assert_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE);
}

static void
test_not_whole (void)
{
  g_autoptr (GByteArray) bytes = any_small_file_new ();
  for (gsize length = 0; length < bytes->len; length++)
    assert_refused (bytes, length);
  append_number (bytes, 0, 1);
  assert_refused (bytes, bytes->len);
}

/* Where things stand in a file of one network. */
enum
{
  AT_VERSION = 8,
  AT_NETWORKS = 12,
  AT_NAME = 16,
  AT_SIDE = 32,
  AT_LAYERS = 36,
  AT_OUTPUTS = 40,
  AT_FIRST = 44,
  AT_SECOND = AT_FIRST + 16 + 2 * 11 * 3 * 3 * 3 + 4 * 11,
  AT_THIRD = AT_SECOND + 16 + 2 * 11 * 3 * 3 * 11 + 4 * 11,
  /* within a layer */
  SOURCE = 0,
  ADD = 4,
  KERNEL = 8,
  STRIDE = 9,
  ENLARGE = 10,
  RELU = 11,
  IN = 12,
  OUT = 14,
};

static void
test_refused (void)
{
  g_autoptr (GByteArray) good = any_small_file_new ();
  const struct
  {
    gsize at;
    int size;
    guint32 value;
  } changes[] = {
    { 0, 1, 'i' },
    { AT_VERSION, 4, 2 },
    { AT_NETWORKS, 4, 0 },
    { AT_NETWORKS, 4, 2 },
    { AT_NETWORKS, 4, G_MAXUINT32 },
    { AT_NAME, 1, 'S' },
    { AT_NAME + 5, 1, 's' },
    { AT_SIDE, 4, 0 },
    { AT_SIDE, 4, 1025 },
    { AT_SIDE, 4, 1 << 16 },
    { AT_SIDE, 4, G_MAXUINT32 },
    { AT_LAYERS, 4, 0 },
    { AT_LAYERS, 4, G_N_ELEMENTS (small_plan) + 1 },
    { AT_LAYERS, 4, 0x80000000 },
    { AT_LAYERS, 4, G_MAXUINT32 },
    { AT_OUTPUTS, 4, 0 },
    { AT_OUTPUTS, 4, G_N_ELEMENTS (small_outputs) + 1 },
    { AT_OUTPUTS, 4, G_MAXUINT32 },
    { AT_FIRST + SOURCE, 4, 0 },
    { AT_FIRST + SOURCE, 4, (guint32) -2 },
    { AT_FIRST + SOURCE, 4, G_MAXINT32 },
    { AT_FIRST + ADD, 4, 0 },
    { AT_FIRST + IN, 2, 4 },
    { AT_SECOND + SOURCE, 4, 1 },
    { AT_SECOND + SOURCE, 4, 0x80000000 },
    { AT_SECOND + KERNEL, 1, 0 },
    { AT_SECOND + KERNEL, 1, 2 },
    { AT_SECOND + KERNEL, 1, 5 },
    { AT_SECOND + STRIDE, 1, 0 },
    { AT_SECOND + STRIDE, 1, 3 },
    { AT_SECOND + ENLARGE, 1, 0 },
    { AT_SECOND + ENLARGE, 1, 3 },
    { AT_SECOND + RELU, 1, 2 },
    { AT_SECOND + IN, 2, 16 },
    { AT_SECOND + OUT, 2, 0 },
    { AT_SECOND + OUT, 2, G_MAXUINT16 },
    { AT_THIRD + ADD, 4, 2 },
    { AT_THIRD + ADD, 4, (guint32) -2 },
    { AT_THIRD + STRIDE, 1, 2 }, /* no longer of the size of what is added */
    { good->len - 4, 4, G_N_ELEMENTS (small_plan) },
    { good->len - 4, 4, G_MAXUINT32 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_byte_array_append (bytes, good->data, good->len);
      for (int k = 0; k < changes[i].size; k++)
        bytes->data[changes[i].at + k] = (guint8) (changes[i].value >> (8 * k));
      g_test_message ("%u at byte %" G_GSIZE_FORMAT, changes[i].value, changes[i].at);
      assert_refused (bytes, bytes->len);
    }
}

/* Whatever the bytes are, they are refused or run. */
static void
test_damaged (void)
{
  const int n_rounds = g_test_slow () ? 20000 : 1000;
  g_autoptr (GByteArray) good = any_small_file_new ();
  g_autofree float *picture = pattern_new (SMALL_SIDE);
  int n_run = 0;

  for (int round = 0; round < n_rounds; round++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_byte_array_append (bytes, good->data, good->len);
      for (int flips = g_test_rand_int_range (1, 4); flips > 0; flips--)
        {
          /* Half of them where the counts are, half anywhere. */
          const guint end = g_test_rand_bit () ? AT_FIRST + 16 : bytes->len;
          bytes->data[g_test_rand_int_range (0, end)] ^= 1 << g_test_rand_int_range (0, 8);
        }
      g_autoptr (GError) error = NULL;
      g_autoptr (IdpNetwork) network = network_of (bytes, bytes->len, &error);
      g_assert_true ((network == NULL) == (error != NULL));
      if (network == NULL || idp_network_side (network) > SMALL_SIDE
          || idp_network_outputs (network) > MAX_OUTPUTS)
        continue;
      IdpMaps *outputs[MAX_OUTPUTS] = { 0 };
      idp_network_run (network, picture, outputs);
      free_outputs (outputs);
      n_run++;
    }
  g_assert_cmpint (n_run, >, 0);
  g_assert_cmpint (n_run, <, n_rounds);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/network/answers/finder", "finder", test_answers);
  g_test_add_data_func ("/network/answers/measurer", "measurer", test_answers);
  g_test_add_data_func ("/network/answers/eye-state", "eye-state", test_answers);
  g_test_add_data_func ("/network/answers/mouth-state", "mouth-state", test_answers);
  g_test_add_data_func ("/network/answers/fringe-state", "fringe-state", test_answers);
  g_test_add_func ("/network/definition", test_definition);
  g_test_add_func ("/network/repeatable", test_repeatable);
  g_test_add_func ("/network/not-whole", test_not_whole);
  g_test_add_func ("/network/refused", test_refused);
  g_test_add_func ("/network/damaged", test_damaged);
  return g_test_run ();
}
