// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/report_2024.h"

#include "core/error.h"
#include "core/simulate/alias_table.h"
#include "core/simulate/normal_cdf.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <string>
#include <unsupported/Eigen/FFT>
#include <vector>

namespace perrin {
namespace {

using namespace report;

constexpr Eigen::Index window = 64; // px
constexpr double halfGrid = 159;    // hr px; the report's grid is linspace(-159, 159, 320), …
constexpr double spacing = 2 * halfGrid / (window * binning - 1); // … so its points are 318/319 apart
constexpr double reach = 9 * psfSigma;                            // hr px, exp(-40) is left out
constexpr double divisor = 1000;                                  // of the light, in what is stored
constexpr float darkest = 1e-3f; // light that is lost in a background that varies by 10

/// Along one axis the Gaussian of one sub-position, mean over each camera pixel, from pixel `first` on.
struct Profile {
    static constexpr Eigen::Index longest = 20; // px
    Eigen::Index first = 0, count = 0;
    Eigen::Array<float, longest, 1> mean;

    explicit Profile(double place) {
        const auto pixelOf = [](double hrPixels) {
            const double pixel = std::floor((hrPixels + halfGrid) / spacing / binning);
            return static_cast<Eigen::Index>(std::clamp(pixel, -1.0, static_cast<double>(window)));
        };
        first = std::max<Eigen::Index>(0, pixelOf(place - reach));
        count = std::min(window - 1, pixelOf(place + reach)) - first + 1;
        if (count <= 0)
            return;
        static const Eigen::Array<float, longest * binning, 1> grid =
            Eigen::Array<double, longest * binning, 1>::LinSpaced(0, spacing * (longest * binning - 1))
                .cast<float>();
        const auto off =
            static_cast<float>(spacing * static_cast<double>(first * binning) - halfGrid - place);
        const Eigen::Array<float, longest * binning, 1> fine =
            ((grid + off).square() * static_cast<float>(-0.5 / (psfSigma * psfSigma))).exp();
        for (Eigen::Index i = 0; i < count; ++i)
            mean[i] = fine.segment<binning>(i * binning).mean();
    }
};

float drawnBackground(RandomStream& random) {
    const double drawn = background + backgroundSd * static_cast<double>(random.normal());
    return static_cast<float>(std::clamp(drawn, 0.0, brightestBackground));
}

/// Counts of a pixel without light from the molecule: Poisson with a mean that is itself drawn.
AliasTable darkCounts(double countsPerLight) {
    constexpr double step = 0.1, lowest = -5, highest = (brightestBackground - background) / backgroundSd;
    const double most = countsPerLight * brightestBackground;
    std::vector<double> shares(static_cast<std::size_t>(most + 7.5 * std::sqrt(most) + 12), 0.0);
    const auto add = [&](double deviation, double weight) {
        const double mean = countsPerLight * (background + backgroundSd * deviation);
        double share = weight * std::exp(-mean);
        for (std::size_t count = 0; count < shares.size(); ++count) {
            shares[count] += share;
            share *= mean / static_cast<double>(count + 1);
        }
    };
    for (double deviation = lowest + step / 2; deviation < highest; deviation += step)
        add(deviation, step * std::exp(-0.5 * deviation * deviation) / std::sqrt(2 * std::numbers::pi));
    add(highest, 1 - normalCdf(highest)); // where it is cut off
    return {0, std::move(shares)};
}

constexpr Eigen::Index longestDirect = 2000; // positions; the time for more would grow with their square

/// Sum of the squared displacements over all pairs of positions that are 0, 1, 2, … apart.
Eigen::VectorXd squaredSteps(const Positions& path) {
    const Eigen::Index count = path.rows();
    Eigen::VectorXd sums = Eigen::VectorXd::Zero(count);
    for (Eigen::Index lag = 1; lag < count; ++lag)
        sums[lag] = (path.col(0).tail(count - lag) - path.col(0).head(count - lag)).squaredNorm() +
                    (path.col(1).tail(count - lag) - path.col(1).head(count - lag)).squaredNorm();
    return sums;
}

/// The same by the autocorrelation (Kneller 1995): |b - a|^2 = |a|^2 + |b|^2 - 2 ab.
Eigen::VectorXd squaredStepsByFourier(const Positions& path) {
    const Eigen::Index count = path.rows();
    Eigen::FFT<double> fourier;
    Eigen::VectorXd sums = Eigen::VectorXd::Zero(count);
    for (const Eigen::Index axis : {0, 1}) {
        Eigen::VectorXd padded = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(
            std::bit_ceil(2 * static_cast<std::size_t>(count)))); // so that the ends do not meet
        padded.head(count) = path.col(axis).array() - path.col(axis).mean();
        const Eigen::VectorXd power = padded.array().square();
        Eigen::VectorXcd spectrum;
        fourier.fwd(spectrum, padded);
        spectrum = spectrum.cwiseAbs2().cast<std::complex<double>>().eval();
        Eigen::VectorXd correlation;
        fourier.inv(correlation, spectrum);
        double ends = 2 * power.sum();
        for (Eigen::Index lag = 1; lag < count; ++lag) {
            ends -= power[lag - 1] + power[count - lag];
            sums[lag] += ends - 2 * correlation[lag];
        }
    }
    return sums;
}

} // namespace

