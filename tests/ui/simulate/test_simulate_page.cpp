// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/simulate/simulate_window.h"
#include "ui/simulate/frames_view.h"
#include "ui/simulate/measurability_card.h"
#include "ui/simulate/path_plot.h"
#include "ui/simulate/sub_position_view.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/image_view.h"

#include <QAction>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>
#include <set>

using namespace perrin;
using ui::FramesView;

namespace {

class SimulatePageTest : public test::SimulateWindow {
  protected:
    bool enabled(const QString& entry) {
        const auto actions = window.findChildren<QAction*>();
        const auto found = std::ranges::find_if(
            actions, [&](const QAction* action) { return action->text().remove('&') == entry; });
        EXPECT_NE(found, actions.end()) << entry.toStdString();
        return found != actions.end() && (*found)->isEnabled();
    }
    ui::ImageView* noisy() { return find<ui::ImageView>("noisyView"); }
    ui::ImageView* noiseFree() { return find<ui::ImageView>("noiseFreeView"); }
    int brightest(const QImage& image) {
        int most = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                most = std::max(most, qGray(image.pixel(x, y)));
        return most;
    }
};

/// By how much a timer comes late at most: how long the window was busy in one go, ms.
class Lateness : public QObject {
  public:
    Lateness() {
        clock_.start();
        startTimer(5, Qt::PreciseTimer);
    }
    double longest = 0;

  protected:
    void timerEvent(QTimerEvent*) override {
        longest = std::max(longest, static_cast<double>(clock_.nsecsElapsed()) / 1e6 - 5);
        clock_.restart();
    }

  private:
    QElapsedTimer clock_;
};

} // namespace

TEST_F(SimulatePageTest, worksWithoutAMovie) {
    EXPECT_TRUE(noisy()->isVisible());
    EXPECT_EQ(picture().size(), QSize(4 * 64 + 5 * 2, 4 * 64 + 5 * 2)) << "sixteen frames and their borders";
    EXPECT_FALSE(enabled("Find molecules"));
    EXPECT_TRUE(enabled("New seed"));
    EXPECT_TRUE(enabled("Play or pause"));
    EXPECT_TRUE(enabled("Save session"));
    QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
    EXPECT_TRUE(test::waitFor([&] { return find<QPushButton>("openMovie")->isVisible(); }));
    EXPECT_FALSE(enabled("New seed"));
    EXPECT_FALSE(enabled("Play or pause"));
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier); // of a workspace to come
    EXPECT_TRUE(find<QPushButton>("openMovie")->isVisible());
    click("workspace3");
    EXPECT_TRUE(noisy()->isVisible());
}

TEST_F(SimulatePageTest, aMovieComesWithItsWorkspaceAndItsKeysAreItsOwn) {
    ASSERT_TRUE(openSmallMovie());
    EXPECT_TRUE(view().isVisible());
    EXPECT_TRUE(enabled("Find molecules"));
    EXPECT_FALSE(enabled("New seed"));
    click("workspace3");
    EXPECT_FALSE(enabled("Find molecules"));
    QTest::keyClick(&window, Qt::Key_Right);
    EXPECT_EQ(frames().frame(), 1);
    EXPECT_EQ(window.session().frame(), 0u) << "the movie's frame stays";
    QTest::keyClick(&window, Qt::Key_End);
    EXPECT_EQ(frames().frame(), 15);
    const std::uint64_t seed = window.session().simulation().seed;
    QTest::keyClick(&window, Qt::Key_N);
    EXPECT_NE(window.session().simulation().seed, seed);
    click("workspace1");
    QTest::keyClick(&window, Qt::Key_Right);
    EXPECT_EQ(window.session().frame(), 1u);
}

TEST_F(SimulatePageTest, movingDChangesThePictureAndTheMeter) {
    const QImage before = picture();
    const double score = find<ui::ScoreScale>("scoreScale")->score().value();
    // D exposure / 3 over the variance of the PSF, 0.13 um: at D = 0.316 and 8 um^2/s.
    EXPECT_EQ(text("blurShare"), "6.2 %");
    type("simulatedD", "8");
    EXPECT_NE(picture(), before);
    EXPECT_EQ(text("blurShare"), "158 %");
    EXPECT_NE(find<ui::ScoreScale>("scoreScale")->score().value(), score);
    EXPECT_EQ(text("trueD"), "8.0");
    EXPECT_FALSE(text("verdict").isEmpty());
}

TEST_F(SimulatePageTest, theSameSeedGivesTheSamePicture) {
    const QImage first = picture();
    click("newSeed");
    const QImage other = picture();
    EXPECT_NE(other, first);
    type("seed", "1");
    EXPECT_EQ(picture(), first);
    undo(); // the typing
    EXPECT_EQ(picture(), other);
}

