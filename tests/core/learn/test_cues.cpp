// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/cues.h"
#include "core/optics/psf.h"
#include "core/simulate/exposure.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

constexpr Eigen::Index side = 32, frames = 6;
constexpr double psfSigma = 1.3, background = 10;

Imaging imagingOfTest() {
    Imaging imaging{.psfSigma = psfSigma};
    imaging.camera = {.offset = 100, .gain = 2, .readNoise = 1};
    return imaging;
}

struct Case {
    FrameStack adu{.height = side, .pixels = Image(side * frames, side)};
    std::vector<StackSpot> spots; // the truth
};

/// A molecule that wanders, with light and width of its own in every frame; in frame 3 it is dark.
Case makeCase(double width) {
    Case made;
    RandomStream random(5);
    SensorSettings sensor;
    sensor.camera = imagingOfTest().camera;
    for (Eigen::Index i = 0; i < frames; ++i) {
        const double k = static_cast<double>(i);
        const bool seen = i != 3;
        StackSpot spot{.seen = seen,
                       .x = 12 + 1.7 * k,
                       .y = 20 - 1.2 * k,
                       .photons = 1000 + 800 * k,
                       .background = background,
                       .sigma = width};
        const Image light = static_cast<float>(background) + static_cast<float>(seen ? spot.photons : 0) *
                                                                 psfImage(spot.x, spot.y, width, side, side);
        made.adu.frame(i) = expose(light, sensor, random);
        made.spots.push_back(spot);
    }
    return made;
}

struct Moments {
    double light = 0, x = 0, y = 0, variance = 0; // of the light over the background, in electrons
};

Moments momentsOf(const Image& adu) {
    Moments m;
    const Image light = (adu - 100) / 2 - static_cast<float>(background);
    const auto sum = [&](auto weight) {
        double total = 0;
        for (Eigen::Index y = 0; y < light.rows(); ++y)
            for (Eigen::Index x = 0; x < light.cols(); ++x)
                total +=
                    static_cast<double>(light(y, x)) * weight(static_cast<double>(x), static_cast<double>(y));
        return total;
    };
    m.light = sum([](double, double) { return 1.0; });
    m.x = sum([](double x, double) { return x; }) / m.light;
    m.y = sum([](double, double y) { return y; }) / m.light;
    // In 8 px around the centre: beyond there is only noise.
    const auto square = [&](double x, double y) {
        const double off = std::hypot(x - m.x, y - m.y);
        return off < 8 ? off * off / 2 : 0;
    };
    const auto near = [&](double x, double y) { return std::hypot(x - m.x, y - m.y) < 8 ? 1.0 : 0.0; };
    m.variance = sum(square) / sum(near);
    return m;
}

FrameStack changed(const Case& made, Cue::Kind kind, double factor = 1) {
    RandomStream random(3);
    return withCue(made.adu, imagingOfTest(), made.spots, {kind, factor}, random);
}

} // namespace

TEST(Cues, shufflingKeepsTheFrames) {
    const Case made = makeCase(psfSigma);
    const FrameStack shuffled = changed(made, Cue::Kind::Shuffled);
    int moved = 0;
    std::vector<int> used(frames, 0);
    for (Eigen::Index i = 0; i < frames; ++i)
        for (Eigen::Index k = 0; k < frames; ++k)
            if ((shuffled.frame(i) == made.adu.frame(k)).all()) {
                ++used[static_cast<std::size_t>(k)];
                moved += i != k ? 1 : 0;
            }
    EXPECT_THAT(used, testing::Each(1));
    EXPECT_GT(moved, 1);
}

