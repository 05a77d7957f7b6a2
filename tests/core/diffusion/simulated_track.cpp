// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/diffusion/simulated_track.h"

#include <cmath>

namespace perrin::test {

Trajectory simulate(const SimulatedMotion& motion, Random& random) {
    constexpr int parts = 24;
    const int seen = std::max(1, static_cast<int>(std::lround(parts * motion.exposureFraction)));
    const double interval = motion.frameInterval / parts, step = std::sqrt(2 * motion.d * interval);
    Eigen::RowVector2d place(0, 0);
    std::vector<Eigen::RowVector2d> positions;
    Trajectory trajectory;
    for (int frame = 0; frame < motion.frames; ++frame) {
        Eigen::RowVector2d mean(0, 0);
        for (int part = 0; part < parts; ++part) {
            // The trapezoid rule, so that the average over `seen` parts is unbiased to second order.
            const Eigen::RowVector2d before = place;
            if (motion.d > 0)
                place += step * Eigen::RowVector2d(random.normal(), random.normal());
            place += motion.velocity * interval;
            if (motion.confinementRadius > 0 && place.norm() > motion.confinementRadius)
                place *= 2 * motion.confinementRadius / place.norm() - 1;
            if (part < seen)
                mean +=
                    motion.exposureFraction > 0 ? Eigen::RowVector2d((before + place) / (2 * seen)) : before;
        }
        const bool lost = random.uniform() < motion.missed && frame > 0 && frame + 1 < motion.frames;
        const Eigen::RowVector2d error(random.normal(), random.normal());
        if (lost)
            continue;
        trajectory.frames.push_back(frame);
        positions.emplace_back(mean + motion.localizationSd * error);
    }
    const auto count = static_cast<Eigen::Index>(positions.size());
    trajectory.positions.resize(count, 2);
    for (Eigen::Index i = 0; i < count; ++i)
        trajectory.positions.row(i) = positions[static_cast<std::size_t>(i)];
    trajectory.localizationVariance =
        Eigen::VectorXd::Constant(count, motion.localizationSd * motion.localizationSd);
    trajectory.frameInterval = motion.frameInterval;
    trajectory.blurCoefficient = motion.exposureFraction / 6;
    return trajectory;
}

} // namespace perrin::test
