// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/measurement.h"
#include "core/error.h"
#include "tests/core/diffusion/simulated_track.h"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using test::SimulatedMotion;
using testing::HasSubstr;
using testing::ThrowsMessage;

namespace {

constexpr double pixel = 0.1; // um

/// A simulated molecule as the finder would hand it over.
Track trackOf(const SimulatedMotion& motion, std::uint64_t stream) {
    Random random(60, stream);
    const Trajectory trajectory = test::simulate(motion, random);
    Track track{.id = 7, .spots = {}};
    for (std::size_t i = 0; i < trajectory.frames.size(); ++i) {
        Spot spot;
        spot.frame = trajectory.frames[i];
        spot.x = 20 + trajectory.positions(static_cast<Eigen::Index>(i), 0) / pixel;
        spot.y = 30 + trajectory.positions(static_cast<Eigen::Index>(i), 1) / pixel;
        spot.xSd = spot.ySd = motion.localizationSd / pixel;
        spot.amplitude = 500;
        spot.background = 10;
        track.spots.push_back(spot);
    }
    return track;
}

MeasureSettings trackSettings() {
    MeasureSettings settings;
    settings.acquisition = {.pixelSize = pixel, .frameInterval = 0.01, .exposure = 0.01};
    settings.find.camera = Camera{};
    return settings;
}

bool has(const Molecule& molecule, const char* flag) {
    return std::find(molecule.flags.begin(), molecule.flags.end(), flag) != molecule.flags.end();
}

} // namespace

TEST(MeasureTrack, everyEstimateComesInMicrometresAndSeconds) {
    const auto molecule =
        measureTrack(trackOf({.d = 0.4, .localizationSd = 0.02, .frames = 400}, 1), trackSettings());
    EXPECT_EQ(molecule.method, Method::Mle);
    EXPECT_EQ(molecule.d.value, molecule.mle.value);
    for (const double d : {*molecule.mle.value, *molecule.bayes.value, *molecule.cve, *molecule.msd.value})
        EXPECT_NEAR(d, 0.4, 0.12);
    EXPECT_NEAR(*molecule.localizationSd, 0.02, 1e-9);
    EXPECT_NEAR(*molecule.diffusionSnr, std::sqrt(*molecule.d.value * 0.01) / 0.02, 1e-9);
    EXPECT_NEAR(*molecule.motionBlurR, 1.0 / 6, 1e-12);
    EXPECT_NEAR(molecule.x, 2, 2);
    EXPECT_NEAR(molecule.photons.value(), 500, 1e-9);
    EXPECT_FALSE(molecule.amplitudeAdu);
    EXPECT_NEAR(molecule.background, 10, 1e-9);
    EXPECT_TRUE(molecule.flags.empty());
}

TEST(MeasureTrack, withoutACameraTheLocalizationErrorIsFitted) {
    MeasureSettings unknown = trackSettings();
    unknown.find.camera.reset();
    Track track = trackOf({.d = 0.1, .localizationSd = 0.03, .frames = 1000}, 2);
    for (Spot& spot : track.spots)
        spot.xSd = spot.ySd = 1; // what the fit says of itself must not be believed
    const auto molecule = measureTrack(track, unknown);
    EXPECT_NEAR(*molecule.mle.value, 0.1, 0.02);
    EXPECT_NEAR(*molecule.localizationSd, 0.03, 0.003);
    EXPECT_NEAR(molecule.amplitudeAdu.value(), 500, 1e-9);
    EXPECT_FALSE(molecule.photons);
}

TEST(MeasureTrack, withoutTheExposureWhatNeedsItStaysEmptyAndSaysSo) {
    MeasureSettings unknown = trackSettings();
    unknown.acquisition.exposure.reset();
    const auto molecule = measureTrack(trackOf({.d = 0.4, .localizationSd = 0.02, .frames = 60}, 3), unknown);
    EXPECT_EQ(molecule.method, Method::Cve);
    EXPECT_EQ(molecule.d.value, molecule.cve);
    EXPECT_NEAR(*molecule.d.high - *molecule.d.value, 1.96 * *molecule.cveSe, 1e-4);
    EXPECT_TRUE(molecule.msd.value);
    EXPECT_FALSE(molecule.mle.value || molecule.mle.high || molecule.bayes.value || molecule.motionBlurR);
    EXPECT_TRUE(has(molecule, "EXPOSURE_UNKNOWN"));
    EXPECT_EQ(molecule.flags.size(), molecule.flagReasons.size());
}

