// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <filesystem>
#include <vector>

namespace perrin::test {

/// An array of NumPy's: float16, float32 or float64, little endian, C order (the last index runs fastest).
struct NpyArray {
    std::vector<std::size_t> shape;
    std::vector<double> values;
};

/// Throws std::runtime_error naming the file and what is not understood.
NpyArray readNpy(const std::filesystem::path& path);

} // namespace perrin::test
