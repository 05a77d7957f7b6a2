// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/tracked_stack.h"

#include "core/learn/stretch.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

constexpr double lookedFor = 0.5;      // of the stacks without neighbours
constexpr double partOfTime = 0.35;    // of the others: the track is shorter than the stack
constexpr double missed = 0.03;        // of the frames, although the molecule shines
constexpr double placeError = 0.2;     // px, of a tracker; the spots are fitted again
constexpr double dimmest = 0.3;        // of the molecule's mean light, that a tracker sees
constexpr double atEdge = 0.08;        // of the stacks …
constexpr double farthestEdge = 12;    // … px from the molecule at half-time
constexpr Eigen::Index narrowest = 16; // px, that stay of a window

constexpr std::uint64_t streamsOfSimulator = 7; // of a stack: see core/simulate/draw.h

/// What is left of a window when a movie ends within it.
void cutAtEdge(KnownStack& known, const Truth& truth, RandomStream& random) {
    const Eigen::RowVector2d middle = truth.path.row(truth.path.rows() / 2);
    const bool isX = random.uniform() < 0.5, isLow = random.uniform() < 0.5;
    const double distance = random.uniform(-0.5, farthestEdge);
    const Eigen::Index size = isX ? known.adu.pixels.cols() : known.adu.height;
    const double edge = isLow ? middle[isX ? 0 : 1] - distance : middle[isX ? 0 : 1] + distance;
    Eigen::Index from = 0, to = size;
    if (isLow)
        from = std::clamp<Eigen::Index>(std::lround(edge), 0, size - narrowest);
    else
        to = std::clamp<Eigen::Index>(std::lround(edge) + 1, narrowest, size);
    if (isX)
        keepPart(known, from, 0, to - from, known.adu.height);
    else
        keepPart(known, 0, from, known.adu.pixels.cols(), to - from);
}

} // namespace

RandomStream beyondSimulation(std::uint64_t seed, std::uint64_t index) {
    return RandomStream(seed, (index << 3) | streamsOfSimulator);
}

KnownStack knownStack(const Scenario& scenario, const Truth& truth, FrameStack adu, RandomStream& random) {
    KnownStack known{.adu = std::move(adu), .imaging = imagingOf(scenario, truth.conditions)};
    if (!scenario.window.tracked || (truth.neighbours.empty() && random.uniform() < lookedFor))
        return known;
    const auto frames = static_cast<int>(known.adu.frames()), fewest = static_cast<int>(leastSpots);
    int count = frames;
    if (random.uniform() < partOfTime && frames > fewest)
        count = fewest + static_cast<int>(random.uniform() * (frames - fewest));
    const int first = (frames - count) / 2;
    known.places.resize(static_cast<std::size_t>(frames));
    for (int frame = first; frame < first + count; ++frame)
        if (truth.photons[frame] > dimmest * truth.conditions.photons && random.uniform() >= missed)
            known.places[static_cast<std::size_t>(frame)] =
                StackPlace{truth.centres(frame, 0) + placeError * static_cast<double>(random.normal()),
                           truth.centres(frame, 1) + placeError * static_cast<double>(random.normal())};
    if (random.uniform() < atEdge)
        cutAtEdge(known, truth, random);
    else
        keepPart(known, 0, 0, known.adu.pixels.cols(), known.adu.height);
    return known;
}

} // namespace perrin
