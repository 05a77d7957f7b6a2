// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/advisor.h"
#include "core/diffusion/measurability.h"
#include "core/diffusion/mle.h"
#include "core/error.h"
#include "core/simulate/simulator.h"
#include "core/track/localizer.h"
#include "core/units.h"
#include "tests/support/sanitized.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::AllOf;
using testing::Gt;
using testing::HasSubstr;
using testing::Lt;

namespace {

/// No molecule leaves, bleaches or has neighbours, and the camera adds no noise.
AdvisorSettings endless() {
    AdvisorSettings settings{.dLow = 1, .dHigh = 1, .backgroundRate = 1e-3, .width = 0};
    settings.sensor.camera = {.offset = 100, .gain = 100, .readNoise = 0, .em = false};
    return settings;
}

AdvisorSettings photonRich() {
    AdvisorSettings settings = endless();
    settings.photonRate = 1e9;
    settings.leastExposure = 1e-4;
    return settings;
}

double relativeTo(double value, double expected) {
    return value / expected - 1;
}

/// Of a spot without background: all photons tell the centre (Mortensen 2010, without the pixels'
/// background).
double expectedSd(const AdvisorSettings& settings, double photons) {
    const double sigma = settings.psfFwhm / fwhmPerSigma;
    return std::sqrt((sigma * sigma + std::pow(settings.pixelSize, 2) / 12) / photons);
}

/// Root mean square of ln D's error by maximum likelihood on centres that are fitted to simulated frames.
double rmseOfMle(const AdvisorSettings& settings, double d, double exposure, double interval, int count) {
    Scenario scenario = recordedAs(preset("physical-a").fixed(), settings,
                                   {.exposure = exposure,
                                    .interval = interval,
                                    .photons = settings.photonRate * exposure,
                                    .background = settings.backgroundRate * exposure});
    scenario.motion.diffusionCoefficient = Range::fixed(d);
    scenario.emission.bleachingTime = 0;
    scenario.sensor = settings.sensor;
    const Simulator simulator(scenario, 11);
    const double pixel = settings.pixelSize;
    double sum = 0;
    for (int i = 0; i < count; ++i) {
        const Truth truth = simulator.truth(static_cast<std::uint64_t>(i));
        const FrameStack stack = simulator.record(truth);
        Trajectory track;
        track.frameInterval = interval;
        track.blurCoefficient = exposure / interval / 6;
        track.positions.resize(stack.frames(), 2);
        track.localizationVariance.resize(stack.frames());
        for (Eigen::Index frame = 0; frame < stack.frames(); ++frame) {
            const Camera& camera = settings.sensor.camera;
            const Image light =
                (stack.frame(frame) - static_cast<float>(camera.offset)) / static_cast<float>(camera.gain);
            const SpotFit fit = fitWeighted(
                light, truth.centres(frame, 0), truth.centres(frame, 1), truth.conditions.psfSigma,
                {.slope = camera.excessFactor(), .floor = camera.readNoise * camera.readNoise});
            if (!fit.converged || !(fit.xVariance + fit.yVariance < 2)) // a frame that is lost
                continue;
            const auto row = static_cast<Eigen::Index>(track.frames.size());
            track.frames.push_back(static_cast<int>(frame));
            track.positions.row(row) << pixel * fit.x, pixel * fit.y;
            track.localizationVariance[row] = pixel * pixel * (fit.xVariance + fit.yVariance) / 2;
        }
        track.positions.conservativeResize(static_cast<Eigen::Index>(track.frames.size()), 2);
        track.localizationVariance.conservativeResize(static_cast<Eigen::Index>(track.frames.size()));
        const double found = std::max(mle(track).diffusionCoefficient, 1e-3 * d);
        sum += std::pow(std::log(found / d), 2);
    }
    return std::sqrt(sum / count);
}

} // namespace

