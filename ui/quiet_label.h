// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QLabel>

namespace perrin::ui {

/// Words that explain, in a page's quiet colour, over as many lines as they need.
inline QLabel* quietLabel(const char* objectName) {
    auto* label = new QLabel;
    label->setObjectName(objectName);
    label->setProperty("role", "quiet");
    label->setWordWrap(true);
    return label;
}

/// Paths in it may go over several lines.
inline QString breakable(QString text) {
    return text.replace('/', QString("/") + QChar(0x200b));
}

} // namespace perrin::ui
