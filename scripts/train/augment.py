# SPDX-License-Identifier: GPL-3.0-or-later
"""Portraits changed in the ways that phone photos of students vary.

Pictures are float arrays h x w x 3 of 8-bit levels; every function takes the random source last.
"""
import io

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFilter
from torch.nn import functional as F

import networks
import points
import regions

# Walls of ID photos (white, light blue, grey, blue, red), and any other.
WALLS = [(255, 255, 255), (240, 240, 240), (200, 225, 245), (150, 200, 235), (67, 142, 219),
         (190, 190, 190), (128, 128, 128), (200, 30, 40), (235, 230, 215)]
# As plugin/core/model/cut.c brightens what is dark.
BRIGHT_SHARE, BRIGHT, MOST_GAIN = 0.98, 200, 8.0


def sample(values, x, y):
    """VALUES (h x w x channels) at the places X, Y (pixels), bilinear; 0 outside."""
    h, w = values.shape[:2]
    grid = torch.from_numpy(np.stack([(2 * x + 1) / w - 1, (2 * y + 1) / h - 1], -1)).float()
    source = torch.from_numpy(np.ascontiguousarray(values)).permute(2, 0, 1)[None].float()
    return F.grid_sample(source, grid[None], align_corners=False)[0].permute(1, 2, 0).numpy()


def halved(values):
    h, w = values.shape[0] // 2 * 2, values.shape[1] // 2 * 2
    v = values[:h, :w].astype(np.float32)
    return (v[::2, ::2] + v[1::2, ::2] + v[::2, 1::2] + v[1::2, 1::2]) / 4


def read_at(person, source, step):
    """Pixels of PERSON at the complex places SOURCE, which lie STEP eye distances apart."""
    pixels, x, y, step = person.pixels, source.real, source.imag, step * person.iod
    while step > 1.8:
        pixels, x, y, step = halved(pixels), (x - 0.5) / 2, (y - 0.5) / 2, step / 2
    return sample(pixels, x, y)


def smooth_noise(shape, cells, rng):
    """Clouds from -1 to 1."""
    small = Image.fromarray(rng.rand(cells, cells).astype(np.float32) * 2 - 1)
    return np.asarray(small.resize((shape[1], shape[0]), Image.BICUBIC))


# --- Geometry ---

def shut_eyes(person, x, y, shut):
    """Where to read so that the lids of PERSON stand SHUT closed; and the landmarks then.

    The skin between brow and lid is stretched down over the eye."""
    landmarks = person.landmarks.copy()
    across = (person.eyes[1] - person.eyes[0]) / person.iod
    down = np.array([-across[1], across[0]])
    x, y = x.copy(), y.copy()
    for first, brow in ((0, 16), (8, 26)):
        ring = landmarks[first:first + 8]
        middle = ring.mean(0)

        def frame(p):
            return (p - middle) @ across, (p - middle) @ down
        ru, rv = frame(ring)
        order = np.argsort(ru[[0, 1, 2, 3, 4]])
        upper_u, upper_v = ru[:5][order], rv[:5][order]
        low = [0, 7, 6, 5, 4]
        order = np.argsort(ru[low])
        lower_u, lower_v = ru[low][order], rv[low][order]
        bu, bv = frame(landmarks[brow + 5:brow + 10])
        u = (x - middle[0]) * across[0] + (y - middle[1]) * across[1]
        v = (x - middle[0]) * down[0] + (y - middle[1]) * down[1]
        above = min(bv.mean(), upper_v.min() - 0.1 * person.iod)
        top = np.interp(u, upper_u, upper_v)
        lid = top + shut * (np.interp(u, lower_u, lower_v) - top)
        inside = (u > upper_u[0]) & (u < upper_u[-1]) & (v > above) & (v < lid)
        read = above + (v - above) * (top - above) / np.maximum(lid - above, 1e-3)
        shift = np.where(inside, read - v, 0)
        x += shift * down[0]
        y += shift * down[1]
        for k in range(1, 4):
            drop = shut * (np.interp(ru[k], lower_u, lower_v) - rv[k])
            landmarks[first + k] += drop * down
    return x, y, landmarks


# --- Background and clothes ---

def wall(shape, rng):
    """A plain, shaded or patterned wall."""
    if rng.rand() < 0.7:
        colour = np.array(WALLS[rng.randint(len(WALLS))], np.float32) + rng.normal(0, 8, 3)
    else:
        colour = rng.rand(3) * 255
    values = np.ones(shape + (3,), np.float32) * colour
    y, x = np.mgrid[0:shape[0], 0:shape[1]] / shape[0] - 0.5
    if rng.rand() < 0.5:
        ramp = x * rng.normal(0, 60) + y * rng.normal(0, 60)
        if rng.rand() < 0.4:
            ramp -= rng.rand() * 120 * (x * x + y * y)
        values += ramp[..., None]
    if rng.rand() < 0.25:
        values += smooth_noise(shape, rng.randint(3, 24), rng)[..., None] * rng.rand() * 90
    if rng.rand() < 0.15:
        tint = np.stack([smooth_noise(shape, rng.randint(3, 12), rng) for _ in range(3)], -1)
        values += tint * rng.rand() * 90
    return values


