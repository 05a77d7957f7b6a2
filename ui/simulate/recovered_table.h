// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/simulate/card.h"
#include "ui/simulate/preview.h"

class QGridLayout;
class QLabel;

namespace perrin::ui {

/// The true D of the stack beside what each estimator makes of its noisy frames.
class RecoveredTable : public Card {
    Q_OBJECT
  public:
    explicit RecoveredTable(QWidget* parent = nullptr);
    void setPreview(const Preview& preview);

  private:
    struct Row {
        QLabel *name, *value, *interval, *reportUnits;
    };
    Row addRow(QGridLayout* grid, const char* objectName, const QString& name, const QString& tip);

    std::vector<Row> rows_; // three true ones, then the estimators
    Row head_;
    QLabel* remark_;
};

} // namespace perrin::ui
