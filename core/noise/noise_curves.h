// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/noise/empty_pixels.h"
#include "core/noise/noise_model.h"
#include "core/noise/pixel_law.h"

#include <vector>

namespace perrin {

struct CurvePoint {
    double x = 0, y = 0;
};

/// A width of bins (whole ADU) that shows the shape of this many values.
std::int64_t binWidth(const ValueCounts& values);

/// Share of the values a ADU, in bins that begin at multiples of `width` ADU; x: their middles. Bins without
/// a value are left out.
std::vector<CurvePoint> density(const ValueCounts& values, std::int64_t width);
std::vector<CurvePoint> density(const PixelLaw& law, std::int64_t width);

/// Quantiles (ADU) of real values against those of the law at the same shares, from one pixel beyond to
/// another.
std::vector<CurvePoint> quantilePairs(const ValueCounts& real, const PixelLaw& law);

/// Photon transfer: squared distance of pixels from what the scene expects of them (ADU^2), mean over pixels
/// of about the same expectation (ADU), background and molecules alike; over up to 40 of the frames looked
/// at. Throws Error, Cancelled.
std::vector<CurvePoint> photonTransfer(const Movie& movie, const EmptySettings& settings,
                                       const EmptyPixels& pixels, const NoiseModel& model,
                                       const Job& job = {});

} // namespace perrin
