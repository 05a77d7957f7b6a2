// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/path_plot.h"

#include "core/colormap.h"

#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr int mostColors = 32;
constexpr QMargins margins{54, 8, 12, 38}; // room for the widest labels
constexpr Eigen::Index mostPoints = 2000;  // drawn; more are not told apart

Eigen::Index strideOf(Eigen::Index points) {
    return (points + mostPoints - 1) / mostPoints;
}

Table pathTable(const Preview& preview) {
    const double pixel = preview.scenario.acquisition.pixelSize.value();
    Table table{.header = {"FRAME", "POSITION_X", "POSITION_Y"}};
    table.comments = {"units: um; one row a sub-position; frames count from 0; y points down"};
    const Positions& path = preview.truth.path;
    for (Eigen::Index i = 0; i < path.rows(); ++i)
        table.rows.push_back({std::to_string(i / preview.scenario.motion.subPositions),
                              numberText(path(i, 0) * pixel), numberText(path(i, 1) * pixel)});
    return table;
}

} // namespace

QColor timeColor(double share, const QColor& background) {
    const bool dark = background.lightness() < 128;
    const double first = dark ? 0.3 : 0.05, last = dark ? 1 : 0.88;
    const Rgb color = viridis(std::lerp(first, last, share));
    return {color.red, color.green, color.blue};
}

PathPlot::PathPlot(QWidget* parent) : Plot(tr("Trajectory"), parent) {
    setObjectName("simulatedPath");
    setToolTip(
        tr("The true way of the molecule, every sub-position, from the circle (dark) to the square "
           "(light).\nCrosses: centres as the localizer finds them. Thick: the frame shown magnified.\n"
           "Right click: save or copy."));
    axisRect()->setAutoMargins(QCP::msNone); // the ranges follow from the size at once
    axisRect()->setMargins(margins);
    xAxis->setLabel(tr("x (µm)"));
    yAxis->setLabel(tr("y (µm)"));
    yAxis->setRangeReversed(true);
    connect(this, &Plot::restyled, this, &PathPlot::draw);
}

void PathPlot::setPreview(std::shared_ptr<const Preview> preview) {
    preview_ = std::move(preview);
    draw();
}

void PathPlot::setFrame(int frame) {
    if (frame == frame_)
        return;
    frame_ = frame;
    drawFrame();
    replot(rpQueuedReplot);
}

void PathPlot::draw() {
    clearPlottables();
    here_ = nullptr;
    if (!preview_)
        return;
    drawWay();
    drawFrame();
    fitRanges();
    replot(rpQueuedReplot);
}

void PathPlot::drawWay() {
    const Truth& truth = preview_->truth;
    const double pixel = preview_->scenario.acquisition.pixelSize.value();
    const Eigen::Index count = truth.path.rows(), each = preview_->scenario.motion.subPositions;
    const Eigen::Index frames = truth.centres.rows();
    here_ = new QCPCurve(xAxis, yAxis); // below the way
    const QPointF low(truth.path.col(0).minCoeff() * pixel, truth.path.col(1).minCoeff() * pixel);
    const QPointF high(truth.path.col(0).maxCoeff() * pixel, truth.path.col(1).maxCoeff() * pixel);
    extent_ = QRectF(low, high);
    QCPCurve* piece = nullptr;
    Eigen::Index color = -1;
    const Eigen::Index stride = strideOf(count);
    for (Eigen::Index i = 0; i < count; i += stride) {
        const double x = truth.path(i, 0) * pixel, y = truth.path(i, 1) * pixel;
        const Eigen::Index frame = i / each;
        const Eigen::Index step = frames > mostColors ? frame * mostColors / frames : frame;
        if (step != color) {
            color = step;
            if (piece)
                piece->addData(x, y); // no gap
            piece = new QCPCurve(xAxis, yAxis);
            const double share =
                static_cast<double>(frame) / static_cast<double>(std::max<Eigen::Index>(1, frames - 1));
            piece->setPen(
                QPen(timeColor(share, colors().background), 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        }
        piece->addData(x, y);
    }
    setTable([preview = preview_] { return pathTable(*preview); });
    auto* found = addGraph();
    found->setLineStyle(QCPGraph::lsNone);
    found->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCross, QPen(colors().faint, 1.2), Qt::NoBrush, 6));
    for (const Spot& spot : preview_->measured.track.spots)
        found->addData(spot.x * pixel, spot.y * pixel);
    for (const bool end : {false, true}) {
        QCPGraph* mark = addGraph();
        mark->setLineStyle(QCPGraph::lsNone);
        mark->setScatterStyle(QCPScatterStyle(end ? QCPScatterStyle::ssSquare : QCPScatterStyle::ssCircle,
                                              QPen(colors().text, 1.2), QBrush(colors().background), 6));
        const Eigen::Index row = end ? count - 1 : 0;
        mark->addData(truth.path(row, 0) * pixel, truth.path(row, 1) * pixel);
    }
}

void PathPlot::drawFrame() {
    if (!here_)
        return;
    const Truth& truth = preview_->truth;
    const double pixel = preview_->scenario.acquisition.pixelSize.value();
    const Eigen::Index each = preview_->scenario.motion.subPositions;
    here_->data()->clear();
    QColor color = colors().data;
    color.setAlphaF(0.4f);
    here_->setPen(QPen(color, 6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (frame_ < truth.centres.rows())
        for (Eigen::Index i = frame_ * each; i < (frame_ + 1) * each; i += strideOf(truth.path.rows()))
            here_->addData(truth.path(i, 0) * pixel, truth.path(i, 1) * pixel);
}

void PathPlot::fitRanges() {
    if (!preview_)
        return;
    constexpr double air = 1.16;
    const double pixel = preview_->scenario.acquisition.pixelSize.value();
    const double wide = std::max(40, width() - margins.left() - margins.right());
    const double tall = std::max(40, height() - margins.top() - margins.bottom());
    // At least a pixel across, so that a resting molecule looks at rest.
    const double perPoint =
        air * std::max({extent_.width() / wide, extent_.height() / tall, pixel / std::min(wide, tall)});
    const QPointF middle = extent_.center();
    xAxis->setRange(middle.x() - perPoint * wide / 2, middle.x() + perPoint * wide / 2);
    yAxis->setRange(middle.y() - perPoint * tall / 2, middle.y() + perPoint * tall / 2);
}

void PathPlot::resizeEvent(QResizeEvent* event) {
    Plot::resizeEvent(event);
    fitRanges();
    replot(rpQueuedReplot);
}

} // namespace perrin::ui
