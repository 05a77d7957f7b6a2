// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"
#include "core/learn/checkpoint.h"
#include "core/learn/drawn_d.h"
#include "core/learn/pace.h"
#include "core/learn/training_control.h"

namespace perrin {

/// How a training goes.
struct TrainingProgress {
    std::uint64_t step = 0, steps = 0;
    int epoch = 0;                       // being worked on, from 1
    double loss = 0;                     // mean since the last report
    double learningRate = 0;             // of the last step
    double stacksPerSecond = 0;          // of the last seconds, of all processes
    double waitingShare = 0;             // of the time, waiting for stacks; of the last seconds
    double seconds = 0, secondsLeft = 0; // spent so far, without pauses
    WorkShares work{};                   // of the last seconds
    const LossCurve* curve = nullptr;    // so far; as long as the call lasts
    const DrawnD* drawn = nullptr;       // of every stack so far; as long as the call lasts
};

/// Called by the training's own thread; any may be empty.
struct TrainingObserver {
    std::function<void(const TrainingProgress&)> progress{}; // about four times a second
    /// After every epoch.
    std::function<void(const Validation&, const std::vector<JudgedAnswer>&)> validated{};
    std::function<void(const std::filesystem::path&)> saved{}; // a checkpoint was written
    std::function<void(const std::string&)> warned{};          // a sentence; the training goes on
};

/// A training that is over.
struct TrainedNetwork {
    Model model; // the weights that did best on the validation set
    std::vector<Validation> validations;
    LossCurve curve;
    DrawnD drawn{}; // of every stack learned from
};

/// The start of a training; weights come when it begins, or are those of startFrom. Measures the
/// normalization. Throws Error (also of a model that does not fit), Cancelled.
TrainingState newTraining(const TrainingSettings& settings, const Job& job = {});

/// Trains from any state, a new one or one read from a checkpoint, to the end; the result is the same. The
/// checkpoint is written at the start, every checkpointMinutes, at a pause, at a stop and at the end; where
/// it cannot be written on the way (disk full), the observer is warned and a minute later it is tried again.
/// Throws Cancelled and Error, both of which leave a checkpoint: also when the loss is no number any more,
/// with the last weights for which it was one. With several processes the first one validates and writes;
/// they can be stopped by the job alone, all of them together: a control is refused, since a pause or an
/// early end of one would leave the others waiting.
TrainedNetwork train(TrainingState state, const std::filesystem::path& checkpoint,
                     const TrainingObserver& observer = {}, TrainingControl* control = nullptr,
                     const Job& job = {}, const Engine* engine = nullptr);

/// Where the card (.md) and the curves (.training.csv) of a model lie.
std::filesystem::path cardPath(const std::filesystem::path& model);
std::filesystem::path curvesPath(const std::filesystem::path& model);

/// Writes the curves and the model's card beside `path` and then the model there: where it is, all is. Gives
/// their paths. Throws Error.
std::vector<std::filesystem::path> writeTrained(const std::filesystem::path& path, TrainedNetwork trained);

} // namespace perrin
