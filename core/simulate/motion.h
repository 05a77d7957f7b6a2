// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/simulate/random_stream.h"
#include "core/simulate/scenario.h"

#include <Eigen/Core>

namespace perrin {

/// One molecule on its way. Places in um from where it started.
class Walker {
  public:
    /// d: um^2/s, of the first state. Draws what the kind of motion leaves open: direction, place in its
    /// circle, state.
    Walker(const MotionSettings& settings, double d, RandomStream& random);

    const Eigen::Vector2d& place() const { return place_; }
    /// Moves on by `time` (s): exact for every kind of motion, however long the step.
    void advance(double time, RandomStream& random);
    bool inFirstState() const { return first_; }

  private:
    double variance(double time, RandomStream& random);
    void reflect(Eigen::Vector2d step);

    MotionSettings settings_;
    double d_;
    Eigen::Vector2d place_{0, 0};
    Eigen::Vector2d circle_{0, 0};   // its middle, Confined
    Eigen::Vector2d velocity_{0, 0}; // um/s, Directed
    bool first_ = true;              // state, TwoState
    double untilSwitch_ = 0;         // s
};

/// Whether a fluorophore shines: on and off for exponential times, until it bleaches.
class Fluorophore {
  public:
    Fluorophore(const EmissionSettings& settings, RandomStream& random);

    bool bleached() const { return untilBleached_ <= 0; }
    /// The part of the next `time` (s) in which it shines, 0 to 1.
    double shine(double time, RandomStream& random);

  private:
    double lasting(double mean, RandomStream& random) const;

    EmissionSettings settings_;
    bool on_ = true;
    double untilSwitch_, untilBleached_; // s, infinity: never
};

} // namespace perrin
