// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurability.h"
#include "ui/background_task.h"
#include "ui/session_state.h"
#include "ui/simulate/card.h"

class QLabel;

namespace perrin::ui {

class ElidedBox;
class ScenarioEditor;
class ScoreScale;

/// What a network is trained for: the session's scenario, the ranges that are drawn for each stack, and
/// whether D can be measured there at all.
class TrainingScope : public Card {
    Q_OBJECT
  public:
    explicit TrainingScope(SessionState& session, QWidget* parent = nullptr);

    /// Why what is written here cannot be trained for; empty: it can.
    QString problem() const;

  signals:
    void simulateRequested(); // everything else of the scenario is set there

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void show();
    void rate();
    void rate(const std::optional<Measurability>& found, const QString& why);

    SessionState& session_;
    ScenarioEditor* editor_;
    ElidedBox* scenario_;
    QLabel *summary_, *verdict_;
    ScoreScale* scale_;
    bool stale_ = true; // the rating
    BackgroundTask<Measurability> rating_;
};

} // namespace perrin::ui
