// SPDX-License-Identifier: GPL-3.0-or-later
// Every fate a thing in a frame can have, on movies in which it is known.
#include "core/diffusion/explain.h"
#include "core/error.h"
#include "core/optics/psf.h"
#include "tests/support/synthetic_movie.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

constexpr int frames = 40;

/// Light of one molecule by frame, none where it is dark.
struct Lamp {
    double x, y; // px
    double photons = 600;
    int from = 0, to = frames; // [from, to)
    double stepX = 0;          // px a frame
};

struct Measured {
    std::shared_ptr<const Movie> movie;
    MeasureSettings settings;
    Measurement measurement;

    explicit Measured(const std::vector<Lamp>& lamps, LinkSettings link = {.maxD = 0.5}) {
        Random random(5);
        std::vector<Image> images;
        for (int f = 0; f < frames; ++f) {
            Image photons = Image::Constant(96, 96, 8);
            for (const Lamp& lamp : lamps)
                if (f >= lamp.from && f < lamp.to)
                    photons += static_cast<float>(lamp.photons) *
                               psfImage(lamp.x + lamp.stepX * (f - lamp.from), lamp.y, 1.3, 96, 96);
            images.push_back(test::expose(photons, {.readNoise = 1.5}, random));
        }
        settings.acquisition = {.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01};
        settings.find.psfSigma = 1.3;
        settings.link = link;
        movie = movieFromFrames(std::move(images), settings.acquisition);
        measurement = measure(*movie, settings);
    }

    Explanation at(int frame, double x, double y) const {
        return explain(*movie, frame, x, y, settings, measurement.calibration, &measurement);
    }
    Explanation beforeLinking(int frame, double x, double y) const {
        return explain(*movie, frame, x, y, settings, measurement.calibration, nullptr);
    }
};

bool says(const Explanation& explanation, const std::string& words) {
    return std::any_of(explanation.reasons.begin(), explanation.reasons.end(),
                       [&](const std::string& reason) { return reason.find(words) != std::string::npos; });
}

std::string all(const Explanation& explanation) {
    std::string text = explanation.verdict;
    for (const std::string& reason : explanation.reasons)
        text += "\n" + reason;
    return text;
}

/// The number before these words in any of the reasons.
double numberBefore(const Explanation& explanation, const std::string& words) {
    for (const std::string& reason : explanation.reasons)
        if (const std::size_t at = reason.find(words); at != std::string::npos)
            return std::stod(reason.substr(reason.rfind(' ', at - 1) + 1));
    ADD_FAILURE() << "nobody says: " << words;
    return 0;
}

const Lamp resting{.x = 20, .y = 20};

} // namespace

TEST(Explain, aMoleculeOfTheTable) {
    const Measured movie({resting});
    const Explanation e = movie.at(10, 20.5, 19.5);
    EXPECT_EQ(e.fate, Fate::Molecule) << all(e);
    EXPECT_EQ(e.molecule, 1);
    EXPECT_EQ(e.verdict, "This is molecule 1.");
    EXPECT_TRUE(says(e, "followed through 40 frames (1 to 40)")) << all(e);
    ASSERT_TRUE(e.score && e.threshold);
    EXPECT_GT(*e.score, *e.threshold);
    EXPECT_LT(e.expectedFalseAlarms, 0.05);
}

TEST(Explain, beforeLinkingItIsFoundOnly) {
    const Measured movie({resting});
    EXPECT_EQ(movie.beforeLinking(10, 20, 20).fate, Fate::Found);
    Measured removed = movie;
    removed.measurement.molecules.clear();
    EXPECT_EQ(removed.at(10, 20, 20).fate, Fate::Found);
    EXPECT_FALSE(removed.at(10, 20, 20).molecule);
}

TEST(Explain, aGapOfAMolecule) {
    const Measured movie({{.x = 20, .y = 20, .to = 15}, {.x = 20, .y = 20, .from = 17}});
    const Explanation e = movie.at(16, 20, 20);
    EXPECT_EQ(e.fate, Fate::Missed) << all(e);
    EXPECT_EQ(e.molecule, 1);
    EXPECT_TRUE(says(e, "frame 15 and again in frame 18")) << all(e);
}

TEST(Explain, aTrackThatIsTooShort) {
    const Measured movie({resting, {.x = 60, .y = 60, .from = 10, .to = 15}});
    const Explanation e = movie.at(12, 60, 60);
    EXPECT_EQ(e.fate, Fate::TooShort) << all(e);
    EXPECT_EQ(e.verdict, "Found, but its track has only 5 frames, fewest is 8.");
    EXPECT_TRUE(says(e, "(11 to 15)")) << all(e);
    EXPECT_TRUE(says(e, "Set the fewest frames to 5")) << all(e);
    MeasureSettings advised = movie.settings;
    advised.link.minFrames = 5;
    EXPECT_EQ(relink(movie.measurement, advised).molecules.size(), 2u);
}

