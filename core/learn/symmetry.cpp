// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/symmetry.h"

#include <algorithm>
#include <utility>

namespace perrin {
namespace {

/// Orders of the Hermite functions of StackSpot::shape, in x and y.
constexpr std::array<std::pair<int, int>, 12> turnedOrders{
    {{2, 0}, {1, 1}, {0, 2}, {3, 0}, {2, 1}, {1, 2}, {0, 3}, {4, 0}, {3, 1}, {2, 2}, {1, 3}, {0, 4}}};

std::size_t placeOf(int x, int y) {
    const auto found = std::find(turnedOrders.begin(), turnedOrders.end(), std::pair{x, y});
    return static_cast<std::size_t>(found - turnedOrders.begin());
}

/// Along x and y, counted from the other end.
void reverse(StackSpot& spot, bool x, bool y, double width, double height) {
    if (x)
        spot.x = width - 1 - spot.x;
    if (y)
        spot.y = height - 1 - spot.y;
    for (std::size_t i = 0; i < turnedOrders.size(); ++i) {
        const bool isOdd = ((x ? turnedOrders[i].first : 0) + (y ? turnedOrders[i].second : 0)) % 2 == 1;
        if (isOdd)
            spot.shape[i] = -spot.shape[i];
    }
}

void transpose(StackSpot& spot) {
    std::swap(spot.x, spot.y);
    std::swap(spot.xVariance, spot.yVariance);
    const auto shape = spot.shape;
    for (std::size_t i = 0; i < turnedOrders.size(); ++i)
        spot.shape[i] = shape[placeOf(turnedOrders[i].second, turnedOrders[i].first)];
}

} // namespace

FrameStack transformed(const FrameStack& stack, int symmetry) {
    const bool backwards = symmetry >= 8, mirrored = symmetry % 8 >= 4;
    const int turns = symmetry % 4;
    const Eigen::Index frames = stack.frames();
    const bool isOnItsSide = turns % 2 == 1;
    const Eigen::Index height = isOnItsSide ? stack.pixels.cols() : stack.height,
                       width = isOnItsSide ? stack.height : stack.pixels.cols();
    FrameStack result{.height = height, .pixels = Image(frames * height, width)};
    for (Eigen::Index frame = 0; frame < frames; ++frame) {
        const auto source = stack.frame(backwards ? frames - 1 - frame : frame);
        auto target = result.frame(frame);
        if (turns == 0)
            target = source;
        else if (turns ==
                 1) // counter-clockwise as NumPy's rot90: what was the last column becomes the first row
            target = source.transpose().colwise().reverse();
        else if (turns == 2)
            target = source.reverse();
        else
            target = source.transpose().rowwise().reverse();
        if (mirrored)
            target = target.rowwise().reverse().eval();
    }
    return result;
}

std::vector<StackSpot> transformed(const std::vector<StackSpot>& spots, Eigen::Index height,
                                   Eigen::Index width, int symmetry) {
    const bool backwards = symmetry >= 8, mirrored = symmetry % 8 >= 4;
    const int turns = symmetry % 4;
    if (turns % 2 == 1)
        std::swap(width, height);
    std::vector<StackSpot> result = spots;
    if (backwards)
        std::reverse(result.begin(), result.end());
    const auto across = static_cast<double>(width), down = static_cast<double>(height);
    for (StackSpot& spot : result) {
        if (turns % 2 == 1)
            transpose(spot);
        reverse(spot, turns >= 2, turns == 1 || turns == 2, across, down);
        if (mirrored)
            reverse(spot, true, false, across, down);
    }
    return result;
}

} // namespace perrin
