// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/stack_fit.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace perrin {
namespace {

constexpr int most = 24;        // px, side of the largest window; a whole number of processor vectors
constexpr int iterations = 9;   // at most
constexpr float enough = 2e-3f; // px; a smaller step ends the fit
constexpr double pixelVariance = 1.0 / 12;

enum Parameter { X, Y, Light, Width, Background, parameters };
using Lane = std::array<float, most>;
using Vector = Eigen::Matrix<float, parameters, 1>;
using Matrix = Eigen::Matrix<float, parameters, parameters>;

/// The pixels of the fit, row by row in lanes of one length; lanes beyond the window weigh nothing.
struct Window {
    int left = 0, top = 0, columns = 0, rows = 0;
    alignas(64) std::array<Lane, most> pixels{};
    alignas(64) std::array<Lane, most> inside{};

    Window(const Eigen::Ref<const Image>& frame, double x, double y, int half) {
        const auto cut = [](double place, int reach, Eigen::Index size) {
            return static_cast<int>(std::clamp<long>(std::lround(place) + reach, 0, size - 1));
        };
        left = cut(x, -half, frame.cols());
        top = cut(y, -half, frame.rows());
        columns = cut(x, half, frame.cols()) - left + 1;
        rows = cut(y, half, frame.rows()) - top + 1;
        for (int row = 0; row < rows; ++row) {
            const auto r = static_cast<std::size_t>(row);
            std::copy_n(frame.data() + (top + row) * frame.outerStride() + left, columns, pixels[r].begin());
            std::fill_n(inside[r].begin(), columns, 1.0f);
        }
    }

    void hide(const StackPlace& place, double radius) {
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column)
                if (std::hypot(left + column - place.x, top + row - place.y) < radius)
                    inside[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] = 0;
    }
};

/// exp(-d^2 / 2v) / sqrt(2 pi v) at 0, 1, … and its derivatives by centre and width.
struct Profile {
    alignas(64) Lane share, byCentre, byWidth;

    Profile(float centre, float width) {
        using LaneArray = Eigen::Map<Eigen::Array<float, most, 1>>;
        const Eigen::Array<float, most, 1> off =
            (Eigen::Array<float, most, 1>::LinSpaced(0, most - 1) - centre) / width;
        LaneArray gauss(share.data()), centreSlope(byCentre.data()), widthSlope(byWidth.data());
        gauss = (off.square() * -0.5f).exp() *
                (static_cast<float>(std::numbers::inv_sqrtpi / std::numbers::sqrt2) / width);
        centreSlope = gauss * off / width;
        widthSlope = gauss * (off.square() - 1) / width;
    }
};

struct Sums {
    Matrix information = Matrix::Zero();
    Vector gradient = Vector::Zero();
};

/// Information and gradient of the quasi-likelihood at p (places count from the window's first pixel).
Sums evaluate(const Window& window, const Vector& p, const SpotFitSettings& settings) {
    const Profile across(p[X], p[Width]), down(p[Y], p[Width]);
    const auto excess = static_cast<float>(settings.excessFactor);
    const auto floor = static_cast<float>(std::max(settings.readVariance, 1e-3));
    constexpr int count = parameters * (parameters + 1) / 2;
    alignas(64) std::array<Lane, count> information{};
    alignas(64) std::array<Lane, parameters> gradient{};
    for (int row = 0; row < window.rows; ++row) {
        const auto r = static_cast<std::size_t>(row);
        const Lane& pixels = window.pixels[r];
        const float share = down.share[r], slope = down.byCentre[r] * p[Light],
                    widen = down.byWidth[r] * p[Light];
        const float light = p[Light] * share;
        for (std::size_t i = 0; i < most; ++i) {
            const float mean = p[Background] + light * across.share[i];
            const float weight = window.inside[r][i] / (excess * std::max(mean, 0.0f) + floor);
            const float byX = light * across.byCentre[i], byY = slope * across.share[i],
                        byLight = share * across.share[i],
                        byWidth = light * across.byWidth[i] + widen * across.share[i];
            const float off = weight * (pixels[i] - mean);
            const float wX = weight * byX, wY = weight * byY, wLight = weight * byLight,
                        wWidth = weight * byWidth;
            information[0][i] += wX * byX;
            information[1][i] += wX * byY;
            information[2][i] += wY * byY;
            information[3][i] += wX * byLight;
            information[4][i] += wY * byLight;
            information[5][i] += wLight * byLight;
            information[6][i] += wX * byWidth;
            information[7][i] += wY * byWidth;
            information[8][i] += wLight * byWidth;
            information[9][i] += wWidth * byWidth;
            information[10][i] += wX;
            information[11][i] += wY;
            information[12][i] += wLight;
            information[13][i] += wWidth;
            information[14][i] += weight;
            gradient[X][i] += off * byX;
            gradient[Y][i] += off * byY;
            gradient[Light][i] += off * byLight;
            gradient[Width][i] += off * byWidth;
            gradient[Background][i] += off;
        }
    }
    const auto sum = [](const Lane& lane) {
        return Eigen::Map<const Eigen::Array<float, most, 1>>(lane.data()).sum();
    };
    Sums sums;
    std::size_t k = 0;
    for (int i = 0; i < parameters; ++i)
        for (int j = 0; j <= i; ++j, ++k)
            sums.information(i, j) = sums.information(j, i) = sum(information[k]);
    for (int i = 0; i < parameters; ++i)
        sums.gradient[i] = sum(gradient[static_cast<std::size_t>(i)]);
    return sums;
}

