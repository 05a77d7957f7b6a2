// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run_window.h"

#include "core/provenance.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/train/train_page.h"

#include <QApplication>
#include <QIcon>
#include <QProcess>

namespace perrin::ui {

int runWindow(int argc, char** argv) {
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setOrganizationName("Perrin");
    QApplication::setApplicationName("Perrin");
    QApplication::setApplicationVersion(version());
    QApplication::setDesktopFileName("perrin");
    applyLanguage(rememberedLanguage());
    applyStyleAndColors(rememberedTheme());
    QApplication::setWindowIcon(QIcon(":/perrin/icons/perrin.svg"));
    QStringList again;
    bool restarts = false;
    int exitCode = 0;
    {
        MainWindow window;
        applyStyleSheet();
        window.show();
        const QStringList arguments = QApplication::arguments();
        if (arguments.size() == 2)
            window.open(arguments.at(1));
        else if (arguments.size() > 2)
            window.openSelection(arguments.mid(1));
        window.offerAutosaves();
        window.training().desk().load(); // trainings that were interrupted are offered, too
        exitCode = QApplication::exec();
        restarts = window.wantsRestart();
        again = window.restartArguments();
    }
    if (restarts && !QProcess::startDetached(QApplication::applicationFilePath(), again))
        qWarning("perrin: the program cannot be started again; start it by hand");
    return exitCode;
}

} // namespace perrin::ui
