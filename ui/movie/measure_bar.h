// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QSlider;
class QToolButton;

namespace perrin::ui {

class NetworkChoice;
class NumberEdit;

/// Find molecules, what to measure with, regions and exports. Says below the button what a measurement still
/// waits for.
class MeasureBar : public QWidget {
    Q_OBJECT
  public:
    explicit MeasureBar(SessionState& session, QWidget* parent = nullptr);
    void setMeasuring(bool measuring);
    void setCalibrationSound(bool sound);
    /// Why Measure cannot be pressed now; empty when it can.
    QString obstacle() const;
    /// What the preview found; empty: nothing to say.
    void setPreview(const QString& summary);
    void showPreview(bool shown); // as if its button were pressed
    QToolButton& regionButton() { return *region_; }
    QToolButton& exportButton() { return *export_; }
    NetworkChoice& network() { return *network_; }

  signals:
    void measureRequested();
    void previewToggled(bool shown);
    void addRequested();

  private:
    void chooseMethod();
    void makeFalseAlarm();
    QMenu* makeSettingsMenu();
    void change(const std::function<void(MeasureSettings&)>& edit, bool held = false);
    void showState();

    SessionState& session_;
    bool measuring_ = false;
    bool calibrationSound_ = true;
    QPushButton* measure_;
    QComboBox* method_;
    NetworkChoice* network_;
    NumberEdit* falseAlarm_;
    QComboBox *detector_, *localizer_;
    NumberEdit *maxD_, *minFrames_, *maxGap_;
    QSlider* falseAlarmSlider_;
    QLabel* state_;
    QToolButton *preview_, *add_, *region_, *settings_, *export_;
    QString previewSummary_;
    bool sliderMoved_ = false;    // since it was pressed
    bool askedForMethod_ = false; // the network was chosen because D shall be its
};

} // namespace perrin::ui
