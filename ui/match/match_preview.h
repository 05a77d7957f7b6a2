// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/noise/noise_comparison.h"
#include "core/noise/noise_curves.h"
#include "core/noise/noise_match.h"
#include "core/session/session.h"
#include "ui/viewer/frame_loader.h"

#include <memory>

namespace perrin::ui {

/// What was found of the movie for a choice of frames and region, before any noise is fitted to it.
struct MatchGround {
    std::shared_ptr<const Movie> movie;
    EmptySettings settings;
    EmptyPixels pixels;
    ValueCounts values; // of all empty pixels together
};

struct MatchWish {
    std::shared_ptr<const MatchGround> ground;
    std::size_t frame = 0;
    std::shared_ptr<const TwinScene> scene; // of this frame, when it is known already
    NoiseModel model;
    double photons = 0, psfSigma = 0; // as the sliders have them; px
    MeasuredLight light;
    std::uint64_t seed = 1;
    Contrast contrast;
    std::shared_ptr<const struct MatchPreview> before; // what it knows of the same real frame stays
};

/// A real frame and its twin, and how alike their noise is.
struct MatchPreview {
    MatchWish wish; // with the scene
    Image twin;     // ADU
    NoiseComparison comparison;
    FrameSimilarity frame;
    std::vector<CurvePoint> real, simulated; // density of empty pixels
    std::vector<CurvePoint> quantiles;
    std::vector<double> realPower, twinPower; // ADU^2 by frequency, see radialPowerSpectrum()
    LoadedFrame realFrame;                    // with its contrast, for the contrast panel
    QImage twinPicture;                       // gray, in the same contrast
};

/// Throws Error, Cancelled.
MatchGround makeMatchGround(std::shared_ptr<const Movie> movie, const EmptySettings& settings,
                            const Job& job);
MatchPreview makeMatchPreview(const MatchWish& wish, const Job& job);

} // namespace perrin::ui
