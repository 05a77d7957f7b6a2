// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table.h"
#include "tests/ui/window_fixture.h"
#include "ui/movie/export_dialog.h"
#include "ui/viewer/image_view.h"
#include "ui/workspace.h"

#include <QAction>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <fstream>

using namespace perrin;

namespace {

class FirstMeasurement : public test::Window {
  protected:
    QWidget* card() { return window.findChild<QWidget*>("guideCard"); }
    QWidget* ring() { return window.findChild<QWidget*>("guideRing"); }
    bool isGone() {
        return test::waitFor([this] { return !card() && !ring(); });
    }
    bool reaches(const QString& number) {
        return test::waitFor([&] { return card() && text("guideNumber") == number; });
    }
    bool begin() {
        window.findChild<QAction*>("firstMeasurement")->trigger();
        return reaches("1 of 6") && test::waitFor([this] { return !view().image().isNull(); });
    }
    void press(Qt::Key key) { QTest::keyClick(&window, key); }
    QRect placeOf(const QWidget* widget) { return {widget->mapTo(&window, QPoint(0, 0)), widget->size()}; }
    /// The ring lies round the widget, and the card beside it, inside the window.
    void expectPointsAt(const QWidget* target) {
        QTest::qWait(30);
        EXPECT_TRUE(ring()->isVisible());
        EXPECT_TRUE(placeOf(ring()).contains(placeOf(target)));
        EXPECT_LT(ring()->width(), target->width() + 20);
        EXPECT_FALSE(placeOf(card()).intersects(placeOf(target)));
        EXPECT_TRUE(window.rect().contains(placeOf(card())));
    }
};

} // namespace

TEST_F(FirstMeasurement, sixStepsLeadToAMeasuredDAndACsvFile) {
    click("startGuide");
    ASSERT_TRUE(reaches("1 of 6"));
    ASSERT_TRUE(test::waitFor([this] { return !view().image().isNull(); }));
    expectPointsAt(find<QWidget>("frameSlider")->parentWidget());
    view().setFocus();
    for (int i = 0; i < 10; ++i)
        press(Qt::Key_Right);
    ASSERT_TRUE(reaches("2 of 6"));

    expectPointsAt(find<QWidget>("calibrationBar"));
    click("calibrationToggle");
    EXPECT_TRUE(find<QWidget>("pixelSize")->isVisible());
    expectPointsAt(find<QWidget>("calibrationBar"));
    click("calibrationToggle");
    ASSERT_TRUE(reaches("3 of 6"));

    expectPointsAt(find<QWidget>("measure"));
    ASSERT_TRUE(measure());
    EXPECT_EQ(text("guideState"), "✓ Done") << "seen before the next step begins";
    ASSERT_TRUE(reaches("4 of 6"));

    auto* table = find<QTableView>("moleculeTable");
    expectPointsAt(table->parentWidget()->parentWidget());
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(1, 1)).center());
    ASSERT_TRUE(reaches("5 of 6"));
    ASSERT_TRUE(window.session().selected());
    EXPECT_TRUE(find<QWidget>("estimates")->isVisible());
    expectPointsAt(find<QWidget>("evidence"));
    click("guideNext");
    ASSERT_TRUE(reaches("6 of 6"));

    expectPointsAt(find<QWidget>("export"));
    click("export");
    auto* dialog = window.findChild<ui::ExportDialog*>();
    ASSERT_NE(dialog, nullptr);
    const auto path = folder / "first.csv";
    dialog->findChild<QLineEdit*>("exportPath")->setText(QString::fromStdString(path.string()));
    EXPECT_FALSE(dialog->format().comments) << "a spreadsheet opens it at once";
    QTest::mouseClick(dialog->findChild<QPushButton*>("exportAccept"), Qt::LeftButton);
    ASSERT_TRUE(test::waitFor([this] { return card() && text("guideTitle") == "That is all"; }));
    std::ifstream file(path);
    const Table written = readTable(file, "first.csv");
    EXPECT_EQ(written.rows.size(), window.session().measurement()->molecules.size());
    EXPECT_GT(written.rows.size(), 5u);
    click("guideNext");
    EXPECT_TRUE(isGone());
}

