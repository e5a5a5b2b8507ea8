#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the weights of trained networks, in the format of plugin/core/model/README.md.

    export.py WORK MODEL.bin TEST-FOLDER

TEST-FOLDER receives what PyTorch says to a drawn pattern, as text for the tests of the C code.
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
    parts = [struct.pack("<16sIII", name.encode(), networks.SIDE, len(network.layers),
                         len(network.outputs))]
    for layer, weight, bias in network.folded():
        parts.append(struct.pack("<iiBBBBHH", layer.source, -1 if layer.add is None else layer.add,
                                 layer.kernel, layer.stride, layer.enlarge, layer.relu,
                                 layer.channels_in, layer.channels_out))
        parts.append(weight.permute(0, 2, 3, 1).contiguous().half().numpy().astype("<f2").tobytes())
        parts.append(bias.float().numpy().astype("<f4").tobytes())
    parts.append(struct.pack(f"<{len(network.outputs)}I", *network.outputs))
    return b"".join(parts)


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


def test_picture():
    """A pattern that the test draws too: 8-bit levels, side x side x 3."""
    y, x, channel = np.mgrid[0:networks.SIDE, 0:networks.SIDE, 0:3]
    return ((x * (3 + channel) + y * (5 - channel) + x * y // 16) % 256).astype(np.float32)


def test_text(network):
    """Lines of: output, y, x, channel, value."""
    picture = networks.normalise(torch.from_numpy(test_picture())).permute(2, 0, 1)[None]
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
    trained = {name: load(work, name) for name in networks.PLANS}
    content = MAGIC + struct.pack("<II", VERSION, len(trained))
    content += b"".join(network_bytes(name, network) for name, network in trained.items())
    part = target.with_suffix(".part")
    part.write_bytes(content)
    os.replace(part, target)
    for name, network in trained.items():
        (tests / f"{name}.txt").write_text(test_text(network))
    print(f"{target}: {len(content)} bytes")


if __name__ == "__main__":
    with torch.no_grad():
        main()
