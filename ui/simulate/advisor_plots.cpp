// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/advisor_plots.h"

#include "core/colormap.h"
#include "ui/movie/molecule_overlay.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perrin::ui {
namespace {

constexpr double largestDrawn = 3; // relative error
constexpr double markSize = 10;

double logMs(double seconds) {
    return std::log10(1000 * seconds);
}

double logPercent(double error) {
    return std::log10(100 * std::min(error, largestDrawn));
}

/// Labels at 1, 2 and 5 times the powers of ten, on an axis of common logarithms.
void labelRoundNumbers(QCPAxis* axis, const QCPRange& range) {
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    const bool wide = range.size() > 1.8;
    for (int power = -3; power <= 6; ++power)
        for (const int lead : {1, 2, 5}) {
            const double value = lead * std::pow(10, power), at = std::log10(value);
            if (at >= range.lower - 1e-6 && at <= range.upper + 1e-6 && (lead == 1 || !wide || lead == 5))
                ticker->addTick(at, QString::number(value, 'g', 6));
        }
    axis->setScaleType(QCPAxis::stLinear);
    axis->setTicker(ticker);
}

QCPGraph* addMark(Plot& plot, double x, double y, QCPScatterStyle::ScatterShape shape, const QColor& color,
                  const QString& name) {
    QCPGraph* mark = plot.addGraph();
    mark->setLineStyle(QCPGraph::lsNone);
    mark->setScatterStyle(
        QCPScatterStyle(shape, QPen(plot.colors().background, 1.2), QBrush(color), markSize));
    mark->addData(x, y);
    mark->setName(name);
    return mark;
}

void addUpright(Plot& plot, double x, const QColor& color, Qt::PenStyle style) {
    auto* line = new QCPItemStraightLine(&plot);
    line->point1->setCoords(x, 0);
    line->point2->setCoords(x, 1);
    line->setPen(QPen(color, 1.2, style));
}

QColor nowColor(const Plot& plot) {
    return plot.colors().text;
}

void addShade(Plot& plot, double from, double to) {
    auto* shade = new QCPItemRect(&plot);
    shade->topLeft->setAxisRect(plot.axisRect());
    shade->bottomRight->setAxisRect(plot.axisRect());
    shade->topLeft->setTypeX(QCPItemPosition::ptPlotCoords);
    shade->bottomRight->setTypeX(QCPItemPosition::ptPlotCoords);
    shade->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    shade->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    shade->topLeft->setCoords(from, 0);
    shade->bottomRight->setCoords(to, 1);
    QColor color = plot.colors().fit;
    color.setAlphaF(0.12f);
    shade->setBrush(color);
    shade->setPen(Qt::NoPen);
    shade->setLayer("background");
}

QString dOf(const Advice& advice, std::size_t which) {
    return Plot::tr("D %1 µm²/s").arg(dText(advice.settings.ds()[which]));
}

std::vector<std::size_t> distinctDs(const Advice& advice) {
    return advice.settings.dLow == advice.settings.dHigh ? std::vector<std::size_t>{1}
                                                         : std::vector<std::size_t>{0, 1, 2};
}

QCPColorGradient errorGradient() {
    QCPColorGradient gradient;
    QMap<double, QColor> stops;
    for (int i = 0; i <= 32; ++i) {
        const Rgb color = viridis(1 - i / 32.0);
        stops[i / 32.0] = QColor(color.red, color.green, color.blue);
    }
    gradient.setColorStops(stops);
    gradient.setNanHandling(QCPColorGradient::nhTransparent);
    return gradient;
}

QCPColorScale* errorScale(Plot& plot) {
    auto* scale = plot.plotLayout()->columnCount() > 1
                      ? qobject_cast<QCPColorScale*>(plot.plotLayout()->element(0, 1))
                      : nullptr;
    if (!scale) {
        scale = new QCPColorScale(&plot);
        scale->setType(QCPAxis::atRight);
        scale->setBarWidth(12);
        plot.plotLayout()->addElement(0, 1, scale);
        auto* group = new QCPMarginGroup(&plot);
        plot.axisRect()->setMarginGroup(QCP::msTop | QCP::msBottom, group);
        scale->setMarginGroup(QCP::msTop | QCP::msBottom, group);
    }
    QCPAxis* axis = scale->axis();
    axis->setTickLabelFont(plot.xAxis->tickLabelFont());
    axis->setLabelFont(plot.xAxis->labelFont());
    axis->setTickLabelColor(plot.colors().text);
    axis->setLabelColor(plot.colors().text);
    for (const auto set : {&QCPAxis::setBasePen, &QCPAxis::setTickPen, &QCPAxis::setSubTickPen})
        (axis->*set)(QPen(plot.colors().faint));
    axis->setTickLengthIn(0);
    axis->setSubTickLengthIn(0);
    axis->setLabel(Plot::tr("expected error of D (%)"));
    return scale;
}

} // namespace

