// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/overlay.h"

#include "core/figure.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>

namespace perrin::ui {
namespace {

void paintTail(QPainter& painter, const OverlayMark& mark, const ToWidget& toWidget) {
    const auto segments = static_cast<double>(mark.tail.size());
    for (std::size_t i = 1; i < mark.tail.size(); ++i) {
        QColor color = mark.color;
        color.setAlphaF(static_cast<float>(0.1 + 0.8 * static_cast<double>(i) / segments));
        painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(toWidget(mark.tail[i - 1]), toWidget(mark.tail[i]));
    }
}

void paintRing(QPainter& painter, const OverlayMark& mark, QPointF centre, double radius) {
    painter.setBrush(Qt::NoBrush);
    if (mark.selected) { // a white halo keeps the colour of D readable
        painter.setPen(QPen(Qt::white, 6));
        painter.drawEllipse(centre, radius, radius);
    }
    const double width = mark.selected ? 3 : 2;
    // A rim makes dark colours seen on dark pictures, and bright ones on bright pictures.
    const QColor rim = mark.color.lightnessF() < 0.4f ? QColor(255, 255, 255, 130) : QColor(0, 0, 0, 120);
    painter.setPen(QPen(rim, width + 1.5));
    painter.drawEllipse(centre, radius, radius);
    painter.setPen(QPen(mark.color, width, mark.dashed ? Qt::DashLine : Qt::SolidLine));
    painter.drawEllipse(centre, radius, radius);
}

/// Dark colours of the scale cannot be read as text on a dark picture.
QColor readable(const QColor& color) {
    QColor text = color.toHsl();
    if (text.lightnessF() < 0.62f)
        text.setHslF(std::max(0.0f, text.hslHueF()), text.hslSaturationF(), 0.62f);
    return text;
}

} // namespace

void LabelPictures::paint(QPainter& painter, QPointF place, const QString& text, const QColor& color) {
    if (painter.paintEngine()->type() != QPaintEngine::Raster) {
        paintOutlinedText(painter, place, text, color);
        return;
    }
    constexpr double rim = 3;
    constexpr qsizetype most = 2000; // some MB
    const double ratio = painter.device()->devicePixelRatioF();
    const QFontMetricsF metrics(painter.font());
    const QString key = text + color.name() + painter.font().key() + QString::number(ratio);
    auto picture = pictures_.find(key);
    if (picture == pictures_.end()) {
        if (pictures_.size() >= most)
            pictures_.clear();
        const QSizeF size(metrics.horizontalAdvance(text) + 2 * rim, metrics.height() + 2 * rim);
        QImage drawn((size * ratio).toSize() + QSize(1, 1), QImage::Format_ARGB32_Premultiplied);
        drawn.setDevicePixelRatio(ratio);
        drawn.fill(Qt::transparent);
        QPainter pen(&drawn);
        pen.setRenderHint(QPainter::Antialiasing);
        pen.setFont(painter.font());
        paintOutlinedText(pen, {rim, rim + metrics.ascent()}, text, color);
        pen.end();
        picture = pictures_.insert(key, drawn);
    }
    const QPointF corner = (place - QPointF(rim, rim + metrics.ascent())) * ratio; // on whole pixels
    painter.drawImage(QPointF(std::round(corner.x()), std::round(corner.y())) / ratio, *picture);
}

void paintOverlay(QPainter& painter, const Overlay& overlay, const ToWidget& toWidget, double radius,
                  const QRectF& bounds, LabelPictures& labels) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const OverlayMark& mark : overlay)
        paintTail(painter, mark, toWidget);
    std::vector<QRectF> taken;
    taken.reserve(2 * overlay.size());
    for (const OverlayMark& mark : overlay) {
        const QPointF centre = toWidget(mark.position);
        paintRing(painter, mark, centre, radius);
        taken.emplace_back(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    }
    const QFontMetricsF metrics(painter.font());
    for (std::size_t i = 0; i < overlay.size(); ++i) {
        const OverlayMark& mark = overlay[i];
        if (mark.label.isEmpty())
            continue;
        const QPointF centre = toWidget(mark.position);
        const QSizeF size = metrics.size(Qt::TextSingleLine, mark.label);
        const double away = radius + 3;
        // Right of the ring, then left, below and above; hidden when no place is free, unless it is the
        // chosen one.
        const std::array<QPointF, 4> corners{
            QPointF(centre.x() + away * 0.75, centre.y() - away * 0.75 - size.height()),
            QPointF(centre.x() - away * 0.75 - size.width(), centre.y() - away * 0.75 - size.height()),
            QPointF(centre.x() + away * 0.75, centre.y() + away * 0.75),
            QPointF(centre.x() - away * 0.75 - size.width(), centre.y() + away * 0.75)};
        std::optional<QRectF> place;
        for (const QPointF& corner : corners) {
            const QRectF box(corner, size);
            bool free = bounds.contains(box);
            for (std::size_t other = 0; free && other < taken.size();
                 ++other) // its own ring is round: corners are free
                free = other == i || !taken[other].intersects(box);
            if (free) {
                place = box;
                break;
            }
        }
        if (!place && mark.selected) { // whatever it covers, but whole
            const QPointF corner = corners.front();
            place = QRectF(QPointF(std::clamp(corner.x(), bounds.left(),
                                              std::max(bounds.left(), bounds.right() - size.width())),
                                   std::clamp(corner.y(), bounds.top(),
                                              std::max(bounds.top(), bounds.bottom() - size.height()))),
                           size);
        }
        if (!place)
            continue;
        taken.push_back(*place);
        labels.paint(painter, {place->left(), place->top() + metrics.ascent()}, mark.label,
                     mark.selected ? QColor(Qt::white) : readable(mark.color));
    }
    painter.restore();
}

