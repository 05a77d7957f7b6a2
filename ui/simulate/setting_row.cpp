// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/setting_row.h"

#include "ui/look.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr int sliderSteps = 400;
constexpr int unitWidth = 46;

double readable(double value) {
    return QString::number(value, 'g', 3).toDouble();
}

} // namespace

int sliderPosition(const Travel& travel, double value, int steps) {
    const bool linear = travel.scale == Travel::Scale::Linear;
    const int first = travel.scale == Travel::Scale::LogarithmicFromZero ? 1 : 0;
    if (!linear && !(value >= travel.low))
        return value > 0 ? first : 0;
    const double share = linear ? (value - travel.low) / (travel.high - travel.low)
                                : std::log(value / travel.low) / std::log(travel.high / travel.low);
    return first + static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * (steps - first)));
}

double sliderValue(const Travel& travel, int position, int steps) {
    const int first = travel.scale == Travel::Scale::LogarithmicFromZero ? 1 : 0;
    if (position < first)
        return 0;
    const double share = static_cast<double>(position - first) / (steps - first);
    return readable(travel.scale == Travel::Scale::Linear
                        ? std::lerp(travel.low, travel.high, share)
                        : travel.low * std::pow(travel.high / travel.low, share));
}

SettingRow::SettingRow(const Setting& setting, QWidget* parent)
    : SettingField(setting.label, setting.matters, parent), setting_(setting),
      edit_(new NumberEdit(setting.objectName, setting.tip, setting.limits)),
      slider_(new QSlider(Qt::Horizontal)) {
    auto* label = settingLabel(setting.label, setting.tip);
    label->setBuddy(edit_);
    edit_->setFixedWidth(settingEditWidth);
    edit_->setDigits(4);
    edit_->setAccessibleName(setting.unit.isEmpty() ? setting.label : setting.label + ", " + setting.unit);
    slider_->setObjectName(QString(setting.objectName) + "Slider");
    slider_->setRange(0, sliderSteps);
    slider_->setPageStep(sliderSteps / 10);
    slider_->setMinimumWidth(50);
    slider_->setToolTip(setting.tip);
    slider_->setAccessibleName(edit_->accessibleName());
    auto* unit = new QLabel(setting.unit);
    unit->setProperty("role", "quiet");
    unit->setFixedWidth(std::max(unitWidth, unit->sizeHint().width()));
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Gap::line);
    row->addWidget(label);
    row->addWidget(slider_, 1);
    row->addWidget(edit_);
    row->addWidget(unit);
    setContent(content);
    connect(edit_, &NumberEdit::valueEdited, this, &SettingRow::takeNumber);
    connect(edit_, &NumberEdit::editingFinished, this, &SettingField::finished);
    connect(slider_, &QSlider::valueChanged, this, &SettingRow::takeSlider);
    connect(slider_, &QSlider::sliderPressed, this, [this] { sliderMoved_ = false; });
}

void SettingRow::takeNumber(std::optional<double> value) {
    if (!value) {
        emit unusable();
        setProblem(edit_->valid() ? tr("A number is needed here.") : edit_->problem());
        return;
    }
    setProblem({});
    emit edited([set = setting_.access.set, value = *value](Scenario& scenario) { set(scenario, value); },
                false);
}

void SettingRow::takeSlider(int position) {
    const bool held = slider_->isSliderDown() && sliderMoved_;
    sliderMoved_ = true;
    const double exact = sliderValue(setting_.travel, position, sliderSteps);
    const double value = setting_.limits.whole ? std::round(exact) : exact;
    edit_->setValue(value);
    setProblem({});
    emit finished();
    emit edited([set = setting_.access.set, value](Scenario& scenario) { set(scenario, value); }, held);
    emit finished();
}

void SettingRow::showValue(const Scenario& scenario) {
    const double value = setting_.access.get(scenario);
    edit_->setValue(value);
    if (slider_->isSliderDown())
        return; // it is where the hand holds it, though the value is rounded
    const QSignalBlocker blocker(slider_);
    slider_->setValue(sliderPosition(setting_.travel, value, sliderSteps));
}

} // namespace perrin::ui
