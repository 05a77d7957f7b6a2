// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/job.h"
#include "core/movie/movie.h"
#include "ui/viewer/contrast.h"

#include <QFont>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace perrin::ui {

/// How the movie with its molecules is written.
struct OverlayMovieSettings {
    std::size_t first = 0, last = 0; // frames from 0, both included
    double framesPerSecond = 25;     // of the playback
    int enlargement = 4;             // screen pixels a pixel of the movie
    bool rings = true, labels = true, timeStamp = true, scaleBar = true;
};

/// What is written: a snapshot.
struct OverlayMovieSource {
    std::shared_ptr<const Movie> movie;
    std::size_t channel = 0;
    std::shared_ptr<const Measurement> molecules; // may be empty
    std::optional<double> pixelSize;              // um
    std::vector<std::optional<double>> times;     // s, a frame
    DisplayRange range;
    LookupTable table = LookupTable::Grays;
    QFont font;
};

/// One frame as the movie shows it.
QImage overlayPicture(const OverlayMovieSource& source, const class MoleculeOverlay& overlay,
                      const OverlayMovieSettings& settings, std::size_t frame);

/// .mp4 or .avi, or .png for a sequence: NAME_0001.png and so on, numbered as the frames are shown, from 1.
/// Gives the first file written. Throws Error, Cancelled; what was cancelled leaves nothing behind.
std::filesystem::path writeOverlayMovie(const std::filesystem::path& path, const OverlayMovieSource& source,
                                        const OverlayMovieSettings& settings, const Job& job = {});

} // namespace perrin::ui
