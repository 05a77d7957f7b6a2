// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCoreApplication>
#include <QScrollArea>

namespace perrin::ui {

/// The column of cards at the left of a workspace: as wide as it is, scrolled up and down only.
inline QScrollArea* makeSettingsScroll(QWidget* cards) {
    auto* scroll = new QScrollArea;
    scroll->setObjectName("settingsScroll");
    scroll->setAccessibleName(QCoreApplication::translate("perrin::ui", "Settings"));
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // it follows the field that has the focus
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(cards);
    return scroll;
}

} // namespace perrin::ui
