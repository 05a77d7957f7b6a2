// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/spot_match.h"

#include "core/table.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

namespace perrin::test {

std::map<int, std::vector<TruePlace>> readTruth(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::map<int, std::vector<TruePlace>> truth;
    for (const auto& row : readTable(file, path.string()).rows)
        truth[std::stoi(row[1])].push_back(
            {std::stoi(row[0]), std::stod(row[2]), std::stod(row[3]), std::stod(row[4])});
    return truth;
}

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

DetectionScore detectionScore(const std::vector<std::vector<Spot>>& spots,
                              const std::map<int, std::vector<TruePlace>>& truth) {
    DetectionScore score;
    double hits = 0, found = 0, there = 0, squares = 0;
    for (const auto& [frame, places] : truth)
        there += static_cast<double>(places.size());
    for (std::size_t f = 0; f < spots.size(); ++f) {
        std::vector<Spot> clear;
        std::copy_if(spots[f].begin(), spots[f].end(), std::back_inserter(clear),
                     [](const Spot& s) { return s.clear; });
        found += static_cast<double>(clear.size());
        const auto places = truth.find(static_cast<int>(f));
        if (places == truth.end())
            continue;
        for (const Match& m : match(clear, places->second)) {
            ++hits;
            squares += m.distance * m.distance;
            score.fractions.push_back(m.spot->x - std::floor(m.spot->x));
            score.fractions.push_back(m.spot->y - std::floor(m.spot->y));
        }
    }
    score.jaccard = hits / (found + there - hits);
    score.rmse = std::sqrt(squares / hits);
    return score;
}

double trueD(const Track& track, const std::map<int, std::vector<TruePlace>>& truth) {
    std::map<double, int> votes;
    for (const Spot& spot : track.spots) {
        double nearest = 3, d = 0;
        if (const auto places = truth.find(spot.frame); places != truth.end())
            for (const TruePlace& place : places->second)
                if (const double distance = std::hypot(place.x - spot.x, place.y - spot.y);
                    distance < nearest) {
                    nearest = distance;
                    d = place.d;
                }
        ++votes[d];
    }
    double best = 0;
    for (const auto& [d, count] : votes)
        if (best == 0 || count > votes[best])
            best = d;
    return best;
}

} // namespace perrin::test
