# SPDX-License-Identifier: GPL-3.0-or-later
"""The networks, each a list of convolutions; what C runs is exactly this list.

Every layer is  relu(enlarge(convolution(input)) + add) , where enlarging by 2 repeats pixels and
add is an earlier layer. Batch normalisation is folded into the weights on export.
"""
from collections import namedtuple

import torch
from torch import nn
from torch.nn import functional as F

import points
import regions

PICTURE = -1  # as the input of a layer

Layer = namedtuple("Layer", "source add kernel stride enlarge relu channels_in channels_out")


class Plan:
    """Collects layers; every call returns the index of the layer it adds."""

    def __init__(self):
        self.layers = []

    def channels(self, layer):
        return 3 if layer == PICTURE else self.layers[layer].channels_out

    def convolution(self, source, channels, kernel=3, stride=1, enlarge=1, add=None, relu=True):
        self.layers.append(Layer(source, add, kernel, stride, enlarge, relu,
                                 self.channels(source), channels))
        return len(self.layers) - 1

    def residual(self, source):
        inner = self.convolution(source, self.channels(source))
        return self.convolution(inner, self.channels(source), add=source)

    def rise(self, source, skip, channels):
        """Twice as fine, joined by what was seen there on the way down."""
        if self.channels(skip) != channels:
            skip = self.convolution(skip, channels, kernel=1, relu=False)
        joined = self.convolution(source, channels, kernel=1, enlarge=2, add=skip)
        return self.convolution(joined, channels)

    def head(self, source, channels):
        return self.convolution(source, channels, kernel=1, relu=False)


def finder_plan():
    """Side 192; one output of 24 x 24: score, then x, y of the left and the right eye."""
    plan = Plan()
    half = plan.convolution(PICTURE, 16, stride=2)
    quarter = plan.convolution(half, 24, stride=2)
    eighth = plan.residual(plan.convolution(quarter, 48, stride=2))
    sixteenth = plan.residual(plan.convolution(eighth, 64, stride=2))
    least = plan.residual(plan.convolution(sixteenth, 64, stride=2))
    up = plan.rise(plan.rise(least, sixteenth, 64), eighth, 48)
    return plan.layers, [plan.head(up, 5)]


def measurer_plan():
    """Side 192; outputs: 48 x 48 maps of the landmarks, 96 x 96 maps of the regions."""
    plan = Plan()
    half = plan.convolution(PICTURE, 16, stride=2)
    quarter = plan.residual(plan.convolution(half, 32, stride=2))
    eighth = plan.residual(plan.residual(plan.convolution(quarter, 64, stride=2)))
    sixteenth = plan.residual(plan.residual(plan.convolution(eighth, 80, stride=2)))
    least = plan.residual(plan.convolution(sixteenth, 96, stride=2))
    up = plan.rise(plan.rise(plan.rise(least, sixteenth, 80), eighth, 64), quarter, 48)
    landmarks = plan.head(up, points.COUNT)
    return plan.layers, [landmarks, plan.head(plan.rise(up, half, 16), regions.COUNT)]


def state_plan(values):
    """Small squares; one output of an eighth of the side, whose means are the VALUES told."""
    plan = Plan()
    half = plan.convolution(PICTURE, 16, stride=2)
    quarter = plan.residual(plan.convolution(half, 32, stride=2))
    eighth = plan.residual(plan.convolution(quarter, 48, stride=2))
    return plan.layers, [plan.head(eighth, values)]


def eye_state_plan():
    """How open an eye is, and where it looks."""
    return state_plan(2)


def mouth_state_plan():
    """How far apart lips are."""
    return state_plan(1)


def fringe_state_plan():
    """How much of a brow and of its eye hair covers."""
    return state_plan(2)


PLANS = {"finder": finder_plan, "measurer": measurer_plan, "eye-state": eye_state_plan,
         "mouth-state": mouth_state_plan, "fringe-state": fringe_state_plan}
SIDE = 192
EYE_STATE_SIDE, MOUTH_STATE_SIDE, FRINGE_STATE_SIDE = 32, 48, 48
SIDES = {"finder": SIDE, "measurer": SIDE, "eye-state": EYE_STATE_SIDE,
         "mouth-state": MOUTH_STATE_SIDE, "fringe-state": FRINGE_STATE_SIDE}
FINDER_STRIDE = 8
MEASURER_STRIDE = 4
REGION_STRIDE = 2


class Network(nn.Module):
    def __init__(self, plan):
        super().__init__()
        self.layers, self.outputs = plan
        self.convolutions = nn.ModuleList(
            nn.Conv2d(layer.channels_in, layer.channels_out, layer.kernel, layer.stride,
                      layer.kernel // 2, bias=not layer.relu) for layer in self.layers)
        self.norms = nn.ModuleList(
            nn.BatchNorm2d(layer.channels_out) if layer.relu else nn.Identity()
            for layer in self.layers)

    def forward(self, picture):
        """PICTURE: n x 3 x side x side as of normalise()."""
        done = []
        for layer, convolution, norm in zip(self.layers, self.convolutions, self.norms):
            x = norm(convolution(picture if layer.source == PICTURE else done[layer.source]))
            if layer.enlarge == 2:
                x = F.interpolate(x, scale_factor=2, mode="nearest")
            if layer.add is not None:
                x = x + done[layer.add]
            done.append(F.relu(x) if layer.relu else x)
        return [done[i] for i in self.outputs]

    def folded(self):
        """Weights and biases of every layer with the normalisation folded in."""
        for layer, convolution, norm in zip(self.layers, self.convolutions, self.norms):
            weight, bias = convolution.weight, convolution.bias
            if layer.relu:
                gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
                weight = weight * gain[:, None, None, None]
                bias = norm.bias - gain * norm.running_mean
            yield layer, weight.detach(), bias.detach()


def normalise(picture):
    """8-bit values to what the networks see; 0 is mid grey, and what lies outside a photo."""
    return (picture - 127.5) / 64


def expected_points(maps):
    """Landmarks (px of the crop) and their spread (px) of n x points x h x w maps."""
    n, count, height, width = maps.shape
    share = torch.softmax(maps.flatten(2).float(), -1).view(n, count, height, width)
    place = (torch.arange(width, device=maps.device) + 0.5) * MEASURER_STRIDE
    across, down = share.sum(2), share.sum(3)
    x, y = (across * place).sum(-1), (down * place).sum(-1)
    spread = ((across * (place - x[..., None]) ** 2).sum(-1)
              + (down * (place - y[..., None]) ** 2).sum(-1))
    return torch.stack([x, y], -1), torch.sqrt(spread + 1e-4)
