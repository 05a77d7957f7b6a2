// SPDX-License-Identifier: GPL-3.0-or-later
// The 2024 report's searches: that they find the optimum of what they search, and what that optimum is worth.
#include "core/noise/noise_fit.h"
#include "core/noise/pixel_search.h"
#include "core/noise/twin.h"
#include "core/simulate/exposure.h"
#include "tests/core/noise/noise_movie.h"
#include "tests/support/error_of.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

const NoiseModel noisy{
    .offset = 500, .gain = 2, .em = false, .background = 50, .gaussian = 20, .laplace = 15};

Image cleanFrame() {
    return Image::Constant(64, 64, static_cast<float>(noisy.mean()));
}

Image realFrame() {
    RandomStream random(3);
    return expose(Image::Constant(64, 64, 50), test::sensorOf(noisy), random);
}

} // namespace

TEST(DifferentialEvolution,
     findsTheLeastAmongMany) { // Rastrigin's function: a hundred valleys, the deepest at .6, .3
    const auto valleys = [](const std::vector<double>& x) {
        const double u = 10 * (x[0] - 0.6), v = 10 * (x[1] - 0.3);
        return 1e-3 + 20 + u * u - 10 * std::cos(2 * M_PI * u) + v * v - 10 * std::cos(2 * M_PI * v);
    };
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        const auto least = differentialEvolution(valleys, 2, seed);
        EXPECT_NEAR(least[0], 0.6, 1e-3) << seed;
        EXPECT_NEAR(least[1], 0.3, 1e-3) << seed;
    }
}

TEST(DifferentialEvolution, stopsWhenAsked) {
    std::stop_source stop;
    int calls = 0;
    const auto function = [&](const std::vector<double>& x) {
        if (++calls == 100)
            stop.request_stop();
        return x[0];
    };
    EXPECT_THROW(differentialEvolution(function, 2, 1, {stop.get_token(), {}}), Cancelled);
    EXPECT_LT(calls, 200);
}

TEST(PixelSearch, likesTooLittleNoise) {
    // Any noise of its own makes the simulated frame less like the real one, so that pixels' best is none.
    for (const PixelLoss loss : {PixelLoss::MeanSquared, PixelLoss::PeakSignal}) {
        const PixelSearch one = searchOneLevel(realFrame(), cleanFrame(), loss, 60, 5);
        EXPECT_LT(one.gaussian, 2) << name(loss);
        EXPECT_EQ(one.gaussian, one.laplace);
        EXPECT_GT(one.frames, 5);
        const PixelSearch two = searchTwoLevels(realFrame(), cleanFrame(), loss, 60, 5);
        EXPECT_LT(std::hypot(two.gaussian, two.laplace), 8) << name(loss);
        EXPECT_LE(two.loss, one.loss + 1e-3 * std::abs(one.loss));
    }
    // The likelihood of the same frame finds them.
    const NoiseFit fit =
        fitNoise(findEmptyPixels(*movieFromFrames({realFrame()})), NoiseFitSettings::levelsOnly(noisy));
    EXPECT_NEAR(std::sqrt(fit.model.levelVariance()), std::sqrt(noisy.levelVariance()), 1.5);
}

TEST(PixelSearch, findsTheNoiseWhereItIsTheSame) {
    // A "real" frame that is the clean one with the very noise that is scaled: only then pixels tell the
    // levels.
    const Image clean = cleanFrame();
    RandomStream random(5);
    Image real = clean;
    for (Eigen::Index i = 0; i < real.size(); ++i) {
        const auto gaussian = static_cast<double>(random.normal()),
                   laplace = static_cast<double>(random.laplace());
        real.data()[i] = static_cast<float>(
            std::round(static_cast<double>(clean.data()[i]) + 12 * gaussian + 30 * laplace));
    }
    for (const PixelLoss loss : {PixelLoss::MeanSquared, PixelLoss::Structure,
                                 PixelLoss::StructureAndMeanSquared, PixelLoss::StructureAndPeakSignal}) {
        const PixelSearch two = searchTwoLevels(real, clean, loss, 60, 5);
        EXPECT_NEAR(two.gaussian, 12, 3) << name(loss);
        EXPECT_NEAR(two.laplace, 30, 3) << name(loss);
    }
    EXPECT_THAT(test::errorOf([] { pixelLoss("mean"); }), testing::HasSubstr("mse, psnr, ssim"));
    EXPECT_THAT(test::errorOf([&] { searchOneLevel(real, Image::Zero(8, 8), PixelLoss::MeanSquared, 9, 1); }),
                testing::HasSubstr("differ in size"));
}
