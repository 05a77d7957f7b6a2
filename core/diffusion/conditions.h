// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/trajectory.h"
#include "core/table.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace perrin {

/// Which D of a molecule is compared: that which populations count (countedD()), the answer of its method
/// (column D), the network's, or one estimator's.
enum class ComparedD { Automatic, Method, Network, Mle, Bayes, Cve, Msd };
const char* name(ComparedD d);              // "automatic", "method", "network", "mle", "bayes", "cve", "msd"
ComparedD comparedD(std::string_view name); // throws Error listing the names

/// What a comparison needs of a molecule. um^2/s
struct MoleculeAnswer {
    Estimate d{}; // value with its own interval, or only an upper limit
    bool immobile = false;
    bool judged = true; // long enough to tell whether it is immobile
};

struct MovieAnswers {
    std::string file;
    std::string condition; // "": none, left out
    std::vector<MoleculeAnswer> molecules{};
};

/// The movies of a molecules table, those without molecules too, with no condition yet. Throws Error naming a
/// cell.
std::vector<MovieAnswers> answersOf(const Table& molecules, ComparedD d);

/// um^2/s; intervals 95 %, empty where they cannot be told; medianD with `high` only: an upper limit.
struct MovieSummary {
    std::string file, condition;
    std::size_t molecules = 0, withD = 0; // withD: with a value, not only a limit
    Estimate medianD{};                   // over molecules: medianOf()
    Estimate immobile{};                  // of those long enough to tell: wilson()
};

/// A condition, each of its movies counting as one observation.
struct ConditionSummary {
    std::string condition;
    std::size_t movies = 0; // with a median
    std::size_t molecules = 0, withD = 0;
    Estimate medianD{};  // median of the movies' medians
    Estimate immobile{}; // mean of the movies' fractions
    std::string note{};  // for people: how far to trust the intervals
};

/// Of `condition` to `reference`.
struct ConditionComparison {
    std::string condition, reference;
    Estimate ratio{};     // of the medians; empty where one is not known or not above 0
    double p = 1;         // of no difference
    double pHolm = 1;     // for all comparisons of the report together (Holm 1979)
    double smallestP = 1; // that so few movies can give
    std::string note{};
};

struct ConditionReport {
    std::vector<ConditionSummary> conditions{};
    std::vector<ConditionComparison> comparisons{}; // every pair
    std::vector<MovieSummary> movies{};
    std::vector<std::string> notes{};
};

/// Compares conditions, in the order given, with the movie as the replicate, since molecules of one cell are
/// alike. Intervals: percentiles of 2000 resamples of movies, and of molecules within each (two-stage
/// bootstrap; Davison & Hinkley 1997, 3.8); none from one movie, too narrow from fewer than six that differ
/// much, too wide (99 %) where movies do not differ. p: two-sided permutation test of the rank sum of the
/// movies' medians (Wilcoxon 1945), over all ways to share the movies out, or 20 000 random ones where there
/// are over 200 000. The same every time.
ConditionReport compareConditions(const std::vector<MovieAnswers>& movies,
                                  const std::vector<std::string>& conditions);

} // namespace perrin
