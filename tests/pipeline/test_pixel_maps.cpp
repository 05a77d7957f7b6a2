// SPDX-License-Identifier: GPL-3.0-or-later
// Of an sCMOS whose pixels differ, known maps make a difference to what is found and measured.
#include "core/diffusion/explain.h"
#include "core/diffusion/measurement.h"
#include "core/movie/tiff_writer.h"
#include "core/simulate/stack_set.h"
#include "core/track/finder.h"
#include "tests/support/error_of.h"
#include "tests/support/spot_match.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

using namespace perrin;

namespace {

constexpr Eigen::Index side = 128;

class PixelMaps : public testing::Test {
  protected:
    void SetUp() override {
        std::mt19937 random(5);
        std::normal_distribution<float> normal;
        const auto map = [&](const char* name, float middle, float spread) {
            const Image values =
                Image::NullaryExpr(side, side, [&] { return middle + spread * normal(random); });
            TiffWriter writer(folder_ / name,
                              {.pixelType = PixelType::Float32, .acquisition = {}, .displayRange = {}});
            writer.add(values);
            writer.close();
            return folder_ / name;
        };
        Scenario scenario = preset("scmos");
        scenario.sensor.offsetSpread = scenario.sensor.gainSpread = scenario.sensor.readNoiseSpread = 0;
        scenario.sensor.camera.maps = {
            .offset = map("offset.tif", 100, 8), .gain = map("gain.tif", 2.2f, 0.1f), .readNoise = {}};
        scenario.motion.diffusionCoefficient = Range::fixed(0.1);
        scenario.emission.photons = Range::fixed(150);
        scenario.background.photons = Range::fixed(5);
        scenario.field = {.width = side, .height = side, .frames = 100, .molecules = 8};
        writeFieldMovie(folder_ / "movie", scenario, 3);
        movie_ = openMovie(folder_ / "movie.tif");
        truth_ = test::readTruth(folder_ / "movie_truth.csv");
        known_.acquisition = movie_->info().acquisition;
        known_.find.camera = scenario.sensor.camera;
        unknown_ = known_;
        unknown_.find.camera->maps = {};
    }
    double jaccard(const FindSettings& settings) const {
        return test::detectionScore(findSpots(*movie_, settings, calibrateFinder(*movie_, settings)), truth_)
            .jaccard;
    }
    test::TemporaryFolder folder_;
    std::shared_ptr<const Movie> movie_;
    std::map<int, std::vector<test::TruePlace>> truth_;
    MeasureSettings known_, unknown_;
};

} // namespace

TEST_F(PixelMaps, makeMoleculesEasierToFind) {
    const double with = jaccard(known_.find), without = jaccard(unknown_.find);
    EXPECT_GE(with, 0.9);
    EXPECT_GE(with, without + 0.1);
}

TEST_F(PixelMaps, makeTheirDRight) {
    const Measurement measurement = measure(*movie_, known_);
    double sum = 0, weight = 0;
    for (const Molecule& molecule : measurement.molecules) {
        const auto frames = static_cast<double>(molecule.track.spots.size());
        sum += frames * molecule.d.value.value_or(0);
        weight += frames;
    }
    EXPECT_NEAR(sum / weight, 0.1, 0.015);
    // A place is looked at as the measurement did.
    const Spot& spot = measurement.molecules.front().track.spots.front();
    const Explanation there =
        explain(*movie_, spot.frame, spot.x, spot.y, known_, measurement.calibration, nullptr);
    EXPECT_NEAR(there.score.value_or(0), spot.score, 1e-3 * spot.score);
}

TEST_F(PixelMaps, ofAnotherPartOfTheChipAreRefused) {
    Scenario scenario = preset("scmos");
    scenario.field = {.width = 64, .height = 64, .frames = 20, .molecules = 2};
    writeFieldMovie(folder_ / "small", scenario, 4);
    EXPECT_THAT(test::errorOf([&] { measure(*openMovie(folder_ / "small.tif"), known_); }),
                testing::HasSubstr("same part of the chip"));
}
