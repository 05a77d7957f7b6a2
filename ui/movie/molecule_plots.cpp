// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/molecule_plots.h"

#include "core/colormap.h"
#include "core/diffusion/msd.h"
#include "core/diffusion/population.h"
#include "ui/movie/molecule_overlay.h"

#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr int mostLags = 20, colorSteps = 24;

QColor toColor(const Rgb& rgb) {
    return {rgb.red, rgb.green, rgb.blue};
}

/// A little air around the data; never of no extent.
QCPRange padded(double low, double high, double share) {
    const double air = std::max((high - low) * share, std::max(std::abs(high), 1e-6) * 1e-3);
    return {low - air, high + air};
}

} // namespace

void drawMsd(Plot& plot, const Molecule& molecule, const MeasureSettings& settings) {
    plot.startAnew();
    const Trajectory trajectory = trajectoryOf(molecule.track, settings);
    const int steps = molecule.track.lastFrame() - molecule.track.firstFrame();
    const std::optional<MsdFit> found = molecule.track.spots.size() >= 3 ? fitMsd(trajectory) : std::nullopt;
    const MsdFit fit = found.value_or(MsdFit{}); // lags 0: no line
    const int lags = std::clamp(std::max(steps / 3, fit.lags + 2), 2, mostLags);
    const auto curve = msdCurve(trajectory, std::min(lags, steps));
    const double interval = trajectory.frameInterval;
    Table table{.header = {"LAG", "TIME", "MSD", "MSD_SE", "PAIRS", "FIT"}};
    table.comments = {
        "units: LAG frames, TIME s, MSD, MSD_SE and FIT um^2; MSD_SE: Qian 1991, free diffusion"};
    QVector<double> times, values, errors;
    double top = 0;
    for (const MsdPoint& point : curve) {
        times << point.lag * interval;
        values << point.value;
        errors << point.value * msdRelativeError(point.lag, steps);
        top = std::max(top, values.last() + errors.last());
        const std::optional<double> line =
            point.lag <= fit.lags ? std::optional(fit.intercept + fit.slope * point.lag) : std::nullopt;
        table.rows.push_back({std::to_string(point.lag), numberText(times.last()), numberText(values.last()),
                              numberText(errors.last()), numberText(point.pairs, 9), numberText(line)});
    }
    plot.setTable(std::move(table));
    const double last = curve.empty() ? 0 : curve.back().lag;
    if (found && last > fit.lags) { // beyond the lags that were fitted: only to compare
        QCPGraph* beyond = plot.addGraph();
        beyond->setPen(QPen(plot.colors().fit, 1, Qt::DashLine));
        beyond->setData({fit.lags * interval, last * interval},
                        {fit.intercept + fit.slope * fit.lags, fit.intercept + fit.slope * last});
    }
    if (found) {
        QCPGraph* line = plot.addGraph();
        line->setPen(QPen(plot.colors().fit, 1.6));
        line->setData({0, fit.lags * interval}, {fit.intercept, fit.intercept + fit.slope * fit.lags});
    }
    QCPGraph* points = plot.addGraph();
    points->setLineStyle(QCPGraph::lsNone);
    points->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, plot.colors().text, 4.5));
    points->setData(times, values);
    auto* bars = new QCPErrorBars(plot.xAxis, plot.yAxis);
    bars->setDataPlottable(points);
    bars->setPen(QPen(plot.colors().faint, 1));
    bars->setWhiskerWidth(0);
    bars->setData(errors);
    plot.xAxis->setLabel(Plot::tr("lag (s)"));
    plot.yAxis->setLabel(Plot::tr("MSD (µm²)"));
    plot.xAxis->setRange(0, times.isEmpty() ? 1 : times.last() * 1.06);
    plot.yAxis->setRange(std::min(0.0, fit.intercept * 1.1), top > 0 ? top * 1.05 : 1);
    plot.replot(QCustomPlot::rpQueuedReplot);
}

