// SPDX-License-Identifier: GPL-3.0-or-later
// Finding the molecule in a stretch of 16 frames of 64x64 px, and judging it: at most 1 ms.
#include "core/learn/input_score.h"

#include <benchmark/benchmark.h>

using namespace perrin;

namespace {

KnownStack oneStretch() {
    const Scenario scenario = preset("physical-a");
    const Simulator simulator(scenario, 1);
    const Truth truth = simulator.truth(0);
    KnownStack known{.adu = simulator.record(truth), .imaging = imagingOf(scenario, truth.conditions)};
    for (Eigen::Index frame = 0; frame < truth.centres.rows(); ++frame)
        known.places.emplace_back(StackPlace{truth.centres(frame, 0), truth.centres(frame, 1)});
    return known;
}

void fit(benchmark::State& state) {
    const KnownStack known = oneStretch();
    for (auto step : state)
        benchmark::DoNotOptimize(fittedStack(known));
}

void judge(benchmark::State& state) {
    const KnownStack known = oneStretch();
    const FittedStack fitted = fittedStack(known);
    for (auto step : state)
        benchmark::DoNotOptimize(inputScore(fitted, known.imaging));
}

BENCHMARK(fit)->Unit(benchmark::kMillisecond);
BENCHMARK(judge)->Unit(benchmark::kMillisecond);

} // namespace