/// Hermite polynomials (probabilists') of order 0 to 4 times the Gaussian share, over the square root of
/// their order's factorial.
std::array<Lane, 5> hermite(float centre, float width) {
    const Profile profile(centre, width);
    std::array<Lane, 5> modes;
    for (std::size_t i = 0; i < most; ++i) {
        const float u = (static_cast<float>(i) - centre) / width, g = profile.share[i];
        modes[0][i] = g;
        modes[1][i] = g * u;
        modes[2][i] = g * (u * u - 1) * 0.70711f;
        modes[3][i] = g * u * (u * u - 3) * 0.40825f;
        modes[4][i] = g * ((u * u - 6) * u * u + 3) * 0.20412f;
    }
    return modes;
}

constexpr std::array<std::pair<std::size_t, std::size_t>, 12> shapeOrders{
    {{2, 0}, {1, 1}, {0, 2}, {3, 0}, {2, 1}, {1, 2}, {0, 3}, {4, 0}, {3, 1}, {2, 2}, {1, 3}, {0, 4}}};

/// Weighted least squares of the residual on each mode alone.
void describeShape(const Window& window, const Vector& p, const SpotFitSettings& settings, StackSpot& spot) {
    const auto across = hermite(p[X], p[Width]), down = hermite(p[Y], p[Width]);
    const auto excess = static_cast<float>(settings.excessFactor);
    const auto floor = static_cast<float>(std::max(settings.readVariance, 1e-3));
    alignas(64) std::array<Lane, shapeOrders.size()> along{}, size{};
    for (int row = 0; row < window.rows; ++row) {
        const auto r = static_cast<std::size_t>(row);
        alignas(64) Lane weight, off;
        for (std::size_t i = 0; i < most; ++i) {
            const float mean = p[Background] + p[Light] * across[0][i] * down[0][r];
            weight[i] = window.inside[r][i] / (excess * std::max(mean, 0.0f) + floor);
            off[i] = weight[i] * (window.pixels[r][i] - mean);
        }
        for (std::size_t k = 0; k < shapeOrders.size(); ++k) {
            const Lane& horizontal = across[shapeOrders[k].first];
            const float vertical = down[shapeOrders[k].second][r];
            for (std::size_t i = 0; i < most; ++i) {
                const float mode = horizontal[i] * vertical;
                along[k][i] += off[i] * mode;
                size[k][i] += weight[i] * mode * mode;
            }
        }
    }
    const auto sum = [](const Lane& lane) {
        return Eigen::Map<const Eigen::Array<float, most, 1>>(lane.data()).sum();
    };
    for (std::size_t k = 0; k < shapeOrders.size(); ++k)
        spot.shape[k] = sum(along[k]) / std::max(sum(size[k]), 1e-20f) / std::max(p[Light], 1.0f);
}

