// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparison_plots.h"

#include "core/learn/evaluation_figures.h"
#include "ui/plot/answer_map.h"

#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

/// Labels of evaluations with Greek and powers as a window can show them.
QString prettyLabel(const std::string& text) {
    return qt(text).replace("um^2", "µm²").replace("dt/px^2", "Δt/px²");
}

/// The ranges of D along x, one unit apart.
void labelRanges(Plot& plot, const ComparisonResult& result, const std::vector<std::string>& groups) {
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    double place = 0;
    for (const std::string& group : groups)
        ticker->addTick(place++, qt(rangeText(group)));
    plot.xAxis->setTicker(ticker);
    plot.xAxis->setRange(-0.5, place - 0.5);
    plot.xAxis->setLabel(prettyLabel(rangeLabel(result.set)));
    plot.yAxis->setTicker(QSharedPointer<QCPAxisTicker>::create());
    plot.yAxis->ticker()->setTickCount(4);
    plot.yAxis->setNumberFormat("gb");
}

/// A place of a line that can be pointed at.
struct Marked {
    double x, y;
    QString text;
};

void readNearest(Plot& plot, std::vector<Marked> marks) {
    plot.setReadout([marks = std::move(marks), &plot](double x, double y) {
        const QPointF at(plot.xAxis->coordToPixel(x), plot.yAxis->coordToPixel(y));
        const Marked* best = nullptr;
        double least = 14; // px
        for (const Marked& mark : marks) {
            const QPointF off =
                QPointF(plot.xAxis->coordToPixel(mark.x), plot.yAxis->coordToPixel(mark.y)) - at;
            if (const double distance = std::hypot(off.x(), off.y()); distance < least) {
                least = distance;
                best = &mark;
            }
        }
        return best ? best->text : QString();
    });
}

/// Contenders stand beside one another within a range, not on top.
double dodged(std::size_t range, std::size_t contender, std::size_t count) {
    const double width = std::min(0.6, 0.07 * static_cast<double>(count));
    return static_cast<double>(range) +
           (count < 2 ? 0 : width * (static_cast<double>(contender) / static_cast<double>(count - 1) - 0.5));
}

QCPGraph* addSeries(Plot& plot, const Contender& contender, bool hollow) {
    QCPGraph* line = plot.addGraph();
    QPen pen(contender.color, 1.3);
    if (hollow)
        pen.setStyle(Qt::DashLine);
    line->setPen(pen);
    line->setScatterStyle(QCPScatterStyle(contender.shape, QPen(contender.color, 1.2),
                                          hollow ? QBrush(plot.colors().background) : QBrush(contender.color),
                                          6));
    return line;
}

} // namespace

std::vector<Contender> contendersOf(const ComparisonResult& result, const Plot& plot) {
    static const QColor estimators[] = {QColor(0x94a3b8), QColor(0x78716c), QColor(0xa8a29e),
                                        QColor(0x64748b), QColor(0x8d7b68), QColor(0x6b7280)};
    static const QCPScatterStyle::ScatterShape shapes[] = {
        QCPScatterStyle::ssSquare,  QCPScatterStyle::ssTriangle, QCPScatterStyle::ssTriangleInverted,
        QCPScatterStyle::ssDiamond, QCPScatterStyle::ssPlus,     QCPScatterStyle::ssCross};
    const std::size_t each = std::max<std::size_t>(1, result.symmetries.size());
    const std::size_t ofModels = each * result.comparison.models.size();
    std::vector<Contender> all;
    for (std::size_t i = 0; i < result.comparison.answers.size(); ++i) {
        const NamedAnswers& answers = result.comparison.answers[i];
        Contender contender{.name = qt(answers.name), .answers = &answers, .color = {}};
        if (i < ofModels) {
            const std::size_t model = i / each;
            contender.color = plot.seriesColor(model);
            contender.plain = i % each + 1 < each;
        } else {
            const std::size_t estimator = i - ofModels;
            contender.color = estimators[estimator % std::size(estimators)];
            contender.shape = shapes[estimator % std::size(shapes)];
        }
        all.push_back(contender);
    }
    return all;
}

QString errorNumber(double value) {
    return QString::number(value, 'f', value < 1 ? 3 : value < 10 ? 2 : 1);
}

QString errorScaleText(const EvaluationSet& set) {
    return set.report ? Plot::tr("report units") : Plot::tr("of ln D");
}

