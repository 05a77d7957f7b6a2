// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/molecule_twin.h"

#include "core/simulate/exposure.h"
#include "core/simulate/motion.h"

#include <algorithm>

namespace perrin {
namespace {

constexpr int subPositions = 16; // a frame

/// Where it was seen on average in these frames, px.
Eigen::RowVector2d middleOf(const Track& track, int firstFrame, int frames) {
    Eigen::RowVector2d sum(0, 0);
    double count = 0;
    for (const Spot& spot : track.spots)
        if (spot.frame >= firstFrame && spot.frame < firstFrame + frames) {
            sum += Eigen::RowVector2d(spot.x, spot.y);
            ++count;
        }
    return count > 0 ? Eigen::RowVector2d(sum / count)
                     : Eigen::RowVector2d(track.spots.front().x, track.spots.front().y);
}

/// px, of the movie; subPositions a frame.
Positions freePath(int frames, const Imaging& imaging, double d, RandomStream& random) {
    Walker walker({}, d, random);
    const double step = imaging.exposure / subPositions, dead = imaging.frameInterval - imaging.exposure;
    Positions path(frames * subPositions, 2);
    for (Eigen::Index row = 0; row < path.rows(); ++row) {
        walker.advance(row > 0 && row % subPositions == 0 ? step + dead : step, random);
        path.row(row) = walker.place().transpose() / imaging.pixelSize;
    }
    return path;
}

} // namespace

std::vector<Image> moleculeTwin(const Track& track, int firstFrame, int frames, const MovieBox& box,
                                const Imaging& imaging, double d, std::uint64_t seed) {
    RandomStream motion(seed, 0), noise(seed, 1);
    Positions path = freePath(frames, imaging, d, motion);
    const Eigen::RowVector2d corner(static_cast<double>(box.left), static_cast<double>(box.top));
    path.rowwise() += middleOf(track, firstFrame, frames) - corner - path.colwise().mean().eval();
    SensorSettings sensor{.camera = imaging.camera, .laplaceNoise = imaging.laplaceNoise};
    sensor.camera.maps = {};
    double background = 0;
    for (const Spot& spot : track.spots)
        background += std::max(0.0, spot.background) / static_cast<double>(track.spots.size());
    const Eigen::ArrayXd lit = Eigen::ArrayXd::Ones(subPositions);
    std::vector<Image> pictures;
    for (int frame = 0; frame < frames; ++frame) {
        Image light = Image::Constant(box.side, box.side, static_cast<float>(background));
        const auto spot = std::ranges::find(track.spots, firstFrame + frame, &Spot::frame);
        if (spot != track.spots.end())
            addExposure(light, path.middleRows(frame * subPositions, subPositions), lit, imaging.psfSigma,
                        std::max(0.0, spot->amplitude));
        pictures.push_back(expose(light, sensor, noise));
    }
    return pictures;
}

} // namespace perrin
