// SPDX-License-Identifier: GPL-3.0-or-later
// Of the benches of the window: without a screen, and with settings of their own.
#include "tests/support/test_data.h"
#include "ui/theme.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <benchmark/benchmark.h>

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const perrin::test::TemporaryFolder settings; // never the person's own
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
                       QString::fromStdString(settings.path().string()));
    const QApplication application(argc, argv);
    QApplication::setOrganizationName("PerrinBench");
    QApplication::setApplicationName("PerrinBench");
    perrin::ui::applyTheme(perrin::ui::Theme::Light);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
