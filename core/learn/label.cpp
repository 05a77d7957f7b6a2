// SPDX-License-Identifier: GPL-3.0-or-later
// What is learned: labels, seeds and the symmetries of the stacks.
#include "core/error.h"
#include "core/learn/batch_stream.h"
#include "core/learn/symmetry.h"

#include <cmath>
#include <tbb/parallel_for.h>

namespace perrin {
namespace {

constexpr std::uint64_t labelsMeasured = 4096, stacksMeasured = 64;

struct Moments {
    double mean = 0, sd = 0;
};

Moments momentsOf(double sum, double squares, double count) {
    const double mean = sum / count;
    return {.mean = mean, .sd = std::sqrt(std::max(0.0, squares / count - mean * mean))};
}

Moments labelMoments(const Simulator& simulator, Label label, const Job& job) {
    std::vector<double> labels(labelsMeasured);
    tbb::parallel_for(std::uint64_t{0}, labelsMeasured, [&](std::uint64_t index) {
        job.checkCancelled();
        labels[index] = labelOf(label, simulator.truth(index), simulator.scenario());
    });
    double sum = 0, squares = 0;
    for (const double value : labels)
        sum += value;
    const double mean = sum / static_cast<double>(labelsMeasured);
    for (const double value : labels)
        squares += (value - mean) * (value - mean);
    return {.mean = mean, .sd = std::sqrt(squares / static_cast<double>(labelsMeasured))};
}

Moments pixelMoments(const Simulator& simulator, const Job& job) {
    double sum = 0, squares = 0, count = 0;
    for (std::uint64_t index = 0; index < stacksMeasured; ++index) {
        job.checkCancelled();
        const Truth truth = simulator.truth(index);
        const Image pixels =
            calibrated(simulator.record(truth), imagingOf(simulator.scenario(), truth.conditions)).pixels;
        sum += pixels.cast<double>().sum();
        squares += pixels.cast<double>().square().sum();
        count += static_cast<double>(pixels.size());
    }
    return momentsOf(sum, squares, count);
}

/// splitmix64
std::uint64_t mixed(std::uint64_t seed) {
    std::uint64_t bits = seed + 0x9e3779b97f4a7c15u;
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9u;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebu;
    return bits ^ (bits >> 31);
}

} // namespace

std::uint64_t trainingStacksSeed(std::uint64_t seed) {
    return mixed(seed) & ~std::uint64_t{1}; // even …
}

std::uint64_t validationStacksSeed() {
    return 0x7a11da7e5e7f1c5bu; // … and odd, as are those of comparisons
}

std::uint64_t comparisonStacksSeed(std::uint64_t seed) {
    const std::uint64_t odd = mixed(seed) | 1;
    return odd == validationStacksSeed() ? odd + 2 : odd;
}

double labelOf(Label label, const Truth& truth, const Scenario& scenario) {
    const double unit = imagingOf(scenario).unitD();
    switch (label) {
    case Label::LnD:
        return std::log(truth.conditions.diffusionCoefficient / unit);
    case Label::D:
        return truth.conditions.diffusionCoefficient / unit;
    case Label::EffectiveD:
        return truth.effectiveD / unit;
    case Label::LnEffectiveD:
        break;
    }
    return std::log(truth.effectiveD / unit);
}

Normalization measureNormalization(const Scenario& scenario, Label label, const Job& job) {
    const Simulator simulator(scenario, validationStacksSeed());
    const Moments labels = labelMoments(simulator, label, job), pixels = pixelMoments(simulator, job);
    if (!(labels.sd > 0) || !std::isfinite(labels.mean))
        throw Error("the labels of this scenario do not differ or are no numbers; give D a range above 0");
    return {.pixelMean = pixels.mean,
            .pixelScale = pixels.sd > 0 ? pixels.sd : 1,
            .labelMean = labels.mean,
            .labelScale = labels.sd};
}

std::vector<int> symmetriesOf(const Scenario& scenario) {
    const WindowSettings& window = scenario.window;
    const bool square = window.width == window.height;
    // Backwards a molecule must not come to life, nor go to where it should start; tracks begin at any time.
    const bool reversible = window.centredInTime && (scenario.emission.bleachingTime == 0 || window.tracked);
    std::vector<int> symmetries;
    for (int symmetry = 0; symmetry < symmetryCount; ++symmetry)
        if ((square || symmetry % 2 == 0) && (reversible || symmetry < 8))
            symmetries.push_back(symmetry);
    return symmetries;
}

} // namespace perrin
