// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/compare/comparison_wish.h"

#include <QWidget>
#include <memory>

class QComboBox;
class QTableWidget;

namespace perrin::ui {

/// The numbers of a comparison, of all stacks or of a range of D, and what becomes of each model's errors
/// without a cue.
class ComparisonTables : public QWidget {
    Q_OBJECT
  public:
    explicit ComparisonTables(QWidget* parent = nullptr);
    /// Empty: none so far.
    void show(std::shared_ptr<const ComparisonResult> result);

  private:
    void fillNumbers();
    void fillCues();

    std::shared_ptr<const ComparisonResult> result_;
    QComboBox* group_;
    QTableWidget *numbers_, *cues_;
};

} // namespace perrin::ui