/// On the pixels within two widths, five of which the fit has used up.
void compareNoise(const Window& window, const Vector& p, const SpotFitSettings& settings, StackSpot& spot) {
    const Profile across(p[X], p[Width]), down(p[Y], p[Width]);
    const auto excess = static_cast<float>(settings.excessFactor);
    const auto floor = static_cast<float>(std::max(settings.readVariance, 1e-3));
    const float reach = 4 * p[Width] * p[Width];
    float squares = 0, expected = 0, count = 0;
    for (int row = 0; row < window.rows; ++row) {
        const auto r = static_cast<std::size_t>(row);
        const float offY = static_cast<float>(row) - p[Y];
        for (std::size_t i = 0; i < static_cast<std::size_t>(window.columns); ++i) {
            const float offX = static_cast<float>(i) - p[X];
            if (offX * offX + offY * offY > reach || window.inside[r][i] == 0)
                continue;
            const float mean = p[Background] + p[Light] * across.share[i] * down.share[r];
            squares += (window.pixels[r][i] - mean) * (window.pixels[r][i] - mean);
            expected += excess * std::max(mean, 0.0f) + floor;
            ++count;
        }
    }
    spot.residue = squares;
    constexpr float used = parameters;
    spot.expectedResidue = count > used ? expected * (count - used) / count : 0;
}

} // namespace

StackSpot fitStackSpot(const Eigen::Ref<const Image>& frame, double x, double y, double photons,
                       const SpotFitSettings& settings) {
    const int half = std::clamp(static_cast<int>(std::ceil(6 * settings.psfSigma)), 5, (most - 1) / 2);
    Window window(frame, x, y, half);
    for (const StackPlace& other : settings.others)
        window.hide(other, settings.hidden);
    Vector p;
    p << static_cast<float>(x - window.left), static_cast<float>(y - window.top),
        static_cast<float>(std::max(photons, 1.0)),
        static_cast<float>(std::sqrt(1.4 * settings.psfSigma * settings.psfSigma + pixelVariance)),
        static_cast<float>(settings.background);
    const Vector start = p;
    const auto narrowest = static_cast<float>(0.6 * settings.psfSigma),
               widest = static_cast<float>(4 * settings.psfSigma);
    const auto reach = static_cast<float>(2 * settings.psfSigma + 1.5);
    const auto prior = static_cast<float>(1 / std::max(settings.backgroundSd * settings.backgroundSd, 1e-6));
    const auto darkest = static_cast<float>(0.02 * settings.background - 0.5 * settings.readVariance);
    Sums sums;
    for (int iteration = 0; iteration <= iterations; ++iteration) {
        sums = evaluate(window, p, settings);
        sums.information(Background, Background) += prior;
        sums.gradient[Background] -= prior * (p[Background] - static_cast<float>(settings.background));
        if (iteration == iterations)
            break;
        Matrix system = sums.information;
        system.diagonal() *= 1.001f;
        Vector step = system.ldlt().solve(sums.gradient);
        if (!step.allFinite())
            break;
        const float jump = std::max(std::hypot(step[X], step[Y]), std::abs(step[Width]) * 2);
        const float limit = 0.8f * p[Width];
        if (jump > limit)
            step *= limit / jump;
        const Vector before = p;
        p += step;
        p[X] = std::clamp(p[X], start[X] - reach, start[X] + reach);
        p[Y] = std::clamp(p[Y], start[Y] - reach, start[Y] + reach);
        p[Light] = std::max({p[Light], 0.3f * before[Light], 1.0f});
        p[Width] = std::clamp(p[Width], narrowest, widest);
        p[Background] = std::max(p[Background], darkest);
        if (std::hypot(p[X] - before[X], p[Y] - before[Y]) < enough &&
            std::abs(p[Width] - before[Width]) < enough)
            break;
    }
    const Matrix covariance = sums.information.ldlt().solve(Matrix::Identity());
    StackSpot spot{.seen = true,
                   .x = static_cast<double>(p[X]) + window.left,
                   .y = static_cast<double>(p[Y]) + window.top,
                   .photons = p[Light],
                   .background = p[Background],
                   .sigma =
                       std::sqrt(std::max(0.01, static_cast<double>(p[Width] * p[Width]) - pixelVariance)),
                   .xVariance = std::clamp(static_cast<double>(covariance(X, X)), 1e-5, 25.0),
                   .yVariance = std::clamp(static_cast<double>(covariance(Y, Y)), 1e-5, 25.0)};
    describeShape(window, p, settings, spot);
    compareNoise(window, p, settings, spot);
    return spot;
}

} // namespace perrin
