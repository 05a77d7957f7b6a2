// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/match/match_desk.h"

#include <QWidget>
#include <array>
#include <vector>

class QCheckBox;
class QLabel;
class QPushButton;

namespace perrin::ui {

class Card;
class LockButton;
class SettingRow;

/// The numbers that make a twin look like the real frame: a slider each, what a fit says of them, how alike
/// both are and what that means.
class NoisePanel : public QWidget {
    Q_OBJECT
  public:
    NoisePanel(SessionState& session, MatchDesk& desk, QWidget* parent = nullptr);

  signals:
    void noted(const QString& sentence);

  private:
    void makeNoise();
    void makeMolecules();
    void askKnown(MatchDesk::KnownFrom source);
    void calibrate();
    void makeFit();
    void makeLikeness();
    void add(Card* card, SettingRow* row, std::optional<NoiseParameter> which);
    void showScenario();
    void showLikeness();

    SessionState& session_;
    MatchDesk& desk_;
    Card *noise_, *molecules_, *likeness_;
    std::vector<SettingRow*> rows_;
    std::array<LockButton*, noiseParameterCount> locks_{};
    std::array<QLabel*, noiseParameterCount> intervals_{};
    QCheckBox* em_;
    QLabel* light_;
    QPushButton *levels_, *camera_, *use_;
    std::array<QLabel*, 8> numbers_{};
    QLabel *pixels_, *verdict_, *remarks_;
};

} // namespace perrin::ui
