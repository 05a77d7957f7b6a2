// SPDX-License-Identifier: GPL-3.0-or-later
// The number of false spots a frame is what was asked for, on cameras whose noise is far from Gaussian too.
#include "core/error.h"
#include "core/track/detector.h"
#include "core/track/finder.h"
#include "tests/support/sanitized.h"
#include "tests/support/synthetic_movie.h"

#include <gtest/gtest.h>

using namespace perrin;

namespace {

struct Sky {
    const char* camera;
    double background; // photons a px
};

std::shared_ptr<const Movie> emptyMovie(const Sky& sky, int frames) {
    const Camera camera = std::string(sky.camera) == "EMCCD"
                              ? Camera{.offset = 500, .gain = 30, .readNoise = 0.5, .em = true}
                              : Camera{.offset = 100, .gain = 1, .readNoise = 1.5};
    Random random(11, static_cast<std::uint64_t>(sky.background));
    const Image photons = Image::Constant(64, 64, static_cast<float>(sky.background));
    std::vector<Image> images;
    for (int f = 0; f < frames; ++f)
        images.push_back(test::expose(photons, camera, random));
    return movieFromFrames(std::move(images));
}

double measuredRate(const Movie& movie, DetectorKind kind, double falseAlarm) {
    const FindSettings settings{.detector = kind, .falseAlarm = falseAlarm, .psfSigma = 1.3};
    const double threshold = calibrateFinder(movie, settings).threshold;
    double count = 0;
    for (std::size_t f = 0; f < movie.info().frames; ++f)
        count += static_cast<double>(localMaxima(spotScore(movie.frame(f), kind, 1.3), threshold).size());
    return count / static_cast<double>(movie.info().frames);
}

class FalseAlarms : public testing::TestWithParam<Sky> {};

} // namespace

TEST_P(FalseAlarms, areWithinAFactorOfTwoOfWhatWasAskedFor) {
    PERRIN_MEASURES_RATES;
    const auto movie = emptyMovie(GetParam(), 1000);
    for (const double wanted : {0.01, 0.1, 1.0}) {
        const double rate = measuredRate(*movie, DetectorKind::Glrt, wanted);
        EXPECT_GT(rate, wanted / 2) << "asked for " << wanted;
        EXPECT_LT(rate, wanted * 2) << "asked for " << wanted;
    }
}

TEST_P(FalseAlarms, ofTheOtherDetectorsToo) {
    const auto movie = emptyMovie(GetParam(), 300);
    for (const DetectorKind kind : {DetectorKind::Log, DetectorKind::Dog, DetectorKind::Wavelet})
        for (const double wanted : {0.1, 1.0}) {
            const double rate = measuredRate(*movie, kind, wanted);
            EXPECT_GT(rate, wanted / 2) << name(kind) << " asked for " << wanted;
            EXPECT_LT(rate, wanted * 2) << name(kind) << " asked for " << wanted;
        }
}

INSTANTIATE_TEST_SUITE_P(Cameras, FalseAlarms,
                         testing::Values(Sky{"CCD", 1}, Sky{"CCD", 8}, Sky{"CCD", 100}, Sky{"EMCCD", 1},
                                         Sky{"EMCCD", 8}, Sky{"EMCCD", 100}),
                         [](const auto& test) {
                             return std::string(test.param.camera) +
                                    std::to_string(static_cast<int>(test.param.background));
                         });

TEST(FalseAlarmThreshold, moleculesInTheMovieDoNotRaiseIt) {
    test::SyntheticScene scene{.width = 96, .height = 96, .frames = 120};
    scene.camera = {.offset = 500, .gain = 30, .readNoise = 0.5, .em = true};
    const FindSettings settings{.psfSigma = 1.3};
    const auto crowded = movieFromFrames(test::render(scene, 5).frames);
    scene.populations.clear();
    const auto empty = movieFromFrames(test::render(scene, 6).frames);
    EXPECT_NEAR(calibrateFinder(*crowded, settings).threshold, calibrateFinder(*empty, settings).threshold,
                1.5);
}

TEST(FalseAlarmThreshold, sayWhatIsWrongWithImpossibleRates) {
    EXPECT_THROW(FindSettings{.falseAlarm = 0}.check(), Error);
    EXPECT_THROW(FindSettings{.falseAlarm = 1e4}.check(), Error);
    EXPECT_THROW(FindSettings{.psfSigma = 50}.check(), Error);
}
