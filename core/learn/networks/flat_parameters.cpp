// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/networks/flat_parameters.h"

#include "core/error.h"

namespace perrin {

FlatParameters::FlatParameters(torch::nn::Module& module) {
    torch::NoGradGuard noGrad;
    std::vector<torch::Tensor> rows;
    for (const auto& item : module.named_parameters()) {
        parameters_.emplace_back(item.key(), item.value());
        rows.push_back(item.value().detach().reshape({-1}));
    }
    values_ = torch::cat(rows).contiguous();
    gradients_ = torch::zeros_like(values_);
    std::int64_t place = 0;
    for (auto& [name, parameter] : parameters_) {
        const std::int64_t size = parameter.numel();
        const auto shape = parameter.sizes().vec();
        parameter.set_data(values_.narrow(0, place, size).view(shape));
        parameter.mutable_grad() = gradients_.narrow(0, place, size).view(shape);
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
