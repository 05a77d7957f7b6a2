// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/image_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr double smallestZoom = 0.02, largestZoom = 128;

} // namespace

double roundLength(double longest) {
    const double power = std::pow(10, std::floor(std::log10(longest) + 1e-9));
    for (const double digit : {5.0, 2.0})
        if (digit * power <= longest * (1 + 1e-9))
            return digit * power;
    return power;
}

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
}

void ImageView::reveal(QPointF imagePoint) {
    const double margin = 20;
    if (!QRectF(rect()).adjusted(margin, margin, -margin, -margin).contains(toWidget(imagePoint))) {
        fitted_ = false;
        setCentre(imagePoint);
    }
}

double ImageView::ringRadius() const {
    return std::clamp(4.5 * scale(), 7.0, 22.0); // about 3 widths of a usual spot, and never hard to hit
}

void ImageView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
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
    const QPointF corner = toWidget(QPointF(seen.topLeft()) - QPointF(0.5, 0.5));
    painter.drawImage(QRectF(corner, QSizeF(seen.size()) * scale()), image_, QRectF(seen));

    QFont font = painter.font();
    font.setBold(true);
    painter.setFont(font);
    paintOverlay(
        painter, overlay_, [this](QPointF point) { return toWidget(point); }, ringRadius(), rect());
    if (pixelSize_)
        paintScaleBar(painter);
}

void ImageView::paintScaleBar(QPainter& painter) const {
    const double perMicron = scale() / *pixelSize_; // widget units
    const double length = roundLength(std::min(0.25 * width(), 200.0) / perMicron);
    const QString label = length < 1 ? tr("%1 nm").arg(1000 * length) : tr("%1 µm").arg(length);
    const double bar = length * perMicron, right = width() - 18.0, bottom = height() - 18.0;
    const QRectF line(right - bar, bottom - 4, bar, 4);
    const double textWidth = QFontMetricsF(painter.font()).horizontalAdvance(label);
    const double lineHeight = QFontMetricsF(painter.font()).height();
    const double wide = std::max(bar, textWidth) + 16;
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

void ImageView::resizeEvent(QResizeEvent*) {
    if (fitted_)
        fit();
}

void ImageView::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / 120.0;
    if (notches == 0)
        return;
    if (event->modifiers() & Qt::ControlModifier)
        emit framesWheeled(notches > 0 ? -1 : 1);
    else
        zoomAt(event->position(), zoom_ * std::pow(1.25, notches));
    event->accept();
}

void ImageView::showCursor() {
    if (dragged_)
        setCursor(Qt::ClosedHandCursor);
    else if (spaceHeld_)
        setCursor(Qt::OpenHandCursor);
    else
        unsetCursor();
}

bool ImageView::event(QEvent* event) {
    // Space starts a drag here when the pointer then moves, and plays (in the window) when it is only tapped.
    const bool press = event->type() == QEvent::KeyPress;
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space &&
        static_cast<QKeyEvent*>(event)->modifiers() == Qt::NoModifier && underMouse()) {
        event->accept();
        return true;
    }
    if ((press || event->type() == QEvent::KeyRelease) &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space &&
        !static_cast<QKeyEvent*>(event)->isAutoRepeat()) {
        if (!press && spaceHeld_ && !spaceDragged_)
            emit spaceTapped();
        spaceHeld_ = press;
        spaceDragged_ = spaceDragged_ && !press;
        showCursor();
        return true;
    }
    return QWidget::event(event);
}

void ImageView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && spaceHeld_)) {
        dragged_ = event->position();
        spaceDragged_ = spaceHeld_;
    } else if (event->button() == Qt::LeftButton) {
        pressed_ = event->position();
    }
    showCursor();
}

void ImageView::mouseMoveEvent(QMouseEvent* event) {
    if (dragged_) {
        fitted_ = false;
        setCentre(centre_ - (event->position() - *dragged_) / scale());
        dragged_ = event->position();
    }
    const QPointF point = toImage(event->position());
    const bool inside =
        QRectF(-0.5, -0.5, image_.width(), image_.height()).contains(point) && !image_.isNull();
    emit pointed(inside ? std::optional(point) : std::nullopt);
}

void ImageView::mouseReleaseEvent(QMouseEvent* event) {
    if (pressed_ && (event->position() - *pressed_).manhattanLength() < QApplication::startDragDistance()) {
        const auto mark = markAt(
            overlay_, [this](QPointF point) { return toWidget(point); }, event->position(), ringRadius() + 4);
        if (mark)
            emit markClicked(*mark);
        else
            emit clicked(toImage(event->position()));
    }
    dragged_.reset();
    pressed_.reset();
    showCursor();
}

void ImageView::leaveEvent(QEvent*) {
    emit pointed(std::nullopt);
}

} // namespace perrin::ui
