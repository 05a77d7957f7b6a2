// SPDX-License-Identifier: GPL-3.0-or-later
// What is simulated and matched, as part of the session.
#include "ui/session_state.h"

namespace perrin::ui {

void SessionState::setScenario(const Scenario& scenario, const QString& name, bool held) {
    scenario.check();
    change({scenario, simulation_.seed}, name, held ? Edit::Kind::Held : Edit::Kind::Continued);
}

void SessionState::setSeed(std::uint64_t seed, const QString& name) {
    const bool typed = name.isEmpty();
    change({simulation_.scenario, seed}, typed ? tr("change seed") : name,
           typed ? Edit::Kind::Continued : Edit::Kind::Single);
}

void SessionState::change(const SimulationSettings& simulation, const QString& name, Edit::Kind kind) {
    if (simulation == simulation_)
        return;
    undoStack_.push(new Edit(
        name, [this, simulation] { apply(simulation); }, [this, before = simulation_] { apply(before); },
        kind, Edit::Place::Simulate));
}

void SessionState::apply(const SimulationSettings& simulation) {
    simulation_ = simulation;
    emit simulationChanged();
}

void SessionState::setMatching(const MatchingSettings& matching, const QString& name, bool held) {
    if (matching == matching_)
        return;
    if (name.isEmpty()) {
        apply(matching);
        return;
    }
    undoStack_.push(new Edit(
        name, [this, matching] { apply(matching); }, [this, before = matching_] { apply(before); },
        held ? Edit::Kind::Held : Edit::Kind::Continued, Edit::Place::Match));
}

void SessionState::apply(const MatchingSettings& matching) {
    matching_ = matching;
    emit matchingChanged();
}

Scenario SessionState::scenarioOfMovie() const {
    Scenario scenario = simulation_.scenario;
    const Acquisition& known = values_.settings.acquisition;
    Acquisition& acquisition = scenario.acquisition;
    if (known.pixelSize)
        acquisition.pixelSize = known.pixelSize;
    if (known.frameInterval)
        acquisition.frameInterval = known.frameInterval;
    if (known.exposure)
        acquisition.exposure = known.exposure;
    else if (acquisition.exposure > acquisition.frameInterval)
        acquisition.exposure = acquisition.frameInterval; // the longest there can be
    if (values_.settings.find.camera)
        scenario.sensor.camera = *values_.settings.find.camera;
    if (values_.psfFwhm)
        scenario.psf.fwhm = *values_.psfFwhm;
    return scenario;
}

} // namespace perrin::ui
