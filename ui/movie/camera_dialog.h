// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/noise/camera_calibration.h"
#include "ui/background_task.h"
#include "ui/session_state.h"

#include <QDialog>
#include <QStringList>
#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace perrin::ui {

class NumberEdit;

/// Measures a camera from its dark and flat movies and keeps it by name: as a file with the maps of its pixels,
/// as a microscope of the menu, and as the session's camera.
class CameraDialog : public QDialog {
    Q_OBJECT
  public:
    /// gain: ADU per photo-electron, proposed for where there is no flat movie.
    CameraDialog(SessionState& session, std::optional<double> gain, QWidget* parent = nullptr);

    void setDark(const QString& path);
    void addFlats(const QStringList& paths);

  signals:
    void saved(const QString& sentence);

  private:
    void makeForm(std::optional<double> gain);
    void measure();
    void save();
    void showState();
    void forget(); // the result, which is of other movies
    QString resultText() const;
    QString problem() const; // why nothing can be measured; empty: it can

    SessionState& session_;
    QStringList flatPaths_;
    QLineEdit *dark_, *name_;
    QLabel *flats_, *text_;
    QPushButton *clear_, *measure_, *save_;
    NumberEdit* gain_;
    QCheckBox* em_;
    QProgressBar* progress_;
    std::optional<CameraCalibration> result_;
    QString failure_;
    BackgroundTask<CameraCalibration> measuring_;
};

} // namespace perrin::ui
