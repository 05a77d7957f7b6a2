// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/train/training_desk.h"

#include <QWidget>
#include <set>

class QLabel;
class QPushButton;
class QTableWidget;

namespace perrin::ui {

/// All runs: one is chosen, others may be laid over it, and what can be done with them.
class RunList : public QWidget {
    Q_OBJECT
  public:
    explicit RunList(TrainingDesk& desk, QWidget* parent = nullptr);
    /// Folder of the chosen run; empty: none.
    const std::filesystem::path& chosen() const { return chosen_; }
    void choose(const std::filesystem::path& folder);
    /// The chosen one first, then those laid over it.
    std::vector<TrainingRun> shown() const;

  signals:
    void chosenChanged();
    void shownChanged(); // others are laid over it
    void duplicateRequested(const std::filesystem::path& folder);
    void cardRequested(const std::filesystem::path& folder);

  private:
    void fill();
    void fillRow(int row, const TrainingRun& run);
    void enableButtons();
    void askRemove();
    void showMenu(const QPoint& at);
    std::filesystem::path folderAt(int row) const;

    TrainingDesk& desk_;
    QTableWidget* table_;
    QLabel* hint_;
    QPushButton *pause_, *stop_;
    std::filesystem::path chosen_;
    std::set<std::filesystem::path> overlaid_;
    bool filling_ = false;
};

} // namespace perrin::ui
