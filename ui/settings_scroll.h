// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCoreApplication>
#include <QScrollArea>

namespace perrin::ui {

/// As wide as it is, scrolled up and down only: what is in it gives way, whatever its words need.
class SettingsScroll : public QScrollArea {
  protected:
    void resizeEvent(QResizeEvent* event) override {
        if (widget())
            widget()->setMaximumWidth(viewport()->width());
        QScrollArea::resizeEvent(event);
    }
};

/// The column of cards at the side of a workspace.
inline QScrollArea* makeSettingsScroll(QWidget* cards) {
    auto* scroll = new SettingsScroll;
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