TEST(Advisor, errorsAreThoseOfMichaletAndBerglundForLongTracks) {
    // Two axes, localization error known, no blur: information of ln D a frame (1 + x) / (1 + 2 x)^(3/2) with
    // x = sigma^2 / (D interval), for tracks that are long (Michalet & Berglund 2012, as an integral over
    // frequencies).
    AdvisorSettings settings = endless();
    settings.frames = 200;
    settings.leastExposure = 1e-5;
    for (const double rate : {3e7, 3e6, 3e5}) {
        settings.photonRate = rate;
        const ExpectedErrors found = expectedErrors(settings, 1e-4, 0.02);
        const double sigma = expectedSd(settings, rate * 1e-4);
        const double x = sigma * sigma / (1 * 0.02);
        EXPECT_NEAR(relativeTo(found.localizationSd[1], sigma), 0, 0.04) << rate;
        const double expected = std::sqrt(std::pow(1 + 2 * x, 1.5) / (1 + x) / 199);
        EXPECT_NEAR(relativeTo(found.errors[1], expected), 0, 0.03) << x;
    }
}

TEST(Advisor, withPlentyOfLightNeitherExposureNorIntervalMatters) {
    const AdvisorSettings settings = photonRich();
    // 15 steps along two axes: 1 / sqrt(15).
    for (const auto& [exposure, interval] : {std::pair{0.0001, 0.01}, {0.005, 0.01}, {0.0001, 0.1}})
        EXPECT_NEAR(relativeTo(expectedErrors(settings, exposure, interval).goal, 0.2582), 0, 0.02);
    EXPECT_NEAR(relativeTo(expectedErrors(settings, 0.01, 0.01).goal, 0.258), 0, 0.02);
    const Advice advice = advise(settings);
    EXPECT_LT(advice.best.interval, 0.002) << "a longer interval gains nothing";
    EXPECT_DOUBLE_EQ(advice.goodIntervals.second, settings.mostInterval);
}

TEST(Advisor, atRestTheLocalizationErrorIsAllThatCounts) {
    AdvisorSettings settings = endless();
    settings.dLow = settings.dHigh = 1e-6;
    settings.photonRate = 1e4;
    const double error = expectedErrors(settings, 0.005, 0.01).goal;
    // The error of D is that of sigma^2 / interval.
    EXPECT_NEAR(expectedErrors(settings, 0.005, 0.02).goal / error, 0.5, 0.01);
    EXPECT_NEAR(expectedErrors(settings, 0.01, 0.02).goal / error, 0.25, 0.01);
    settings.sensor.camera = {.offset = 100, .gain = 50, .readNoise = 0, .em = false};
    const double quiet = expectedErrors(settings, 0.005, 0.01).goal;
    settings.sensor.camera.em = true;
    EXPECT_NEAR(expectedErrors(settings, 0.005, 0.01).goal / quiet, 2, 0.02) << "excess noise";
}

TEST(Advisor, aBudgetOfLightIsSpentOverTheFrames) {
    AdvisorSettings settings = endless();
    settings.frames = 5000;
    settings.photonRate = 1e5;
    settings.photonBudget = 1e4; // 0.1 s of light
    EXPECT_NEAR(expectedErrors(settings, 0.002, 0.004).framesSeen[1], 25, 1);
    settings.strobed = true;
    EXPECT_NEAR(expectedErrors(settings, 0.002, 0.004).framesSeen[1], 50, 1);
    EXPECT_NEAR(expectedErrors(settings, 0.002, 0.1).framesSeen[1], 50, 1) << "the dark bleaches nothing";
}

TEST(Advisor, moleculesLeaveTheirSquare) {
    AdvisorSettings settings = endless();
    settings.width = 2;
    settings.frames = 100;
    const double step = std::sqrt(2 * settings.dHigh * 0.02);
    Random random(9);
    double seen = 0;
    constexpr int count = 20000;
    for (int i = 0; i < count; ++i) {
        double x = std::sqrt(0.5) * step * random.normal(), y = std::sqrt(0.5) * step * random.normal();
        for (int frame = 0; frame < 100; ++frame, x += step * random.normal(), y += step * random.normal())
            seen += std::abs(x) < 1 && std::abs(y) < 1 ? 1. / count : 0;
    }
    EXPECT_NEAR(expectedErrors(settings, 0.001, 0.02).framesSeen[1], seen, 0.02 * seen);
}

