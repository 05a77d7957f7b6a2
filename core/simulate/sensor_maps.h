// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/simulate/scenario.h"

namespace perrin {

/// What differs from pixel to pixel of a camera; all of one size, or all empty where every pixel is the same.
struct SensorMaps {
    Image offset;    // ADU
    Image gain;      // ADU per photo-electron
    Image readNoise; // electrons rms

    bool empty() const { return offset.size() == 0; }
};

/// Reads the maps that the settings name, or makes them up around the camera's numbers (the same ones every
/// time: one camera), for a picture of this size. Larger maps are kept whole. Throws Error: a map that cannot
/// be read, is smaller than the picture, of another size than the others, or holds an impossible value (place
/// named).
SensorMaps sensorMaps(const SensorSettings& settings, Eigen::Index height, Eigen::Index width);

} // namespace perrin
