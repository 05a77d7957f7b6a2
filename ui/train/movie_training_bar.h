// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"

#include <QWidget>

class QPushButton;

namespace perrin::ui {

class NumberEdit;

/// "Train for this movie" and the minutes it may take, at the pace that this machine was seen to have. Hidden
/// without a movie.
class MovieTrainingBar : public QWidget {
    Q_OBJECT
  public:
    explicit MovieTrainingBar(SessionState& session, QWidget* parent = nullptr);
    /// How many stacks there is time for.
    double stacks() const;
    void keepPace(double stacksPerSecond);

  signals:
    void requested();

  private:
    void showState();

    SessionState& session_;
    QPushButton* train_;
    NumberEdit* minutes_;
};

} // namespace perrin::ui
