// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace perrin::ui {

/// Lets the wheel pass over every slider, drop-down and number field of the program to what scrolls beneath
/// it, so that it changes no setting on its way. The slider of frames, which is no setting, goes on taking
/// it.
class WheelGuard : public QObject {
    Q_OBJECT
  public:
    explicit WheelGuard(QObject* parent);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace perrin::ui