TEST(Advisor, findsTheBestIntervalOfALimitedLifetime) {
    // Lit all the time until it bleaches after 0.5 s of 2e4 photons/s: n = 0.5 / interval positions of
    // sigma^2 = s^2 / (rate interval). The error follows from the spectrum of displacements with R = 1/6,
    // integrated.
    AdvisorSettings settings = endless();
    settings.frames = 100000;
    settings.photonRate = 2e4;
    settings.photonBudget = 1e4;
    const auto expected = [&](double interval) {
        const double x = std::pow(expectedSd(settings, settings.photonRate * interval), 2) / interval;
        double information = 0;
        constexpr int parts = 2000;
        for (int i = 0; i < parts; ++i) {
            const double cosine = std::cos(M_PI * (i + 0.5) / parts);
            const double slope = 2 * (1 - 1. / 3) + 2. / 3 * cosine;
            information += std::pow(slope / (slope + x * (2 - 2 * cosine)), 2) / parts;
        }
        return 1 / std::sqrt((0.5 / interval - 1) * information);
    };
    double best = 0.001;
    for (double interval = 0.001; interval < 0.1; interval *= 1.02)
        if (expected(interval) < expected(best))
            best = interval;
    const Advice advice = advise(settings);
    EXPECT_NEAR(relativeTo(advice.best.goal, expected(best)), 0, 0.08);
    EXPECT_LT(expected(advice.best.interval), 1.05 * expected(best));
    EXPECT_THAT(best, AllOf(Gt(0.9 * advice.goodIntervals.first), Lt(1.1 * advice.goodIntervals.second)));
}

TEST(Advisor, maximumLikelihoodOnSimulatedFramesErrsAsForetold) {
    PERRIN_MEASURES_RATES;
    AdvisorSettings settings = advisorSettings(preset("physical-a"));
    settings.dLow = settings.dHigh = 0.4;
    settings.photonRate = 1.5e4;
    settings.backgroundRate = 300;
    const Advice advice = advise(settings);
    double before = 0;
    // The advised one, one of 0.4 of its interval and one of a fifth: each worse than the one before.
    for (const double factor : {1.0, 0.4, 0.2}) {
        const double interval = factor * advice.best.interval, exposure = factor * advice.best.exposure;
        const double foretold = expectedErrors(settings, exposure, interval).goal;
        const double found = rmseOfMle(settings, 0.4, exposure, interval, 1500);
        EXPECT_NEAR(found / foretold, 1, 0.15) << "interval " << interval;
        EXPECT_GT(found, before) << foretold;
        EXPECT_GT(foretold, before);
        before = found;
    }
}

TEST(Advisor, theAdvisedSettingIsWithinWhatTheCameraCanDoAndNoneIsMuchBetter) {
    AdvisorSettings settings = advisorSettings(preset("tirf-emccd"));
    settings.dLow = 0.1;
    settings.dHigh = 5;
    settings.deadTime = 0.003;
    settings.leastInterval = 0.004;
    const Advice advice = advise(settings);
    EXPECT_GE(advice.best.interval, 0.004);
    EXPECT_LE(advice.best.exposure, advice.best.interval - 0.003 + 1e-12);
    for (std::size_t i = 0; i < advice.intervals.size(); ++i)
        for (std::size_t j = 0; j < advice.exposures.size(); ++j) {
            const bool can = advice.exposures[j] <= advice.intervals[i] - 0.003 + 1e-12;
            EXPECT_EQ(std::isnan(advice.errorAt(j, i)), !can);
            if (can) {
                EXPECT_GT(advice.errorAt(j, i), 0.97 * advice.best.goal);
            }
        }
    EXPECT_THAT(advice.best.interval,
                AllOf(testing::Ge(advice.goodIntervals.first), testing::Le(advice.goodIntervals.second)));
    for (const double interval : {advice.goodIntervals.first, advice.goodIntervals.second}) {
        double least = 1e9;
        for (int i = 1; i <= 60; ++i)
            least = std::min(least, expectedErrors(settings, (interval - 0.003) * i / 60, interval).goal);
        EXPECT_LT(least, 1.105 * advice.best.goal) << interval;
    }
}

