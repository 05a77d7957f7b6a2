// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace perrin {

/// The part of a frame that a fit sees; positions inside it count from its first pixel.
struct FitWindow {
    Eigen::Index left = 0, top = 0;
    Eigen::ArrayXXd pixels; // (y, x)

    /// Half the side of the window that a spot of this width is fitted in, px.
    static double half(double psfSigma) { return std::max(4.0, std::ceil(3.2 * psfSigma)); }

    FitWindow(const Image& image, double x, double y, double halfSide) {
        const auto half = static_cast<Eigen::Index>(halfSide);
        left = std::clamp<Eigen::Index>(std::lround(x) - half, 0, image.cols() - 1);
        top = std::clamp<Eigen::Index>(std::lround(y) - half, 0, image.rows() - 1);
        const Eigen::Index right = std::clamp<Eigen::Index>(std::lround(x) + half, 0, image.cols() - 1);
        const Eigen::Index bottom = std::clamp<Eigen::Index>(std::lround(y) + half, 0, image.rows() - 1);
        pixels = image.block(top, left, bottom - top + 1, right - left + 1).cast<double>();
    }
};

/// Share of light a pixel along one axis of a pixel-integrated Gaussian, and its derivatives by centre and by
/// sigma.
struct FitProfile {
    Eigen::ArrayXd share, byCentre, bySigma;

    FitProfile(double centre, double sigma, Eigen::Index size) : share(size), byCentre(size), bySigma(size) {
        const double scale = 1 / (std::numbers::sqrt2 * sigma);
        const double norm = 1 / (std::sqrt(2 * std::numbers::pi) * sigma);
        double edge = -0.5 - centre;
        double below = std::erf(edge * scale), density = norm * std::exp(-edge * edge * scale * scale);
        for (Eigen::Index i = 0; i < size; ++i) {
            const double nextEdge = edge + 1;
            const double above = std::erf(nextEdge * scale);
            const double nextDensity = norm * std::exp(-nextEdge * nextEdge * scale * scale);
            share[i] = 0.5 * (above - below);
            byCentre[i] = density - nextDensity;
            bySigma[i] = (edge * density - nextEdge * nextDensity) / sigma;
            edge = nextEdge;
            below = above;
            density = nextDensity;
        }
    }
};

} // namespace perrin