def shade_beside(shape, alpha, rng):
    """How much of the wall's light is left beside a person: a head's shadow."""
    dx, dy = rng.randint(-24, 25), rng.randint(0, 12)
    shadow = Image.fromarray((np.roll(alpha, (dy, dx), (0, 1)) * 255).astype(np.uint8))
    soft = np.asarray(shadow.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 10)))) / 255
    return 1 - rng.uniform(0.05, 0.5) * soft[..., None]


def recolour_clothes(values, clothes, rng):
    """A jacket of another colour or lightness, or with stripes."""
    light = values.mean(-1, keepdims=True)
    middle = light[clothes > 0.5].mean() if (clothes > 0.5).any() else 128
    colour = np.array([(255, 255, 255), (40, 60, 140), (20, 20, 24), (150, 190, 230),
                       rng.rand(3) * 255][rng.randint(5)], np.float32)
    cloth = colour + (light - middle) * rng.uniform(0.4, 1.2)
    if rng.rand() < 0.3:
        y, x = np.mgrid[0:values.shape[0], 0:values.shape[1]]
        angle, period = rng.rand() * np.pi, rng.uniform(4, 16)
        stripes = np.sin((x * np.cos(angle) + y * np.sin(angle)) * 2 * np.pi / period) > 0
        cloth = np.where(stripes[..., None], cloth, cloth + rng.normal(0, 60, 3))
    return values + clothes[..., None] * (cloth - values)


# --- Drawn on ---

def draw_on(values, draw, blur):
    """DRAW paints on a transparent layer, which is then laid over VALUES."""
    h, w = values.shape[:2]
    layer = Image.new("RGBA", (w, h))
    draw(ImageDraw.Draw(layer))
    over = np.asarray(layer.filter(ImageFilter.GaussianBlur(blur)), np.float32)
    share = over[..., 3:] / 255
    own = np.asarray(layer.convert("RGB").filter(ImageFilter.GaussianBlur(blur)), np.float32)
    return values * (1 - share) + np.where(share > 0, own / np.maximum(share, 1e-3), 0) * share


def add_glasses(values, landmarks, rng):
    """Frames round the eyes, some with tinted lenses or glare."""
    left, right = landmarks[points.LEFT_EYE], landmarks[points.RIGHT_EYE]
    iod = float(np.hypot(*(right - left)))
    ink = tuple(rng.randint(0, 90, 3)) + (int(rng.uniform(150, 255)),)
    wide, high = iod * rng.uniform(0.34, 0.44), iod * rng.uniform(0.22, 0.36)
    drop, pen = iod * rng.uniform(0, 0.1), max(1, int(iod * rng.uniform(0.02, 0.08)))
    tint = (20, 20, 20, int(rng.uniform(60, 230))) if rng.rand() < 0.25 else None
    square = rng.rand() < 0.5
    sight = (right - left) / iod

    def lens(draw, eye):
        box = [eye[0] - wide, eye[1] - high + drop, eye[0] + wide, eye[1] + high + drop]
        if square:
            draw.rounded_rectangle(box, radius=iod * 0.12, fill=tint, outline=ink, width=pen)
        else:
            draw.ellipse(box, fill=tint, outline=ink, width=pen)

    def draw(drawing):
        lens(drawing, left)
        lens(drawing, right)
        drawing.line([tuple(left + sight * wide + [0, drop]),
                      tuple(right - sight * wide + [0, drop])], fill=ink, width=pen)
        if rng.rand() < 0.3:
            x, y = (left, right)[rng.randint(2)] + rng.normal(0, 0.12 * iod, 2)
            r = iod * rng.uniform(0.05, 0.2)
            drawing.ellipse([x - r, y - r, x + r, y + r], fill=(255, 255, 255, 220))
    return draw_on(values, draw, 0.5)


def add_strands(values, landmarks, rng):
    """Thin hair over forehead, brows and cheeks."""
    left, right = landmarks[points.LEFT_EYE], landmarks[points.RIGHT_EYE]
    across = right - left
    down = np.array([-across[1], across[0]])
    ink = tuple(rng.randint(0, 80, 3)) + (int(rng.uniform(120, 255)),)

    def draw(drawing):
        for _ in range(rng.randint(3, 40)):
            u, v = rng.uniform(-0.5, 1.5), rng.uniform(-1.3, -0.9)
            bend, length = rng.normal(0, 0.3), rng.uniform(0.3, 1.1)
            line = [tuple(left + (u + bend * t * t) * across + (v + length * t) * down)
                    for t in np.linspace(0, 1, 8)]
            drawing.line(line, fill=ink, width=1)
    return draw_on(values, draw, 0.4)


