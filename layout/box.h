/* box.h: an area of the page, or a line on it. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* Origin top left, y down. Of a line, width or height is 0. */
typedef struct
{
  double x0_mm;
  double y0_mm;
  double x1_mm;
  double y1_mm;
} IdsBox;
