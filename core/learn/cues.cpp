// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/cues.h"

#include "core/learn/report_spots.h"
#include "core/optics/psf.h"
#include "core/simulate/exposure.h"
#include "core/simulate/report_2024.h"
#include "core/table.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace perrin {
namespace {

FrameStack shuffled(const FrameStack& adu, RandomStream& random) {
    std::vector<Eigen::Index> order(static_cast<std::size_t>(adu.frames()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[static_cast<std::size_t>(random.uniform() * static_cast<double>(i))]);
    FrameStack result = adu;
    for (std::size_t i = 0; i < order.size(); ++i)
        result.frame(static_cast<Eigen::Index>(i)) = adu.frame(order[i]);
    return result;
}

/// What leaves on one side comes back on the other: the noise stays what it was.
Image rolled(const Image& image, Eigen::Index down, Eigen::Index right) {
    const Eigen::Index height = image.rows(), width = image.cols();
    Image result(height, width);
    for (Eigen::Index y = 0; y < height; ++y)
        for (Eigen::Index x = 0; x < width; ++x)
            result(((y + down) % height + height) % height, ((x + right) % width + width) % width) =
                image(y, x);
    return result;
}

FrameStack centred(const FrameStack& adu, const std::vector<StackSpot>& spots) {
    FrameStack result = adu;
    const double middleX = static_cast<double>(adu.pixels.cols() - 1) / 2;
    const double middleY = static_cast<double>(adu.height - 1) / 2;
    for (Eigen::Index i = 0; i < adu.frames(); ++i)
        if (const StackSpot& spot = spots.at(static_cast<std::size_t>(i)); spot.seen)
            result.frame(i) =
                rolled(adu.frame(i), std::lround(middleY - spot.y), std::lround(middleX - spot.x));
    return result;
}

/// Frames' numbers to one of the spot's (electrons; of the report counts, whose gain is the frame's own).
double perPhoton(const Image& frame, const Imaging& imaging, const StackSpot& spot) {
    return imaging.report ? reportBackground(frame, spot.x, spot.y).perCount : imaging.camera.gain;
}

FrameStack equalPhotons(const FrameStack& adu, const Imaging& imaging, const std::vector<StackSpot>& spots) {
    FrameStack result = adu;
    // In the frames' own numbers: the report's frames differ in what a count is.
    std::vector<double> light(spots.size(), 0.0);
    double sum = 0, count = 0;
    for (std::size_t i = 0; i < spots.size(); ++i)
        if (spots[i].seen) {
            light[i] =
                spots[i].photons * perPhoton(adu.frame(static_cast<Eigen::Index>(i)), imaging, spots[i]);
            sum += light[i];
            ++count;
        }
    for (std::size_t i = 0; i < spots.size(); ++i)
        if (spots[i].seen)
            result.frame(static_cast<Eigen::Index>(i)) +=
                static_cast<float>(sum / count - light[i]) *
                psfImage(spots[i].x, spots[i].y, spots[i].sigma, adu.height, adu.pixels.cols());
    return result;
}

FrameStack unblurred(const FrameStack& adu, const Imaging& imaging, const std::vector<StackSpot>& spots,
                     RandomStream& random) {
    FrameStack result = adu;
    const SensorSettings sensor{.camera = imaging.camera, .laplaceNoise = imaging.laplaceNoise};
    for (Eigen::Index i = 0; i < adu.frames(); ++i) {
        const StackSpot& spot = spots.at(static_cast<std::size_t>(i));
        if (!spot.seen)
            continue;
        if (imaging.report) {
            const Positions resting =
                Eigen::RowVector2d(toReport(spot.x), toReport(spot.y)).replicate(report::subPositions, 1);
            result.frame(i) = reportNoise(reportExpected(resting), random).pixels;
        } else {
            const Image light = static_cast<float>(std::max(0.0, spot.background)) +
                                static_cast<float>(spot.photons) *
                                    psfImage(spot.x, spot.y, imaging.psfSigma, adu.height, adu.pixels.cols());
            result.frame(i) = expose(light, sensor, random);
        }
    }
    return result;
}

FrameStack scaled(const FrameStack& adu, const Imaging& imaging, double factor) {
    const auto offset = static_cast<float>(imaging.report ? 0 : imaging.camera.offset);
    return {.height = adu.height, .pixels = offset + static_cast<float>(factor) * (adu.pixels - offset)};
}

} // namespace

std::string Cue::name() const {
    switch (kind) {
    case Kind::Shuffled:
        return "shuffled";
    case Kind::Centred:
        return "centred";
    case Kind::EqualPhotons:
        return "equal photons";
    case Kind::Unblurred:
        return "unblurred";
    case Kind::Scaled:
        break;
    }
    return "scaled " + numberText(factor);
}

std::string Cue::description() const {
    switch (kind) {
    case Kind::Shuffled:
        return "the frames in a random order";
    case Kind::Centred:
        return "each frame moved by whole px so that the molecule sits in the middle";
    case Kind::EqualPhotons:
        return "the fitted spot's light made the same in every frame";
    case Kind::Unblurred:
        return "each frame drawn anew: its photons in an unblurred PSF at its centre, new noise";
    case Kind::Scaled:
        break;
    }
    return "everything above the camera's offset times " + numberText(factor);
}

const std::vector<Cue>& allCues() {
    using enum Cue::Kind;
    static const std::vector<Cue> all{{Shuffled},    {Centred},     {EqualPhotons}, {Unblurred},
                                      {Scaled, 0.5}, {Scaled, 0.8}, {Scaled, 1.25}, {Scaled, 2}};
    return all;
}

FrameStack withCue(const FrameStack& adu, const Imaging& imaging, const std::vector<StackSpot>& spots,
                   const Cue& cue, RandomStream& random) {
    switch (cue.kind) {
    case Cue::Kind::Shuffled:
        return shuffled(adu, random);
    case Cue::Kind::Centred:
        return centred(adu, spots);
    case Cue::Kind::EqualPhotons:
        return equalPhotons(adu, imaging, spots);
    case Cue::Kind::Unblurred:
        return unblurred(adu, imaging, spots, random);
    case Cue::Kind::Scaled:
        break;
    }
    return scaled(adu, imaging, cue.factor);
}

} // namespace perrin
