// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/networks/learner.h"

#include "core/error.h"
#include "core/learn/intervals.h"
#include "core/learn/networks/flat_parameters.h"
#include "core/learn/networks/guarded.h"
#include "core/learn/networks/machine.h"
#include "core/learn/networks/network.h"
#include "core/learn/networks/optimizer.h"
#include "core/learn/networks/process_group.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace perrin {
namespace {

constexpr std::int64_t predictedAtOnce = 256; // stacks

constexpr std::uint64_t firstWeights = ~0ull; // number of what is drawn for them; steps count from 0
constexpr std::uint64_t stepsToDrift = 1024;  // then several processes take the first one's weights again

class TorchLearner : public Learner {
  public:
    explicit TorchLearner(const LearnerSettings& settings)
        : settings_(settings), device_(deviceNamed(settings.device)), network_(made(settings)),
          flat_(moved(*network_)), optimizer_(settings.optimizer, flat_.values()) {
        if (settings.group.worldSize > 1)
            sum_ = joinProcesses(settings.group, device_);
    }

    const LearnerSettings& settings() const override { return settings_; }
    std::int64_t parameterCount() const override { return flat_.count(); }

    StepResult step(const NetworkInput& batch, std::span<const float> labels, double learningRate,
                    std::uint64_t step) override {
        const std::vector<torch::Tensor> before = statistics();
        try {
            StepResult result{.loss = guarded([&] { return accumulate(batch, labels, step); })};
            if (std::isfinite(result.loss))
                result.gradientNorm = optimizer_.step(flat_.values(), flat_.gradients(), learningRate);
            if (!std::isfinite(result.gradientNorm))
                result.loss = std::numeric_limits<double>::quiet_NaN();
            if (!std::isfinite(result.loss))
                setStatistics(before);
            return result;
        } catch (...) { // a step that is not done leaves nothing behind
            setStatistics(before);
            throw;
        }
    }

    Tensors gradients(const NetworkInput& batch, std::span<const float> labels) override {
        const std::vector<torch::Tensor> before = statistics();
        guarded([&] { return accumulate(batch, labels, 0); });
        setStatistics(before);
        return flat_.namedGradients();
    }

    NetworkOutput predict(const NetworkInput& batch) override {
        const torch::NoGradGuard noGrad;
        network_->eval();
        NetworkOutput output;
        std::int64_t most = predictedAtOnce;
        for (std::int64_t first = 0; first < batch.stacks;) {
            const std::int64_t count = std::min(most, batch.stacks - first);
            try {
                append(fromTorch(network_->forward(part(batch, first, count))), output);
                first += count;
            } catch (const std::exception& error) {
                if (!isOutOfMemory(error) || count == 1)
                    guarded([]() -> int { throw; });
                most = (count + 1) / 2;
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
    static void append(const Tensor& answer, NetworkOutput& output) {
        const auto columns = static_cast<std::size_t>(answer.shape.at(1));
        for (std::size_t place = 0; place < answer.values.size(); place += columns) {
            output.mean.push_back(answer.values[place]);
            if (columns > 1)
                output.logVariance.push_back(answer.values[place + 1]);
        }
    }

    static std::shared_ptr<Network> made(const LearnerSettings& settings) {
        useThreads(settings.threads);
        const Generator generator(settings.seed, firstWeights);
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
        if (sum_ && !alike_)
            takeFirstOnes();
        const double loss = accumulateOwn(batch, labels, step);
        if (!sum_)
            return loss;
        const torch::NoGradGuard noGrad;
        const auto stacks = static_cast<double>(batch.stacks), number = static_cast<double>(step);
        torch::Tensor totals = torch::tensor({loss * stacks, stacks, number}, torch::kFloat64).to(device_);
        sum_(totals);
        const torch::Tensor sums = totals.cpu();
        const double all = sums[1].item<double>();
        if (sums[2].item<double>() != number * settings_.group.worldSize)
            throw Error(
                "the processes of this training are not at the same step; begin all of them from the same "
                "checkpoint, on a disk that all share");
        flat_.gradients().mul_(stacks / all);
        sum_(flat_.gradients());
        alike_ = (step + 1) % stepsToDrift != 0;
        return sums[0].item<double>() / all;
    }

    /// All processes get the weights and the optimizer's moments of the first one: rounding may have driven
    /// them apart.
    void takeFirstOnes() {
        const torch::NoGradGuard noGrad;
        std::vector<torch::Tensor> shared = optimizer_.moments();
        shared.push_back(flat_.values());
        for (torch::Tensor& tensor : shared) {
            if (settings_.group.rank != 0)
                tensor.zero_();
            sum_(tensor);
        }
        alike_ = true;
    }

    double accumulateOwn(const NetworkInput& batch, std::span<const float> labels, std::uint64_t step) {
        const std::vector<torch::Tensor> before = statistics();
        for (;;) {
            const std::int64_t most = std::min(mostAtOnce_.value_or(batch.stacks), batch.stacks);
            try {
                return accumulate(batch, labels, step, most);
            } catch (const std::exception& error) {
                if (!isOutOfMemory(error))
                    throw;
            }
            if (most <= 1)
                throw Error(
                    "there is not enough memory to train on even one stack; choose a smaller network or "
                    "another device");
            mostAtOnce_ = (most + 1) / 2;
            setStatistics(before);
        }
    }

    double accumulate(const NetworkInput& batch, std::span<const float> labels, std::uint64_t step,
                      std::int64_t most) {
        network_->train();
        flat_.gradients().zero_();
        // Each process drops something else.
        const auto rank = static_cast<std::uint64_t>(settings_.group.rank);
        const Generator generator(settings_.seed + (rank << 32), step);
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
    bool alike_ = false;                     // all processes have the same weights
    std::optional<std::int64_t> mostAtOnce_; // stacks; empty: the whole batch
};

} // namespace

std::unique_ptr<Learner> makeTorchLearner(const LearnerSettings& settings) {
    return guarded([&]() -> std::unique_ptr<Learner> { return std::make_unique<TorchLearner>(settings); });
}

} // namespace perrin
