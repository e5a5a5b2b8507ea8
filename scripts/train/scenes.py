# SPDX-License-Identifier: GPL-3.0-or-later
"""What the finder learns from: whole photos with no face, one, or several."""
import numpy as np

import augment
import crops
import networks
import points
import regions

# Eye distances in the finder's picture, px; a face smaller than the first is nobody's photo.
SMALLEST, LARGEST = 4.0, 58.0
# The middle of a face lies this far below the eyes, eye distances.
MIDDLE_V = 0.5
# A face spreads over the score map with this deviation, eye distances; places where it still has
# NEAR of its height learn where the eyes are.
SPREAD, NEAR = 0.22, 0.35
FOLLOWS_SHARE = (0.7, 0.2, 0.1)  # of pictures with one, two, three people
GLASSES_SHARE = 0.08


def place(person, rng, largest):
    """Source pixels of the whole picture, and the eyes in it."""
    iod = np.exp(rng.uniform(np.log(SMALLEST), np.log(largest)))
    roll = rng.uniform(-35, 35) if rng.rand() < 0.25 else rng.normal(0, 8)
    left, right = person.eyes @ [1, 1j]
    turn = (right - left) / iod * np.exp(1j * np.radians(roll))
    room = min(1.2 * iod, networks.SIDE / 3)
    origin = rng.uniform(room, networks.SIDE - room) + 1j * rng.uniform(room, networks.SIDE - room)
    y, x = np.mgrid[0:networks.SIDE, 0:networks.SIDE] + 0.5
    source = (left + right) / 2 + ((x + 1j * y) - origin) * turn
    half = (right - left) / 2 / turn
    return source.real, source.imag, np.array([origin - half, origin + half])


def letterbox(rng):
    """The part of the picture that a photo of usual shape fills."""
    wide = np.ones((networks.SIDE, networks.SIDE), bool)
    if rng.rand() < 0.7:
        rest = int(networks.SIDE * rng.uniform(0.55, 1))
        wide[(slice(None), slice(rest, None)) if rng.rand() < 0.75
             else (slice(rest, None), slice(None))] = False
    return wide


def clears(eyes, faces):
    """No face that is there already would be hidden."""
    middle, iod = eyes.mean(), abs(eyes[1] - eyes[0])
    return all(abs(middle - f.mean()) > 2.4 * max(iod, abs(f[1] - f[0])) for f in faces)


def paste(values, faces, person, rng, headless):
    """PERSON before what is there; HEADLESS leaves a body only."""
    x, y, eyes = place(person, rng, LARGEST / 1.5)
    if not clears(eyes, faces):
        return values, faces
    pixels, shares, inside = crops.read(person, x, y)
    alpha = (1 - shares[..., regions.BACKGROUND]) * inside
    if headless:
        turn = eyes[1] - eyes[0]
        ys, xs = np.mgrid[0:networks.SIDE, 0:networks.SIDE] + 0.5
        v = (((xs + 1j * ys) - eyes.mean()) / turn).imag
        alpha = alpha * (v > 1.9)
    hidden = [f for f in faces if alpha[pixel_at(f.mean())] > 0.5]
    if hidden:
        return values, faces
    values = values + alpha[..., None] * (pixels - values)
    return values, faces if headless else faces + [eyes]


def pixel_at(point):
    """Row and column of a place, inside the picture."""
    last = networks.SIDE - 1
    return int(np.clip(point.imag, 0, last)), int(np.clip(point.real, 0, last))


def training_scene(people, i, rng):
    """Picture; targets at FINDER_STRIDE: scores, eyes from the place in px, weight of the eyes."""
    person, frame = people[i], letterbox(rng)
    faces = []
    if rng.rand() < 0.15:
        values = augment.wall(frame.shape, rng)
    else:
        x, y, eyes = place(person, rng, LARGEST)
        values, shares, inside = crops.read(person, x, y)
        if rng.rand() < 0.3:
            values = augment.recolour_clothes(values, shares[..., regions.CLOTHES], rng)
        if rng.rand() < 0.5:
            alpha = np.clip(1 - shares[..., regions.BACKGROUND], 0, 1) * inside
            values = augment.wall(frame.shape, rng) * (1 - alpha[..., None]) \
                + alpha[..., None] * values
        else:
            frame = frame & inside
        faces = [eyes]
    for _ in range(rng.choice(3, p=FOLLOWS_SHARE)):
        other = people[rng.choice(people.training)]
        values, faces = paste(values, faces, other, rng, headless=rng.rand() < 0.25)
    if rng.rand() < 0.15:
        shown = augment.add_shapes(values, rng)
        faces = [f for f in faces if abs(shown[pixel_at(f.mean())]
                                         - values[pixel_at(f.mean())]).max() < 8]
        values = shown
    for eyes in faces:
        if rng.rand() < GLASSES_SHARE and abs(eyes[1] - eyes[0]) > 8:
            values = glasses_on(values, [(e.real, e.imag) for e in eyes], rng)
    values = augment.photograph(augment.relight(values, rng), rng)
    picture = networks.normalise(np.where(frame[..., None], values, 127.5)).astype(np.float32)
    faces = [f for f in faces if frame[pixel_at(f.mean())]]
    if rng.rand() < 0.5:
        picture = picture[:, ::-1].copy()
        faces = [networks.SIDE - np.conj(f[::-1]) for f in faces]
    return (picture.transpose(2, 0, 1),) + targets(faces)


def glasses_on(values, eyes, rng):
    landmarks = np.zeros((points.COUNT, 2))
    landmarks[[points.LEFT_EYE, points.RIGHT_EYE]] = eyes
    return augment.add_glasses(values, landmarks, rng)


def targets(faces):
    stride = networks.FINDER_STRIDE
    n = networks.SIDE // stride
    y, x = (np.mgrid[0:n, 0:n] + 0.5) * stride
    at = x + 1j * y
    score, weight = np.zeros((n, n), np.float32), np.zeros((n, n), np.float32)
    eyes_at = np.zeros((4, n, n), np.float32)
    for left, right in faces:
        across = right - left
        middle = (left + right) / 2 + MIDDLE_V * across * 1j
        deviation = max(SPREAD * abs(across), 0.4 * stride)
        peak = np.exp(-abs(at - middle) ** 2 / (2 * deviation ** 2))
        cell = np.unravel_index(abs(at - middle).argmin(), at.shape)
        peak[cell] = 1
        mine = (peak > NEAR) & (peak > score)
        weight[mine] = 1 / abs(across)
        for k, value in enumerate([(left - at).real, (left - at).imag,
                                   (right - at).real, (right - at).imag]):
            eyes_at[k][mine] = value[mine]
        score = np.maximum(score, peak).astype(np.float32)
    return score, eyes_at, weight
