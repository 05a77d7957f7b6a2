// SPDX-License-Identifier: GPL-3.0-or-later
// What is simulated is part of the work: undone, saved, asked about.
#include "core/error.h"
#include "core/simulate/scenario_json.h"
#include "core/simulate/simulator.h"
#include "tests/ui/simulate/simulate_window.h"
#include "ui/message_bar.h"
#include "ui/session_keeper.h"
#include "ui/simulate/simulation_export.h"
#include "ui/viewer/image_view.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <fstream>

using namespace perrin;

namespace {

class SimulateSession : public test::SimulateWindow {
  protected:
    QString path(const char* name) { return QString::fromStdString((folder / name).string()); }
    bool save(const char* name) {
        bool saved = false;
        window.keeper().save(path(name), [&saved] { saved = true; });
        return test::waitFor([&] { return saved; });
    }
    bool offers(const QString& words) {
        return test::waitFor([&] { return message().contains(words); }) &&
               find<QPushButton>("offer")->isVisible();
    }
    bool written(const char* name) { return std::filesystem::exists(folder / name); }
};

} // namespace

TEST_F(SimulateSession, comesBackWithItsMovie) {
    ASSERT_TRUE(openSmallMovie());
    click("workspace3");
    pick("preset", "scmos");
    type("seed", "77");
    type("simulatedD", "0.123");
    ASSERT_TRUE(save("work.perrin"));
    EXPECT_FALSE(window.isWindowModified());
    ui::MainWindow other;
    other.show();
    other.open(path("work.perrin"));
    ASSERT_TRUE(test::waitFor([&] { return other.session().path() == folder / "small.tif"; }));
    EXPECT_EQ(other.session().simulation(), window.session().simulation());
    EXPECT_EQ(other.session().simulation().seed, 77u);
}

TEST_F(SimulateSession, isSavedAndAskedAboutWithoutAMovieToo) {
    EXPECT_EQ(window.windowTitle(), "Perrin");
    type("simulatedD", "3");
    EXPECT_TRUE(window.isWindowModified());
    window.close();
    ASSERT_TRUE(answer(QMessageBox::Cancel));
    EXPECT_TRUE(window.isVisible());
    ASSERT_TRUE(save("alone.perrin"));
    EXPECT_EQ(window.windowTitle(), "alone.perrin[*] — Perrin");
    EXPECT_FALSE(window.isWindowModified());

    ui::MainWindow other;
    other.show();
    other.session().setMovie(movieFromFrames(test::smallMovie().frames, test::smallAcquisition()));
    other.open(path("alone.perrin"));
    ASSERT_TRUE(test::waitFor([&] { return other.session().simulation() == window.session().simulation(); }));
    EXPECT_EQ(other.session().movie(), nullptr) << "a session without a movie";
    EXPECT_TRUE(other.findChild<ui::SimulatePage*>()->isVisible());
    EXPECT_FALSE(other.isWindowModified());
}

TEST_F(SimulateSession, staysAndIsStillUnsavedWhenAMovieIsOpened) {
    type("simulatedD", "3");
    window.openMovie(
        QString::fromStdString(test::writeSmallMovie(folder, test::smallAcquisition()).string()));
    ASSERT_TRUE(test::waitFor([&] { return window.session().movie() != nullptr; })) << "nothing is asked";
    EXPECT_EQ(scenario().motion.diffusionCoefficient.value, 3);
    EXPECT_TRUE(window.isWindowModified());
    ASSERT_TRUE(save("work.perrin"));
    EXPECT_FALSE(window.isWindowModified());
}

TEST_F(SimulateSession, isRestoredAfterACrashWithoutAMovieToo) {
    {
        ui::MainWindow crashed;
        Scenario edited = crashed.session().simulation().scenario;
        edited.motion.diffusionCoefficient.value = 4.5;
        crashed.session().setScenario(edited, "edit");
        bool kept = false;
        crashed.keeper().autosave([&kept] { kept = true; });
        ASSERT_TRUE(test::waitFor([&] { return kept; }));
    }
    window.offerAutosaves();
    ASSERT_TRUE(offers("ended unexpectedly")) << message().toStdString();
    click("offer");
    EXPECT_TRUE(test::waitFor([&] { return scenario().motion.diffusionCoefficient.value == 4.5; }));
    EXPECT_TRUE(window.isWindowModified()) << "in no session file yet";
    window.keeper().finish();
}

TEST_F(SimulateSession, impossibleScenariosNeverGetIn) {
    Scenario wrong = scenario();
    wrong.emission.photons.value = -1;
    const Scenario before = scenario();
    EXPECT_THROW(window.session().setScenario(wrong, "wrong"), Error);
    EXPECT_EQ(scenario(), before);
    EXPECT_EQ(window.session().undoStack().count(), 0);
}

