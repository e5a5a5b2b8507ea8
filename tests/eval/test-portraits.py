#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real portraits, where there are any: no regression in finding faces and eyes. Speaks TAP.

Arguments: idphoto, a folder with photos and LABELS.tsv (columns file, left_eye, right_eye).
"""
import csv
import json
import pathlib
import statistics
import subprocess
import sys

idphoto, folder = sys.argv[1], pathlib.Path(sys.argv[2])
if not (folder / "LABELS.tsv").is_file():
    print("1..0 # SKIP no labelled portraits here")
    sys.exit(0)

# Well above what is measured (0.03), so that only a real loss is caught.
MAX_MEDIAN_EYE_ERROR = 0.045


def point(text):
    return complex(*map(float, text.split(",")))


def eye_errors(labels, faces):
    for row in labels:
        face = faces.get(row["file"])
        if face is None or "," not in row["left_eye"] or face["left_eye"] is None:
            continue
        left, right = point(row["left_eye"]), point(row["right_eye"])
        for eye, truth in (("left_eye", left), ("right_eye", right)):
            yield abs(complex(*face[eye]) - truth) / abs(right - left)


labels = list(csv.DictReader(open(folder / "LABELS.tsv", encoding="utf-8"), delimiter="\t"))
run = subprocess.run([idphoto, "check", "--format", "json", "--jobs", "2", folder],
                     stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
reports = [json.loads(line) for line in run.stdout.splitlines()]
readable = [r for r in reports if r["verdict"] != "unreadable"]
faces = {pathlib.Path(r["photo"]["file"]).name: r["face"] for r in readable}
median = statistics.median(eye_errors(labels, faces))

points = [
    (run.returncode in (0, 1, 2), "no crash"),
    (len(reports) == len(labels), "every photo has its report"),
    (all(face is not None for face in faces.values()), "a face in every portrait"),
    (all(face is None or face["count"] == 1 for face in faces.values()), "no second face"),
    (median <= MAX_MEDIAN_EYE_ERROR, f"eyes within {median:.3f} of their distance (median)"),
]
print(f"1..{len(points)}")
for number, (good, what) in enumerate(points, 1):
    print(f"{'ok' if good else 'not ok'} {number} - {what}")
sys.exit(not all(good for good, _ in points))
