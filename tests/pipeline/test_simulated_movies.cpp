// SPDX-License-Identifier: GPL-3.0-or-later
// From a scenario through the files of a movie to its molecules and their D.
#include "core/diffusion/measurement.h"
#include "core/simulate/scenario_json.h"
#include "core/simulate/stack_set.h"
#include "core/track/finder.h"
#include "tests/support/spot_match.h"
#include "tests/support/test_data.h"

#include <gtest/gtest.h>

using namespace perrin;

namespace {

class SimulatedMovie : public testing::TestWithParam<const char*> {
  protected:
    void SetUp() override {
        const Scenario scenario = withSettings(
            preset(GetParam()),
            {R"(motion.diffusion_coefficient_um2_per_s={"draw":"choice","choices":[0.05,1]})",
             "field.width_px=200", "field.height_px=200", "field.frames=200", "field.molecules=10"});
        writeFieldMovie(folder_ / "movie", scenario, 2);
        movie_ = openMovie(folder_ / "movie.tif");
        truth_ = test::readTruth(folder_ / "movie_truth.csv");
        settings_.acquisition = movie_->info().acquisition;
        settings_.find.camera = scenario.sensor.camera;
    }
    test::TemporaryFolder folder_;
    std::shared_ptr<const Movie> movie_;
    std::map<int, std::vector<test::TruePlace>> truth_;
    MeasureSettings settings_;
};

} // namespace

TEST_P(SimulatedMovie, itsMoleculesAreFound) {
    const auto spots = findSpots(*movie_, settings_.find, calibrateFinder(*movie_, settings_.find));
    const test::DetectionScore score = test::detectionScore(spots, truth_);
    EXPECT_GE(score.jaccard, 0.95);
    EXPECT_LE(score.rmse, 0.3);
}

TEST_P(SimulatedMovie, itsPopulationsHaveTheirD) {
    std::map<double, double> sum, weight;
    for (const Molecule& molecule : measure(*movie_, settings_).molecules) {
        const double d = test::trueD(molecule.track, truth_);
        const auto frames = static_cast<double>(molecule.track.spots.size());
        sum[d] += frames * molecule.d.value.value_or(0);
        weight[d] += frames;
    }
    for (const double d : {0.05, 1.0}) {
        EXPECT_GT(weight[d], 0.8 * 200 * 5) << "frames of the molecules with D " << d;
        EXPECT_NEAR(sum[d] / weight[d] / d, 1, 0.15) << "D " << d;
    }
}

INSTANTIATE_TEST_SUITE_P(Presets, SimulatedMovie, testing::Values("physical-a", "tirf-emccd"),
                         [](const auto& test) {
                             std::string name = test.param;
                             name.erase(name.find('-'), 1);
                             return name;
                         });
