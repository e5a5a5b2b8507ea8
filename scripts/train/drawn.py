# SPDX-License-Identifier: GPL-3.0-or-later
"""Drawn people: the sitter of tests/support with random looks, its landmarks and class map.

They carry what the portraits lack: shut eyes, tinted glasses, hair to the eyes, open mouths.
"""
import json
import pathlib
import random
import subprocess
import tempfile

import numpy as np
from PIL import Image

import points
from regions import BACKGROUND, CLOTHES, FACE, HAIR, IGNORE, SKIN, eye_frame

COUNT = 240
SEED = 11
WIDTH, HEIGHT = 384, 512

# Right halves in eye distances from between the eyes, as tests/support/sitter-head.c draws them.
UPPER_LID = [(0.265, 0.040), (0.330, -0.028), (0.520, -0.081), (0.700, -0.034), (0.748, 0.0)]
LOWER_LID = [(0.265, 0.040), (0.330, 0.062), (0.520, 0.088), (0.700, 0.042), (0.748, 0.0)]
BROW_UPPER = [(0.86, -0.265), (0.76, -0.385), (0.60, -0.440), (0.38, -0.420), (0.20, -0.375)]
BROW_LOWER = [(0.86, -0.265), (0.74, -0.335), (0.58, -0.355), (0.36, -0.315), (0.19, -0.285)]
WING, NOSTRIL = (0.285, 0.64), (0.115, 0.736)
CHEEK = [(1.09, 0.44), (1.06, 0.60), (1.00, 0.82), (0.93, 1.00), (0.83, 1.20), (0.70, 1.38),
         (0.55, 1.53), (0.42, 1.63), (0.28, 1.70), (0.14, 1.735)]
MOUTH_Y, CHIN_Y = 1.10, 1.75
NECK_END_V = 2.0  # the collar begins


def right_half(look):
    """Landmarks of the right side and of the axis by mesh number, eye distances."""
    shut, gap = 0.94 * look["eyes-closed"], look["mouth-open"] / 2
    up, down = MOUTH_Y - gap, MOUTH_Y + gap
    lid = [(x, y + shut * (low - y)) for (x, y), (_, low) in zip(UPPER_LID, LOWER_LID)]
    eye = [lid[4], lid[3], lid[2], lid[1], lid[0], LOWER_LID[1], LOWER_LID[2], LOWER_LID[3]]
    half = dict(zip(points.EYE_RIGHT, eye))
    half.update(zip(points.BROW_RIGHT, BROW_UPPER + BROW_LOWER))
    half.update({168: (0, -0.1), 6: (0, 0.05), 195: (0, 0.33), 1: (0, 0.56), 2: (0, 0.775),
                 358: WING, 327: NOSTRIL, 0: (0, up - 0.085), 267: (0.075, up - 0.105),
                 270: (0.25, up - 0.06), 291: (0.40, MOUTH_Y + 0.005), 17: (0, down + 0.152),
                 314: (0.12, down + 0.148), 321: (0.26, down + 0.105), 308: (0.38, MOUTH_Y + 0.005),
                 13: (0, up + 0.01), 14: (0, down + 0.005), 311: (0.22, up + 0.008),
                 402: (0.22, down + 0.002), 152: (0, CHIN_Y), 10: (0, -1.15), 356: (1.09, -0.42)})
    half.update(zip(points.JAW[:10:-1], CHEEK))
    return half


def landmarks_of(look, truth, mirror):
    """All landmarks in pixels."""
    half = right_half(look)
    across = np.subtract(truth["right_eye"], truth["left_eye"])
    middle = np.add(truth["right_eye"], truth["left_eye"]) / 2 - 0.5
    down = np.array([-across[1], across[0]])
    landmarks = np.empty((points.COUNT, 2))
    for k, mesh in enumerate(points.MESH):
        sign = 1 if mesh in half else -1
        u, v = half[mesh if sign == 1 else points.MESH[mirror[k]]]
        landmarks[k] = middle + sign * u * across + v * down
    landmarks[points.LEFT_EYE] = np.subtract(truth["left_eye"], 0.5)
    landmarks[points.RIGHT_EYE] = np.subtract(truth["right_eye"], 0.5)
    landmarks[points.CROWN] = np.subtract(truth["crown"], 0.5)
    return landmarks


def draw(sitter, folder, look, **more):
    """Pixels and truth of one look."""
    picture, truth = folder / "sitter.jpg", folder / "truth.json"
    sets = [f"--defect={key}={value}" for key, value in {**look, **more}.items()]
    subprocess.run([sitter, *sets, "--quality=92", f"--truth={truth}", picture], check=True)
    return np.asarray(Image.open(picture).convert("RGB")), json.loads(truth.read_text())


def random_look(rng):
    def some(share, low, high):
        return round(rng.uniform(low, high), 3) if rng.random() < share else 0

    glasses = rng.random() < 0.4
    light = rng.choice(["#ffffff", "#d7e6f5", "#8fbfe8", "#c8c8c8", "#f4f1ea", "#4a90d9"])
    return {"width-px": WIDTH, "height-px": HEIGHT, "seed": rng.randrange(1000),
            "head-height": round(rng.uniform(0.3, 0.48), 3), "head-y": 0.42,
            "roll-deg": some(0.5, -15, 15), "shoulder-deg": some(0.2, -8, 8),
            "mouth-open": some(0.5, 0, 0.4), "eyes-closed": some(0.5, 0, 1.0),
            "skin-tone": round(rng.random(), 3), "hair": rng.choice(["short", "long"]),
            "fringe": some(0.4, 0, 0.9), "glasses": "yes" if glasses else "no",
            "glasses-tint": some(0.4, 0, 0.95) if glasses else 0,
            "glasses-glare": some(0.4, 0, 1) if glasses else 0,
            "stripes": rng.choice(["yes", "no"]), "background": light,
            "top": "#%06x" % rng.randrange(1 << 24)}


def classes_of(sitter, folder, look, truth):
    """The class map at half size, by what changes when wall or jacket change colour."""
    plain = {"noise-sd": 0, "stripes": "no", "glasses": "no"}
    looks = [("#ff0000", "#00a000"), ("#0000ff", "#00a000"), ("#ff0000", "#a000a0")]
    base, wall, top = (draw(sitter, folder, look, **plain, background=b, top=t)[0][::2, ::2]
                       .astype(int) for b, t in looks)
    eyes = np.array([truth["left_eye"], truth["right_eye"]])
    u, v = eye_frame(eyes, base.shape[:2], 2)
    oval = u ** 2 + ((v - 0.35) / 1.4) ** 2 < 1
    light = base.sum(2)
    dark = light < 0.5 * np.median(light[oval & (v > 0.2) & (v < 0.8)])
    classes = np.where(oval, FACE, np.where(v < NECK_END_V, SKIN, IGNORE))
    classes[dark & (~oval | (v < -0.5)) & (v < 2)] = HAIR
    classes[abs(top - base).sum(2) > 60] = CLOTHES
    classes[abs(wall - base).sum(2) > 250] = BACKGROUND
    return classes.astype(np.uint8)


def draw_people(sitter, mirror):
    """Name, person, pixels, landmarks and classes of COUNT drawn people."""
    rng = random.Random(SEED)
    people = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for number in range(COUNT):
            look = random_look(rng)
            pixels, truth = draw(sitter, folder, look)
            people.append((f"drawn{number:03d}", f"drawn{number:03d}", pixels,
                           landmarks_of(look, truth, mirror),
                           classes_of(sitter, folder, look, truth)))
    return people