TEST(Advisor, theMeterOfTheSimulationAgrees) {
    const Scenario scenario = preset("physical-a");
    AdvisorSettings settings = advisorSettings(scenario);
    settings.dLow = settings.dHigh = 0.3;
    const ExpectedErrors now = expectedErrors(settings, 0.01, 0.01);
    Scenario one = scenario;
    one.motion.diffusionCoefficient = Range::fixed(0.3);
    EXPECT_NEAR(relativeTo(now.goal, measurability(one).centresError), 0, 0.01);
    EXPECT_DOUBLE_EQ(now.photons, scenario.emission.photons.value);
}

TEST(Advisor, neighboursLimitTheInterval) {
    AdvisorSettings settings = endless();
    settings.neighbourDistance = 2;
    const double longest = longestLinkable(settings);
    // Neighbours at random: how often is one nearer to the next place than the molecule's own?
    Random random(4);
    int confused = 0;
    constexpr int count = 40000;
    const double density = 1 / (4 * 2. * 2), step = std::sqrt(2 * settings.dHigh * longest);
    for (int i = 0; i < count; ++i) {
        const double own = std::hypot(step * random.normal(), step * random.normal());
        confused += random.uniform() < 1 - std::exp(-density * M_PI * own * own);
    }
    EXPECT_NEAR(static_cast<double>(confused) / count, mostConfused, 0.004);
    EXPECT_LE(advise(settings).best.interval, longest);
    settings.neighbourDistance = 0.1;
    EXPECT_THAT([&] { advise(settings); },
                testing::ThrowsMessage<Error>(AllOf(HasSubstr("0.1 µm apart"), HasSubstr("dilute"))));
}

TEST(Advisor, saysWhatIsWrong) {
    AdvisorSettings settings = endless();
    settings.dLow = 3;
    EXPECT_THAT([&] { advise(settings); }, testing::ThrowsMessage<Error>(HasSubstr("the smaller one first")));
    settings = endless();
    settings.deadTime = 1;
    EXPECT_THAT([&] { advise(settings); }, testing::ThrowsMessage<Error>(HasSubstr("dead time")));
    settings = endless();
    settings.photonRate = NAN;
    EXPECT_THAT([&] { advise(settings); }, testing::ThrowsMessage<Error>(HasSubstr("not a number")));
    settings = endless();
    settings.photonRate = 1e5;
    settings.photonBudget = 20; // bleached at once
    EXPECT_THAT([&] { advise(settings); }, testing::ThrowsMessage<Error>(HasSubstr("fewer than 3 frames")));
    EXPECT_THAT([] { advisorSettings(preset("report-2024")); },
                testing::ThrowsMessage<Error>(HasSubstr("its own light")));
}

TEST(Advisor, stopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(advise(endless(), {stop.get_token(), {}}), Cancelled);
}

TEST(Advisor, recordsTheScenarioAsAdvised) {
    Scenario scenario = preset("tirf-emccd");
    scenario.emission.bleachingTime = 0.1;
    AdvisorSettings settings = advisorSettings(scenario);
    settings.strobed = true;
    const ExpectedErrors chosen = expectedErrors(settings, 0.004, 0.016);
    const Scenario changed = recordedAs(scenario, settings, chosen);
    changed.check();
    EXPECT_DOUBLE_EQ(*changed.acquisition.exposure, 0.004);
    EXPECT_DOUBLE_EQ(*changed.acquisition.frameInterval, 0.016);
    const double share = 0.004 / 0.00749;
    EXPECT_NEAR(changed.emission.photons.low, 150 * share, 1e-9);
    EXPECT_NEAR(changed.emission.photons.high, 1200 * share, 1e-9);
    EXPECT_NEAR(changed.background.photons.value, scenario.background.photons.value * share, 1e-9);
    EXPECT_NEAR(changed.emission.bleachingTime, 0.4, 1e-9) << "a quarter of the time is lit";
    EXPECT_EQ(changed.motion, scenario.motion);
}
