// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/remeasure.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

/// Whether half of the clicked track's spots, or more, belong to the other.
bool sameMolecule(const Track& clicked, const Track& other, double reach) {
    std::size_t shared = 0;
    auto place = other.spots.begin();
    for (const Spot& spot : clicked.spots) {
        while (place != other.spots.end() && place->frame < spot.frame)
            ++place;
        if (place == other.spots.end())
            break;
        if (place->frame == spot.frame && std::hypot(place->x - spot.x, place->y - spot.y) < reach)
            ++shared;
    }
    return 2 * shared >= clicked.spots.size();
}

/// Molecules added by hand, with the next free numbers.
void keepClicked(Measurement& anew, const Measurement& previous, const MeasureSettings& settings) {
    int id = 0;
    for (const Molecule& molecule : anew.molecules)
        id = std::max(id, molecule.track.id);
    const std::size_t found = anew.molecules.size();
    for (const Molecule& clicked : previous.molecules) {
        const bool again =
            std::any_of(anew.molecules.begin(), anew.molecules.begin() + static_cast<std::ptrdiff_t>(found),
                        [&](const Molecule& other) { return sameMolecule(clicked.track, other.track, 1.0); });
        if (clicked.source != MoleculeSource::Clicked || again)
            continue;
        Track track = clicked.track;
        track.id = ++id;
        Molecule kept = measureTrack(track, settings);
        kept.source = MoleculeSource::Clicked;
        anew.molecules.push_back(std::move(kept));
    }
    if (const std::size_t kept = anew.molecules.size() - found)
        anew.notes.push_back(std::to_string(kept) + (kept == 1 ? " molecule added by hand was kept."
                                                               : " molecules added by hand were kept."));
}

Measurement estimatesAnew(const Measurement& previous, const MeasureSettings& settings, const Job& job) {
    settings.check();
    Measurement result = previous;
    result.settings = settings;
    for (const std::string& note : unknownNotes(previous.settings))
        std::erase(result.notes, note);
    for (std::string& note : unknownNotes(settings))
        result.notes.push_back(std::move(note));
    const auto count = static_cast<double>(result.molecules.size());
    for (std::size_t i = 0; i < result.molecules.size(); ++i) {
        job.progress(static_cast<double>(i) / count, "Measuring molecule " + std::to_string(i + 1));
        const MoleculeSource source = result.molecules[i].source;
        result.molecules[i] = measureTrack(previous.molecules[i].track, settings);
        result.molecules[i].source = source;
    }
    return result;
}

} // namespace

Rework reworkNeeded(const Measurement& measurement, const MeasureSettings& settings) {
    const MeasureSettings& then = measurement.settings;
    if (then == settings)
        return Rework::None;
    if (then.find != settings.find)
        return Rework::Finding;
    const bool steps = then.link != settings.link ||
                       then.acquisition.pixelSize != settings.acquisition.pixelSize ||
                       then.acquisition.frameInterval != settings.acquisition.frameInterval;
    if (!steps)
        return Rework::Estimates;
    return measurement.spots ? Rework::Linking : Rework::Finding;
}

Measurement remeasure(const Movie& movie, const Measurement& previous, const MeasureSettings& settings,
                      const Job& job) {
    const Rework rework = reworkNeeded(previous, settings);
    if (rework == Rework::Estimates)
        return estimatesAnew(previous, settings, job);
    Measurement result =
        rework == Rework::Linking ? relink(previous, settings, job) : measure(movie, settings, job);
    keepClicked(result, previous, settings);
    return result;
}

} // namespace perrin
