// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/advisor.h"

#include <QTableWidget>

namespace perrin::ui {

/// What is advised beside what is simulated now.
class AdvisorTable : public QTableWidget {
    Q_OBJECT
  public:
    explicit AdvisorTable(QWidget* parent = nullptr);
    void show(const Advice& advice, const ExpectedErrors& now);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  private:
    enum Column { What, Interval, Exposure, Photons, Frames, Low, Middle, High, Columns };
    void addRow(const QString& what, const ExpectedErrors& at, bool bold);
};

} // namespace perrin::ui
