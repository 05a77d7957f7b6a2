// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/imaging.h"
#include "core/learn/encoder.h"
#include "core/movie/movie.h"
#include "core/track/track.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace perrin {

/// A part of a track as networks look at it: some frames of a window that stays where it is.
struct Stretch {
    std::int64_t firstFrame = 0;                     // of the movie, from 0; may lie before its beginning
    Eigen::Index left = 0, top = 0;                  // px of the movie; may lie outside
    std::vector<std::optional<StackPlace>> places{}; // by frame, px within the window; none: missing there
};

/// Tracks with fewer spots tell too little.
inline constexpr std::size_t leastSpots = 4;

/// Stretches of `frames` frames, one beginning every half of that, the last one ending with the track; of a
/// shorter track one with the track in its middle. The window has `side` px and is centred, to whole px, on where
/// the molecule is in the middle of the stretch, as the stacks of training are. Stretches with fewer than
/// leastSpots spots are left out.
std::vector<Stretch> stretchesOf(const Track& track, int frames, Eigen::Index side);

/// Cuts stretches out of a movie (even, where its camera has maps). Keeps some frames, so that stretches which are
/// asked for in the order of their frames read each only once. May be used by many threads.
class MovieWindows {
  public:
    MovieWindows(std::shared_ptr<const Movie> movie, std::size_t channel, const Imaging& imaging,
                 Eigen::Index side);
    MovieWindows(const MovieWindows&) = delete;
    MovieWindows& operator=(const MovieWindows&) = delete;

    /// ADU. Beyond the movie's edges, before its beginning and after its end there is background with the camera's
    /// noise, always the same. Throws Error.
    FrameStack cut(const Stretch& stretch) const;
    /// The same without what lies beyond the movie's edges, for networks that see spots: half a blob is fitted well
    /// only where the fit knows that the other half was not seen.
    KnownStack inside(const Stretch& stretch) const;

  private:
    std::shared_ptr<const Image> frame(std::size_t index) const;
    void fill(FrameStack& stack, const std::vector<bool>& isInside, std::uint64_t seed) const;

    std::shared_ptr<const Movie> movie_;
    std::size_t channel_;
    Imaging imaging_;
    Eigen::Index side_;
    mutable std::mutex mutex_;
    mutable std::map<std::size_t, std::shared_ptr<const Image>> kept_;
};

} // namespace perrin
