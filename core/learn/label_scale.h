// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/model.h"

#include <cmath>

namespace perrin {

/// From a network's normalized numbers to D.
struct LabelScale {
    Label label = Label::LnD;
    Normalization normalization{};
    double unitD = 1; // um^2/s of D frameInterval / pixelSize^2 = 1

    /// um^2/s
    double d(double normalized) const {
        const double quantity = normalization.labelMean + normalization.labelScale * normalized;
        return unitD * (isLogarithm(label) ? std::exp(quantity) : quantity);
    }
    /// Of the label itself: of ln D, or um^2/s.
    double error(double normalized) const {
        return normalization.labelScale * normalized * (isLogarithm(label) ? 1 : unitD);
    }
};

} // namespace perrin
