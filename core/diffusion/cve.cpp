// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/cve.h"

#include "core/diffusion/quadratic_form.h"
#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

bool isUnitStep(const Trajectory& trajectory, Eigen::Index i) {
    const auto at = static_cast<std::size_t>(i);
    return trajectory.frames[at + 1] - trajectory.frames[at] == 1;
}

/// Means over steps of one frame and over products of two adjacent ones, both axes together.
struct StepMoments {
    double square = 0;           // <dx^2>, um^2
    double product = 0;          // <dx_n dx_n+1>, um^2
    double noiseVariance = 0;    // of the steps' ends, where known
    double steps = 0, pairs = 0; // how many of each
};

StepMoments stepMoments(const Trajectory& trajectory) {
    StepMoments moments;
    const auto& positions = trajectory.positions;
    const bool known = trajectory.localizationVariance.size() == positions.rows();
    for (Eigen::Index i = 0; i + 1 < positions.rows(); ++i) {
        if (!isUnitStep(trajectory, i))
            continue;
        const Eigen::RowVector2d step = positions.row(i + 1) - positions.row(i);
        moments.square += step.squaredNorm() / 2;
        moments.steps += 1;
        if (known)
            moments.noiseVariance += trajectory.localizationVariance.segment(i, 2).mean();
        if (i + 2 < positions.rows() && isUnitStep(trajectory, i + 1)) {
            moments.product += step.dot(positions.row(i + 2) - positions.row(i + 1)) / 2;
            moments.pairs += 1;
        }
    }
    moments.square /= std::max(moments.steps, 1.0);
    moments.noiseVariance /= std::max(moments.steps, 1.0);
    moments.product /= std::max(moments.pairs, 1.0);
    return moments;
}

/// Standard error of squareWeight <dx^2> + productWeight <dx_n dx_n+1> for displacements whose covariance is
/// 2 (motion m + noise) over m frames and -noise beside it: Vestergaard's formula where there are no gaps.
double standardError(const Trajectory& trajectory, const StepMoments& moments, double squareWeight,
                     double productWeight, double motion, double noise) {
    QuadraticForm form;
    form.count = trajectory.positions.rows() - 1;
    form.band = 2;
    form.diagonal.resize(form.count);
    for (Eigen::Index i = 0; i < form.count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        form.diagonal[i] = 2 * (motion * (trajectory.frames[at + 1] - trajectory.frames[at]) + noise);
    }
    form.beside = Eigen::ArrayXd::Constant(form.count, -noise);
    form.row = [&](Eigen::Index k) {
        Eigen::ArrayXd row = Eigen::ArrayXd::Zero(2);
        if (isUnitStep(trajectory, k)) {
            row[0] = squareWeight / moments.steps;
            if (k + 1 < form.count && isUnitStep(trajectory, k + 1))
                row[1] = productWeight / (2 * std::max(moments.pairs, 1.0));
        }
        return row;
    };
    return form.standardDeviation();
}

} // namespace

std::optional<CveEstimate> cve(const Trajectory& trajectory) {
    const StepMoments moments = stepMoments(trajectory);
    if (moments.pairs < 1)
        return std::nullopt;
    CveEstimate estimate;
    const double interval = trajectory.frameInterval;
    estimate.diffusionCoefficient = moments.square / (2 * interval) + moments.product / interval;
    if (trajectory.blurCoefficient) {
        const double blur = *trajectory.blurCoefficient;
        estimate.localizationVariance = blur * moments.square + (2 * blur - 1) * moments.product;
    }
    // The covariance needs D and sigma^2 - 2 R D frameInterval only, both without the exposure: <dx^2> is
    // twice their sum. A D below 0 counts as 0 here.
    const double motion = std::max(estimate.diffusionCoefficient, 0.0) * interval;
    estimate.standardError = standardError(trajectory, moments, 1 / (2 * interval), 1 / interval, motion,
                                           moments.square / 2 - motion);
    return estimate;
}

std::optional<CveEstimate> cveKnownLocalization(const Trajectory& trajectory) {
    if (trajectory.localizationVariance.size() != trajectory.positions.rows() || !trajectory.blurCoefficient)
        throw Error(
            "the covariance estimator was asked for with known localization, but localization variances or "
            "the exposure are unknown");
    const StepMoments moments = stepMoments(trajectory);
    if (moments.steps < 1)
        return std::nullopt;
    CveEstimate estimate;
    const double interval = trajectory.frameInterval, blur = *trajectory.blurCoefficient;
    const double unblurred = 2 * (1 - 2 * blur) * interval;
    estimate.diffusionCoefficient = (moments.square - 2 * moments.noiseVariance) / unblurred;
    estimate.localizationVariance = moments.noiseVariance;
    const double motion = std::max(estimate.diffusionCoefficient, 0.0) * interval;
    estimate.standardError = standardError(trajectory, moments, 1 / unblurred, 0, motion,
                                           moments.noiseVariance - 2 * blur * motion);
    return estimate;
}

} // namespace perrin
