// SPDX-License-Identifier: GPL-3.0-or-later
// What the pointer and the keys do on the picture.
#include "ui/viewer/image_view.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>

namespace perrin::ui {

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

void ImageView::setTool(Tool tool) {
    tool_ = tool;
    drawing_.setTool(tool);
    moved_.reset();
    pressed_.reset();
    showCursor();
    update();
}

std::optional<std::size_t> ImageView::markUnder(QPointF widgetPoint) const {
    return markAt(
        overlay_, [this](QPointF point) { return toWidget(point); }, widgetPoint, ringRadius(scale()) + 4);
}

void ImageView::finishOutline(bool finished) {
    update();
    if (finished)
        emit outlineDrawn(drawing_.take());
}

void ImageView::showCursor() {
    if (dragged_ || moved_)
        setCursor(Qt::ClosedHandCursor);
    else if (spaceHeld_)
        setCursor(Qt::OpenHandCursor);
    else if (tool_ != Tool::Select)
        setCursor(Qt::CrossCursor);
    else
        unsetCursor();
}

bool ImageView::event(QEvent* event) {
    // Space starts a drag here when the pointer then moves, and plays (in the window) when it is only tapped.
    const bool press = event->type() == QEvent::KeyPress;
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && (tool_ != Tool::Select || moved_)) {
        event->accept(); // gives up the tool, not the work in progress
        return true;
    }
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
    constexpr double closeReach = 8; // widget units
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && spaceHeld_)) {
        dragged_ = event->position();
        spaceDragged_ = spaceHeld_;
    } else if (event->button() == Qt::LeftButton && drawsOutline(tool_) && !image_.isNull()) {
        finishOutline(drawing_.press(toImage(event->position()), closeReach / scale()));
    } else if (event->button() == Qt::LeftButton) {
        pressed_ = event->position();
    }
    showCursor();
}

void ImageView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF point = toImage(event->position());
    if (dragged_) {
        fitted_ = false;
        setCentre(centre_ - (event->position() - *dragged_) / scale());
        dragged_ = event->position();
    } else if (drawing_.begun()) {
        finishOutline(drawing_.move(point));
    } else if (moved_) {
        moved_->place = point;
        update();
    } else if (pressed_ && tool_ == Tool::Select &&
               (event->position() - *pressed_).manhattanLength() >= QApplication::startDragDistance()) {
        if (const auto mark = markUnder(*pressed_))
            moved_ = MovedMark{*mark, point};
        pressed_.reset();
        showCursor();
    }
    const bool inside =
        QRectF(-0.5, -0.5, image_.width(), image_.height()).contains(point) && !image_.isNull();
    emit pointed(inside ? std::optional(point) : std::nullopt);
}

void ImageView::mouseReleaseEvent(QMouseEvent* event) {
    if (drawing_.begun() && event->button() == Qt::LeftButton && !dragged_)
        finishOutline(drawing_.release(toImage(event->position())));
    if (moved_) {
        const MovedMark moved = *moved_;
        moved_.reset();
        update();
        emit markDragged(moved.id, moved.place);
    } else if (pressed_ &&
               (event->position() - *pressed_).manhattanLength() < QApplication::startDragDistance()) {
        const auto mark = tool_ == Tool::Select ? markUnder(event->position()) : std::nullopt;
        if (mark)
            emit markClicked(*mark);
        else
            emit clicked(toImage(event->position()));
    }
    dragged_.reset();
    pressed_.reset();
    showCursor();
}

void ImageView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (drawing_.begun())
        finishOutline(drawing_.doubleClick());
    else
        mousePressEvent(event);
}

void ImageView::contextMenuEvent(QContextMenuEvent* event) {
    if (!image_.isNull() && !drawing_.begun())
        emit menuRequested(toImage(event->pos()), event->globalPos());
}

void ImageView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && (tool_ != Tool::Select || moved_)) {
        drawing_.cancel();
        moved_.reset();
        update();
        emit toolAbandoned();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && drawing_.begun()) {
        finishOutline(drawing_.doubleClick());
        return;
    }
    QWidget::keyPressEvent(event);
}

void ImageView::leaveEvent(QEvent*) {
    emit pointed(std::nullopt);
}

} // namespace perrin::ui
