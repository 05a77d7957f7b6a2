// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/networks/image_network.h"

#include "core/error.h"

#include <algorithm>

namespace perrin {
namespace {

std::string window(std::int64_t height, std::int64_t width) {
    return std::to_string(height) + "x" + std::to_string(width) + " px";
}

} // namespace

void checkFrames(const std::string& name, std::int64_t frames, int least, int most) {
    if (frames < least || frames > most)
        throw Error(name + " cannot take " + std::to_string(frames) + " frames; it takes from " +
                    std::to_string(least) + " to " + std::to_string(most));
}

std::map<std::string, int> sizesOf(const NetworkDescription& description,
                                   const std::vector<SizeOption>& known) {
    std::map<std::string, int> sizes;
    std::string names;
    for (const SizeOption& option : known) {
        sizes[option.name] = option.usual;
        names += (names.empty() ? "" : ", ") + std::string(option.name);
    }
    for (const auto& [name, value] : description.options) {
        const auto option = std::find_if(known.begin(), known.end(),
                                         [&](const SizeOption& each) { return each.name == name; });
        if (option == known.end())
            throw Error(description.name + " has no option '" + name + "'; " +
                        (names.empty() ? "it has none" : "it has " + names));
        if (value < option->least || value > option->most)
            throw Error(description.name + ": the option " + name + " is " + std::to_string(value) +
                        "; it can be from " + std::to_string(option->least) + " to " +
                        std::to_string(option->most));
        sizes[name] = value;
    }
    return sizes;
}

ImageNetwork::ImageNetwork(const NetworkDescription& description, const ImageLimits& limits)
    : description_(description), limits_(limits) {
    checkFrames(description.name, description.frames, limits.leastFrames, limits.mostFrames);
    for (const int side : {description.height, description.width})
        if (side < limits.leastSide || side > 1024 || side % limits.sideStep != 0)
            throw Error(description.name + " cannot be built for a window of " +
                        window(description.height, description.width) + "; its sides are from " +
                        std::to_string(limits.leastSide) + " to 1024 px" +
                        (limits.sideStep > 1 ? " and multiples of " + std::to_string(limits.sideStep) : ""));
}

torch::Tensor ImageNetwork::forward(const NetworkTensors& input) {
    const torch::Tensor& pixels = input.pixels;
    const std::string& name = description_.name;
    if (!pixels.defined())
        throw Error(name + " looks at pixels, but was given none");
    if (pixels.size(2) != description_.height || pixels.size(3) != description_.width)
        throw Error(name + " was built for a window of " + window(description_.height, description_.width) +
                    ", but was given " + window(pixels.size(2), pixels.size(3)));
    if (limits_.anyNumberOfFrames)
        checkFrames(name, pixels.size(1), limits_.leastFrames, limits_.mostFrames);
    else if (pixels.size(1) != description_.frames)
        throw Error(name + " was built for " + std::to_string(description_.frames) +
                    " frames, but was given " + std::to_string(pixels.size(1)));
    return answer(pixels);
}

} // namespace perrin
