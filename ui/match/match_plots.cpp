// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/match/match_plots.h"

#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

Table tableOf(std::vector<std::string> header, const std::vector<std::vector<double>>& columns) {
    Table table{.comments = {}, .header = std::move(header), .rows = {}};
    for (std::size_t row = 0; row < columns.front().size(); ++row) {
        table.rows.emplace_back();
        for (const auto& column : columns)
            table.rows.back().push_back(row < column.size() ? numberText(column[row]) : "");
    }
    return table;
}

QVector<double> axisOf(const std::vector<CurvePoint>& points, double CurvePoint::*axis) {
    QVector<double> values;
    for (const CurvePoint& point : points)
        values << point.*axis;
    return values;
}

std::vector<double> plain(const QVector<double>& values) {
    return {values.begin(), values.end()};
}

/// Real values: dots; simulated ones: a line.
QCPGraph* dots(Plot& plot, const QVector<double>& x, const QVector<double>& y, const QString& name) {
    QCPGraph* graph = plot.addGraph();
    graph->setName(name);
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssDisc, plot.colors().data, plot.colors().data, 4));
    graph->setData(x, y, true);
    return graph;
}

QCPGraph* line(Plot& plot, const QVector<double>& x, const QVector<double>& y, const QString& name) {
    QCPGraph* graph = plot.addGraph();
    graph->setName(name);
    graph->setPen(QPen(plot.colors().fit, 1.6));
    graph->setData(x, y, true);
    return graph;
}

/// False, with words in its place, where nothing is known yet.
bool begin(Plot& plot, const MatchDesk& desk) {
    plot.startAnew();
    plot.xAxis->ticker()->setTickCount(2); // four of them stand in a row
    if (desk.preview())
        return true;
    plot.setEmptyText(
        Plot::tr("Real and simulated pixels are compared here, once the twin of a frame is made."));
    return false;
}

void setRange(QCPAxis* axis, double low, double high) {
    const double room = 0.05 * (high - low);
    axis->setRange(low - room, high + room);
}

} // namespace

void drawDensity(Plot& plot, const MatchDesk& desk) {
    if (!begin(plot, desk))
        return;
    const MatchPreview& preview = *desk.preview();
    const double pixels = preview.wish.ground->values.total();
    const auto realX = axisOf(preview.real, &CurvePoint::x), realY = axisOf(preview.real, &CurvePoint::y);
    const double least = *std::min_element(realY.begin(), realY.end());
    std::vector<CurvePoint> law = preview.simulated;
    std::erase_if(law, [&](const CurvePoint& point) { return point.y < 0.3 * least; });
    const auto lawX = axisOf(law, &CurvePoint::x), lawY = axisOf(law, &CurvePoint::y);
    line(plot, lawX, lawY, Plot::tr("simulated"));
    dots(plot, realX, realY, Plot::tr("real"));
    makeLogarithmic(plot.yAxis);
    plot.xAxis->setLabel(Plot::tr("value (ADU)"));
    plot.yAxis->setLabel(Plot::tr("share a ADU"));
    setRange(plot.xAxis, std::min(realX.first(), lawX.isEmpty() ? realX.first() : lawX.first()),
             std::max(realX.last(), lawX.isEmpty() ? realX.last() : lawX.last()));
    const double most = std::max(*std::max_element(realY.begin(), realY.end()),
                                 lawY.isEmpty() ? 0 : *std::max_element(lawY.begin(), lawY.end()));
    plot.yAxis->setRange(0.4 * least, 2.5 * most);
    plot.setReadout([pixels](double x, double y) {
        return Plot::tr("%1 ADU: %2 of %L3 pixels")
            .arg(std::lround(x))
            .arg(y * pixels, 0, 'g', 3)
            .arg(static_cast<qlonglong>(pixels));
    });
    plot.setTable([real = preview.real, simulated = preview.simulated] {
        const auto rx = axisOf(real, &CurvePoint::x), ry = axisOf(real, &CurvePoint::y);
        const auto sx = axisOf(simulated, &CurvePoint::x), sy = axisOf(simulated, &CurvePoint::y);
        Table table{.comments = {}, .header = {"kind", "value_adu", "share_per_adu"}, .rows = {}};
        for (qsizetype i = 0; i < rx.size(); ++i)
            table.rows.push_back({"real", numberText(rx[i]), numberText(ry[i])});
        for (qsizetype i = 0; i < sx.size(); ++i)
            table.rows.push_back({"simulated", numberText(sx[i]), numberText(sy[i])});
        return table;
    });
    plot.replot(QCustomPlot::rpQueuedReplot);
}

