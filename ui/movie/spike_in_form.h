// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/simulate/card.h"

#include <optional>
#include <vector>

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace perrin::ui {

class NumberEdit;
class SpikeInDesk;

/// What the synthetic molecules of a check are like; an empty field shows what stands in for it.
class SpikeInForm : public Card {
    Q_OBJECT
  public:
    explicit SpikeInForm(SpikeInDesk& desk, QWidget* parent = nullptr);
    /// Of a field that cannot be taken; empty: all can.
    QString problem() const;

  signals:
    void edited();

  private:
    void addRow(QGridLayout* grid, const QString& name, QLineEdit* edit, const QString& unit);
    void takeValues();
    void showState();

    SpikeInDesk& desk_;
    QLineEdit* ds_;
    NumberEdit *molecules_, *photons_, *lifetime_, *rounds_, *seed_;
    QCheckBox* network_;
};

/// Numbers above 0, separated by spaces or semicolons; empty: something else is written there.
std::optional<std::vector<double>> parsePositiveNumbers(const QString& text);

} // namespace perrin::ui
