// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/device_check.h"

#include "core/error.h"
#include "core/learn/encoder.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>

namespace perrin {
namespace {

constexpr int checkedFrames = 16, checkedSide = 64; // px
constexpr float likeness = 0.05f; // GPUs multiply with fewer digits; wrong answers are off by about 1
constexpr double checkedRate = 1e-3;

NetworkInput checkedBatch() {
    NetworkInput input = emptyInput(Sees::Spots, checkedStacks, checkedFrames, checkedSide, checkedSide);
    std::mt19937 random(1);
    std::normal_distribution<float> normal;
    for (auto* values : {&input.spots, &input.crops, &input.conditions})
        for (float& value : *values)
            value = normal(random);
    std::fill(input.seen.begin(), input.seen.end(), 1.0f);
    return input;
}

double timedStep(Learner& learner, const NetworkInput& batch, std::uint64_t step) {
    const std::vector<float> labels(checkedStacks, 0.5f);
    const auto begun = std::chrono::steady_clock::now();
    const StepResult result = learner.step(batch, labels, checkedRate, step);
    if (!std::isfinite(result.loss) || !std::isfinite(result.gradientNorm))
        throw Error("the loss of a step of training is no number");
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

/// like: weights and answers of the processor, with which the first device fills them.
double checked(const Engine& engine, const Device& device, Tensors& weights, std::vector<float>& like) {
    const NetworkDescription network{.name = "perrin",
                                     .frames = checkedFrames,
                                     .height = checkedSide,
                                     .width = checkedSide,
                                     .spread = true};
    const auto learner = engine.learner({.network = network, .device = device.name});
    const NetworkInput batch = checkedBatch();
    if (weights.empty())
        weights = learner->weights();
    else
        learner->setWeights(weights);
    const std::vector<float> answers = learner->predict(batch).mean;
    if (like.empty())
        like = answers;
    for (std::size_t i = 0; i < like.size(); ++i)
        if (!(std::abs(answers.at(i) - like[i]) < likeness))
            throw Error("it answers otherwise than the processor");
    timedStep(*learner, batch, 0); // what a device prepares at first is not its pace
    return timedStep(*learner, batch, 1);
}

} // namespace

std::vector<DeviceCheck> checkDevices(const Engine& engine, const Job& job) {
    std::vector<DeviceCheck> checks;
    Tensors weights;
    std::vector<float> like;
    const std::vector<Device> devices = engine.devices();
    for (const Device& device : devices) {
        job.progress(static_cast<double>(checks.size()) / static_cast<double>(devices.size()),
                     device.description);
        try {
            checks.push_back({device, checked(engine, device, weights, like)});
        } catch (const std::exception& error) {
            throw Error(device.description + " (" + device.name + ") cannot train: " + error.what());
        }
    }
    return checks;
}

} // namespace perrin
