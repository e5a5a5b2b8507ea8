/* measurer: one face to landmarks and regions. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "measurer.h"

#include "cut.h"
#include "network.h"

/* Where the eyes stand in the cut, px; as in scripts/train/crops.py. */
#define EYE_DISTANCE 30
#define EYES_X 96
#define EYES_Y 80

enum
{
  LANDMARK_MAPS,
  REGION_MAPS,
  N_OUTPUTS
};

/* From pixels of the cut to those of the picture. */
static IdpSimilarity
cut_of (IdpPoint left_eye, IdpPoint right_eye)
{
  const IdpPoint from[2]
      = { { EYES_X - EYE_DISTANCE / 2.0, EYES_Y }, { EYES_X + EYE_DISTANCE / 2.0, EYES_Y } };
  const IdpPoint to[2] = { left_eye, right_eye };
  return idp_similarity_between (from, to);
}

/* Where landmark NUMBER is expected, and the deviation from there, in places: the map gives the
 * logarithm of how likely each place is. */
static IdpLandmark
expect (const IdpMaps *maps, int number)
{
  const int side = maps->side_px;
  float most = -G_MAXFLOAT;
  for (int i = 0; i < side * side; i++)
    most = MAX (most, maps->values[i * maps->channels + number]);

  double sum = 0, sum_x = 0, sum_y = 0, sum_square = 0;
  for (int y = 0; y < side; y++)
    for (int x = 0; x < side; x++)
      {
        const double share = expf (idp_maps_at (maps, x, y)[number] - most);
        sum += share;
        sum_x += share * (x + 0.5);
        sum_y += share * (y + 0.5);
        sum_square += share * ((x + 0.5) * (x + 0.5) + (y + 0.5) * (y + 0.5));
      }
  const double mean_x = sum_x / sum, mean_y = sum_y / sum;
  const double variance = sum_square / sum - mean_x * mean_x - mean_y * mean_y;
  return (IdpLandmark){ { mean_x, mean_y }, sqrt (MAX (variance, 0)) };
}

static IdpRegionMap *
read_regions (const IdpMaps *maps, const IdpSimilarity *to_image, int side)
{
  IdpRegionMap *map = g_new (IdpRegionMap, 1);
  map->side = maps->side_px;
  map->from_image = idp_similarity_inverse (to_image);
  const double places = (double) maps->side_px / side;
  map->from_image.a *= places;
  map->from_image.b *= places;
  map->from_image.x0 *= places;
  map->from_image.y0 *= places;

  map->shares = g_new (float, maps->side_px * maps->side_px * IDP_REGION_N);
  for (int i = 0; i < maps->side_px * maps->side_px; i++)
    {
      const float *value = maps->values + i * maps->channels;
      float *share = map->shares + i * IDP_REGION_N;
      float most = value[0], sum = 0;
      for (int k = 1; k < IDP_REGION_N; k++)
        most = MAX (most, value[k]);
      for (int k = 0; k < IDP_REGION_N; k++)
        sum += share[k] = expf (value[k] - most);
      for (int k = 0; k < IDP_REGION_N; k++)
        share[k] /= sum;
    }
  return map;
}

gboolean
idp_measurer_run (const IdpImage *image, IdpPoint left_eye, IdpPoint right_eye,
                  IdpLandmark landmarks[IDP_LANDMARKS], IdpRegionMap **regions, GError **error)
{
  g_return_val_if_fail (image != NULL, FALSE);

  const IdpNetwork *network = idp_network_get ("measurer");
  const int side = idp_network_side (network);
  const IdpSimilarity to_image = cut_of (left_eye, right_eye);
  g_autofree float *picture = idp_cut (image, &to_image, side, error);
  if (picture == NULL)
    return FALSE;
  IdpMaps *maps[N_OUTPUTS];
  idp_network_run (network, picture, maps);

  const double place_px = (double) side / maps[LANDMARK_MAPS]->side_px;
  for (int i = 0; i < IDP_LANDMARKS; i++)
    {
      const IdpLandmark place = expect (maps[LANDMARK_MAPS], i);
      landmarks[i].at = idp_similarity_apply (
          &to_image, (IdpPoint){ place.at.x * place_px, place.at.y * place_px });
      landmarks[i].spread = place.spread * place_px * idp_similarity_scale (&to_image);
    }
  *regions = read_regions (maps[REGION_MAPS], &to_image, side);
  idp_maps_free (maps[LANDMARK_MAPS]);
  idp_maps_free (maps[REGION_MAPS]);
  return TRUE;
}
