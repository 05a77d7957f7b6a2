# SPDX-License-Identifier: GPL-3.0-or-later
"""The image networks again, in Python's torch (1.13 and later): for timings and for comparing what they answer.

Their parameters bear the names of perrin's, so weights() of the one load into the other.
"""
import math

import torch
from torch import nn
from torch.nn import functional


class SimpleCnn(nn.Module):
    def __init__(self, frames=16, side=64):
        super().__init__()
        self.conv1 = nn.Conv2d(frames, 32, 7, stride=2, padding=3)
        self.conv2 = nn.Conv2d(32, 64, 7, stride=2, padding=3)
        self.conv3 = nn.Conv2d(64, 128, 7, stride=2, padding=3)
        self.dense1 = nn.Linear(128 * ((side + 7) // 8) ** 2, 256)
        self.dense2 = nn.Linear(256, 64)
        self.dense3 = nn.Linear(64, 1)

    def forward(self, x):
        for conv in (self.conv1, self.conv2, self.conv3):
            x = functional.relu(conv(x), inplace=True)
        x = functional.relu(self.dense1(x.flatten(1)), inplace=True)
        return self.dense3(functional.relu(self.dense2(x), inplace=True))


class ParkCnn(nn.Module):
    def __init__(self, frames=16, side=64, strided=False):
        super().__init__()
        self.strided = strided
        channels = [frames, 16, 32, 64, 64]
        for i in range(4):
            stride = 2 if strided and i in (1, 2) else 1
            self.add_module(f"conv{i + 1}", nn.Conv2d(channels[i], channels[i + 1], 3, stride=stride, padding=1))
            self.add_module(f"norm{i + 1}", nn.BatchNorm2d(channels[i + 1]))
        self.dropout = nn.Dropout(0.3)
        self.dense1 = nn.Linear(64 * (side // 4) ** 2, 128)
        self.dense2 = nn.Linear(128, 1)

    def forward(self, x):
        for i in range(4):
            x = functional.silu(getattr(self, f"norm{i + 1}")(getattr(self, f"conv{i + 1}")(x)))
            if not self.strided and i < 2:
                x = functional.max_pool2d(x, 2)
        return self.dense2(functional.silu(self.dense1(self.dropout(x.flatten(1)))))


class Pix2d(nn.Module):
    def __init__(self, frames=16):
        super().__init__()
        before = frames
        for i, (factor, halving) in enumerate([(2, 0), (2, 1), (4, 0), (4, 1), (8, 0), (8, 0)]):
            kernel, stride, padding = (2, 2, 0) if halving else (3, 1, 1)
            conv = nn.Conv2d(before, factor * frames, kernel, stride=stride, padding=padding)
            self.add_module(f"conv{i + 1}", conv)
            self.add_module(f"norm{i + 1}", nn.BatchNorm2d(factor * frames))
            before = factor * frames
        self.dropout = nn.Dropout(0.2)
        self.dense = nn.Linear(before, 1)

    def forward(self, x):
        for i in range(6):
            x = functional.silu(getattr(self, f"norm{i + 1}")(getattr(self, f"conv{i + 1}")(x)))
        return self.dense(self.dropout(x.mean((2, 3))))


class Block(nn.Module):
    def __init__(self, conv, norm, before, after, stride):
        super().__init__()
        self.conv1 = conv(before, after, 3, stride)
        self.norm1 = norm(after)
        self.conv2 = conv(after, after, 3, 1)
        self.norm2 = norm(after)
        self.changes = before != after or stride != 1
        if self.changes:
            self.shortcut = conv(before, after, 1, stride)
            self.shortcut_norm = norm(after)

    def forward(self, x):
        y = self.norm2(self.conv2(functional.relu(self.norm1(self.conv1(x)), inplace=True)))
        y += self.shortcut_norm(self.shortcut(x)) if self.changes else x
        return functional.relu(y, inplace=True)


class Trunk(nn.Module):
    def __init__(self, conv, norm, before, channels, stem_stride):
        super().__init__()
        self.stem = conv(before, channels[0], 3, stem_stride)
        self.stem_norm = norm(channels[0])
        before = channels[0]
        self.count = len(channels)
        for i, after in enumerate(channels):
            self.add_module(f"block{i + 1}", Block(conv, norm, before, after, 1 if i == 0 else 2))
            before = after
        self.dense = nn.Linear(before, 1)

    def forward(self, x):
        x = functional.relu(self.stem_norm(self.stem(x)), inplace=True)
        for i in range(self.count):
            x = getattr(self, f"block{i + 1}")(x)
        return self.dense(x.flatten(2).mean(2))


def plane(before, after, kernel, stride):
    return nn.Conv2d(before, after, kernel, stride=stride, padding=kernel // 2)


def depth_one(before, after, kernel, stride):
    return nn.Conv3d(before, after, kernel, stride=stride, padding=kernel // 2)


def volume(before, after, kernel, stride):
    return nn.Conv3d(before, after, kernel, stride=(1, stride, stride), padding=kernel // 2)


class Resnet2d(nn.Module):
    def __init__(self, frames=16, stem_stride=1):
        super().__init__()
        self.trunk = Trunk(plane, nn.BatchNorm2d, frames, [64, 128, 256, 512], stem_stride)

    def forward(self, x):
        return self.trunk(x)


class Resnet3dReport(nn.Module):
    def __init__(self, frames=16, stem_stride=1):
        super().__init__()
        self.trunk = Trunk(depth_one, nn.BatchNorm3d, frames, [64, 128, 256], stem_stride)

    def forward(self, x):
        return self.trunk(x.unsqueeze(2))


class Resnet3d(nn.Module):
    def __init__(self, width=16):
        super().__init__()
        self.trunk = Trunk(volume, nn.BatchNorm3d, 1, [width, 2 * width, 4 * width, 8 * width], 2)

    def forward(self, x):
        return self.trunk(x.unsqueeze(1))


class TokenMixer(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.heads = width // 32
        self.norm1 = nn.LayerNorm(width)
        self.query_key_value = nn.Linear(width, 3 * width)
        self.together = nn.Linear(width, width)
        self.norm2 = nn.LayerNorm(width)
        self.wider = nn.Linear(width, 4 * width)
        self.back = nn.Linear(4 * width, width)

    def forward(self, x):
        stacks, count, width = x.shape
        parts = self.query_key_value(self.norm1(x)).view(stacks, count, 3, self.heads, 32)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        weights = ((query / math.sqrt(32)) @ key.transpose(-2, -1)).softmax(-1)
        x = x + self.together((weights @ value).transpose(1, 2).reshape(stacks, count, width))
        return x + self.back(functional.gelu(self.wider(self.norm2(x))))


class Vit(nn.Module):
    def __init__(self, side=64, width=96, layers=4, patch=16):
        super().__init__()
        self.width, self.layers, self.patch = width, layers, patch
        self.embed = nn.Linear(patch * patch, width)
        self.places = nn.Parameter(0.02 * torch.randn((side // patch) ** 2, width))
        for i in range(layers):
            self.add_module(f"layer{i + 1}", TokenMixer(width))
        self.norm = nn.LayerNorm(width)
        self.dense = nn.Linear(width, 1)

    def forward(self, x):
        frames, side = x.shape[1], self.patch
        patches = x.unfold(2, side, side).unfold(3, side, side).flatten(4).flatten(2, 3)
        rates = 1000 ** (-torch.arange(self.width // 2) * 2 / self.width)
        phases = torch.arange(frames)[:, None] * rates
        times = torch.cat([phases.sin(), phases.cos()], 1)
        x = (self.embed(patches) + self.places + times[:, None]).flatten(1, 2)
        for i in range(self.layers):
            x = getattr(self, f"layer{i + 1}")(x)
        return self.dense(self.norm(x).mean(1))


NETWORKS = {
    "simple-cnn": SimpleCnn,
    "park-cnn": ParkCnn,
    "park-cnn-strided": lambda frames, side: ParkCnn(frames, side, strided=True),
    "resnet2d": lambda frames, side: Resnet2d(frames),
    "resnet3d-report": lambda frames, side: Resnet3dReport(frames),
    "resnet3d": lambda frames, side: Resnet3d(),
    "pix2d": lambda frames, side: Pix2d(frames),
    "vit": lambda frames, side: Vit(side, patch=min(16, max(4, side // 4))),
}


def build(name, frames=16, side=64):
    return NETWORKS[name](frames, side)
