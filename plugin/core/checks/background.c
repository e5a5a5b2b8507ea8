/* background: gradients and shadows on the wall.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "regions.h"

/* Shares of blocks that may be odd without making the wall uneven: dust, a stray hair. */
#define LOW_SHARE 0.02
#define HIGH_SHARE 0.98

static IdpRect
whole_view (const IdpPhoto *photo)
{
  return (IdpRect){ 0, 0, photo->view->width_px, photo->view->height_px };
}

/* The range of lightness over the wall. */
static IdpMeasurement
run_uneven (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (IdpBlocks) blocks = idp_background_blocks (photo, idp_rule_number (rule, "block"),
                                                        idp_rule_number (rule, "margin"));
  if (blocks->count == 0)
    return (IdpMeasurement){ .measured = NAN };

  g_autofree float *sorted = idp_blocks_sorted (blocks, 0);
  const IdpRect all = whole_view (photo);
  return (IdpMeasurement){
    .measured = idp_quantile (sorted, blocks->count, HIGH_SHARE)
                - idp_quantile (sorted, blocks->count, LOW_SHARE),
    .region = idp_photo_rect_from_view (photo, &all),
    .unsure = !photo->silhouette->trusted,
  };
}

static IdpMeasurement
run_shadow (const IdpPhoto *photo, const IdpRule *rule)
{
  return (IdpMeasurement){ .measured = NAN };
}

const IdpCheck idp_check_bg_uneven = {
  .id = "bg-uneven",
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .params = (const char *const[]){ "block", "margin", NULL },
  .run = run_uneven,
};
const IdpCheck idp_check_bg_shadow = {
  .id = "bg-shadow",
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .params = (const char *const[]){ "block", "margin", "chroma-shift", "area-percent", NULL },
  .run = run_shadow,
};
