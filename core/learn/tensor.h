// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace perrin {

/// Numbers with a shape, last index fastest; a shape without entries is one number.
struct Tensor {
    std::vector<std::int64_t> shape{};
    std::vector<float> values{};

    bool operator==(const Tensor&) const = default;
};

/// By their names, as "layer1.conv.weight".
using Tensors = std::map<std::string, Tensor>;

} // namespace perrin
