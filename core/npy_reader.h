// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <filesystem>
#include <vector>

namespace perrin {

/// An array of NumPy's, last index fastest.
struct NpyArray {
    std::vector<std::size_t> shape;
    std::vector<double> values;
};

/// A .npy file of format version 1 to 3 with float32 or float64 in either byte order, C order, up to 1 GB.
/// Throws Error: file and what is wrong or not understood.
NpyArray readNpy(const std::filesystem::path& path);

} // namespace perrin
