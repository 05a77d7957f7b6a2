// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/image_view.h"

#include <QFocusEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr double smallestZoom = 0.02, largestZoom = 128;
constexpr QRgb regionColor = 0xffffd60a; // yellow, as ImageJ's selections

/// What to do with the tool in hand, on the picture itself: nothing moves when it comes or goes.
QString toolHint(Tool tool) {
    switch (tool) {
    case Tool::Select:
        break;
    case Tool::AddMolecule:
        return ImageView::tr("Click a spot: it is followed in both directions. Esc gives up.");
    case Tool::Rectangle:
        return ImageView::tr("Drag from one corner to the other. Esc gives up.");
    case Tool::Polygon:
        return ImageView::tr("Click the corners; a double click ends. Esc gives up.");
    case Tool::Freehand:
        return ImageView::tr("Drag around the region. Esc gives up.");
    }
    return {};
}

void paintHint(QPainter& painter, const QString& hint) {
    const QFontMetricsF metrics(painter.font());
    const QRectF plate(10, 10, metrics.horizontalAdvance(hint) + 20, metrics.height() + 10);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 190));
    painter.drawRoundedRect(plate, 5, 5);
    painter.setPen(Qt::white);
    painter.drawText(plate, Qt::AlignCenter, hint);
}

} // namespace

