// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/folder_watch.h"
#include "ui/batch/batch_work.h"

#include <QString>
#include <filesystem>
#include <functional>
#include <memory>

namespace perrin::ui {

/// Folders that are watched for movies, and who is told.
struct WatchPlan {
    WatchSettings watch{};
    BatchSettings settings{};
    std::shared_ptr<KeptPredictor> predictor{};
    std::filesystem::path results{}; // empty: nothing is written
    bool overlays = false;           // pictures of the movies go there, too
    bool restore = false;            // the tables that are there are gone on with
    Outcomes known{};                // measured already, and as now
    std::shared_ptr<WatchBell> bell{};
    // From the thread that watches.
    std::function<void(std::shared_ptr<const MovieOutcome>)> restored{};
    /// outcome: of a movie that was measured or is given up.
    std::function<void(const WatchEvent&, std::shared_ptr<const MovieOutcome> outcome)> told{};
};

/// Measures movies as they come, until it is stopped: throws Cancelled. Throws Error: the network cannot be
/// had; tables that cannot be gone on with.
void watchForMovies(const WatchPlan& plan, const Job& job);

/// What stands in the state of a movie that is waited for; empty: nothing is to be said.
QString waitingWords(const WatchEvent& event);

} // namespace perrin::ui
