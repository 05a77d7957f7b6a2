// SPDX-License-Identifier: GPL-3.0-or-later
// What a fit finds in movies whose noise is known, and what it says.
#include "core/noise/noise_fit.h"
#include "core/noise/similarity.h"
#include "core/simulate/exposure.h"
#include "tests/core/noise/noise_movie.h"
#include "tests/support/error_of.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::HasSubstr;

namespace {

const NoiseModel scmos{
    .offset = 100, .gain = 2.2, .em = false, .background = 30, .gaussian = 8, .laplace = 10};

EmptyPixels pixelsOf(const NoiseModel& model, int frames = 16, std::uint64_t seed = 1,
                     Eigen::Index size = 64) {
    return findEmptyPixels(*test::emptyMovie(model, frames, seed, size));
}

void expectWithin(const FittedNoise& found, double truth, const char* name) {
    ASSERT_TRUE(found.low && found.high) << name;
    const double reach = 0.5 * (*found.high - *found.low); // half as far again as 95 %
    EXPECT_NEAR(found.value, truth, 1.5 * reach) << name;
}

} // namespace

TEST(NoiseFit, findsAnEmccd) {
    const NoiseFit fit = fitNoise(pixelsOf(test::emccd, 64));
    EXPECT_TRUE(fit.model.em);
    EXPECT_TRUE(fit.emDetermined);
    expectWithin(fit.of(NoiseParameter::Gain), 58, "gain");
    expectWithin(fit.of(NoiseParameter::Offset), 520, "offset");
    expectWithin(fit.of(NoiseParameter::Background), 12, "background");
    EXPECT_LT(fit.of(NoiseParameter::Gain).high.value() / fit.of(NoiseParameter::Gain).low.value(), 1.15);
    EXPECT_LT(fit.offsetBackgroundCorrelation, -0.9);
    EXPECT_NEAR(fit.slope.value, 2 * fit.model.gain, 1e-9);
}

TEST(NoiseFit, findsTheLevelsWithTheRestHeld) {
    const NoiseFit fit = fitNoise(pixelsOf(scmos), NoiseFitSettings::levelsOnly(scmos));
    expectWithin(fit.of(NoiseParameter::Gaussian), 8, "Gaussian");
    expectWithin(fit.of(NoiseParameter::Laplace), 10, "Laplace");
    EXPECT_GT(fit.laplaceRatio, 10);
    EXPECT_TRUE(fit.of(NoiseParameter::Gain).locked);
    EXPECT_EQ(fit.model.offset, 100);
    EXPECT_EQ(fit.model.gain, 2.2);
    EXPECT_EQ(fit.model.background, 30);
    expectWithin(fit.levelVariance, 64 + 200, "both");
}

TEST(NoiseFit, keepsEachLock) {
    const EmptyPixels pixels = pixelsOf(test::emccd);
    for (const NoiseParameter which : noiseParameters) {
        NoiseFitSettings settings{.model = test::emccd};
        settings.locked[static_cast<std::size_t>(which)] = true;
        const NoiseFit fit = fitNoise(pixels, settings);
        EXPECT_EQ(value(fit.model, which), value(test::emccd, which)) << name(which);
        EXPECT_TRUE(fit.of(which).locked);
        EXPECT_NEAR(fit.model.mean(), test::emccd.mean(), 5) << name(which);
        EXPECT_NEAR(std::sqrt(fit.model.variance() / test::emccd.variance()), 1, 0.02) << name(which);
        EXPECT_LT(kolmogorovSmirnov(pixels.pooled(), expectedLaw(pixels, fit.model)), 0.008) << name(which);
    }
}

TEST(NoiseFit, lockingTheOffsetSettlesTheRest) {
    const EmptyPixels pixels =
        pixelsOf({.offset = 700, .gain = 26, .em = true, .background = 140, .gaussian = 20});
    const NoiseFit free = fitNoise(pixels);
    EXPECT_FALSE(free.of(NoiseParameter::Background).determined);
    EXPECT_THAT(explain(free), testing::Contains(HasSubstr("Offset and background cannot be separated")));
    NoiseFitSettings settings;
    settings.model.offset = 700;
    settings.locked[0] = true;
    const NoiseFit held = fitNoise(pixels, settings);
    EXPECT_TRUE(held.of(NoiseParameter::Background).determined);
    EXPECT_NEAR(held.model.gain, 26, 1.5);
}

