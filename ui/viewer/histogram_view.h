// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/viewer/contrast.h"

#include <QWidget>

namespace perrin::ui {

/// Counts of the pixels' values (log scale) with two handles to drag: what is shown as black and as white.
class HistogramView : public QWidget {
    Q_OBJECT
  public:
    explicit HistogramView(QWidget* parent = nullptr);
    /// sample: of the movie, filled; frame: of the frame shown, as a line on the same axis.
    void setHistograms(const FrameHistogram& sample, const FrameHistogram& frame);
    void setRange(const DisplayRange& range);
    QSize sizeHint() const override { return {260, 52}; }
    QSize minimumSizeHint() const override { return {120, 44}; }

    /// Place of a value on the widget, and back (ADU).
    double toX(double value) const;
    double toValue(double x) const;

  signals:
    void rangeDragged(const perrin::ui::DisplayRange& range);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

  private:
    enum class Handle { None, Black, White };
    Handle handleAt(double x) const;

    FrameHistogram sample_, frame_;
    DisplayRange range_;
    double low_ = 0, high_ = 1; // ADU at the ends of the axis
    Handle dragged_ = Handle::None;
};

} // namespace perrin::ui
