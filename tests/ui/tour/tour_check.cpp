// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tour/tour.h"

#include <QLabel>
#include <QTabWidget>

namespace perrin::ui {

void Tour::check() {
    find<QTabWidget>("answers")->setCurrentIndex(2);
    click("checkPopulation");
    shoot("check_empty");
    type("spikeDs", "0.1 quick");
    shoot("check_wrong_number");
    type("spikeDs", "0.05 0.3 2");
    type("spikeMolecules", "5");
    click("runSpikeIn");
    require(wait([&] { return find<QLabel>("spikeState")->text().startsWith("Round 2"); }),
            "the check does not go on");
    shoot("check_running");
    require(wait([&] { return !find<QWidget>("cancelSpikeIn")->isVisible(); }), "the check does not end");
    shoot("check");
    window_.session().removeMolecule(window_.session().measurement()->molecules.back().track.id);
    shoot("check_outdated");
    window_.session().undoStack().undo();
    find<QDialog>("spikeInDialog")->close();
    find<QTabWidget>("answers")->setCurrentIndex(0);
}

} // namespace perrin::ui
