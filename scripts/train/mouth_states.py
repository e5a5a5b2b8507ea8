# SPDX-License-Identifier: GPL-3.0-or-later
"""What the judge of mouths learns from: squares round a mouth, and whether its lips are apart.

Most people in the portraits smile. Lips that the teacher sees closed are also parted here, with dark
gaps and teeth, because a smile is not the only way to open a mouth.
"""
import numpy as np

import augment
import networks
import points

# The square, px; the eye distance in it, px. plugin/core/model/mouth-state.c cuts the same.
SIDE, EYE_DISTANCE = networks.MOUTH_STATE_SIDE, 40
# Drawn larger than it is seen, because blur and blocks reach in from outside.
MARGIN = 8
SCALE_STRAY, SHIFT_STRAY, ROLL_STRAY = 0.08, 0.04, 4.0
HARM = 0.45
# The teacher's gaps, eye distances: below the first lips are closed, above the second apart; its
# errors lie between.
CLOSED_GAP, APART_GAP = 0.03, 0.09
# Of a painted gap: from the first on it begins to count, from the second on it counts fully.
LEAST_GAP, FULL_GAP = 0.01, 0.05

OUTER, INNER = 45, 57  # first points of the outer and the inner edge of the lips
CORNERS = [OUTER, OUTER + 6]
REACH = 0.6  # how far from the line between the lips skin still moves


class Mouth:
    """In its own frame: u along the line of its corners, v down, both in eye distances."""

    def __init__(self, person):
        z = person.landmarks @ [1, 1j]
        left, right = z[CORNERS]
        self.middle = (left + right) / 2
        self.across = (right - left) / abs(right - left) * person.iod
        self.half = abs(right - left) / 2 / person.iod
        upper = self.to_frame(z[INNER:INNER + 5])
        lower = self.to_frame(z[[INNER, INNER + 7, INNER + 6, INNER + 5, INNER + 4]])
        self.gap = float((lower - upper)[1:4].imag.mean())
        self.line = (upper + lower) / 2
        self.outline = self.to_frame(z[OUTER:OUTER + 12])

    def to_frame(self, p):
        return (p - self.middle) / self.across

    def from_frame(self, z):
        return self.middle + z * self.across


class Parting:
    """Lips drawn apart by GAP."""

    def __init__(self, mouth, gap, rng):
        self.mouth, self.gap = mouth, gap
        self.power, self.wide = rng.uniform(0.5, 1.3), rng.uniform(0.55, 1)
        self.off = rng.normal(0, 0.05)
        self.up = rng.uniform(0, 0.4)  # share of the gap by which the upper lip rises

    def edges(self, u):
        """Line between the closed lips, then the edges of the gap."""
        line = np.interp(u, self.mouth.line.real, self.mouth.line.imag)
        t = (u - self.off) / (self.wide * self.mouth.half)
        gap = self.gap * np.clip(1 - t * t, 0, 1) ** self.power
        return line, line - self.up * gap, line + (1 - self.up) * gap

    def read(self, z):
        u, v = z.real, z.imag
        line, top, low = self.edges(u)
        above, below = line - REACH, line + REACH
        rising = above + (v - above) * (line - above) / (top - above)
        sinking = below - (below - v) * (below - line) / (below - low)
        v = np.where((v > above) & (v <= top), rising, np.where((v >= low) & (v < below), sinking,
                     np.where((v > top) & (v < low), line, v)))
        return u + 1j * v


def fill(values, parting, z, rng):
    """What is seen between the lips: darkness, and often teeth."""
    _, top, low = parting.edges(z.real)
    soft = 0.5 / EYE_DISTANCE
    inside = np.clip((z.imag - top) / soft, 0, 1) * np.clip((low - z.imag) / soft, 0, 1)
    dark = rng.uniform(5, 75) * np.array([1, rng.uniform(0.4, 0.9), rng.uniform(0.4, 0.9)])
    values = values + inside[..., None] * (dark - values)
    if rng.rand() < 0.6:
        teeth = rng.uniform(150, 250) * np.array([1, rng.uniform(0.9, 1), rng.uniform(0.75, 1)])
        aside = rng.uniform(0.4, 0.95) * parting.mouth.half
        end = top + rng.uniform(0.4, 1.1) * parting.gap
        share = inside * (z.imag < end) * np.clip((aside - abs(z.real)) / 0.05, 0, 1)
        joints = 1 - rng.uniform(0, 0.3) * (np.cos(z.real * 2 * np.pi / 0.09) > 0.85)
        shade = np.clip(1.1 - 0.5 * abs(z.real) / parting.mouth.half, 0, 1) * joints
        values = values + share[..., None] * (teeth * shade[..., None] - values)
    return values


def paint_lips(values, mouth, to_square, rng):
    """Lipstick, and light on wet lips."""
    outline = [(p.real, p.imag) for p in to_square(mouth.outline)]
    ink = (int(rng.uniform(60, 200)), int(rng.uniform(10, 90)), int(rng.uniform(20, 100)),
           int(rng.uniform(20, 130)))
    values = augment.draw_on(values, lambda drawing: drawing.polygon(outline, fill=ink), 1)
    if rng.rand() < 0.5:
        spot = to_square(mouth.outline[rng.randint(7, 12)] * 0.6)
        r = rng.uniform(0.5, 2.2)
        box = [spot.real - r * 2, spot.imag - r * 0.7, spot.real + r * 2, spot.imag + r * 0.7]
        light = (255, 250, 245, int(rng.uniform(40, 220)))
        values = augment.draw_on(values, lambda drawing: drawing.ellipse(box, fill=light), 0.6)
    return values


def cut(person, parting, rng):
    """Pixels, their places in the mouth's frame, and the way from there to pixels."""
    size = SIDE + 2 * MARGIN
    scale = np.exp(rng.normal(0, SCALE_STRAY)) / EYE_DISTANCE
    turn = scale * np.exp(1j * np.radians(rng.normal(0, ROLL_STRAY)))
    shift = rng.normal(0, SHIFT_STRAY, 2) @ [1, 1j]
    y, x = np.mgrid[0:size, 0:size] + 0.5 - size / 2
    z = (x + 1j * y) * turn + shift
    values = augment.read_at(person, parting.mouth.from_frame(parting.read(z)), abs(turn))
    return values, z, lambda p: (p - shift) / turn + (1 + 1j) * size / 2


def is_known(mouth):
    return mouth.gap < CLOSED_GAP or mouth.gap > APART_GAP


def training_square(people, i, rng):
    """Picture; how far apart the lips are, 0..1."""
    person = people[i]
    mouth = Mouth(person)
    closed = mouth.gap < CLOSED_GAP
    if not is_known(mouth) or (not closed and rng.rand() < 0.5):
        return training_square(people, rng.choice(people.training), rng)
    gap = rng.uniform(0, 0.3) ** 1.5 if closed and rng.rand() < 0.4 else 0
    parting = Parting(mouth, gap, rng)
    values, z, to_square = cut(person, parting, rng)
    if rng.rand() < 0.3:
        values = paint_lips(values, mouth, to_square, rng)
    if gap > 0:
        values = fill(values, parting, z, rng)
    if rng.rand() < 0.5:
        values = values[:, ::-1]
    values = augment.photograph(augment.relight(values, rng), rng, HARM)
    apart = np.clip((gap - LEAST_GAP) / (FULL_GAP - LEAST_GAP), 0, 1) if closed else 1
    return augment.finish_square(values, MARGIN), np.float32(apart)