TEST_F(SimulateSession, scenariosAreWrittenAndReadAsFiles) {
    type("simulatedD", "0.7");
    page().save(path("my cells.json"));
    ASSERT_TRUE(test::waitFor([&] { return message().contains("my cells.json"); }));
    EXPECT_EQ(readScenario(folder / "my cells.json"), scenario());
    EXPECT_EQ(find<QComboBox>("preset")->placeholderText(), "my cells.json");
    const Scenario saved = scenario();
    type("simulatedD", "0.9");
    EXPECT_EQ(find<QComboBox>("preset")->placeholderText(), "my cells.json, changed");
    pick("preset", "physical-a");
    click("loadScenario");
    chooseFile(folder / "my cells.json");
    EXPECT_TRUE(test::waitFor([&] { return scenario() == saved; }));
    EXPECT_EQ(undoWords(), "Undo load scenario");
}

TEST_F(SimulateSession, aBadScenarioFileIsToldInASentence) {
    const Scenario before = scenario();
    std::ofstream(folder / "bad.json") << R"({"emission": {"photons": -4}})";
    page().load(path("bad.json"));
    ASSERT_TRUE(test::waitFor([&] { return message().contains("emission.photons is -4"); }))
        << message().toStdString();
    EXPECT_TRUE(message().contains("bad.json"));
    EXPECT_EQ(scenario(), before);
}

TEST_F(SimulateSession, exportedStacksOpenInMovieWithTheirCalibration) {
    pick("preset", "tirf-emccd");
    QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
    auto* dialog = window.findChild<ui::SimulationExportDialog*>();
    ASSERT_NE(dialog, nullptr);
    const auto edit = [&](const char* name, const QString& value) {
        auto* line = dialog->findChild<QLineEdit*>(name);
        line->selectAll();
        QTest::keyClicks(line, value);
    };
    auto* accept = dialog->findChild<QPushButton*>("exportSimulationAccept");
    edit("exportPrefix", path("nowhere/set"));
    EXPECT_FALSE(accept->isEnabled());
    EXPECT_TRUE(dialog->findChild<QLabel*>("exportSimulationRemark")->text().contains("There is no folder"));
    edit("exportPrefix", path("set"));
    edit("stackCount", "3");
    edit("exportSeed", "5");
    EXPECT_TRUE(dialog->findChild<QLabel*>("exportSimulationRemark")->text().contains("set.tif"));
    QTest::mouseClick(accept, Qt::LeftButton);
    ASSERT_TRUE(offers("set.tif")) << message().toStdString();
    EXPECT_TRUE(written("set.csv"));
    EXPECT_TRUE(written("set.json"));
    click("offer");
    ASSERT_TRUE(test::waitFor([&] { return window.session().path() == folder / "set.tif"; }));
    EXPECT_TRUE(view().isVisible());
    EXPECT_EQ(window.session().frameCount(), 48u);
    const Acquisition& known = window.session().settings().acquisition;
    EXPECT_NEAR(known.pixelSize.value(), 0.107, 1e-6);
    EXPECT_NEAR(known.frameInterval.value(), 0.00776, 1e-8);
    const Simulator simulator(scenario(), 5);
    const FrameStack second = simulator.record(simulator.truth(1));
    EXPECT_TRUE((window.session().movie()->frame(16) == Image(second.frame(0))).all()) << "stack 1, frame 0";
}

TEST_F(SimulateSession, anExportedMovieIsOneFieldOfView) {
    ui::SimulationOrder order{.kind = ui::SimulationOrder::Kind::Movie,
                              .scenario = scenario(),
                              .seed = 3,
                              .stacks = 1,
                              .prefix = path("field")};
    order.scenario.field = {.width = 80, .height = 60, .frames = 12, .molecules = 5, .replaceBleached = true};
    page().simulationExport().write(order);
    ASSERT_TRUE(offers("field.tif")) << message().toStdString();
    EXPECT_TRUE(written("field_truth.csv"));
    click("offer");
    ASSERT_TRUE(test::waitFor([&] { return window.session().path() == folder / "field.tif"; }));
    EXPECT_EQ(window.session().movie()->info().width, 80);
    EXPECT_EQ(window.session().movie()->info().height, 60);
    EXPECT_EQ(window.session().frameCount(), 12u);
}

TEST_F(SimulateSession, anExportIsCancelledAndLeavesNothing) {
    ui::SimulationOrder order{.kind = ui::SimulationOrder::Kind::Stacks,
                              .scenario = scenario(),
                              .seed = 3,
                              .stacks = 200000,
                              .prefix = path("long")};
    page().simulationExport().write(order);
    ASSERT_TRUE(test::waitFor([&] { return find<QWidget>("taskBar")->isVisible(); }));
    QTest::qWait(50);
    QTest::keyClick(&window, Qt::Key_Escape);
    ASSERT_TRUE(test::waitFor([&] { return message().contains("Cancelled"); })) << message().toStdString();
    for (const char* name : {"long.tif", "long.csv", "long.json"})
        EXPECT_FALSE(written(name)) << name;
}

TEST_F(SimulateSession, theReportsFormationHasNoMovies) {
    pick("preset", "report-2024");
    page().askExport();
    auto* dialog = window.findChild<ui::SimulationExportDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(dialog->findChild<QRadioButton*>("exportMovie")->isEnabled());
    dialog->reject();
}
