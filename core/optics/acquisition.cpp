// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optics/acquisition.h"

#include "core/error.h"
#include "core/table.h"

#include <cmath>
#include <string>

namespace perrin {
namespace {

constexpr double largestPixelSize = 5; // um in the sample; two-fold magnification of a coarse camera

void checkPositive(const std::optional<double>& value, const char* name, const char* unit) {
    if (value && !(std::isfinite(*value) && *value > 0))
        throw Error(std::string(name) + " is " + std::to_string(*value) + " " + unit +
                    "; it must be above 0");
}

} // namespace

void Acquisition::check() const {
    checkPositive(pixelSize, "pixel size", "um");
    if (pixelSize && *pixelSize > largestPixelSize)
        throw Error(
            "pixel size is " + numberText(pixelSize) +
            " um in the sample, more than a microscope shows; it is the camera's pixel divided by the "
            "magnification, and " +
            numberText(pixelSize) + " nm are " + numberText(*pixelSize / 1000) + " um");
    checkPositive(frameInterval, "frame interval", "s");
    checkPositive(exposure, "exposure", "s");
    // Times written with few digits may make an exposure that equals the interval look a trifle longer.
    if (exposure && frameInterval && *exposure > *frameInterval * 1.001)
        throw Error("exposure is " + std::to_string(*exposure) + " s but the frame interval is only " +
                    std::to_string(*frameInterval) +
                    " s; an exposure cannot be longer than the frame interval");
}

std::optional<double> Acquisition::blurCoefficient() const {
    if (!exposure || !frameInterval)
        return std::nullopt;
    return std::fmin(*exposure / *frameInterval, 1.0) / 6.0;
}

} // namespace perrin
