// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the Simulate workspace shows, as plain data: knows no Qt.
#include "core/diffusion/measurability.h"
#include "core/diffusion/measurement.h"
#include "core/job.h"
#include "core/simulate/simulator.h"

#include <memory>
#include <optional>

namespace perrin::ui {

struct PreviewRequest {
    Scenario scenario;
    std::uint64_t seed = 1;

    bool operator==(const PreviewRequest&) const = default;
};

/// One simulated molecule, and what the estimators make of its noisy frames.
struct Preview {
    PreviewRequest request;
    Scenario scenario; // fixed(); no longer than can be shown at once
    Truth truth;
    std::vector<Image> noiseFree; // a frame each; ADU as without any noise
    std::vector<Image> noisy;     // ADU
    /// The spot of each frame as the program's own localizer finds it, and what is measured on them. Without
    /// spots: not found in any frame.
    Molecule measured;
    MeasureSettings measureSettings;              // it was measured with
    std::optional<Measurability> measurability{}; // empty: it has no D, or no theory is for it
};

/// Frames that are shown of a stack of this size: a preview holds 16 of 512x512 px at most.
int framesShown(const WindowSettings& window);

/// The same request gives the same preview. Throws Error, Cancelled.
Preview makePreview(const PreviewRequest& request, const Job& job = {});

/// One exposure on fine pixels around the molecule, with the places that made it up.
struct MagnifiedFrame {
    Image pixels;                        // photons a fine pixel
    int oversampling = 1;                // fine pixels a camera pixel
    double left = 0, top = 0;            // px of the camera: outer edge of the picture
    Positions places;                    // px of the camera
    std::optional<Eigen::Array2d> found; // px: where the localizer sees it
    Eigen::Array2d centre;               // px: where it is in the mean

    /// From px of the camera to those of the picture.
    Eigen::Array2d fine(double x, double y) const {
        return {(x + 0.5 - left) * oversampling - 0.5, (y + 0.5 - top) * oversampling - 0.5};
    }
};
MagnifiedFrame magnify(const Preview& preview, int frame);

} // namespace perrin::ui
