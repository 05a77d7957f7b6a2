// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/brownian_test.h"

#include "core/diffusion/displacement_model.h"
#include "core/diffusion/mle.h"

#include <Eigen/QR>
#include <algorithm>
#include <boost/math/distributions/fisher_f.hpp>
#include <cmath>
#include <numbers>

namespace perrin {
namespace {

/// Slow modes: drift first (a constant velocity), then half waves over the track's duration.
Eigen::MatrixXd slowModes(const Eigen::ArrayXd& frameSteps, Eigen::Index count) {
    Eigen::MatrixXd modes(frameSteps.size(), count);
    const double duration = frameSteps.sum();
    double time = 0;
    for (Eigen::Index i = 0; i < frameSteps.size(); ++i) {
        const double middle = time + frameSteps[i] / 2;
        time += frameSteps[i];
        for (Eigen::Index k = 0; k < count; ++k)
            modes(i, k) =
                frameSteps[i] * std::cos(static_cast<double>(k) * std::numbers::pi * middle / duration);
    }
    return modes;
}

} // namespace

BrownianTest testBrownian(const Trajectory& trajectory) {
    Trajectory shape = trajectory;
    if (!shape.blurCoefficient)
        shape.blurCoefficient = 0;
    const MleEstimate fit = mleFittedLocalization(shape);
    const DisplacementModel model(shape, *shape.blurCoefficient, DisplacementModel::Localization::Fitted);
    BrownianTest test;
    const Eigen::Index steps = model.count();
    const double motion = 2 * trajectory.frameInterval * fit.diffusionCoefficient,
                 noise = fit.localizationVariance;
    if (steps < 11 || motion + noise <= 0)
        return test;
    const auto slowest = std::clamp<Eigen::Index>(steps / 8, 2, 12);
    const Eigen::MatrixXd modes = model.whitened(slowModes(model.frameSteps(), slowest), motion, noise);
    const Eigen::MatrixXd white = model.whitened(model.steps(), motion, noise);
    // Orthonormal in the order of the modes: the first row of projections is the drift.
    const Eigen::MatrixXd projections =
        (modes.householderQr().householderQ().adjoint() * white).topRows(slowest);
    const double total = white.squaredNorm();
    const auto ratio = [&](Eigen::Index count) {
        const double power = projections.topRows(count).squaredNorm();
        const double own = 2.0 * static_cast<double>(count), rest = model.freedom() - own;
        return std::pair{(power / own) / ((total - power) / rest), boost::math::fisher_f(own, rest)};
    };
    const Eigen::Vector2d displacement = model.steps().colwise().sum();
    test.driftSpeed = displacement.norm() / (model.frameSteps().sum() * trajectory.frameInterval);
    const auto [driftRatio, driftLaw] = ratio(1);
    const auto [slowRatio, slowLaw] = ratio(slowest);
    test.slowPower = slowRatio;
    const double directed =
        std::min(cdf(complement(driftLaw, driftRatio)), cdf(complement(slowLaw, slowRatio)));
    const double confined = cdf(slowLaw, slowRatio);
    test.pValue = std::min(directed, confined);
    if (confined < 0.005)
        test.verdict = BrownianTest::Verdict::Confined;
    else if (directed < 0.0025)
        test.verdict = BrownianTest::Verdict::Directed;
    return test;
}

} // namespace perrin
