// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/number_edit.h"
#include "ui/simulate/setting_field.h"

class QComboBox;

namespace perrin::ui {

/// How a number is drawn for each stack in training and export: fixed, or from an interval.
class RangeRow : public SettingField {
    Q_OBJECT
  public:
    using RangeOf = std::function<Range&(Scenario&)>;
    RangeRow(const char* objectName, const QString& label, const QString& unit, const QString& tip,
             const NumberEdit::Limits& limits, RangeOf rangeOf,
             std::function<bool(const Scenario&)> matters = {}, QWidget* parent = nullptr);

  protected:
    void showValue(const Scenario& scenario) override;

  private:
    void takeDraw();
    void takeEnds();

    RangeOf rangeOf_;
    QComboBox* draw_;
    NumberEdit *low_, *high_;
    QWidget* ends_;
};

} // namespace perrin::ui
