// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is empty says what will appear there and what to do for it: everywhere, before and after anything
// is there.
#include "tests/ui/window_fixture.h"
#include "ui/batch/batch_window.h"
#include "ui/help/help_window.h"
#include "ui/movie/movie_page.h"
#include "ui/plot/plot.h"
#include "ui/workspace.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>

using namespace perrin;

namespace {

constexpr qsizetype fewLetters = 25; // of a sentence

class EmptyPanels : public test::Window {
  protected:
    /// Visible plots, lists and tables without anything in them and without a sentence, by name.
    QStringList silent(const QWidget& inside) {
        QStringList names;
        for (const auto* plot : inside.findChildren<ui::Plot*>())
            if (plot->isVisible() && plot->plottableCount() == 0 && plot->emptyText().size() < fewLetters)
                names << plot->objectName();
        for (const auto* view : inside.findChildren<QAbstractItemView*>()) {
            const auto* hint = view->findChild<QLabel*>("emptyWords");
            const bool speaks = hint && hint->isVisible() && hint->text().size() >= fewLetters;
            if (view->isVisible() && !qobject_cast<const QHeaderView*>(view) && view->model() &&
                view->model()->rowCount() == 0 && !speaks)
                names << view->objectName();
        }
        return names;
    }
    /// What is drawn in the background has come.
    bool allSpeak(const QWidget& inside) {
        return test::waitFor([&] { return silent(inside).isEmpty(); });
    }
    /// A visible label with words in at least a sentence.
    bool says(const QWidget& inside, const char* label, const QString& part) {
        const auto* found = inside.findChild<QLabel*>(label);
        return found && found->isVisible() && found->text().size() >= fewLetters &&
               found->text().contains(part);
    }
    void tab(const char* tabs, int index) { find<QTabWidget>(tabs)->setCurrentIndex(index); }
};

} // namespace

TEST_F(EmptyPanels, everyPageOfAFreshWindowSpeaks) {
    for (const auto kind : {ui::WorkspaceKind::Movie, ui::WorkspaceKind::Match, ui::WorkspaceKind::Simulate,
                            ui::WorkspaceKind::Train}) {
        window.showWorkspace(kind);
        EXPECT_TRUE(allSpeak(window)) << static_cast<int>(kind) << silent(window).join(' ').toStdString();
    }
    EXPECT_TRUE(says(window, "runHint", "press Start"));
    auto* error = window.findChild<ui::Plot*>("errorPlot");
    EXPECT_TRUE(error->emptyText().contains("Start a training")) << error->emptyText().toStdString();
    EXPECT_NE(error->emptyText(), window.findChild<ui::Plot*>("lossPlot")->emptyText())
        << "each tells of itself";
    tab("trainTabs", 1);
    EXPECT_TRUE(allSpeak(window)) << silent(window).join(' ').toStdString();
    tab("comparedTables", 1);
    EXPECT_EQ(silent(window), QStringList());
    EXPECT_TRUE(window.findChild<ui::Plot*>("comparedErrors")->emptyText().contains("Press Compare"));
}

TEST_F(EmptyPanels, theAnswersOfAMovieSayThatTheyWaitForFinding) {
    ASSERT_TRUE(openSmallMovie());
    EXPECT_TRUE(says(window, "moleculeHint", "Press Find molecules"));
    const std::pair<int, const char*> labels[] = {{0, "evidenceHint"}, {1, "networkHint"}, {4, "notes"}};
    for (const auto& [index, name] : labels) {
        tab("answers", index);
        EXPECT_TRUE(says(window, name, "Press Find molecules")) << name;
    }
    const std::pair<int, const char*> plots[] = {{2, "histogramPlot"}, {3, "mapPlot"}};
    for (const auto& [index, name] : plots) {
        tab("answers", index);
        EXPECT_TRUE(find<ui::Plot>(name)->isVisible());
        EXPECT_TRUE(find<ui::Plot>(name)->emptyText().contains("Press Find molecules")) << name;
        EXPECT_EQ(silent(window), QStringList()) << name;
    }
}

TEST_F(EmptyPanels, whereNothingIsFoundOrFitsThatIsSaidToo) {
    ASSERT_TRUE(openSmallMovie());
    ASSERT_TRUE(measure());
    tab("answers", 0);
    EXPECT_TRUE(says(window, "evidenceHint", "Choose one"));
    auto* filter = find<QLineEdit>("filter");
    QTest::keyClicks(filter, "D > 1000");
    EXPECT_TRUE(says(*find<QAbstractItemView>("moleculeTable"), "emptyWords", "fits the filter"));
    filter->clear();
    QTest::keyClicks(filter, "immobile speed > 2");
    EXPECT_TRUE(says(*find<QAbstractItemView>("moleculeTable"), "emptyWords", "Not understood: speed\n"));
    EXPECT_TRUE(says(*find<QAbstractItemView>("moleculeTable"), "emptyWords", "D > 0.1 (µm²/s)"));
    filter->clear();
    EXPECT_FALSE(find<QAbstractItemView>("moleculeTable")->findChild<QLabel*>("emptyWords")->isVisible());

    MeasureSettings settings = window.session().settings();
    settings.link.minFrames = 1000;
    window.session().setSettings(settings);
    const auto before = window.session().measurement();
    click("measure");
    ASSERT_TRUE(test::waitFor([&] { return window.session().measurement() != before; }));
    EXPECT_TRUE(says(window, "moleculeHint", "Raise the false alarms"));
    for (int index = 0; index < 5; ++index) {
        tab("answers", index);
        EXPECT_TRUE(allSpeak(window)) << index << silent(window).join(' ').toStdString();
    }
    tab("answers", 2);
    EXPECT_TRUE(find<ui::Plot>("histogramPlot")->emptyText().contains("No molecule was found"));
}

TEST_F(EmptyPanels, theOtherWindowsSpeakToo) {
    window.batch().show();
    QTest::qWait(50);
    EXPECT_EQ(silent(window.batch()), QStringList());
    EXPECT_TRUE(says(window.batch(), "noMovies", "Drop movies"));
    window.batch().close();

    window.findChild<ui::MoviePage*>()->check();
    auto* check = window.findChild<QDialog*>("spikeInDialog");
    ASSERT_NE(check, nullptr);
    EXPECT_TRUE(says(*check, "spikeHint", "how far off D is")) << "what will be there";
    EXPECT_TRUE(says(*check, "spikeHint", "Open a movie first")) << "and what to do";
    check->close();

    activate();
    QTest::keyClick(&window, Qt::Key_F1);
    auto* help = window.findChild<ui::HelpWindow*>("helpWindow");
    ASSERT_NE(help, nullptr);
    help->findChild<QLineEdit*>("helpSearch")->setText("zzz");
    EXPECT_TRUE(says(*help, "emptyWords", "No page"));
}
