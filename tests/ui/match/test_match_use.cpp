// SPDX-License-Identifier: GPL-3.0-or-later
// What is a guess and what is found in Match, where it goes, and what stays in sight and in place meanwhile.
#include "tests/ui/match/match_window.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QWheelEvent>
#include <QtTest/qtestspontaneevent.h>
#include <cmath>
#include <gmock/gmock.h>

using namespace perrin;
using perrin::test::MatchWindow;
using testing::HasSubstr;
using testing::Not;

TEST_F(MatchWindow, theWheelScrollsTheColumnAndChangesNothing) {
    ASSERT_TRUE(openOwn());
    ASSERT_TRUE(fit());
    window.resize(1100, 640);
    const Scenario before = desk().scenario();
    auto* bar = find<QScrollArea>("settingsScroll")->verticalScrollBar();
    ASSERT_GT(bar->maximum(), 0);
    for (const char* name : {"matchPhotonsSlider", "matchPsfSlider", "matchGain"}) {
        auto* widget = find<QWidget>(name);
        widget->setFocus();
        for (const int turned : {-120, 120}) {
            const int place = bar->value();
            QWheelEvent wheel({5, 5}, widget->mapToGlobal(QPointF(5, 5)), {}, {0, turned}, Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QSpontaneKeyEvent::setSpontaneous(&wheel); // as from a hand: only such go on to what is beneath
            qApp->notify(widget, &wheel);
            EXPECT_TRUE(turned < 0 ? bar->value() > place : bar->value() < place) << name;
        }
    }
    EXPECT_EQ(desk().scenario(), before);
    EXPECT_TRUE(desk().fitted());
    EXPECT_TRUE(find<QLabel>("interval_gain")->isVisibleTo(&window));
}

TEST_F(MatchWindow, theFocusStaysWhereTheFitWasBegun) {
    ASSERT_TRUE(openOwn());
    auto* button = find<QPushButton>("fitCamera");
    button->setFocus();
    ASSERT_TRUE(fit());
    EXPECT_TRUE(test::waitFor([&] { return button->isEnabled(); }));
    EXPECT_EQ(QApplication::focusWidget(), button);
}

TEST_F(MatchWindow, whatMattersStaysInSightHoweverSmallTheWindow) {
    ASSERT_TRUE(openOwn());
    ASSERT_TRUE(fit());
    window.resize(1240, 640);
    auto* scroll = find<QScrollArea>("settingsScroll");
    scroll->verticalScrollBar()->setValue(0);
    for (const char* name : {"useMatch", "fitCamera", "fitLevels", "matchVerdict"}) {
        auto* widget = find<QWidget>(name);
        EXPECT_FALSE(scroll->isAncestorOf(widget)) << name;
        EXPECT_EQ(widget->visibleRegion().boundingRect(), widget->rect()) << name;
    }
}

TEST_F(MatchWindow, aGuessIsSaidToBeOneUntilItIsFittedOrSetByHand) {
    ASSERT_TRUE(openOwn());
    auto* use = find<QPushButton>("useMatch");
    EXPECT_EQ(words("matchVerdict"), "A first guess: press Fit everything.");
    EXPECT_EQ(find<QLabel>("matchVerdict")->property("role"), "quiet");
    EXPECT_THAT(words("matchLight"), HasSubstr("no molecule has been measured"));
    EXPECT_FALSE(use->isEnabled());
    EXPECT_THAT(use->toolTip().toStdString(), HasSubstr("first guess: press Fit everything"));
    // By hand: the noise alone; the molecules are still a guess.
    type("matchGain", "31");
    EXPECT_THAT(words("matchVerdict"), HasSubstr("KS"));
    EXPECT_TRUE(use->isEnabled());
    EXPECT_TRUE(find<QLabel>("matchLight")->isVisibleTo(&window));
    undo();
    EXPECT_EQ(words("matchVerdict"), "A first guess: press Fit everything.");
    EXPECT_FALSE(use->isEnabled());
    ASSERT_TRUE(fit());
    EXPECT_EQ(find<QLabel>("matchVerdict")->property("role"), "good");
    EXPECT_THAT(words("matchLight"), Not(HasSubstr("guess")));
    EXPECT_TRUE(use->isEnabled());
    EXPECT_THAT(use->toolTip().toStdString(), HasSubstr("the movie gets the camera"));
}

TEST_F(MatchWindow, whatIsUsedStaysInMatchAndTheMovieGetsItsCamera) {
    ASSERT_TRUE(openOwn());
    ASSERT_TRUE(fit());
    type("matchGaussian", "20");
    type("matchLaplace", "12");
    const Scenario matched = desk().scenario();
    const auto& camera = [this]() -> const std::optional<Camera>& {
        return window.session().settings().find.camera;
    };
    EXPECT_FALSE(camera());
    click("useMatch");
    ASSERT_TRUE(camera());
    QTest::qWait(300); // the movie would be looked at anew
    ASSERT_TRUE(test::waitFor([&] { return !desk().looking().running(); }));
    EXPECT_EQ(desk().scenario(), matched);
    EXPECT_EQ(find<QLineEdit>("matchLaplace")->text(), "12");
    EXPECT_EQ(noiseModelOf(window.session().simulation().scenario), noiseModelOf(matched));
    const double gain = matched.sensor.camera.gain;
    EXPECT_NEAR(camera()->gain, gain, 1e-9);
    EXPECT_NEAR(camera()->readNoise, std::sqrt(20. * 20 + 2 * 12 * 12) / gain, 1e-6)
        << "all that a pixel has in the dark, e- rms";
    EXPECT_THAT(message().toStdString(), HasSubstr("the movie is measured with this camera: gain"));
    EXPECT_EQ(noiseModelOf(window.session().scenarioOfMovie()), noiseModelOf(matched))
        << "both kinds of noise, none twice";

    // A later fit takes its place, and one Undo brings it back; the fit stays what it is.
    ASSERT_TRUE(fit());
    const Scenario found = desk().scenario();
    EXPECT_NE(found.sensor.camera.readNoise, matched.sensor.camera.readNoise);
    click("useMatch");
    EXPECT_NEAR(camera()->readNoise * found.sensor.camera.gain,
                std::sqrt(noiseModelOf(found).levelVariance()), 1e-4);
    EXPECT_TRUE(desk().fitted());
    undo();
    EXPECT_NEAR(camera()->readNoise, std::sqrt(20. * 20 + 2 * 12 * 12) / gain, 1e-6);
    EXPECT_EQ(noiseModelOf(window.session().simulation().scenario), noiseModelOf(matched));
    QTest::qWait(300);
    EXPECT_EQ(desk().scenario(), found);
    EXPECT_TRUE(desk().fitted());
    // A camera that a person writes is another matter: the sliders begin with it.
    MeasureSettings settings = window.session().settings();
    settings.find.camera = Camera{.offset = 480, .gain = 33, .readNoise = 0.4, .em = true};
    window.session().setSettings(settings);
    EXPECT_TRUE(test::waitFor([&] { return noiseModelOf(desk().scenario()).gain == 33; }));
    EXPECT_EQ(noiseModelOf(desk().scenario()).laplace, 0);
    EXPECT_FALSE(find<QPushButton>("useMatch")->isEnabled());
}

TEST_F(MatchWindow, numbersOfWholePicturesAreFoldedAwayWithTheirReason) {
    ASSERT_TRUE(openOwn());
    for (const char* name : {"likeness5", "likeness6", "likeness7"}) {
        EXPECT_FALSE(find<QLabel>(name)->isVisible());
        EXPECT_TRUE(find<QLabel>(name)->toolTip().contains("noise of its own"));
        EXPECT_FALSE(text(name).isEmpty());
    }
    click("moreLikeness");
    EXPECT_TRUE(find<QLabel>("likeness5")->isVisible());
}
