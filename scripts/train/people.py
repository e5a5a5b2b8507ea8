# SPDX-License-Identifier: GPL-3.0-or-later
"""The prepared people: pixels, landmarks, class maps; who trains and who validates."""
import numpy as np

import points

# Every person whose key falls here validates; drawn people only train.
VALIDATION_SHARE = 0.06
SPLIT_SEED = 3


class Person:
    """One picture. Pixel centres stand at integers."""

    def __init__(self, name, pixels, classes, landmarks):
        self.name = name
        self.pixels = pixels        # h x w x 3, 8 bit
        self.classes = classes      # at half size
        self.landmarks = landmarks  # COUNT x 2, NAN where unknown
        self.eyes = landmarks[[points.LEFT_EYE, points.RIGHT_EYE]]
        self.iod = float(np.hypot(*(self.eyes[1] - self.eyes[0])))


class People:
    def __init__(self, path):
        data = np.load(path)
        self.mirror = data["mirror"]
        self.names, keys = data["names"], data["persons"]
        self.landmarks = data["landmarks"]
        self.shapes, self.class_shapes = data["shapes"], data["class_shapes"]
        self.pixels, self.classes = data["pixels"], data["classes"]
        self.pixel_ends = np.cumsum(self.shapes.prod(1) * 3)
        self.class_ends = np.cumsum(self.class_shapes.prod(1))

        distinct = np.unique(keys)
        chosen = np.random.RandomState(SPLIT_SEED).rand(len(distinct)) < VALIDATION_SHARE
        drawn = np.char.startswith(self.names, "drawn")
        validates = np.isin(keys, distinct[chosen]) & ~drawn
        self.training, self.validation = np.nonzero(~validates)[0], np.nonzero(validates)[0]

    def __getitem__(self, i):
        h, w = self.shapes[i]
        pixels = self.pixels[self.pixel_ends[i] - h * w * 3:self.pixel_ends[i]].reshape(h, w, 3)
        h, w = self.class_shapes[i]
        classes = self.classes[self.class_ends[i] - h * w:self.class_ends[i]].reshape(h, w)
        return Person(self.names[i], pixels, classes, self.landmarks[i])