TEST(NoiseFit, saysWhatItCannotTell) {
    // Read noise of 3 ADU beside 280 ADU of light.
    NoiseModel quiet = test::emccd;
    quiet.gaussian = 3;
    const NoiseFit fit = fitNoise(pixelsOf(quiet));
    const FittedNoise& laplace = fit.of(NoiseParameter::Laplace);
    EXPECT_FALSE(laplace.determined);
    EXPECT_FALSE(laplace.low);
    EXPECT_GT(laplace.high.value(), 3);
    const auto words = explain(fit);
    EXPECT_THAT(words, testing::Contains(HasSubstr("Laplace")));
    EXPECT_THAT(words, testing::Contains(HasSubstr("cannot tell")));
    EXPECT_THAT(words, testing::Contains(HasSubstr("Gaussian noise alone is ruled out")));
}

TEST(NoiseFit, aConstantWithGaussianNoiseNeedsNoMore) {
    const NoiseModel dark{.offset = 300, .gain = 1, .em = false, .background = 0, .gaussian = 6};
    NoiseFitSettings settings{.model = dark, .locked = {false, true, true, false, false}};
    settings.em = false;
    const NoiseFit fit = fitNoise(pixelsOf(dark), settings);
    EXPECT_LT(fit.gaussianOnlyRatio, 10.8);
    EXPECT_NEAR(std::sqrt(fit.model.levelVariance()), 6, 0.1);
    EXPECT_NEAR(fit.model.gaussian, 6, 0.5);
    EXPECT_NEAR(fit.model.offset, 300, 0.1);
}

TEST(NoiseFit, unevenBackgroundGivesTheGain) {
    // Light rises from 20 to 60 photons over the frame: variance over mean then tells gain and offset apart.
    NoiseModel model{.offset = 100, .gain = 2.2, .em = false, .background = 40, .gaussian = 2};
    Image light(128, 128);
    for (Eigen::Index x = 0; x < 128; ++x)
        light.col(x) = 20 + 40 * static_cast<float>(x) / 127;
    std::vector<Image> frames;
    for (std::uint64_t frame = 0; frame < 40; ++frame) {
        RandomStream random(5, frame);
        frames.push_back(expose(light, test::sensorOf(model), random));
    }
    const EmptyPixels pixels = findEmptyPixels(*movieFromFrames(frames));
    EXPECT_GT(pixels.levels.size(), 3u);
    const NoiseFit fit = fitNoise(pixels);
    EXPECT_FALSE(fit.model.em);
    EXPECT_NEAR(fit.model.gain, 2.2, 0.1);
    EXPECT_NEAR(fit.model.offset, 100, 5);
    EXPECT_NEAR(fit.model.background, 40, 4);
    EXPECT_LT(kolmogorovSmirnov(pixels.pooled(), expectedLaw(pixels, fit.model)), 0.004);
}

TEST(NoiseFit, locksThatContradictThePixelsAreRefused) {
    const EmptyPixels pixels = pixelsOf(test::emccd, 1);
    NoiseFitSettings settings;
    settings.model.offset = 3000;
    settings.locked[0] = true;
    EXPECT_THAT(test::errorOf([&] { fitNoise(pixels, settings); }),
                HasSubstr("locked at 3000 ADU, but empty pixels are only"));
}

TEST(NoiseFit, stopsWhenAsked) {
    const EmptyPixels pixels = pixelsOf(test::emccd, 1);
    std::stop_source stop;
    double reached = -1;
    const Job job{stop.get_token(), [&](double fraction, std::string_view) {
                      reached = fraction;
                      stop.request_stop();
                  }};
    EXPECT_THROW(fitNoise(pixels, {}, job), Cancelled);
    EXPECT_LT(reached, 0.5);
}
