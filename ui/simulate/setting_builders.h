// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to the list of settings: how a number is read from and written to a scenario.
#include "ui/simulate/range_row.h"
#include "ui/simulate/setting_row.h"

namespace perrin::ui {

inline constexpr double milli = 1000; // nm a um, ms a s
inline constexpr double percent = 100;

inline SettingRow* row(const char* objectName, const QString& label, const QString& unit, const QString& tip,
                       const NumberEdit::Limits& limits, const Travel& travel, const Access& access,
                       const std::function<bool(const Scenario&)>& matters = {}) {
    return new SettingRow({objectName, label, unit, tip, limits, travel, access, matters});
}

/// A member of one of the scenario's parts, shown in units of which `factor` make one of its own.
template<class Part, class Number>
Access access(Part Scenario::*part, Number Part::*field, double factor = 1) {
    return {[=](const Scenario& scenario) { return static_cast<double>(scenario.*part.*field) * factor; },
            [=](Scenario& scenario, double value) {
                scenario.*part.*field = static_cast<Number>(value / factor);
            }};
}

/// In nm or ms.
inline Access access(std::optional<double> Acquisition::*field) {
    return {[=](const Scenario& scenario) { return (scenario.acquisition.*field).value_or(0) * milli; },
            [=](Scenario& scenario, double value) { scenario.acquisition.*field = value / milli; }};
}

inline Access access(double Camera::*field) {
    return {[=](const Scenario& scenario) { return scenario.sensor.camera.*field; },
            [=](Scenario& scenario, double value) { scenario.sensor.camera.*field = value; }};
}

/// What a preview shows of a range.
inline Access access(Range& (*rangeOf)(Scenario&)) {
    return {[rangeOf](const Scenario& scenario) {
                Scenario copy = scenario;
                return rangeOf(copy).value;
            },
            [rangeOf](Scenario& scenario, double value) { rangeOf(scenario).value = value; }};
}

inline Range& diffusionOf(Scenario& scenario) {
    return scenario.motion.diffusionCoefficient;
}
inline Range& photonsOf(Scenario& scenario) {
    return scenario.emission.photons;
}
inline Range& backgroundOf(Scenario& scenario) {
    return scenario.background.photons;
}

inline bool isMobile(const Scenario& scenario) {
    return scenario.motion.kind != MotionKind::Immobile;
}
inline bool isPhysical(const Scenario& scenario) {
    return scenario.formation == Formation::Physical;
}

} // namespace perrin::ui
