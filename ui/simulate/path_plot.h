// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/plot/plot.h"
#include "ui/simulate/preview.h"

#include <memory>

namespace perrin::ui {

/// The molecule's true way, every sub-position of it, coloured by the frame (viridis, dark to light), and the
/// centres that the localizer found; um, a micrometre as long in x as in y, y downwards as in the picture.
class PathPlot : public Plot {
    Q_OBJECT
  public:
    explicit PathPlot(QWidget* parent = nullptr);
    void setPreview(std::shared_ptr<const Preview> preview);
    /// The part of the way within this frame is pointed out.
    void setFrame(int frame);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void draw();
    void drawWay();
    void drawFrame();
    void fitRanges();

    std::shared_ptr<const Preview> preview_;
    int frame_ = 0;
    QCPCurve* here_ = nullptr;
    QRectF extent_; // um
};

/// Colour of a moment of a stack, 0 its start and 1 its end, that is seen on this background.
QColor timeColor(double share, const QColor& background);

} // namespace perrin::ui
