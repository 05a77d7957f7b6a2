// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;
class QPushButton;
class QVBoxLayout;

namespace perrin::ui {

/// "Export" and "Cancel" at the end of a dialog; gives Export.
QPushButton* addExportButtons(QDialog* dialog, QVBoxLayout* layout, const char* exportName);

} // namespace perrin::ui
