# SPDX-License-Identifier: GPL-3.0-or-later
"""Classes of the region map, and the frame that places are told in."""
import numpy as np

BACKGROUND, HAIR, FACE, SKIN, CLOTHES = range(5)
COUNT = 5
IGNORE = 255  # the loss looks away


def eye_frame(eyes, shape, step):
    """u across and v down from between the eyes, in eye distances, for a grid of every STEP px."""
    y, x = np.mgrid[0:shape[0], 0:shape[1]] * step + (step - 1) / 2
    middle, across = eyes.mean(0), eyes[1] - eyes[0]
    length = across @ across
    dx, dy = x - middle[0], y - middle[1]
    return (dx * across[0] + dy * across[1]) / length, (dy * across[0] - dx * across[1]) / length
