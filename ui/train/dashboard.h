// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/train/training_plots.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace perrin::ui {

/// The course of the chosen run, and of those that are laid over it. Drawn at most five times a second, and
/// what only a validation changes only then.
class Dashboard : public QWidget {
    Q_OBJECT
  public:
    explicit Dashboard(QWidget* parent = nullptr);
    /// runs: the chosen one first. Empty: none is chosen. Copies what it draws.
    void show(const std::vector<TrainingRun>& runs);

  signals:
    void failed(const QString& sentence);
    void noted(const QString& sentence);

  private:
    QWidget* makeStrip();
    void draw();
    void drawAnswers();
    void showStrip();
    std::vector<Course> courses() const;

    std::vector<TrainingRun> runs_;
    QLabel *error_, *against_, *stacks_, *work_, *left_, *coverage_, *warning_;
    QProgressBar* progress_;
    Plot *errors_, *losses_, *predicted_, *bias_, *drawn_;
    QTimer pace_;
    QElapsedTimer since_;                        // it was drawn
    std::shared_ptr<const RunRecord> answersOf_; // whose answers are drawn
    std::uint64_t judgedAt_ = 0;
};

} // namespace perrin::ui
