// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/spike_match.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace perrin {
namespace {

constexpr int fewFrames = 3; // that make a part of a track, or a foreign part in it

/// A place in one frame, px. owner: of true places the synthetic molecule, then those of before; of measured
/// ones the track.
struct PlaceInFrame {
    std::size_t owner = 0;
    double x = 0, y = 0;
};
using PlacesByFrame = std::map<int, std::vector<PlaceInFrame>>;

void addTrack(PlacesByFrame& places, std::size_t owner, const Track& track) {
    for (const Spot& spot : track.spots)
        places[spot.frame].push_back({owner, spot.x, spot.y});
}

PlacesByFrame truePlaces(const std::vector<SpikedMolecule>& molecules, const Measurement& before) {
    PlacesByFrame places;
    for (std::size_t i = 0; i < molecules.size(); ++i)
        for (int frame = 0; frame < molecules[i].frames(); ++frame)
            places[molecules[i].firstFrame + frame].push_back(
                {i, molecules[i].centres(frame, 0), molecules[i].centres(frame, 1)});
    std::size_t owner = molecules.size();
    for (const Molecule& molecule : before.molecules)
        addTrack(places, owner++, molecule.track);
    for (const Track& track : before.leftOut)
        addTrack(places, owner++, track);
    return places;
}

/// What a track holds of a molecule.
struct Held {
    int frames = 0;
    double squares = 0; // px^2, both axes
};
using HeldByTrack = std::vector<std::map<std::size_t, Held>>;

void pairUp(const std::vector<PlaceInFrame>& found, const std::vector<PlaceInFrame>& truth, double gate,
            HeldByTrack& held) {
    struct Pair {
        double squared;
        std::size_t found, truth;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < found.size(); ++i)
        for (std::size_t j = 0; j < truth.size(); ++j) {
            const double dx = found[i].x - truth[j].x, dy = found[i].y - truth[j].y;
            if (dx * dx + dy * dy <= gate * gate)
                pairs.push_back({dx * dx + dy * dy, i, j});
        }
    std::ranges::sort(pairs, {}, &Pair::squared);
    std::vector<bool> foundTaken(found.size()), truthTaken(truth.size());
    for (const Pair& pair : pairs) {
        if (foundTaken[pair.found] || truthTaken[pair.truth])
            continue;
        foundTaken[pair.found] = truthTaken[pair.truth] = true;
        Held& part = held[found[pair.found].owner][truth[pair.truth].owner];
        ++part.frames;
        part.squares += pair.squared;
    }
}

SpikedOutcome outcomeOf(std::size_t number, const SpikedMolecule& molecule, const HeldByTrack& held,
                        const Measurement& after) {
    SpikedOutcome outcome{.d = molecule.d,
                          .photons = molecule.photons,
                          .firstFrame = molecule.firstFrame,
                          .frames = molecule.frames()};
    std::size_t best = held.size();
    int parts = 0;
    for (std::size_t track = 0; track < held.size(); ++track) {
        const auto part = held[track].find(number);
        if (part == held[track].end())
            continue;
        parts += part->second.frames >= fewFrames;
        if (part->second.frames > outcome.framesFound) {
            outcome.framesFound = part->second.frames;
            best = track;
        }
    }
    if (best == held.size())
        return outcome;
    const double pixel = after.settings.acquisition.pixelSize.value();
    outcome.squaredError = held[best].at(number).squares * pixel * pixel / 2 / outcome.framesFound;
    outcome.recovered = 2 * outcome.framesFound >= outcome.frames;
    outcome.broken = parts > 1;
    outcome.merged = std::ranges::any_of(held[best], [&](const auto& part) {
        return part.first != number && part.second.frames >= fewFrames;
    });
    outcome.answer = after.molecules[best];
    return outcome;
}

} // namespace

std::vector<SpikedOutcome> lookUp(const std::vector<SpikedMolecule>& molecules, const Measurement& before,
                                  const Measurement& after, double gate) {
    const PlacesByFrame truth = truePlaces(molecules, before);
    PlacesByFrame found;
    for (std::size_t i = 0; i < after.molecules.size(); ++i)
        addTrack(found, i, after.molecules[i].track);
    HeldByTrack held(after.molecules.size());
    for (const auto& [frame, places] : found)
        if (const auto there = truth.find(frame); there != truth.end())
            pairUp(places, there->second, gate, held);
    std::vector<SpikedOutcome> outcomes;
    for (std::size_t i = 0; i < molecules.size(); ++i)
        outcomes.push_back(outcomeOf(i, molecules[i], held, after));
    return outcomes;
}

} // namespace perrin
