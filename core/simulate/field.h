// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/simulate/simulator.h"

namespace perrin {

/// Where one molecule truly was in one frame.
struct FieldSpot {
    std::uint64_t molecule = 0; // from 0
    int frame = 0;              // from 0
    double x = 0, y = 0;        // px, mean over the lit part of the exposure
    double photons = 0;         // expected in this frame
    Conditions conditions;
};

struct FieldFrame {
    Image pixels;                 // ADU
    std::vector<FieldSpot> truth; // molecules that are lit in this frame, in order of their numbers
};

/// Many molecules in one field of view (scenario.field), a frame at a time: memory does not grow with the
/// length of the movie. The same scenario and seed give the same movie.
class FieldSimulator {
  public:
    /// Throws Error: scenario.check(), a camera map of another size, the report's image formation (it has no
    /// field).
    FieldSimulator(const Scenario& scenario, std::uint64_t seed);
    ~FieldSimulator();
    FieldSimulator(FieldSimulator&&) noexcept;

    /// The next frame; scenario.field.frames of them may be asked for.
    FieldFrame next();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace perrin
