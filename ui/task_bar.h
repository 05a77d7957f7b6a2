// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/background_task.h"

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace perrin::ui {

/// What runs in the background: its progress, the time left and Cancel. Hidden while nothing runs.
class TaskBar : public QWidget {
    Q_OBJECT
  public:
    explicit TaskBar(QWidget* parent = nullptr);
    /// Shows `task` whenever it runs, under `title` ("Measuring").
    void watch(TaskMonitor& task, const QString& title);

  private:
    void begin(TaskMonitor& task, const QString& title);

    QLabel* text_;
    QProgressBar* progress_;
    QPushButton* cancel_;
    TaskMonitor* shown_ = nullptr;
    QString title_;
    QElapsedTimer since_;
};

/// "9 s left", "3 min left"; empty while it cannot be told yet. elapsed: s.
QString timeLeft(double elapsed, double fraction);

} // namespace perrin::ui
