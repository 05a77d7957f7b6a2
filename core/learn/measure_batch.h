// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/batch.h"
#include "core/learn/kept_predictor.h"
#include "core/region/region.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace perrin {

/// What all movies of a batch are measured with.
struct BatchRun {
    std::vector<std::filesystem::path> movies{}; // of listMovies(), or a part of them
    OpenOptions open{};
    std::vector<Region> regions{}; // none: the whole frame
    RegionUse regionUse = RegionUse::Label;
    KeptPredictor* predictor = nullptr; // asked for the network that the settings name; null: for none

    /// The settings of a movie, from what its file knows. An Error is the movie's failure.
    std::function<MeasureSettings(const std::filesystem::path& path, const MovieInfo& info)> settings{};
    /// When a movie is measured (with its spots, which are not kept) or has failed; may be empty. What `measured`
    /// throws is the movie's failure, too. index: of `movies`.
    std::function<void(std::size_t index, const Movie& movie, const MeasuredMovie& result)> measured{};
    std::function<void(const FailedMovie& failed)> failed{};
};

/// Measures every movie, adding it to `batch`; one that fails does not keep the others waiting. Throws Cancelled only;
/// `batch` then holds what was measured until then.
void measureBatch(MeasuredBatch& batch, const BatchRun& run, const Job& job);

} // namespace perrin
