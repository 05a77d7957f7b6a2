// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/flow_layout.h"

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace perrin::ui {

/// A framed part of a page with a title; what is less often needed may be folded away.
class Card : public QWidget {
    Q_OBJECT
  public:
    explicit Card(const QString& title, QWidget* parent = nullptr);
    FlowLayout* head() { return head_; } // beside the title, at the right; below it where there is no room
    QVBoxLayout* body() { return body_; }
    /// Below the body, behind a button that says what it shows.
    void fold(QWidget* part, const char* objectName, const QString& text, const QString& tip);

  private:
    FlowLayout* head_;
    QVBoxLayout *column_, *body_;
};

} // namespace perrin::ui
