// SPDX-License-Identifier: GPL-3.0-or-later
// Promised: find + localize + link at 60 frames/s or more, 512x512 frames with 50 spots, two cores.
#include "core/track/finder.h"
#include "core/track/linker.h"
#include "tests/support/synthetic_movie.h"

#include <benchmark/benchmark.h>

using namespace perrin;

namespace {

const Movie& crowdedMovie() {
    static const auto movie = [] {
        test::SyntheticScene scene{.width = 512, .height = 512, .frames = 120};
        scene.populations = {{0.05, 25}, {1.0, 25}};
        scene.camera = {.offset = 500, .gain = 30, .readNoise = 0.5, .em = true};
        return movieFromFrames(test::render(scene, 1).frames, scene.acquisition);
    }();
    return *movie;
}

void framesPerSecond(benchmark::State& state, double frames) {
    state.counters["frames/s"] =
        benchmark::Counter(frames * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void findAndLink(benchmark::State& state) {
    const Movie& movie = crowdedMovie();
    const FindSettings settings;
    const FindCalibration calibration = calibrateFinder(movie, settings);
    std::size_t tracks = 0;
    for (auto _ : state)
        tracks = linkSpots(findSpots(movie, settings, calibration), movie.info().acquisition, {}).size();
    state.counters["tracks"] = static_cast<double>(tracks);
    framesPerSecond(state, static_cast<double>(movie.info().frames));
}
BENCHMARK(findAndLink)->Unit(benchmark::kMillisecond)->UseRealTime();

void calibrate(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(calibrateFinder(crowdedMovie(), {}).threshold);
}
BENCHMARK(calibrate)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
