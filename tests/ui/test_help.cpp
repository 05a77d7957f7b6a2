// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tour/help_pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/batch/batch_window.h"
#include "ui/help/help_window.h"
#include "ui/movie/molecule_model.h"
#include "ui/workspace.h"

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace perrin;
namespace fs = std::filesystem;

namespace {

class HelpTest : public test::Window {
  protected:
    ui::HelpWindow* help() { return window.findChild<ui::HelpWindow*>("helpWindow"); }
    void pressF1(QWidget* widget) { QTest::keyClick(widget, Qt::Key_F1); }
};

std::string contents(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

} // namespace

TEST(HelpPages, eachIsThereAndListed) {
    std::size_t files = 0;
    for (const auto& file : fs::directory_iterator(fs::path(PERRIN_SOURCE_DIR) / "resources/help")) {
        if (!file.is_regular_file()) // a language
            continue;
        ++files;
        EXPECT_TRUE(ui::helpPages().contains(QString::fromStdString(file.path().stem().string())))
            << file.path();
    }
    EXPECT_EQ(files, static_cast<std::size_t>(ui::helpPages().size()));
    for (const QString& page : ui::helpPages()) {
        EXPECT_TRUE(ui::helpText(page).startsWith("# ")) << page.toStdString();
        EXPECT_GT(ui::helpText(page).size(), 300) << page.toStdString();
    }
}

TEST(HelpPages, everyLinkLeadsSomewhere) {
    const QRegularExpression link(R"((?<!!)\[[^\]]*\]\(([^)]*)\))");
    int links = 0;
    for (const QString& page : ui::helpPages())
        for (auto found = link.globalMatch(ui::helpText(page)); found.hasNext(); ++links) {
            const QString target = found.next().captured(1);
            EXPECT_TRUE(target.endsWith(".md") && ui::helpPages().contains(target.chopped(3)))
                << page.toStdString() << ": " << target.toStdString();
        }
    EXPECT_GT(links, 15);
}

TEST(HelpPages, everyPictureIsThereIsShownAndIsMadeByTheScript) {
    QStringList shown, there, made;
    const QRegularExpression picture(R"(!\[([^\]]*)\]\(images/([^)]*)\.png\))");
    for (const QString& page : ui::helpPages())
        for (auto found = picture.globalMatch(ui::helpText(page)); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            EXPECT_GT(match.captured(1).size(), 10) << "words for who cannot see it: " << page.toStdString();
            EXPECT_FALSE(QImage(":/perrin/help/images/" + match.captured(2) + ".png").isNull())
                << match.captured(2).toStdString();
            shown << match.captured(2);
        }
    for (const auto& file : fs::directory_iterator(fs::path(PERRIN_SOURCE_DIR) / "resources/help/images")) {
        EXPECT_LE(fs::file_size(file), static_cast<std::uintmax_t>(ui::largestPicture)) << file.path();
        there << QString::fromStdString(file.path().stem().string());
    }
    for (const char* name : ui::helpPictures)
        made << name;
    for (QStringList* list : {&shown, &there, &made})
        list->sort();
    EXPECT_EQ(shown, there);
    EXPECT_EQ(made, there);
}

TEST(HelpPages, explainEveryFlagAndCommand) {
    // As they stand in the sources.
    const fs::path source = PERRIN_SOURCE_DIR;
    QStringList flags, commands;
    for (const char* file : {"core/diffusion/measure_track.cpp", "core/learn/molecule_predictor.cpp"}) {
        const QRegularExpression flag(R"re(lag\(molecule, "([A-Z_]+)")re");
        for (auto found = flag.globalMatch(QString::fromStdString(contents(source / file))); found.hasNext();)
            flags << found.next().captured(1);
    }
    for (const auto& file : fs::directory_iterator(source / "app/commands")) {
        const QRegularExpression command(R"re(add_subcommand\(\s*"([a-z-]+)")re");
        for (auto found = command.globalMatch(QString::fromStdString(contents(file.path())));
             found.hasNext();)
            commands << found.next().captured(1);
    }
    EXPECT_GE(flags.size(), 6);
    EXPECT_GE(commands.size(), 9);
    for (const QString& flag : flags)
        EXPECT_TRUE(ui::helpText("flags").contains("`" + flag + "`")) << flag.toStdString();
    for (const QString& command : commands)
        EXPECT_TRUE(ui::helpText("commands").contains("`perrin " + command + "`")) << command.toStdString();
}

TEST_F(HelpTest, f1OpensThePageOfWhereOneIs) {
    EXPECT_EQ(help(), nullptr);
    pressF1(&window);
    ASSERT_NE(help(), nullptr);
    EXPECT_TRUE(help()->isVisible());
    EXPECT_EQ(help()->page(), "start");
    for (const auto& [kind, page] :
         {std::pair{ui::WorkspaceKind::Simulate, "simulate"}, {ui::WorkspaceKind::Train, "train"}}) {
        window.showWorkspace(kind);
        pressF1(&window);
        EXPECT_EQ(help()->page(), page);
    }
    ASSERT_TRUE(openSmallMovie());
    window.showWorkspace(ui::WorkspaceKind::Movie);
    pressF1(&window);
    EXPECT_EQ(help()->page(), "movie");
    EXPECT_EQ(ui::helpPageOf(find<QWidget>("networkPanel")), "network");
    EXPECT_EQ(ui::helpPageOf(&window.batch()), "batch");
}

TEST_F(HelpTest, whatIsThisExplains) {
    click("whatIsThis");
    ASSERT_NE(help(), nullptr);
    EXPECT_EQ(help()->page(), "what");
    const QString said = ui::helpText("what").section("\n\n", 1, 1);
    EXPECT_EQ(said.count(QRegularExpression("[.](?= |$)")), 5) << "five sentences";
}

TEST_F(HelpTest, noHoleIsBelowAPicture) {
    pressF1(&window);
    help()->showPage("movie");
    QTest::qWait(30);
    auto* text = help()->findChild<QTextBrowser*>("helpText");
    int pictures = 0;
    for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next())
        for (auto part = block.begin(); !part.atEnd(); ++part)
            if (part.fragment().charFormat().isImageFormat()) {
                const double tall = part.fragment().charFormat().toImageFormat().height();
                EXPECT_LT(text->document()->documentLayout()->blockBoundingRect(block).height(), tall + 25);
                ++pictures;
            }
    EXPECT_GT(pictures, 1);
}

