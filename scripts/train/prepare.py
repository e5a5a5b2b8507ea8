#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the portraits once and writes what training needs: pixels, landmarks, class maps.

    prepare.py PORTRAITS WORK [SITTER]

PORTRAITS holds images/, masks/, labels.tsv.gz, mirror468.txt. With SITTER, the tool of
tests/support, drawn people join the real ones. WORK/people.npz is written whole or not at all.
"""
import csv
import gzip
import os
import pathlib
import sys

import numpy as np
from PIL import Image, ImageFilter

import drawn
import points
from regions import BACKGROUND, CLOTHES, FACE, HAIR, SKIN, eye_frame

# Classes of the teacher.
TEACHER_OTHER, TEACHER_HAIR, TEACHER_FACE = 1, 2, 3

# Neck skin is parted from clothes by colour: squared Mahalanobis distance from the face's colours
# in Y, Cb, Cr, whose spread is at least SPREAD. Near the axis of the face more is taken for skin.
SPREAD = np.diag([18.0, 5.0, 5.0]) ** 2
NECK_DISTANCE, LIMB_DISTANCE = 9.0, 4.0
# In eye distances below the eyes and beside the axis.
JAW_V, NECK_V, NECK_U = 1.3, 3.4, 1.0
FOREHEAD_U = 0.95
# The crown is the first row with this much person this near to the axis, eye distances.
CROWN_WIDTH, CROWN_REACH = 0.3, 1.3


def part_skin(image, teacher, eyes):
    """The teacher's map with its person-other parted into skin and clothes."""
    size = (teacher.shape[1], teacher.shape[0])
    ycc = np.asarray(image.convert("YCbCr").resize(size, Image.BOX), float)
    u, v = eye_frame(eyes, teacher.shape, 2)
    face = (teacher == TEACHER_FACE) & (v > 0.2) & (v < 0.8)
    classes = np.choose(teacher, [BACKGROUND, CLOTHES, HAIR, FACE]).astype(np.uint8)
    if face.sum() < 20:
        return classes
    mean = ycc[face].mean(0)
    inverse = np.linalg.inv(np.cov(ycc[face].T) + SPREAD)
    apart = ycc - mean
    distance = np.einsum("yxi,ij,yxj->yx", apart, inverse, apart)
    neck = (v < NECK_V) & (abs(u) < NECK_U)
    skin = (v < JAW_V) | (distance < np.where(neck, NECK_DISTANCE, LIMB_DISTANCE))
    smooth = Image.fromarray((skin * 255).astype(np.uint8)).filter(ImageFilter.MedianFilter(5))
    other = teacher == TEACHER_OTHER
    classes[other & (np.asarray(smooth) > 127)] = SKIN
    classes[(classes == SKIN) & (v < 0) & (abs(u) < FOREHEAD_U)] = FACE
    return classes


def find_crown(classes, eyes):
    """The top of the hair, px of the picture; NAN when the frame cuts it."""
    iod = np.hypot(*(eyes[1] - eyes[0]))
    u, v = eye_frame(eyes, classes.shape, 2)
    person = (classes != BACKGROUND) & (abs(u) < CROWN_REACH) & (v < 0)
    row = int(np.argmax(person.sum(1) * 2 >= CROWN_WIDTH * iod))
    if row <= 1:
        return [np.nan, np.nan]
    x = np.nonzero(person[row])[0].mean()
    return [2 * x + 0.5, 2 * row + 0.5]


def read_portraits(folder):
    """Yields name, person, pixels, landmarks, classes."""
    with gzip.open(folder / "labels.tsv.gz", "rt", encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            image = Image.open(folder / "images" / row["file"]).convert("RGB")
            teacher = np.asarray(Image.open(folder / "masks" / (row["file"][:-4] + ".png")))
            mesh = np.array([[row[f"x{i}"], row[f"y{i}"]] for i in range(468)], float)
            landmarks = points.from_mesh(mesh)
            eyes = landmarks[[points.LEFT_EYE, points.RIGHT_EYE]]
            classes = part_skin(image, teacher, eyes)
            landmarks[points.CROWN] = find_crown(classes, eyes)
            yield row["file"], row["person"], np.asarray(image), landmarks, classes


def main():
    portraits, work = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    mirror = points.mirror_order(np.loadtxt(portraits / "mirror468.txt", dtype=int).ravel())
    people = list(read_portraits(portraits))
    if len(sys.argv) > 3:
        people += drawn.draw_people(sys.argv[3], mirror)
    names, persons, pixels, landmarks, classes = zip(*people)
    work.mkdir(parents=True, exist_ok=True)
    np.savez(work / "part.npz", names=names, persons=persons, landmarks=np.array(landmarks),
             shapes=[p.shape[:2] for p in pixels], class_shapes=[c.shape for c in classes],
             pixels=np.concatenate([p.ravel() for p in pixels]),
             classes=np.concatenate([c.ravel() for c in classes]),
             mirror=mirror)
    os.replace(work / "part.npz", work / "people.npz")
    print(f"{len(people)} people")


if __name__ == "__main__":
    main()
