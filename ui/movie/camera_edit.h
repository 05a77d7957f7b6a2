// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"

#include <QWidget>

class QCheckBox;
class QMenu;
class QToolButton;

namespace perrin::ui {

class NumberEdit;

/// Camera and PSF, and the microscopes remembered by name. Gain, offset and read noise are given all or none.
class CameraEdit : public QWidget {
    Q_OBJECT
  public:
    explicit CameraEdit(SessionState& session, QWidget* parent = nullptr);
    void showSettings();
    /// What is wrong with what is written, as a sentence; empty: nothing.
    QString problem() const;
    /// Keeps camera, PSF and pixel size of now under this name.
    void rememberAs(const QString& name);

  private:
    void readCamera();
    void fillMenu();
    void askName();

    SessionState& session_;
    NumberEdit *gain_, *offset_, *readNoise_, *psf_;
    QCheckBox* em_;
    std::optional<Camera> written_; // here
    Camera known_{}; // from elsewhere: its maps come back with its numbers
    QMenu* microscopes_;
};

} // namespace perrin::ui
