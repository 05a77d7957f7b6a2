// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/simulate/simulator.h"

namespace perrin {

/// What is known of how a stack was taken; never its photons or its D.
struct Imaging {
    double pixelSize = 0.1, frameInterval = 0.01, exposure = 0.01; // um, s
    double psfSigma = 1.3;                                         // px …
    double psfTolerance = 0; // … and by what share of it a molecule's own may be off
    Camera camera{};
    double laplaceNoise = 0; // ADU, scale b
    double leastD = 0;       // um^2/s: D is known not to be less; 0: nothing is known
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

/// As a scenario's stacks are taken; where each has an instrument of its own, as the settings stand without.
Imaging imagingOf(const Scenario& scenario);
/// As one of them was.
Imaging imagingOf(const Scenario& scenario, const Conditions& conditions);

/// Photo-electrons: (ADU - offset) / gain. The report's numbers stay as they are.
FrameStack calibrated(const FrameStack& adu, const Imaging& imaging);

} // namespace perrin
