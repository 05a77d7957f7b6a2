// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/job.h"
#include "core/movie/movie.h"
#include "core/noise/empty_mask.h"

#include <Eigen/Core>
#include <cstdint>
#include <optional>
#include <vector>

namespace perrin {

/// A rectangle of a frame, px.
struct PixelRegion {
    Eigen::Index x = 0, y = 0, width = 0, height = 0;

    bool operator==(const PixelRegion&) const = default;
};

/// Which part of a movie is looked at.
struct EmptySettings {
    std::size_t firstFrame = 0;
    std::optional<std::size_t> frames{}; // how many from there; empty: to the end
    std::optional<PixelRegion> region{}; // empty: whole frames
    double psfSigma = 1.3;               // px, of the molecules that are left out
    std::size_t channel = 0;

    bool operator==(const EmptySettings&) const = default;
};

/// How often each whole value occurs.
struct ValueCounts {
    std::int64_t first = 0; // ADU
    std::vector<double> counts;

    void add(std::int64_t value, double times = 1);
    double total() const;
    double mean() const;
    double variance() const;
    double skewness() const;
    double excessKurtosis() const;
    /// Both together.
    void add(const ValueCounts& other);
};

/// The pixels of a movie that see nothing but background. Molecules are left out (a pixel near a spot of its
/// own, a neighbouring or the mean frame) and hot pixels. What the background differs by from place to place
/// and frame to frame is taken off, to whole ADU, so that noise is all that is left: values come sorted into
/// some levels of the local background, each about its own mean.
struct EmptyPixels {
    std::vector<ValueCounts> levels; // from dark to bright; one where the background is about uniform
    Image background;                // ADU, its local mean over time; of the region
    std::vector<double> frameShifts; // ADU, mean of each frame looked at over the mean of all
    std::vector<std::size_t> frames; // those looked at
    EmptyMap firstEmpty;             // of the first frame looked at
    double emptyShare = 0;           // of the pixels looked at
    std::size_t hotPixels = 0;
    double clippedShare = 0; // of the empty pixels at the lowest or highest value there is

    /// All levels, each moved to the mean of all.
    ValueCounts pooled() const;
    double count() const;
};

/// Looks at all frames chosen or, of a long movie, at as many evenly spread ones as hold 5e7 pixels. Frames
/// are read one by one. Throws Error: no such frames or region, too little that is empty, values that are no
/// whole numbers; Cancelled.
EmptyPixels findEmptyPixels(const Movie& movie, const EmptySettings& settings = {}, const Job& job = {});

} // namespace perrin
