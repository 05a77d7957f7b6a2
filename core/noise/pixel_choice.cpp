// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/pixel_choice.h"

#include "core/error.h"
#include "core/table.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

constexpr double mostPixels = 5e7;

} // namespace

std::vector<std::size_t> chosenFrames(const MovieInfo& info, const EmptySettings& settings,
                                      const PixelRegion& region) {
    if (settings.firstFrame >= info.frames)
        throw Error("the movie has " + std::to_string(info.frames) + " frames; there is no frame " +
                    std::to_string(settings.firstFrame + 1));
    const std::size_t there = info.frames - settings.firstFrame;
    const std::size_t wanted = std::min(settings.frames.value_or(there), there);
    if (wanted == 0)
        throw Error("no frame was chosen; choose at least one");
    const double area = static_cast<double>(region.width * region.height);
    const auto most = std::max<std::size_t>(1, static_cast<std::size_t>(mostPixels / area));
    const std::size_t count = std::min(wanted, most);
    std::vector<std::size_t> frames(count);
    for (std::size_t i = 0; i < count; ++i)
        frames[i] = settings.firstFrame + i * wanted / count;
    return frames;
}

PixelRegion chosenRegion(const MovieInfo& info, const EmptySettings& settings) {
    const PixelRegion region = settings.region.value_or(PixelRegion{0, 0, info.width, info.height});
    const bool inside = region.x >= 0 && region.y >= 0 && region.width > 0 && region.height > 0 &&
                        region.x + region.width <= info.width && region.y + region.height <= info.height;
    if (!inside)
        throw Error("the region " + std::to_string(region.x) + "," + std::to_string(region.y) + "," +
                    std::to_string(region.width) + "," + std::to_string(region.height) +
                    " (x, y, width, height in px) is not within the frames of " + std::to_string(info.width) +
                    "x" + std::to_string(info.height) + " px");
    if (region.width < 16 || region.height < 16)
        throw Error("the region is " + std::to_string(region.width) + "x" + std::to_string(region.height) +
                    " px; noise needs at least 16x16");
    return region;
}

void checkWhole(const Image& frame) {
    for (Eigen::Index i = 0; i < frame.size(); ++i)
        if (!(frame.data()[i] == std::round(frame.data()[i])))
            throw Error("the movie's values are not whole numbers (" + numberText(frame.data()[i]) +
                        "): it was averaged, filtered or rescaled. Noise can be matched to what the camera "
                        "gave only; open the raw movie");
}

} // namespace perrin
