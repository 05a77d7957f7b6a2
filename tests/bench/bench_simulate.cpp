// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/renderer.h"
#include "core/simulate/simulator.h"

#include <benchmark/benchmark.h>

using namespace perrin;

namespace {

/// Protocol: 16 frames of 64x64, 16 sub-positions, Poisson and Gaussian noise; truth, picture and noise are
/// counted.
void simulateStacks(benchmark::State& state, const char* name) {
    const Simulator simulator(preset(name), 1);
    FrameStack stack;
    std::uint64_t index = static_cast<std::uint64_t>(state.thread_index()) << 32;
    for (auto _ : state) {
        simulator.record(simulator.truth(index++), stack);
        benchmark::DoNotOptimize(stack.pixels.data());
    }
    state.counters["stacks/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void onlyTruth(benchmark::State& state) {
    const Simulator simulator(preset("physical-a"), 1);
    std::uint64_t index = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(simulator.truth(index++));
}

void onlyLight(benchmark::State& state) {
    const Simulator simulator(preset("physical-a"), 1);
    std::uint64_t index = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const Truth truth = simulator.truth(index++);
        state.ResumeTiming();
        benchmark::DoNotOptimize(simulator.expected(truth));
    }
}

/// The reference: every sub-position drawn on 5x5 finer pixels, then binned, as the 2024 report did; without
/// noise.
void oversampledReference(benchmark::State& state) {
    const Simulator simulator(preset("physical-a"), 1);
    const Scenario& scenario = simulator.scenario();
    const Eigen::Index perFrame = scenario.motion.subPositions;
    std::uint64_t index = 0;
    for (auto _ : state) {
        const Truth truth = simulator.truth(index++);
        for (Eigen::Index frame = 0; frame < scenario.window.frames; ++frame)
            benchmark::DoNotOptimize(
                binned(oversampledExposure(scenario.window.height, scenario.window.width, 5,
                                           truth.path.middleRows(frame * perFrame, perFrame),
                                           truth.light.segment(frame * perFrame, perFrame),
                                           truth.conditions.psfSigma, truth.conditions.photons),
                       5));
    }
    state.counters["stacks/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

} // namespace

BENCHMARK_CAPTURE(simulateStacks, physicalA, "physical-a")->UseRealTime();
BENCHMARK_CAPTURE(simulateStacks, physicalA, "physical-a")->Threads(2)->UseRealTime();
BENCHMARK(oversampledReference)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(simulateStacks, tirfEmccd, "tirf-emccd")->UseRealTime();
BENCHMARK_CAPTURE(simulateStacks, scmos, "scmos")->UseRealTime();
BENCHMARK(onlyTruth);
BENCHMARK(onlyLight);
