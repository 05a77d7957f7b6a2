// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/spiked_movie.h"

#include "core/error.h"
#include "core/movie/camera_map.h"
#include "core/movie/even_movie.h"
#include "core/simulate/exposure.h"
#include "core/simulate/motion.h"
#include "core/simulate/reflection.h"
#include "core/simulate/renderer.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perrin {
namespace {

enum class SpikeStream : std::uint64_t { Molecule, Path, Noise };

/// frame: from the molecule's first, or of the movie.
RandomStream spikeStream(std::uint64_t seed, SpikeStream purpose, std::uint64_t molecule,
                         std::uint64_t frame) {
    return RandomStream(seed, (((molecule << 28) | frame) << 2) | static_cast<std::uint64_t>(purpose));
}

/// Smallest and largest value that a pixel can have.
std::pair<float, float> pixelRange(PixelType type) {
    switch (type) {
    case PixelType::UInt8:
        return {0.0f, 255.0f};
    case PixelType::Int8:
        return {-128.0f, 127.0f};
    case PixelType::UInt16:
        return {0.0f, 65535.0f};
    case PixelType::Int16:
        return {-32768.0f, 32767.0f};
    case PixelType::Float32:
        break;
    }
    return {-std::numeric_limits<float>::infinity(), std::numeric_limits<float>::infinity()};
}

Image gainsOf(const Camera& camera, const MovieInfo& info) {
    if (camera.maps.gain.empty())
        return {};
    Image gains = readCameraMap(camera.maps.gain, leastGain, 0, 0);
    if (gains.rows() != info.height || gains.cols() != info.width)
        throw Error(camera.maps.gain.string() + ": the gain map is " + sizeText(gains) +
                    " px but the movie is " + std::to_string(info.width) + "x" + std::to_string(info.height) +
                    " px; choose the camera's map of the same part of the chip");
    return gains;
}

void checkPlan(const SpikePlan& plan, std::size_t frames) {
    if (plan.ds.empty() || plan.photons.empty() || plan.atATime < 1 || plan.subPositions < 1)
        throw Error("synthetic molecules need a D, photons, and at least one molecule and sub-position");
    if (plan.lifetime < 1 || frames < static_cast<std::size_t>(plan.lifetime))
        throw Error("the movie has " + std::to_string(frames) + " frames, but synthetic molecules live for " +
                    std::to_string(plan.lifetime) + "; give a shorter lifetime or try it on a longer movie");
}

} // namespace

SpikedMovie::SpikedMovie(std::shared_ptr<const Movie> movie, const Imaging& imaging, std::size_t channel,
                         const SpikePlan& plan, std::uint64_t seed, const Job& job)
    : movie_(movie, &recorded(*movie)), imaging_(imaging), channel_(channel),
      subPositions_(plan.subPositions), seed_(seed) {
    info_ = movie_->info();
    checkPlan(plan, info_.frames);
    gains_ = gainsOf(imaging.camera, info_);
    const auto frames = static_cast<int>(info_.frames), lives = frames / plan.lifetime;
    for (int life = 0; life < lives; ++life)
        for (int slot = 0; slot < plan.atATime; ++slot) {
            job.checkCancelled();
            const std::size_t number = molecules_.size();
            RandomStream random = spikeStream(seed, SpikeStream::Molecule, number, 0);
            SpikedMolecule molecule{.d = plan.ds[(plan.turn + number) % plan.ds.size()],
                                    .photons = plan.photons[static_cast<std::size_t>(
                                        random.uniform() * static_cast<double>(plan.photons.size()))],
                                    .firstFrame = static_cast<int>(std::int64_t{frames} * life / lives)};
            const auto last = static_cast<int>(std::int64_t{frames} * (life + 1) / lives);
            molecule.starts.resize(last - molecule.firstFrame, 2);
            molecule.centres.resize(last - molecule.firstFrame, 2);
            molecule.starts(0, 0) = random.uniform(0, static_cast<double>(info_.width - 1));
            molecule.starts(0, 1) = random.uniform(0, static_cast<double>(info_.height - 1));
            molecules_.push_back(std::move(molecule));
            walk(number);
        }
}

void SpikedMovie::walk(std::size_t number) {
    SpikedMolecule& molecule = molecules_[number];
    for (int frame = 0; frame < molecule.frames(); ++frame) {
        Eigen::Vector2d place = molecule.starts.row(frame).transpose();
        molecule.centres.row(frame) = pathIn(number, frame, place).colwise().mean();
        if (frame + 1 < molecule.frames())
            molecule.starts.row(frame + 1) = place.transpose();
    }
}

/// Sub-positions within the exposure, px, drawn anew from the same numbers whenever they are needed. place:
/// where the frame begins, and then where the next one does.
Positions SpikedMovie::pathIn(std::size_t number, int frame, Eigen::Vector2d& place) const {
    RandomStream random = spikeStream(seed_, SpikeStream::Path, number, static_cast<std::uint64_t>(frame));
    Walker walker({.kind = MotionKind::Brownian}, molecules_[number].d, random);
    const double interval = imaging_.exposure / subPositions_;
    const auto here = [&] {
        const Eigen::Vector2d moved = place + walker.place() / imaging_.pixelSize;
        return Eigen::Vector2d(reflected(moved.x(), static_cast<double>(info_.width - 1)),
                               reflected(moved.y(), static_cast<double>(info_.height - 1)));
    };
    Positions path(subPositions_, 2);
    for (int sub = 0; sub < subPositions_; ++sub) {
        walker.advance(sub == 0 ? interval / 2 : interval, random);
        path.row(sub) = here().transpose();
    }
    walker.advance(interval / 2 + std::max(0.0, imaging_.frameInterval - imaging_.exposure), random);
    place = here();
    return path;
}

Image SpikedMovie::light(std::size_t index) const {
    Image photons = Image::Zero(info_.height, info_.width);
    const Eigen::ArrayXd lit = Eigen::ArrayXd::Ones(subPositions_);
    for (std::size_t number = 0; number < molecules_.size(); ++number) {
        const SpikedMolecule& molecule = molecules_[number];
        const int frame = static_cast<int>(index) - molecule.firstFrame;
        if (frame < 0 || frame >= molecule.frames())
            continue;
        Eigen::Vector2d place = molecule.starts.row(frame).transpose();
        addExposure(photons, pathIn(number, frame, place), lit, imaging_.psfSigma, molecule.photons);
    }
    return photons;
}

Image SpikedMovie::frame(std::size_t index, std::size_t channel) const {
    Image image = movie_->frame(index, channel);
    if (channel != channel_)
        return image;
    const Image photons = light(index);
    const auto [least, most] = pixelRange(info_.pixelType);
    const bool whole = info_.pixelType != PixelType::Float32;
    RandomStream random = spikeStream(seed_, SpikeStream::Noise, 0, index);
    for (Eigen::Index i = 0; i < image.size(); ++i) {
        if (!(photons.data()[i] > 0))
            continue;
        const float electrons = photoElectrons(photons.data()[i], imaging_.camera.em, random);
        if (!(electrons > 0))
            continue;
        const float gain = gains_.size() > 0 ? gains_.data()[i] : static_cast<float>(imaging_.camera.gain);
        const float sum = image.data()[i] + gain * electrons;
        image.data()[i] = std::clamp(whole ? std::round(sum) : sum, least, most);
    }
    return image;
}

} // namespace perrin
