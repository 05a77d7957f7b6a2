// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/bound.h"
#include "core/diffusion/measurability.h"
#include "core/error.h"
#include "core/random.h"
#include "core/simulate/simulator.h"
#include "core/track/localizer.h"

#include <Eigen/Dense>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <numbers>

using namespace perrin;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

namespace {

Scenario physicalA(double d) {
    Scenario scenario = preset("physical-a");
    scenario.motion.diffusionCoefficient = Range::fixed(d);
    return scenario;
}

/// So much light that neither centre nor width have an error.
Scenario bright(double d) {
    Scenario scenario = physicalA(d);
    scenario.emission.photons = Range::fixed(1e7);
    scenario.background.photons = Range::fixed(0);
    return scenario;
}

struct Errors {
    double centres = 0, best = 0;
};

/// Root mean square over D log-uniform between the two.
Errors errorsBetween(double low, double high) {
    Errors sum;
    const int count = 40;
    for (int i = 0; i < count; ++i) {
        const auto m = measurability(physicalA(low * std::pow(high / low, (i + 0.5) / count)));
        sum.centres += m.centresError * m.centresError / count;
        sum.best += m.bestError * m.bestError / count;
    }
    return {std::sqrt(sum.centres), std::sqrt(sum.best)};
}

/// What the sum of the path's variance within exposures and all displacements of its means tell of ln D at
/// best when used linearly, by Monte Carlo: slope' covariance^-1 slope. D = frame interval = 1.
double simulatedInformation(int frames, double exposure, int count) {
    constexpr int fine = 40; // steps an exposure
    const double within = std::sqrt(2 * exposure / fine),
                 between = std::sqrt(2 * (1 - exposure) + 2 * exposure / fine);
    Random random(8);
    Eigen::MatrixXd features(count, frames);
    for (int i = 0; i < count; ++i) {
        Eigen::VectorXd means(frames);
        double place = 0, variance = 0;
        for (int frame = 0; frame < frames; ++frame) {
            double sum = 0, squares = 0;
            for (int step = 0; step < fine; ++step) {
                place += (step > 0 ? within : between) * random.normal();
                sum += place;
                squares += place * place;
            }
            means[frame] = sum / fine;
            variance += squares / fine - means[frame] * means[frame];
        }
        features(i, 0) = variance;
        const Eigen::VectorXd steps = means.tail(frames - 1) - means.head(frames - 1);
        for (int k = 1; k < frames; ++k) { // sine transform: displacements that do not depend on each other
            double part = 0;
            for (int j = 1; j < frames; ++j)
                part += std::sin(std::numbers::pi * j * k / frames) * steps[j - 1];
            features(i, k) = part * part;
        }
    }
    const Eigen::RowVectorXd mean = features.colwise().mean(); // proportional to D
    const Eigen::MatrixXd centred = features.rowwise() - mean;
    const Eigen::MatrixXd covariance = centred.transpose() * centred / count;
    return 2 * mean.dot(covariance.ldlt().solve(mean.transpose())); // two axes
}

double relative(double value, double expected) {
    return value / expected - 1;
}

} // namespace

TEST(Measurability, comesNearWhatMonteCarloFoundAtPhysicalA) {
    // Root mean square error of ln D of Bayesian estimators that know the prior, from an independent study:
    // on centres with their real localization error; on centres and blob widths.
    const Errors all = errorsBetween(0.01, 10), slow = errorsBetween(0.01, 0.1),
                 middle = errorsBetween(0.1, 1), fast = errorsBetween(1, 10);
    EXPECT_NEAR(relative(all.centres, 0.291), 0, 0.08);
    EXPECT_NEAR(relative(middle.centres, 0.290), 0, 0.08);
    EXPECT_NEAR(relative(fast.centres, 0.250), 0, 0.08);
    EXPECT_NEAR(relative(all.best, 0.258), 0, 0.08);
    EXPECT_NEAR(relative(middle.best, 0.258), 0, 0.08);
    EXPECT_NEAR(relative(fast.best, 0.165), 0, 0.08);
    // At the slow end knowing that D is not below 0.01 helps: an estimator without that knowledge (maximum
    // likelihood, localization known to 0.09 px) has .372, one with it .327, and .325 with the widths.
    EXPECT_NEAR(relative(slow.centres, 0.372), 0, 0.05);
    EXPECT_NEAR(relative(slow.centres, 0.327), 0.07, 0.08);
    EXPECT_NEAR(relative(slow.best, 0.325), 0.07, 0.08);
}

TEST(Measurability, widthsAddWhatTheyTellBeyondTheCentres) {
    for (const auto& [frames, exposureShare] : {std::pair{16, 1.0}, std::pair{6, 1.0}, std::pair{16, 0.5}}) {
        SCOPED_TRACE(std::to_string(frames) + " frames, exposed for " + std::to_string(exposureShare));
        Scenario scenario = bright(1);
        scenario.window.frames = frames;
        scenario.acquisition.exposure = exposureShare * *scenario.acquisition.frameInterval;
        const Measurability found = measurability(scenario);
        EXPECT_NEAR(found.bestError * std::sqrt(simulatedInformation(frames, exposureShare, 30000)), 1, 0.03);
        EXPECT_LT(found.bestError, 0.75 * found.centresError);
    }
}

