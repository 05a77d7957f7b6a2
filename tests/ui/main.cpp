// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_data.h"
#include "ui/theme.h"

#include <QApplication>
#include <QSettings>
#include <gtest/gtest.h>

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");      // test discovery runs this program too
    const perrin::test::TemporaryFolder settings; // never the person's own
    qputenv("XDG_DATA_HOME", (settings / "data").c_str());
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
                       QString::fromStdString(settings.path().string()));
    const QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false); // tests close windows and go on
    QApplication::setOrganizationName("PerrinTest");
    QApplication::setApplicationName("PerrinTest");
    perrin::ui::applyTheme(perrin::ui::Theme::Light);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
