# SPDX-License-Identifier: GPL-3.0-or-later
"""What the judge of fringes learns from: squares round one brow and its eye, and how much of either
hair covers.

Few people in the portraits have hair over their brows, so their own hair is drawn down here, in
fringes and in strands; the class map tells what was covered before.
"""
import numpy as np

import augment
import networks
import regions
from eye_states import BROWS, FIRSTS, UNSEEN, Eye

# The square, px; the eye distance in it, px; how far above the eye its middle lies, eye distances.
# plugin/core/model/fringe-state.c cuts the same.
SIDE, EYE_DISTANCE, UP = networks.FRINGE_STATE_SIDE, 48, 0.22
# Drawn larger than it is seen, because blur and blocks reach in from outside.
MARGIN = 8
SCALE_STRAY, SHIFT_STRAY, ROLL_STRAY = 0.08, 0.04, 4.0
HARM = 0.45
# Hair is looked for so far above the eye; less of it cannot be drawn down.
FAR_UP, LEAST_HAIR = 1.9, 0.2
COLUMNS = np.linspace(-0.75, 0.75, 31)


def hair_at(person, source):
    """How much hair the class map sees at complex places of PERSON's picture, 0..1."""
    hair = (person.classes == regions.HAIR)[..., None].astype(np.float32)
    return augment.sample(hair, (source.real - 0.5) / 2, (source.imag - 0.5) / 2)[..., 0]


def brow_points(person, eye, first):
    """Both edges of a brow and the middle between them, in the eye's frame."""
    brow = eye.to_frame(person.landmarks[first:first + 10] @ [1, 1j])
    return np.concatenate([brow[:5], brow[5:], (brow[:5] + brow[5:]) / 2])


def hairline(person, eye):
    """In each of COLUMNS, v where the forehead ends and how much hair is above; NAN without."""
    v = np.arange(-0.2, -FAR_UP, -0.05)
    hair = hair_at(person, eye.from_frame(COLUMNS + 1j * v[:, None])) > 0.5
    start = hair.argmax(0)
    high = np.array([np.argmin(np.append(column[first:], False))
                     for column, first in zip(hair.T, start)]) * 0.05
    line = np.where(hair.any(0) & (high > LEAST_HAIR), v[start], np.nan)
    return line, high


class Fringe:
    """Hair drawn down to TIP in every column, raggedly."""

    def __init__(self, line, high, rng):
        known = ~np.isnan(line)
        self.line = np.interp(COLUMNS, COLUMNS[known], line[known])
        self.high = max(LEAST_HAIR, float(np.median(high[known])))
        slope, bend = rng.normal(0, 0.35), rng.normal(0, 0.4)
        self.tip = rng.uniform(-0.6, 0.15) + slope * COLUMNS + bend * COLUMNS ** 2
        cells = rng.randint(12, 60)
        self.noise = rng.rand(cells) ** rng.uniform(0.5, 3)
        self.ragged = rng.uniform(0, 0.6) * (rng.rand() < 0.6) + 0.03
        self.soft = rng.uniform(0.01, 0.06)

    def edge(self, u):
        cells = np.linspace(COLUMNS[0], COLUMNS[-1], len(self.noise))
        return np.interp(u, COLUMNS, self.tip) - self.ragged * np.interp(u, cells, self.noise)

    def share(self, z):
        """How much hair hides at Z; it begins above the old hairline."""
        return np.clip((self.edge(z.real) - z.imag) / self.soft + 0.5, 0, 1)

    def read(self, z):
        """Hair above the hairline, up and down again."""
        line = np.interp(z.real, COLUMNS, self.line)
        up = np.abs(self.edge(z.real) - z.imag) % (2 * self.high)
        return z.real + 1j * (line - 0.03 - np.minimum(up, 2 * self.high - up))


def cut(person, eye, fringe, rng):
    """Pixels, and the way from the eye's frame to them."""
    size = SIDE + 2 * MARGIN
    scale = np.exp(rng.normal(0, SCALE_STRAY)) / EYE_DISTANCE
    turn = scale * np.exp(1j * np.radians(rng.normal(0, ROLL_STRAY)))
    shift = rng.normal(0, SHIFT_STRAY, 2) @ [1, 1j] - 1j * UP
    y, x = np.mgrid[0:size, 0:size] + 0.5 - size / 2
    z = (x + 1j * y) * turn + shift
    values = augment.read_at(person, eye.from_frame(z), abs(turn))
    if fringe is not None:
        below = z - 1j * rng.uniform(0.02, 0.1)
        values = values * (1 - rng.uniform(0, 0.4) * fringe.share(below)[..., None])
        hair = augment.read_at(person, eye.from_frame(fringe.read(z)), abs(turn))
        values = values + fringe.share(z)[..., None] * (hair - values)
    return values, lambda p: (p - shift) / turn + (1 + 1j) * size / 2


def covered(person, eye, fringe, places):
    """How much hair is over PLACES of the eye's frame, 0..1."""
    own = hair_at(person, eye.from_frame(places)[None])[0]
    drawn = fringe.share(places) if fringe is not None else 0
    return float(np.maximum(own, drawn).mean())


def training_square(people, i, rng):
    """Picture; how much of the brow and of the eye is covered, 0..1."""
    person, side = people[i], rng.randint(2)
    if person.name in UNSEEN or person.name.startswith("drawn"):
        return training_square(people, rng.choice(people.training), rng)
    eye = Eye(person, side)
    line, high = hairline(person, eye)
    drawn = rng.rand() < 0.65 and (~np.isnan(line)).sum() > 8
    fringe = Fringe(line, high, rng) if drawn else None
    values, to_square = cut(person, eye, fringe, rng)
    placed = to_square(eye.to_frame(person.landmarks @ [1, 1j]))
    if rng.rand() < 0.2:
        values = augment.add_glasses(values, np.stack([placed.real, placed.imag], -1), rng)
    brow = covered(person, eye, fringe, brow_points(person, eye, BROWS[side]))
    lids = eye.to_frame(person.landmarks[FIRSTS[side]:FIRSTS[side] + 8] @ [1, 1j])
    values = augment.photograph(augment.relight(values, rng), rng, HARM)
    return (augment.finish_square(values, MARGIN), np.float32(brow),
            np.float32(covered(person, eye, fringe, np.append(lids, lids.mean()))))
