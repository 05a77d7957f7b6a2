// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <nlohmann/json_fwd.hpp>

namespace perrin {

/// TIFFs of what differs from pixel to pixel (sCMOS), one pixel a pixel of the movie. An empty path: all pixels
/// have the camera's number.
struct CameraMaps {
    std::filesystem::path offset{};    // ADU
    std::filesystem::path gain{};      // ADU per photo-electron
    std::filesystem::path readNoise{}; // electrons rms

    bool operator==(const CameraMaps&) const = default;
    bool empty() const { return offset.empty() && gain.empty() && readNoise.empty(); }
};

/// A camera's answer to photo-electrons. Light is counted in detected photons (quantum efficiency already applied).
struct Camera {
    double offset = 100;  // ADU
    double gain = 1;      // ADU per photo-electron, EM gain included
    double readNoise = 0; // electrons rms, referred to the input (before EM gain)
    bool em = false;      // EMCCD: electron multiplication doubles the shot-noise variance
    CameraMaps maps{};

    bool operator==(const Camera&) const = default;
    /// Throws Error naming the field and its value.
    void check() const;
    /// F of the shot noise: 2 for an EMCCD at high gain, 1 otherwise.
    double excessFactor() const { return em ? 2.0 : 1.0; }
};

/// The maps of `before` whose numbers are the same in `camera`, to the five digits that people
/// see: a map is of a camera as it was.
CameraMaps mapsThatStay(const Camera& camera, const Camera& before);

/// JSON object with gain_adu_per_e, offset_adu, read_noise_e and (optional) em, offset_map, gain_map,
/// read_noise_map (paths; left out where there are none).
nlohmann::json toJson(const Camera& camera);
/// Throws Error naming the field.
Camera cameraFrom(const nlohmann::json& json);

/// A file of it; maps are looked for beside the file. Throws Error naming file and field.
Camera readCamera(const std::filesystem::path& path);
void writeCamera(const std::filesystem::path& path, const Camera& camera);

} // namespace perrin
