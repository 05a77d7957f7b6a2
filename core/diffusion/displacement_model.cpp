// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/displacement_model.h"

#include "core/error.h"
#include "core/table.h"

#include <cmath>
#include <string>

namespace perrin {
namespace {

constexpr double leastVariance = 1e-30, greatestVariance = 1e6; // um^2; beyond them sums lose every digit

} // namespace

DisplacementModel::DisplacementModel(const Trajectory& trajectory, double blurCoefficient,
                                     Localization localization)
    : motionBeside_(blurCoefficient) {
    const Eigen::Index positions = trajectory.positions.rows();
    if (positions < 3)
        throw Error("a track of " + std::to_string(positions) +
                    " positions is too short to measure; it needs at least 3");
    if (static_cast<Eigen::Index>(trajectory.frames.size()) != positions)
        throw Error("a track has " + std::to_string(trajectory.frames.size()) + " frame numbers but " +
                    std::to_string(positions) + " positions");
    if (!trajectory.positions.array().isFinite().all())
        throw Error("a track has a position that is not a number");
    const Eigen::Index count = positions - 1;
    steps_ = trajectory.positions.bottomRows(count) - trajectory.positions.topRows(count);
    frameSteps_.resize(count);
    for (Eigen::Index i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const int frameStep = trajectory.frames[at + 1] - trajectory.frames[at];
        if (frameStep < 1)
            throw Error("a track's frames must increase, but frame " +
                        std::to_string(trajectory.frames[at + 1]) + " follows frame " +
                        std::to_string(trajectory.frames[at]));
        frameSteps_[i] = frameStep;
    }
    motionDiagonal_ = frameSteps_ - 2 * blurCoefficient;
    if (localization == Localization::Fitted) {
        noiseDiagonal_ = Eigen::ArrayXd::Constant(count, 2.0);
        noiseBeside_ = Eigen::ArrayXd::Constant(count, -1.0);
        return;
    }
    const Eigen::ArrayXd variance = trajectory.localizationVariance.array();
    if (variance.size() != positions || !variance.isFinite().all() || variance.minCoeff() <= 0)
        throw Error("localization variances must be given for every position and be above 0");
    if (variance.minCoeff() < leastVariance || variance.maxCoeff() > greatestVariance)
        throw Error("localization variances are " + numberText(variance.minCoeff()) + " to " +
                    numberText(variance.maxCoeff()) + " um^2; they must lie in " + numberText(leastVariance) +
                    " to " + numberText(greatestVariance) + " um^2");
    noiseDiagonal_ = variance.head(count) + variance.tail(count);
    noiseBeside_ = -variance.tail(count);
}

DisplacementModel::Terms DisplacementModel::at(double motion, double noise) const {
    Terms terms;
    double pivot = 1, beside = 0, x = 0, y = 0, product = 1;
    for (Eigen::Index i = 0; i < count(); ++i) {
        const double factor = beside / pivot;
        pivot = motion * motionDiagonal_[i] + noise * noiseDiagonal_[i] - factor * beside;
        x = steps_(i, 0) - factor * x;
        y = steps_(i, 1) - factor * y;
        terms.quadratic += (x * x + y * y) / pivot;
        beside = motion * motionBeside_ + noise * noiseBeside_[i];
        // One logarithm for several pivots: it would cost more than the rest of the loop.
        product *= pivot;
        if (i % 4 == 3) {
            terms.logDeterminant += std::log(product);
            product = 1;
        }
    }
    terms.logDeterminant += std::log(product);
    return terms;
}

Eigen::MatrixXd DisplacementModel::whitened(const Eigen::MatrixXd& values, double motion,
                                            double noise) const {
    Eigen::MatrixXd white = values;
    Eigen::ArrayXd pivots(count());
    double beside = 0;
    for (Eigen::Index i = 0; i < count(); ++i) {
        pivots[i] = motion * motionDiagonal_[i] + noise * noiseDiagonal_[i];
        if (i > 0) {
            const double factor = beside / pivots[i - 1];
            pivots[i] -= factor * beside;
            white.row(i) -= factor * white.row(i - 1);
        }
        beside = motion * motionBeside_ + noise * noiseBeside_[i];
    }
    return pivots.rsqrt().matrix().asDiagonal() * white;
}

} // namespace perrin
