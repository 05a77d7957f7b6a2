// SPDX-License-Identifier: GPL-3.0-or-later
// Promised: `perrin` trains at 800 stacks/s and more on two cores, simulation included, and at most 5 % of
// the time is spent waiting for stacks; the shipped model answers for 100 molecules/s with its 16 symmetric
// copies.
#include "core/learn/batch_stream.h"
#include "core/learn/engine.h"
#include "core/learn/predictor.h"
#include "core/learn/training.h"

#include <benchmark/benchmark.h>
#include <chrono>

using namespace perrin;

namespace {

TrainingSettings settingsFor(const std::string& presetName) {
    TrainingSettings settings{.scenario = preset(presetName), .network = {.name = "perrin"}};
    matchNetwork(settings);
    return settings;
}

void trainPerrin(benchmark::State& state, const std::string& presetName) {
    const TrainingSettings settings = settingsFor(presetName);
    const Normalization normalization = measureNormalization(settings.scenario, settings.label);
    const auto learner = engine().learner(settings.learner());
    BatchStream stream({.scenario = settings.scenario,
                        .seed = trainingStacksSeed(1),
                        .label = settings.label,
                        .normalization = normalization,
                        .sees = Sees::Spots,
                        .batch = settings.batch});
    std::uint64_t step = 0;
    for (int k = 0; k < 8; ++k) { // the queue's first filling is no part of a long training
        const Batch batch = stream.next();
        learner->step(batch.input, batch.labels, 1e-4, step++);
    }
    const double before = stream.waited();
    const auto start = std::chrono::steady_clock::now();
    for (auto _ : state) {
        const Batch batch = stream.next();
        learner->step(batch.input, batch.labels, 1e-4, step++);
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    state.counters["stacks/s"] = static_cast<double>(state.iterations()) * settings.batch / seconds;
    state.counters["waiting"] = (stream.waited() - before) / seconds;
}

void predict(benchmark::State& state) {
    const TrainingSettings settings = settingsFor("physical-a");
    const auto learner = engine().learner(settings.learner());
    Model model;
    model.network = settings.network;
    model.scenario = settings.scenario;
    model.weights = learner->weights();
    Predictor predictor(model);
    const Simulator simulator(settings.scenario, 3);
    const Imaging imaging = imagingOf(settings.scenario);
    constexpr std::size_t molecules = 200;
    std::vector<FrameStack> stacks;
    for (std::uint64_t k = 0; k < molecules; ++k)
        stacks.push_back(simulator.record(simulator.truth(k)));
    const auto start = std::chrono::steady_clock::now();
    for (auto _ : state)
        benchmark::DoNotOptimize(predictor.predict(
            molecules,
            [&](std::size_t k) {
                return KnownStack{.adu = stacks[k], .imaging = imaging};
            },
            Symmetries::All16));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    state.counters["molecules/s"] = static_cast<double>(state.iterations()) * molecules / seconds;
}

} // namespace

BENCHMARK_CAPTURE(trainPerrin, physical_a, "physical-a")->Iterations(120)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(trainPerrin, tirf_emccd, "tirf-emccd")->Iterations(60)->Unit(benchmark::kMillisecond);
BENCHMARK(predict)->Iterations(2)->Unit(benchmark::kMillisecond);
