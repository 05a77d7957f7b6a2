// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/commands/measure_files.h"
#include "core/diffusion/batch.h"
#include "core/job.h"

#include <filesystem>
#include <functional>
#include <string>

namespace perrin::app {

/// What watching asks of its caller.
struct WatchHands {
    /// A batch of this movie alone, its own files written.
    std::function<MeasuredBatch(const std::filesystem::path& movie, const Job& job)> measure{};
    /// It was measured before, and keeps the names of its files.
    std::function<void(const std::filesystem::path& movie)> known{};
    std::function<void(const std::string& line)> say{}; // for people
};

/// Measures movies as they appear in the folders of `options` until a stop is asked for; the tables grow with
/// them and hold all that was measured, from before too. Gives the exit code. Throws Error.
int watchMovies(const MeasureOptions& options, const MeasureFiles& files, const WatchHands& hands,
                const Job& job);

} // namespace perrin::app
