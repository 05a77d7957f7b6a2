// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/match/match_preview.h"
#include "ui/simulate/card.h"

#include <array>

class QGridLayout;
class QLabel;

namespace perrin::ui {

/// How alike the empty pixels of a real frame and its twin are, in numbers; folded away, the two pictures
/// compared pixel by pixel.
class LikenessCard : public Card {
    Q_OBJECT
  public:
    explicit LikenessCard(QWidget* parent = nullptr);

    /// Empty: there is nothing to compare yet.
    void show(const MatchPreview* preview);
    /// What a fit means, a line each; empty: none.
    void setRemarks(const QString& remarks);

  private:
    /// A line of the grid: the next number.
    void addNumber(QGridLayout* to, const QString& name, const QString& tip);

    std::array<QLabel*, 8> numbers_{};
    std::size_t made_ = 0; // of the numbers
    QLabel *pixels_, *remarks_;
};

/// Three digits, as the numbers of Match are shown.
QString threeDigits(double value);

} // namespace perrin::ui