double ringRadius(double scale) {
    return std::clamp(4.5 * scale, 7.0, 22.0);
}

void paintScaleBar(QPainter& painter, const QRectF& bounds, double perMicron) {
    const double length = scaleBarLength(std::min(0.25 * bounds.width(), 200.0) / perMicron);
    const QString label = length < 1 ? QCoreApplication::translate("perrin::ui", "%1 nm").arg(1000 * length)
                                     : QCoreApplication::translate("perrin::ui", "%1 µm").arg(length);
    const double bar = length * perMicron, right = bounds.right() - 18, bottom = bounds.bottom() - 18;
    const QRectF line(right - bar, bottom - 4, bar, 4);
    const QFontMetricsF metrics(painter.font());
    const double lineHeight = metrics.height();
    const double wide = std::max(bar, metrics.horizontalAdvance(label)) + 16;
    const QRectF plate(right + 8 - wide, bottom - 12 - lineHeight, wide, lineHeight + 20);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 130));
    painter.drawRoundedRect(plate, 4, 4);
    painter.fillRect(line, Qt::white);
    painter.setPen(Qt::white);
    painter.drawText(QRectF(plate.left(), plate.top() + 4, plate.width(), lineHeight), Qt::AlignCenter,
                     label);
    painter.restore();
}

void paintPreview(QPainter& painter, const std::vector<QPointF>& places, const ToWidget& toWidget,
                  double radius) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const QPen& pen : {QPen(QColor(0, 0, 0, 140), 3), QPen(QColor(0xff5ac8fa), 1.4, Qt::DotLine)}) {
        painter.setPen(pen);
        for (const QPointF& place : places)
            painter.drawEllipse(toWidget(place), radius + 4, radius + 4); // around the ring of a found one
    }
    painter.restore();
}

void paintDots(QPainter& painter, const std::vector<OverlayDot>& dots, const ToWidget& toWidget) {
    constexpr double radius = 2.6, inner = 5, outer = 11; // a cross leaves its middle free to be seen
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF line;
    for (const OverlayDot& dot : dots)
        if (!dot.cross)
            line << toWidget(dot.position);
    painter.setPen(QPen(QColor(255, 255, 255, 110), 1));
    painter.drawPolyline(line);
    for (const OverlayDot& dot : dots) {
        const QPointF place = toWidget(dot.position);
        if (!dot.cross) {
            painter.setPen(QPen(QColor(0, 0, 0, 160), 1));
            painter.setBrush(dot.color);
            painter.drawEllipse(place, radius, radius);
            continue;
        }
        for (const QPen& pen : {QPen(QColor(0, 0, 0, 200), 3.5), QPen(dot.color, 1.6)}) {
            painter.setPen(pen);
            for (const QPointF& way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
                painter.drawLine(place + inner * way, place + outer * way);
        }
    }
    painter.restore();
}

void paintOutlinedText(QPainter& painter, QPointF place, const QString& text, const QColor& color) {
    QPainterPath outline;
    outline.addText(place, painter.font(), text);
    painter.strokePath(outline, QPen(QColor(0, 0, 0, 190), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(outline, color);
}

std::optional<std::size_t> markAt(const Overlay& overlay, const ToWidget& toWidget, QPointF point,
                                  double reach) {
    std::optional<std::size_t> nearest;
    double best = reach;
    for (const OverlayMark& mark : overlay) {
        const QPointF away = toWidget(mark.position) - point;
        const double distance = std::hypot(away.x(), away.y());
        if (distance <= best) {
            best = distance;
            nearest = mark.id;
        }
    }
    return nearest;
}

} // namespace perrin::ui
