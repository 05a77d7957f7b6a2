// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/imaging.h"
#include "core/track/track.h"

#include <cstdint>
#include <vector>

namespace perrin {

/// A square part of a movie, px.
struct MovieBox {
    Eigen::Index left = 0, top = 0, side = 0;
    bool operator==(const MovieBox&) const = default;
};

/// How a molecule would look if its D were `d` (um^2/s): frames firstFrame … of the box, ADU, with its light in
/// each frame, its background and the camera's noise, on a free path of its own around where it was seen. In
/// frames in which it was missed it is dark. The same seed gives the same path for every d, but for its scale.
/// The track's amplitudes are photons.
std::vector<Image> moleculeTwin(const Track& track, int firstFrame, int frames, const MovieBox& box,
                                const Imaging& imaging, double d, std::uint64_t seed);

} // namespace perrin