ImageView::ImageView(QWidget* parent) : QWidget(parent) {
    setObjectName("imageView");
    setMouseTracking(true);
    setMinimumSize(240, 200);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Movie frame"));
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void ImageView::setImage(const QImage& image) {
    const bool otherSize = image.size() != image_.size();
    image_ = image;
    if (otherSize)
        fit();
    update();
}

void ImageView::setOverlay(Overlay overlay) {
    overlay_ = std::move(overlay);
    update();
}

void ImageView::setRegions(std::vector<OutlinedRegion> regions) {
    regions_ = std::move(regions);
    update();
}

void ImageView::setPreview(std::vector<QPointF> places) {
    preview_ = std::move(places);
    update();
}

void ImageView::setDots(std::vector<OverlayDot> dots) {
    dots_ = std::move(dots);
    update();
}

void ImageView::restoreView(double zoom, QPointF centre) {
    fitted_ = false;
    zoom_ = std::clamp(zoom, smallestZoom, largestZoom);
    setCentre(centre);
    emit zoomChanged();
}

void ImageView::setPixelSize(std::optional<double> pixelSize) {
    pixelSize_ = pixelSize;
    update();
}

QPointF ImageView::toWidget(QPointF imagePoint) const {
    return QRectF(rect()).center() + (imagePoint - centre_) * scale();
}

QPointF ImageView::toImage(QPointF widgetPoint) const {
    return centre_ + (widgetPoint - QRectF(rect()).center()) / scale();
}

double ImageView::fittingZoom() const {
    if (image_.isNull())
        return 1;
    const double margin = 8;
    const double fitting =
        std::min((width() - margin) / image_.width(), (height() - margin) / image_.height()) *
        devicePixelRatioF();
    return std::clamp(fitting, smallestZoom, largestZoom);
}

void ImageView::fit() {
    fitted_ = true;
    zoom_ = fittingZoom();
    centre_ = QPointF((image_.width() - 1) / 2.0, (image_.height() - 1) / 2.0);
    update();
    emit zoomChanged();
    emit viewMoved();
}

void ImageView::oneToOne() {
    zoomAt(QRectF(rect()).center(), 1);
}

void ImageView::zoomBy(double factor) {
    zoomAt(QRectF(rect()).center(), zoom_ * factor);
}

void ImageView::zoomAt(QPointF widgetPoint, double zoom) {
    if (image_.isNull())
        return;
    const QPointF held = toImage(widgetPoint);
    fitted_ = false;
    zoom_ = std::clamp(zoom, smallestZoom, largestZoom);
    setCentre(held - (widgetPoint - QRectF(rect()).center()) / scale());
    emit zoomChanged();
}

void ImageView::setCentre(QPointF centre) {
    // Some of the picture always stays in view.
    centre_ = QPointF(std::clamp(centre.x(), -0.5, image_.width() - 0.5),
                      std::clamp(centre.y(), -0.5, image_.height() - 0.5));
    update();
    emit viewMoved();
}

void ImageView::reveal(QPointF imagePoint) {
    const double margin = 20;
    if (!QRectF(rect()).adjusted(margin, margin, -margin, -margin).contains(toWidget(imagePoint))) {
        fitted_ = false;
        setCentre(imagePoint);
    }
}

void ImageView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintScene(painter);
    if (const QString hint = toolHint(tool_); !hint.isEmpty() && !image_.isNull())
        paintHint(painter, hint);
    if (focusShown_) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void ImageView::focusInEvent(QFocusEvent* event) {
    focusShown_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QWidget::focusInEvent(event);
    update();
}

void ImageView::focusOutEvent(QFocusEvent* event) {
    focusShown_ = false;
    QWidget::focusOutEvent(event);
    update();
}

void ImageView::paintScene(QPainter& painter) const {
    painter.fillRect(rect(), QColor(viewBackdrop));
    if (image_.isNull())
        return;
    // Only the pixels in view are drawn: a large picture zoomed in costs no more than a small one.
    const QPointF topLeft = toImage({0, 0}), bottomRight = toImage({double(width()), double(height())});
    const QRect seen =
        QRect(QPoint(static_cast<int>(std::floor(topLeft.x())), static_cast<int>(std::floor(topLeft.y()))),
              QPoint(static_cast<int>(std::ceil(bottomRight.x())),
                     static_cast<int>(std::ceil(bottomRight.y()))))
            .intersected(image_.rect());
    // On whole pixels of the screen: between them some of the picture's would come out wider than others.
    const double ratio = painter.device()->devicePixelRatioF();
    const QPointF place = toWidget(QPointF(seen.topLeft()) - QPointF(0.5, 0.5)) * ratio;
    const QPointF corner = QPointF(std::round(place.x()), std::round(place.y())) / ratio;
    painter.drawImage(QRectF(corner, QSizeF(seen.size()) * scale()), image_, QRectF(seen));

    const auto onWidget = [this](QPointF point) { return toWidget(point); };
    QFont font = painter.font();
    font.setBold(true);
    painter.setFont(font);
    paintRegions(painter);
    paintPreview(painter, preview_, onWidget, ringRadius(scale()));
    Overlay overlay = overlay_;
    for (OverlayMark& mark : overlay)
        if (moved_ && mark.id == moved_->id)
            mark.position = moved_->place;
    paintOverlay(painter, overlay, onWidget, ringRadius(scale()), rect(), labels_);
    paintDots(painter, dots_, onWidget);
    if (pixelSize_)
        paintScaleBar(painter, rect(), scale() / *pixelSize_);
}

void ImageView::paintRegions(QPainter& painter) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const auto onWidget = [this](const QPolygonF& outline) {
        QPolygonF polygon;
        for (const QPointF& point : outline)
            polygon << toWidget(point);
        return polygon;
    };
    for (const OutlinedRegion& region : regions_) {
        const QPolygonF polygon = onWidget(region.outline);
        painter.setPen(QPen(QColor(0, 0, 0, 150), region.selected ? 4 : 3));
        painter.setBrush(region.selected ? QColor(255, 214, 10, 28) : QColor(Qt::transparent));
        painter.drawPolygon(polygon);
        painter.setPen(QPen(QColor(regionColor), region.selected ? 2 : 1.2));
        painter.drawPolygon(polygon);
        if (!region.name.isEmpty())
            paintOutlinedText(painter, polygon.boundingRect().topLeft() + QPointF(3, -4), region.name,
                              QColor(regionColor));
    }
    if (drawing_.begun()) {
        painter.setBrush(Qt::NoBrush);
        for (const QPen& pen :
             {QPen(QColor(0, 0, 0, 150), 3), QPen(QColor(regionColor), 1.5, Qt::DashLine)}) {
            painter.setPen(pen);
            painter.drawPolyline(onWidget(drawing_.shown()));
        }
    }
    painter.restore();
}

} // namespace perrin::ui
