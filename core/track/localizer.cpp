// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/track/localizer.h"

#include "core/track/fit_window.h"

#include <Eigen/Dense>
#include <array>
#include <limits>
#include <vector>

namespace perrin {
namespace {

/// Parameters of `spots` Gaussians of one width on one background: [background, sigma, x0, y0, light0, x1,
/// …].
template<int spots>
using Parameters = Eigen::Matrix<double, 2 + 3 * spots, 1>;
template<int spots>
using Information = Eigen::Matrix<double, 2 + 3 * spots, 2 + 3 * spots>;
constexpr int Background = 0, Sigma = 1;
constexpr int X(int spot) {
    return 2 + 3 * spot;
}
constexpr int Y(int spot) {
    return 3 + 3 * spot;
}
constexpr int Light(int spot) {
    return 4 + 3 * spot;
}

/// What a weighted fit needs of the window at one set of parameters.
template<int spots>
struct Step {
    Information<spots> information = Information<spots>::Zero(); // J^T V^-1 J
    Information<spots> spread =
        Information<spots>::Zero(); // J^T V^-1 N V^-1 J, N the true noise: for the sandwich
    Parameters<spots> gradient = Parameters<spots>::Zero();
    double objective = 0; // to be minimized
};

double minusLogLikelihood(double value, double mean, const NoiseLine& noise) {
    if (noise.slope <= 0)
        return 0.5 * (value - mean) * (value - mean) / noise.at(mean);
    const double shift = noise.floor / noise.slope;
    const double shifted = std::max(mean + shift, 1e-9);
    return (shifted - (value + shift) * std::log(shifted)) / noise.slope;
}

/// weights: the noise that the fit believes in; noise: what the pixels really have (nullptr: not asked for).
template<int spots>
Step<spots> evaluate(const FitWindow& window, const Parameters<spots>& p, const NoiseLine& weights,
                     const NoiseLine* noise) {
    std::vector<FitProfile> rows, columns;
    for (int i = 0; i < spots; ++i) {
        rows.emplace_back(p[Y(i)], p[Sigma], window.pixels.rows());
        columns.emplace_back(p[X(i)], p[Sigma], window.pixels.cols());
    }
    Step<spots> step;
    for (Eigen::Index x = 0; x < window.pixels.cols(); ++x) {
        for (Eigen::Index y = 0; y < window.pixels.rows(); ++y) {
            double mean = p[Background];
            Parameters<spots> slope;
            slope[Background] = 1;
            slope[Sigma] = 0;
            for (std::size_t i = 0; i < spots; ++i) {
                const int k = static_cast<int>(i);
                const double light = p[Light(k)], across = columns[i].share[x], down = rows[i].share[y];
                mean += light * across * down;
                slope[X(k)] = light * columns[i].byCentre[x] * down;
                slope[Y(k)] = light * across * rows[i].byCentre[y];
                slope[Light(k)] = across * down;
                slope[Sigma] += light * (columns[i].bySigma[x] * down + across * rows[i].bySigma[y]);
            }
            const double value = window.pixels(y, x);
            const double variance = weights.at(mean);
            step.information.template selfadjointView<Eigen::Lower>().rankUpdate(slope, 1 / variance);
            step.gradient += slope * ((value - mean) / variance);
            if (noise)
                step.spread.template selfadjointView<Eigen::Lower>().rankUpdate(
                    slope, noise->at(mean) / (variance * variance));
            step.objective += minusLogLikelihood(value, mean, weights);
        }
    }
    step.information = step.information.template selfadjointView<Eigen::Lower>();
    step.spread = step.spread.template selfadjointView<Eigen::Lower>();
    return step;
}

template<int spots>
struct Bounds {
    Parameters<spots> lower, upper;
};

/// Levenberg-Marquardt with the expected information (Fisher scoring) within bounds.
template<int spots>
std::array<SpotFit, spots> optimize(const FitWindow& window, const Parameters<spots>& start,
                                    const Bounds<spots>& bounds, const NoiseLine& weights,
                                    const NoiseLine& noise) {
    Parameters<spots> p = start.cwiseMax(bounds.lower).cwiseMin(bounds.upper);
    Step<spots> step = evaluate<spots>(window, p, weights, nullptr);
    double damping = 1e-2;
    bool converged = false;
    for (int iteration = 0; iteration < 60 && !converged && damping < 1e9; ++iteration) {
        Information<spots> system = step.information;
        system.diagonal() *= 1 + damping;
        const Parameters<spots> next =
            (p + system.ldlt().solve(step.gradient)).cwiseMax(bounds.lower).cwiseMin(bounds.upper);
        if (!next.allFinite())
            break;
        const Step<spots> trial = evaluate<spots>(window, next, weights, nullptr);
        if (trial.objective <= step.objective) {
            converged = std::abs(next[Sigma] - p[Sigma]) < 1e-3 * p[Sigma];
            for (int i = 0; i < spots; ++i)
                converged = converged && std::hypot(next[X(i)] - p[X(i)], next[Y(i)] - p[Y(i)]) < 1e-3;
            p = next;
            step = trial;
            damping = std::max(damping * 0.2, 1e-6);
        } else {
            damping *= 6;
        }
    }
    const Step<spots> last = evaluate<spots>(window, p, weights, &noise);
    const Information<spots> inverse = last.information.ldlt().solve(Information<spots>::Identity());
    const Information<spots> covariance = inverse * last.spread * inverse;
    std::array<SpotFit, spots> fits;
    for (int i = 0; i < spots; ++i)
        fits[static_cast<std::size_t>(i)] = {.x = p[X(i)] + static_cast<double>(window.left),
                                             .y = p[Y(i)] + static_cast<double>(window.top),
                                             .amplitude = p[Light(i)],
                                             .background = p[Background],
                                             .sigma = p[Sigma],
                                             .xVariance = covariance(X(i), X(i)),
                                             .yVariance = covariance(Y(i), Y(i)),
                                             .objective = last.objective,
                                             .converged = converged};
    return fits;
}

/// Median of the window's rim.
double rimLevel(const FitWindow& window) {
    std::vector<double> rim;
    const Eigen::Index rows = window.pixels.rows(), columns = window.pixels.cols();
    for (Eigen::Index i = 0; i < columns; ++i)
        rim.insert(rim.end(), {window.pixels(0, i), window.pixels(rows - 1, i)});
    for (Eigen::Index i = 1; i + 1 < rows; ++i)
        rim.insert(rim.end(), {window.pixels(i, 0), window.pixels(i, columns - 1)});
    const auto middle = rim.begin() + static_cast<std::ptrdiff_t>(rim.size() / 2);
    std::nth_element(rim.begin(), middle, rim.end());
    return *middle;
}

/// A background darker than this would leave pixels without noise.
double darkest(const NoiseLine& noise) {
    return noise.slope > 0 ? -0.9 * noise.floor / noise.slope : -std::numeric_limits<double>::max();
}

constexpr double unlimited = std::numeric_limits<double>::max();

SpotFit fitOne(const Image& image, double x, double y, double psfSigma, const NoiseLine& weights,
               const NoiseLine& noise) {
    const FitWindow window(image, x, y, FitWindow::half(psfSigma));
    const double background = rimLevel(window);
    const double light =
        std::max((window.pixels - background).sum(), 1e-3 * std::max(1.0, std::abs(background)));
    Parameters<1> start;
    start << background, psfSigma, x - static_cast<double>(window.left), y - static_cast<double>(window.top),
        light;
    const double reach = 1.5 * psfSigma + 1;
    Bounds<1> bounds;
    bounds.lower << darkest(weights), 0.4 * psfSigma, start[X(0)] - reach, start[Y(0)] - reach, 1e-6 * light;
    bounds.upper << unlimited, 3 * psfSigma, start[X(0)] + reach, start[Y(0)] + reach, unlimited;
    return optimize<1>(window, start, bounds, weights, noise)[0];
}

/// The direction in which the window's light is spread widest, unit vector (x, y).
Eigen::Vector2d longAxis(const FitWindow& window, const SpotFit& spot) {
    Eigen::Matrix2d spread = Eigen::Matrix2d::Zero();
    for (Eigen::Index j = 0; j < window.pixels.cols(); ++j)
        for (Eigen::Index i = 0; i < window.pixels.rows(); ++i) {
            const Eigen::Vector2d arm(static_cast<double>(j + window.left) - spot.x,
                                      static_cast<double>(i + window.top) - spot.y);
            spread += (window.pixels(i, j) - spot.background) *
                      std::exp(-0.125 * arm.squaredNorm() / spot.sigma) * arm * arm.transpose();
        }
    return Eigen::SelfAdjointEigenSolver<Eigen::Matrix2d>(spread).eigenvectors().col(1);
}

} // namespace

double NoiseLine::at(double mean) const {
    // A line read from residuals may dip below 0 under the darkest pixels it was read from.
    return std::max({floor + slope * mean, 1e-3 * std::abs(floor), 1e-9});
}

Spot spotOf(const SpotFit& fit, int frame) {
    return {.frame = frame,
            .x = fit.x,
            .y = fit.y,
            .xSd = std::sqrt(fit.xVariance),
            .ySd = std::sqrt(fit.yVariance),
            .sigma = fit.sigma,
            .amplitude = fit.amplitude,
            .background = fit.background};
}

SpotFit fitWeighted(const Image& image, double x, double y, double psfSigma, const NoiseLine& noise) {
    return fitOne(image, x, y, psfSigma, noise, noise);
}

SpotFit fitLeastSquares(const Image& image, double x, double y, double psfSigma, const NoiseLine& noise) {
    return fitOne(image, x, y, psfSigma, {.slope = 0, .floor = 1}, noise);
}

double pathShapeVariance(const SpotFit& spot, double psfSigma, const NoiseLine& noise, bool weighted) {
    const double width = spot.sigma * spot.sigma;
    const double blur = std::max(0.0, width - psfSigma * psfSigma);
    double share = 0.18;
    if (weighted) {
        // Where the spot outshines its background the likelihood weighs the tails like a centroid, which is
        // the path's mean: peak over noise-equivalent background.
        const double perLight = std::max(noise.slope, 1e-12);
        const double level = noise.at(spot.background) / perLight;
        share /= 1 + 0.18 * spot.amplitude / (2 * std::numbers::pi * width * level);
    }
    return share * std::pow(blur, 4) / std::pow(width, 3);
}

PairFit fitPair(const Image& image, const SpotFit& wide, double psfSigma, const NoiseLine& noise) {
    const FitWindow window(image, wide.x, wide.y, FitWindow::half(psfSigma) + 2);
    // Both models see the same pixels, or their likelihoods could not be compared.
    Parameters<1> one;
    one << wide.background, wide.sigma, wide.x - static_cast<double>(window.left),
        wide.y - static_cast<double>(window.top), wide.amplitude;
    Bounds<1> oneBounds;
    oneBounds.lower << darkest(noise), 0.4 * psfSigma, one[X(0)] - 3, one[Y(0)] - 3, 1e-6 * wide.amplitude;
    oneBounds.upper << unlimited, 3 * psfSigma, one[X(0)] + 3, one[Y(0)] + 3, unlimited;
    const double alone = optimize<1>(window, one, oneBounds, noise, noise)[0].objective;

    const Eigen::Vector2d arm = longAxis(window, wide) * std::max(wide.sigma, 1.3 * psfSigma);
    const double reach = 2.5 * psfSigma + 2;
    Parameters<2> two;
    two << wide.background, psfSigma, one[X(0)] + arm.x(), one[Y(0)] + arm.y(), 0.5 * wide.amplitude,
        one[X(0)] - arm.x(), one[Y(0)] - arm.y(), 0.5 * wide.amplitude;
    Bounds<2> bounds;
    bounds.lower << darkest(noise), 0.8 * psfSigma, one[X(0)] - reach, one[Y(0)] - reach,
        1e-6 * wide.amplitude, one[X(0)] - reach, one[Y(0)] - reach, 1e-6 * wide.amplitude;
    bounds.upper << unlimited, 1.3 * psfSigma, one[X(0)] + reach, one[Y(0)] + reach, unlimited,
        one[X(0)] + reach, one[Y(0)] + reach, unlimited;
    const auto fits = optimize<2>(window, two, bounds, noise, noise);
    return {.first = fits[0], .second = fits[1], .gain = alone - fits[0].objective};
}

void addSpot(Image& image, const SpotFit& spot, float share) {
    const double reach = 4 * spot.sigma + 1;
    const FitWindow window(image, spot.x, spot.y, std::ceil(reach));
    const FitProfile rows(spot.y - static_cast<double>(window.top), spot.sigma, window.pixels.rows());
    const FitProfile columns(spot.x - static_cast<double>(window.left), spot.sigma, window.pixels.cols());
    image.block(window.top, window.left, window.pixels.rows(), window.pixels.cols()) +=
        share *
        (spot.amplitude * rows.share.matrix() * columns.share.matrix().transpose()).cast<float>().array();
}

} // namespace perrin