TEST(Measurability, centresErrorIsTheCramerRaoBound) {
    const Measurability found = measurability(physicalA(0.3));
    EXPECT_NEAR(found.diffusionSnr, std::sqrt(0.3 * 0.01) / found.localizationSd, 1e-12);
    EXPECT_NEAR(found.centresError, cramerRaoBound(16, found.diffusionSnr, 1. / 6).localizationKnown, 1e-4);
}

TEST(Measurability, blurIsAThirdOfDTimesExposure) {
    Scenario scenario = physicalA(3);
    scenario.acquisition.exposure = 0.004;
    const Measurability found = measurability(scenario);
    EXPECT_NEAR(found.blurVariance, 3 * 0.004 / 3, 1e-12);
    EXPECT_NEAR(found.blurShare, 0.004 / (0.13 * 0.13), 1e-9);
}

TEST(Measurability, localizationErrorIsTheKnownOneAtRestAndInMotion) {
    EXPECT_NEAR(measurability(physicalA(1e-6)).localizationSd, 0.0095, 0.0001); // um
    EXPECT_NEAR(measurability(physicalA(10)).localizationSd, 0.022, 0.0003);
}

TEST(Measurability, fitsOfSimulatedSpotsScatterByTheLocalizationError) {
    for (const std::string& name : presetNames()) {
        SCOPED_TRACE(name);
        Scenario scenario = preset(name).fixed();
        scenario.motion.diffusionCoefficient = Range::fixed(1e-7);
        scenario.emission = {.photons = scenario.emission.photons}; // always on
        const Measurability found = measurability(scenario);
        const bool report = scenario.formation == Formation::Report2024;
        const Simulator simulator(scenario, 3);
        double sum = 0;
        int count = 0;
        for (std::uint64_t index = 0; index < 40; ++index) {
            const Truth truth = simulator.truth(index);
            const FrameStack stack = simulator.record(truth);
            for (Eigen::Index frame = 0; frame < stack.frames(); ++frame) {
                const Camera& camera = scenario.sensor.camera;
                // The report's frames have 41 counts in their brightest pixel, here of about 900.
                const Image light = report ? Image(stack.frame(frame) * (40.96f / 0.91f))
                                           : Image((stack.frame(frame) - static_cast<float>(camera.offset)) /
                                                   static_cast<float>(camera.gain));
                const NoiseLine noise{.slope = camera.excessFactor(),
                                      .floor = report ? 0.2 : camera.readNoise * camera.readNoise};
                const double x = truth.centres(frame, 0), y = truth.centres(frame, 1);
                const SpotFit fit = fitWeighted(light, x, y, truth.conditions.psfSigma, noise);
                sum += std::pow(fit.x - x, 2) + std::pow(fit.y - y, 2);
                count += 2;
            }
        }
        const double scatter = std::sqrt(sum / count) * *scenario.acquisition.pixelSize;
        EXPECT_NEAR(relative(scatter, found.localizationSd), 0, 4 / std::sqrt(2. * count) + 0.02);
    }
}

TEST(Measurability, excessNoiseDoublesTheVarianceAndLaplaceNoiseCountsAsReadNoise) {
    Scenario scenario = physicalA(1e-6);
    scenario.sensor.camera = {.offset = 100, .gain = 50, .readNoise = 0, .em = false};
    const double single = measurability(scenario).localizationSd;
    scenario.sensor.camera.em = true;
    EXPECT_NEAR(measurability(scenario).localizationSd / single, std::sqrt(2), 1e-4);

    scenario.sensor.camera.readNoise = 4;
    const double gaussian = measurability(scenario).localizationSd;
    scenario.sensor.camera.readNoise = 0;
    scenario.sensor.laplaceNoise = 4 * 50 / std::sqrt(2); // ADU: the same variance
    EXPECT_NEAR(measurability(scenario).localizationSd / gaussian, 1, 1e-9);
}

TEST(Measurability, countsTheFramesInWhichTheMoleculeIsSeen) {
    Scenario leaving = physicalA(100), fading = physicalA(0.1);
    fading.emission.bleachingTime = 0.05;
    fading.emission.onTime = 3;
    fading.emission.offTime = 1;
    Scenario fromStart = leaving;
    fromStart.window.centredInTime = false;
    for (const Scenario& scenario : {leaving, fromStart, fading}) {
        const Simulator simulator(scenario, 5);
        double seen = 0;
        const int count = 1500;
        for (int i = 0; i < count; ++i) {
            const Truth truth = simulator.truth(static_cast<std::uint64_t>(i));
            for (Eigen::Index frame = 0; frame < 16; ++frame)
                // The middle of the exposure; a molecule that fades in mid-exposure counts by its share.
                if (const auto place = truth.path.row(16 * frame + 8).array();
                    (place >= -0.5).all() && (place <= 63.5).all())
                    seen += truth.photons[frame] / truth.conditions.photons / count;
        }
        EXPECT_NEAR(measurability(scenario).framesSeen, seen, 0.02 * 16);
    }
}

