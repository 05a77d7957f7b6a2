// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/condition_plot.h"

#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

/// As a window can show it.
QString axisWords(const std::string& label) {
    return QString::fromStdString(label).replace("um^2", "µm²");
}

void drawOutline(Plot& plot, const ChartSeries& series, const QColor& color) {
    auto* outline = new QCPCurve(plot.xAxis, plot.yAxis); // keeps the order of equal x
    outline->setName(QString::fromStdString(series.name));
    outline->setPen(QPen(color, 1.6));
    QColor within = color;
    within.setAlphaF(0.13f);
    outline->setBrush(within);
    for (const auto& [x, y] : series.points)
        outline->addData(x, y);
}

void drawSpan(Plot& plot, const ChartSpan& span, double height, const QColor& color) {
    const auto part = [&plot](const QVector<double>& xs, double y) {
        QCPGraph* graph = plot.addGraph();
        graph->removeFromLegend();
        graph->setData(xs, QVector<double>(xs.size(), y));
        return graph;
    };
    if (span.low && span.high && *span.low > 0)
        part({*span.low, *span.high}, height)->setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap));
    QCPGraph* median = part({span.value}, height);
    median->setLineStyle(QCPGraph::lsNone);
    median->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(plot.colors().background, 1.2), QBrush(color), 9));
}

/// 0.1, 0.2, 0.5, 1 … where the axis is short, powers of ten where it is long.
void labelD(QCPAxis* axis, double low, double high) {
    constexpr double manyDecades = 100;
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (int power = -12; power <= 12; ++power)
        for (const double factor : {1.0, 2.0, 5.0})
            if (factor == 1 || high / low < manyDecades)
                if (const double at = factor * std::pow(10, power); at >= low && at <= high)
                    ticker->addTick(at, QString::number(at));
    axis->setScaleType(QCPAxis::stLogarithmic);
    axis->setTicker(ticker);
    axis->setSubTicks(false);
    axis->setRange(low, high);
}

Table numbersOf(const PointChart& chart) {
    Table table{.header = {"CONDITION", "D", "MOLECULES_PERCENT"}};
    table.comments = {"outline of the histogram; units: D um^2/s"};
    for (const ChartSeries& series : chart.series)
        for (const auto& [x, y] : series.points)
            table.rows.push_back({series.name, numberText(x), numberText(y)});
    return table;
}

} // namespace

void drawConditions(Plot& plot, const PointChart& chart) {
    plot.startAnew();
    plot.setTable([chart] { return numbersOf(chart); });
    double low = 1e300, high = 0, top = 0;
    for (const ChartSeries& series : chart.series)
        for (const auto& [x, y] : series.points) {
            low = std::min(low, x);
            high = std::max(high, x);
            top = std::max(top, y);
        }
    if (high <= 0) {
        plot.setEmptyText(Plot::tr("No molecule has a D above 0 to show"));
        return;
    }
    double height = top;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const QColor color = plot.seriesColor(i);
        drawOutline(plot, chart.series[i], color);
        if (!chart.series[i].span)
            continue;
        const ChartSpan& span = *chart.series[i].span;
        height += 0.09 * top;
        drawSpan(plot, span, height, color);
        low = std::min({low, span.value, span.low.value_or(low)});
        high = std::max({high, span.value, span.high.value_or(high)});
    }
    labelD(plot.xAxis, low / 1.15, high * 1.15);
    plot.xAxis->setLabel(axisWords(chart.x.label));
    plot.yAxis->setLabel(axisWords(chart.y.label));
    // The names stand above all that is drawn.
    const double names = chart.series.size() > 1 ? static_cast<double>(chart.series.size()) : 0;
    plot.yAxis->setRange(0, height + (0.1 + 0.1 * names) * top);
    plot.showLegend(names > 0, Qt::AlignTop | Qt::AlignLeft);
    plot.replot(QCustomPlot::rpQueuedReplot);
}

} // namespace perrin::ui
