// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/background_task.h"
#include "ui/simulate/card.h"
#include "ui/simulate/preview.h"

class QLabel;

namespace perrin::ui {

class ImageView;

/// One exposure magnified: the light on fine pixels and the sub-positions that made it up, with the centre as
/// it is and as it is found.
class SubPositionView : public Card {
    Q_OBJECT
  public:
    explicit SubPositionView(QWidget* parent = nullptr);
    void show(std::shared_ptr<const Preview> preview, int frame);
    const ImageView& view() const { return *view_; }

  signals:
    void failed(const QString& sentence);

  private:
    void request();
    void show(const MagnifiedFrame& magnified);

    std::shared_ptr<const Preview> preview_, drawn_;
    int frame_ = 0, drawnFrame_ = -1;
    ImageView* view_;
    QLabel* which_;
    BackgroundTask<MagnifiedFrame> task_;
};

} // namespace perrin::ui
