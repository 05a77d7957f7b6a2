// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tour/tour.h"
#include "ui/simulate/advisor_dialog.h"
#include "ui/simulate/frames_view.h"
#include "ui/simulate/simulate_page.h"
#include "ui/simulate/simulation_export.h"

#include <QComboBox>
#include <QLabel>
#include <QMenuBar>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QToolButton>

namespace perrin::ui {

void Tour::simulate() {
    shoot("empty");
    QTest::keyClick(&window_, Qt::Key_3, Qt::ControlModifier);
    auto* page = window_.findChild<SimulatePage*>();
    auto* frames = page->findChild<FramesView*>();
    const auto settle = [&] {
        require(wait([&] {
                    return page->preview() &&
                           page->preview()->request.scenario == window_.session().simulation().scenario &&
                           frames->settled();
                }),
                "no preview came");
    };
    const auto pick = [&](const char* box, const QString& entry) {
        auto* combo = find<QComboBox>(box);
        combo->setCurrentIndex(combo->findText(entry));
        emit combo->activated(combo->currentIndex());
        settle();
    };
    const auto scroll = [&](double share) {
        auto* bar = find<QScrollArea>("settingsScroll")->verticalScrollBar();
        bar->setValue(static_cast<int>(share * bar->maximum()));
    };
    require(wait([&] { return page->isVisible(); }), "Ctrl+3 does not show Simulate");
    settle();
    shoot("simulate");
    pick("preset", "tirf-emccd");
    type("simulatedD", "3");
    click("bothNoises");
    frames->setFrame(6);
    settle();
    shoot("simulate_both");
    click("loop");
    click("contrast");
    settle();
    shoot("simulate_loop_contrast");
    click("contrast");
    click("noisy");
    click("montage");
    pick("preset", "scmos");
    pick("motionKind", "Two states");
    click("moreLight");
    click("moreSizes");
    scroll(0.5);
    shoot("simulate_scmos_settings");
    scroll(1);
    shoot("simulate_more_settings");
    click("moreLight");
    click("moreSizes");
    scroll(0);
    pick("preset", "physical-a");
    type("simulatedExposure", "20");
    type("simulatedPhotons", "-3");
    shoot("simulate_refused");
    pick("preset", "report-2024");
    shoot("simulate_report");
    pick("preset", "physical-a");
    type("simulatedPhotons", "15");
    settle();
    shoot("simulate_hopeless");
    auto* menuBar = window_.findChild<QMenuBar*>();
    QMenu* menu = menuBar->actions().at(4)->menu();
    shootMenu(menu, menuBar->mapToGlobal(QPoint(120, menuBar->height())), "simulate_menu");
    pick("preset", "tirf-emccd");
    click("openAdvisor");
    auto* advisor = page->findChild<AdvisorDialog*>();
    require(wait([&] { return advisor->answer() != nullptr; }), "no advice came");
    type("advisorLowD", "0.1");
    type("advisorHighD", "5");
    type("advisorBudget", "20000");
    type("advisorNeighbour", "3");
    require(
        wait([&] { return advisor->answer() && advisor->answer()->advice.settings.neighbourDistance == 3; }),
        "the advice does not follow its fields");
    shoot("simulate_advice");
    type("advisorHighD", "0.01");
    shoot("simulate_advice_refused");
    advisor->close();
    pick("preset", "physical-a");
    type("simulatedPhotons", "15");
    settle();
    page->askExport();
    shootDialog("simulate_export_stacks");
    page->askExport();
    QTest::mouseClick(QApplication::activeModalWidget()->findChild<QAbstractButton*>("exportMovie"),
                      Qt::LeftButton, {}, QPoint(8, 8));
    shootDialog("simulate_export_movie");
    const QTemporaryDir folder;
    page->simulationExport().write({.kind = SimulationOrder::Kind::Stacks,
                                    .scenario = window_.session().simulation().scenario,
                                    .seed = 1,
                                    .stacks = 3000,
                                    .prefix = folder.filePath("stacks")});
    require(wait([&] { return find<QWidget>("taskBar")->isVisible(); }), "no progress is shown");
    shoot("simulate_exporting");
    require(wait([&] { return find<QLabel>("message")->text().contains("stacks.tif"); }),
            "nothing is written");
    shoot("simulate_exported");
    click("dismiss");
    window_.session().undoStack().setClean(); // the tour's movie is not asked about
    click("workspace1");
    require(wait([&] { return !page->isVisible(); }), "the Movie workspace is not shown");
}

} // namespace perrin::ui
