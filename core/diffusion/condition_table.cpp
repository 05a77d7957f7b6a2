// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/condition_table.h"

#include "core/diffusion/molecule_answers.h"
#include "core/provenance.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace perrin {
namespace {

std::vector<std::string> cellsOf(const Estimate& estimate) {
    return {numberText(estimate.value), numberText(estimate.low), numberText(estimate.high)};
}

/// Cells of the columns under conditionTable's header.
struct Row {
    std::string kind, condition, reference{}, file{}, movies{}, molecules{}, withD{};
    Estimate median{}, immobile{}, ratio{};
    std::string p{}, pHolm{}, smallestP{}, note{};

    std::vector<std::string> cells() const {
        std::vector<std::string> row{kind, condition, reference, file, movies, molecules, withD};
        for (const Estimate& estimate : {median, immobile, ratio}) {
            const auto three = cellsOf(estimate);
            row.insert(row.end(), three.begin(), three.end());
        }
        row.insert(row.end(), {p, pHolm, smallestP, note});
        return row;
    }
};

constexpr double wideBin = 0.2, narrowBin = 0.1; // of log10 D
constexpr std::size_t manyMolecules = 100;

using Counts = std::map<long, double>; // by number of bin

/// Outline of a histogram from its first to its last bin.
std::vector<std::pair<double, double>> outline(const Counts& counts, double bin, double total) {
    std::vector<std::pair<double, double>> points;
    if (counts.empty())
        return points;
    const auto edge = [&](long number) { return std::pow(10, static_cast<double>(number) * bin); };
    points.emplace_back(edge(counts.begin()->first), 0);
    for (long number = counts.begin()->first; number <= counts.rbegin()->first; ++number) {
        const auto count = counts.find(number);
        const double share = count == counts.end() ? 0 : 100 * count->second / total;
        points.emplace_back(edge(number), share);
        points.emplace_back(edge(number + 1), share);
    }
    points.emplace_back(edge(counts.rbegin()->first + 1), 0);
    return points;
}

std::vector<double> logsOf(const std::vector<MovieAnswers>& movies, const std::string& condition) {
    std::vector<double> logs;
    for (const MovieAnswers& movie : movies)
        if (movie.condition == condition)
            for (const MoleculeAnswer& molecule : movie.molecules)
                if (molecule.d.value && *molecule.d.value > 0)
                    logs.push_back(std::log10(*molecule.d.value));
    return logs;
}

/// What to mind of the molecules of these movies.
std::vector<std::string> notesOn(const Table& molecules, ComparedD d, const std::set<std::string>& files) {
    const std::size_t file = placeOf(molecules, "FILE"), flags = placeOf(molecules, "FLAGS"),
                      region = placeOf(molecules, "REGION");
    const LikelihoodInstead instead(molecules);
    std::size_t all = 0, untrained = 0, likely = 0, inRegions = 0;
    for (const auto& row : molecules.rows)
        if (files.contains(row[file])) {
            ++all;
            likely += instead.of(row).has_value();
            untrained += hasFlag(row[flags], "NETWORK_UNTRAINED");
            inRegions += !row[region].empty();
        }
    std::vector<std::string> notes;
    if (d == ComparedD::Network && untrained > 0)
        notes.push_back("note: " + std::to_string(untrained) + " of " + std::to_string(all) +
                        " molecules are unlike what the network was trained for (NETWORK_UNTRAINED)");
    if (d == ComparedD::Automatic && likely > 0)
        notes.push_back("note: " + std::to_string(likely) + " of " + std::to_string(all) +
                        " molecules count by maximum likelihood, as the network was not trained for them or "
                        "doubts them");
    if (inRegions > 0)
        notes.push_back("note: molecules of all regions are taken together");
    return notes;
}

} // namespace

ComparedConditions compareConditions(const Table& molecules, ComparedD d,
                                     const std::vector<std::string>& conditions,
                                     const std::map<std::string, std::string>& conditionOf) {
    ComparedConditions compared{.d = d};
    compared.movies = answersOf(molecules, d);
    std::set<std::string> files;
    for (MovieAnswers& movie : compared.movies)
        if (const auto found = conditionOf.find(movie.file);
            found != conditionOf.end() && !found->second.empty()) {
            movie.condition = found->second;
            files.insert(movie.file);
        }
    compared.report = compareConditions(compared.movies, conditions);
    compared.report.notes = notesOn(molecules, compared.d, files);
    return compared;
}

