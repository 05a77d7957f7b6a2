// SPDX-License-Identifier: GPL-3.0-or-later
// Detection and tracking scores (Chenouard 2014) on a movie of an independent simulator whose truth is known.
#include "core/table.h"
#include "core/track/finder.h"
#include "core/track/linker.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <gtest/gtest.h>
#include <map>

using namespace perrin;

namespace {

struct TruePlace {
    int molecule;
    double x, y;
};

std::map<int, std::vector<TruePlace>> readTruth() { // by frame
    std::ifstream file(test::ownData("movie/two_speeds_emccd_truth.csv"));
    std::map<int, std::vector<TruePlace>> truth;
    for (const auto& row : readTable(file, "truth").rows)
        truth[std::stoi(row[1])].push_back({std::stoi(row[0]), std::stod(row[2]), std::stod(row[3])});
    return truth;
}

struct Match {
    const Spot* spot;
    TruePlace truth;
    double distance;
};

/// Nearest pairs first, each once, within 5 px.
std::vector<Match> match(const std::vector<Spot>& spots, const std::vector<TruePlace>& truth) {
    std::vector<Match> pairs;
    for (const Spot& spot : spots)
        for (const TruePlace& place : truth)
            if (const double d = std::hypot(spot.x - place.x, spot.y - place.y); d < 5)
                pairs.push_back({&spot, place, d});
    std::sort(pairs.begin(), pairs.end(),
              [](const Match& a, const Match& b) { return a.distance < b.distance; });
    std::vector<Match> matched;
    for (const Match& pair : pairs)
        if (std::none_of(matched.begin(), matched.end(), [&](const Match& other) {
                return other.spot == pair.spot || other.truth.molecule == pair.truth.molecule;
            }))
            matched.push_back(pair);
    return matched;
}

class TwoSpeeds : public testing::TestWithParam<bool> {
  protected:
    void SetUp() override {
        movie_ = openMovie(test::ownData("movie/two_speeds_emccd.tif"));
        if (GetParam())
            settings_.camera = Camera{.offset = 500, .gain = 30, .readNoise = 20.0 / 30, .em = true};
        spots_ = findSpots(*movie_, settings_, calibrateFinder(*movie_, settings_));
        truth_ = readTruth();
    }
    std::shared_ptr<const Movie> movie_;
    FindSettings settings_;
    std::vector<std::vector<Spot>> spots_;
    std::map<int, std::vector<TruePlace>> truth_;
};

} // namespace

TEST_P(TwoSpeeds, spotsAreFoundAndPlaced) {
    double hits = 0, found = 0, there = 0, squares = 0;
    std::vector<double> fractions;
    for (std::size_t f = 0; f < spots_.size(); ++f) {
        const auto& places = truth_[static_cast<int>(f)];
        std::vector<Spot> clear;
        std::copy_if(spots_[f].begin(), spots_[f].end(), std::back_inserter(clear),
                     [](const Spot& s) { return s.clear; });
        for (const Match& m : match(clear, places)) {
            ++hits;
            squares += m.distance * m.distance;
            fractions.push_back(m.spot->x - std::floor(m.spot->x));
            fractions.push_back(m.spot->y - std::floor(m.spot->y));
        }
        found += static_cast<double>(clear.size());
        there += static_cast<double>(places.size());
    }
    EXPECT_GE(hits / (found + there - hits), 0.95) << "Jaccard";
    EXPECT_LE(std::sqrt(squares / hits), 0.25) << "px, root mean square of matched spots";

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
        for (const Match& m : match(spots_[f], truth_[static_cast<int>(f)]))
            moleculeOf[m.spot] = m.truth.molecule;
        for (const TruePlace& place : truth_[static_cast<int>(f)])
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