double reportUnit(double pixelSize) {
    const double hrPixel = pixelSize / static_cast<double>(binning);
    return 1000 * hrPixel * hrPixel;
}

double fromReport(double hrPixels) {
    return hrPixels / static_cast<double>(binning) + (window - 1) / 2.0;
}

double toReport(double pixels) {
    return (pixels - (window - 1) / 2.0) * static_cast<double>(binning);
}

FrameStack reportExpected(const Positions& path) {
    if (path.rows() % subPositions != 0)
        throw Error("the path has " + std::to_string(path.rows()) +
                    " sub-positions; the 2024 report's images need 10 a frame");
    const Eigen::Index frames = path.rows() / subPositions;
    FrameStack stack{.height = window, .pixels = Image::Zero(frames * window, window)};
    for (Eigen::Index row = 0; row < path.rows(); ++row) {
        const Profile across(path(row, 0)), down(path(row, 1));
        if (across.count <= 0 || down.count <= 0)
            continue;
        stack.frame(row / subPositions).block(down.first, across.first, down.count, across.count).matrix() +=
            static_cast<float>(peak) * down.mean.head(down.count).matrix() *
            across.mean.head(across.count).matrix().transpose();
    }
    return stack;
}

FrameStack reportNoise(const FrameStack& expected, RandomStream& random) {
    FrameStack noisy{.height = expected.height,
                     .pixels = Image(expected.pixels.rows(), expected.pixels.cols())};
    for (Eigen::Index index = 0; index < expected.frames(); ++index) {
        Image frame = expected.frame(index);
        // The brightest pixel outshines every dark one for certain: those need not be drawn to find it.
        const bool seen = frame.maxCoeff() >= static_cast<float>(brightestBackground);
        const float dark = seen ? darkest : -1;
        float brightest = 0;
        for (float& pixel : frame.reshaped<Eigen::RowMajor>())
            if (pixel > dark) {
                pixel += drawnBackground(random);
                brightest = std::max(brightest, pixel);
            }
        // Each frame is divided by a hundred times its own maximum before the Poisson noise and multiplied
        // by it after; skimage multiplies by the power of 2 above the number of distinct values, 4096.
        const double countsPerLight = brightestCounts / static_cast<double>(brightest);
        Image counts(frame.rows(), frame.cols());
        if (seen)
            darkCounts(countsPerLight).fill(counts.data(), counts.size(), random);
        for (Eigen::Index i = 0; i < frame.size(); ++i)
            if (const float light = frame.data()[i]; light > dark)
                counts.data()[i] =
                    static_cast<float>(random.poisson(countsPerLight * static_cast<double>(light)));
        std::vector<float> values; // of each number of counts
        for (float count = 0; count <= counts.maxCoeff(); ++count)
            values.push_back(static_cast<float>(
                Eigen::half(static_cast<float>(static_cast<double>(count) / countsPerLight / divisor))));
        noisy.frame(index) =
            counts.unaryExpr([&](float count) { return values[static_cast<std::size_t>(count)]; });
    }
    return noisy;
}

double effectiveD(const Positions& path, double interval) {
    const Eigen::Index count = path.rows();
    double product = 0, squares = 0;
    const Eigen::VectorXd sums = count > longestDirect ? squaredStepsByFourier(path) : squaredSteps(path);
    for (Eigen::Index lag = 1; lag < count; ++lag) {
        const auto steps = static_cast<double>(lag);
        product += steps * sums[lag] / static_cast<double>(count - lag);
        squares += steps * steps;
    }
    return squares > 0 ? product / (4 * squares * interval) : 0;
}

} // namespace perrin
