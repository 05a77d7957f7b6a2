// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/training.h"

#include "core/error.h"
#include "core/learn/learning_json.h"
#include "core/table.h"

#include <cmath>
#include <numbers>

namespace perrin {
namespace {

constexpr int mostEpochs = 100'000, mostBatch = 1 << 20;

/// The one list of fields, but for the scenario, which has its own.
template<class Archive, class Settings>
void describe(Archive& archive, Settings& settings) {
    archive.section("network", [&](Archive& field) { describeNetwork(field, settings.network); });
    archive("start_from", settings.startFrom);
    archive("label", settings.label, labelNames);
    archive("loss", settings.loss, lossNames);
    archive.section("optimizer", [&](Archive& field) {
        field("kind", settings.optimizer.kind, optimizerNames);
        field("weight_decay", settings.optimizer.weightDecay);
        field("momentum", settings.optimizer.momentum);
        field("clip", settings.optimizer.clip);
    });
    archive.section("learning_rate", [&](Archive& field) {
        auto& rate = settings.learningRate;
        field("highest", rate.highest);
        field("schedule", rate.schedule, scheduleNames);
        field("warm_up_share", rate.warmUp);
        field("last_share", rate.last);
        field("step_epochs", rate.stepEpochs);
        field("step_factor", rate.stepFactor);
    });
    archive("batch", settings.batch);
    archive("stacks_per_epoch", settings.stacksPerEpoch);
    archive("epochs", settings.epochs);
    archive("seed", settings.seed);
    archive("symmetries", settings.symmetries);
    archive("validation_stacks", settings.validationStacks);
    archive("device", settings.device);
    archive("threads", settings.threads);
    archive("checkpoint_minutes", settings.checkpointMinutes);
    archive.section("processes", [&](Archive& field) {
        field("world_size", settings.group.worldSize);
        field("rank", settings.group.rank);
        field("rendezvous", settings.group.rendezvous);
    });
}

[[noreturn]] void wrong(const std::string& field, double value, const std::string& what) {
    throw Error(field + " is " + numberText(value) + "; " + what);
}

void checkRange(const std::string& field, double value, double least, double most) {
    if (!(value >= least && value <= most))
        wrong(field, value, "it must be from " + numberText(least) + " to " + numberText(most));
}

/// There must be something to learn.
void checkLabel(const Scenario& scenario, Label label) {
    const MotionSettings& motion = scenario.motion;
    if (label == Label::LnEffectiveD && motion.kind == MotionKind::Immobile)
        throw Error("motion.kind: the effective D of immobile molecules is 0, which has no logarithm; choose "
                    "another motion");
    if (label == Label::EffectiveD || label == Label::LnEffectiveD)
        return;
    const std::string field = "motion.diffusion_coefficient_um2_per_s";
    if (motion.kind == MotionKind::Immobile || motion.kind == MotionKind::TwoState)
        throw Error("motion.kind: immobile and two-state molecules have no D that a network could learn; "
                    "choose another motion, or the label effective-d");
    const Range& d = motion.diffusionCoefficient;
    if (d.smallest() == d.largest())
        throw Error(field + " is always " + numberText(d.smallest()) +
                    "; a network learns nothing from that: give it a range");
    if (label == Label::LnD && d.smallest() <= 0)
        throw Error(field + " goes down to 0, which has no logarithm; begin above 0");
}

} // namespace

double LearningRate::at(std::uint64_t step, std::uint64_t steps, std::uint64_t stepsPerEpoch) const {
    const double warmUpSteps = std::ceil(warmUp * static_cast<double>(steps));
    const double done = static_cast<double>(step);
    if (done < warmUpSteps)
        return highest * (done + 1) / warmUpSteps;
    switch (schedule) {
    case Schedule::Cosine: {
        const double share = (done - warmUpSteps) / (static_cast<double>(steps) - warmUpSteps);
        return highest * (last + (1 - last) * 0.5 * (1 + std::cos(std::numbers::pi * share)));
    }
    case Schedule::Step: {
        const auto falls = step / stepsPerEpoch / static_cast<std::uint64_t>(stepEpochs);
        return highest * std::pow(stepFactor, static_cast<double>(falls));
    }
    case Schedule::Constant:
        break;
    }
    return highest;
}

std::uint64_t TrainingSettings::stepsPerEpoch() const {
    const auto size = static_cast<std::uint64_t>(batch);
    return (stacksPerEpoch + size - 1) / size;
}

LearnerSettings TrainingSettings::learner() const {
    return {.network = network,
            .loss = loss,
            .optimizer = optimizer,
            .device = device,
            .threads = threads,
            .seed = seed,
            .group = group};
}

void TrainingSettings::check() const {
    scenario.check();
    checkLabel(scenario, label);
    if (network.frames != scenario.window.frames || network.height != scenario.window.height ||
        network.width != scenario.window.width)
        throw Error("network: its frames, height_px and width_px must be those of the scenario's window");
    if (network.spread != (loss == Loss::Gaussian))
        throw Error("network.spread must be true for the loss gaussian and false for the others");
    checkRange("learning_rate.highest", learningRate.highest, 0, 1e6);
    checkRange("learning_rate.warm_up_share", learningRate.warmUp, 0, 0.9);
    checkRange("learning_rate.last_share", learningRate.last, 0, 1);
    checkRange("learning_rate.step_epochs", learningRate.stepEpochs, 1, mostEpochs);
    checkRange("learning_rate.step_factor", learningRate.stepFactor, 0, 1);
    checkRange("optimizer.weight_decay", optimizer.weightDecay, 0, 1);
    checkRange("optimizer.momentum", optimizer.momentum, 0, 0.9999);
    checkRange("optimizer.clip", optimizer.clip, 0, 1e6);
    checkRange("batch", batch, 1, mostBatch);
    checkRange("stacks_per_epoch", static_cast<double>(stacksPerEpoch), 1, 1e12);
    checkRange("epochs", epochs, 1, mostEpochs);
    checkRange("validation_stacks", validationStacks, 16, 1 << 20);
    checkRange("threads", threads, 0, 1024);
    checkRange("checkpoint_minutes", checkpointMinutes, 0, 1e5);
    checkRange("processes.world_size", group.worldSize, 1, 1024);
    checkRange("processes.rank", group.rank, 0, group.worldSize - 1);
    if (group.worldSize > 1 && group.rendezvous.empty())
        throw Error("processes.rendezvous is empty; name a file that all processes see, or HOST:PORT");
    if (batch % group.worldSize != 0)
        wrong("batch", batch,
              "it must be a multiple of the " + std::to_string(group.worldSize) +
                  " processes, which share it evenly");
}

Json toJson(const TrainingSettings& settings) {
    Json json{{"scenario", toJson(settings.scenario)}};
    SettingWriter writer;
    describe(writer, settings);
    json.update(writer.json);
    return json;
}

TrainingSettings trainingFromJson(const Json& json) {
    TrainingSettings settings;
    Json rest = json;
    if (json.is_object() && json.contains("scenario")) {
        settings.scenario = scenarioFromJson(json["scenario"], "");
        rest.erase("scenario");
    }
    SettingReader reader(rest, "training");
    describe(reader, settings);
    reader.finish();
    settings.check();
    return settings;
}

void matchNetwork(TrainingSettings& settings) {
    settings.network.frames = settings.scenario.window.frames;
    settings.network.height = settings.scenario.window.height;
    settings.network.width = settings.scenario.window.width;
    settings.network.spread = settings.loss == Loss::Gaussian;
}

} // namespace perrin
