// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/condition_options.h"

#include "app/aligned_rows.h"
#include "core/error.h"

#include <fstream>
#include <sstream>

namespace perrin::app {
namespace {

namespace fs = std::filesystem;

std::string intervalText(const Estimate& estimate, double unit = 1) {
    if (!estimate.low && !estimate.high)
        return "-";
    const auto end = [&](const std::optional<double>& value, const char* none) {
        return value ? numberText(unit * *value, 3) : std::string(none);
    };
    return end(estimate.low, "below all limits") + " to " + end(estimate.high, "any");
}

std::string medianText(const Estimate& median) {
    if (median.value)
        return numberText(median.value, 3);
    return median.high ? "< " + numberText(median.high, 2) : "-";
}

std::string percentText(const std::optional<double>& fraction) {
    return fraction ? numberText(100 * *fraction, 3) : "-";
}

} // namespace

std::vector<CLI::Option*> addConditionOptions(CLI::App& command, ConditionOptions& o) {
    const std::string group = "Conditions (compared with the movie as the replicate)";
    auto* patterns =
        command
            .add_option("--condition", o.patterns,
                        "Movies whose path or file name matches the pattern, as control='*ctrl*'; give "
                        "it once for each condition, the reference first")
            ->type_name("NAME=PATTERN")
            ->allow_extra_args(false)
            ->group(group);
    auto* list =
        command
            .add_option("--conditions", o.list, "CSV with the columns FILE and CONDITION, as well or instead")
            ->type_name("FILE")
            ->group(group);
    auto* d = command
                  .add_option("--condition-d", o.d,
                              "Which D is compared; method: the column D; automatic: the same, but maximum "
                              "likelihood's where "
                              "a network's is flagged as out of range or doubtful (automatic)")
                  ->check(CLI::IsMember({"automatic", "method", "network", "mle", "bayes", "cve", "msd"}))
                  ->group(group);
    auto* csv =
        command
            .add_option("--conditions-out", o.csv,
                        "Write a row for each condition, comparison and movie: medians, immobile fractions, "
                        "ratios with 95 % intervals, p")
            ->type_name("FILE")
            ->group(group);
    auto* figure = command.add_option("--conditions-figure", o.figure, "Draw the histograms of log10 D")
                       ->type_name("FILE.png")
                       ->group(group);
    return {patterns, list, d, csv, figure};
}

AssignedConditions assignConditions(const ConditionOptions& options, const std::vector<std::string>& movies,
                                    std::vector<std::string>& notes) {
    if (!options.given() && (options.csv || options.figure || !options.d.empty()))
        throw Error("there are no conditions to compare; name them by --condition or --conditions");
    if (!options.given())
        return {};
    ConditionRules rules;
    for (const std::string& pattern : options.patterns)
        rules.patterns.push_back(conditionPattern(pattern));
    if (options.list) {
        std::ifstream file(*options.list, std::ios::binary);
        if (!file)
            throw Error("--conditions: " + options.list->string() + " cannot be opened; give a CSV file");
        addConditionList(rules, readTable(file, options.list->string()), options.list->string());
    }
    AssignedConditions assigned{conditionsOf(rules), {}};
    const std::vector<std::string> conditions = conditionsOf(movies, rules, notes);
    for (std::size_t i = 0; i < movies.size(); ++i)
        assigned.ofMovie[movies[i]] = conditions[i];
    return assigned;
}

void checkPlaces(const ConditionOptions& options, OutputFiles& places) {
    if (options.list)
        places.read(*options.list);
    if (options.csv)
        places.write(*options.csv, "--conditions-out");
    if (options.figure)
        places.write(*options.figure, "--conditions-figure");
}

void printConditions(std::ostream& out, const ComparedConditions& compared) {
    std::vector<std::vector<std::string>> rows{{"condition", "movies", "molecules", "median D (µm²/s)",
                                                "95 % interval", "immobile (%)", "95 % interval", "note"}};
    for (const ConditionSummary& one : compared.report.conditions)
        rows.push_back({one.condition, std::to_string(one.movies), std::to_string(one.molecules),
                        medianText(one.medianD), one.medianD.value ? intervalText(one.medianD) : "-",
                        percentText(one.immobile.value), intervalText(one.immobile, 100), one.note});
    out << "\nConditions by D (" << name(compared.d) << "), the movie being the replicate:\n";
    printAligned(out, rows);
    if (!compared.report.comparisons.empty()) {
        rows = {{"comparison", "ratio of medians", "95 % interval", "p", "p (Holm)", "note"}};
        for (const ConditionComparison& one : compared.report.comparisons)
            rows.push_back({one.condition + " / " + one.reference,
                            one.ratio.value ? numberText(one.ratio.value, 3) : "-", intervalText(one.ratio),
                            numberText(one.p, 2), numberText(one.pHolm, 2), one.note});
        out << '\n';
        printAligned(out, rows);
    }
    for (const std::string& note : compared.report.notes)
        out << note << '\n';
}

std::string conditionsCsv(const ComparedConditions& compared) {
    std::ostringstream out;
    write(out, conditionTable(compared.report, compared.d));
    return out.str();
}

std::string conditionsPng(const ComparedConditions& compared) {
    const auto png = chartPng(conditionChart(compared.report, compared.movies, compared.d));
    return {png.begin(), png.end()};
}

} // namespace perrin::app
