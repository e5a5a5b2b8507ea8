# SPDX-License-Identifier: GPL-3.0-or-later
"""What the judge of eyes learns from: squares round one eye, how far its lids stand apart, and how
far its iris stands aside.

Nobody in the portraits has shut eyes or looks far aside, so they are shut and turned here in many
ways, and the others get the same lashes, shadows, glasses and cameras, lest those tell.
"""
import numpy as np
from PIL import ImageDraw

import augment
import networks
import points

# The square, px; the eye distance in it, px. plugin/core/model/eye-state.c cuts the same.
SIDE, EYE_DISTANCE = networks.EYE_STATE_SIDE, 48
# Drawn larger than it is seen, because blur and blocks reach in from outside.
MARGIN = 8
SCALE_STRAY, SHIFT_STRAY, ROLL_STRAY = 0.08, 0.03, 4.0
# Squares are small: what blurs a few pixels of them blurs whole photos beyond use.
HARM = 0.45
# Between these gaps, widths of the eye, it is neither shut nor open.
SHUT_GAP, OPEN_GAP = 0.05, 0.12
# Of an iris, eye distances; how far it is moved, widths of the eye.
IRIS_RADIUS, FAR_ASIDE = 0.1, 0.24

# Portraits whose eyes are shut, or black behind sunglasses; found by eye.
UNSEEN = ["00572.jpg", "01429.jpg", "01437.jpg", "01456.jpg", "01933.jpg", "01938.jpg",
          "01979.jpg", "02397.jpg"]

FIRSTS, BROWS = (0, 8), (16, 26)  # of the points of lids and brows, left and right


class Eye:
    """One eye of a person, in its own frame: u to the viewer's right along the line of its corners,
    v down, both in eye distances; the corners stand at -half and half."""

    def __init__(self, person, side):
        ring = person.landmarks[FIRSTS[side]:FIRSTS[side] + 8] @ [1, 1j]
        brow = person.landmarks[BROWS[side] + 5:BROWS[side] + 10] @ [1, 1j]
        left, right = (ring[0], ring[4]) if side == 0 else (ring[4], ring[0])
        self.middle = (left + right) / 2
        self.across = (right - left) / abs(right - left) * person.iod
        self.half = abs(right - left) / 2 / person.iod
        frame = self.to_frame(ring)
        self.upper = frame[:5][np.argsort(frame[:5].real)]
        lower = frame[[0, 7, 6, 5, 4]]
        self.lower = lower[np.argsort(lower.real)]
        self.brow = self.to_frame(brow).imag.mean()

    def to_frame(self, p):
        return (p - self.middle) / self.across

    def from_frame(self, z):
        return self.middle + z * self.across

    def lids(self, u):
        return (np.interp(u, self.upper.real, self.upper.imag),
                np.interp(u, self.lower.real, self.lower.imag))


class Look:
    """An eye changed: the upper lid SHUT of the way down, the lower one RISE of the way up, the
    iris ASIDE widths of the eye to the right."""

    def __init__(self, eye, shut, rise, aside, rng):
        self.eye, self.shut, self.rise, self.aside = eye, shut, rise, aside
        # The old lashes are left out of the skin that is pulled down.
        self.cut = rng.uniform(0, 0.045) * min(1, shut * 2)
        self.borrowed = shut > 0 and rng.rand() < 0.3
        self.blend = rng.uniform(0.01, 0.05)

    def ends(self, u):
        """Upper and lower lid after and before the change."""
        top, low = self.eye.lids(u)
        end = low - self.rise * (low - top)
        return top + self.shut * (end - top), end, top, low

    def gap(self):
        """Widths of the eye."""
        u = np.array([-0.35, 0, 0.35]) * self.eye.half
        lid, end, _, _ = self.ends(u)
        return float((end - lid).mean() / (2 * self.eye.half))

    def read(self, z):
        """Where to read for the places Z of the frame."""
        u, v = z.real, z.imag
        lid, end, top, low = self.ends(u)
        half = self.eye.half
        inside = abs(u) < half
        above = min(self.eye.brow, top.min() - 0.1)
        skin = top - self.cut
        pulled = above + (v - above) * (skin - above) / np.maximum(lid - above, 1e-3)
        if self.borrowed:  # the skin below the eye, upside down, where the eye was
            share = np.clip((v - skin) / self.blend, 0, 1)
            pulled = np.where(share < 1, np.minimum(v, skin), 2 * low + 0.05 - v)
        moved = np.where(inside & (v > above) & (v < lid), pulled, v)
        below = low + 0.25
        raised = below - (below - v) * (below - low) / np.maximum(below - end, 1e-3)
        moved = np.where(inside & (v >= end) & (v < below), raised, moved)
        iris = np.clip([-IRIS_RADIUS + self.shift(), IRIS_RADIUS + self.shift()], -half, half)
        turned = np.interp(u, [-half, *iris, half], [-half, -IRIS_RADIUS, IRIS_RADIUS, half])
        return np.where(inside & (v > lid) & (v < end), turned, u) + 1j * moved

    def shift(self):
        return self.aside * 2 * self.eye.half


