// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/track/residual_noise.h"

#include "core/track/fit_window.h"

#include <Eigen/Dense>

namespace perrin {

void ResidualNoise::add(const Image& image, const SpotFit& fit, double psfSigma) {
    const FitWindow window(image, fit.x, fit.y, FitWindow::half(psfSigma));
    const FitProfile rows(fit.y - static_cast<double>(window.top), fit.sigma, window.pixels.rows());
    const FitProfile columns(fit.x - static_cast<double>(window.left), fit.sigma, window.pixels.cols());
    Eigen::Matrix<double, Eigen::Dynamic, 5> slopes(window.pixels.size(), 5);
    Eigen::Index row = 0;
    for (Eigen::Index j = 0; j < window.pixels.cols(); ++j)
        for (Eigen::Index i = 0; i < window.pixels.rows(); ++i)
            slopes.row(row++) << 1, columns.share[j] * rows.share[i], columns.byCentre[j] * rows.share[i],
                columns.share[j] * rows.byCentre[i],
                columns.bySigma[j] * rows.share[i] + columns.share[j] * rows.bySigma[i];
    // The fit follows the noise of the pixels that decide it, those of the peak most: their residuals are
    // smaller than the noise by 1 - leverage.
    const Eigen::Matrix<double, 5, 5> inverse =
        (slopes.transpose() * slopes).ldlt().solve(Eigen::Matrix<double, 5, 5>::Identity());
    const Eigen::VectorXd leverage = (slopes * inverse).cwiseProduct(slopes).rowwise().sum();
    Pixels pixels{.sigma = fit.sigma, .means = {}, .squares = {}};
    row = 0;
    for (Eigen::Index j = 0; j < window.pixels.cols(); ++j)
        for (Eigen::Index i = 0; i < window.pixels.rows(); ++i) {
            const double mean = fit.background + fit.amplitude * columns.share[j] * rows.share[i];
            pixels.means.push_back(mean);
            pixels.squares.push_back(std::pow(window.pixels(i, j) - mean, 2) /
                                     std::max(0.2, 1 - leverage[row++]));
        }
    spots_.push_back(std::move(pixels));
}

std::optional<NoiseLine> ResidualNoise::solve() const {
    std::vector<double> widths, means, squares;
    for (const Pixels& spot : spots_)
        widths.push_back(spot.sigma);
    std::sort(widths.begin(), widths.end());
    for (const Pixels& spot : spots_)
        if (spot.sigma <= widths[widths.size() / 2]) {
            means.insert(means.end(), spot.means.begin(), spot.means.end());
            squares.insert(squares.end(), spot.squares.begin(), spot.squares.end());
        }
    if (means.size() < 200)
        return std::nullopt;
    double all = 0;
    for (const double square : squares)
        all += square;
    const NoiseLine flat{.slope = 0, .floor = all / static_cast<double>(squares.size())};
    NoiseLine line = flat;
    // The scatter of a squared residual grows with the variance itself: weigh by it, and repeat. Residuals
    // far out (another molecule in the window) are left out.
    for (int round = 0; round < 8; ++round) {
        Eigen::Matrix2d normal = Eigen::Matrix2d::Zero();
        Eigen::Vector2d right = Eigen::Vector2d::Zero();
        for (std::size_t i = 0; i < means.size(); ++i) {
            const double variance = line.at(means[i]);
            if (round > 0 && squares[i] > 36 * variance)
                continue;
            const Eigen::Vector2d basis(1, means[i]);
            normal += basis * basis.transpose() / (variance * variance);
            right += basis * squares[i] / (variance * variance);
        }
        const Eigen::Vector2d solution = normal.ldlt().solve(right);
        if (!solution.allFinite())
            break;
        if (solution[1] <= 0) // no shot noise to be seen: the same noise everywhere
            return flat;
        line = {.slope = solution[1], .floor = solution[0]};
    }
    return line;
}

} // namespace perrin
