// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/motion.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace perrin {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

double waiting(double rate, RandomStream& random) {
    return rate > 0 ? random.exponential() / rate : never;
}

Eigen::Vector2d direction(RandomStream& random) {
    const double angle = random.uniform(0, 2 * std::numbers::pi);
    return {std::cos(angle), std::sin(angle)};
}

} // namespace

Walker::Walker(const MotionSettings& settings, double d, RandomStream& random) : settings_(settings), d_(d) {
    switch (settings.kind) {
    case MotionKind::Confined:
        circle_ = settings.confinementRadius * std::sqrt(random.uniform()) * direction(random);
        break;
    case MotionKind::Directed:
        velocity_ = settings.speed * direction(random);
        break;
    case MotionKind::TwoState: {
        const double leaving = settings.leaveFirst + settings.leaveSecond;
        first_ = leaving <= 0 || random.uniform() * leaving < settings.leaveSecond;
        untilSwitch_ = waiting(first_ ? settings.leaveFirst : settings.leaveSecond, random);
        break;
    }
    case MotionKind::Brownian:
    case MotionKind::Immobile:
        break;
    }
}

/// Of the displacement along one axis: 2 D dt summed over the states passed through.
double Walker::variance(double time, RandomStream& random) {
    if (settings_.kind != MotionKind::TwoState)
        return 2 * d_ * time;
    double sum = 0;
    while (untilSwitch_ < time) {
        sum += 2 * (first_ ? d_ : settings_.secondDiffusionCoefficient) * untilSwitch_;
        time -= untilSwitch_;
        first_ = !first_;
        untilSwitch_ = waiting(first_ ? settings_.leaveFirst : settings_.leaveSecond, random);
    }
    untilSwitch_ -= time;
    return sum + 2 * (first_ ? d_ : settings_.secondDiffusionCoefficient) * time;
}

void Walker::advance(double time, RandomStream& random) {
    if (settings_.kind == MotionKind::Immobile || !(time > 0))
        return;
    const double sd = std::sqrt(variance(time, random));
    const double x = sd * random.normal(), y = sd * random.normal();
    if (settings_.kind == MotionKind::Confined)
        reflect({x, y});
    else
        place_ += Eigen::Vector2d{x, y} + velocity_ * time;
}

/// Like light off a mirror: keeps the even distribution over the circle exactly, whatever the step.
void Walker::reflect(Eigen::Vector2d step) {
    const double radius = settings_.confinementRadius;
    Eigen::Vector2d from = place_ - circle_;
    for (int bounce = 0; bounce < 1000; ++bounce) {
        if ((from + step).squaredNorm() <= radius * radius)
            break;
        const double a = step.squaredNorm(), b = from.dot(step), c = from.squaredNorm() - radius * radius;
        const double share =
            (-b + std::sqrt(std::max(0.0, b * b - a * c))) / a; // of the step, up to the wall
        const Eigen::Vector2d wall = from + share * step, normal = wall.normalized();
        step *= 1 - share;
        step -= 2 * step.dot(normal) * normal;
        from = wall;
    }
    from += step;
    if (from.norm() > radius) // only after very many bounces, or by rounding
        from *= radius / from.norm();
    place_ = circle_ + from;
}

Fluorophore::Fluorophore(const EmissionSettings& settings, RandomStream& random)
    : settings_(settings), untilSwitch_(never), untilBleached_(lasting(settings.bleachingTime, random)) {
    if (!(settings.onTime > 0))
        return;
    on_ = random.uniform() * (settings.onTime + settings.offTime) < settings.onTime;
    untilSwitch_ = lasting(on_ ? settings.onTime : settings.offTime, random);
}

double Fluorophore::lasting(double mean, RandomStream& random) const {
    return mean > 0 ? mean * random.exponential() : never;
}

double Fluorophore::shine(double time, RandomStream& random) {
    double left = std::min(time, untilBleached_), lit = 0;
    while (left > 0) {
        const double step = std::min(left, untilSwitch_);
        lit += on_ ? step : 0;
        left -= step;
        untilSwitch_ -= step;
        if (untilSwitch_ <= 0) {
            on_ = !on_;
            untilSwitch_ = lasting(on_ ? settings_.onTime : settings_.offTime, random);
        }
    }
    untilBleached_ = std::max(0.0, untilBleached_ - time);
    return time > 0 ? std::max(0.0, lit) / time : 0;
}

} // namespace perrin
