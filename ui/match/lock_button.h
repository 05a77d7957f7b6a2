// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/theme.h"

#include <QToolButton>

namespace perrin::ui {

/// Whether a fit may change a number.
class LockButton : public QToolButton {
    Q_OBJECT
  public:
    LockButton(const QString& objectName, const QString& what) {
        setObjectName(objectName);
        setProperty("role", "segment");
        setCheckable(true);
        setIconSize({13, 13});
        setFixedSize(26, 26);
        setAccessibleName(tr("Hold %1").arg(what));
        setToolTip(tr("Hold %1 at this value: Fit leaves it as it is").arg(what));
        const auto show = [this](bool locked) { setIcon(ui::icon(locked ? "lock" : "unlock")); };
        connect(this, &QToolButton::toggled, this, show);
        show(false);
    }
};

} // namespace perrin::ui
