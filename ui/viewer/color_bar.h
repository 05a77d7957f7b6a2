// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace perrin::ui {

/// The colour scale of D: viridis over log10 D with fixed limits, and the grey of "no estimate".
class ColorBar : public QWidget {
    Q_OBJECT
  public:
    explicit ColorBar(QWidget* parent = nullptr);
    QSize sizeHint() const override;
    void paint(QPainter& painter) const;
    QSize minimumSizeHint() const override { return {sizeHint().width(), 160}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace perrin::ui
