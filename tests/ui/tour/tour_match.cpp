// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tour/tour.h"
#include "ui/match/match_page.h"
#include "ui/movie/camera_dialog.h"

#include <QMenu>
#include <QSlider>
#include <QToolButton>

namespace perrin::ui {

void Tour::match() {
    click("workspace2");
    MatchDesk& desk = window_.matching().desk();
    require(wait([&] { return desk.preview() != nullptr; }), "no twin is made");
    window_.session().setFrame(60);
    require(wait([&] { return desk.preview()->wish.frame == 60; }), "no twin of frame 61 is made");
    shoot("match");
    click("fitCamera");
    require(wait([&] { return desk.fitted() != nullptr; }), "nothing is fitted");
    const auto settled = [&] { return desk.preview()->wish.model == noiseModelOf(desk.scenario()); };
    require(wait(settled), "no twin of the fit is made");
    shoot("match_fitted");
    for (QAction* action : find<QToolButton>("knownFrom")->menu()->actions())
        if (action->text().contains("dark and flat"))
            action->trigger();
    auto* dialog = window_.findChild<CameraDialog*>();
    require(dialog != nullptr, "no camera can be calibrated");
    dialog->setDark("/data/dark.tif");
    dialog->addFlats({"/data/flat dim.tif", "/data/flat bright.tif"});
    shoot("calibrate_camera");
    dialog->reject();
    auto* slider = find<QSlider>("matchGaussianSlider");
    slider->setValue(slider->maximum() * 3 / 4);
    require(wait(settled), "the twin does not follow the slider");
    shoot("match_worse");
    click("workspace1");
}

} // namespace perrin::ui
