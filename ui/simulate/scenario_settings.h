// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/simulate/setting_row.h"

#include <vector>

namespace perrin::ui {

// Every setting of a scenario, as the panel shows them from top to bottom. Limits are those of
// Scenario::check(), in the units shown. A factory, because texts follow the language.

/// The fields of one card; what is used less often is folded away.
struct SettingGroup {
    std::vector<SettingField*> usual{}, more{};
};

SettingGroup motionFields();
SettingGroup microscopeFields();
SettingGroup lightFields(); // and the camera's
SettingGroup drawnFields(); // what is drawn anew for each stack
SettingGroup windowFields();

/// A sentence of Scenario::check() with its fields in words: "Exposure is …".
QString inWords(const QString& sentence);

} // namespace perrin::ui
