// SPDX-License-Identifier: GPL-3.0-or-later
// D of molecules of whole movies by a shipped network, against the D they were simulated with.
#include "core/diffusion/measurement.h"
#include "core/learn/molecule_predictor.h"
#include "core/simulate/stack_set.h"
#include "tests/support/error_of.h"
#include "tests/support/spot_match.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::AllOf;
using testing::HasSubstr;

namespace {

class MoviePrediction : public testing::Test {
  protected:
    void simulate(double d, int molecules, std::uint64_t seed) {
        Scenario scenario = preset("physical-a");
        scenario.motion.diffusionCoefficient = Range::fixed(d);
        scenario.field = {.width = 256, .height = 256, .frames = 40, .molecules = molecules};
        writeFieldMovie(folder_ / "movie", scenario, seed);
        movie_ = openMovie(folder_ / "movie.tif");
        settings_.acquisition = movie_->info().acquisition;
        settings_.find.camera = scenario.sensor.camera;
        settings_.find.psfSigma = 1.3;
        measurement_ = measure(*movie_, settings_);
        for (const Molecule& molecule : measurement_.molecules)
            tracks_.push_back(molecule.track);
    }
    /// Where a blob is cut off, this network, which never saw one that was, is wrong.
    static bool touchesTheEdge(const Track& track) {
        return std::ranges::any_of(track.spots, [](const Spot& spot) {
            return std::min({spot.x, spot.y, 255 - spot.x, 255 - spot.y}) < 6;
        });
    }
    Imaging imaging() const { return imagingOf(settings_, psfOf(measurement_).sigma); }

    test::TemporaryFolder folder_;
    std::shared_ptr<const Movie> movie_;
    MeasureSettings settings_;
    Measurement measurement_;
    std::vector<Track> tracks_;
};

} // namespace

TEST_F(MoviePrediction, givesEveryMoleculeItsD) {
    simulate(0.3, 20, 7);
    Predictor predictor(readModel(modelPath("perrin-physical-a")));
    const auto answers = predictMolecules(predictor, movie_, tracks_, imaging(), 0, Symmetries::Rotations4);
    ASSERT_EQ(answers.size(), tracks_.size());
    double sum = 0, squares = 0, count = 0, held = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        EXPECT_EQ(answers[i].has_value(), tracks_[i].spots.size() >= leastSpots) << i;
        if (!answers[i] || tracks_[i].spots.size() < 30 || touchesTheEdge(tracks_[i]))
            continue;
        EXPECT_GE(answers[i]->overTime.size(), 2u);
        const double error = std::log(answers[i]->d.d / 0.3);
        sum += error;
        squares += error * error;
        count += 1;
        held += *answers[i]->d.low95 <= 0.3 && 0.3 <= *answers[i]->d.high95;
    }
    ASSERT_GE(count, 8);
    EXPECT_NEAR(sum / count, 0, 0.15);
    // 16 frames tell ln D to 0.26; 40 frames to 0.26 sqrt(16 / 40) = 0.16.
    EXPECT_LT(std::sqrt(squares / count), 0.28);
    EXPECT_GE(held, 0.8 * count);
}

TEST_F(MoviePrediction, needsToKnowHowTheMovieWasTaken) {
    MeasureSettings unknown;
    unknown.acquisition.pixelSize = 0.1;
    EXPECT_THAT(test::errorOf([&] { imagingOf(unknown, 1.3); }),
                AllOf(HasSubstr("the frame interval, the exposure, the camera"),
                      testing::Not(HasSubstr("pixel size"))));
}

TEST_F(MoviePrediction, stopsWhenAsked) {
    simulate(0.3, 8, 6);
    Predictor predictor(readModel(modelPath("perrin-physical-a")));
    std::stop_source stop;
    const Job job{stop.get_token(), [&](double fraction, std::string_view) {
                      if (fraction > 0.2)
                          stop.request_stop();
                  }};
    EXPECT_THROW(predictMolecules(predictor, movie_, tracks_, imaging(), 0, Symmetries::All16, job),
                 Cancelled);
}

TEST(MoleculePrediction, whatStretchesShareCountsOnce) {
    const auto at = [](double d, double sd) {
        PredictionAt one{.time = 0, .prediction = {.d = d}};
        one.prediction.low68 = d * std::exp(-0.994458 * sd);
        one.prediction.high68 = d * std::exp(0.994458 * sd);
        return one;
    };
    // Three equal stretches that overlap by half tell as much as two.
    const Prediction equal = together({at(1, 0.3), at(1, 0.3), at(1, 0.3)}, 2);
    EXPECT_NEAR(equal.d, 1, 1e-9);
    EXPECT_NEAR(std::log(*equal.high95 / *equal.low95) / (2 * 1.959964), 0.3 / std::sqrt(2.0), 1e-6);
    // One that is twice as certain counts four times.
    const Prediction unequal = together({at(1, 0.2), at(std::exp(1.0), 0.4)}, 2);
    EXPECT_NEAR(std::log(unequal.d), 0.2, 1e-6);
    EXPECT_FALSE(together({PredictionAt{}, PredictionAt{}}, 2).low68);
}
