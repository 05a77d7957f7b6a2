// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"
#include "core/movie/movie.h"
#include "core/track/finder.h"
#include "core/track/linker.h"

#include <optional>
#include <vector>

namespace perrin {

/// The spot of one frame (ADU; even, where the camera has maps) that a person points at: the highest score
/// within `reach` px of (x, y), below the threshold too, whose fit converged with light, a width and an error
/// that a spot can have. Localized as by findSpots; `clear` when above the threshold. Throws Error where (x,
/// y) is outside of the frame.
std::optional<Spot> spotNear(const Image& image, int frame, double x, double y, double reach,
                             const FindSettings& settings, const FindCalibration& calibration);

/// Follows the molecule of `start` in both directions until it is missed in more than maxGap frames in a row.
/// Only its surroundings are looked at, so lower scores count than in the whole frame: `clear` spots are
/// those that noise gives within its reach in one frame of 100. Weak ends are trimmed, but `start` stays.
/// Spots of `others` are not taken. minFrames is not asked for; the track's id is 0. Throws Error (also where
/// `start` is of one of the others), Cancelled.
Track followSpot(const Movie& movie, const Spot& start, const FindSettings& find,
                 const FindCalibration& calibration, const LinkSettings& link, const Acquisition& acquisition,
                 const std::vector<Track>& others = {}, const Job& job = {});

} // namespace perrin
