// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/noise/empty_pixels.h"
#include "core/noise/noise_model.h"
#include "core/track/track.h"

#include <optional>
#include <string>
#include <vector>

namespace perrin {

/// A number and its 95 % interval.
struct SpotNumber {
    double value = 0, low = 0, high = 0;
};

/// What the molecules of a movie tell of PSF and light.
struct MatchedSpots {
    std::optional<SpotNumber> psfSigma{}; // px; empty: too few molecules
    std::optional<SpotNumber> photons{};  // of a molecule in one frame, median over molecules
    int molecules = 0, spots = 0;         // that were followed
    int slow = 0;            // of the molecules: blurred by less than a tenth of the PSF's variance
    double blurVariance = 0; // px^2, mean over those used, taken off their widths
    std::string note;        // for people: what the width rests on, or why there is none
};

/// Of molecules that were followed, with the widths of Poisson fits; tracks of fewer than 5 spots do not count.
/// The PSF is read from slow molecules where there are enough, else from all, less the blur of their motion
/// D t_E / 3 (D from their own steps). exposureShare: of the frame interval; empty: unknown, the whole is taken,
/// which the note says.
MatchedSpots matchedSpots(std::vector<Track> tracks, std::optional<double> exposureShare);

/// The same of the clear spots of a movie, followed from frame to frame. Throws Error, Cancelled.
MatchedSpots matchSpots(const Movie& movie, const EmptySettings& settings, const NoiseModel& model,
                        std::optional<double> exposureShare = {}, const Job& job = {});

} // namespace perrin
