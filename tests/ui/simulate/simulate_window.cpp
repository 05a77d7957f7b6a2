// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/simulate/simulate_window.h"

#include "ui/simulate/frames_view.h"
#include "ui/simulate/setting_field.h"
#include "ui/viewer/image_view.h"

namespace perrin::test {

SimulateWindow::SimulateWindow() {
    QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
    EXPECT_TRUE(settled());
}

bool SimulateWindow::settled() {
    const SimulationSettings& wanted = window.session().simulation();
    return waitFor([&] {
        return page().preview() && page().preview()->request.scenario == wanted.scenario &&
               page().preview()->request.seed == wanted.seed && frames().settled();
    });
}

ui::SimulatePage& SimulateWindow::page() {
    return *window.findChild<ui::SimulatePage*>();
}

ui::FramesView& SimulateWindow::frames() {
    return *window.findChild<ui::FramesView*>();
}

QImage SimulateWindow::picture() {
    EXPECT_TRUE(settled());
    return find<ui::ImageView>("noisyView")->image();
}

QString SimulateWindow::problemAt(const char* edit) {
    QWidget* widget = find<QWidget>(edit);
    while (widget && !qobject_cast<ui::SettingField*>(widget))
        widget = widget->parentWidget();
    return widget ? qobject_cast<ui::SettingField*>(widget)->problem() : QString();
}

} // namespace perrin::test
