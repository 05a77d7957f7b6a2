// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/background_task.h"

#include <QElapsedTimer>
#include <QWidget>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;

namespace perrin::ui {

/// What runs in the background: its progress, the time left and Cancel; of several the one begun last. Hidden
/// while nothing runs.
class TaskBar : public QWidget {
    Q_OBJECT
  public:
    explicit TaskBar(QWidget* parent = nullptr);
    /// Shows `task` whenever it runs, under `title` ("Measuring"). stop: the word that ends it, "Cancel"
    /// where it is empty.
    void watch(TaskMonitor& task, const QString& title, const QString& stop = {});
    /// The same without a button: something else beside it ends the task.
    void watchOnly(TaskMonitor& task, const QString& title);

  private:
    struct Running {
        TaskMonitor* task;
        QString title;
        QString stop; // on the button; null: there is none
        QElapsedTimer since;
    };
    void follow(TaskMonitor& task, const QString& title, const QString& stop);
    void begin(TaskMonitor& task, const QString& title, const QString& stop);
    void show(const Running& running);
    bool shows(const TaskMonitor& task) const { return !running_.empty() && running_.back().task == &task; }

    QLabel* text_;
    QProgressBar* progress_;
    QPushButton* cancel_;
    std::vector<Running> running_; // the last is shown
};

/// "9 s left", "3 min left"; empty while it cannot be told yet. elapsed: s.
QString timeLeft(double elapsed, double fraction);

} // namespace perrin::ui
