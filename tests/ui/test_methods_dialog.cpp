// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"
#include "ui/methods_dialog.h"

#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <fstream>
#include <sstream>

using namespace perrin;

namespace {

class Methods : public test::Window {
  protected:
    ui::MethodsDialog* ask() {
        window.findChild<QAction*>("methodsParagraph")->trigger();
        return window.findChild<ui::MethodsDialog*>();
    }
};

} // namespace

TEST_F(Methods, theParagraphIsOfTheSessionAndCanBeTakenAway) {
    ASSERT_TRUE(openSmallMovie());
    EXPECT_EQ(ask(), nullptr);
    EXPECT_TRUE(message().contains("find molecules first")) << message().toStdString();
    ASSERT_TRUE(measure());
    ui::MethodsDialog* dialog = ask();
    ASSERT_NE(dialog, nullptr);
    auto* shown = dialog->findChild<QPlainTextEdit*>("methodsText");
    auto* copy = dialog->findChild<QPushButton*>("copyMethods");
    ASSERT_TRUE(test::waitFor([&] { return copy->isEnabled(); }));
    const QString text = shown->toPlainText();
    for (const char* part : {"small.tif", "Pixel size: 0.1 µm", "frame interval: 10 ms", "exposure: 10 ms",
                             "The camera was not given", "(Berglund 2010)", "References"})
        EXPECT_TRUE(text.contains(part)) << part << " is not in " << text.toStdString();
    EXPECT_TRUE(text.contains(
        QString("%1 molecules, median D").arg(window.session().measurement()->molecules.size())));
    QTest::mouseClick(copy, Qt::LeftButton);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), text);
    const auto path = folder / "methods.txt";
    dialog->saveTo(QString::fromStdString(path.string()));
    std::ostringstream file;
    file << std::ifstream(path).rdbuf();
    EXPECT_EQ(QString::fromStdString(file.str()), text);
    for (const auto* button : dialog->findChildren<QPushButton*>())
        EXPECT_FALSE(button->toolTip().isEmpty()) << button->objectName().toStdString();
    dialog->saveTo("/nonexistent/methods.txt");
    EXPECT_TRUE(dialog->findChild<QLabel*>("methodsTold")->text().contains("/nonexistent"));
}
