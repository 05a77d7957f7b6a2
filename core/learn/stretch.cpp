// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/stretch.h"

#include "core/learn/background.h"
#include "core/simulate/exposure.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

constexpr std::size_t framesKept = 96; // 100 MB of 512x512 px

/// Where the molecule is in a frame; between two spots on the line between them, px.
StackPlace placeAt(const Track& track, double frame) {
    const auto after = std::ranges::lower_bound(
        track.spots, frame, {}, [](const Spot& spot) { return static_cast<double>(spot.frame); });
    if (after == track.spots.begin())
        return {after->x, after->y};
    const Spot& before = *(after - 1);
    if (after == track.spots.end())
        return {before.x, before.y};
    const double share = (frame - before.frame) / (after->frame - before.frame);
    return {before.x + share * (after->x - before.x), before.y + share * (after->y - before.y)};
}

std::optional<Stretch> stretchAt(const Track& track, std::int64_t first, int frames, Eigen::Index side) {
    Stretch stretch{.firstFrame = first};
    const auto begin = std::max<std::int64_t>(first, track.firstFrame()),
               end = std::min<std::int64_t>(first + frames - 1, track.lastFrame());
    const StackPlace middle = placeAt(track, 0.5 * static_cast<double>(begin + end));
    const double half = 0.5 * static_cast<double>(side - 1);
    stretch.left = std::lround(middle.x - half);
    stretch.top = std::lround(middle.y - half);
    stretch.places.resize(static_cast<std::size_t>(frames));
    std::size_t seen = 0;
    for (const Spot& spot : track.spots) {
        const std::int64_t place = spot.frame - first;
        if (place < 0 || place >= frames)
            continue;
        stretch.places[static_cast<std::size_t>(place)] =
            StackPlace{spot.x - static_cast<double>(stretch.left), spot.y - static_cast<double>(stretch.top)};
        ++seen;
    }
    return seen >= leastSpots ? std::optional(stretch) : std::nullopt;
}

} // namespace

std::vector<Stretch> stretchesOf(const Track& track, int frames, Eigen::Index side) {
    std::vector<Stretch> stretches;
    if (track.spots.empty())
        return stretches;
    const int length = track.lastFrame() - track.firstFrame() + 1;
    const auto add = [&](std::int64_t first) {
        if (auto stretch = stretchAt(track, first, frames, side))
            stretches.push_back(std::move(*stretch));
    };
    if (length <= frames) {
        add(track.firstFrame() - (frames - length) / 2);
        return stretches;
    }
    const std::int64_t last = track.lastFrame() - frames + 1;
    for (std::int64_t first = track.firstFrame(); first < last; first += std::max(1, frames / 2))
        add(first);
    add(last);
    return stretches;
}

MovieWindows::MovieWindows(std::shared_ptr<const Movie> movie, std::size_t channel, const Imaging& imaging,
                           Eigen::Index side)
    : movie_(std::move(movie)), channel_(channel), imaging_(imaging), side_(side) {}

std::shared_ptr<const Image> MovieWindows::frame(std::size_t index) const {
    {
        const std::scoped_lock lock(mutex_);
        if (const auto found = kept_.find(index); found != kept_.end())
            return found->second;
    }
    auto read = std::make_shared<const Image>(movie_->frame(index, channel_));
    const std::scoped_lock lock(mutex_);
    const auto distance = [&](const auto& kept) {
        return kept.first > index ? kept.first - index : index - kept.first;
    };
    while (kept_.size() >= framesKept) { // the one farthest from here in time goes
        const auto last = std::prev(kept_.end());
        kept_.erase(distance(*kept_.begin()) > distance(*last) ? kept_.begin() : last);
    }
    return kept_.emplace(index, std::move(read)).first->second;
}

FrameStack MovieWindows::cut(const Stretch& stretch) const {
    const MovieInfo& info = movie_->info();
    const auto frames = static_cast<Eigen::Index>(stretch.places.size());
    FrameStack stack{.height = side_, .pixels = Image::Zero(frames * side_, side_)};
    std::vector<bool> isInside(static_cast<std::size_t>(stack.pixels.size()));
    const Eigen::Index fromX = std::clamp<Eigen::Index>(-stretch.left, 0, side_),
                       fromY = std::clamp<Eigen::Index>(-stretch.top, 0, side_);
    const Eigen::Index toX = std::clamp<Eigen::Index>(info.width - stretch.left, fromX, side_),
                       toY = std::clamp<Eigen::Index>(info.height - stretch.top, fromY, side_);
    for (Eigen::Index f = 0; f < frames; ++f) {
        const std::int64_t index = stretch.firstFrame + f;
        if (index < 0 || index >= static_cast<std::int64_t>(info.frames))
            continue;
        const auto image = frame(static_cast<std::size_t>(index));
        stack.frame(f).block(fromY, fromX, toY - fromY, toX - fromX) =
            image->block(stretch.top + fromY, stretch.left + fromX, toY - fromY, toX - fromX);
        for (Eigen::Index y = fromY; y < toY; ++y)
            std::fill_n(isInside.begin() + (f * side_ + y) * side_ + fromX, toX - fromX, true);
    }
    if (std::ranges::find(isInside, false) != isInside.end())
        fill(stack, isInside,
             (static_cast<std::uint64_t>(stretch.firstFrame + 1000) << 32) ^
                 static_cast<std::uint64_t>((stretch.left + 1000) * 100003 + stretch.top + 1000));
    return stack;
}

KnownStack MovieWindows::inside(const Stretch& stretch) const {
    KnownStack known{.adu = cut(stretch), .imaging = imaging_, .places = stretch.places};
    const MovieInfo& info = movie_->info();
    const auto part = [&](Eigen::Index first, std::size_t size) {
        const Eigen::Index from = std::clamp<Eigen::Index>(-first, 0, side_);
        return std::pair(
            from, std::clamp<Eigen::Index>(static_cast<Eigen::Index>(size) - first, from, side_) - from);
    };
    const auto [left, width] = part(stretch.left, static_cast<std::size_t>(info.width));
    const auto [top, height] = part(stretch.top, static_cast<std::size_t>(info.height));
    keepPart(known, left, top, width, height);
    return known;
}

void MovieWindows::fill(FrameStack& stack, const std::vector<bool>& isInside, std::uint64_t seed) const {
    std::vector<float> seen;
    for (std::size_t i = 0; i < isInside.size(); ++i)
        if (isInside[i])
            seen.push_back(stack.pixels.data()[i]);
    if (seen.empty())
        return;
    const FrameStack known{
        .height = 1,
        .pixels = Eigen::Map<const Image>(seen.data(), 1, static_cast<Eigen::Index>(seen.size()))};
    const double photons = std::max(0.0, darkLevel(calibrated(known, imaging_).pixels));
    SensorSettings sensor{.camera = imaging_.camera, .laplaceNoise = imaging_.laplaceNoise};
    sensor.camera.maps = {};
    RandomStream random(seed);
    const Image background =
        expose(Image::Constant(stack.pixels.rows(), stack.pixels.cols(), static_cast<float>(photons)), sensor,
               random);
    for (std::size_t i = 0; i < isInside.size(); ++i)
        if (!isInside[i])
            stack.pixels.data()[i] = background.data()[i];
}

} // namespace perrin
