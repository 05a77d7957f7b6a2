// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/simulate/scenario.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace perrin {

/// Places, one row each: x, y in px.
using Positions = Eigen::Matrix<double, Eigen::Dynamic, 2>;

/// How a stack was taken, as far as it may differ from stack to stack.
struct Instrument {
    double exposure = 0.01;  // s
    double psfSigma = 1.3;   // px, as it is told; Conditions has the true one
    double psfTolerance = 0; // the true one is within ± this share of it
    bool em = false;
    double readNoise = 1.5; // electrons rms
    double leastD = 0;      // um^2/s, as it is told; 0: it is not

    bool operator==(const Instrument&) const = default;
};

/// What a scenario's ranges gave for one stack, or one molecule of a movie.
struct Conditions {
    double diffusionCoefficient = 0;                   // um^2/s; 0 when immobile
    double photons = 0;                                // an exposure, while lit
    double background = 0;                             // a px, at the middle of the picture
    double backgroundSlopeX = 0, backgroundSlopeY = 0; // photons a px per px
    double psfSigma = 0;                               // px
    Eigen::Index mapTop = 0,
                 mapLeft = 0; // the camera's pixel that is the window's first, where pixels differ
    Instrument instrument{};

    bool operator==(const Conditions&) const = default;
};

/// Another molecule in the window.
struct Neighbour {
    double photons = 0;      // an exposure, while lit
    double psfSigma = 0;     // px
    Positions path{};        // as Truth has it
    Eigen::ArrayXd light{};
};

/// Everything that is true of one stack and that no camera tells.
struct Truth {
    std::uint64_t index = 0; // of the stack
    Conditions conditions{};
    Positions path{};         // frames * subPositions rows, in order of time
    Eigen::ArrayXd light{};   // one a sub-position: 1 lit, 0 dark
    Positions centres{};      // one a frame: mean of its lit sub-positions (of all, where none is lit)
    Eigen::ArrayXd photons{}; // one a frame, expected
    Eigen::ArrayXd brightness{}; // one a frame: its factor on the light, around 1
    std::vector<Neighbour> neighbours{};
    double effectiveD =
        0; // um^2/s, the 2024 report's: line through the origin and the MSD of the path at all lags
    double subStepD =
        0; // um^2/s, mean squared step from sub-position to sub-position over 4 times its duration
};

/// Frames one below the other: frame f is rows f * height … (f + 1) * height - 1.
struct FrameStack {
    Eigen::Index height = 0;
    Image pixels;

    Eigen::Index frames() const { return height > 0 ? pixels.rows() / height : 0; }
    auto frame(Eigen::Index index) const { return pixels.middleRows(index * height, height); }
    auto frame(Eigen::Index index) { return pixels.middleRows(index * height, height); }
};

/// Makes stacks of one molecule from a scenario and a seed. Stack k is the same bits whatever other stacks
/// are made, in whatever order and on however many threads; every member function may be called from many
/// threads at once.
class Simulator {
  public:
    /// Reads the camera's maps, if any; with motion.evenEffectiveD it draws some 10^4 paths first. Throws
    /// Error: scenario.check(), a stack that would not fit into memory (2 GB), a map that cannot be read or
    /// is too small, an effective D that no path has.
    Simulator(const Scenario& scenario, std::uint64_t seed);
    ~Simulator();
    Simulator(Simulator&&) noexcept;

    const Scenario& scenario() const;

    /// Truth first …
    Truth truth(std::uint64_t index) const;
    /// … the mean number of photons in every pixel …
    FrameStack expected(const Truth& truth) const;
    /// … and then noise, from a random stream of its own. ADU.
    FrameStack record(const Truth& truth) const;
    /// The same into memory that is there already.
    void record(const Truth& truth, FrameStack& adu) const;

  private:
    struct State;
    std::unique_ptr<const State> state_;
};

} // namespace perrin