TEST(Measurability, anUncertainPsfTakesAwayWhatWidthsTell) {
    Scenario scenario = physicalA(5);
    const Measurability known = measurability(scenario);
    scenario.psf.tolerance = 0.05;
    const Measurability nearly = measurability(scenario);
    scenario.psf.tolerance = 0.9;
    const Measurability unknown = measurability(scenario);
    EXPECT_LT(known.bestError, nearly.bestError);
    EXPECT_LT(nearly.bestError, unknown.bestError);
    EXPECT_NEAR(unknown.bestError / unknown.centresError, 1, 0.08);
}

TEST(Measurability, scoreGoesFromHopelessToExcellent) {
    Scenario scenario = physicalA(0.02);
    double last = -1;
    for (const double photons : {0.0, 10.0, 30.0, 100.0, 300.0, 1000.0}) {
        scenario.emission.photons = Range::fixed(photons);
        const Measurability found = measurability(scenario);
        EXPECT_GE(found.score, last);
        EXPECT_EQ(found.score == 0, found.bestError >= 1);
        last = found.score;
    }
    scenario.window.frames = 500;
    EXPECT_EQ(measurability(scenario).score, 1);
    // Half-way on a logarithmic scale.
    Scenario other = physicalA(0.02);
    const Measurability found = measurability(other);
    EXPECT_NEAR(found.score, std::log(found.bestError) / std::log(0.15), 1e-9);
}

TEST(Measurability, manyFramesTellAsMuchEach) {
    Scenario scenario = physicalA(0.01);
    scenario.window.width = scenario.window.height = 4096;
    scenario.window.frames = 190;
    const double few = measurability(scenario).bestError;
    scenario.window.frames = 190 * 16;
    EXPECT_NEAR(measurability(scenario).bestError, few / 4, 0.01 * few);
}

TEST(Measurability, verdictNamesTheLimitAndTheHelp) {
    EXPECT_THAT(measurability(physicalA(0.5)).verdict,
                AllOf(HasSubstr("Good: one molecule gives D to about 2"),
                      HasSubstr("only 16 frames; twice as many frames")));
    EXPECT_THAT(measurability(physicalA(1e-4)).verdict, AllOf(HasSubstr("Hopeless"), HasSubstr("too slow")));
    EXPECT_THAT(measurability(physicalA(400)).verdict,
                AllOf(HasSubstr("leaves the window"), HasSubstr("a window twice as wide would help most")));

    Scenario scenario = physicalA(0.1);
    scenario.emission.photons = Range::fixed(20);
    EXPECT_THAT(measurability(scenario).verdict, HasSubstr("too dim"));
    scenario.emission.photons = Range::fixed(0);
    EXPECT_THAT(measurability(scenario).verdict, HasSubstr("no light"));

    scenario = physicalA(0.5);
    scenario.background.photons = Range::fixed(3000);
    EXPECT_THAT(measurability(scenario).verdict, HasSubstr("background of 3000 photons a pixel"));
    scenario = physicalA(0.5);
    scenario.sensor.camera.readNoise = 60;
    EXPECT_THAT(measurability(scenario).verdict, HasSubstr("the camera's noise of 60 electrons"));
    scenario = physicalA(0.5);
    scenario.acquisition.pixelSize = 1;
    EXPECT_THAT(measurability(scenario).verdict,
                AllOf(HasSubstr("pixels are too coarse"), HasSubstr("pixels half as large would help most")));
    scenario = physicalA(0.5);
    scenario.acquisition.exposure = 0.0003;
    scenario.emission.photons = Range::fixed(30);
    EXPECT_THAT(measurability(scenario).verdict,
                HasSubstr("an exposure as long as the frame interval would help most"));
    scenario = physicalA(0.5);
    scenario.emission.bleachingTime = 0.02;
    EXPECT_THAT(measurability(scenario).verdict, HasSubstr("bleaches"));
    scenario = physicalA(5);
    scenario.psf.tolerance = 0.5;
    EXPECT_THAT(measurability(scenario).verdict, HasSubstr("width of the PSF"));
    scenario = physicalA(0.5);
    scenario.window.frames = 1;
    EXPECT_THAT(measurability(scenario).verdict, HasSubstr("only 1 frame; four frames would help most"));
    scenario = physicalA(0.5);
    scenario.window.frames = 400;
    EXPECT_THAT(measurability(scenario).verdict, AllOf(HasSubstr("Excellent"), Not(HasSubstr("only"))));
}

TEST(Measurability, whatDoesNotMoveIsRefused) {
    EXPECT_THAT([] { measurability(physicalA(0)); },
                testing::ThrowsMessage<Error>(HasSubstr("does not move")));
    Scenario scenario = physicalA(1);
    scenario.motion.kind = MotionKind::Immobile;
    EXPECT_THAT([&] { measurability(scenario); }, testing::ThrowsMessage<Error>(HasSubstr("immobile")));
}