TEST(HelpPages, nameFlagsAsTheScreenDoes) {
    for (const QString& flag : ui::allFlagTexts())
        EXPECT_TRUE(ui::helpText("flags").contains("| " + flag + ", `")) << flag.toStdString();
}

TEST_F(HelpTest, picturesAreAsWideAsFits) {
    pressF1(&window);
    auto* text = help()->findChild<QTextBrowser*>("helpText");
    const auto widest = [&] {
        double width = 0;
        for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next())
            for (auto part = block.begin(); !part.atEnd(); ++part)
                if (part.fragment().charFormat().isImageFormat())
                    width = std::max(width, part.fragment().charFormat().toImageFormat().width());
        return width;
    };
    for (const int width : {980, 700, 1500}) {
        help()->resize(width, 700);
        QTest::qWait(30);
        EXPECT_LE(widest(), text->viewport()->width());
        EXPECT_GT(widest(), 0.8 * std::min(text->viewport()->width(), 1280));
        EXPECT_FALSE(text->horizontalScrollBar()->isVisible());
    }
}

TEST_F(HelpTest, linksBackAndSearch) {
    pressF1(&window);
    auto* text = help()->findChild<QTextBrowser*>("helpText");
    auto* back = help()->findChild<QToolButton*>("helpBack");
    EXPECT_TRUE(text->toPlainText().startsWith(ui::helpTitle("start")));
    EXPECT_FALSE(back->isEnabled());
    emit text->anchorClicked(QUrl("flags.md"));
    EXPECT_EQ(help()->page(), "flags");
    EXPECT_TRUE(text->toPlainText().contains("NOT_BROWNIAN"));
    back->click();
    EXPECT_EQ(help()->page(), "start");
    EXPECT_FALSE(back->isEnabled());

    auto* list = help()->findChild<QListWidget*>("helpPages");
    const auto shown = [&] {
        QStringList titles;
        for (int row = 0; row < list->count(); ++row)
            if (!list->item(row)->isHidden())
                titles << list->item(row)->data(Qt::UserRole).toString();
        return titles;
    };
    help()->findChild<QLineEdit*>("helpSearch")->setText("berglund covariance");
    EXPECT_EQ(shown(), QStringList{"methods"});
    list->setCurrentRow(static_cast<int>(ui::helpPages().indexOf("methods")));
    EXPECT_EQ(help()->page(), "methods");
    help()->findChild<QLineEdit*>("helpSearch")->clear();
    EXPECT_EQ(shown(), ui::helpPages());
}