void drawQuantiles(Plot& plot, const MatchDesk& desk) {
    if (!begin(plot, desk))
        return;
    const auto& pairs = desk.preview()->quantiles;
    const auto x = axisOf(pairs, &CurvePoint::x), y = axisOf(pairs, &CurvePoint::y);
    const double low = std::min(x.first(), y.first()), high = std::max(x.last(), y.last());
    QCPGraph* identity = plot.addGraph();
    identity->setPen(QPen(plot.colors().faint, 1.2, Qt::DashLine));
    identity->setData({low, high}, {low, high});
    dots(plot, x, y, {});
    plot.xAxis->setLabel(Plot::tr("real (ADU)"));
    plot.yAxis->setLabel(Plot::tr("simulated (ADU)"));
    setRange(plot.xAxis, low, high);
    setRange(plot.yAxis, low, high);
    plot.setReadout([](double real, double simulated) {
        return Plot::tr("real %1 ADU, simulated %2 ADU").arg(std::lround(real)).arg(std::lround(simulated));
    });
    plot.setTable(tableOf({"real_adu", "simulated_adu"}, {plain(x), plain(y)}));
    plot.replot(QCustomPlot::rpQueuedReplot);
}

void drawTransfer(Plot& plot, const MatchDesk& desk) {
    if (!begin(plot, desk))
        return;
    const NoiseModel model = noiseModelOf(desk.scenario());
    std::vector<CurvePoint> points = desk.transfer();
    if (points.empty()) // before a fit the levels of the background are all there is
        for (const ValueCounts& level : desk.preview()->wish.ground->pixels.levels)
            points.push_back({level.mean(), level.variance()});
    const auto x = axisOf(points, &CurvePoint::x), y = axisOf(points, &CurvePoint::y);
    const double brightest = *std::max_element(x.begin(), x.end());
    const double end = std::max(brightest, model.offset + 1) + 0.05 * std::abs(brightest - model.offset);
    const auto variance = [&](double mean) {
        return model.levelVariance() + model.slope() * (mean - model.offset);
    };
    line(plot, {model.offset, end}, {variance(model.offset), variance(end)}, Plot::tr("simulated"));
    dots(plot, x, y, Plot::tr("real"));
    plot.xAxis->setLabel(Plot::tr("mean (ADU)"));
    plot.yAxis->setLabel(Plot::tr("variance (ADU²)"));
    setRange(plot.xAxis, std::min(model.offset, *std::min_element(x.begin(), x.end())), end);
    setRange(plot.yAxis, 0, std::max(variance(end), *std::max_element(y.begin(), y.end())));
    plot.setReadout([](double mean, double square) {
        return Plot::tr("mean %1 ADU, variance %2 ADU²").arg(std::lround(mean)).arg(square, 0, 'g', 3);
    });
    plot.setTable(tableOf({"mean_adu", "variance_adu2"}, {plain(x), plain(y)}));
    plot.replot(QCustomPlot::rpQueuedReplot);
}

void drawSpectrum(Plot& plot, const MatchDesk& desk) {
    if (!begin(plot, desk))
        return;
    const MatchPreview& preview = *desk.preview();
    const auto longer = static_cast<double>(std::max(preview.twin.rows(), preview.twin.cols()));
    QVector<double> frequencies, real, twin;
    for (std::size_t k = 1; k < preview.realPower.size(); ++k) {
        frequencies << static_cast<double>(k) / longer;
        real << preview.realPower[k];
        twin << preview.twinPower[k];
    }
    line(plot, frequencies, twin, Plot::tr("simulated"));
    dots(plot, frequencies, real, Plot::tr("real"));
    plot.xAxis->setLabel(Plot::tr("cycles a px"));
    plot.yAxis->setLabel(Plot::tr("power (ADU²)"));
    plot.xAxis->setRange(0, 0.51);
    plot.yAxis->setRange(0, 1.1 * std::max(*std::max_element(real.begin(), real.end()),
                                           *std::max_element(twin.begin(), twin.end())));
    plot.setReadout([](double frequency, double power) {
        return Plot::tr("%1 cycles a px: %2 ADU²").arg(frequency, 0, 'f', 3).arg(power, 0, 'g', 3);
    });
    plot.setTable(tableOf({"cycles_per_px", "real_power_adu2", "simulated_power_adu2"},
                          {plain(frequencies), plain(real), plain(twin)}));
    plot.replot(QCustomPlot::rpQueuedReplot);
}

} // namespace perrin::ui
