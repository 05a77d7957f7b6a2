// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/learn/simple_engine.h"

#include "core/error.h"
#include "core/random.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <thread>

namespace perrin::test {
namespace {

constexpr std::size_t inputs = 4; // three differences and 1

class Line : public Learner {
  public:
    explicit Line(const LearnerSettings& settings) : settings_(settings) {}

    const LearnerSettings& settings() const override { return settings_; }
    std::int64_t parameterCount() const override { return inputs; }

    StepResult step(const NetworkInput& batch, std::span<const float> labels, double learningRate,
                    std::uint64_t step) override {
        if (const int milliseconds = option("milliseconds"); milliseconds > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
        if (settings_.network.options.contains("broken_at") &&
            step == static_cast<std::uint64_t>(option("broken_at")))
            return {.loss = std::nan(""), .gradientNorm = 0};
        std::array<float, inputs> gradient{};
        double loss = 0;
        const auto stacks = static_cast<float>(batch.stacks);
        for (std::int64_t stack = 0; stack < batch.stacks; ++stack) {
            const auto seen = look(batch, stack);
            const float off = answer(seen) - labels[static_cast<std::size_t>(stack)];
            loss += off * off / stacks;
            for (std::size_t i = 0; i < inputs; ++i)
                gradient[i] += 2 * off * seen[i] / stacks;
        }
        Random shake(settings_.seed, step);
        for (std::size_t i = 0; i < inputs; ++i) {
            gradient[i] *= static_cast<float>(shake.uniform(0.9, 1.1));
            moment_[i] = 0.8f * moment_[i] + 0.2f * gradient[i];
            weights_[i] -= static_cast<float>(learningRate) * moment_[i];
        }
        return {.loss = loss, .gradientNorm = 1};
    }
    Tensors gradients(const NetworkInput&, std::span<const float>) override { return {}; }
    NetworkOutput predict(const NetworkInput& batch) override {
        NetworkOutput output;
        for (std::int64_t stack = 0; stack < batch.stacks; ++stack)
            output.mean.push_back(answer(look(batch, stack)));
        return output;
    }

    Tensors weights() const override { return {{"line", tensor(weights_)}}; }
    void setWeights(const Tensors& weights) override { set(weights, "line", weights_); }
    Tensors optimizerState() const override { return {{"moment", tensor(moment_)}}; }
    void setOptimizerState(const Tensors& state) override { set(state, "moment", moment_); }

  private:
    using Numbers = std::array<float, inputs>;

    int option(const char* name) const {
        const auto found = settings_.network.options.find(name);
        return found == settings_.network.options.end() ? 0 : found->second;
    }
    static Tensor tensor(const Numbers& numbers) {
        return {.shape = {inputs}, .values = {numbers.begin(), numbers.end()}};
    }
    static void set(const Tensors& from, const char* name, Numbers& numbers) {
        const auto found = from.find(name);
        if (found == from.end() || found->second.values.size() != inputs)
            throw Error(std::string("there is no tensor ") + name);
        std::copy_n(found->second.values.begin(), inputs, numbers.begin());
    }
    static Numbers look(const NetworkInput& batch, std::int64_t stack) {
        const std::int64_t size = batch.height * batch.width;
        const float* first = batch.pixels.data() + stack * batch.frames * size;
        Numbers seen{0, 0, 0, 1};
        for (std::int64_t lag = 1; lag <= 3; ++lag) {
            float sum = 0;
            for (std::int64_t i = 0; i < (batch.frames - lag) * size; ++i)
                sum += (first[i + lag * size] - first[i]) * (first[i + lag * size] - first[i]);
            seen[static_cast<std::size_t>(lag - 1)] =
                std::log(sum / static_cast<float>((batch.frames - lag) * size));
        }
        return seen;
    }
    float answer(const Numbers& seen) const {
        float sum = 0;
        for (std::size_t i = 0; i < inputs; ++i)
            sum += weights_[i] * seen[i];
        return sum;
    }

    LearnerSettings settings_;
    Numbers weights_{}, moment_{};
};

class SimpleEngine : public Engine {
  public:
    std::string version() const override { return "simple 1"; }
    std::vector<Device> devices() const override { return {{"cpu", "CPU"}}; }
    std::string cudaVersion() const override { return ""; }
    std::vector<NetworkInfo> networks() const override { return {{.name = "line", .description = "a line"}}; }
    std::unique_ptr<Learner> learner(const LearnerSettings& settings) const override {
        return std::make_unique<Line>(settings);
    }
};

} // namespace

const Engine& simpleEngine() {
    static const SimpleEngine engine;
    return engine;
}

TrainingSettings simpleTraining() {
    TrainingSettings settings;
    settings.scenario = preset("physical-a");
    settings.network.name = "line";
    settings.scenario.window = {.width = 16, .height = 16, .frames = 4, .centring = 1};
    settings.scenario.motion.diffusionCoefficient = Range::logUniform(0.02, 2);
    settings.scenario.emission.photons = Range::fixed(2000);
    settings.loss = Loss::Mse;
    settings.learningRate = {.highest = 0.1, .schedule = Schedule::Cosine, .warmUp = 0.05};
    settings.batch = 16;
    settings.stacksPerEpoch = 400;
    settings.epochs = 4;
    settings.validationStacks = 256;
    settings.threads = 1;
    matchNetwork(settings);
    return settings;
}

} // namespace perrin::test
