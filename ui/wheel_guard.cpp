// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wheel_guard.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QSlider>

namespace perrin::ui {
namespace {

bool holdsSetting(const QObject* watched) {
    if (qobject_cast<const QSlider*>(watched))
        return watched->objectName() != "frameSlider";
    return qobject_cast<const QComboBox*>(watched) || qobject_cast<const QAbstractSpinBox*>(watched);
}

} // namespace

WheelGuard::WheelGuard(QObject* parent) : QObject(parent) {
    qApp->installEventFilter(this);
}

bool WheelGuard::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Wheel || !holdsSetting(watched))
        return false;
    event->ignore(); // the widget beneath gets it
    return true;
}

} // namespace perrin::ui
