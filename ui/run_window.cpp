// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run_window.h"

#include "core/provenance.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/train/train_page.h"

#include <QApplication>
#include <QIcon>

namespace perrin::ui {

int runWindow(int argc, char** argv) {
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setOrganizationName("Perrin");
    QApplication::setApplicationName("Perrin");
    QApplication::setApplicationVersion(version());
    QApplication::setDesktopFileName("perrin");
    applyLanguage(rememberedLanguage());
    applyTheme(rememberedTheme());
    QApplication::setWindowIcon(QIcon(":/perrin/icons/perrin.svg"));
    MainWindow window;
    window.show();
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() == 2)
        window.open(arguments.at(1));
    else if (arguments.size() > 2)
        window.openSelection(arguments.mid(1));
    window.offerAutosaves();
    window.training().desk().load(); // trainings that were interrupted are offered, too
    return QApplication::exec();
}

} // namespace perrin::ui