TEST(MeasureTrack, restIsFlaggedWithAnUpperLimitWhateverIsKnown) {
    for (const bool camera : {true, false})
        for (const bool exposure : {true, false}) {
            MeasureSettings known = trackSettings();
            if (!camera)
                known.find.camera.reset();
            if (!exposure)
                known.acquisition.exposure.reset();
            int atRest = 0, moving = 0;
            for (std::uint64_t i = 0; i < 300; ++i) {
                const auto still =
                    measureTrack(trackOf({.d = 0, .localizationSd = 0.03, .frames = 20}, i), known);
                if (has(still, "IMMOBILE")) {
                    ++atRest;
                    EXPECT_FALSE(still.d.value || still.d.low);
                    EXPECT_GT(still.d.high.value(), 0);
                    EXPECT_LT(still.d.high.value(), 0.2);
                }
                moving += has(measureTrack(trackOf({.d = 1, .localizationSd = 0.03, .frames = 20}, i), known),
                              "IMMOBILE");
            }
            EXPECT_GE(atRest, 270);
            EXPECT_LE(moving, 6);
        }
}

TEST(MeasureTrack, confinedAndCarriedMoleculesAreNotCalledBrownian) {
    const auto confined =
        measureTrack(trackOf({.d = 0.5, .frames = 300, .confinementRadius = 0.25}, 4), trackSettings());
    EXPECT_TRUE(has(confined, "NOT_BROWNIAN"));
    EXPECT_THAT(confined.flagReasons.front(), HasSubstr("confined"));
    const auto carried = measureTrack(trackOf({.d = 0.1, .frames = 40, .velocity = {10, 0}}, 5), trackSettings());
    EXPECT_TRUE(has(carried, "NOT_BROWNIAN"));
}

TEST(MeasureTrack, oneThatIsFasterThanWhatWasLookedForIsFlagged) {
    MeasureSettings settings = trackSettings();
    settings.link.maxD = 2;
    const auto fast = measureTrack(trackOf({.d = 4, .frames = 100}, 6), settings);
    ASSERT_TRUE(has(fast, "BEYOND_LARGEST_D"));
    EXPECT_THAT(fast.flagReasons.back(), HasSubstr("above 2 um^2/s"));
    EXPECT_FALSE(has(measureTrack(trackOf({.d = 1, .frames = 100}, 6), settings), "BEYOND_LARGEST_D"));
}

TEST(MeasureTrack, theChosenMethodAnswers) {
    const Track track = trackOf({.d = 0.4, .localizationSd = 0.02, .frames = 40}, 6);
    for (const char* text : {"mle", "cve", "msd", "msd-report", "bayes"}) {
        MeasureSettings chosen = trackSettings();
        chosen.method = method(text);
        const auto molecule = measureTrack(track, chosen);
        EXPECT_STREQ(name(molecule.method), text);
        EXPECT_TRUE(molecule.d.value);
        if (chosen.method == Method::Bayes) {
            EXPECT_EQ(molecule.d.value, molecule.bayes.value);
        }
        if (chosen.method == Method::MsdReport) {
            EXPECT_EQ(molecule.d.value, molecule.msdReport);
        }
    }
    EXPECT_THAT([] { method("best"); }, ThrowsMessage<Error>(HasSubstr("mle, cve, msd, msd-report, bayes")));
}

TEST(MeasureTrack, aTrackOfTwoFramesHasNoEstimate) {
    const auto molecule = measureTrack(trackOf({.frames = 2}, 7), trackSettings());
    EXPECT_FALSE(molecule.d.value || molecule.d.high || molecule.cve);
    EXPECT_TRUE(has(molecule, "TOO_SHORT"));
}

TEST(MeasureSettings, whatIsMissingIsNamedWithItsOption) {
    const auto message = [](auto change) {
        return [change] {
            MeasureSettings changed = trackSettings();
            change(changed);
            changed.check();
        };
    };
    EXPECT_THAT(message([](auto& s) { s.acquisition.pixelSize.reset(); }),
                ThrowsMessage<Error>(HasSubstr("--pixel-size")));
    EXPECT_THAT(message([](auto& s) {
                    s.acquisition.frameInterval.reset();
                    s.acquisition.exposure.reset();
                }),
                ThrowsMessage<Error>(HasSubstr("--frame-interval")));
    for (const Method needing : {Method::Mle, Method::Bayes})
        EXPECT_THAT(message([needing](auto& s) {
                        s.acquisition.exposure.reset();
                        s.method = needing;
                    }),
                    ThrowsMessage<Error>(HasSubstr("--exposure")));
    EXPECT_THAT(message([](auto& s) { s.priorLow = 20; }), ThrowsMessage<Error>(HasSubstr("prior")));
    EXPECT_NO_THROW(trackSettings().check());
}
