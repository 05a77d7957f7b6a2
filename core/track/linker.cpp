// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/track/linker.h"

#include "core/error.h"
#include "core/track/frame_linker.h"

#include <cmath>
#include <string>

namespace perrin {

void LinkSettings::check() const {
    if (!(std::isfinite(maxD) && maxD > 0))
        throw Error("the largest expected D is " + std::to_string(maxD) + " um^2/s; it must be above 0");
    if (maxGap < 0 || maxGap > 100)
        throw Error("the longest gap is " + std::to_string(maxGap) + " frames; it must be within 0 and 100");
    if (minFrames < 3)
        throw Error("the least number of frames is " + std::to_string(minFrames) +
                    "; a diffusion coefficient needs at least 3");
}

double gate(const LinkSettings& settings, const Acquisition& acquisition) {
    const double fastest =
        settings.maxD * acquisition.frameInterval.value() / std::pow(acquisition.pixelSize.value(), 2);
    return 3 * std::sqrt(4 * fastest);
}

std::vector<Track> linkAllSpots(const std::vector<std::vector<Spot>>& spots, const Acquisition& acquisition,
                                const LinkSettings& settings, const Job& job) {
    settings.check();
    acquisition.check();
    FrameLinker linker(acquisition, settings, newSpots(spots));
    for (std::size_t f = 0; f < spots.size(); ++f) {
        job.progress(static_cast<double>(f) / static_cast<double>(spots.size()),
                     "Linking, frame " + std::to_string(f + 1) + " of " + std::to_string(spots.size()));
        linker.addFrame(static_cast<int>(f), spots[f]);
    }
    return linker.finish();
}

std::vector<Track> linkSpots(const std::vector<std::vector<Spot>>& spots, const Acquisition& acquisition,
                             const LinkSettings& settings, const Job& job) {
    std::vector<Track> tracks = linkAllSpots(spots, acquisition, settings, job);
    std::erase_if(tracks, [&](const Track& track) {
        return static_cast<int>(track.spots.size()) < settings.minFrames;
    });
    int id = 0;
    for (Track& track : tracks)
        track.id = ++id;
    return tracks;
}

} // namespace perrin
