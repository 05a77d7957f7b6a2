// SPDX-License-Identifier: GPL-3.0-or-later
// Once the noise is known, every rate of false alarms has its threshold at once.
#include "core/error.h"
#include "core/track/detector.h"
#include "core/track/finder.h"
#include "tests/support/synthetic_movie.h"

#include <array>
#include <cmath>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

constexpr std::array rates{0.001, 0.02, 0.05, 0.4, 1.0, 3.0, 10.0};

std::shared_ptr<const Movie> noise(std::uint64_t seed, int frames) {
    test::SyntheticScene scene{.width = 64, .height = 64, .frames = frames};
    scene.populations.clear();
    return movieFromFrames(test::render(scene, seed).frames);
}

class NoiseTails : public testing::TestWithParam<DetectorKind> {};

} // namespace

TEST_P(NoiseTails, anotherRateGivesWhatLookingAnewWouldGive) {
    test::SyntheticScene scene{.width = 64, .height = 64, .frames = 100};
    scene.populations = {{0.1, 3}};
    const auto movie = movieFromFrames(test::render(scene, 8).frames);
    FindSettings settings{.detector = GetParam(), .psfSigma = 1.3};
    const FindCalibration known = calibrateFinder(*movie, settings);
    for (const double rate : rates) {
        settings.falseAlarm = rate;
        const FindCalibration anew = calibrateFinder(*movie, settings), changed = withFalseAlarm(known, rate);
        EXPECT_NEAR(changed.threshold / anew.threshold, 1, 1e-6) << rate;
        EXPECT_NEAR(changed.weakThreshold / anew.weakThreshold, 1, 1e-6) << rate;
        EXPECT_EQ(changed.psfSigma, known.psfSigma);
        EXPECT_EQ(changed.usualAmplitude, known.usualAmplitude);
    }
}

TEST_P(NoiseTails, countTheMaximaOfAnotherEmptyMovie) {
    const FindCalibration known = calibrateFinder(*noise(1, 600), {.detector = GetParam(), .psfSigma = 1.3});
    const auto other = noise(2, 600);
    for (const double rate : {0.3, 2.0, 10.0, 40.0}) {
        const double threshold = withFalseAlarm(known, rate).threshold;
        double count = 0;
        for (std::size_t f = 0; f < other->info().frames; ++f)
            count += static_cast<double>(
                localMaxima(spotScore(other->frame(f), GetParam(), 1.3), threshold).size());
        const double seen = count / static_cast<double>(other->info().frames);
        EXPECT_NEAR(seen / rate, 1, 0.05 + 4 / std::sqrt(rate * 600)) << rate;
    }
}

TEST_P(NoiseTails, aScoreTellsItsRateOfFalseAlarms) {
    const FindCalibration known = calibrateFinder(*noise(3, 200), {.detector = GetParam(), .psfSigma = 1.3});
    for (const double rate : rates)
        EXPECT_NEAR(falseAlarmsAbove(known.noise, thresholdAt(known.noise, rate)) / rate, 1, 0.02) << rate;
    double last = 1e9;
    for (double score = 0; score < 2 * known.threshold; score += 0.01 * known.threshold) {
        const double rate = falseAlarmsAbove(known.noise, score);
        EXPECT_LE(rate, last);
        EXPECT_GE(rate, 0);
        last = rate;
    }
}

INSTANTIATE_TEST_SUITE_P(Detectors, NoiseTails,
                         testing::Values(DetectorKind::Glrt, DetectorKind::Log, DetectorKind::Dog,
                                         DetectorKind::Wavelet),
                         [](const auto& test) { return std::string(name(test.param)); });

TEST(NoiseTail, needsToBeKnownAndARateThatCanBe) {
    EXPECT_THROW(withFalseAlarm({}, 0.05), Error);
    const FindCalibration known = calibrateFinder(*noise(3, 60), {.psfSigma = 1.3});
    EXPECT_THROW(withFalseAlarm(known, 0), Error);
    EXPECT_THROW(withFalseAlarm(known, 1e4), Error);
}

TEST(NoiseTail, staysSmallEnoughToBeSaved) {
    const FindCalibration known = calibrateFinder(*noise(4, 1000), {.psfSigma = 1.3});
    EXPECT_LT(known.noise.quantiles.size(), 400u);
}
