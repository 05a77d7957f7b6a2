// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/networks/optimizer.h"

#include "core/error.h"
#include "core/learn/networks/flat_parameters.h"

#include <cmath>

namespace perrin {
namespace {

constexpr double meanDecay = 0.9, squareDecay = 0.999, least = 1e-8;

const Tensor& find(const Tensors& state, const std::string& name) {
    const auto found = state.find(name);
    if (found == state.end())
        throw Error("the optimizer's state lacks " + name);
    return found->second;
}

} // namespace

Optimizer::Optimizer(const OptimizerSettings& settings, const torch::Tensor& like)
    : settings_(settings), mean_(torch::zeros_like(like)) {
    if (settings_.kind != OptimizerKind::Sgd)
        square_ = torch::zeros_like(like);
}

double Optimizer::step(torch::Tensor& values, torch::Tensor& gradients, double learningRate) {
    torch::NoGradGuard noGrad;
    const double norm = gradients.norm().item<double>();
    if (!std::isfinite(norm))
        return norm;
    if (settings_.clip > 0 && norm > settings_.clip)
        gradients.mul_(settings_.clip / norm);
    ++steps_;
    if (settings_.kind == OptimizerKind::Sgd) {
        if (settings_.weightDecay > 0)
            gradients.add_(values, settings_.weightDecay);
        mean_.mul_(settings_.momentum).add_(gradients);
        values.add_(mean_, -learningRate);
        return norm;
    }
    if (settings_.kind == OptimizerKind::AdamW && settings_.weightDecay > 0)
        values.mul_(1 - learningRate * settings_.weightDecay);
    const auto steps = static_cast<double>(steps_);
    const double meanShare = 1 - std::pow(meanDecay, steps), squareShare = 1 - std::pow(squareDecay, steps);
    mean_.lerp_(gradients, 1 - meanDecay);
    square_.mul_(squareDecay).addcmul_(gradients, gradients, 1 - squareDecay);
    const double root = std::sqrt(squareShare); // sqrt(square / share) + least, with one pass less
    values.addcdiv_(mean_, square_.sqrt().add_(least * root), -learningRate * root / meanShare);
    return norm;
}

std::vector<torch::Tensor> Optimizer::moments() const {
    return square_.defined() ? std::vector{mean_, square_} : std::vector{mean_};
}

Tensors Optimizer::state() const {
    Tensors state{{"mean", fromTorch(mean_)}};
    // Two numbers, for a float counts only to 2^24.
    constexpr std::int64_t base = 1 << 20;
    state["steps"] = {.shape = {2},
                      .values = {static_cast<float>(steps_ / base), static_cast<float>(steps_ % base)}};
    if (square_.defined())
        state["square"] = fromTorch(square_);
    return state;
}

void Optimizer::setState(const Tensors& state) {
    toTorch(find(state, "mean"), mean_, "mean");
    if (square_.defined())
        toTorch(find(state, "square"), square_, "square");
    const Tensor& steps = find(state, "steps");
    if (steps.values.size() != 2)
        throw Error("the optimizer's step counter has another shape");
    steps_ =
        static_cast<std::int64_t>(steps.values[0]) * (1 << 20) + static_cast<std::int64_t>(steps.values[1]);
}

} // namespace perrin
