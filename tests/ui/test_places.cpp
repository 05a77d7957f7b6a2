// SPDX-License-Identifier: GPL-3.0-or-later
// Where new files are proposed to lie.
#include "core/installation.h"
#include "tests/ui/window_fixture.h"
#include "ui/movie/export_dialog.h"
#include "ui/places.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

using namespace perrin;

namespace {

class Places : public test::Window {
  protected:
    QString here = QString::fromStdString(folder.path().string());
    QString documents = ui::folderForFiles({});
};

} // namespace

TEST_F(Places, aFolderOfTheirOwnIsTaken) {
    EXPECT_EQ(ui::folderForFiles(here), here);
    EXPECT_EQ(ui::besideMovie(folder / "a.b.tif"), here + "/a.b");
}

TEST_F(Places, whereNothingCanBeWrittenTheDocumentsOrHomeAreProposed) {
    const QStringList usual{QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                            QDir::homePath()};
    EXPECT_TRUE(usual.contains(documents)) << documents.toStdString();
    EXPECT_TRUE(QDir(documents).exists());
    EXPECT_EQ(ui::folderForFiles(here + "/nowhere"), documents);
    EXPECT_EQ(ui::folderForFiles("/proc/self"), documents);
    EXPECT_EQ(ui::besideMovie(samplePath()), documents + "/two_populations");
}

TEST_F(Places, theSampleIsNotWhereOneWorks) {
    ui::rememberFolder(here);
    ui::rememberFolder(QString::fromStdString(samplePath().parent_path().string()));
    EXPECT_EQ(ui::usualFolder(), here);
}

TEST_F(Places, aTableIsNotWrittenWhereItCannotBe) {
    ASSERT_TRUE(openSmallMovie());
    ASSERT_TRUE(measure());
    click("export");
    auto* dialog = window.findChild<ui::ExportDialog*>();
    ASSERT_NE(dialog, nullptr);
    const auto write = [&](const QString& path) {
        dialog->findChild<QLineEdit*>("exportPath")->setText(path);
        return dialog->findChild<QPushButton*>("exportAccept")->isEnabled();
    };
    const auto* remark = dialog->findChild<QLabel*>("exportRemark");
    EXPECT_FALSE(write(here + "/nowhere/d.csv"));
    EXPECT_TRUE(remark->text().contains(here + "/nowhere")) << remark->text().toStdString();
    EXPECT_FALSE(write(here)) << "a folder";
    EXPECT_TRUE(write(here + "/d.csv"));
    EXPECT_FALSE(remark->text().contains("folder"));
}
