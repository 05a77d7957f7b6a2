// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/device_report.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace perrin::ui {

class GpuSetup;

/// On what networks run here, why not on a GPU, and what can be done about it.
class DevicePanel : public QWidget {
    Q_OBJECT
  public:
    explicit DevicePanel(QWidget* parent = nullptr);
    void setReport(const DeviceReport& report);
    GpuSetup& setup() { return *setup_; }

  signals:
    void changed(); // another library from the next start on: the report is to be made anew
    void restartRequested();

  private:
    void showState();
    void openDialog();

    GpuSetup* setup_;
    DeviceReport report_;
    QLabel *engine_, *problem_, *why_, *later_;
    QPushButton *setUp_, *back_, *restart_;
};

} // namespace perrin::ui
