// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/histogram_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr double margin = 6, footer = 4;

/// Outline of ln(1 + counts), scaled to its highest bin.
QPainterPath outlineOf(const FrameHistogram& histogram, const HistogramView& view, double height) {
    const double highest = std::log1p(static_cast<double>(*std::ranges::max_element(histogram.bins)));
    QPainterPath path;
    if (histogram.count == 0 || highest <= 0)
        return path;
    const double width = (histogram.max - histogram.min) / static_cast<double>(histogram.bins.size());
    path.moveTo(view.toX(histogram.min), height);
    for (std::size_t bin = 0; bin < histogram.bins.size(); ++bin) {
        const double y = height * (1 - std::log1p(static_cast<double>(histogram.bins[bin])) / highest);
        path.lineTo(view.toX(histogram.min + width * static_cast<double>(bin)), y);
        path.lineTo(view.toX(histogram.min + width * static_cast<double>(bin + 1)), y);
    }
    path.lineTo(view.toX(histogram.max), height);
    return path;
}

} // namespace

HistogramView::HistogramView(QWidget* parent) : QWidget(parent) {
    setObjectName("contrastHistogram");
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setToolTip(
        tr("How often each value occurs (logarithmic): filled, in a sample of the movie; line, in this "
           "frame.\nDrag the two handles: black and white."));
    setAccessibleName(tr("Histogram of pixel values"));
}

void HistogramView::setHistograms(const FrameHistogram& sample, const FrameHistogram& frame) {
    sample_ = sample;
    frame_ = frame;
    low_ = std::min(sample.min, frame.min);
    high_ = std::max(sample.max, frame.max);
    if (high_ <= low_)
        high_ = low_ + 1;
    update();
}

void HistogramView::setRange(const DisplayRange& range) {
    range_ = range;
    update();
}

double HistogramView::toX(double value) const {
    return margin + (value - low_) / (high_ - low_) * (width() - 2 * margin);
}

double HistogramView::toValue(double x) const {
    return low_ + (x - margin) / (width() - 2 * margin) * (high_ - low_);
}

void HistogramView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double bottom = height() - footer;
    painter.setPen(Qt::NoPen);
    QColor fill = palette().color(QPalette::PlaceholderText);
    fill.setAlphaF(0.45f);
    painter.setBrush(fill);
    painter.drawPath(outlineOf(sample_, *this, bottom));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
    painter.drawPath(outlineOf(frame_, *this, bottom));
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(QPointF(margin, bottom), QPointF(width() - margin, bottom));

    const double black = std::clamp(toX(range_.black), 2.0, width() - 2.0);
    const double white = std::clamp(toX(range_.white), 2.0, width() - 2.0);
    painter.setPen(QPen(palette().color(QPalette::Text), 1, Qt::DashLine));
    painter.drawLine(QPointF(black, bottom), QPointF(white, 0)); // how values become gray
    for (const auto& [x, isWhite] : {std::pair(black, false), std::pair(white, true)}) {
        painter.setPen(QPen(palette().color(QPalette::Text), 1));
        painter.drawLine(QPointF(x, 0), QPointF(x, bottom));
        painter.setBrush(isWhite ? Qt::white : Qt::black);
        painter.drawPolygon(QPolygonF(
            {QPointF(x, bottom - 7), QPointF(x - 5, height() - 1.0), QPointF(x + 5, height() - 1.0)}));
    }
}

HistogramView::Handle HistogramView::handleAt(double x) const {
    const double toBlack = std::abs(x - toX(range_.black)), toWhite = std::abs(x - toX(range_.white));
    if (std::min(toBlack, toWhite) > 8)
        return Handle::None;
    return toBlack < toWhite ? Handle::Black : Handle::White;
}

void HistogramView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    dragged_ = handleAt(event->position().x());
    if (dragged_ == Handle::None) // a click elsewhere calls the nearer handle
        dragged_ = std::abs(event->position().x() - toX(range_.black)) <
                           std::abs(event->position().x() - toX(range_.white))
                       ? Handle::Black
                       : Handle::White;
    mouseMoveEvent(event);
}

void HistogramView::mouseMoveEvent(QMouseEvent* event) {
    if (dragged_ == Handle::None) {
        setCursor(handleAt(event->position().x()) == Handle::None ? Qt::ArrowCursor : Qt::SplitHCursor);
        return;
    }
    const double value = std::clamp(toValue(event->position().x()), low_, high_);
    const double least = (high_ - low_) / 256; // black stays below white
    DisplayRange range = range_;
    if (dragged_ == Handle::Black)
        range.black = std::min(value, range.white - least);
    else
        range.white = std::max(value, range.black + least);
    setRange(range);
    emit rangeDragged(range);
}

void HistogramView::mouseReleaseEvent(QMouseEvent*) {
    dragged_ = Handle::None;
}

} // namespace perrin::ui
