// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to perrin_learn: shows torch.
#include <torch/torch.h>

namespace perrin {

/// A transformer's layer, layer norm first, no dropout: attention of every token to every token, and a dense
/// layer of its own, each added to the tokens.
class TokenMixer : public torch::nn::Module {
  public:
    /// width: of a token, a multiple of heads.
    TokenMixer(std::int64_t width, std::int64_t heads);

    /// tokens: (stacks, tokens, width). hidden: added to the scores before softmax, very negative where a
    /// token is not to be looked at, broadcast to (stacks, heads, tokens, tokens); may be undefined.
    torch::Tensor forward(const torch::Tensor& tokens, const torch::Tensor& hidden = {});

  private:
    torch::Tensor attention(const torch::Tensor& all, const torch::Tensor& hidden) const;

    std::int64_t heads_;
    torch::nn::LayerNorm norm1_, norm2_;
    torch::nn::Linear query_, together_, wider_, back_;
};

} // namespace perrin
