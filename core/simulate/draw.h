// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to core/simulate: what stacks and fields of view have in common.
#include "core/simulate/random_stream.h"
#include "core/simulate/simulator.h"

namespace perrin {

/// Streams of one seed: of every stack and of every molecule one for its truth, and one for the noise.
enum class Purpose : std::uint64_t {
    StackTruth,
    StackNoise,
    Molecule,
    FieldNoise,
    FieldTruth,
    Instrument, // drawn from many, and the fluctuation of brightness
    Neighbours
};
inline RandomStream streamFor(std::uint64_t seed, Purpose purpose, std::uint64_t index) {
    return RandomStream(seed, (index << 3) | static_cast<std::uint64_t>(purpose));
}

/// Draws a scenario's ranges; always as many random numbers.
Conditions drawConditions(const Scenario& scenario, std::uint64_t index, RandomStream& random);

/// One of the scenario's instruments, in place of the one that drawConditions() took from its settings.
void drawInstrument(const Scenario& scenario, std::uint64_t index, RandomStream& random, Conditions& drawn);

/// Factor of a frame's brightness; its mean over many is 1.
double fluctuation(double sd, RandomStream& random);

/// Expected background photons: a plane through the middle of the picture, never below 0.
class BackgroundPlane {
  public:
    BackgroundPlane(const Conditions& conditions, Eigen::Index height, Eigen::Index width);

    bool even() const { return slopeX_ == 0 && slopeY_ == 0; }
    float lowest() const { return lowest_; }
    /// Sets the image to the plane less `base`; of the plane's size.
    void fill(Eigen::Ref<Image> image, float base = 0) const;

  private:
    float at(Eigen::Index y, Eigen::Index x) const;

    double middle_, slopeX_, slopeY_, centreX_, centreY_; // photons, photons a px, px
    float lowest_;
};

} // namespace perrin
