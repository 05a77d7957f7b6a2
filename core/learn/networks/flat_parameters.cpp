// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/networks/flat_parameters.h"

#include "core/error.h"

#include <algorithm>
#include <numeric>

namespace perrin {
namespace {

/// Kernels with their input channels last, as convolutions of images in that format want them: otherwise each
/// step would put them, and their gradients, into that order anew.
torch::Tensor viewOf(const torch::Tensor& row, std::vector<std::int64_t> shape) {
    if (shape.size() < 4)
        return row.view(shape);
    std::vector<std::int64_t> order(shape.size()); // back to (out, in, …)
    std::iota(order.begin() + 1, order.end(), 0);
    order[0] = 0;
    order[1] = static_cast<std::int64_t>(shape.size()) - 1;
    std::rotate(shape.begin() + 1, shape.begin() + 2, shape.end());
    return row.view(shape).permute(order);
}

} // namespace

FlatParameters::FlatParameters(torch::nn::Module& module) {
    torch::NoGradGuard noGrad;
    std::int64_t count = 0;
    for (const auto& item : module.named_parameters()) {
        parameters_.emplace_back(item.key(), item.value());
        count += item.value().numel();
    }
    values_ = torch::empty({count}, parameters_.front().second.options());
    gradients_ = torch::zeros_like(values_);
    std::int64_t place = 0;
    for (auto& [name, parameter] : parameters_) {
        const std::int64_t size = parameter.numel();
        const auto shape = parameter.sizes().vec();
        const torch::Tensor values = viewOf(values_.narrow(0, place, size), shape);
        values.copy_(parameter);
        parameter.set_data(values);
        parameter.mutable_grad() = viewOf(gradients_.narrow(0, place, size), shape);
        place += size;
    }
}

Tensors FlatParameters::namedGradients() const {
    Tensors named;
    for (const auto& [name, parameter] : parameters_)
        named[name] = fromTorch(parameter.grad());
    return named;
}

Tensor fromTorch(const torch::Tensor& tensor) {
    const torch::Tensor values = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    const float* first = values.data_ptr<float>();
    return {.shape = values.sizes().vec(), .values = std::vector<float>(first, first + values.numel())};
}

void toTorch(const Tensor& source, torch::Tensor target, const std::string& name) {
    if (target.sizes().vec() != source.shape)
        throw Error("the tensor " + name + " has another shape than this network's");
    torch::NoGradGuard noGrad;
    target.copy_(torch::from_blob(const_cast<float*>(source.values.data()), source.shape, torch::kFloat32));
}

} // namespace perrin
