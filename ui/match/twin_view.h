// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/match/match_preview.h"

#include <QWidget>
#include <optional>

class QLabel;
class QTimer;
class QToolButton;

namespace perrin::ui {

class ImageView;

/// The real frame and its simulated twin side by side in the same contrast, moved and zoomed together; or one
/// after the other in one place, so that the eye sees every difference.
class TwinView : public QWidget {
    Q_OBJECT
  public:
    explicit TwinView(QWidget* parent = nullptr);

    ImageView& real() { return *views_[0]; }
    ImageView& twin() { return *views_[1]; }
    void setPreview(std::shared_ptr<const MatchPreview> preview);
    void setTable(LookupTable table);
    bool blinks() const;
    void setBlinking(bool blinking);
    /// The next outline drawn on the real frame is a region.
    void chooseRegion();
    /// What is pointed at; empty: nothing.
    QString status() const;

  signals:
    void statusChanged();
    void regionDrawn(const QRectF& region); // px of the picture shown
    void newTwinRequested();

  private:
    QWidget* makeSide(int side, const QString& title);
    void draw();

    std::shared_ptr<const MatchPreview> preview_;
    LookupTable table_ = LookupTable::Grays;
    ImageView* views_[2];
    QWidget* sides_[2];
    QLabel* titles_[2];
    QToolButton* blink_;
    QTimer* timer_;
    bool twinShown_ = false; // in the place of the real frame, while blinking
    std::optional<QPointF> pointer_;
};

} // namespace perrin::ui
