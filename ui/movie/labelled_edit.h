// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

class QWidget;

namespace perrin::ui {

class NumberEdit;

/// "name [edit] unit" as one piece; the edit's accessible name says both.
QWidget* labelledEdit(const QString& name, NumberEdit* edit, const QString& unit);

} // namespace perrin::ui
