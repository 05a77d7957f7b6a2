// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/simulate/scenario.h"
#include "ui/simulate/elided_box.h"
#include "ui/words/core_words.h"

namespace perrin::ui {

/// A drop-down of the presets, each described at the pointer.
inline ElidedBox* makePresetBox(const char* objectName, const QString& label, const QString& tip) {
    auto* box = new ElidedBox;
    box->setObjectName(objectName);
    box->setAccessibleName(label);
    box->setToolTip(tip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const std::string& name : presetNames()) {
        box->addItem(QString::fromStdString(name));
        box->setItemData(box->count() - 1, coreText(presetDescription(name)), Qt::ToolTipRole);
    }
    return box;
}

} // namespace perrin::ui
