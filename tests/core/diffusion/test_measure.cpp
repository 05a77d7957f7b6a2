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
