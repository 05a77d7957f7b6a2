// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>

namespace perrin::test {

/// The front of a stack as ImageJ writes those over 4 GB: classic TIFF, big endian, one directory for all
/// frames. The frames' 16-bit pixels follow it.
inline std::string imageJHeader(std::uint32_t width, std::uint32_t height, std::uint64_t frames) {
    const std::string count = std::to_string(frames);
    const std::string lines = "ImageJ=1.54f\nimages=" + count + "\nframes=" + count + "\nhyperstack=true\n";
    constexpr std::uint32_t entries = 9, linesAt = 8 + 2 + entries * 12 + 4;
    const std::uint32_t dataAt = linesAt + static_cast<std::uint32_t>(lines.size()) + 1;
    std::string bytes = "MM";
    const auto number = [&](std::uint32_t value, int width_) {
        for (int i = width_ - 1; i >= 0; --i)
            bytes += static_cast<char>(value >> (8 * i) & 0xff);
    };
    const auto entry = [&](std::uint32_t tag, std::uint32_t type, std::uint32_t count_, std::uint32_t value) {
        number(tag, 2);
        number(type, 2);
        number(count_, 4);
        number(type == 3 ? value << 16 : value, 4); // a SHORT stands at the front of its place
    };
    number(42, 2);
    number(8, 4);
    number(entries, 2);
    entry(256, 4, 1, width);
    entry(257, 4, 1, height);
    entry(258, 3, 1, 16);
    entry(262, 3, 1, 1);
    entry(270, 2, static_cast<std::uint32_t>(lines.size()) + 1, linesAt);
    entry(273, 4, 1, dataAt);
    entry(277, 3, 1, 1);
    entry(278, 4, 1, height);
    entry(279, 4, 1, width * height * 2);
    number(0, 4);
    return bytes + lines + '\0';
}

} // namespace perrin::test
