// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/track/fit_window.h"
#include "core/track/localizer.h"

#include <Eigen/Dense>
#include <cmath>
#include <numbers>

namespace perrin {
namespace {

/// Amplitude and background by linear least squares for a spot whose place and width are given.
void fitBrightness(const FitWindow& window, SpotFit& spot) {
    const FitProfile rows(spot.y - static_cast<double>(window.top), spot.sigma, window.pixels.rows());
    const FitProfile columns(spot.x - static_cast<double>(window.left), spot.sigma, window.pixels.cols());
    const Eigen::ArrayXXd shape = (rows.share.matrix() * columns.share.matrix().transpose()).array();
    const Eigen::ArrayXXd centred = shape - shape.mean();
    spot.amplitude = (centred * window.pixels).sum() / centred.square().sum();
    spot.background = window.pixels.mean() - spot.amplitude * shape.mean();
}

} // namespace

SpotFit fitRadialSymmetry(const Image& image, double x, double y, double psfSigma, const NoiseLine& noise) {
    const FitWindow window(image, x, y, FitWindow::half(psfSigma));
    const auto& pixels = window.pixels;
    const Eigen::Index rows = pixels.rows() - 1, columns = pixels.cols() - 1; // a grid between the pixels
    Eigen::ArrayXXd across(rows, columns), along(rows, columns); // derivatives along the two diagonals
    for (Eigen::Index j = 0; j < columns; ++j)
        for (Eigen::Index i = 0; i < rows; ++i) {
            across(i, j) = pixels(i, j + 1) - pixels(i + 1, j);
            along(i, j) = pixels(i, j) - pixels(i + 1, j + 1);
        }
    const auto smooth = [](const Eigen::ArrayXXd& a) {
        Eigen::ArrayXXd b = a;
        for (Eigen::Index j = 0; j < a.cols(); ++j)
            for (Eigen::Index i = 0; i < a.rows(); ++i) {
                const Eigen::Index top = std::max<Eigen::Index>(0, i - 1),
                                   left = std::max<Eigen::Index>(0, j - 1);
                b(i, j) = a.block(top, left, std::min(a.rows() - 1, i + 1) - top + 1,
                                  std::min(a.cols() - 1, j + 1) - left + 1)
                              .mean();
            }
        return b;
    };
    across = smooth(across);
    along = smooth(along);
    const Eigen::ArrayXXd strength = across.square() + along.square();
    const double total = strength.sum();
    SpotFit spot{.x = x, .y = y, .sigma = psfSigma};
    if (total > 0) {
        // Centre of gradient strength, from which the lines' weights fall off.
        double centreX = 0, centreY = 0;
        for (Eigen::Index j = 0; j < columns; ++j)
            for (Eigen::Index i = 0; i < rows; ++i) {
                centreX += strength(i, j) / total * (static_cast<double>(j) + 0.5);
                centreY += strength(i, j) / total * (static_cast<double>(i) + 0.5);
            }
        // The point nearest, in weighted least squares, to every line along a gradient.
        Eigen::Matrix2d normal = Eigen::Matrix2d::Zero();
        Eigen::Vector2d right = Eigen::Vector2d::Zero();
        for (Eigen::Index j = 0; j < columns; ++j)
            for (Eigen::Index i = 0; i < rows; ++i) {
                const Eigen::Vector2d point(static_cast<double>(j) + 0.5, static_cast<double>(i) + 0.5);
                const Eigen::Vector2d gradient(across(i, j) - along(i, j), -across(i, j) - along(i, j));
                const double length = gradient.norm();
                if (length <= 0)
                    continue;
                const Eigen::Vector2d direction = gradient / length;
                const double distance = std::max(0.5, std::hypot(point.x() - centreX, point.y() - centreY));
                const Eigen::Matrix2d projector =
                    Eigen::Matrix2d::Identity() - direction * direction.transpose();
                normal += strength(i, j) / distance * projector;
                right += strength(i, j) / distance * projector * point;
            }
        const Eigen::Vector2d centre = normal.ldlt().solve(right);
        if (centre.allFinite() &&
            std::abs(centre.x() + static_cast<double>(window.left) - x) < 2 * psfSigma + 1 &&
            std::abs(centre.y() + static_cast<double>(window.top) - y) < 2 * psfSigma + 1) {
            spot.x = centre.x() + static_cast<double>(window.left);
            spot.y = centre.y() + static_cast<double>(window.top);
            spot.converged = true;
        }
    }
    fitBrightness(window, spot);
    // Mortensen 2010, equation for least squares, in the image's own units.
    const double area = psfSigma * psfSigma + 1.0 / 12;
    const double light = spot.amplitude;
    const double lost = std::pow(FitWindow::half(psfSigma), 2) / 3; // anywhere in the window
    spot.xVariance = light > 0 ? std::min(lost, area * 16.0 / 9 * noise.slope / light +
                                                    8 * std::numbers::pi * area * area *
                                                        noise.at(spot.background) / (light * light))
                               : lost;
    spot.yVariance = spot.xVariance;
    return spot;
}

SpotFit fitCentroid(const Image& image, double x, double y, double psfSigma, const NoiseLine& noise) {
    const FitWindow window(image, x, y, FitWindow::half(psfSigma));
    SpotFit spot{.x = x, .y = y, .sigma = psfSigma};
    fitBrightness(window, spot);
    const double light = (window.pixels - spot.background).sum();
    if (light <= 0) {
        spot.xVariance = spot.yVariance = psfSigma * psfSigma;
        return spot;
    }
    Eigen::Vector2d centre = Eigen::Vector2d::Zero(), variance = Eigen::Vector2d::Zero();
    for (Eigen::Index j = 0; j < window.pixels.cols(); ++j)
        for (Eigen::Index i = 0; i < window.pixels.rows(); ++i)
            centre += (window.pixels(i, j) - spot.background) / light *
                      Eigen::Vector2d(static_cast<double>(j), static_cast<double>(i));
    for (Eigen::Index j = 0; j < window.pixels.cols(); ++j)
        for (Eigen::Index i = 0; i < window.pixels.rows(); ++i) {
            const Eigen::Array2d arm(static_cast<double>(j) - centre.x(),
                                     static_cast<double>(i) - centre.y());
            variance += (arm.square() * noise.at(window.pixels(i, j)) / (light * light)).matrix();
        }
    spot.x = std::clamp(centre.x() + static_cast<double>(window.left), x - 2 * psfSigma, x + 2 * psfSigma);
    spot.y = std::clamp(centre.y() + static_cast<double>(window.top), y - 2 * psfSigma, y + 2 * psfSigma);
    spot.amplitude = light;
    spot.xVariance = variance.x();
    spot.yVariance = variance.y();
    spot.converged = true;
    return spot;
}

} // namespace perrin
