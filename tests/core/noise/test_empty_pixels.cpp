// SPDX-License-Identifier: GPL-3.0-or-later
// Which pixels count as empty, in movies whose molecules are known.
#include "core/noise/empty_pixels.h"
#include "core/noise/noise_fit.h"
#include "core/noise/similarity.h"
#include "core/simulate/exposure.h"
#include "core/simulate/field.h"
#include "tests/core/noise/noise_movie.h"
#include "tests/support/error_of.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::HasSubstr;

namespace {

/// Molecules that stay and molecules that move over an even background.
std::shared_ptr<const Movie> molecules(const NoiseModel& model, double photons, int number, int frames) {
    Scenario scenario;
    setNoise(scenario, model);
    scenario.emission.photons = Range::fixed(photons);
    scenario.motion.diffusionCoefficient = Range::oneOf({0.02, 1});
    scenario.field = {.width = 128, .height = 128, .frames = frames, .molecules = number};
    FieldSimulator field(scenario, 3);
    std::vector<Image> images;
    for (int frame = 0; frame < frames; ++frame)
        images.push_back(field.next().pixels);
    return movieFromFrames(images);
}

} // namespace

TEST(EmptyPixels, withoutMoleculesAreAll) {
    const EmptyPixels pixels = findEmptyPixels(*test::emptyMovie(test::emccd, 16, 1));
    EXPECT_GT(pixels.emptyShare, 0.97);
    EXPECT_EQ(pixels.levels.size(), 1u);
    EXPECT_EQ(pixels.hotPixels, 0u);
    EXPECT_EQ(pixels.frames.size(), 16u);
    const ValueCounts all = pixels.pooled();
    EXPECT_NEAR(all.mean(), test::emccd.mean(), 4);
    EXPECT_NEAR(all.variance() / test::emccd.variance(), 1, 0.025);
    EXPECT_NEAR(all.skewness(), test::emccd.skewness(), 0.05);
}

TEST(EmptyPixels, leaveMoleculesOut) {
    for (const double photons : {120., 500.}) {
        const auto movie = molecules(test::emccd, photons, 15, 20);
        const EmptyPixels pixels = findEmptyPixels(*movie);
        EXPECT_LT(pixels.emptyShare, 0.95);
        EXPECT_GT(pixels.emptyShare, 0.5);
        const double ks = kolmogorovSmirnov(pixels.pooled(), expectedLaw(pixels, test::emccd));
        EXPECT_LT(ks, 0.008) << photons;
        ValueCounts every;
        for (std::size_t frame = 0; frame < 20; ++frame) {
            const Image image = movie->frame(frame);
            for (Eigen::Index i = 0; i < image.size(); ++i)
                every.add(std::lround(image.data()[i]));
        }
        EXPECT_GT(kolmogorovSmirnov(every, pixelLaw(test::emccd)), 2 * ks) << photons;
    }
}

TEST(EmptyPixels, leaveHotPixelsOut) {
    const auto movie = test::emptyMovie(test::emccd, 8, 2);
    std::vector<Image> frames;
    for (std::size_t frame = 0; frame < 8; ++frame) {
        frames.push_back(movie->frame(frame));
        frames.back()(10, 50) += 2000;
        frames.back()(40, 3) = 100;
    }
    const EmptyPixels pixels = findEmptyPixels(*movieFromFrames(frames));
    // One lights up like a molecule and is left out as one, or as hot.
    EXPECT_GE(pixels.hotPixels, 1u);
    EXPECT_LT(kolmogorovSmirnov(pixels.pooled(), expectedLaw(pixels, test::emccd)), 0.012);
    for (const ValueCounts& level : pixels.levels)
        for (std::size_t i = 0; i < level.counts.size(); ++i)
            if (level.first + static_cast<std::int64_t>(i) < 200) {
                EXPECT_EQ(level.counts[i], 0);
            }
}

TEST(EmptyPixels, brighterFramesAndPlacesAreTakenOff) {
    std::vector<Image> frames;
    for (int frame = 0; frame < 20; ++frame) {
        Image light(64, 64);
        for (Eigen::Index x = 0; x < 64; ++x)
            light.col(x) = static_cast<float>((10 + 0.06 * static_cast<double>(x)) * (1 - 0.01 * frame));
        RandomStream random(9, static_cast<std::uint64_t>(frame));
        frames.push_back(expose(light, test::sensorOf(test::emccd), random));
    }
    const EmptyPixels pixels = findEmptyPixels(*movieFromFrames(frames));
    EXPECT_GT(pixels.levels.size(), 1u);
    EXPECT_GT(pixels.frameShifts.front(), pixels.frameShifts.back() + 0.15 * 58 * 10);
    const double middle = 0.5 * static_cast<double>(pixels.background(32, 31) + pixels.background(32, 32));
    EXPECT_NEAR(middle, 520 + 58 * 11.9 * 0.905, 25);
    // What is left is the noise of light of the mean brightness.
    const double light = (pixels.pooled().mean() - 520) / 58;
    EXPECT_NEAR(pixels.pooled().variance(), 2 * 58 * 58 * light + 400, 0.02 * 2 * 58 * 58 * light);
}

TEST(EmptyPixels, ofARegionAndSomeFrames) {
    const auto movie = test::emptyMovie(test::emccd, 10, 4);
    EmptySettings settings;
    settings.firstFrame = 6;
    settings.frames = 2;
    settings.region = PixelRegion{5, 8, 40, 30};
    const EmptyPixels pixels = findEmptyPixels(*movie, settings);
    EXPECT_EQ(pixels.frames, (std::vector<std::size_t>{6, 7}));
    EXPECT_EQ(pixels.background.cols(), 40);
    EXPECT_EQ(pixels.background.rows(), 30);
    EXPECT_LE(pixels.count(), 2 * 40 * 30);

    const auto refusal = [&](const EmptySettings& wrong) {
        return test::errorOf([&] { findEmptyPixels(*movie, wrong); });
    };
    settings.region = PixelRegion{30, 8, 40, 30};
    EXPECT_THAT(refusal(settings), HasSubstr("not within the frames of 64x64"));
    settings.region = PixelRegion{0, 0, 8, 30};
    EXPECT_THAT(refusal(settings), HasSubstr("at least 16x16"));
    settings.region.reset();
    settings.firstFrame = 10;
    EXPECT_THAT(refusal(settings), HasSubstr("there is no frame 11"));
}

TEST(EmptyPixels, ofAnAveragedMovieAreRefused) {
    Image frame = Image::Constant(32, 32, 100.25f);
    EXPECT_THAT(test::errorOf([&] {
                    findEmptyPixels(*movieFromFrames({frame, frame}));
                }),
                HasSubstr("open the raw movie"));
}

TEST(EmptyPixels, stopWhenAsked) {
    const auto movie = test::emptyMovie(test::emccd, 40, 6);
    std::stop_source stop;
    double reached = 0;
    const Job job{stop.get_token(), [&](double fraction, std::string_view) {
                      reached = fraction;
                      if (fraction > 0.2)
                          stop.request_stop();
                  }};
    EXPECT_THROW(findEmptyPixels(*movie, {}, job), Cancelled);
    EXPECT_LT(reached, 0.4);
}