void drawErrorsByD(Plot& plot, const ComparisonResult& result) {
    plot.startAnew();
    const auto& rows = result.comparison.rows;
    const std::vector<std::string> groups = rangeGroups(rows);
    const std::vector<Contender> contenders = contendersOf(result, plot);
    Table table{.header = {"METHOD", "D", "N", "RMSE", "RMSE_SE", "BIAS"}};
    std::vector<double> errors;
    std::vector<Marked> marks;
    for (std::size_t c = 0; c < contenders.size(); ++c) {
        QCPGraph* line = addSeries(plot, contenders[c], contenders[c].plain);
        auto* whiskers = new QCPErrorBars(plot.xAxis, plot.yAxis);
        whiskers->setDataPlottable(line);
        whiskers->setPen(QPen(contenders[c].color, 1));
        whiskers->setWhiskerWidth(3);
        whiskers->setSymbolGap(0);
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const Score* score = findScore(rows, contenders[c].answers->name, groups[g]);
            if (!score)
                continue;
            const double x = dodged(g, c, contenders.size());
            line->addData(x, score->rmse);
            whiskers->addData(score->rmseError);
            errors.push_back(score->rmse);
            marks.push_back(
                {x, score->rmse,
                 Plot::tr("%1, D %2: RMSE %3 ± %4, bias %5, %6 stacks")
                     .arg(contenders[c].name, qt(rangeText(groups[g])), errorNumber(score->rmse),
                          QString::number(score->rmseError, 'g', 1), QString::number(score->bias, 'f', 2))
                     .arg(score->count)});
            table.rows.push_back({contenders[c].answers->name, rangeText(groups[g]),
                                  std::to_string(score->count), numberText(score->rmse),
                                  numberText(score->rmseError), numberText(score->bias)});
        }
    }
    table.comments = {"errors: " + scaleText(errorScale(result.set)), "D: " + rangeLabel(result.set)};
    plot.setTable(std::move(table));
    labelRanges(plot, result, groups);
    const double most = errors.empty() ? 1 : *std::max_element(errors.begin(), errors.end());
    plot.yAxis->setRange(0, usefulTop(errors).value_or(1.1 * most));
    plot.yAxis->setLabel(Plot::tr("RMSE %1").arg(errorScaleText(result.set)));
    readNearest(plot, std::move(marks));
    plot.replot(QCustomPlot::rpQueuedReplot);
}

void drawCoverageByD(Plot& plot, const ComparisonResult& result) {
    plot.startAnew();
    const auto& rows = result.comparison.rows;
    const std::vector<std::string> groups = rangeGroups(rows);
    std::vector<Contender> contenders = contendersOf(result, plot);
    std::erase_if(contenders, [&](const Contender& contender) {
        const Score* score = findScore(rows, contender.answers->name, "all");
        return !score || !score->coverage68;
    });
    Table table{.header = {"METHOD", "D", "N", "COVERAGE68", "COVERAGE95"}};
    plot.setTable(table);
    if (contenders.empty()) {
        plot.setEmptyText(Plot::tr("Nothing that was compared gives intervals"));
        return;
    }
    const double right = static_cast<double>(groups.size()) - 0.5;
    for (const double wanted : {68.27, 95.0}) {
        QCPGraph* line = plot.addGraph();
        line->setPen(QPen(plot.colors().text, 1, Qt::DashLine));
        line->setData({-0.5, right}, {wanted, wanted});
    }
    std::vector<Marked> marks;
    double least = 60;
    for (std::size_t c = 0; c < contenders.size(); ++c)
        for (const bool wide : {false, true}) {
            QCPGraph* line = addSeries(plot, contenders[c], wide);
            for (std::size_t g = 0; g < groups.size(); ++g) {
                const Score* score = findScore(rows, contenders[c].answers->name, groups[g]);
                const auto& coverage = score ? (wide ? score->coverage95 : score->coverage68) : std::nullopt;
                if (!coverage)
                    continue;
                const double x = dodged(g, c, contenders.size()), percent = 100 * *coverage;
                line->addData(x, percent);
                least = std::min(least, percent);
                marks.push_back({x, percent,
                                 Plot::tr("%1, D %2: the %3 % intervals hold %4 % of the truths")
                                     .arg(contenders[c].name, qt(rangeText(groups[g])), wide ? "95" : "68",
                                          QString::number(percent, 'f', 1))});
                if (!wide)
                    table.rows.push_back({contenders[c].answers->name, rangeText(groups[g]),
                                          std::to_string(score->count), numberText(score->coverage68),
                                          numberText(score->coverage95)});
            }
        }
    table.comments = {"D: " + rangeLabel(result.set)};
    plot.setTable(std::move(table));
    labelRanges(plot, result, groups);
    plot.yAxis->setRange(std::max(0.0, least - 5), 101);
    plot.yAxis->setLabel(Plot::tr("truths inside (%)"));
    readNearest(plot, std::move(marks));
    plot.replot(QCustomPlot::rpQueuedReplot);
}

void drawTruth(Plot& plot, const ComparisonResult& result, const NamedAnswers& answers) {
    std::vector<JudgedAnswer> drawn;
    for (std::size_t i = 0; i < result.set.size(); ++i)
        if (const auto d = answers.answers.at(i).d)
            drawn.push_back(
                {.truth = shownD(result.set, i, result.set.d[i]), .answer = shownD(result.set, i, *d)});
    drawAnswers(plot, drawn,
                {.logarithmic = !result.set.report,
                 .what = result.set.report ? Plot::tr("effective D") : Plot::tr("D"),
                 .unit = result.set.report ? Plot::tr("report units") : QString("µm²/s")},
                Plot::tr("It has no answers"));
}

} // namespace perrin::ui