TEST_F(SimulatePageTest, noiseFreeFramesHaveTheSameContrast) {
    click("bothNoises");
    ASSERT_TRUE(settled());
    EXPECT_TRUE(noisy()->isVisible());
    EXPECT_TRUE(noiseFree()->isVisible());
    // Without the molecule every pixel is alike; with noise none is.
    std::set<QRgb> noisyCorner, calmCorner;
    for (int y = 4; y < 20; ++y)
        for (int x = 4; x < 20; ++x) {
            noisyCorner.insert(noisy()->image().pixel(x, y));
            calmCorner.insert(noiseFree()->image().pixel(x, y));
        }
    EXPECT_EQ(calmCorner.size(), 1u);
    EXPECT_GT(noisyCorner.size(), 5u);
    double mean = 0;
    for (const QRgb pixel : noisyCorner)
        mean += qGray(pixel) / static_cast<double>(noisyCorner.size());
    EXPECT_NEAR(qGray(*calmCorner.begin()), mean, 25) << "the same gray means the same light";
    click("noiseFree");
    EXPECT_FALSE(noisy()->isVisible());
}

TEST_F(SimulatePageTest, contrastIsChosenAsInTheViewer) {
    const QImage wide = picture();
    QTest::keyClick(&window, Qt::Key_C, Qt::ShiftModifier);
    EXPECT_NE(picture(), wide) << "ImageJ's Auto";
    frames().findChild<QToolButton*>("contrast")->click();
    auto* black = frames().findChild<QLineEdit*>("black");
    auto* white = frames().findChild<QLineEdit*>("white");
    EXPECT_TRUE(black->isVisible());
    for (const auto& [edit, value] : {std::pair(white, "5000"), std::pair(black, "90")}) {
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, value);
    }
    EXPECT_LT(brightest(picture().copy(2, 2, 64, 64).copy(1, 1, 62, 62)), 30);
    type("simulatedPhotons", "900");
    EXPECT_LT(brightest(picture().copy(2, 2, 64, 64).copy(1, 1, 62, 62)), 30) << "black and white stay";
}

TEST_F(SimulatePageTest, aTileIsClickedAndTheFrameIsMagnified) {
    ASSERT_TRUE(settled());
    // Column 3, row 2 of the montage.
    QTest::mouseClick(noisy(), Qt::LeftButton, {}, noisy()->toWidget({2 * 66 + 30, 66 + 30}).toPoint());
    EXPECT_EQ(frames().frame(), 6);
    EXPECT_EQ(frames().findChild<QToolButton*>("frameLabel")->text(), "frame 7 / 16");
    EXPECT_TRUE(test::waitFor([&] { return text("magnifiedFrame") == "frame 7"; }));
    const auto* magnified = find<ui::ImageView>("magnifiedView");
    EXPECT_EQ(magnified->dots().size(), 16u + 2u) << "sub-positions, the true centre and the one found";
    QTest::mouseMove(noisy(), noisy()->toWidget({2 * 66 + 30, 66 + 30}).toPoint());
    EXPECT_TRUE(text("statusLine").contains("frame 7/16")) << text("statusLine").toStdString();
    EXPECT_TRUE(text("statusLine").contains("ADU"));
}

TEST_F(SimulatePageTest, aLoopPlaysRoundAndRound) {
    click("loop");
    EXPECT_EQ(picture().size(), QSize(64, 64));
    QTest::keyClick(&window, Qt::Key_End);
    QTest::keyClick(&window, Qt::Key_Space);
    EXPECT_TRUE(frames().frameBar().playing());
    EXPECT_TRUE(test::waitFor([&] { return frames().frame() == 3; })) << "from the last on to the first";
    type("simulatedD", "1");
    EXPECT_TRUE(frames().frameBar().playing()) << "goes on with another molecule";
    click("workspace1");
    EXPECT_FALSE(frames().frameBar().playing());
}

TEST_F(SimulatePageTest, pathsAndMsdAreDrawnInMicrometres) {
    ASSERT_TRUE(settled());
    auto* path = find<ui::PathPlot>("simulatedPath");
    ASSERT_EQ(path->table().rows.size(), 16u * 16u);
    const Truth& truth = page().preview()->truth;
    EXPECT_NEAR(std::stod(path->table().rows.back().at(1)), 0.1 * truth.path(255, 0), 1e-4);
    const auto scale = [](const QCPAxis* axis) { // points a um
        return std::abs(axis->coordToPixel(1) - axis->coordToPixel(0));
    };
    EXPECT_NEAR(scale(path->xAxis), scale(path->yAxis), 1e-6 * scale(path->xAxis));
    path->resize(path->width() / 2, path->height());
    EXPECT_NEAR(scale(path->xAxis), scale(path->yAxis), 1e-6 * scale(path->xAxis));
    EXPECT_GE(find<ui::Plot>("simulatedMsd")->table().rows.size(), 4u);
}

