// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/pixel_search.h"

#include "core/error.h"
#include "core/noise/similarity.h"
#include "core/simulate/random_stream.h"

#include <algorithm>
#include <array>
#include <boost/math/tools/minima.hpp>
#include <cmath>

namespace perrin {
namespace {

constexpr std::array losses{PixelLoss::MeanSquared, PixelLoss::PeakSignal, PixelLoss::Structure,
                            PixelLoss::StructureAndMeanSquared, PixelLoss::StructureAndPeakSignal};

/// One frame of noise drawn once and scaled by the levels, as one draw for each try would make the loss jump.
class NoisyFrame {
  public:
    NoisyFrame(const Image& real, const Image& clean, PixelLoss loss, std::uint64_t seed)
        : real_(real.cast<double>()), clean_(clean.cast<double>()), loss_(loss),
          range_(std::max(real_.maxCoeff() - real_.minCoeff(), 1.0)), gaussian_(real.rows(), real.cols()),
          laplace_(real.rows(), real.cols()) {
        if (real.rows() != clean.rows() || real.cols() != clean.cols())
            throw Error("the real and the simulated frame differ in size; compare the same region");
        RandomStream random(seed);
        for (Eigen::Index y = 0; y < gaussian_.rows(); ++y)
            for (Eigen::Index x = 0; x < gaussian_.cols(); ++x) {
                gaussian_(y, x) = static_cast<double>(random.normal());
                laplace_(y, x) = static_cast<double>(random.laplace());
            }
    }

    double loss(double gaussian, double laplace) {
        ++frames_;
        const Eigen::ArrayXXd frame = (clean_ + gaussian * gaussian_ + laplace * laplace_).round();
        const double squared = meanSquaredError(real_, frame) / (range_ * range_);
        const double peak = -std::log10(1 / squared) / 10; // minus PSNR, of the order of 1
        const auto structure = [&] { return 1 - structuralSimilarity(real_, frame, range_); };
        switch (loss_) {
        case PixelLoss::MeanSquared:
            return squared;
        case PixelLoss::PeakSignal:
            return peak;
        case PixelLoss::Structure:
            return structure();
        case PixelLoss::StructureAndMeanSquared:
            return structure() + squared;
        case PixelLoss::StructureAndPeakSignal:
            break;
        }
        return structure() + peak;
    }
    int frames() const { return frames_; }

  private:
    const Eigen::ArrayXXd real_, clean_;
    const PixelLoss loss_;
    const double range_;
    Eigen::ArrayXXd gaussian_, laplace_; // of level 1
    int frames_ = 0;
};

} // namespace

const char* name(PixelLoss loss) {
    switch (loss) {
    case PixelLoss::MeanSquared:
        return "mse";
    case PixelLoss::PeakSignal:
        return "psnr";
    case PixelLoss::Structure:
        return "ssim";
    case PixelLoss::StructureAndMeanSquared:
        return "ssim+mse";
    case PixelLoss::StructureAndPeakSignal:
        break;
    }
    return "ssim+psnr";
}

PixelLoss pixelLoss(std::string_view text) {
    std::string names;
    for (const PixelLoss loss : losses) {
        if (text == name(loss))
            return loss;
        names += std::string(names.empty() ? "" : ", ") + name(loss);
    }
    throw Error("there is no loss \"" + std::string(text) + "\"; the names are " + names);
}

PixelSearch searchOneLevel(const Image& real, const Image& clean, PixelLoss loss, double highest,
                           std::uint64_t seed, const Job& job) {
    NoisyFrame frame(real, clean, loss, seed);
    std::uintmax_t most = 500;
    const auto [level, value] = boost::math::tools::brent_find_minima(
        [&](double both) {
            job.checkCancelled();
            return frame.loss(both, both);
        },
        0.0, highest, 24, most);
    return {.gaussian = level, .laplace = level, .loss = value, .frames = frame.frames()};
}

PixelSearch searchTwoLevels(const Image& real, const Image& clean, PixelLoss loss, double highest,
                            std::uint64_t seed, const Job& job) {
    NoisyFrame frame(real, clean, loss, seed);
    const auto value = [&](const std::vector<double>& x) {
        return frame.loss(highest * x[0], highest * x[1]);
    };
    const std::vector<double> best = differentialEvolution(value, 2, seed, job);
    const double least = value(best);
    return {
        .gaussian = highest * best[0], .laplace = highest * best[1], .loss = least, .frames = frame.frames()};
}

std::vector<double> differentialEvolution(const std::function<double(const std::vector<double>&)>& function,
                                          std::size_t numbers, std::uint64_t seed, const Job& job) {
    constexpr std::size_t membersANumber = 15;
    constexpr int mostGenerations = 1000;
    constexpr double crossing = 0.7, leastStep = 0.5, tolerance = 0.01;
    RandomStream random(seed, 1);
    const std::size_t size = membersANumber * numbers;
    std::vector<std::vector<double>> members(size, std::vector<double>(numbers));
    for (std::size_t k = 0; k < numbers; ++k) { // a Latin square: each number takes every part of its range
        std::vector<std::size_t> parts(size);
        for (std::size_t i = 0; i < size; ++i)
            parts[i] = i;
        for (std::size_t i = size - 1; i > 0; --i)
            std::swap(parts[i],
                      parts[static_cast<std::size_t>(random.uniform() * static_cast<double>(i + 1))]);
        for (std::size_t i = 0; i < size; ++i)
            members[i][k] = (static_cast<double>(parts[i]) + random.uniform()) / static_cast<double>(size);
    }
    std::vector<double> values(size);
    for (std::size_t i = 0; i < size; ++i)
        values[i] = function(members[i]);
    const auto any = [&](std::size_t below) {
        return static_cast<std::size_t>(random.uniform() * static_cast<double>(below));
    };
    const auto other = [&](std::size_t than, std::size_t andThan) {
        std::size_t member = any(size);
        while (member == than || member == andThan)
            member = any(size);
        return member;
    };
    auto best = static_cast<std::size_t>(std::min_element(values.begin(), values.end()) - values.begin());
    for (int generation = 0; generation < mostGenerations; ++generation) {
        job.progress(static_cast<double>(generation) / mostGenerations,
                     "Searching by differential evolution");
        const double step = leastStep + (1 - leastStep) * random.uniform();
        for (std::size_t i = 0; i < size; ++i) {
            std::vector<double> trial = members[i];
            const std::size_t a = other(i, i), b = other(i, a), certain = any(numbers);
            for (std::size_t k = 0; k < numbers; ++k)
                if (k == certain || random.uniform() < crossing) {
                    trial[k] = members[best][k] + step * (members[a][k] - members[b][k]);
                    if (trial[k] < 0 || trial[k] > 1)
                        trial[k] = random.uniform();
                }
            const double value = function(trial);
            if (value > values[i])
                continue;
            members[i] = std::move(trial);
            values[i] = value;
            if (value < values[best])
                best = i;
        }
        double mean = 0, square = 0;
        for (const double value : values) {
            mean += value / static_cast<double>(size);
            square += value * value / static_cast<double>(size);
        }
        if (std::sqrt(std::max(0.0, square - mean * mean)) <= tolerance * std::abs(mean))
            break;
    }
    return members[best];
}

} // namespace perrin