def lash_share(look, z, rng):
    """How much a line of lashes hides at Z."""
    lid = look.ends(z.real)[0]
    bulge = np.clip(1 - (z.real / look.eye.half) ** 2, 0, 1)
    thick = rng.uniform(0.006, 0.026) * (0.3 + 0.7 * bulge)
    return rng.uniform(0.1, 0.95) * np.exp(-((z.imag - lid) / thick) ** 2) * (bulge > 0)


def add_hairs(values, look, to_square, rng):
    """Single lashes that hang from the lid."""
    ink = tuple(rng.randint(0, 70, 3)) + (int(rng.uniform(60, 200)),)
    length, lean = rng.uniform(0.02, 0.07), rng.normal(0, 0.4)

    def draw(drawing):
        for t in np.linspace(-0.9, 0.9, rng.randint(6, 18)) + rng.normal(0, 0.03):
            u = t * look.eye.half
            root = u + 1j * float(look.ends(u)[0])
            tip = root + length * (0.6 * t + lean + 1j * rng.uniform(0.5, 1))
            drawing.line([(p.real, p.imag) for p in (to_square(root), to_square(tip))], fill=ink)
    return augment.draw_on(values, draw, rng.uniform(0.3, 0.6))


def add_shade(values, look, z, rng):
    """A crease or eye shadow along the lid, above it."""
    height, wide = rng.uniform(0.02, 0.14), rng.uniform(0.01, 0.07)
    top = look.ends(z.real)[0] - height
    share = rng.uniform(0, 0.45) * np.exp(-((z.imag - top) / wide) ** 2)
    share = share * np.clip(1.2 - (z.real / look.eye.half) ** 2, 0, 1)
    return values * (1 - share[..., None] * rng.uniform(0.5, 1, 3))


def cut(person, look, rng):
    """Pixels, their places in the eye's frame, and the way from there to pixels."""
    size = SIDE + 2 * MARGIN
    scale = np.exp(rng.normal(0, SCALE_STRAY)) / EYE_DISTANCE
    turn = scale * np.exp(1j * np.radians(rng.normal(0, ROLL_STRAY)))
    shift = rng.normal(0, SHIFT_STRAY, 2) @ [1, 1j]
    y, x = np.mgrid[0:size, 0:size] + 0.5 - size / 2
    z = (x + 1j * y) * turn + shift
    values = augment.read_at(person, look.eye.from_frame(look.read(z)), abs(turn))
    return values, z, lambda p: (p - shift) / turn + (1 + 1j) * size / 2


def add_lashes(values, look, z, to_square, rng):
    redrawn = look.cut > 0.01 or look.borrowed
    if rng.rand() < (0.85 if redrawn else 0.3):
        ink = rng.uniform(5, 70) * np.array([1, 0.8, 0.75])
        values = values + lash_share(look, z, rng)[..., None] * np.minimum(0, ink - values)
    if rng.rand() < 0.4:
        values = add_hairs(values, look, to_square, rng)
    if rng.rand() < 0.4:
        values = add_shade(values, look, z, rng)
    return values


def add_things(values, person, look, to_square, rng):
    placed = to_square(look.eye.to_frame(person.landmarks @ [1, 1j]))
    placed = np.stack([placed.real, placed.imag], -1)
    if rng.rand() < 0.2:
        values = augment.add_glasses(values, placed, rng)
    if rng.rand() < 0.05:
        values = augment.add_strands(values, placed, rng)
    return values


def openness(gap):
    return float(np.clip((gap - SHUT_GAP) / (OPEN_GAP - SHUT_GAP), 0, 1))


def random_change(rng):
    """Shut, rise, aside."""
    kind = rng.rand()
    shut = 1 if kind < 0.35 else rng.rand() if kind < 0.5 else 0
    rise = rng.uniform(0, 1 if shut == 1 else 0.4) if rng.rand() < 0.5 else 0
    return shut, rise, rng.uniform(-FAR_ASIDE, FAR_ASIDE) if rng.rand() < 0.7 else 0


def training_square(people, i, rng):
    """Picture; how open the eye is, 0..1; how far the iris stands aside, widths of the eye."""
    person, side = people[i], rng.randint(2)
    if person.name in UNSEEN:
        return training_square(people, rng.choice(people.training), rng)
    look = Look(Eye(person, side), *random_change(rng), rng)
    values, z, to_square = cut(person, look, rng)
    values = add_lashes(values, look, z, to_square, rng)
    values = add_things(values, person, look, to_square, rng)
    values = augment.photograph(augment.relight(values, rng), rng, HARM)
    return augment.finish_square(values, MARGIN), np.float32(openness(look.gap())), np.float32(look.aside)