def add_hat(values, landmarks, rng):
    """A cap from above the brows; the mask of what it hides comes with it."""
    left, right = landmarks[points.LEFT_EYE], landmarks[points.RIGHT_EYE]
    across = right - left
    down = np.array([-across[1], across[0]])
    middle = (left + right) / 2
    half, low, high = rng.uniform(1.1, 1.5), rng.uniform(-0.9, -0.5), rng.uniform(-2.4, -1.8)
    outline = [(-half, low), (-half, (low + high) / 2), (-0.7 * half, high), (0.7 * half, high),
               (half, (low + high) / 2), (half, low)]
    polygon = [tuple(middle + u * across + v * down) for u, v in outline]
    colour = tuple(rng.randint(0, 256, 3)) + (255,)
    mask = Image.new("L", values.shape[1::-1])
    ImageDraw.Draw(mask).polygon(polygon, fill=255)
    return (draw_on(values, lambda drawing: drawing.polygon(polygon, fill=colour), 0.6),
            np.asarray(mask) > 0)


def add_shapes(values, rng):
    """Things that are no faces, though some have two dots."""
    h, w = values.shape[:2]

    def draw(drawing):
        for _ in range(rng.randint(1, 6)):
            x, y, r = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(4, w / 5)
            colour = tuple(rng.randint(0, 256, 3)) + (255,)
            if rng.rand() < 0.5:
                drawing.ellipse([x - r, y - r * 1.2, x + r, y + r * 1.2], fill=colour)
            else:
                drawing.rectangle([x - r, y - r, x + r, y + r], fill=colour)
            if rng.rand() < 0.4:
                dot = r * rng.uniform(0.05, 0.2)
                for side in (-0.35, 0.35):
                    drawing.ellipse([x + side * r - dot, y - 0.2 * r - dot,
                                     x + side * r + dot, y - 0.2 * r + dot], fill=(20, 20, 20, 255))
    return draw_on(values, draw, 0.5)


# --- Light and camera ---

def relight(values, rng):
    """Exposure, contrast, colour of the light, light from one side."""
    h, w = values.shape[:2]
    linear = (np.clip(values, 0, 255).astype(np.float32) / 255) ** np.float32(2.2)
    gain = 2.0 ** (rng.uniform(-4, 0.8) if rng.rand() < 0.35 else rng.normal(0, 0.35))
    warmth = rng.normal(0, 0.08)
    linear *= np.array([1 + warmth, 1, 1 - warmth], np.float32) * np.float32(gain)
    if rng.rand() < 0.3:
        angle, ratio = rng.rand() * 2 * np.pi, rng.uniform(0.2, 1.2)
        y, x = np.mgrid[0:h, 0:w].astype(np.float32) / h - 0.5
        ramp = 1 / (1 + np.exp(-(x * np.cos(angle) + y * np.sin(angle)) * rng.uniform(4, 14)))
        linear *= np.exp(ratio * (ramp[..., None] - 0.5) * 1.6).astype(np.float32)
    values = 255 * linear ** np.float32(1 / 2.2 * np.exp(rng.normal(0, 0.15)))
    if rng.rand() < 0.08:
        values = np.repeat(values.mean(-1, keepdims=True), 3, -1)
    return values


def photograph(values, rng, harm=1):
    """Blur, noise, and JPEG; HARM is the share of the worst that may happen."""
    picture = Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
    if rng.rand() < 0.35:
        picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 2.6 * harm)))
    if rng.rand() < 0.1:
        w, h = picture.size
        small = 1 - harm * rng.uniform(0.3, 0.75)
        picture = picture.resize((int(w * small), int(h * small)), Image.BOX)
        picture = picture.resize((w, h), Image.BILINEAR)
    if rng.rand() < 0.35:
        source = np.random.default_rng(rng.randint(1 << 31))
        noise = source.standard_normal(values.shape, np.float32) * rng.uniform(1, 14 * harm)
        picture = Image.fromarray(np.clip(np.asarray(picture) + noise, 0, 255).astype(np.uint8))
    if rng.rand() < 0.35:
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=int(rng.uniform(95 - 70 * harm, 95)))
        picture = Image.open(stream)
    return np.asarray(picture, np.float32)


def finish_square(values, margin):
    """What a network sees of VALUES without MARGIN px around; a dark square is brightened."""
    values = np.clip(values[margin:-margin, margin:-margin], 0, 255)
    values = values * np.clip(BRIGHT / max(np.quantile(values, BRIGHT_SHARE), 1), 1, MOST_GAIN)
    picture = networks.normalise(np.minimum(values, 255))
    return np.ascontiguousarray(picture.transpose(2, 0, 1), np.float32)


def one_hot(classes):
    """Class maps for soft sampling; ignored places belong to none."""
    return (classes[..., None] == np.arange(regions.COUNT)).astype(np.float32)
