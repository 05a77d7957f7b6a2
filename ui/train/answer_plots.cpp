// SPDX-License-Identifier: GPL-3.0-or-later
// What a network answers on its validation set, and what it was shown.
#include "ui/plot/answer_map.h"
#include "ui/train/training_plots.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace perrin::ui {
namespace {

constexpr double binsADecade = 2; // of bias and spread

QString shortNumber(double value) {
    return QString::number(value, 'g', 3);
}

} // namespace

void drawPredicted(Plot& plot, const Course& course) {
    drawAnswers(plot, course.record->answers,
                {.logarithmic = isLogarithm(course.label),
                 .what = isEffective(course.label) ? TrainingDesk::tr("effective D") : TrainingDesk::tr("D")},
                TrainingDesk::tr("Appears after the first epoch."));
}

void drawBias(Plot& plot, const Course& course) {
    plot.startAnew();
    struct Bin {
        double count = 0, sum = 0, squares = 0;
    };
    std::map<int, Bin> bins;
    const bool isLog = isLogarithm(course.label);
    for (const JudgedAnswer& stack : course.record->answers) {
        if (!(stack.truth > 0) || (isLog && !(stack.answer > 0)))
            continue;
        const double error = isLog ? std::log(stack.answer / stack.truth) : stack.answer - stack.truth;
        Bin& bin = bins[static_cast<int>(std::floor(binsADecade * std::log10(stack.truth)))];
        ++bin.count;
        bin.sum += error;
        bin.squares += error * error;
    }
    std::erase_if(bins, [](const auto& bin) { return bin.second.count < 8; });
    Table table{.header = {"D_LOW", "D_HIGH", "STACKS", "BIAS", "SD"}};
    table.comments = {"units: D um^2/s; BIAS and SD " + std::string(isLog ? "of ln D" : "um^2/s")};
    if (bins.empty()) {
        plot.setTable(std::move(table));
        plot.setEmptyText(TrainingDesk::tr("Appears after the first epoch."));
        return;
    }
    QVector<double> places, biases, spreads;
    double most = 0;
    for (const auto& [number, bin] : bins) {
        const double bias = bin.sum / bin.count,
                     sd = std::sqrt(std::max(0.0, bin.squares / bin.count - bias * bias));
        places << (number + 0.5) / binsADecade;
        biases << bias;
        spreads << sd;
        most = std::max(most, std::abs(bias) + sd);
        table.rows.push_back({numberText(std::pow(10, number / binsADecade), 4),
                              numberText(std::pow(10, (number + 1) / binsADecade), 4),
                              numberText(bin.count, 9), numberText(bias), numberText(sd)});
    }
    plot.setTable(std::move(table));
    QCPGraph* points = plot.addGraph();
    points->setLineStyle(QCPGraph::lsNone);
    points->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, plot.colors().data, 6));
    points->setData(places, biases);
    auto* bars = new QCPErrorBars(plot.xAxis, plot.yAxis);
    bars->setDataPlottable(points);
    bars->setPen(QPen(plot.colors().data, 1.6));
    bars->setWhiskerWidth(0);
    bars->setData(spreads);
    labelAsPowers(plot.xAxis);
    plot.xAxis->setLabel(TrainingDesk::tr("true D (µm²/s)"));
    plot.yAxis->setLabel(TrainingDesk::tr("bias ± SD %1").arg(errorUnit(course.label)));
    plot.yAxis->ticker()->setTickCount(5);
    plot.xAxis->setRange(places.first() - 0.5 / binsADecade - 0.1, places.last() + 0.5 / binsADecade + 0.1);
    plot.yAxis->setRange(-1.15 * most, 1.15 * most);
    plot.yAxis->grid()->setZeroLinePen(QPen(plot.colors().text, 1));
    plot.setReadout([places, biases, spreads](double x, double) {
        qsizetype best = 0;
        for (qsizetype i = 1; i < places.size(); ++i)
            if (std::abs(places[i] - x) < std::abs(places[best] - x))
                best = i;
        return TrainingDesk::tr("D around %1 µm²/s: bias %2, SD %3")
            .arg(shortNumber(std::pow(10, places[best])), shortNumber(biases[best]),
                 shortNumber(spreads[best]));
    });
    plot.replot(QCustomPlot::rpQueuedReplot);
}

void drawDrawnD(Plot& plot, const Course& course) {
    plot.startAnew();
    const DrawnD& drawn = course.record->drawn;
    Table table{.header = {"D_LOW", "D_HIGH", "STACKS"}};
    table.comments = {"units: um^2/s"};
    if (drawn.total() == 0) {
        plot.setTable(std::move(table));
        plot.setEmptyText(course.record->step == 0 ? TrainingDesk::tr("Appears after the first steps.")
                                                   : TrainingDesk::tr("It was not kept for this run."));
        return;
    }
    auto* bars = new QCPBars(plot.xAxis, plot.yAxis);
    bars->setWidth(1.0 / DrawnD::binsADecade);
    bars->setPen(QPen(plot.colors().background, 0.8));
    bars->setBrush(plot.colors().data);
    double low = std::numeric_limits<double>::infinity(), high = -low, most = 0;
    for (std::size_t bin = 0; bin < drawn.counts().size(); ++bin) {
        const auto count = static_cast<double>(drawn.counts()[bin]);
        if (count == 0)
            continue;
        const double start = std::log10(DrawnD::low(bin)), end = std::log10(DrawnD::low(bin + 1));
        bars->addData((start + end) / 2, count);
        low = std::min(low, start);
        high = std::max(high, end);
        most = std::max(most, count);
        table.rows.push_back({numberText(DrawnD::low(bin), 4), numberText(DrawnD::low(bin + 1), 4),
                              std::to_string(drawn.counts()[bin])});
    }
    plot.setTable(std::move(table));
    labelAsPowers(plot.xAxis);
    plot.xAxis->setLabel(isEffective(course.label) ? TrainingDesk::tr("effective D (µm²/s)")
                                                   : TrainingDesk::tr("D (µm²/s)"));
    plot.yAxis->setLabel(TrainingDesk::tr("stacks"));
    plot.yAxis->setNumberFormat("gb");
    plot.xAxis->setRange(low - 0.1, high + 0.1);
    plot.yAxis->setRange(0, 1.08 * most);
    plot.setReadout([drawn](double x, double) {
        const auto bin = static_cast<std::size_t>(std::clamp((x - DrawnD::lowestDecade) * DrawnD::binsADecade,
                                                             0.0, double(drawn.counts().size() - 1)));
        return TrainingDesk::tr("%1 stacks of D %2 to %3 µm²/s")
            .arg(drawn.counts()[bin])
            .arg(shortNumber(DrawnD::low(bin)), shortNumber(DrawnD::low(bin + 1)));
    });
    plot.replot(QCustomPlot::rpQueuedReplot);
}

} // namespace perrin::ui
