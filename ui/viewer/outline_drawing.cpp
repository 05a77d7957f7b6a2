// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/outline_drawing.h"

#include <QRectF>
#include <cmath>
#include <utility>

namespace perrin::ui {
namespace {

double distance(QPointF a, QPointF b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

} // namespace

bool drawsOutline(Tool tool) {
    return tool == Tool::Rectangle || tool == Tool::Polygon || tool == Tool::Freehand;
}

void OutlineDrawing::setTool(Tool tool) {
    cancel();
    tool_ = tool;
}

void OutlineDrawing::cancel() {
    outline_.clear();
}

bool OutlineDrawing::press(QPointF point, double reach) {
    pointer_ = point;
    if (tool_ == Tool::Polygon && outline_.size() >= 3 && distance(point, outline_.front()) <= reach)
        return true;
    if (tool_ != Tool::Polygon)
        outline_.clear();
    outline_ << point;
    return false;
}

bool OutlineDrawing::move(QPointF point) {
    pointer_ = point;
    if (tool_ == Tool::Freehand && begun() && distance(point, outline_.back()) >= 0.5)
        outline_ << point;
    return false;
}

bool OutlineDrawing::release(QPointF point) {
    pointer_ = point;
    if (tool_ == Tool::Polygon || !begun())
        return false;
    if (tool_ == Tool::Rectangle)
        outline_ << point;
    const QRectF box = outline_.boundingRect();
    const bool drawn =
        box.width() >= 1 && box.height() >= 1 && (tool_ == Tool::Rectangle || outline_.size() >= 3);
    if (!drawn)
        cancel(); // a click, not a drag
    return drawn;
}

bool OutlineDrawing::doubleClick() {
    // The double click's first press has already set a corner here.
    return tool_ == Tool::Polygon && outline_.size() >= 3;
}

QPolygonF OutlineDrawing::shown() const {
    if (!begun())
        return {};
    if (tool_ == Tool::Rectangle) {
        const QRectF box = QRectF(outline_.front(), pointer_).normalized();
        return QPolygonF({box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft(), box.topLeft()});
    }
    QPolygonF shown = outline_;
    shown << (tool_ == Tool::Polygon ? pointer_ : outline_.front());
    return shown;
}

QPolygonF OutlineDrawing::take() {
    QPolygonF done = std::exchange(outline_, {});
    if (tool_ == Tool::Rectangle && done.size() == 2) {
        const QRectF box = QRectF(done.front(), done.back()).normalized();
        done = QPolygonF({box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()});
    }
    return done;
}

} // namespace perrin::ui
