// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/networks/learner.h"

#include "core/error.h"
#include "core/learn/networks/flat_parameters.h"
#include "core/learn/networks/network.h"
#include "core/learn/networks/optimizer.h"
#include "core/learn/networks/process_group.h"

#include <algorithm>
#include <cmath>
#include <dlfcn.h>
#include <limits>
#include <numbers>
#include <optional>
#include <thread>

namespace perrin {
namespace {

constexpr std::int64_t predictedAtOnce = 256; // stacks
constexpr double widestLogVariance = 12;      // beyond this the exponential would run away

/// Also of OpenBLAS, which has workers of its own.
void useThreads(int threads) {
    const int count =
        threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    torch::set_num_threads(count);
    if (auto* set = reinterpret_cast<void (*)(int)>(::dlsym(RTLD_DEFAULT, "openblas_set_num_threads")))
        set(count);
}

bool isOutOfMemory(const std::exception& error) {
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr)
        return true;
    const std::string what = error.what();
    return what.find("out of memory") != std::string::npos ||
           what.find("not enough memory") != std::string::npos ||
           what.find("can't allocate memory") != std::string::npos;
}

std::uint64_t mixed(std::uint64_t seed, std::uint64_t step) {
    std::uint64_t bits = seed + 0x9e3779b97f4a7c15u * (step + 1); // splitmix64
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9u;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebu;
    return bits ^ (bits >> 31);
}

class TorchLearner : public Learner {
  public:
    explicit TorchLearner(const LearnerSettings& settings)
        : settings_(settings), device_(deviceOf(settings.device)), network_(made(settings)),
          flat_(moved(*network_)), optimizer_(settings.optimizer, flat_.values()) {}

    const LearnerSettings& settings() const override { return settings_; }
    std::int64_t parameterCount() const override { return flat_.count(); }

    StepResult step(const NetworkInput& batch, std::span<const float> labels, double learningRate,
                    std::uint64_t step) override {
        const std::vector<torch::Tensor> before = statistics();
        StepResult result{.loss = accumulate(batch, labels, step)};
        if (std::isfinite(result.loss))
            result.gradientNorm = optimizer_.step(flat_.values(), flat_.gradients(), learningRate);
        if (!std::isfinite(result.gradientNorm))
            result.loss = std::numeric_limits<double>::quiet_NaN();
        if (!std::isfinite(result.loss))
            setStatistics(before);
        return result;
    }

    Tensors gradients(const NetworkInput& batch, std::span<const float> labels) override {
        const std::vector<torch::Tensor> before = statistics();
        accumulate(batch, labels, 0);
        setStatistics(before);
        return flat_.namedGradients();
    }

    NetworkOutput predict(const NetworkInput& batch) override {
        const torch::NoGradGuard noGrad;
        network_->eval();
        NetworkOutput output;
        for (std::int64_t first = 0; first < batch.stacks; first += predictedAtOnce) {
            const std::int64_t count = std::min(predictedAtOnce, batch.stacks - first);
            const Tensor answer = fromTorch(network_->forward(part(batch, first, count)));
            const auto columns = static_cast<std::size_t>(answer.shape.at(1));
            for (std::size_t row = 0; row < static_cast<std::size_t>(count); ++row) {
                output.mean.push_back(answer.values[row * columns]);
                if (columns > 1)
                    output.logVariance.push_back(answer.values[row * columns + 1]);
            }
        }
        return output;
    }

    Tensors weights() const override {
        Tensors named;
        for (const auto& item : network_->named_parameters())
            named[item.key()] = fromTorch(item.value());
        for (const auto& item : network_->named_buffers())
            if (item.value().is_floating_point())
                named[item.key()] = fromTorch(item.value());
        return named;
    }

    void setWeights(const Tensors& weights) override {
        std::size_t used = 0;
        const auto set = [&](const std::string& name, const torch::Tensor& target) {
            const auto found = weights.find(name);
            if (found == weights.end())
                throw Error("the weights lack the tensor " + name);
            toTorch(found->second, target, name);
            ++used;
        };
        for (const auto& item : network_->named_parameters())
            set(item.key(), item.value());
        for (const auto& item : network_->named_buffers())
            if (item.value().is_floating_point())
                set(item.key(), item.value());
        if (used != weights.size())
            throw Error("the weights hold tensors that this network does not have");
    }

    Tensors optimizerState() const override { return optimizer_.state(); }
    void setOptimizerState(const Tensors& state) override { optimizer_.setState(state); }

  private:
    static torch::Device deviceOf(const std::string& name) {
        try {
            const torch::Device device(name);
            if (device.is_cpu() || (device.is_cuda() && torch::cuda::is_available()))
                return device;
        } catch (const c10::Error&) {
        }
        throw Error("there is no device '" + name + "' here; 'cpu' always is");
    }

    static std::shared_ptr<Network> made(const LearnerSettings& settings) {
        useThreads(settings.threads);
        torch::manual_seed(mixed(settings.seed, ~0ull));
        for (const Architecture& architecture : architectures())
            if (architecture.info.name == settings.network.name)
                return architecture.make(settings.network);
        std::string known;
        for (const Architecture& architecture : architectures())
            known += (known.empty() ? "" : ", ") + architecture.info.name;
        throw Error("there is no network '" + settings.network.name + "'; the networks are " + known);
    }

