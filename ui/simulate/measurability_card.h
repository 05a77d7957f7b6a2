// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/simulate/card.h"
#include "ui/simulate/preview.h"

class QLabel;

namespace perrin::ui {

/// A scale from hopeless to excellent with a marker on it.
class ScoreScale : public QWidget {
    Q_OBJECT
  public:
    explicit ScoreScale(QWidget* parent = nullptr);
    void setScore(std::optional<double> score); // 0 hopeless … 1 excellent; empty: no marker
    std::optional<double> score() const { return score_; }
    QSize sizeHint() const override { return {220, 34}; }
    QSize minimumSizeHint() const override { return {140, 34}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    std::optional<double> score_;
};

/// "Can I measure this?": how well D of one such molecule can be known at best, and what limits it.
class MeasurabilityCard : public Card {
    Q_OBJECT
  public:
    explicit MeasurabilityCard(QWidget* parent = nullptr);
    void setPreview(const Preview& preview);

  private:
    QLabel* addRow(const char* objectName, const QString& name, const QString& tip);

    QLabel *frames_, *best_, *centres_, *blur_, *snr_, *error_, *verdict_;
    ScoreScale* scale_;
};

} // namespace perrin::ui
