// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/background_task.h"
#include "ui/session_state.h"
#include "ui/simulate/simulation_export_dialog.h"

namespace perrin::ui {

/// Writes stacks and movies in the background.
class SimulationExport : public QObject {
    Q_OBJECT
  public:
    SimulationExport(SessionState& session, QWidget* parent);
    TaskMonitor& writing() { return writing_; }
    void ask();
    void write(const SimulationOrder& order);

  signals:
    void failed(const QString& sentence);
    void noted(const QString& sentence);
    void exported(const QString& movie);

  private:
    SessionState& session_;
    QWidget* parent_;
    BackgroundTask<QString> writing_;
};

} // namespace perrin::ui
