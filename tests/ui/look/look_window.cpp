// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/look/look_window.h"

#include "tests/core/learn/simple_engine.h"
#include "ui/batch/batch_window.h"
#include "ui/match/match_page.h"
#include "ui/movie/camera_dialog.h"
#include "ui/movie/export_dialog.h"
#include "ui/movie/movie_exports.h"
#include "ui/movie/movie_page.h"
#include "ui/movie/overlay_movie_dialog.h"
#include "ui/simulate/simulate_page.h"
#include "ui/simulate/simulation_export_dialog.h"
#include "ui/train/train_page.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QPushButton>
#include <QTabWidget>

namespace perrin::test {

LookWindow::LookWindow(const QString& language) : Spoken(language), Window(&simpleEngine()) {
    activate();
}

void LookWindow::tell(const Look& look, const std::string& state, QWidget& shown) {
    QTest::qWait(30);
    look(state, shown);
}

void LookWindow::chooseTab(const char* tabs, int index) {
    find<QTabWidget>(tabs)->setCurrentIndex(index);
}

void LookWindow::visitMovie(const Look& look) {
    tell(look, "empty");
    ASSERT_TRUE(openFile(ownData("movie/two_speeds_emccd.tif")));
    tell(look, "movie, not calibrated");
    click("cameraButton");
    type("cameraGain", "30");
    tell(look, "calibration");
    type("cameraOffset", "500");
    type("cameraReadNoise", "0.5");
    click("calibrationToggle");
    ASSERT_TRUE(measure());
    window.session().select(0);
    click("contrast");
    for (int tab = 0; tab < find<QTabWidget>("answers")->count(); ++tab) {
        chooseTab("answers", tab);
        if (tab == 3) {
            EXPECT_TRUE(waitFor([this] { return find<QPushButton>("exportMap")->isEnabled(); }));
        }
        tell(look, "movie, tab " + std::to_string(tab + 1));
    }
}

void LookWindow::visitOthers(const Look& look) {
    window.showWorkspace(ui::WorkspaceKind::Match);
    tell(look, "match, empty");
    ASSERT_TRUE(openFile(ownData("movie/two_speeds_emccd.tif")));
    window.showWorkspace(ui::WorkspaceKind::Match);
    ui::MatchDesk& desk = window.matching().desk();
    ASSERT_TRUE(waitFor([&] { return desk.preview() != nullptr; }));
    click("fitCamera");
    ASSERT_TRUE(waitFor([&] { return !desk.fitting().running() && desk.fitted() != nullptr; }));
    tell(look, "match");
    window.showWorkspace(ui::WorkspaceKind::Simulate);
    auto* simulate = window.findChild<ui::SimulatePage*>();
    for (const int preset : {0, find<QComboBox>("preset")->count() - 1}) {
        find<QComboBox>("preset")->setCurrentIndex(preset);
        emit find<QComboBox>("preset")->activated(preset);
        ASSERT_TRUE(waitFor([&] {
            return simulate->preview() &&
                   simulate->preview()->request.scenario == window.session().simulation().scenario;
        }));
        if (preset == 0)
            for (const char* more : {"moreLight", "moreSizes"})
                click(more);
        tell(look, "simulate, preset " + std::to_string(preset));
    }
    window.session().setScenario(simpleTraining().scenario, "test");
    window.showWorkspace(ui::WorkspaceKind::Train);
    ASSERT_TRUE(waitFor([&] { return window.training().desk().isLoaded(); }));
    click("moreTraining");
    tell(look, "train");
    chooseTab("trainTabs", 1);
    tell(look, "compare");
}

void LookWindow::visitDialogs(const Look& look) {
    const auto visit = [&](const std::string& name, QDialog* dialog) {
        ASSERT_NE(dialog, nullptr) << name;
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        tell(look, name, *dialog);
        delete dialog;
    };
    const QString base = QString::fromStdString((folder / "movie").string());
    for (const auto kind : {ui::TableKind::Molecules, ui::TableKind::TrackMateSpots})
        visit("export table", new ui::ExportDialog(base, kind, &window));
    visit("export movie", new ui::OverlayMovieDialog(base + ".mp4", SlowMovie(40, 0).info(), &window));
    visit("calibrate camera", new ui::CameraDialog(window.session(), 30.0, &window));
    visit("export simulation", new ui::SimulationExportDialog(window.session().simulation(), base, &window));
    ASSERT_TRUE(openSmallMovie());
    ASSERT_TRUE(measure());
    window.findChild<ui::MoviePage*>()->check();
    tell(look, "check with synthetic molecules", *window.findChild<QDialog*>("spikeInDialog"));
    window.findChild<QDialog*>("spikeInDialog")->close();
    window.batch().show();
    tell(look, "many movies", window.batch());
    window.batch().close();
    window.findChild<QAction*>("helpHere")->trigger();
    tell(look, "help", *window.findChild<QWidget*>("helpWindow"));
}

} // namespace perrin::test