TEST(Cues, centringPutsTheMoleculeInTheMiddleAndKeepsEveryPixel) {
    const Case made = makeCase(psfSigma);
    const FrameStack centred = changed(made, Cue::Kind::Centred);
    for (Eigen::Index i = 0; i < frames; ++i) {
        if (i == 3) {
            EXPECT_TRUE((centred.frame(i) == made.adu.frame(i)).all()) << "nothing was seen there";
            continue;
        }
        const StackSpot& spot = made.spots[static_cast<std::size_t>(i)];
        // Whole pixels: what is left of the pixel's fraction stays.
        const double x = spot.x + std::round(15.5 - spot.x), y = spot.y + std::round(15.5 - spot.y);
        const Moments m = momentsOf(centred.frame(i));
        // A centroid over the whole frame: the background's noise 9 px away on average.
        const double tolerance = 4 * std::sqrt(11.0 * side * side) * 9.2 / spot.photons;
        EXPECT_NEAR(m.x, x, tolerance);
        EXPECT_NEAR(m.y, y, tolerance);
        Image before = made.adu.frame(i), after = centred.frame(i);
        std::sort(before.data(), before.data() + before.size());
        std::sort(after.data(), after.data() + after.size());
        EXPECT_TRUE((before == after).all());
    }
}

TEST(Cues, equalPhotonsAreEqualAndNothingElseChanges) {
    const Case made = makeCase(1.8);
    const FrameStack equal = changed(made, Cue::Kind::EqualPhotons);
    double mean = 0;
    for (const StackSpot& spot : made.spots)
        mean += spot.seen ? spot.photons / (frames - 1) : 0;
    for (Eigen::Index i = 0; i < frames; ++i) {
        const Moments before = momentsOf(made.adu.frame(i)), after = momentsOf(equal.frame(i));
        if (i == 3) {
            EXPECT_DOUBLE_EQ(after.light, before.light);
            continue;
        }
        // What was drawn scatters; what was added is exact.
        EXPECT_NEAR(after.light - before.light, mean - made.spots[static_cast<std::size_t>(i)].photons, 0.5);
        EXPECT_NEAR(after.light, mean, 4 * std::sqrt(mean + 2 * side * side * background));
        const Image noise = equal.frame(i) - made.adu.frame(i);
        EXPECT_NEAR(noise(0, 31), 0, 1e-3) << "far from the molecule";
    }
}

TEST(Cues, unblurredSpotsHaveThePsfsWidthAndTheSameLightAndPlace) {
    const Case made = makeCase(2.4);
    const FrameStack sharp = changed(made, Cue::Kind::Unblurred);
    for (Eigen::Index i = 0; i < frames; ++i) {
        if (i == 3) {
            EXPECT_TRUE((sharp.frame(i) == made.adu.frame(i)).all());
            continue;
        }
        const StackSpot& spot = made.spots[static_cast<std::size_t>(i)];
        const Moments m = momentsOf(sharp.frame(i));
        EXPECT_NEAR(m.light / spot.photons, 1,
                    4 * std::sqrt(spot.photons + 11.0 * side * side) / spot.photons);
        EXPECT_FALSE((sharp.frame(i) == made.adu.frame(i)).all());
        if (spot.photons > 3000) { // else the background's noise hides the width
            EXPECT_NEAR(m.variance, psfSigma * psfSigma + 1.0 / 12, 0.7);
            EXPECT_GT(momentsOf(made.adu.frame(i)).variance, 4);
        }
    }
}

TEST(Cues, scalingLeavesTheOffset) {
    const Case made = makeCase(psfSigma);
    const FrameStack doubled = changed(made, Cue::Kind::Scaled, 2);
    EXPECT_LT(((doubled.pixels - 100) - 2 * (made.adu.pixels - 100)).abs().maxCoeff(), 1e-3F);
    Imaging report;
    report.report = true; // its numbers have no offset
    RandomStream random(1);
    const FrameStack half = withCue(made.adu, report, made.spots, {Cue::Kind::Scaled, 0.5}, random);
    EXPECT_LT((half.pixels - 0.5F * made.adu.pixels).abs().maxCoeff(), 1e-3F);
}

TEST(Cues, namesTellThemApart) {
    std::vector<std::string> names;
    for (const Cue& cue : allCues())
        names.push_back(cue.name());
    EXPECT_THAT(names, testing::ElementsAre("shuffled", "centred", "equal photons", "unblurred", "scaled 0.5",
                                            "scaled 0.8", "scaled 1.25", "scaled 2"));
}
