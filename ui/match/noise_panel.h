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
class LikenessCard;
class LockButton;
class SettingRow;

/// The numbers that make a twin look like the real frame: a slider each, what a fit says of them and how
/// alike both are. Below, always in sight: what that means, the fit, and the way to Simulate and Train.
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
    QLayout* makeFit();
    QWidget* makeFooter();
    void add(Card* card, SettingRow* row, std::optional<NoiseParameter> which);
    void showScenario();
    void showLikeness();
    void showVerdict();
    void showUse();
    QString lightText() const;

    SessionState& session_;
    MatchDesk& desk_;
    Card *noise_, *molecules_;
    LikenessCard* likeness_;
    std::vector<SettingRow*> rows_;
    std::array<LockButton*, noiseParameterCount> locks_{};
    std::array<QLabel*, noiseParameterCount> intervals_{};
    QCheckBox* em_;
    QLabel *light_, *verdict_;
    QPushButton *levels_, *camera_, *use_;
    QPushButton* pressed_ = nullptr; // had the focus before the work that it began
};

} // namespace perrin::ui
