// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/map_plot.h"

#include "core/colormap.h"

#include <cmath>
#include <limits>

namespace perrin::ui {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

QCPColorGradient viridisGradient() {
    QCPColorGradient gradient;
    QMap<double, QColor> stops;
    for (int i = 0; i <= 32; ++i) {
        const Rgb color = viridis(i / 32.0);
        stops[i / 32.0] = QColor(color.red, color.green, color.blue);
    }
    gradient.setColorStops(stops);
    gradient.setNanHandling(QCPColorGradient::nhTransparent);
    return gradient;
}

/// What is drawn of a bin: D by its logarithm.
double valueOf(const MapBin& bin, MapQuantity quantity) {
    switch (quantity) {
    case MapQuantity::D:
        return bin.d ? std::log10(*bin.d) : nothing;
    case MapQuantity::Spread:
        return bin.sdLnD.value_or(nothing);
    case MapQuantity::Molecules:
        return bin.molecules > 0 ? static_cast<double>(bin.molecules) : nothing;
    }
    return nothing;
}

QCPRange rangeOf(const DMap& map, MapQuantity quantity, const std::pair<double, double>& limits) {
    if (quantity == MapQuantity::D)
        return {std::log10(limits.first), std::log10(limits.second)};
    double highest = 0;
    for (const MapBin& bin : map.bins)
        if (const double value = valueOf(bin, quantity); value > highest)
            highest = value;
    return {0, highest > 0 ? highest : 1};
}

/// The colour scale beside the map, made when it is first needed.
QCPColorScale* scaleOf(Plot& plot) {
    if (auto* known = plot.plotLayout()->columnCount() > 1
                          ? qobject_cast<QCPColorScale*>(plot.plotLayout()->element(0, 1))
                          : nullptr)
        return known;
    auto* scale = new QCPColorScale(&plot);
    scale->setType(QCPAxis::atRight);
    scale->setBarWidth(12);
    plot.plotLayout()->addElement(0, 1, scale);
    auto* group = new QCPMarginGroup(&plot); // the bar is as high as the map's frame
    for (QCPLayoutElement* element :
         {static_cast<QCPLayoutElement*>(plot.axisRect()), static_cast<QCPLayoutElement*>(scale)})
        element->setMarginGroup(QCP::msTop | QCP::msBottom, group);
    return scale;
}

void styleScale(Plot& plot, QCPColorScale& scale, MapQuantity quantity) {
    QCPAxis* axis = scale.axis();
    axis->setTickLabelFont(plot.xAxis->tickLabelFont());
    axis->setLabelFont(plot.xAxis->labelFont());
    for (const auto set : {&QCPAxis::setBasePen, &QCPAxis::setTickPen, &QCPAxis::setSubTickPen})
        (axis->*set)(QPen(plot.colors().faint));
    axis->setTickLabelColor(plot.colors().text);
    axis->setLabelColor(plot.colors().text);
    axis->setTickLengthIn(0);
    axis->setSubTickLengthIn(0);
    if (quantity == MapQuantity::D) {
        labelAsPowers(axis);
    } else {
        axis->setTicker(QSharedPointer<QCPAxisTicker>::create());
        axis->ticker()->setTickCount(4);
        axis->setNumberFormat("gb");
    }
    axis->setLabel(quantity == MapQuantity::D        ? Plot::tr("D (µm²/s)")
                   : quantity == MapQuantity::Spread ? Plot::tr("SD of ln D")
                                                     : Plot::tr("molecules"));
}

QString wordsOf(const MapBin& bin) {
    QString words = Plot::tr("x %1, y %2 µm: %n molecule(s)", nullptr, static_cast<int>(bin.molecules))
                        .arg(bin.x, 0, 'f', 2)
                        .arg(bin.y, 0, 'f', 2);
    if (!bin.d)
        return words + Plot::tr(", too few for a D");
    words += Plot::tr(", D %1%2 µm²/s")
                 .arg(bin.limits > 0 ? Plot::tr("at most ") : QString())
                 .arg(*bin.d, 0, 'g', 3);
    if (bin.seLnD)
        words += Plot::tr(" (×/÷ %1)").arg(std::exp(*bin.seLnD), 0, 'f', 2);
    if (bin.sdLnD)
        words += Plot::tr(", SD of ln D %1").arg(*bin.sdLnD, 0, 'f', 2);
    return words;
}

} // namespace

void drawMap(Plot& plot, const DMap& map, MapQuantity quantity, const std::pair<double, double>& limits) {
    plot.startAnew();
    auto* cells = new QCPColorMap(plot.xAxis, plot.yAxis);
    const auto columns = static_cast<int>(map.columns), rows = static_cast<int>(map.rows);
    const double bin = map.binSize, left = -0.5 * map.pixelSize; // the frame's corner
    const QCPRange range = rangeOf(map, quantity, limits);
    cells->data()->setSize(columns, rows);
    cells->data()->setRange({left + 0.5 * bin, left + (columns - 0.5) * bin},
                            {left + 0.5 * bin, left + (rows - 0.5) * bin});
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x)
            cells->data()->setCell(x, y, valueOf(map.at(x, y), quantity));
    cells->setInterpolate(false);
    cells->setTightBoundary(false);
    QCPColorScale* scale = scaleOf(plot);
    styleScale(plot, *scale, quantity);
    cells->setColorScale(scale);
    scale->setGradient(viridisGradient());
    scale->setDataRange(range);
    auto* frame = new QCPItemRect(&plot);
    frame->setPen(QPen(plot.colors().faint, 1));
    frame->topLeft->setCoords(left, left);
    const double right = left + static_cast<double>(map.width) * map.pixelSize,
                 bottom = left + static_cast<double>(map.height) * map.pixelSize;
    frame->bottomRight->setCoords(right, bottom);
    plot.xAxis->grid()->setVisible(false);
    plot.yAxis->grid()->setVisible(false);
    plot.xAxis->setLabel(Plot::tr("x (µm)"));
    plot.yAxis->setLabel(Plot::tr("y (µm)"));
    plot.yAxis->setRangeReversed(true);
    plot.setReadout([map, left](double x, double y) {
        const auto column = static_cast<Eigen::Index>(std::floor((x - left) / map.binSize)),
                   row = static_cast<Eigen::Index>(std::floor((y - left) / map.binSize));
        return column >= 0 && row >= 0 && column < map.columns && row < map.rows
                   ? wordsOf(map.at(column, row))
                   : QString();
    });
    showSquare(plot, {left, right}, {left, bottom});
}

} // namespace perrin::ui
