// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/imaging.h"
#include "core/movie/movie.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace perrin {

/// What is put into a movie.
struct SpikePlan {
    std::vector<double> ds{};      // um^2/s, taken in turn; 0: at rest
    std::vector<double> photons{}; // an exposure; each molecule draws one of them
    int atATime = 3;               // molecules
    int lifetime = 16;             // frames that each lives at least, after which another takes its place
    int subPositions = 16;         // a frame, spread evenly over the exposure
    std::size_t turn = 0;          // place in the list of the first molecule's D
};

/// One synthetic molecule. Row i of the places is for frame firstFrame + i; px.
struct SpikedMolecule {
    double d = 0;       // um^2/s
    double photons = 0; // an exposure
    int firstFrame = 0;
    Positions starts{};  // when the exposure begins
    Positions centres{}; // mean over the exposure

    int frames() const { return static_cast<int>(centres.rows()); }
};

/// A movie with synthetic molecules in it: free Brownian motion in a field of view that reflects them at its borders
/// (as FieldSimulator's), anywhere in it, lit without a break. To the frames it passes on it adds the ADU of their
/// photons: Poisson counts, electron multiplication where the camera has it, gain (of each pixel, where there is a
/// map). Offset and read noise are in the real frame already. Sums are rounded and clipped to the movie's pixel
/// type; pixels without new electrons stay as they were. Frames are made when they are asked for; what is kept is
/// the places of the molecules. The same seed gives the same movie.
class SpikedMovie : public Movie {
  public:
    /// movie: as recorded (of an even one its recorded one is taken). Molecules live for at least plan.lifetime
    /// frames, evenly dividing the movie. imaging: its camera, PSF, exposure and sizes. channel: the one that gets
    /// the light. Throws Error: a movie shorter than a lifetime, a plan without D or photons, a gain map of another
    /// size; Cancelled.
    SpikedMovie(std::shared_ptr<const Movie> movie, const Imaging& imaging, std::size_t channel,
                const SpikePlan& plan, std::uint64_t seed, const Job& job = {});

    const std::vector<SpikedMolecule>& molecules() const { return molecules_; }
    Image frame(std::size_t index, std::size_t channel = 0) const override;
    /// Expected photons of the synthetic molecules in one frame.
    Image light(std::size_t index) const;

  private:
    Positions pathIn(std::size_t molecule, int frame, Eigen::Vector2d& place) const;
    void walk(std::size_t number);

    std::shared_ptr<const Movie> movie_;
    Imaging imaging_;
    std::size_t channel_;
    int subPositions_;
    std::uint64_t seed_;
    Image gains_; // ADU per electron; empty: the camera's
    std::vector<SpikedMolecule> molecules_;
};

} // namespace perrin
