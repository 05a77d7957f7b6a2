// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/simulate/simulator.h"

namespace perrin {

/// What is known of how a stack was taken; never its photons or its D.
struct Imaging {
    double pixelSize = 0.1, frameInterval = 0.01, exposure = 0.01; // um, s
    double psfSigma = 1.3;                                         // px
    Camera camera{};
    double laplaceNoise = 0; // ADU, scale b
    bool report = false;     // of the 2024 report: its own scaled numbers, which no camera calibrates

    /// D in um^2/s of D frameInterval / pixelSize^2 = 1.
    double unitD() const { return pixelSize * pixelSize / frameInterval; }
    /// Variance that every pixel has without light, electrons^2.
    double readVariance() const {
        const double laplace = laplaceNoise / camera.gain;
        return camera.readNoise * camera.readNoise + 2 * laplace * laplace +
               1 / (12 * camera.gain * camera.gain);
    }
};

/// As a scenario's stacks are taken; the PSF without its tolerance.
Imaging imagingOf(const Scenario& scenario);

/// Photo-electrons: (ADU - offset) / gain. The report's numbers stay as they are.
FrameStack calibrated(const FrameStack& adu, const Imaging& imaging);

} // namespace perrin
