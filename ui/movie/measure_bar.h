// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;

namespace perrin::ui {

class NumberEdit;

/// Measure, what to measure with, and Export. Says beside the button what a measurement still waits for.
class MeasureBar : public QWidget {
    Q_OBJECT
  public:
    explicit MeasureBar(SessionState& session, QWidget* parent = nullptr);
    void setMeasuring(bool measuring);
    void setCalibrationSound(bool sound);
    /// Why Measure cannot be pressed now; empty when it can.
    QString obstacle() const;

  signals:
    void measureRequested();
    void exportRequested();

  private:
    QMenu* makeSettingsMenu();
    void change(const std::function<void(MeasureSettings&)>& edit);
    void showState();

    SessionState& session_;
    bool measuring_ = false;
    bool calibrationSound_ = true;
    QPushButton* measure_;
    QComboBox* method_;
    NumberEdit* falseAlarm_;
    QComboBox *detector_, *localizer_;
    NumberEdit *maxD_, *minFrames_, *maxGap_;
    QLabel* state_;
    QPushButton* export_;
};

} // namespace perrin::ui
