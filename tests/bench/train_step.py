#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Training steps of perrin's networks against the same networks in Python's torch, turn by turn on one machine.

    train_step.py BUILD/tests/bench/bench_train_step [--networks resnet2d,park-cnn] [--batch 32]

Each step of the one is followed by a step of the other, in processes that sleep meanwhile; of each the median
counts; beside the ratio of the times stands that of the processor times, which other load on the machine disturbs
less. Python runs at its best: the memory format that is faster (measured first), OpenBLAS, memory kept by
malloc, workers that do not spin.
"""
import argparse
import os
import statistics
import subprocess
import sys
import time

BEST = {"MALLOC_TRIM_THRESHOLD_": str(1 << 30), "MALLOC_MMAP_THRESHOLD_": str(1 << 30), "OMP_WAIT_POLICY": "passive"}


def serve(name, batch, threads, layout):
    """A step for every line that comes in; answers with its seconds, and its seconds of processor time."""
    import torch
    from python_networks import build

    torch.set_num_threads(threads)
    torch.manual_seed(1)
    network = build(name).train()
    last = layout == "channels_last"
    volumes = any(isinstance(module, torch.nn.Conv3d) for module in network.modules())
    if last:
        network.to(memory_format=torch.channels_last_3d if volumes else torch.channels_last)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
    pixels = torch.randn(batch, 16, 64, 64)
    labels = torch.randn(batch)
    print(sum(p.numel() for p in network.parameters()), flush=True)
    for _ in sys.stdin:
        start, worked = time.perf_counter(), time.process_time()
        optimizer.zero_grad(set_to_none=True)
        x = pixels
        if last and name != "resnet3d":
            x = x.contiguous(memory_format=torch.channels_last)
        loss = torch.nn.functional.mse_loss(network(x)[:, 0], labels)
        loss.backward()
        optimizer.step()
        loss.item()
        print(time.perf_counter() - start, time.process_time() - worked, flush=True)


class Runner:
    def __init__(self, command):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | BEST
        )
        self.parameters = int(self.process.stdout.readline())

    def step(self):
        self.process.stdin.write("step\n")
        self.process.stdin.flush()
        return [float(word) for word in self.process.stdout.readline().split()]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def compare(name, options):
    def python(layout):
        return Runner([options.python, __file__, "--serve", name, layout,
                       "--batch", str(options.batch), "--threads", str(options.threads)])

    runners = {"contiguous": python("contiguous"), "channels_last": python("channels_last")}
    if options.bench:
        runners["perrin"] = Runner([options.bench, name, str(options.batch), str(options.threads)])
    if len({runner.parameters for runner in runners.values()}) != 1:
        sys.exit(f"{name}: the two sides differ: { {k: r.parameters for k, r in runners.items()} } parameters")
    seconds = {key: [] for key in runners}
    for turn in range(options.turns + 2):  # the first two warm up
        for key, runner in runners.items():
            taken = runner.step()
            if turn >= 2:
                seconds[key].append(taken)
    for runner in runners.values():
        runner.close()
    wall = {key: statistics.median(taken[0] for taken in steps) for key, steps in seconds.items()}
    best = min(("contiguous", "channels_last"), key=wall.get)
    text = f"{name:16} {runners[best].parameters:8} parameters  Python {options.batch / wall[best]:6.1f} stacks/s ({best})"
    if options.bench:
        ratio, worked = (
            statistics.median(theirs[i] / ours[i] for theirs, ours in zip(seconds[best], seconds["perrin"]))
            for i in (0, 1)
        )
        text += f"  perrin {options.batch / wall['perrin']:6.1f} stacks/s  ratio {ratio:.3f}"
        text += f" (of the medians {wall[best] / wall['perrin']:.3f}, of processor time {worked:.3f})"
    print(text, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", nargs="?", help="bench_train_step; without it Python alone")
    parser.add_argument("--networks", default="resnet2d,park-cnn,resnet3d-report")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--python", default=sys.executable, help="an interpreter with torch")
    parser.add_argument("--serve", nargs=2, metavar=("NETWORK", "LAYOUT"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.serve[0], options.batch, options.threads, options.serve[1])
        return
    for name in options.networks.split(","):
        compare(name, options)


if __name__ == "__main__":
    main()
