// SPDX-License-Identifier: GPL-3.0-or-later
// killed_program MOVIE: the window, with a little work done in it that nobody saves. Says what the work is
// once it has saved itself, and waits to be killed.
#include "core/session/session_file.h"
#include "tests/ui/window_fixture.h"
#include "ui/session_keeper.h"

#include <QDir>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>
#include <iostream>

using namespace perrin;

namespace {

/// How many molecules the autosave has; -1: there is none.
int savedMolecules() {
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/autosave");
    for (const QFileInfo& file : folder.entryInfoList({"*.perrin"}))
        if (const auto session = readSession(file.filePath().toStdString()); session.measurement)
            return static_cast<int>(session.measurement->molecules.size());
    return -1;
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QApplication::setOrganizationName("PerrinTest");
    QApplication::setApplicationName("PerrinTest");
    ui::MainWindow window;
    window.show();
    window.keeper().setAutosaveInterval(std::chrono::milliseconds(100));
    window.openMovie(argv[1]);
    if (!test::waitFor([&] { return window.session().movie() != nullptr; }))
        return 1;
    QTest::mouseClick(window.findChild<QPushButton*>("measure"), Qt::LeftButton);
    if (!test::waitFor([&] { return window.session().measurement() != nullptr; }))
        return 1;
    window.session().setFrame(7);
    window.session().select(0);
    QTest::keyClick(&window, Qt::Key_Delete);
    const auto left = static_cast<int>(window.session().measurement()->molecules.size());
    if (!test::waitFor([&] { return savedMolecules() == left; }))
        return 1;
    std::cout << test::work(window.session()) << "saved" << std::endl;
    return QApplication::exec();
}