void drawTrajectory(Plot& plot, const Molecule& molecule, const MeasureSettings& settings) {
    plot.startAnew();
    const double pixel = settings.acquisition.pixelSize.value();
    const auto& spots = molecule.track.spots;
    const int first = molecule.track.firstFrame();
    const double length = std::max(1, molecule.track.lastFrame() - first);
    double left = spots[0].x, right = left, up = spots[0].y, down = up;
    Table table{.header = {"FRAME", "POSITION_X", "POSITION_Y"}};
    table.comments = {"units: um; frames count from 0; y points down"};
    QCPCurve* piece = nullptr;
    int colour = -1;
    for (std::size_t i = 0; i < spots.size(); ++i) {
        left = std::min(left, spots[i].x);
        right = std::max(right, spots[i].x);
        up = std::min(up, spots[i].y);
        down = std::max(down, spots[i].y);
        table.rows.push_back(
            {std::to_string(spots[i].frame), numberText(spots[i].x * pixel), numberText(spots[i].y * pixel)});
        if (i == 0)
            continue;
        const int step =
            std::min(colorSteps - 1, static_cast<int>(colorSteps * (spots[i].frame - first) / length));
        if (step != colour) {
            colour = step;
            piece = new QCPCurve(plot.xAxis, plot.yAxis);
            piece->setPen(QPen(toColor(viridis(0.1 + 0.78 * step / (colorSteps - 1.0))), 1.6, Qt::SolidLine,
                               Qt::RoundCap, Qt::RoundJoin));
            piece->addData(spots[i - 1].x * pixel, spots[i - 1].y * pixel);
        }
        piece->addData(spots[i].x * pixel, spots[i].y * pixel);
    }
    plot.setTable(std::move(table));
    for (const bool end : {false, true}) {
        const Spot& spot = end ? spots.back() : spots.front();
        QCPGraph* mark = plot.addGraph();
        mark->setLineStyle(QCPGraph::lsNone);
        mark->setScatterStyle(QCPScatterStyle(end ? QCPScatterStyle::ssSquare : QCPScatterStyle::ssCircle,
                                              QPen(plot.colors().text, 1.2), QBrush(plot.colors().background),
                                              6));
        mark->setData({spot.x * pixel}, {spot.y * pixel});
    }
    plot.xAxis->setLabel(Plot::tr("x (µm)"));
    plot.yAxis->setLabel(Plot::tr("y (µm)"));
    plot.yAxis->setRangeReversed(true);
    const double reach = std::max({right - left, down - up, 1.0}) * pixel; // at least a pixel
    const double x = (left + right) / 2 * pixel, y = (up + down) / 2 * pixel;
    showSquare(plot, padded(x - reach / 2, x + reach / 2, 0.08), padded(y - reach / 2, y + reach / 2, 0.08));
}

void drawOverTime(Plot& plot, const Molecule& molecule) {
    plot.startAnew();
    Table table{.header = {"TIME", "D", "D_LOW", "D_HIGH"}};
    table.comments = {"units: TIME s, D um^2/s; 95 % interval; network " + molecule.model};
    QVector<double> times, values, down, up;
    double lowest = 1e300, highest = -1e300;
    for (const TimedEstimate& at : molecule.networkOverTime) {
        const double d = at.d.value.value_or(0);
        table.rows.push_back(
            {numberText(at.time), numberText(at.d.value), numberText(at.d.low), numberText(at.d.high)});
        if (d <= 0)
            continue;
        times << at.time;
        values << std::log10(d);
        down << std::log10(d / std::max(at.d.low.value_or(d), d * 1e-3));
        up << std::log10(at.d.high.value_or(d) / d);
        lowest = std::min(lowest, values.last() - down.last());
        highest = std::max(highest, values.last() + up.last());
    }
    plot.setTable(std::move(table));
    if (times.size() < 2) {
        plot.setEmptyText(
            Plot::tr("D over time appears here for molecules that are seen for longer than 16 frames."));
        plot.replot(QCustomPlot::rpQueuedReplot);
        return;
    }
    const double air = 0.04 * (times.last() - times.first());
    if (molecule.network.value.value_or(0) > 0) {
        QCPGraph* whole = plot.addGraph();
        whole->setPen(QPen(plot.colors().fit, 1.2, Qt::DashLine));
        whole->setData({times.first() - air, times.last() + air},
                       QVector<double>(2, std::log10(*molecule.network.value)));
    }
    QCPGraph* points = plot.addGraph();
    points->setPen(QPen(plot.colors().faint, 1));
    points->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, plot.colors().text, 5));
    points->setData(times, values);
    auto* bars = new QCPErrorBars(plot.xAxis, plot.yAxis);
    bars->setDataPlottable(points);
    bars->setPen(QPen(plot.colors().faint, 1));
    bars->setWhiskerWidth(0);
    bars->setData(down, up);
    labelAsPowers(plot.yAxis);
    plot.xAxis->setLabel(Plot::tr("time (s)"));
    plot.yAxis->setLabel(Plot::tr("D (µm²/s)"));
    plot.xAxis->setRange(times.first() - air, times.last() + air);
    plot.yAxis->setRange(lowest - 0.1, highest + 0.1);
    plot.replot(QCustomPlot::rpQueuedReplot);
}

