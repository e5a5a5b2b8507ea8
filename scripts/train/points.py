# SPDX-License-Identifier: GPL-3.0-or-later
"""The landmarks of the measurer: which they are, their mirror images, and the drawn sitter's.

Left and right are the viewer's. A landmark is a point of the teacher's 468-point mesh, but for the
two eye centres (means of the 16 points of a lid ring) and the crown (read from the class map).
"""
import numpy as np

# Groups in the order of the network's outputs; each left group is followed by its mirror image.
# Eyes: outer corner, upper lid outside to inside, inner corner, lower lid inside to outside.
EYE_LEFT = [33, 160, 159, 158, 133, 153, 145, 144]
EYE_RIGHT = [263, 387, 386, 385, 362, 380, 374, 373]
# Brows: upper edge, then lower edge, each from the temple to the nose.
BROW_LEFT = [70, 63, 105, 66, 107, 46, 53, 52, 65, 55]
BROW_RIGHT = [300, 293, 334, 296, 336, 276, 283, 282, 295, 285]
# Root, bridge, ridge, tip, base; then wings and nostrils, left and right.
NOSE = [168, 6, 195, 1, 2, 129, 358, 98, 327]
# Clockwise from the left corner.
LIPS_OUTER = [61, 40, 37, 0, 267, 270, 291, 321, 314, 17, 84, 91]
LIPS_INNER = [78, 81, 13, 311, 308, 402, 14, 178]
# From the left cheek edge round the chin to the right one; the middle one is the chin.
JAW = [234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152,
       377, 400, 378, 379, 365, 397, 288, 361, 323, 454]
# Left temple, middle of the forehead, right temple.
FOREHEAD = [127, 10, 356]

MESH = (EYE_LEFT + EYE_RIGHT + BROW_LEFT + BROW_RIGHT + NOSE + LIPS_OUTER + LIPS_INNER + JAW
        + FOREHEAD)
LEFT_EYE, RIGHT_EYE, CROWN = len(MESH), len(MESH) + 1, len(MESH) + 2
COUNT = len(MESH) + 3
CHIN = MESH.index(152)
MOUTH = [MESH.index(i) for i in (61, 291, 13, 14)]

RING_LEFT = [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246]
RING_RIGHT = [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466]

# The teacher's chin stands this share of the eye distance above the one people mark
# (59 labelled portraits, deviation 0.06).
CHIN_LOWER = 0.045


def from_mesh(mesh):
    """The landmarks but the crown (NAN) of a mesh of 468 x 2."""
    left, right = mesh[RING_LEFT].mean(0), mesh[RING_RIGHT].mean(0)
    points = np.vstack([mesh[MESH], left, right, [np.nan, np.nan]])
    across = right - left
    points[CHIN] += CHIN_LOWER * np.array([-across[1], across[0]])
    return points


def mirror_order(mirror468):
    """order[k] = the landmark that k becomes in a mirrored picture."""
    order = [MESH.index(mirror468[i]) for i in MESH]
    return np.array(order + [RIGHT_EYE, LEFT_EYE, CROWN])
