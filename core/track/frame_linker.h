// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/optics/acquisition.h"
#include "core/track/linker.h"
#include "core/track/track.h"

#include <Eigen/Core>
#include <utility>
#include <vector>

namespace perrin {

/// A track that may go on, and what its steps so far say of its D.
struct OpenTrack {
    Track track;            // id 0 where nobody asks for it by number
    Eigen::ArrayXd weights; // posterior over the linker's D grid, sums to 1
};

/// Spots a px^2 and frame that appear where no molecule was before.
struct NewSpots {
    double clear = 0; // molecules that begin
    double weak = 0;  // noise, nearly all
};

/// From the spots counted in `volume` px frames.
NewSpots newSpots(double clear, double weak, double volume);
/// Counted over the box that holds all spots.
NewSpots newSpots(const std::vector<std::vector<Spot>>& spots);

/// Weak spots bridge gaps; at a track's ends they are too likely noise.
void trimWeakEnds(std::vector<Spot>& spots);

/// Joins the spots of one frame after another to open tracks by linear assignment.
class FrameLinker {
  public:
    FrameLinker(const Acquisition& acquisition, const LinkSettings& settings, const NewSpots& newSpots);

    OpenTrack begin(const Spot& spot) const; // of unknown D
    void add(OpenTrack track) { open_.push_back(std::move(track)); }
    const OpenTrack& find(int id) const; // among the open ones, where it must be
    /// How far from its last spot the molecule may be `step` frames later, px.
    double reach(const Spot& last, int step) const;
    void addFrame(int frame, const std::vector<Spot>& spots);
    /// Every track with a clear spot, however short, by first frame and numbered from 1.
    std::vector<Track> finish();

  private:
    double linkCost(const OpenTrack& open, const Spot& spot) const;
    void retire(int frame);
    void close(OpenTrack& open);

    int maxGap_; // frames
    NewSpots newSpots_;
    double gate_;         // px a frame
    Eigen::ArrayXd grid_; // px^2 a frame
    std::vector<OpenTrack> open_;
    std::vector<Track> done_;
};

} // namespace perrin