Table conditionTable(const ConditionReport& report, ComparedD d) {
    Table table;
    table.comments = {std::string("perrin ") + version(),
                      std::string("D of each molecule: column ") + columnOf(d) +
                          (d == ComparedD::Automatic ? ", but D_MLE where a network's D is flagged "
                                                       "NETWORK_UNTRAINED or NETWORK_DOUBTFUL"
                                                     : "") +
                          "; D_MEDIAN um^2/s",
                      "condition: D_MEDIAN is the median of the medians of its movies, IMMOBILE_FRACTION the "
                      "mean of their fractions; "
                      "LOW and HIGH: 95 % interval by 2000 resamples of movies, and of molecules within each",
                      "comparison: RATIO is D_MEDIAN of CONDITION over that of REFERENCE; P: two-sided "
                      "permutation test of the rank "
                      "sum of the movies' medians; P_HOLM: for all comparisons together; P_SMALLEST: what so "
                      "many movies can give",
                      "movie: D_MEDIAN with its bootstrap interval over molecules, IMMOBILE_FRACTION with "
                      "its Wilson interval; "
                      "D_MEDIAN empty with D_MEDIAN_HIGH: upper limit; empty cell: not available"};
    table.comments.insert(table.comments.end(), report.notes.begin(), report.notes.end());
    table.header = {"KIND",
                    "CONDITION",
                    "REFERENCE",
                    "FILE",
                    "MOVIES",
                    "MOLECULES",
                    "WITH_D",
                    "D_MEDIAN",
                    "D_MEDIAN_LOW",
                    "D_MEDIAN_HIGH",
                    "IMMOBILE_FRACTION",
                    "IMMOBILE_LOW",
                    "IMMOBILE_HIGH",
                    "RATIO",
                    "RATIO_LOW",
                    "RATIO_HIGH",
                    "P",
                    "P_HOLM",
                    "P_SMALLEST",
                    "NOTE"};
    const auto counted = [](std::size_t count) { return std::to_string(count); };
    for (const ConditionSummary& one : report.conditions)
        table.rows.push_back(Row{.kind = "condition",
                                 .condition = one.condition,
                                 .movies = counted(one.movies),
                                 .molecules = counted(one.molecules),
                                 .withD = counted(one.withD),
                                 .median = one.medianD,
                                 .immobile = one.immobile,
                                 .note = one.note}
                                 .cells());
    for (const ConditionComparison& one : report.comparisons)
        table.rows.push_back(Row{.kind = "comparison",
                                 .condition = one.condition,
                                 .reference = one.reference,
                                 .ratio = one.ratio,
                                 .p = numberText(one.p),
                                 .pHolm = numberText(one.pHolm),
                                 .smallestP = numberText(one.smallestP),
                                 .note = one.note}
                                 .cells());
    for (const MovieSummary& one : report.movies)
        table.rows.push_back(Row{
            .kind = "movie",
            .condition = one.condition,
            .file = one.file,
            .molecules = counted(one.molecules),
            .withD = counted(one.withD),
            .median = one.medianD,
            .immobile = one.immobile,
            .note = {}}.cells());
    return table;
}

PointChart conditionChart(const ConditionReport& report, const std::vector<MovieAnswers>& movies,
                          ComparedD d) {
    std::vector<std::vector<double>> logs;
    bool many = true;
    std::size_t shown = 0, all = 0;
    for (const ConditionSummary& condition : report.conditions) {
        logs.push_back(logsOf(movies, condition.condition));
        many = many && logs.back().size() >= manyMolecules;
        shown += logs.back().size();
        all += condition.molecules;
    }
    PointChart chart{
        .title = "D by condition",
        .x = {.label = "D of each molecule" +
                       (d == ComparedD::Automatic ? std::string() : std::string(", ") + name(d)) +
                       " (um^2/s)",
              .logarithmic = true},
        .y = {.label = "molecules (%)", .low = 0}};
    chart.caption = "above: median of the movies' medians with its 95 % interval";
    if (shown < all)
        chart.caption += "; " + std::to_string(all - shown) + " of " + std::to_string(all) +
                         " molecules have no D above 0 to show";
    const double bin = many ? narrowBin : wideBin;
    for (std::size_t i = 0; i < logs.size(); ++i) {
        Counts counts;
        for (const double log : logs[i])
            ++counts[std::lround(std::floor(log / bin))];
        const ConditionSummary& condition = report.conditions[i];
        ChartSeries series{.name = condition.condition,
                           .points = outline(counts, bin, static_cast<double>(logs[i].size())),
                           .line = true};
        if (condition.medianD.value && *condition.medianD.value > 0)
            series.span = {*condition.medianD.value, condition.medianD.low, condition.medianD.high};
        chart.series.push_back(std::move(series));
    }
    return chart;
}

} // namespace perrin
