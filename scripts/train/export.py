#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the weights of trained networks, in the format of plugin/core/model/README.md.

    export.py WORK MODEL.bin TEST-FOLDER

A network that WORK has no checkpoint of stays as it is in MODEL.bin. TEST-FOLDER receives what PyTorch says to a drawn pattern, as text for the tests of the C code.
"""
import os
import pathlib
import struct
import sys

import numpy as np
import torch

import networks

MAGIC, VERSION = b"IDPMODEL", 1
# Outputs are told at this many places each.
TEST_PLACES = 60


def rounded(weight):
    return weight.half().float()


def network_bytes(name, network):
    parts = [struct.pack("<16sIII", name.encode(), networks.SIDES[name], len(network.layers),
                         len(network.outputs))]
    for layer, weight, bias in network.folded():
        parts.append(struct.pack("<iiBBBBHH", layer.source, -1 if layer.add is None else layer.add,
                                 layer.kernel, layer.stride, layer.enlarge, layer.relu,
                                 layer.channels_in, layer.channels_out))
        parts.append(weight.permute(0, 2, 3, 1).contiguous().half().numpy().astype("<f2").tobytes())
        parts.append(bias.float().numpy().astype("<f4").tobytes())
    parts.append(struct.pack(f"<{len(network.outputs)}I", *network.outputs))
    return b"".join(parts)


def split(content):
    """The networks of a file by name, as bytes."""
    found, at = {}, len(MAGIC) + 8
    for _ in range(struct.unpack_from("<I", content, len(MAGIC) + 4)[0]):
        start = at
        name, _, layers, outputs = struct.unpack_from("<16sIII", content, at)
        at += 28
        for _ in range(layers):
            _, _, kernel, _, _, _, inputs, channels = struct.unpack_from("<iiBBBBHH", content, at)
            at += 16 + kernel * kernel * inputs * channels * 2 + channels * 4
        at += outputs * 4
        found[name.rstrip(b"\0").decode()] = content[start:at]
    return found


def run_folded(network, picture):
    """What the C code computes: the layers with folded, rounded weights."""
    done = []
    functional = torch.nn.functional
    for layer, weight, bias in network.folded():
        source = picture if layer.source == networks.PICTURE else done[layer.source]
        x = functional.conv2d(source, rounded(weight), bias, layer.stride, layer.kernel // 2)
        if layer.enlarge == 2:
            x = functional.interpolate(x, scale_factor=2, mode="nearest")
        if layer.add is not None:
            x = x + done[layer.add]
        done.append(functional.relu(x) if layer.relu else x)
    return [done[i] for i in network.outputs]


def test_picture(side):
    """A pattern that the test draws too: 8-bit levels, side x side x 3."""
    y, x, channel = np.mgrid[0:side, 0:side, 0:3]
    return ((x * (3 + channel) + y * (5 - channel) + x * y // 16) % 256).astype(np.float32)


def test_text(name, network):
    """Lines of: output, y, x, channel, value."""
    pattern = torch.from_numpy(test_picture(networks.SIDES[name]))
    picture = networks.normalise(pattern).permute(2, 0, 1)[None]
    rng = np.random.RandomState(1)
    lines = []
    for number, output in enumerate(run_folded(network, picture)):
        _, channels, height, width = output.shape
        for _ in range(TEST_PLACES):
            y, x, c = rng.randint(height), rng.randint(width), rng.randint(channels)
            lines.append(f"{number} {y} {x} {c} {output[0, c, y, x].item():.6g}")
    return "# output y x channel value, of " + torch.__version__ + "\n" + "\n".join(lines) + "\n"


def load(work, name):
    network = networks.Network(networks.PLANS[name]())
    state = torch.load(work / f"{name}.pt")
    network.load_state_dict(state["averaged"])
    return network.eval()


def main():
    work, target, tests = (pathlib.Path(argument) for argument in sys.argv[1:4])
    parts = split(target.read_bytes()) if target.exists() else {}
    for name in networks.PLANS:
        if (work / f"{name}.pt").exists():
            network = load(work, name)
            parts[name] = network_bytes(name, network)
            (tests / f"{name}.txt").write_text(test_text(name, network))
    content = MAGIC + struct.pack("<II", VERSION, len(parts)) + b"".join(parts.values())
    part = target.with_suffix(".part")
    part.write_bytes(content)
    os.replace(part, target)
    print(f"{target}: {len(content)} bytes")


if __name__ == "__main__":
    with torch.no_grad():
        main()
