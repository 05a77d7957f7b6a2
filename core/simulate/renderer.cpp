// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/renderer.h"

#include "core/simulate/normal_cdf.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace perrin {
namespace {

constexpr double reachInSigma = 5.5;

/// Pixels low … high - 1 of an axis within reach of places from … to.
struct Stretch {
    Stretch(double from, double to, double sigma, Eigen::Index size)
        : low(clipped(std::ceil(from - reach(sigma)), size)),
          high(clipped(std::floor(to + reach(sigma)) + 1, size)) {}
    static double reach(double sigma) { return reachInSigma * sigma + 0.5; }
    static Eigen::Index clipped(double place, Eigen::Index size) {
        return static_cast<Eigen::Index>(std::clamp(place, 0.0, static_cast<double>(size)));
    }
    Eigen::Index low, high;
};

constexpr Eigen::Index longestProfile = 64; // px on the stack; wider spots are made a stretch at a time

/// The share of the light in pixels first … first + count - 1 of one axis.
void profile(double centre, double sigma, Eigen::Index first, Eigen::Index count, float* share) {
    const double scale = 1 / sigma;
    double below = normalCdf((static_cast<double>(first) - 0.5 - centre) * scale);
    for (Eigen::Index i = 0; i < count; ++i) {
        const double above = normalCdf((static_cast<double>(first + i) + 0.5 - centre) * scale);
        share[i] = static_cast<float>(above - below);
        below = above;
    }
}

} // namespace

void addLight(Eigen::Ref<Image> image, double x, double y, double sigma, double photons) {
    const auto [left, right] = Stretch(x, x, sigma, image.cols());
    const auto [top, bottom] = Stretch(y, y, sigma, image.rows());
    std::array<float, longestProfile> across, down;
    for (Eigen::Index column = left; column < right; column += longestProfile) {
        const Eigen::Index width = std::min(longestProfile, right - column);
        profile(x, sigma, column, width, across.data());
        for (Eigen::Index row = top; row < bottom; row += longestProfile) {
            const Eigen::Index height = std::min(longestProfile, bottom - row);
            profile(y, sigma, row, height, down.data());
            for (Eigen::Index i = 0; i < height; ++i) {
                const float brightness = static_cast<float>(photons) * down[static_cast<std::size_t>(i)];
                float* pixel = &image(row + i, column);
                for (Eigen::Index j = 0; j < width; ++j)
                    pixel[j] += brightness * across[static_cast<std::size_t>(j)];
            }
        }
    }
}

PixelBox addExposure(Eigen::Ref<Image> image, const Eigen::Ref<const Positions>& path,
                     const Eigen::Ref<const Eigen::ArrayXd>& light, double sigma, double photons) {
    const double share = photons / static_cast<double>(path.rows());
    for (Eigen::Index i = 0; i < path.rows(); ++i)
        if (light[i] > 0)
            addLight(image, path(i, 0), path(i, 1), sigma, share * light[i]);
    const Stretch across(path.col(0).minCoeff(), path.col(0).maxCoeff(), sigma, image.cols());
    const Stretch down(path.col(1).minCoeff(), path.col(1).maxCoeff(), sigma, image.rows());
    return {down.low, across.low, down.high, across.high};
}

Image oversampledExposure(Eigen::Index height, Eigen::Index width, int oversampling,
                          const Eigen::Ref<const Positions>& path,
                          const Eigen::Ref<const Eigen::ArrayXd>& light, double sigma, double photons) {
    Image fine = Image::Zero(height * oversampling, width * oversampling);
    const double step = 1.0 / oversampling, first = -0.5 + 0.5 * step; // px, centre of the first fine pixel
    const double peak =
        photons / static_cast<double>(path.rows()) * step * step / (2 * std::numbers::pi * sigma * sigma);
    for (Eigen::Index i = 0; i < path.rows(); ++i)
        for (Eigen::Index row = 0; row < fine.rows(); ++row) {
            const double dy = first + step * static_cast<double>(row) - path(i, 1);
            for (Eigen::Index column = 0; column < fine.cols(); ++column) {
                const double dx = first + step * static_cast<double>(column) - path(i, 0);
                fine(row, column) += static_cast<float>(light[i] * peak *
                                                        std::exp(-(dx * dx + dy * dy) / (2 * sigma * sigma)));
            }
        }
    return fine;
}

Image binned(const Image& fine, int oversampling) {
    Image image(fine.rows() / oversampling, fine.cols() / oversampling);
    for (Eigen::Index row = 0; row < image.rows(); ++row)
        for (Eigen::Index column = 0; column < image.cols(); ++column)
            image(row, column) =
                fine.block(row * oversampling, column * oversampling, oversampling, oversampling).sum();
    return image;
}

} // namespace perrin
