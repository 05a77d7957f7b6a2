// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/spike_in_plot.h"

#include "ui/look.h"
#include "ui/movie/molecule_overlay.h"

#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr double step = 0.06;    // decades between the methods of one D
constexpr double farthest = 1.5; // decades beyond the true D at which answers are drawn at the edge
constexpr double besideTruth = 0.3;

/// Methods stand beside one another, not on top.
double besideOf(double d, SpikedMethod method) {
    return std::log10(d) + step * (static_cast<double>(method) - 1);
}

std::vector<SpikedMethod> answering(const SpikeInResult& result) {
    std::vector<SpikedMethod> methods;
    for (const SpikedScore& score : result.rows.back().scores)
        methods.push_back(score.method);
    return methods;
}

QCPGraph* addSpikeDots(Plot& plot, const SpikeInResult& result, SpikedMethod method, const QCPRange& range) {
    QCPGraph* dots = plot.addGraph();
    QColor color = methodColor(method, plot.colors());
    color.setAlpha(120);
    dots->setLineStyle(QCPGraph::lsNone);
    dots->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, color, 4));
    dots->removeFromLegend();
    for (const SpikedOutcome& one : result.molecules)
        if (const auto d = answerOf(one.answer, method).value; one.recovered && d && *d > 0)
            dots->addData(besideOf(one.d, method), std::clamp(std::log10(*d), range.lower, range.upper));
    return dots;
}

void addSpikeMeans(Plot& plot, const SpikeInResult& result, SpikedMethod method) {
    QCPGraph* means = plot.addGraph();
    const QColor color = methodColor(method, plot.colors());
    means->setName(methodTitle(method));
    means->setLineStyle(QCPGraph::lsNone);
    means->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssDiamond, QPen(plot.colors().background, 1), QBrush(color), 10));
    QVector<double> errors;
    for (const SpikeInRow& row : result.rows) {
        const auto score = std::ranges::find(row.scores, method, &SpikedScore::method);
        if (!row.d || score == row.scores.end() || !score->bias)
            continue;
        means->addData(besideOf(*row.d, method), std::log10(*row.d) + score->bias->value / std::log(10));
        errors << score->bias->error.value_or(0) / std::log(10);
    }
    auto* bars = new QCPErrorBars(plot.xAxis, plot.yAxis);
    bars->removeFromLegend();
    bars->setDataPlottable(means);
    bars->setPen(QPen(color, 1.4));
    bars->setWhiskerWidth(5);
    bars->setData(errors);
}

Table drawnAnswers(const SpikeInResult& result) {
    Table table{.header = {"D_TRUE", "METHOD", "D"}};
    table.comments = {
        "units: um^2/s; of the synthetic molecules that were found; answers that are 0 or less and "
        "upper limits are left out"};
    for (const SpikedOutcome& one : result.molecules)
        for (const SpikedMethod method : allSpikedMethods)
            if (const auto d = answerOf(one.answer, method).value; one.recovered && d && *d > 0)
                table.rows.push_back({numberText(one.d), name(method), numberText(d)});
    return table;
}

} // namespace

QString methodTitle(SpikedMethod method) {
    switch (method) {
    case SpikedMethod::Mle:
        return Plot::tr("MLE");
    case SpikedMethod::Bayes:
        return Plot::tr("Bayes");
    case SpikedMethod::Network:
        return Plot::tr("Network");
    }
    return {};
}

QColor methodColor(SpikedMethod method, const PlotColors& colors) {
    switch (method) {
    case SpikedMethod::Mle:
        return colors.data;
    case SpikedMethod::Bayes:
        return categoryColor(1);
    case SpikedMethod::Network:
        return colors.fit;
    }
    return {};
}

void drawSpikeIn(Plot& plot, const SpikeInResult& result) {
    plot.startAnew();
    plot.setTable([result] { return drawnAnswers(result); });
    const std::vector<SpikedMethod> methods = answering(result);
    if (methods.empty()) {
        plot.setEmptyText(Plot::tr("None of the synthetic molecules was found and measured."));
        return;
    }
    const auto [least, most] = std::ranges::minmax(result.settings.ds);
    const QCPRange truths(std::log10(least) - besideTruth, std::log10(most) + besideTruth);
    const QCPRange reach(std::log10(least) - farthest, std::log10(most) + farthest);
    QCPRange answers = truths;
    QCPGraph* identity = plot.addGraph();
    identity->removeFromLegend();
    identity->setPen(QPen(plot.colors().text, 1.1, Qt::DashLine));
    identity->setData({truths.lower, truths.upper}, {truths.lower, truths.upper});
    for (const SpikedMethod method : methods) {
        const QCPGraph* dots = addSpikeDots(plot, result, method, reach);
        for (const QCPGraphData& dot : *dots->data())
            answers.expand(dot.value);
    }
    for (const SpikedMethod method : methods)
        addSpikeMeans(plot, result, method);
    const auto trueOnes = QSharedPointer<QCPAxisTickerText>::create();
    for (const double d : result.settings.ds)
        trueOnes->addTick(std::log10(d), dText(d));
    plot.xAxis->setTicker(trueOnes);
    labelAsPowers(plot.yAxis);
    plot.xAxis->setRange(truths);
    plot.yAxis->setRange(answers.lower - 0.1, answers.upper + 0.1);
    plot.xAxis->setLabel(Plot::tr("true D (µm²/s)"));
    plot.yAxis->setLabel(Plot::tr("measured D (µm²/s)"));
    plot.showLegend(true, Qt::AlignBottom | Qt::AlignRight);
    plot.setReadout([](double x, double y) {
        const auto d = [](double at) { return QString::number(std::pow(10, at), 'g', 3); };
        return Plot::tr("true %1, measured %2 µm²/s").arg(d(x), d(y));
    });
    plot.replot(QCustomPlot::rpQueuedReplot);
}

} // namespace perrin::ui
