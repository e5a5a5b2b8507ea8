# SPDX-License-Identifier: GPL-3.0-or-later
"""What the measurer learns from: squares round one face, with the truth in their pixels."""
import numpy as np

import augment
import networks
import points
import regions

# Where an exact crop has its eyes; plugin/core/model/measurer.c cuts the same.
EYE_DISTANCE = 30
EYES_X, EYES_Y = 96, 80

# How far the crop strays from the exact one, as the finder's poses do.
SCALE_STRAY, SHIFT_STRAY, ROLL_STRAY = 0.11, 0.13, 6.0
FAR_SHARE, FAR_ROLL = 0.1, 25.0


def crop_places(person, rng):
    """Source pixel of every crop pixel, and the way back for points (a complex factor, offset)."""
    scale = np.exp(rng.normal(0, SCALE_STRAY)) if rng else 1
    shift = rng.normal(0, SHIFT_STRAY, 2) * EYE_DISTANCE if rng else np.zeros(2)
    roll = 0
    if rng:
        roll = rng.uniform(-FAR_ROLL, FAR_ROLL) if rng.rand() < FAR_SHARE \
            else rng.normal(0, ROLL_STRAY)
    left, right = person.eyes @ [1, 1j]
    turn = (right - left) / EYE_DISTANCE * scale * np.exp(1j * np.radians(roll))
    middle = (left + right) / 2
    y, x = np.mgrid[0:networks.SIDE, 0:networks.SIDE] + 0.5
    origin = EYES_X + shift[0] + 1j * (EYES_Y + shift[1])
    source = middle + ((x + 1j * y) - origin) * turn
    return source.real, source.imag, lambda p: (p @ [1, 1j] - middle) / turn + origin


def read(person, x, y, limits=None):
    """Pixels, class shares and what lies inside, at the places X, Y of PERSON's picture."""
    pixels, classes = person.pixels, augment.one_hot(person.classes)
    step = np.hypot(x[0, 1] - x[0, 0], y[0, 1] - y[0, 0])
    h, w = pixels.shape[:2]
    x0, y0, x1, y1 = limits or (0, 0, w, h)
    inside = (x > x0 - 0.5) & (x < x1 - 0.5) & (y > y0 - 0.5) & (y < y1 - 0.5)
    class_x, class_y = (x - 0.5) / 2, (y - 0.5) / 2
    while step > 1.8:
        pixels, x, y, step = augment.halved(pixels), (x - 0.5) / 2, (y - 0.5) / 2, step / 2
    return augment.sample(pixels, x, y), augment.sample(classes, class_x, class_y), inside


def random_limits(person, rng):
    """A tighter frame that still holds the middle of the face, or None."""
    if rng.rand() > 0.15:
        return None
    h, w = person.pixels.shape[:2]
    middle = person.eyes.mean(0) + [0, 0.5 * person.iod]
    near = person.iod * rng.uniform(1.2, 3.5, 4)
    return (max(0, middle[0] - near[0]), max(0, middle[1] - near[1]),
            min(w, middle[0] + near[2]), min(h, middle[1] + near[3]))


def other_beside(values, classes, person, rng):
    """Part of somebody else in the background, left or right."""
    x, y, _ = crop_places(person, rng)
    shift = rng.choice([-1, 1]) * rng.uniform(2.6, 4.5) * EYE_DISTANCE
    step = np.array([x[0, 1] - x[0, 0], y[0, 1] - y[0, 0]])
    other, other_classes, inside = read(person, x + shift * step[0], y + shift * step[1])
    alpha = (1 - other_classes[..., regions.BACKGROUND]) * inside
    alpha = alpha * classes[..., regions.BACKGROUND]
    return values + alpha[..., None] * (other - values), alpha > 0.3


def training_crop(people, i, rng):
    """Picture, landmarks, region targets at REGION_STRIDE; NAN and IGNORE where nothing is known."""
    person = people[i]
    x, y, to_crop = crop_places(person, rng)
    landmarks = person.landmarks
    if rng.rand() < 0.12:
        shut = 1 if rng.rand() < 0.6 else rng.rand()
        x, y, landmarks = augment.shut_eyes(person, x, y, shut)
    limits = random_limits(person, rng)
    values, shares, inside = read(person, x, y, limits)
    placed = to_crop(np.nan_to_num(landmarks))
    placed = np.stack([placed.real, placed.imag], -1)
    placed[np.isnan(landmarks[:, 0])] = np.nan
    ignore = np.zeros(inside.shape, bool)

    if rng.rand() < 0.3:
        values = augment.recolour_clothes(values, shares[..., regions.CLOTHES], rng)
    alpha = np.clip(1 - shares[..., regions.BACKGROUND], 0, 1)
    if rng.rand() < 0.5:
        behind = augment.wall(inside.shape, rng)
        if rng.rand() < 0.3:
            behind = behind * augment.shade_beside(inside.shape, alpha, rng)
        if rng.rand() < 0.1:
            behind = augment.add_shapes(behind, rng)
        values = behind + alpha[..., None] * (values - behind)
    if rng.rand() < 0.04:
        values, hidden = other_beside(values, shares, people[rng.choice(people.training)], rng)
        ignore |= hidden
    if rng.rand() < 0.12:
        values = augment.add_glasses(values, placed, rng)
    if rng.rand() < 0.08:
        values = augment.add_strands(values, placed, rng)
    if rng.rand() < 0.04:
        values, hidden = augment.add_hat(values, placed, rng)
        ignore |= hidden
        placed[points.CROWN] = np.nan

    values = augment.photograph(augment.relight(values, rng), rng)
    return finish(values, placed, shares, inside, ignore, people.mirror if rng.rand() < 0.5 else None)


def plain_crop(people, i):
    """The same without any change."""
    person = people[i]
    x, y, to_crop = crop_places(person, None)
    values, shares, inside = read(person, x, y)
    placed = to_crop(np.nan_to_num(person.landmarks))
    placed = np.stack([placed.real, placed.imag], -1)
    placed[np.isnan(person.landmarks[:, 0])] = np.nan
    return finish(values, placed, shares, inside, np.zeros(inside.shape, bool), None)


def finish(values, landmarks, shares, inside, ignore, mirror):
    picture = networks.normalise(np.where(inside[..., None], values, 127.5)).astype(np.float32)
    classes = shares.argmax(-1).astype(np.uint8)
    classes[~inside | ignore | (shares.sum(-1) < 0.5)] = regions.IGNORE
    if mirror is not None:
        picture, classes = picture[:, ::-1].copy(), classes[:, ::-1].copy()
        landmarks = landmarks[mirror].copy()
        landmarks[:, 0] = networks.SIDE - landmarks[:, 0]
    outside = ((landmarks < 0) | (landmarks > networks.SIDE)).any(-1)
    landmarks[outside] = np.nan
    half = networks.REGION_STRIDE // 2
    return picture.transpose(2, 0, 1), landmarks.astype(np.float32), \
        classes[half::networks.REGION_STRIDE, half::networks.REGION_STRIDE].astype(np.int64)
