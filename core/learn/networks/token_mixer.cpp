// SPDX-License-Identifier: GPL-3.0-or-later
// Vaswani et al. 2017, with layer norm first (Xiong et al. 2020).
#include "core/learn/networks/token_mixer.h"

#include <cmath>

namespace perrin {

namespace nn = torch::nn;

TokenMixer::TokenMixer(std::int64_t width, std::int64_t heads)
    : heads_(heads), norm1_(nn::LayerNormOptions({width})), norm2_(nn::LayerNormOptions({width})),
      query_(width, 3 * width), together_(width, width), wider_(width, 4 * width), back_(4 * width, width) {
    register_module("norm1", norm1_);
    register_module("query_key_value", query_);
    register_module("together", together_);
    register_module("norm2", norm2_);
    register_module("wider", wider_);
    register_module("back", back_);
}

torch::Tensor TokenMixer::forward(const torch::Tensor& tokens, const torch::Tensor& hidden) {
    const torch::Tensor x = tokens + together_(attention(query_(norm1_(tokens)), hidden));
    return x + back_(torch::gelu(wider_(norm2_(x))));
}

torch::Tensor TokenMixer::attention(const torch::Tensor& all, const torch::Tensor& hidden) const {
    const std::int64_t stacks = all.size(0), count = all.size(1), width = all.size(2) / 3,
                       each = width / heads_;
    const auto parts = all.view({stacks, count, 3, heads_, each}).permute({2, 0, 3, 1, 4}).unbind(0);
    const torch::Tensor query = parts[0] / std::sqrt(static_cast<double>(each));
    torch::Tensor scores = torch::matmul(query, parts[1].transpose(-2, -1));
    if (hidden.defined())
        scores = scores + hidden;
    return torch::matmul(scores.softmax(-1), parts[2]).transpose(1, 2).reshape({stacks, count, width});
}

} // namespace perrin
