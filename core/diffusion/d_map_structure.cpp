// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/d_map.h"
#include "core/random.h"
#include "core/table.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace perrin {
namespace {

/// The molecules of the bins that have a D, numbered anew.
struct Compared {
    struct Part {
        std::size_t molecule, bin;
        double weight;
    };
    std::vector<Part> parts{};
    std::vector<double> lnD{};    // one a molecule
    std::vector<double> weight{}; // one a bin
};

Compared comparedOf(const DMap& map) {
    Compared compared;
    std::map<std::size_t, std::size_t> molecules, bins;
    for (const MapShare& share : map.shares) {
        if (!map.bins[share.bin].d)
            continue;
        const std::size_t molecule = molecules.try_emplace(share.molecule, molecules.size()).first->second;
        const std::size_t bin = bins.try_emplace(share.bin, bins.size()).first->second;
        compared.lnD.resize(molecules.size(), share.lnD);
        compared.weight.resize(bins.size());
        compared.weight[bin] += share.weight;
        compared.parts.push_back({molecule, bin, share.weight});
    }
    return compared;
}

/// Weighted sum of squares between bins of numbers that the molecules have.
double squaresBetween(const Compared& compared, const std::vector<double>& values,
                      std::vector<double>& sums) {
    std::fill(sums.begin(), sums.end(), 0);
    for (const Compared::Part& part : compared.parts)
        sums[part.bin] += part.weight * values[part.molecule];
    double total = 0, weights = 0, squares = 0;
    for (std::size_t bin = 0; bin < sums.size(); ++bin) {
        total += sums[bin];
        weights += compared.weight[bin];
        squares += sums[bin] * sums[bin] / compared.weight[bin];
    }
    return squares - total * total / weights;
}

/// Variance between bins that leads to as many squares between them as were seen over those of chance. In
/// both the whole variance has its part, as a permutation mixes all.
double varianceBetween(const Compared& compared, double seen, double byChance) {
    double weights = 0, squaredWeights = 0, mean = 0, variance = 0;
    for (const double weight : compared.weight) {
        weights += weight;
        squaredWeights += weight * weight;
    }
    const auto count = static_cast<double>(compared.lnD.size());
    for (const double lnD : compared.lnD)
        mean += lnD / count;
    for (const double lnD : compared.lnD)
        variance += (lnD - mean) * (lnD - mean) / (count - 1);
    const double room = weights - squaredWeights / weights - (variance > 0 ? byChance / variance : 0);
    return room > 0 ? std::max(0.0, (seen - byChance) / room) : 0;
}

std::string sentenceOf(const SpatialStructure& structure) {
    const std::string what = std::to_string(structure.molecules) + " molecules in " +
                             std::to_string(structure.bins) + (structure.bins == 1 ? " bin" : " bins");
    if (!structure.p)
        return "Whether D depends on the place cannot be told from " + what +
               " with enough molecules each; choose larger bins or measure more.";
    const std::string test = " (p = " + numberText(*structure.p, 2) + ", permutation test of " + what + ")";
    if (*structure.p >= 0.05)
        return "D differs between places no more than chance makes it" + test +
               ": this map is no evidence that D depends on the place.";
    return "D differs between places by more than chance makes it" + test + ": a typical place has " +
           numberText(std::exp(structure.betweenSd), 3) + " times more or less than the mean.";
}

} // namespace

SpatialStructure spatialStructure(const DMap& map, int permutations, std::uint64_t seed, const Job& job) {
    const Compared compared = comparedOf(map);
    SpatialStructure structure{.molecules = compared.lnD.size(), .bins = compared.weight.size()};
    if (structure.bins >= 2 && permutations > 0) {
        std::vector<double> values = compared.lnD, sums(structure.bins);
        const double seen = squaresBetween(compared, values, sums);
        Random random(seed);
        double as = 1, chance = 0;
        for (int round = 0; round < permutations; ++round) {
            std::shuffle(values.begin(), values.end(), random);
            const double squares = squaresBetween(compared, values, sums);
            as += squares >= seen - 1e-9 * std::abs(seen); // rounding depends on the order
            chance += squares / permutations;
            job.progress((round + 1.0) / permutations, "Comparing the map with chance");
        }
        structure.p = as / (permutations + 1);
        structure.betweenSd = std::sqrt(varianceBetween(compared, seen, chance));
    }
    structure.sentence = sentenceOf(structure);
    return structure;
}

} // namespace perrin
