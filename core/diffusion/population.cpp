// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/population.h"

#include "core/diffusion/molecule_table.h"
#include "core/diffusion/ranking.h"
#include "core/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace perrin {
namespace {

constexpr double z = 1.959964; // 95 %

/// Medians of resamples with replacement, sorted.
std::vector<double> resampledMedians(const Ranking& ranking) {
    Random random(bootstrapSeed);
    std::vector<double> medians(bootstrapResamples);
    for (double& median : medians)
        median = ranking.resampledMedian(random);
    std::sort(medians.begin(), medians.end());
    return medians;
}

std::optional<double> known(double d) {
    return d == belowAll ? std::nullopt : std::optional(d);
}

bool has(const Molecule& molecule, const char* flag) {
    return std::find(molecule.flags.begin(), molecule.flags.end(), flag) != molecule.flags.end();
}

/// Geometric mean and spread of those above 0.
void describeLogs(const std::vector<Estimate>& ds, PopulationSummary& summary) {
    std::vector<double> logs;
    for (const Estimate& d : ds)
        if (d.value && *d.value > 0)
            logs.push_back(std::log10(*d.value));
    if (logs.empty())
        return;
    const auto count = static_cast<double>(logs.size());
    const double mean = std::accumulate(logs.begin(), logs.end(), 0.0) / count;
    summary.geometricMeanD = std::pow(10, mean);
    if (logs.size() < 2)
        return;
    double squares = 0;
    for (const double log : logs)
        squares += (log - mean) * (log - mean);
    summary.log10DSd = std::sqrt(squares / (count - 1));
}

} // namespace

bool networkInDoubt(const std::vector<std::string>& flags) {
    return std::ranges::any_of(flags, [](const std::string& flag) {
        return flag == "NETWORK_UNTRAINED" || flag == "NETWORK_DOUBTFUL";
    });
}

bool countsByLikelihood(const Molecule& molecule) {
    // D of one at rest is a limit already, and not the network's.
    return molecule.method == Method::Network && !has(molecule, "IMMOBILE") &&
           (molecule.mle.value || molecule.mle.high) && networkInDoubt(molecule.flags);
}

Estimate countedD(const Molecule& molecule) {
    return countsByLikelihood(molecule) ? molecule.mle : molecule.d;
}

Estimate medianOf(const std::vector<Estimate>& ds) {
    const Ranking ranking(ds);
    const std::size_t n = ranking.size();
    if (n == 0)
        return {};
    const std::size_t one = (n - 1) / 2, other = n / 2;
    if (n == 1)
        return *std::ranges::find_if(ds, [](const Estimate& d) { return d.value || d.high; });
    Estimate median{known(ranking.mean(one, other)), {}, {}};
    if (!median.value) {
        median.high = std::max(ranking.d[one], ranking.d[other]);
    } else if (n - ranking.limits >= 3) {
        const std::vector<double> medians = resampledMedians(ranking);
        const std::size_t outside = bootstrapResamples / 40; // 2.5 % on each side
        median.low = known(medians[outside - 1]);
        median.high = known(medians[bootstrapResamples - outside]);
    }
    return median;
}

Estimate wilson(std::size_t count, std::size_t total) {
    if (total == 0)
        return {};
    const auto n = static_cast<double>(total);
    const double p = static_cast<double>(count) / n, scale = 1 / (1 + z * z / n);
    const double centre = scale * (p + z * z / (2 * n));
    const double reach = scale * z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    // None and all are certain to be possible; rounding must not say otherwise.
    return {p, count == 0 ? 0 : centre - reach, count == total ? 1 : centre + reach};
}

PopulationSummary summarize(const std::vector<const Molecule*>& molecules) {
    PopulationSummary summary;
    summary.molecules = molecules.size();
    std::vector<Estimate> ds;
    std::size_t immobile = 0, judged = 0;
    for (const Molecule* molecule : molecules) {
        ds.push_back(countedD(*molecule));
        summary.answered += ds.back().value.has_value();
        summary.framesTotal += molecule->track.spots.size();
        immobile += has(*molecule, "IMMOBILE");
        judged += !has(*molecule, "TOO_SHORT");
    }
    const Estimate median = medianOf(ds), fraction = wilson(immobile, judged);
    summary.medianD = median.value;
    summary.medianLow = median.low;
    summary.medianHigh = median.high;
    summary.immobileFraction = fraction.value;
    summary.immobileLow = fraction.low;
    summary.immobileHigh = fraction.high;
    describeLogs(ds, summary);
    return summary;
}

std::vector<PopulationSummary> summarize(const Measurement& measurement, const std::string& file,
                                         const std::vector<std::string>& regionNames) {
    const auto summaryOf = [&](const std::string& region) {
        std::vector<const Molecule*> chosen;
        for (const Molecule& molecule : measurement.molecules)
            if (region.empty() || molecule.region == region)
                chosen.push_back(&molecule);
        PopulationSummary summary = summarize(chosen);
        summary.file = file;
        summary.region = region;
        return summary;
    };
    std::vector<PopulationSummary> summaries{summaryOf("")};
    for (const std::string& region : regionNames)
        summaries.push_back(summaryOf(region));
    return summaries;
}

Table summaryTable(const std::vector<PopulationSummary>& summaries) {
    Table table;
    table.comments = {
        "units: every D um^2/s; LOW and HIGH: 95 % interval; REGION empty: all molecules kept; empty "
        "cell: not available",
        "D_MEDIAN: molecules with an upper limit only rank below all others; D_MEDIAN empty with "
        "D_MEDIAN_HIGH: upper limit; its interval is by bootstrap over molecules, of a single molecule its "
        "own",
        "D counts as in column D of the molecules, but by maximum likelihood (D_MLE) where a network's D is "
        "flagged "
        "NETWORK_UNTRAINED or NETWORK_DOUBTFUL",
        "D_GEOMETRIC_MEAN and LOG10_D_SD are of the molecules with D above 0 only; IMMOBILE_FRACTION has a "
        "Wilson interval; FRAMES_TOTAL is summed over molecules"};
    table.header = {"FILE",         "REGION",        "MOLECULES",        "WITH_D",     "D_MEDIAN",
                    "D_MEDIAN_LOW", "D_MEDIAN_HIGH", "D_GEOMETRIC_MEAN", "LOG10_D_SD", "IMMOBILE_FRACTION",
                    "IMMOBILE_LOW", "IMMOBILE_HIGH", "FRAMES_TOTAL"};
    for (const PopulationSummary& summary : summaries) {
        std::vector<std::string> row{summary.file, summary.region, std::to_string(summary.molecules),
                                     std::to_string(summary.answered)};
        for (const auto& value :
             {summary.medianD, summary.medianLow, summary.medianHigh, summary.geometricMeanD,
              summary.log10DSd, summary.immobileFraction, summary.immobileLow, summary.immobileHigh})
            row.push_back(numberText(value));
        row.push_back(std::to_string(summary.framesTotal));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table summaryTable(const Measurement& measurement, const std::string& file, const std::string& sha256,
                   const std::vector<std::string>& regionNames) {
    Table table = summaryTable(summarize(measurement, file, regionNames));
    auto lines = provenanceLines(measurement, file, sha256);
    if (!measurement.molecules.empty())
        lines.push_back(std::string("method of D: ") + name(measurement.molecules.front().method));
    table.comments.insert(table.comments.begin(), lines.begin(), lines.end());
    return table;
}

} // namespace perrin
