// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/spike_in.h"

#include <QTableWidget>

namespace perrin::ui {

/// How well molecules of known D were found and measured: a row for each D and method, then for all.
class SpikeInTable : public QTableWidget {
    Q_OBJECT
  public:
    enum Column { TrueD, Placed, Found, Localization, By, Bias, Rmse, Coverage, Columns };
    explicit SpikeInTable(QWidget* parent = nullptr);
    void show(const SpikeInResult& result);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void spread(); // the columns over the whole width
    void addRow(const QStringList& cells, bool all);
};

} // namespace perrin::ui