TEST(Explain, aMoleculeFasterThanTheGate) {
    // 3 sqrt(4 D dt) at D = 0.05 um^2/s is 1.34 px; it goes 4 px a frame, as at D = 4^2 0.01 / (4 0.01) = 4.
    const Measured movie({{.x = 10, .y = 60, .from = 5, .to = 25, .stepX = 4}, resting}, {.maxD = 0.05});
    const Explanation e = movie.at(12, 10 + 4 * 7, 60);
    EXPECT_EQ(e.fate, Fate::StepTooLong) << all(e);
    EXPECT_TRUE(says(e, "seen in frame 13 only")) << all(e);
    EXPECT_TRUE(says(e, "largest D of 0.05 um^2/s")) << all(e);
    EXPECT_NEAR(numberBefore(e, " um^2/s: set"), 4, 0.8) << all(e);
    MeasureSettings advised = movie.settings;
    advised.link.maxD = 1.5 * numberBefore(e, " um^2/s: set");
    EXPECT_EQ(relink(movie.measurement, advised).molecules.size(), 2u);
}

TEST(Explain, aSpotBelowTheThresholdAndTheRateThatWouldFindIt) {
    int dim = 0;
    const Measured movie({resting, {.x = 60, .y = 60, .photons = 75}});
    for (int f = 0; f < frames; ++f) {
        const Explanation e = movie.at(f, 60, 60);
        if (e.fate != Fate::BelowThreshold && e.fate != Fate::Weak)
            continue;
        ASSERT_TRUE(e.score);
        EXPECT_LT(*e.score, *e.threshold) << all(e);
        if (e.expectedFalseAlarms > 90)
            continue;
        ++dim;
        EXPECT_TRUE(says(e, "(now 0.05)") || says(e, "false alarms at 0.05 a frame")) << all(e);
        const double rate = numberBefore(e, " false alarms a frame it would be found");
        EXPECT_GE(rate, e.expectedFalseAlarms);
        const auto found = findSpots(movie.movie->frame(static_cast<std::size_t>(f)), f, movie.settings.find,
                                     withFalseAlarm(movie.measurement.calibration, rate));
        EXPECT_TRUE(std::any_of(found.begin(), found.end(), [](const Spot& spot) {
            return spot.clear && std::hypot(spot.x - 60, spot.y - 60) < 4;
        })) << all(e);
    }
    EXPECT_GT(dim, 5);
}

TEST(Explain, aWeakSpotThatNoTrackNeeded) {
    const Measured movie({resting, {.x = 60, .y = 60, .photons = 95, .from = 20, .to = 40}});
    int weak = 0;
    for (int f = 0; f < frames; ++f)
        for (const Spot& spot : movie.measurement.spots->at(static_cast<std::size_t>(f))) {
            if (std::min({spot.x, spot.y, 95 - spot.x, 95 - spot.y}) < 0)
                continue; // of noise at the rim
            const Explanation e = movie.at(f, spot.x, spot.y);
            if (e.fate != Fate::Weak)
                continue;
            ++weak;
            EXPECT_FALSE(spot.clear);
            EXPECT_EQ(e.verdict, "Found weakly, and no track needed it.");
            EXPECT_NEAR(*e.score, spot.score, 1e-9);
            EXPECT_GT(e.expectedFalseAlarms, 0.04);
            EXPECT_LT(e.expectedFalseAlarms, 1.1);
        }
    EXPECT_GT(weak, 3);
}

TEST(Explain, aDimMoleculeBesideABrightOne) {
    const Measured movie({{.x = 20, .y = 20, .photons = 2000}, {.x = 22.6, .y = 20, .photons = 150}});
    const Explanation e = movie.at(10, 23, 20);
    EXPECT_EQ(e.fate, Fate::Merged) << all(e);
    EXPECT_TRUE(says(e, "found as one")) << all(e);
}

TEST(Explain, noSpotAtAll) {
    const Measured movie({resting});
    const Explanation hole = [&] { // a frame without any light has no maximum
        std::vector<Image> images(3, Image::Constant(96, 96, 108));
        const auto flat = movieFromFrames(images);
        return explain(*flat, 1, 50, 50, movie.settings, movie.measurement.calibration, nullptr);
    }();
    EXPECT_EQ(hole.fate, Fate::Nothing) << all(hole);
    EXPECT_FALSE(hole.score);
    EXPECT_EQ(hole.expectedFalseAlarms, 0);
    EXPECT_TRUE(says(hole, "1.3 px (0.13 um)")) << all(hole);
    // In noise there is a maximum nearly everywhere, and what it is worth is said.
    int nothing = 0, noise = 0;
    for (int y = 40; y < 90; y += 5) {
        const Explanation e = movie.at(10, 60, y);
        nothing += e.fate == Fate::Nothing;
        noise += e.fate == Fate::BelowThreshold;
        EXPECT_TRUE(e.fate == Fate::Nothing || e.fate == Fate::BelowThreshold) << all(e);
    }
    EXPECT_GT(noise, 0);
    EXPECT_GT(nothing, 0);
}

TEST(Explain, refusesPlacesOutsideOfTheMovie) {
    const Measured movie({resting});
    EXPECT_THROW(movie.at(frames, 20, 20), Error);
    EXPECT_THROW(movie.at(-1, 20, 20), Error);
    EXPECT_THROW(movie.at(0, 96, 20), Error);
    EXPECT_THROW(movie.at(0, 20, -1), Error);
}
