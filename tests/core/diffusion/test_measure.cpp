// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/measurement.h"
#include "core/error.h"
#include "tests/support/synthetic_movie.h"

#include <cmath>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

test::SyntheticScene scene() {
    test::SyntheticScene scene;
    scene.frames = 80;
    scene.photons = 1000;
    scene.populations = {{0.2, 5}};
    return scene;
}

MeasureSettings settings() {
    MeasureSettings settings;
    settings.acquisition = scene().acquisition;
    settings.find.camera = scene().camera;
    settings.link.maxD = 2;
    return settings;
}

/// Every number that says where tracks are, to compare to the last bit.
std::vector<double> places(const std::vector<Track>& tracks) {
    std::vector<double> all;
    for (const Track& track : tracks) {
        all.push_back(track.id);
        for (const Spot& spot : track.spots)
            all.insert(all.end(), {static_cast<double>(spot.frame), spot.x, spot.y, spot.xSd});
    }
    return all;
}

} // namespace

TEST(Measure, aMovieGivesItsMolecules) {
    const auto synthetic = test::render(scene(), 3);
    const auto movie = movieFromFrames(synthetic.frames, scene().acquisition);
    double last = 0;
    const Job job{{}, [&](double fraction, std::string_view text) {
                      EXPECT_GE(fraction, last - 1e-9);
                      EXPECT_FALSE(text.empty());
                      last = fraction;
                  }};
    const Measurement result = measure(*movie, settings(), job);
    EXPECT_NEAR(last, 1, 1e-9);
    EXPECT_GT(result.spotCount, 350u);
    ASSERT_GE(result.molecules.size(), 4u);
    double weighted = 0, frames = 0;
    for (std::size_t i = 0; i < result.molecules.size(); ++i) {
        const Molecule& molecule = result.molecules[i];
        EXPECT_EQ(molecule.track.id, static_cast<int>(i) + 1);
        const auto length = static_cast<double>(molecule.track.spots.size());
        weighted += length * molecule.d.value.value_or(0);
        frames += length;
    }
    EXPECT_NEAR(weighted / frames, 0.2, 0.05);
    EXPECT_FALSE(result.notes.empty());
}

TEST(Measure, relinkingGivesWhatMeasuringAnewWould) {
    const auto movie = movieFromFrames(test::render(scene(), 3).frames, scene().acquisition);
    const Measurement first = measure(*movie, settings());
    std::vector<MeasureSettings> others(4, settings());
    others[0].link = {.maxD = 0.3, .maxGap = 0, .minFrames = 3};
    others[1].link.minFrames = 60;
    others[2].method = Method::Cve;
    others[3].acquisition = {.pixelSize = 0.16, .frameInterval = 0.02};
    for (const MeasureSettings& other : others) {
        const Measurement again = relink(first, other), anew = measure(*movie, other);
        EXPECT_EQ(again.settings, other);
        EXPECT_EQ(again.calibration, anew.calibration);
        EXPECT_EQ(again.spotCount, anew.spotCount);
        EXPECT_EQ(again.notes, anew.notes);
        EXPECT_EQ(again.spots, first.spots);
        EXPECT_EQ(places(again.leftOut), places(anew.leftOut));
        ASSERT_EQ(again.molecules.size(), anew.molecules.size());
        for (std::size_t i = 0; i < anew.molecules.size(); ++i) {
            EXPECT_EQ(places({again.molecules[i].track}), places({anew.molecules[i].track}));
            EXPECT_EQ(again.molecules[i].method, anew.molecules[i].method);
            EXPECT_EQ(again.molecules[i].d.value, anew.molecules[i].d.value);
            EXPECT_EQ(again.molecules[i].d.high, anew.molecules[i].d.high);
        }
    }
}

TEST(Measure, everyClearSpotIsInATrackOrLeftOutOnce) {
    test::SyntheticScene crowded = scene();
    crowded.populations = {{0.2, 12}, {2, 12}};
    const auto movie = movieFromFrames(test::render(crowded, 4).frames, scene().acquisition);
    const Measurement result = measure(*movie, settings());
    std::size_t inTracks = 0;
    int id = 0;
    for (const Molecule& molecule : result.molecules) {
        EXPECT_EQ(molecule.track.id, ++id);
        for (const Spot& spot : molecule.track.spots)
            inTracks += spot.clear;
    }
    ASSERT_FALSE(result.leftOut.empty());
    for (const Track& track : result.leftOut) {
        EXPECT_EQ(track.id, ++id);
        ASSERT_FALSE(track.spots.empty());
        EXPECT_LT(static_cast<int>(track.spots.size()), settings().link.minFrames);
        for (const Spot& spot : track.spots)
            inTracks += spot.clear;
    }
    EXPECT_EQ(inTracks, result.spotCount);
}

TEST(Measure, relinkingSaysWhenFindingAnewIsNeeded) {
    const auto movie = movieFromFrames(test::render(scene(), 3).frames, scene().acquisition);
    const Measurement first = measure(*movie, settings());
    MeasureSettings other = settings();
    other.find.falseAlarm = 0.5;
    EXPECT_THROW(relink(first, other), Error);
    EXPECT_THROW(relink(Measurement{}, settings()), Error);
    std::stop_source source;
    source.request_stop();
    EXPECT_THROW(relink(first, settings(), Job{source.get_token(), {}}), Cancelled);
}

TEST(Measure, canBeCancelledAnywhere) {
    const auto synthetic = test::render(scene(), 3);
    const auto movie = movieFromFrames(synthetic.frames, scene().acquisition);
    for (const double at : {0.0, 0.3, 0.86, 0.95}) {
        std::stop_source source;
        const Job job{source.get_token(), [&](double fraction, std::string_view) {
                          if (fraction >= at)
                              source.request_stop();
                      }};
        EXPECT_THROW(measure(*movie, settings(), job), Cancelled) << at;
    }
}