QString expectedErrorText(double error) {
    if (!std::isfinite(error))
        return QString(QChar(0x2013));
    return error > largestDrawn ? Plot::tr("> 300 %")
                                : Plot::tr("± %1 %").arg(100 * error, 0, 'f', error < 0.0995 ? 1 : 0);
}

QString millisecondsText(double seconds) {
    return QString::number(1000 * seconds, 'g', 3);
}

void drawAdviceCurves(Plot& plot, const Advice& advice, const ExpectedErrors& now) {
    plot.startAnew();
    plot.setTable([advice] { return adviceTable(advice); });
    addShade(plot, logMs(advice.goodIntervals.first), logMs(advice.goodIntervals.second));
    addUpright(plot, logMs(advice.best.interval), plot.colors().fit, Qt::SolidLine);
    addUpright(plot, logMs(now.interval), nowColor(plot), Qt::DotLine);
    QCPRange errors(logPercent(advice.best.goal), logPercent(advice.best.goal));
    const std::vector<std::size_t> ds = distinctDs(advice);
    for (const std::size_t which : ds) {
        QCPGraph* curve = plot.addGraph();
        curve->setName(dOf(advice, which));
        curve->setPen(QPen(plot.seriesColor(ds.size() == 1 ? 0 : which == 0 ? 0 : which + 1), 2));
        for (const ExpectedErrors& at : advice.curve)
            if (std::isfinite(at.errors[which])) {
                curve->addData(logMs(at.interval), logPercent(at.errors[which]));
                errors.expand(logPercent(at.errors[which]));
            }
    }
    for (const std::size_t which : ds) {
        for (const auto& [at, shape, color] : {std::tuple{&now, QCPScatterStyle::ssSquare, nowColor(plot)},
                                               {&advice.best, QCPScatterStyle::ssDiamond, plot.colors().fit}})
            if (std::isfinite(at->errors[which])) {
                addMark(plot, logMs(at->interval), logPercent(at->errors[which]), shape, color,
                        at == &now ? Plot::tr("simulated now") : Plot::tr("advised"));
                errors.expand(logPercent(at->errors[which]));
                if (which != ds.back())
                    plot.graph(plot.graphCount() - 1)->removeFromLegend();
            }
    }
    QCPRange intervals(logMs(std::min(advice.intervals.front(), now.interval)),
                       logMs(std::max(advice.intervals.back(), now.interval)));
    errors = {errors.lower - 0.06, errors.upper + 0.06};
    labelRoundNumbers(plot.xAxis, intervals);
    labelRoundNumbers(plot.yAxis, errors);
    plot.xAxis->setRange(intervals);
    plot.yAxis->setRange(errors);
    plot.xAxis->setLabel(Plot::tr("frame interval (ms), each with its best exposure"));
    plot.yAxis->setLabel(Plot::tr("expected error of D (%)"));
    plot.showLegend();
    plot.setReadout([advice](double x, double) {
        const auto& at = *std::ranges::min_element(
            advice.curve, {}, [x](const ExpectedErrors& each) { return std::abs(logMs(each.interval) - x); });
        QString words = Plot::tr("every %1 ms, exposed for %2 ms (%3 photons):")
                            .arg(millisecondsText(at.interval), millisecondsText(at.exposure))
                            .arg(at.photons, 0, 'f', 0);
        for (const std::size_t which : distinctDs(advice))
            words += Plot::tr("\n%1: %2").arg(dOf(advice, which), expectedErrorText(at.errors[which]));
        return words;
    });
    plot.replot(QCustomPlot::rpQueuedReplot);
}