    Network& moved(Network& network) const {
        network.to(device_);
        return network;
    }

    /// Copies of batch norm's running means and variances, which change as soon as a batch is looked at.
    std::vector<torch::Tensor> statistics() const {
        std::vector<torch::Tensor> copies;
        for (const torch::Tensor& buffer : network_->buffers())
            copies.push_back(buffer.clone());
        return copies;
    }

    void setStatistics(const std::vector<torch::Tensor>& values) {
        const torch::NoGradGuard noGrad;
        const std::vector<torch::Tensor> buffers = network_->buffers();
        for (std::size_t i = 0; i < buffers.size(); ++i)
            buffers[i].copy_(values[i]);
    }

    torch::Tensor onDevice(const std::vector<float>& values, std::int64_t stacks, std::int64_t first,
                           std::int64_t count, std::vector<std::int64_t> shape) const {
        if (values.empty())
            return {};
        const std::int64_t row = static_cast<std::int64_t>(values.size()) / stacks;
        shape.insert(shape.begin(), count);
        return torch::from_blob(const_cast<float*>(values.data()) + first * row, {count, row},
                                torch::kFloat32)
            .view(shape)
            .to(device_);
    }

    NetworkTensors part(const NetworkInput& batch, std::int64_t first, std::int64_t count) const {
        const auto tensor = [&](const std::vector<float>& values, std::vector<std::int64_t> shape) {
            return onDevice(values, batch.stacks, first, count, std::move(shape));
        };
        return {.pixels = tensor(batch.pixels, {batch.frames, batch.height, batch.width}),
                .spots = tensor(batch.spots, {batch.frames, -1}),
                .crops = tensor(batch.crops, {batch.frames, -1}),
                .conditions = tensor(batch.conditions, {-1}),
                .seen = tensor(batch.seen, {batch.frames})};
    }

    torch::Tensor lossOf(const torch::Tensor& answer, const torch::Tensor& labels) const {
        const torch::Tensor off = answer.select(1, 0) - labels;
        switch (settings_.loss) {
        case Loss::Mse:
            return off.square();
        case Loss::Huber: {
            const torch::Tensor size = off.abs();
            return torch::where(size < 1, 0.5 * off.square(), size - 0.5);
        }
        case Loss::Gaussian:
            break;
        }
        const torch::Tensor logVariance = answer.select(1, 1).clamp(-widestLogVariance, widestLogVariance);
        return 0.5 * (off.square() * torch::exp(-logVariance) + logVariance);
    }

    /// Leaves the mean gradient over the batch (of all processes) in flat_ and gives the mean loss.
    double accumulate(const NetworkInput& batch, std::span<const float> labels, std::uint64_t step) {
        const double loss = accumulateOwn(batch, labels, step);
        if (!sum_)
            return loss;
        const torch::NoGradGuard noGrad;
        const auto stacks = static_cast<double>(batch.stacks);
        torch::Tensor totals = torch::tensor({loss * stacks, stacks}, torch::kFloat64).to(device_);
        sum_(totals);
        const double all = totals[1].item<double>();
        flat_.gradients().mul_(stacks / all);
        sum_(flat_.gradients());
        return totals[0].item<double>() / all;
    }

    double accumulateOwn(const NetworkInput& batch, std::span<const float> labels, std::uint64_t step) {
        for (;;) {
            try {
                const std::int64_t most = mostAtOnce_.value_or(batch.stacks);
                return accumulate(batch, labels, step, most);
            } catch (const Error&) {
                throw;
            } catch (const std::exception& error) {
                const std::int64_t tried = std::min(mostAtOnce_.value_or(batch.stacks), batch.stacks);
                if (!isOutOfMemory(error))
                    throw Error(std::string("LibTorch: ") + error.what());
                if (tried <= 1)
                    throw Error(
                        "there is not enough memory to train on even one stack; choose a smaller network "
                        "or another device");
                mostAtOnce_ = (tried + 1) / 2;
            }
        }
    }

    double accumulate(const NetworkInput& batch, std::span<const float> labels, std::uint64_t step,
                      std::int64_t most) {
        network_->train();
        flat_.gradients().zero_();
        torch::manual_seed(mixed(settings_.seed, step));
        double sum = 0;
        for (std::int64_t first = 0; first < batch.stacks; first += most) {
            const std::int64_t count = std::min(most, batch.stacks - first);
            const torch::Tensor wanted =
                torch::from_blob(const_cast<float*>(labels.data()) + first, {count}, torch::kFloat32)
                    .to(device_);
            const torch::Tensor loss = lossOf(network_->forward(part(batch, first, count)), wanted).sum() /
                                       static_cast<double>(batch.stacks);
            loss.backward();
            sum += loss.item<double>();
        }
        return sum;
    }

    LearnerSettings settings_;
    torch::Device device_;
    std::shared_ptr<Network> network_;
    FlatParameters flat_;
    Optimizer optimizer_;
    SumOverProcesses sum_;                   // empty: this process is alone
    std::optional<std::int64_t> mostAtOnce_; // stacks; empty: the whole batch
};

} // namespace

std::unique_ptr<Learner> makeTorchLearner(const LearnerSettings& settings) {
    try {
        return std::make_unique<TorchLearner>(settings);
    } catch (const c10::Error& error) {
        throw Error(std::string("LibTorch: ") + error.what_without_backtrace());
    }
}

} // namespace perrin