TEST_F(SimulatePageTest, theReportsDIsShownInItsUnitsToo) {
    EXPECT_FALSE(find<QLabel>("trueDReportUnits")->isVisible());
    pick("preset", "report-2024");
    ASSERT_TRUE(settled());
    // 1000 hr px^2/s of 20 nm each: 0.4 um^2/s.
    const double d = scenario().motion.diffusionCoefficient.value;
    EXPECT_TRUE(find<QLabel>("trueDReportUnits")->isVisible());
    EXPECT_NEAR(text("trueDReportUnits").toDouble(), d / 0.4, 0.06 * d / 0.4);
    EXPECT_NEAR(text("effectiveDReportUnits").toDouble(), page().preview()->truth.effectiveD / 0.4,
                0.06 * page().preview()->truth.effectiveD / 0.4);
    EXPECT_TRUE(find<ui::ScoreScale>("scoreScale")->score());
}

TEST_F(SimulatePageTest, darkFramesAreTold) {
    Scenario blinking = scenario();
    blinking.emission.onTime = blinking.emission.offTime = 0.04;
    window.session().setScenario(blinking, "blink");
    ASSERT_TRUE(settled());
    const auto& preview = *page().preview();
    ASSERT_LT(preview.measured.track.spots.size(), 16u);
    EXPECT_EQ(text("recoveredRemark"),
              QString("The molecule is found in %1 of 16 frames.").arg(preview.measured.track.spots.size()));
}

TEST_F(SimulatePageTest, aMapThatCannotBeReadIsToldAndTheLastPictureStays) {
    const auto before = page().preview();
    Scenario scenario = preset("scmos");
    scenario.sensor.camera.maps.gain = "/nowhere/gain.tif";
    window.session().setScenario(scenario, "maps");
    ASSERT_TRUE(test::waitFor([&] { return text("simulationProblem").contains("/nowhere/gain.tif"); }));
    EXPECT_TRUE(find<QLabel>("simulationProblem")->isVisible());
    EXPECT_EQ(page().preview(), before);
    undo();
    EXPECT_TRUE(settled());
    EXPECT_FALSE(find<QLabel>("simulationProblem")->isVisible());
}

TEST_F(SimulatePageTest, theWindowNeverWaitsAndTheNewestWishWins) {
    Scenario large = scenario();
    large.window.width = large.window.height = 512; // some hundred milliseconds
    large.motion.subPositions = 1000;
    large.psf.fwhm = 2;
    Lateness lateness;
    for (int i = 0; i < 30; ++i) {
        large.motion.diffusionCoefficient.value = 0.1 * (i + 1);
        window.session().setScenario(large, "drag", true);
        QTest::qWait(10);
    }
    large.window = scenario().window;
    large.window.width = large.window.height = 32;
    window.session().setScenario(large, "small again");
    EXPECT_TRUE(settled());
    EXPECT_EQ(page().preview()->scenario.window.width, 32);
    EXPECT_LT(lateness.longest, 150) << "ms; a machine under load included";
}

TEST_F(SimulatePageTest, nothingIsSimulatedWhileNobodyLooks) {
    click("workspace1");
    const auto before = page().preview();
    Scenario other = scenario();
    other.motion.diffusionCoefficient.value = 3;
    window.session().setScenario(other, "elsewhere");
    QTest::qWait(100);
    EXPECT_EQ(page().preview(), before);
    click("workspace3");
    EXPECT_TRUE(settled());
    EXPECT_EQ(text("trueD"), "3.0");
}

TEST_F(SimulatePageTest, everyControlHasATooltip) {
    for (const QWidget* widget : page().findChildren<QWidget*>()) {
        const bool control = widget->inherits("QAbstractButton") || widget->inherits("QLineEdit") ||
                             widget->inherits("QComboBox") ||
                             (widget->inherits("QAbstractSlider") && !widget->inherits("QScrollBar"));
        if (!control || widget->objectName().startsWith("qt_"))
            continue;
        EXPECT_FALSE(widget->objectName().isEmpty());
        EXPECT_FALSE(widget->toolTip().isEmpty()) << widget->objectName().toStdString();
        EXPECT_FALSE(widget->accessibleName().isEmpty() && widget->property("text").toString().isEmpty())
            << widget->objectName().toStdString();
    }
}
