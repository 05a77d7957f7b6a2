// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

namespace perrin {

/// A camera's answer to photo-electrons. Light is counted in detected photons (quantum efficiency already applied).
struct Camera {
    double offset = 100;  // ADU
    double gain = 1;      // ADU per photo-electron, EM gain included
    double readNoise = 0; // electrons rms, referred to the input (before EM gain)
    bool em = false;      // EMCCD: electron multiplication doubles the shot-noise variance

    bool operator==(const Camera&) const = default;
    /// Throws Error naming the field and its value.
    void check() const;
    /// F of the shot noise: 2 for an EMCCD at high gain, 1 otherwise.
    double excessFactor() const { return em ? 2.0 : 1.0; }
};

/// JSON object with gain_adu_per_e, offset_adu, read_noise_e and (optional) em. Throws Error naming file and field.
Camera readCamera(const std::filesystem::path& path);

} // namespace perrin