void drawAdviceMap(Plot& plot, const Advice& advice, const ExpectedErrors& now) {
    plot.startAnew();
    plot.setTable([advice] { return adviceGridTable(advice); });
    auto* cells = new QCPColorMap(plot.xAxis, plot.yAxis);
    cells->removeFromLegend();
    cells->data()->setSize(static_cast<int>(advice.intervals.size()),
                           static_cast<int>(advice.exposures.size()));
    cells->data()->setRange({logMs(advice.intervals.front()), logMs(advice.intervals.back())},
                            {logMs(advice.exposures.front()), logMs(advice.exposures.back())});
    QCPRange errors(logPercent(advice.best.goal), logPercent(advice.best.goal) + 0.05);
    for (std::size_t i = 0; i < advice.intervals.size(); ++i)
        for (std::size_t j = 0; j < advice.exposures.size(); ++j) {
            const double error = advice.errorAt(j, i);
            const double drawn = std::isnan(error) ? error : logPercent(error);
            cells->data()->setCell(static_cast<int>(i), static_cast<int>(j), drawn);
            if (!std::isnan(drawn))
                errors.expand(drawn);
        }
    cells->setInterpolate(false);
    QCPColorScale* scale = errorScale(plot);
    cells->setColorScale(scale);
    scale->setGradient(errorGradient());
    scale->setDataRange(errors);
    labelRoundNumbers(scale->axis(), errors);
    addMark(plot, logMs(now.interval), logMs(now.exposure), QCPScatterStyle::ssSquare, nowColor(plot),
            Plot::tr("simulated now"));
    addMark(plot, logMs(advice.best.interval), logMs(advice.best.exposure), QCPScatterStyle::ssDiamond,
            plot.colors().fit, Plot::tr("advised"));
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        QCPRange range = axis == plot.xAxis ? cells->data()->keyRange() : cells->data()->valueRange();
        range.expand(logMs(axis == plot.xAxis ? now.interval : now.exposure));
        axis->grid()->setVisible(false);
        axis->setRange(range.lower - 0.03, range.upper + 0.03);
        labelRoundNumbers(axis, axis->range());
    }
    plot.xAxis->setLabel(Plot::tr("frame interval (ms)"));
    plot.yAxis->setLabel(Plot::tr("exposure (ms)"));
    plot.showLegend(true, Qt::AlignTop | Qt::AlignLeft);
    plot.setReadout([advice](double x, double y) {
        const auto nearest = [](const std::vector<double>& values, double at) {
            return static_cast<std::size_t>(
                std::ranges::min_element(values, {},
                                         [at](double value) { return std::abs(logMs(value) - at); }) -
                values.begin());
        };
        const std::size_t i = nearest(advice.intervals, x), j = nearest(advice.exposures, y);
        const QString place =
            Plot::tr("every %1 ms, exposed for %2 ms: ")
                .arg(millisecondsText(advice.intervals[i]), millisecondsText(advice.exposures[j]));
        const double error = advice.errorAt(j, i);
        return place + (std::isnan(error) ? Plot::tr("the camera cannot, or neighbours are too near")
                                          : expectedErrorText(error));
    });
    plot.replot(QCustomPlot::rpQueuedReplot);
}

} // namespace perrin::ui
