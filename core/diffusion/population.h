// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/table.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace perrin {

/// The answer for many molecules. um^2/s; 95 % intervals; empty = not available.
struct PopulationSummary {
    std::string file;
    std::string region; // empty: all molecules of the file
    std::size_t molecules = 0;
    std::size_t answered = 0; // with a D, not only an upper limit
    /// Half of the molecules are slower. medianD empty and medianHigh set: an upper limit.
    std::optional<double> medianD{}, medianLow{}, medianHigh{};
    std::optional<double> geometricMeanD{}, log10DSd{}; // of the molecules with D above 0
    std::optional<double> immobileFraction{}, immobileLow{}, immobileHigh{};
    std::size_t framesTotal = 0; // summed over the molecules

    bool operator==(const PopulationSummary&) const = default;
};

inline constexpr std::size_t bootstrapResamples = 2000;
inline constexpr std::uint64_t bootstrapSeed = 1908; // fixed: the same molecules give the same interval

/// Whether the network's answer lies outside of what it was trained on, or is doubted.
bool networkInDoubt(const std::vector<std::string>& flags);

/// What a population counts as the molecule's D: the answer of its method, but maximum likelihood's, where it
/// has any, in place of a network's answer in doubt.
Estimate countedD(const Molecule& molecule);

/// Whether that is not the answer of its method.
bool countsByLikelihood(const Molecule& molecule);

/// Median of D with its bootstrap interval (percentiles of 2000 resamples of the molecules, Efron 1979; the
/// same every time). Molecules with an upper limit only rank below all others: where the median falls among
/// them, only `high` is set, to the limit. A single molecule has its own interval, two have none; `low` is
/// empty too where it falls among the limits.
Estimate medianOf(const std::vector<Estimate>& ds);

/// A fraction with its score interval (Wilson 1927). Empty where `total` is 0.
Estimate wilson(std::size_t count, std::size_t total);

/// The immobile fraction is of the molecules long enough to tell, those without the flag TOO_SHORT.
PopulationSummary summarize(const std::vector<const Molecule*>& molecules);

/// One summary of all molecules, then one of each region, empty ones included. The measurement comes from
/// selectByRegion.
std::vector<PopulationSummary> summarize(const Measurement& measurement, const std::string& file,
                                         const std::vector<std::string>& regionNames);

/// One row a summary. Comments hold the units.
Table summaryTable(const std::vector<PopulationSummary>& summaries);

/// The same of one measurement, under the lines that say how it was measured.
Table summaryTable(const Measurement& measurement, const std::string& file, const std::string& sha256,
                   const std::vector<std::string>& regionNames);

} // namespace perrin
