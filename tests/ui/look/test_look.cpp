// SPDX-License-Identifier: GPL-3.0-or-later
// What every state of the window must have, whatever it shows: room for its words in every language, names,
// keys.
#include "tests/ui/look/audit.h"
#include "tests/ui/look/look_window.h"

#include <QMenuBar>

using namespace perrin;
using perrin::test::Look;

namespace {

class LookTest : public testing::WithParamInterface<const char*>, public test::LookWindow {
  protected:
    LookTest() : LookWindow(GetParam()) {}
};

class EnglishLook : public test::LookWindow {
  protected:
    EnglishLook() : LookWindow("en") {}
};

void report(const std::string& state, const QStringList& found) {
    EXPECT_TRUE(found.isEmpty()) << state << ":\n  " << found.join("\n  ").toStdString();
}

const Look words = [](const std::string& state, QWidget& shown) { report(state, test::cutWords(shown)); };
/// Which parts of the window need how much room.
std::string widest(const QWidget& window) {
    std::string text = "grown; least widths:";
    for (const QWidget* widget : window.findChildren<QWidget*>())
        if (const int width = widget->minimumSizeHint().width(); width > 300)
            text += "\n  " + std::to_string(width) + " " + widget->metaObject()->className() + " " +
                    widget->objectName().toStdString();
    return text;
}

/// Names for screen readers, units on axes, and Tab.
const Look use = [](const std::string& state, QWidget& shown) {
    report(state + ", names", test::namelessWidgets(shown));
    report(state + ", axes", test::unlabelledPlots(shown));
    report(state + ", keys", test::unreachableWidgets(shown));
    report(state + ", focus", test::unseenFocus(shown));
};

/// Of each menu, with those in it.
void collectAccelerators(const QList<QAction*>& actions, const QString& where, QStringList& twice) {
    QHash<QChar, QString> taken;
    static const QRegularExpression accelerator("&([^&\\s])");
    for (const QAction* action : actions) {
        if (action->menu())
            collectAccelerators(action->menu()->actions(), where + " > " + action->text(), twice);
        const auto match = accelerator.match(QString(action->text()).remove("&&"));
        if (!match.hasMatch())
            continue;
        const QChar key = match.captured(1).at(0).toLower();
        if (taken.contains(key))
            twice << where + ": " + taken[key] + " / " + action->text();
        taken[key] = action->text();
    }
}

} // namespace

TEST_P(LookTest, theMovieWorkspaceHasRoomForItsWords) {
    const QSize before = window.size();
    visitMovie(words);
    EXPECT_EQ(window.size(), before) << widest(window);
    EXPECT_EQ(before.width(), 1280) << widest(window);
}

TEST_P(LookTest, theOtherWorkspacesHaveRoomForTheirWords) {
    const QSize before = window.size();
    visitOthers(words);
    EXPECT_EQ(window.size(), before) << widest(window);
}

TEST_F(EnglishLook, theToolsOfTheMovieTakeOneLine) {
    ASSERT_TRUE(openFile(test::ownData("movie/two_speeds_emccd.tif")));
    const auto line = [this](const char* name) {
        const auto* button = find<QWidget>(name);
        return button->mapTo(&window, QPoint(0, button->height() / 2)).y();
    };
    EXPECT_EQ(window.width(), 1280);
    EXPECT_NEAR(line("export"), line("measure"), 2);
}

TEST_P(LookTest, dialogsHaveRoomForTheirWords) {
    visitDialogs(words);
}

TEST_P(LookTest, noTwoEntriesOfAMenuHaveOneKey) {
    QStringList twice;
    collectAccelerators(window.menuBar()->actions(), "bar", twice);
    report("menus", twice);
}

INSTANTIATE_TEST_SUITE_P(Languages, LookTest, testing::Values("en", "fr", "longer"),
                         [](const auto& tested) { return std::string(tested.param); });

TEST_F(EnglishLook, theMovieWorkspaceCanBeUsedWithoutMouseAndPicture) {
    visitMovie(use);
}

TEST_F(EnglishLook, theOtherWorkspacesCanBeUsedWithoutMouseAndPicture) {
    visitOthers(use);
}

TEST_F(EnglishLook, dialogsCanBeUsedWithoutMouseAndPicture) {
    visitDialogs(use);
}
