// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/bayes.h"
#include "core/diffusion/brownian_test.h"
#include "core/diffusion/measurability.h"
#include "core/diffusion/mle.h"
#include "core/diffusion/msd.h"
#include "core/random.h"
#include "core/simulate/report_2024.h"

#include <benchmark/benchmark.h>
#include <cmath>

using namespace perrin;

namespace {

/// A path with localization error; blur does not matter to the time taken.
Trajectory track(std::int64_t frames, bool localizationKnown) {
    Random random(1);
    Trajectory trajectory;
    trajectory.frameInterval = 0.01;
    trajectory.blurCoefficient = 1.0 / 6;
    trajectory.positions.resize(frames, 2);
    Eigen::RowVector2d place(0, 0);
    for (Eigen::Index i = 0; i < frames; ++i) {
        place += 0.1 * Eigen::RowVector2d(random.normal(), random.normal());
        trajectory.positions.row(i) = place + 0.02 * Eigen::RowVector2d(random.normal(), random.normal());
        trajectory.frames.push_back(static_cast<int>(i));
    }
    if (localizationKnown)
        trajectory.localizationVariance = Eigen::VectorXd::Constant(frames, 0.0004);
    return trajectory;
}

template<auto Estimator, bool LocalizationKnown>
void estimate(benchmark::State& state) {
    const Trajectory trajectory = track(state.range(0), LocalizationKnown);
    for (auto _ : state)
        benchmark::DoNotOptimize(Estimator(trajectory));
}

BayesEstimate withPrior(const Trajectory& trajectory) {
    return bayes(trajectory, {0.001, 10, 0.0005, 0.05});
}

/// Promised: 2 ms at most, so that the meter follows a slider.
void canIMeasureThis(benchmark::State& state, const char* name) {
    const Scenario scenario = preset(name);
    for (auto _ : state)
        benchmark::DoNotOptimize(measurability(scenario));
}

/// Promised: 15 us at most for the report's 160 places; it is part of every stack's truth.
void reportsD(benchmark::State& state) {
    const Positions path = track(state.range(0), false).positions;
    for (auto _ : state)
        benchmark::DoNotOptimize(effectiveD(path, 0.001));
}

} // namespace

BENCHMARK_CAPTURE(canIMeasureThis, ccd, "physical-a")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(canIMeasureThis, emccd, "tirf-emccd")->Unit(benchmark::kMicrosecond);
BENCHMARK(reportsD)->Name("effective D")->Arg(160)->Arg(256)->Unit(benchmark::kMicrosecond);
BENCHMARK(estimate<mle, true>)->Name("mle, localization known")->Arg(16)->Arg(200)->Arg(10000);
BENCHMARK(estimate<mle, false>)->Name("mle, localization fitted")->Arg(16)->Arg(200)->Arg(10000);
BENCHMARK(estimate<withPrior, true>)->Name("bayes, localization known")->Arg(16)->Arg(200)->Arg(10000);
BENCHMARK(estimate<withPrior, false>)->Name("bayes, localization unknown")->Arg(16)->Arg(200)->Arg(10000);
BENCHMARK(estimate<fitMsd, false>)->Name("msd")->Arg(16)->Arg(200)->Arg(10000);
BENCHMARK(estimate<msdReport, false>)->Name("msd, all lags")->Arg(16)->Arg(200)->Arg(10000);
BENCHMARK(estimate<testBrownian, false>)->Name("Brownian test")->Arg(16)->Arg(200)->Arg(10000);
