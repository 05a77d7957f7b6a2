// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/number_edit.h"
#include "ui/simulate/setting_field.h"

class QSlider;

namespace perrin::ui {

/// How far a slider goes, in the unit shown. LogarithmicFromZero: 0 is its left end, `low` the step beside
/// it.
struct Travel {
    enum class Scale { Linear, Logarithmic, LogarithmicFromZero };
    double low = 0, high = 1;
    Scale scale = Scale::Linear;
};

/// Where a number stands in a scenario, in the unit shown.
struct Access {
    std::function<double(const Scenario&)> get;
    std::function<void(Scenario&, double)> set;
};

/// One number of a scenario as people see it.
struct Setting {
    const char* objectName;   // of the number; the slider's ends in "Slider"
    QString label, unit, tip; // tip: what it is, typical values
    NumberEdit::Limits limits;
    Travel travel;
    Access access;
    std::function<bool(const Scenario&)> matters{}; // empty: always
};

/// Place of a value on a slider of `steps` steps, and back: three digits are enough and can be read.
int sliderPosition(const Travel& travel, double value, int steps);
double sliderValue(const Travel& travel, int position, int steps);

/// Label, slider, number and unit.
class SettingRow : public SettingField {
    Q_OBJECT
  public:
    explicit SettingRow(const Setting& setting, QWidget* parent = nullptr);

  protected:
    void showValue(const Scenario& scenario) override;

  private:
    void takeNumber(std::optional<double> value);
    void takeSlider(int position);

    Setting setting_;
    NumberEdit* edit_;
    QSlider* slider_;
    bool sliderMoved_ = false; // since it was pressed
};

} // namespace perrin::ui
