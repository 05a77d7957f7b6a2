// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/model.h"

namespace perrin {

enum class Schedule { Cosine, Step, Constant };

/// How far the weights move a step. It first rises evenly from near 0 (warm-up), then falls along half a
/// cosine, or in steps, or stays.
struct LearningRate {
    double highest = 1e-3;
    Schedule schedule = Schedule::Cosine;
    double warmUp = 0.02;   // share of all steps
    double last = 0.01;     // Cosine: share of `highest` that is left at the end
    int stepEpochs = 20;    // Step: after so many epochs …
    double stepFactor = .3; // … it is multiplied by this

    bool operator==(const LearningRate&) const = default;
    /// step: from 0 to steps - 1.
    double at(std::uint64_t step, std::uint64_t steps, std::uint64_t stepsPerEpoch) const;
};

/// Everything that fixes a training.
struct TrainingSettings {
    Scenario scenario{};          // every stack is simulated afresh from it
    NetworkDescription network{}; // frames, height and width are the scenario's window
    std::string startFrom{};      // name or file of the model whose weights it begins with; empty: random ones
    Label label = Label::LnD;
    Loss loss = Loss::Gaussian;
    OptimizerSettings optimizer{};
    LearningRate learningRate{};
    int batch = 256;                      // stacks a step, of all processes together
    std::uint64_t stacksPerEpoch = 20480; // rounded up to whole batches
    int epochs = 50;
    std::uint64_t seed = 1;      // of the first weights, of dropout and of the stacks
    bool symmetries = false;     // each stack in one of its symmetric copies, drawn at random
    int validationStacks = 2048; // the same ones whatever the seed, never trained on

    // Of no influence on what is learned (but for the last digits):
    std::string device = "cpu";
    int threads = 0;               // for learning, and as many for simulating; 0: as many as there are cores
    double checkpointMinutes = 3;  // from one to the next; 0: after every step
    ProcessGroup group{};

    std::uint64_t stepsPerEpoch() const;
    std::uint64_t steps() const { return stepsPerEpoch() * static_cast<std::uint64_t>(epochs); }
    LearnerSettings learner() const;
    /// Throws Error naming the field and its value.
    void check() const;
};

/// Names say their units. Fields left out keep their defaults; throws Error naming the field.
nlohmann::ordered_json toJson(const TrainingSettings& settings);
TrainingSettings trainingFromJson(const nlohmann::ordered_json& json);

/// Fits the network to the scenario's window and to the loss.
void matchNetwork(TrainingSettings& settings);

} // namespace perrin