TEST_F(FirstMeasurement, leftAtAnyStepItLeavesNothingBehind) {
    ASSERT_TRUE(begin());
    press(Qt::Key_Escape);
    ASSERT_TRUE(isGone());
    const std::string before = test::work(window.session());
    const auto widgets = window.findChildren<QWidget*>().size();
    for (int step = 1; step <= 6; ++step) {
        ASSERT_TRUE(begin()) << step;
        for (int i = 0; i < step; ++i)
            click("guideNext");
        EXPECT_EQ(text("guideNumber"), step < 6 ? QString("%1 of 6").arg(step + 1) : QString());
        if (step % 2)
            click("guideLeave");
        else
            press(Qt::Key_Escape);
        ASSERT_TRUE(isGone()) << step;
        EXPECT_EQ(test::work(window.session()), before);
        EXPECT_EQ(window.session().undoStack().count(), 0);
        EXPECT_EQ(message(), "");
        EXPECT_EQ(window.findChildren<QWidget*>().size(), widgets);
    }
    const auto frame = window.session().frame();
    press(Qt::Key_Right);
    EXPECT_EQ(window.session().frame(), frame + 1) << "the keys are the movie's again";
}

TEST_F(FirstMeasurement, goesBackAndWorksByTheKeyboardAlone) {
    activate();
    ASSERT_TRUE(begin());
    EXPECT_EQ(QApplication::focusWidget(), find<QPushButton>("guideNext"));
    EXPECT_FALSE(find<QPushButton>("guideBack")->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    EXPECT_TRUE(reaches("2 of 6"));
    QTest::keyClick(&window, Qt::Key_N, Qt::AltModifier);
    EXPECT_TRUE(reaches("3 of 6"));
    QTest::keyClick(&window, Qt::Key_B, Qt::AltModifier);
    EXPECT_TRUE(reaches("2 of 6"));
    EXPECT_FALSE(find<QPushButton>("guideBack")->toolTip().isEmpty());
}

TEST_F(FirstMeasurement, aStepGoneBackToWaitsToBeDoneAnew) {
    ASSERT_TRUE(begin());
    click("guideNext");
    click("guideNext");
    ASSERT_TRUE(measure());
    ASSERT_TRUE(reaches("4 of 6"));
    click("guideBack");
    ASSERT_TRUE(reaches("3 of 6"));
    QTest::qWait(1200);
    EXPECT_EQ(text("guideNumber"), "3 of 6");
}

TEST_F(FirstMeasurement, anotherMovieEndsItPolitely) {
    ASSERT_TRUE(begin());
    ASSERT_TRUE(openSmallMovie());
    EXPECT_TRUE(isGone());
    EXPECT_TRUE(message().contains("guide has ended")) << message().toStdString();
    click("dismiss");
    ASSERT_TRUE(begin()) << "and it can be begun again";
    EXPECT_EQ(message(), "");
}

TEST_F(FirstMeasurement, inAnotherWorkspaceItSaysWhereItGoesOn) {
    ASSERT_TRUE(begin());
    window.showWorkspace(ui::WorkspaceKind::Simulate);
    ASSERT_TRUE(test::waitFor([this] { return !ring()->isVisible(); }));
    EXPECT_TRUE(text("guideState").contains("Ctrl+1"));
    EXPECT_TRUE(window.rect().contains(placeOf(card())));
    press(Qt::Key_Escape);
    EXPECT_TRUE(isGone());
    ASSERT_TRUE(begin());
    window.showWorkspace(ui::WorkspaceKind::Simulate);
    window.showWorkspace(ui::WorkspaceKind::Movie);
    EXPECT_TRUE(test::waitFor([this] { return ring()->isVisible() && text("guideState").isEmpty(); }));
}
