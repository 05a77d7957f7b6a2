// SPDX-License-Identifier: GPL-3.0-or-later
// Detection and tracking scores (Chenouard 2014) on a movie of an independent simulator whose truth is known.
#include "core/track/finder.h"
#include "core/track/linker.h"
#include "tests/support/spot_match.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <map>

using namespace perrin;

namespace {

class TwoSpeeds : public testing::TestWithParam<bool> {
  protected:
    void SetUp() override {
        movie_ = openMovie(test::ownData("movie/two_speeds_emccd.tif"));
        if (GetParam())
            settings_.camera = Camera{.offset = 500, .gain = 30, .readNoise = 20.0 / 30, .em = true};
        spots_ = findSpots(*movie_, settings_, calibrateFinder(*movie_, settings_));
        truth_ = test::readTruth(test::ownData("movie/two_speeds_emccd_truth.csv"));
    }
    std::shared_ptr<const Movie> movie_;
    FindSettings settings_;
    std::vector<std::vector<Spot>> spots_;
    std::map<int, std::vector<test::TruePlace>> truth_;
};

} // namespace

TEST_P(TwoSpeeds, spotsAreFoundAndPlaced) {
    auto [jaccard, rmse, fractions] = test::detectionScore(spots_, truth_);
    EXPECT_GE(jaccard, 0.95);
    EXPECT_LE(rmse, 0.25) << "px, root mean square of matched spots";

    std::sort(fractions.begin(), fractions.end());
    double distance = 0;
    for (std::size_t i = 0; i < fractions.size(); ++i)
        distance = std::max(distance, std::abs(fractions[i] - (static_cast<double>(i) + 0.5) /
                                                                  static_cast<double>(fractions.size())));
    EXPECT_LT(distance, 0.05) << "Kolmogorov-Smirnov distance of the fractional parts from uniform";
}

TEST_P(TwoSpeeds, tracksAreTheMolecules) {
    const auto tracks = linkSpots(spots_, movie_->info().acquisition, {.minFrames = 3});
    std::map<const Spot*, int> moleculeOf;
    std::map<int, double> length;
    for (std::size_t f = 0; f < spots_.size(); ++f) {
        for (const test::Match& m : test::match(spots_[f], truth_[static_cast<int>(f)]))
            moleculeOf[m.spot] = m.truth.molecule;
        for (const test::TruePlace& place : truth_[static_cast<int>(f)])
            ++length[place.molecule];
    }
    const auto moleculeAt = [&](const Spot& spot) {
        for (const Spot& original : spots_[static_cast<std::size_t>(spot.frame)])
            if (original.x == spot.x && original.y == spot.y)
                return moleculeOf.contains(&original) ? moleculeOf[&original] : -1;
        return -1;
    };
    // A track is a true positive when it holds more than half of one molecule's frames and no molecule twice.
    std::map<int, int> owners;
    double truePositives = 0;
    for (const Track& track : tracks) {
        std::map<int, double> votes;
        for (const Spot& spot : track.spots)
            ++votes[moleculeAt(spot)];
        for (const auto& [molecule, count] : votes)
            if (molecule >= 0 && count > 0.5 * length[molecule] &&
                count > 0.9 * static_cast<double>(track.spots.size()) && ++owners[molecule] == 1)
                ++truePositives;
    }
    const double jaccard =
        truePositives / (static_cast<double>(tracks.size() + length.size()) - truePositives);
    EXPECT_GE(jaccard, 0.85);
}

INSTANTIATE_TEST_SUITE_P(Camera, TwoSpeeds, testing::Values(true, false),
                         [](const auto& test) { return std::string(test.param ? "known" : "unknown"); });
