// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table.h"
#include "tests/ui/window_fixture.h"
#include "ui/language.h"
#include "ui/message_bar.h"
#include "ui/movie/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <fstream>

using namespace perrin;

namespace {

class Export : public test::Window {
  protected:
    void SetUp() override {
        ASSERT_TRUE(openSmallMovie());
        ASSERT_TRUE(measure());
        click("export");
        dialog = window.findChild<ui::ExportDialog*>();
        ASSERT_NE(dialog, nullptr);
    }
    template<class Widget>
    Widget* in(const char* name) {
        return dialog->findChild<Widget*>(name);
    }
    void accept() { QTest::mouseClick(in<QPushButton>("exportAccept"), Qt::LeftButton); }
    QString message() { return find<ui::MessageBar>("messageBar")->text(); }
    ui::ExportDialog* dialog = nullptr;
};

std::string cell(const Table& table, std::size_t row, const std::string& column) {
    const auto at = std::ranges::find(table.header, column) - table.header.begin();
    return table.rows.at(row).at(static_cast<std::size_t>(at));
}

} // namespace

TEST_F(Export, writesWhatTheTableShows) {
    const auto path = folder / "answers.csv";
    in<QLineEdit>("exportPath")->setText(QString::fromStdString(path.string()));
    accept();
    ASSERT_TRUE(test::waitFor([&] { return message().contains("Written"); })) << message().toStdString();
    std::ifstream file(path);
    const Table table = readTable(file, "answers.csv");
    const auto& molecules = window.session().measurement()->molecules;
    ASSERT_EQ(table.rows.size(), molecules.size());
    for (std::size_t row = 0; row < molecules.size(); ++row) {
        EXPECT_EQ(cell(table, row, "TRACK_ID"), std::to_string(molecules[row].track.id));
        EXPECT_EQ(cell(table, row, "N_FRAMES"), std::to_string(molecules[row].track.spots.size()));
        if (molecules[row].d.value) {
            EXPECT_NEAR(std::stod(cell(table, row, "D")) / *molecules[row].d.value, 1, 1e-5);
        }
    }
    EXPECT_FALSE(table.comments.empty());
}

TEST_F(Export, spreadsheetsGetPlainLinesAndDecimalCommas) {
    const auto path = folder / "plain.csv";
    in<QLineEdit>("exportPath")->setText(QString::fromStdString(path.string()));
    in<QCheckBox>("plain")->click();
    in<QComboBox>("decimalMark")->setCurrentIndex(1);
    EXPECT_EQ(dialog->format().separator, ';') << "a decimal comma needs another separator";
    accept();
    ASSERT_TRUE(test::waitFor([&] { return message().contains("Written"); }));
    std::ifstream file(path);
    const Table table = readTable(file, "plain.csv", ';');
    EXPECT_TRUE(table.comments.empty());
    EXPECT_EQ(table.header.front(), "FILE");
    EXPECT_NE(cell(table, 0, "POSITION_X").find(','), std::string::npos);
}

TEST_F(Export, theLanguagesMarksComeFirstForSpreadsheetsAndTheLastChoiceComesBack) {
    EXPECT_TRUE(dialog->format().comments);
    in<QCheckBox>("plain")->click();
    EXPECT_EQ(dialog->format().separator, ',') << "in English";
    ui::applyLanguage("fr");
    {
        ui::ExportDialog french("/nowhere/a", ui::TableKind::Molecules);
        EXPECT_EQ(french.format().decimalMark, '.') << "for programs";
        french.findChild<QCheckBox*>("plain")->click();
        EXPECT_EQ(french.format().separator, ';');
        EXPECT_EQ(french.format().decimalMark, ',');
        french.findChild<QCheckBox*>("plain")->click();
        EXPECT_EQ(french.format().separator, ',');
        EXPECT_EQ(french.format().decimalMark, '.');
    }
    ui::applyLanguage("en");
    in<QComboBox>("separator")->setCurrentIndex(1);
    in<QLineEdit>("exportPath")->setText(QString::fromStdString((folder / "plain.csv").string()));
    accept();
    ui::ExportDialog next("/nowhere/a", ui::TableKind::Molecules);
    EXPECT_FALSE(next.format().comments);
    EXPECT_EQ(next.format().separator, ';');
    EXPECT_EQ(next.format().decimalMark, '.');
}

TEST_F(Export, whatCannotBeWrittenIsToldInASentence) {
    const QString path = QString::fromStdString((folder / "later" / "answers.csv").string());
    ASSERT_TRUE(QDir().mkpath(QFileInfo(path).path()));
    in<QLineEdit>("exportPath")->setText(path);
    ASSERT_TRUE(QDir().rmdir(QFileInfo(path).path())) << "gone while the dialog is open";
    accept();
    ASSERT_TRUE(test::waitFor([&] { return message().contains("later"); }));
    EXPECT_TRUE(find<QToolButton>("export")->isEnabled());
}
