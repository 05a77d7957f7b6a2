// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/ui/window_fixture.h"
#include "ui/simulate/simulate_page.h"

namespace perrin::ui {
class FramesView;
}

namespace perrin::test {

/// The window with its Simulate workspace shown.
class SimulateWindow : public Window {
  protected:
    SimulateWindow();
    /// The newest settings are on the screen; false after 20 s.
    bool settled();
    ui::SimulatePage& page();
    ui::FramesView& frames();
    const Scenario& scenario() { return window.session().simulation().scenario; }
    QImage picture(); // of the noisy frames
    /// Why the value in this field was refused; empty: it was not.
    QString problemAt(const char* edit);
};

} // namespace perrin::test
