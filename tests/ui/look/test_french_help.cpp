// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/look/spoken.h"
#include "ui/help/help_window.h"

#include <QLabel>
#include <QRegularExpression>
#include <QSet>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

/// Links, flags, commands and columns: what must be the same in every language.
QSet<QString> fixedWords(const QString& page) {
    static const QRegularExpression words("\\]\\([^)]*\\)|`[^`]*`");
    QSet<QString> found;
    for (auto match = words.globalMatch(ui::helpText(page)); match.hasNext();)
        found << match.next().captured();
    return found;
}

} // namespace

TEST(FrenchHelp, saysWhatTheEnglishSays) {
    for (const QString& page : ui::helpPages()) {
        const QString english = ui::helpText(page);
        const QSet<QString> words = fixedWords(page);
        const test::Spoken spoken("fr");
        const QString french = ui::helpText(page);
        if (french == english) // its window says so
            continue;
        for (const QString& word : words)
            EXPECT_TRUE(fixedWords(page).contains(word) || word.startsWith("`perrin COMMAND"))
                << page.toStdString() << ": " << word.toStdString();
        EXPECT_EQ(french.count("\n| "), english.count("\n| ")) << page.toStdString() << ": rows of tables";
        EXPECT_EQ(french.count("\n## "), english.count("\n## ")) << page.toStdString() << ": headings";
    }
}

TEST(FrenchHelp, aPageThatIsNotTranslatedIsShownInEnglish) {
    ui::HelpWindow english;
    EXPECT_TRUE(english.findChild<QLabel*>("helpEnglish")->isHidden());
    const test::Spoken spoken("fr");
    ui::HelpWindow french;
    EXPECT_TRUE(french.findChild<QLabel*>("helpEnglish")->isHidden());
    EXPECT_EQ(ui::helpTitle("flags"), "Drapeaux");
    EXPECT_TRUE(ui::helpText("no such page").isEmpty());
}
