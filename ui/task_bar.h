// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/background_task.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QWidget>
#include <functional>
#include <optional>
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
    /// The button's word and tooltip, what it does, and how that is told ("%1: stopping…").
    struct Stop {
        QString word, tip, told;
        std::function<void()> act;
    };

    explicit TaskBar(QWidget* parent = nullptr);
    /// Shows `task` whenever it runs, under `title` ("Measuring"), with Cancel.
    void watch(TaskMonitor& task, const QString& title);
    /// … with another way to stop it.
    void watch(TaskMonitor& task, const QString& title, const Stop& stop);
    /// The same without a button: something else beside it ends the task.
    void watchOnly(TaskMonitor& task, const QString& title);

  private:
    struct Running {
        TaskMonitor* task;
        QString title;
        Stop stop;
        QElapsedTimer since;
        std::optional<double> first{}; // fraction that was done already when it began
    };
    void begin(TaskMonitor& task, const QString& title, const Stop& stop);
    /// The focus goes back to where it was before it came to the button.
    void giveFocusBack();
    void show(const Running& running);
    bool shows(const TaskMonitor& task) const { return !running_.empty() && running_.back().task == &task; }

    QLabel* text_;
    QProgressBar* progress_;
    QPushButton* cancel_;
    std::vector<Running> running_; // the last is shown
    QPointer<QWidget> before_;     // had the focus before the button
};

/// "9 s left", "3 min left"; empty while it cannot be told yet. elapsed: s.
QString timeLeft(double elapsed, double fraction);

} // namespace perrin::ui
