// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace perrin::ui {

class CameraEdit;
class NumberEdit;

/// Asks for exactly what the movie's file does not say, and shows what is known in one line. Lengths of
/// pixels in um, times in ms, the PSF in nm; converted here.
class CalibrationBar : public QWidget {
    Q_OBJECT
  public:
    explicit CalibrationBar(SessionState& session, QWidget* parent = nullptr);
    /// Folds to one line when nothing is left to be put right.
    void finish();

  signals:
    void checked(bool sound); // after every change: whether all that is written makes sense
    void timeAxisConfirmed(); // the stack says Z where it means time

  private:
    enum class Mode { Asking, Editing, Closed };

    QWidget* makeAcquisitionRow();
    void setMode(Mode mode);
    void startMovie();
    void showSettings();
    void readAcquisition();
    QString question() const;
    QString summary() const;
    QString problem() const;
    bool asks(Need need) const;

    SessionState& session_;
    Mode mode_ = Mode::Closed;
    QLabel* sentence_;
    QPushButton* zAsTime_;
    QPushButton* believe_; // a doubtful pixel size
    QPushButton* camera_;
    QPushButton* toggle_;
    QWidget *pixelSizeGroup_, *frameIntervalGroup_, *exposureGroup_;
    QWidget* acquisitionRow_;
    CameraEdit* cameraRow_;
    NumberEdit *pixelSize_, *frameInterval_, *exposure_;
    QCheckBox* exposureFull_;
};

} // namespace perrin::ui
