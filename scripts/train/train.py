#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains one network; goes on from its last checkpoint after any interruption.

    train.py WORK finder|measurer|eye-state|mouth-state|fringe-state [SAMPLES]

WORK holds people.npz of prepare.py and receives NAME.pt and NAME.log.
"""
import math
import os
import pathlib
import sys
import time

import numpy as np
import torch
from torch.nn import functional as F

import crops
import eye_states
import fringe_states
import mouth_states
import networks
import points
import scenes
from people import People

SEED = 17
BATCH = 32
LEARNING_RATE, WEIGHT_DECAY, WARM_UP = 2e-3, 1e-3, 2000  # the last in samples
AVERAGING = 0.998  # of the weights, per step
CHECKPOINT_SECONDS = 180
WORKERS = 1


class Stream(torch.utils.data.IterableDataset):
    """Samples numbered from FIRST to LAST; each depends on its number alone."""

    def __init__(self, people, make, first, last):
        self.people, self.make, self.first, self.last = people, make, first, last

    def __iter__(self):
        torch.set_num_threads(1)
        info = torch.utils.data.get_worker_info()
        for number in range(self.first + info.id, self.last, info.num_workers):
            rng = np.random.RandomState((SEED << 24) + number)
            yield self.make(self.people, rng.choice(self.people.training), rng)


class Measurer:
    """Landmarks by expected place, and by how well a map's spread tells the error; regions by
    class."""
    samples = 110_000
    make = staticmethod(crops.training_crop)
    landmark_weight, spread_weight = 4.0, 0.1
    least_spread = 0.01  # eye distances

    def loss(self, outputs, truth):
        maps, region_maps = outputs
        landmarks, classes = truth
        known = ~torch.isnan(landmarks[..., 0])
        placed, spread = networks.expected_points(maps)
        off = placed - torch.nan_to_num(landmarks)
        apart = off.abs().sum(-1) / crops.EYE_DISTANCE
        told = spread / crops.EYE_DISTANCE + self.least_spread
        surprise = torch.log(told) + apart / told
        total = known.sum().clamp_min(1)
        region = F.cross_entropy(region_maps.float(), classes, ignore_index=255)
        return (self.landmark_weight * (apart * known).sum() / total
                + self.spread_weight * (surprise * known).sum() / total + region)

    def validate(self, network, people):
        """Errors in eye distances, and how much of the regions agrees."""
        eyes, every, agree = [], [], []
        for chunk in np.array_split(people.validation, max(1, len(people.validation) // 16)):
            picture, landmarks, classes = (torch.from_numpy(np.stack(x)) for x in zip(
                *(crops.plain_crop(people, i) for i in chunk)))
            maps, region_maps = network(picture)
            placed, _ = networks.expected_points(maps)
            apart = (placed - landmarks).norm(dim=-1) / crops.EYE_DISTANCE
            eyes.append(apart[:, [points.LEFT_EYE, points.RIGHT_EYE]].flatten())
            every.append(apart.flatten())
            seen = classes != 255
            agree.append((region_maps.argmax(1) == classes)[seen].float().mean())
        every = torch.cat(every)
        return (f"eyes {torch.cat(eyes).median():.4f} all {every[~every.isnan()].median():.4f} "
                f"regions {torch.stack(agree).mean():.4f}")


class Finder:
    """Scores by focal loss, eyes by their distance from where they are."""
    samples = 110_000
    make = staticmethod(scenes.training_scene)
    eye_weight = 1.0

    def loss(self, outputs, truth):
        maps, = outputs
        score, eyes, weight = truth
        maps = maps.float()
        p = torch.sigmoid(maps[:, 0]).clamp(1e-4, 1 - 1e-4)
        peak = score == 1
        focal = torch.where(peak, -torch.log(p) * (1 - p) ** 2,
                            -torch.log(1 - p) * p ** 2 * (1 - score) ** 4)
        apart = (maps[:, 1:] * networks.FINDER_STRIDE - eyes).abs().sum(1) * weight
        return (focal.sum() / peak.sum().clamp_min(1)
                + self.eye_weight * apart.sum() / (weight > 0).sum().clamp_min(1))

    def validate(self, network, people):
        loss = []
        for chunk in np.array_split(people.validation, max(1, len(people.validation) // 16)):
            picture, *truth = (torch.from_numpy(np.stack(x)) for x in zip(
                *(self.make(people, i, np.random.RandomState(i)) for i in chunk)))
            loss.append(self.loss(network(picture), truth).item())
        return f"loss {np.mean(loss):.4f}"


def told_states(network, people, make):
    """What NETWORK tells of changed pictures of those that validate, and the truth about them."""
    for number, i in enumerate(np.tile(people.validation, 4)):
        picture, *truth = make(people, i, np.random.RandomState(number))
        yield network(torch.from_numpy(picture)[None])[0].mean((2, 3))[0], truth


class State:
    """Means over the places of the output; the first says how far 1 rather than 0 is true, by
    cross-entropy."""
    samples = 160_000

    def loss(self, outputs, truth):
        return F.binary_cross_entropy_with_logits(outputs[0].float().mean((2, 3))[:, 0], truth[0])

    def validate(self, network, people):
        """How many of the clear cases are judged wrongly."""
        wrong, count = [0, 0], [0, 0]
        for told, truth in told_states(network, people, self.make):
            if truth[0] in (0, 1):
                count[int(truth[0])] += 1
                wrong[int(truth[0])] += int((told[0] > 0) != (truth[0] == 1))
        return f"wrong {wrong[0]} of {count[0]} at 0, {wrong[1]} of {count[1]} at 1"


class EyeState(State):
    """Also where the iris of an open eye stands, in tenths of its width, by distance."""
    make = staticmethod(eye_states.training_square)
    aside_weight = 0.4

    def loss(self, outputs, truth):
        apart = (outputs[0].float().mean((2, 3))[:, 1] - 10 * truth[1]).abs() * (truth[0] > 0.5)
        return super().loss(outputs, truth) + self.aside_weight * apart.mean()

    def validate(self, network, people):
        apart = [abs(float(told[1]) / 10 - truth[1])
                 for told, truth in told_states(network, people, self.make) if truth[0] == 1]
        return super().validate(network, people) + f", iris {np.median(apart):.3f} widths off"


class MouthState(State):
    make = staticmethod(mouth_states.training_square)


class FringeState(State):
    """Brow and eye, both by cross-entropy."""
    make = staticmethod(fringe_states.training_square)

    def loss(self, outputs, truth):
        told = outputs[0].float().mean((2, 3))
        return F.binary_cross_entropy_with_logits(told, torch.stack(truth, 1))

    def validate(self, network, people):
        off = [abs(float(torch.sigmoid(told[0])) - truth[0])
               for told, truth in told_states(network, people, self.make)]
        return f"brow {np.mean(off):.3f} off"


TASKS = {"finder": Finder, "measurer": Measurer, "eye-state": EyeState,
         "mouth-state": MouthState, "fringe-state": FringeState}


def learning_rate(done, total):
    return LEARNING_RATE * min(1, done / WARM_UP) * (0.5 + 0.5 * math.cos(math.pi * done / total))


def save(path, **state):
    part = path.with_suffix(".part")
    torch.save(state, part)
    os.replace(part, path)


def main():
    work, name = pathlib.Path(sys.argv[1]), sys.argv[2]
    task = TASKS[name]()
    total = int(sys.argv[3]) if len(sys.argv) > 3 else task.samples
    people = People(work / "people.npz")
    torch.manual_seed(SEED)
    network = networks.Network(networks.PLANS[name]()).to(memory_format=torch.channels_last)
    averaged = networks.Network(networks.PLANS[name]()).eval()
    averaged.load_state_dict(network.state_dict())
    optimiser = torch.optim.AdamW(network.parameters(), weight_decay=WEIGHT_DECAY)
    path, done = work / f"{name}.pt", 0
    if path.exists():
        state = torch.load(path)
        network.load_state_dict(state["network"])
        averaged.load_state_dict(state["averaged"])
        optimiser.load_state_dict(state["optimiser"])
        done = state["done"]

    def checkpoint(loss):
        save(path, network=network.state_dict(), averaged=averaged.state_dict(),
             optimiser=optimiser.state_dict(), done=done)
        with torch.no_grad():
            line = f"{done} of {total}: loss {loss:.4f}, {task.validate(averaged, people)}"
        with open(work / f"{name}.log", "a", encoding="utf-8") as log:
            print(time.strftime("%H:%M:%S"), line, file=log)

    loader = torch.utils.data.DataLoader(Stream(people, task.make, done, total), BATCH,
                                         num_workers=WORKERS, prefetch_factor=8)
    saved, running = time.monotonic(), None
    for picture, *truth in loader:
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(done, total)
        network.train()
        with torch.autocast("cpu", torch.bfloat16):
            outputs = network(picture.to(memory_format=torch.channels_last))
        loss = task.loss(outputs, truth)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        done += len(picture)
        running = loss.item() if running is None else 0.98 * running + 0.02 * loss.item()
        with torch.no_grad():
            keep = min(AVERAGING, done / BATCH / (done / BATCH + 10))
            for mean, value in zip(averaged.state_dict().values(), network.state_dict().values()):
                if mean.dtype.is_floating_point:
                    mean.lerp_(value, 1 - keep)
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            checkpoint(running)
            saved = time.monotonic()
    checkpoint(running if running is not None else math.nan)


if __name__ == "__main__":
    main()
