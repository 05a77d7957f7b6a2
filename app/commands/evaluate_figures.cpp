// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/evaluate_figures.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/figure_chart.h"
#include "core/learn/evaluation_figures.h"
#include "core/learn/trainer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <functional>

namespace perrin::app {
namespace {

namespace fs = std::filesystem;

void writePng(const fs::path& path, const std::vector<std::uint8_t>& png) {
    writeAtomically(path, [&](std::ostream& out) {
        out.write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
    });
}

/// Letters that every file system takes.
std::string fileName(std::string name) {
    for (char& letter : name)
        if (!std::isalnum(static_cast<unsigned char>(letter)) && letter != '-' && letter != '.')
            letter = '_';
    return name;
}

std::string unitText(const EvaluationSet& set) {
    return set.report ? "report units" : "um^2/s";
}

std::string errorText(const EvaluationSet& set) {
    return set.report ? "report units" : "of ln D";
}

PointChart truthChart(const EvaluationSet& set, const NamedAnswers& named, const Score& score) {
    const std::string what = set.report ? "effective D" : "D";
    PointChart chart{
        .title = named.name + " on " + set.name,
        .caption = "RMSE " + numberText(score.rmse, 3) + " +- " + numberText(score.rmseError, 2) + ", bias " +
                   numberText(score.bias, 2) + " (" + errorText(set) + "), " + std::to_string(score.count) +
                   " stacks",
        .x = {.label = "true " + what + " (" + unitText(set) + ")", .logarithmic = !set.report},
        .y = {.label = "predicted " + what + " (" + unitText(set) + ")", .logarithmic = !set.report},
        .series = {{.name = named.name}},
        .identity = true};
    for (std::size_t i = 0; i < set.size(); ++i)
        if (const auto d = named.answers.at(i).d; d && (set.report || *d >= 0.2 * set.prior[i].low))
            chart.series[0].points.emplace_back(shownD(set, i, set.d[i]), shownD(set, i, *d));
    return chart;
}

using Value = std::function<std::optional<double>(const Score&)>;

/// A bar for each answer in each group. error: half length of its error bar.
std::vector<BarSeries> bars(const std::vector<EvaluationRow>& rows, const std::vector<NamedAnswers>& answers,
                            const std::vector<std::string>& groups, const Value& value, bool errors) {
    std::vector<BarSeries> all;
    for (const NamedAnswers& named : answers) {
        BarSeries series{.name = named.name};
        for (const std::string& group : groups) {
            const Score* score = findScore(rows, named.name, group);
            series.values.push_back(score != nullptr ? value(*score) : std::nullopt);
            if (errors)
                series.errors.push_back(score != nullptr ? score->rmseError : 0);
        }
        all.push_back(std::move(series));
    }
    return all;
}

std::optional<double> usefulHeight(const std::vector<BarSeries>& series) {
    std::vector<double> values;
    for (const BarSeries& one : series)
        for (const auto& value : one.values)
            if (value)
                values.push_back(*value);
    return usefulTop(std::move(values));
}

/// The report's own RMSE as dashed lines, told below with its MAE.
void notePublished(BarChart& chart, const std::vector<EvaluationRow>& rows) {
    std::string note;
    for (const EvaluationRow& row : rows)
        if (row.published) {
            const std::string separator = chart.references.size() % 2 == 0 ? ",\n" : ", ";
            note += (note.empty() ? "dashed: RMSE (and MAE) that the report published:\n" : separator) +
                    row.name.substr(0, row.name.find(" (")) + " " + numberText(row.score.rmse, 3) + " (" +
                    numberText(row.score.mae, 3) + ")";
            chart.references.push_back(row.score.rmse);
        }
    if (note.empty())
        return;
    if (chart.high)
        chart.high =
            std::max(*chart.high, 1.05 * *std::max_element(chart.references.begin(), chart.references.end()));
    chart.caption += (chart.caption.empty() ? "" : "\n") + note;
}

BarChart errorsChart(const EvaluationSet& set, const std::vector<EvaluationRow>& rows) {
    BarChart chart{.title = "Errors on " + set.name,
                   .valueLabel = "error (" + errorText(set) + ")",
                   .series = {{.name = "RMSE"}, {.name = "MAE"}}};
    for (const EvaluationRow& row : rows)
        if (row.group == "all" && !row.published) {
            chart.categories.push_back(row.name);
            chart.series[0].values.emplace_back(row.score.rmse);
            chart.series[0].errors.push_back(row.score.rmseError);
            chart.series[1].values.emplace_back(row.score.mae);
        }
    chart.high = usefulHeight(chart.series);
    if (chart.high)
        chart.caption = "bars that reach the top are cut off";
    notePublished(chart, rows);
    return chart;
}

std::optional<double> numberOf(const std::string& cell) {
    double value = 0;
    const auto [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (failure != std::errc() || end != cell.data() + cell.size())
        return std::nullopt;
    return value;
}

} // namespace

std::vector<fs::path> writeEvaluationFigures(const fs::path& folder, const EvaluationSet& set,
                                             const std::vector<NamedAnswers>& answers,
                                             const std::vector<EvaluationRow>& rows) {
    std::vector<fs::path> files;
    const auto add = [&](const std::string& name, const std::vector<std::uint8_t>& png) {
        files.push_back(folder / (fileName(name) + ".png"));
        writePng(files.back(), png);
    };
    for (const NamedAnswers& named : answers)
        if (const Score* score = findScore(rows, named.name, "all"))
            add("truth_" + named.name, chartPng(truthChart(set, named, *score)));
    add("errors", chartPng(errorsChart(set, rows)));

    const std::vector<std::string> decades = rangeGroups(rows);
    std::vector<std::string> ranges;
    for (const std::string& group : decades)
        ranges.push_back(rangeText(group));
    BarChart byD{.title = "Error by true D on " + set.name,
                 .valueLabel = "RMSE (" + errorText(set) + ")",
                 .categoryLabel = rangeLabel(set),
                 .categories = ranges,
                 .series = bars(
                     rows, answers, decades, [](const Score& s) { return s.rmse; }, true)};
    byD.high = usefulHeight(byD.series);
    if (byD.high)
        byD.caption = "bars that reach the top are cut off";
    add("error_by_d", chartPng(byD));
    auto coverage = bars(
        rows, answers, decades,
        [](const Score& s) { return s.coverage68 ? std::optional(100 * *s.coverage68) : std::nullopt; },
        false);
    std::erase_if(coverage, [](const BarSeries& series) {
        return std::none_of(series.values.begin(), series.values.end(), [](const auto& v) { return v; });
    });
    if (!coverage.empty())
        add("coverage_by_d", chartPng(BarChart{.title = "Coverage of the 68 % intervals on " + set.name,
                                               .caption = "dashed: what it should be",
                                               .valueLabel = "truths inside (%)",
                                               .categoryLabel = rangeLabel(set),
                                               .categories = ranges,
                                               .series = std::move(coverage),
                                               .references = {68},
                                               .high = 100}));
    return files;
}

std::optional<fs::path> writeLossFigure(const fs::path& folder, const std::string& name,
                                        const fs::path& model) {
    const fs::path curves = curvesPath(model);
    std::ifstream file(curves, std::ios::binary);
    if (!file)
        return std::nullopt;
    const Table table = readTable(file, curves.string());
    const auto column = [&](const std::string& wanted) {
        return static_cast<std::size_t>(std::find(table.header.begin(), table.header.end(), wanted) -
                                        table.header.begin());
    };
    const std::size_t step = column("step");
    PointChart chart{.title = "Training of " + name,
                     .x = {.label = "step"},
                     .y = {.label = "loss (of the normalized label)", .logarithmic = true}};
    for (const char* curve : {"training_loss", "validation_loss"}) {
        const std::size_t place = column(curve);
        if (step >= table.header.size() || place >= table.header.size())
            return std::nullopt; // some other table
        ChartSeries series{.name = curve == std::string("training_loss") ? "training" : "validation",
                           .line = true};
        for (const auto& row : table.rows)
            if (const auto x = numberOf(row[step]), y = numberOf(row[place]); x && y) {
                series.points.emplace_back(*x, *y);
                if (*y <= 0) // a Gaussian likelihood's loss goes below 0
                    chart.y.logarithmic = false;
            }
        chart.series.push_back(std::move(series));
    }
    const fs::path path = folder / (fileName("loss_" + name) + ".png");
    writePng(path, chartPng(chart));
    return path;
}

} // namespace perrin::app