void drawHistogram(Plot& plot, const Measurement& measurement, std::optional<std::size_t> selected) {
    plot.startAnew();
    // A fifth of a decade a bin; the axis has the fixed limits of the colour scale, or more where needed.
    constexpr double perDecade = 5;
    double low = std::log10(diffusionScaleLow), high = std::log10(diffusionScaleHigh);
    std::vector<double> values;
    std::size_t limits = 0, negative = 0;
    for (const Molecule& molecule : measurement.molecules) {
        const Estimate d = countedD(molecule);
        if (!d.value)
            limits += d.high ? 1 : 0;
        else if (*d.value > 0)
            values.push_back(std::log10(*d.value));
        else
            ++negative;
    }
    for (const double value : values) {
        low = std::min(low, std::floor(value));
        high = std::max(high, std::ceil(value));
    }
    const auto bins = static_cast<std::size_t>(std::lround((high - low) * perDecade));
    std::vector<double> counts(bins, 0);
    for (const double value : values)
        ++counts[std::min(bins - 1, static_cast<std::size_t>((value - low) * perDecade))];

    Table table{.header = {"D_LOW", "D_HIGH", "MOLECULES"}};
    table.comments = {"units: um^2/s", std::to_string(limits) + " molecules with only an upper limit and " +
                                           std::to_string(negative) + " with D <= 0 are not in the bins"};
    const double highest = std::max(1.0, *std::ranges::max_element(counts));
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const double from = std::pow(10, low + static_cast<double>(bin) / perDecade);
        const double to = std::pow(10, low + static_cast<double>(bin + 1) / perDecade);
        table.rows.push_back({numberText(from), numberText(to), numberText(counts[bin])});
        if (counts[bin] == 0)
            continue;
        auto* bar = new QCPItemRect(&plot);
        bar->topLeft->setCoords(from, counts[bin]);
        bar->bottomRight->setCoords(to, 0);
        bar->setPen(QPen(plot.colors().background, 1));
        bar->setBrush(toColor(diffusionColor(std::sqrt(from * to))));
    }
    plot.setTable(std::move(table));
    const double chosen = selected ? countedD(measurement.molecules[*selected]).value.value_or(0) : 0;
    if (chosen > 0) {
        auto* line = new QCPItemLine(&plot);
        line->start->setCoords(chosen, 0);
        line->end->setCoords(chosen, highest * 1.08);
        line->setPen(QPen(plot.colors().fit, 1.6));
    }
    makeLogarithmic(plot.xAxis);
    plot.xAxis->setLabel(Plot::tr("D (µm²/s)"));
    plot.yAxis->setLabel(Plot::tr("molecules"));
    plot.xAxis->setRange(std::pow(10, low), std::pow(10, high));
    plot.yAxis->setRange(0, highest * 1.1);
    auto whole = QSharedPointer<QCPAxisTickerFixed>::create(); // molecules are counted
    whole->setTickStep(std::max(1.0, std::ceil(highest / 4)));
    plot.yAxis->setTicker(whole);
    plot.yAxis->setSubTicks(false);
    plot.replot(QCustomPlot::rpQueuedReplot);
}

} // namespace perrin::ui
