// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/trainer.h"

#include "core/error.h"
#include "core/learn/label_scale.h"
#include "core/provenance.h"
#include "core/table.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

namespace perrin {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double reportSeconds = 0.25;
constexpr double preparing = 0.001; // share of the work; at none at all the window would not be told
constexpr double retrySeconds = 60; // after a checkpoint that could not be written

Clock::time_point inSeconds(double seconds) {
    return Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

double secondsSince(Clock::time_point then) {
    return std::chrono::duration<double>(Clock::now() - then).count();
}

std::string deviceDescription(const Engine& engine, const std::string& name) {
    for (const Device& device : engine.devices())
        if (device.name == name)
            return device.description;
    return name;
}

class Trainer {
  public:
    Trainer(TrainingState state, const std::filesystem::path& checkpoint, const TrainingObserver& observer,
            TrainingControl& control, const Job& job, const Engine& engine)
        : state_(std::move(state)), settings_(state_.settings), checkpoint_(checkpoint), observer_(observer),
          control_(control), job_(job), engine_(engine),
          sees_(networkNamed(engine, settings_.network.name).sees),
          learner_(engine.learner(settings_.learner())),
          validationSet_(settings_, state_.normalization, sees_), scale_{
                                                                      settings_.label, state_.normalization,
                                                                      imagingOf(settings_.scenario).unitD()} {
        if (state_.weights.empty())
            return;
        learner_->setWeights(state_.weights);
        if (!state_.optimizer.empty())
            learner_->setOptimizerState(state_.optimizer);
    }

    TrainedNetwork run() {
        save();
        try {
            BatchStream stream(streamSettings());
            if (job_.report)
                job_.report(std::max(2 * preparing, static_cast<double>(state_.step) /
                                                        static_cast<double>(settings_.steps())),
                            "simulating the first stacks");
            while (!atEnd())
                learn(stream);
            if (isFirst() && lastValidated() < state_.step)
                validate();
        } catch (const Cancelled&) {
            countTime(0);
            save();
            throw;
        } catch (...) {
            saveIfPossible();
            throw;
        }
        save();
        return result();
    }

  private:
    bool isFirst() const { return settings_.group.rank == 0; }
    std::uint64_t lastValidated() const {
        return state_.validations.empty() ? 0 : state_.validations.back().step;
    }

    StreamSettings streamSettings() const {
        return {.scenario = settings_.scenario,
                .seed = trainingStacksSeed(settings_.seed),
                .label = settings_.label,
                .normalization = state_.normalization,
                .sees = sees_,
                .batch = settings_.batch,
                .worldSize = settings_.group.worldSize,
                .rank = settings_.group.rank,
                .symmetries = settings_.symmetries,
                .first = state_.step,
                .threads = settings_.threads};
    }

    /// Does what is due between two steps.
    bool atEnd() {
        job_.checkCancelled();
        if (isFirst() && state_.step > 0 && state_.step % settings_.stepsPerEpoch() == 0 &&
            lastValidated() < state_.step)
            validate();
        if (state_.step >= settings_.steps() || control_.finishing())
            return true;
        if (control_.paused())
            pause();
        else if (Clock::now() >= nextSave_ && state_.step != savedStep_)
            saveOrWarn();
        job_.checkCancelled(); // what was asked for meanwhile costs no further step
        return control_.finishing();
    }

    /// Its time is not the training's, however it ends.
    void pause() {
        countTime(streamWaited_);
        saveOrWarn();
        try {
            control_.waitWhilePaused(job_.stop);
        } catch (const Cancelled&) {
            mark_ = Clock::now();
            throw;
        }
        mark_ = Clock::now();
    }

    void learn(BatchStream& stream) {
        const Batch batch = stream.next(job_.stop);
        const double rate =
            settings_.learningRate.at(state_.step, settings_.steps(), settings_.stepsPerEpoch());
        const auto start = Clock::now();
        const StepResult result = learner_->step(batch.input, batch.labels, rate, state_.step);
        spent_.learned += secondsSince(start);
        if (!std::isfinite(result.loss) || !std::isfinite(result.gradientNorm))
            stopForNoNumber("the loss");
        ++state_.step;
        state_.curve.add(state_.step, result.loss, rate);
        lossSum_ += result.loss;
        ++lossCount_;
        for (const float label : batch.labels)
            state_.drawn.add(scale_.d(label));
        spent_.simulated = stream.simulated();
        spent_.fitted = stream.fitted();
        countTime(stream.waited());
        rate_ = rate;
        if (secondsSince(reported_) >= reportSeconds)
            report();
    }

    [[noreturn]] void stopForNoNumber(const std::string& what) {
        save();
        throw Error("training stopped at step " + std::to_string(state_.step + 1) + ": " + what +
                    " is no number any more; the last good weights are in " + checkpoint_.string() +
                    ". Go on from there, or begin again, with a lower learning rate (it was " +
                    numberText(settings_.learningRate.highest) + ")");
    }

    void validate() {
        report(); // what is judged has been told of
        Validation validation = validationSet_.evaluate(*learner_, job_.stop);
        if (!std::isfinite(validation.loss))
            stopForNoNumber("the error on the validation set");
        validation.step = state_.step;
        // The first epoch may still be spent on the way to the mean.
        if (state_.validations.size() >= 1 || settings_.epochs == 1)
            validation.warning = collapseWarning(validation);
        state_.validations.push_back(validation);
        if (state_.validations.size() == 1 || validation.loss < state_.validations[state_.best].loss) {
            state_.best = state_.validations.size() - 1;
            state_.bestWeights = learner_->weights();
        }
        thinOut(state_.validations, state_.best);
        countTime(streamWaited_);
        if (observer_.validated)
            observer_.validated(validation, validationSet_.answers());
    }

    /// streamWaited: s, by the stream of this run.
    void countTime(double streamWaited) {
        const auto now = Clock::now();
        state_.seconds += std::chrono::duration<double>(now - mark_).count();
        mark_ = now;
        state_.waited += std::max(0.0, streamWaited - streamWaited_);
        streamWaited_ = std::max(streamWaited, streamWaited_);
        spent_.seconds = state_.seconds;
        spent_.waited = state_.waited;
        pace_.add(state_.step, spent_);
    }

    void report() {
        if (lossCount_ == 0)
            return; // all of it is told
        const double stepsPerSecond = pace_.stepsPerSecond();
        const TrainingProgress progress{
            .step = state_.step,
            .steps = settings_.steps(),
            .epoch = static_cast<int>((state_.step - 1) / settings_.stepsPerEpoch()) + 1,
            .loss = lossSum_ / lossCount_,
            .learningRate = rate_,
            .stacksPerSecond = stepsPerSecond * settings_.batch,
            .waitingShare = pace_.waitingShare(),
            .seconds = state_.seconds,
            .secondsLeft = stepsPerSecond > 0
                               ? static_cast<double>(settings_.steps() - state_.step) / stepsPerSecond
                               : 0,
            .work = pace_.work(),
            .curve = &state_.curve,
            .drawn = &state_.drawn};
        lossSum_ = lossCount_ = 0;
        reported_ = Clock::now();
        if (observer_.progress)
            observer_.progress(progress);
        if (job_.report)
            job_.report(static_cast<double>(progress.step) / static_cast<double>(progress.steps),
                        "epoch " + std::to_string(progress.epoch) + " of " +
                            std::to_string(settings_.epochs));
    }

    void save() {
        nextSave_ = inSeconds(60 * settings_.checkpointMinutes);
        if (!isFirst())
            return;
        state_.weights = learner_->weights();
        state_.optimizer = learner_->optimizerState();
        writeCheckpoint(checkpoint_, state_);
        savedStep_ = state_.step;
        report();
        if (observer_.saved)
            observer_.saved(checkpoint_);
    }

    /// On the way: hours of work do not end with a disk that is full for a while.
    void saveOrWarn() {
        try {
            save();
        } catch (const Error& error) {
            nextSave_ = inSeconds(retrySeconds);
            if (observer_.warned)
                observer_.warned("the checkpoint could not be written (" + std::string(error.what()) +
                                 "); the training goes on and tries again every minute");
        }
    }

    /// On the way out with another failure, which is the one to be told.
    void saveIfPossible() {
        try {
            save();
        } catch (...) {
        }
    }

    TrainedNetwork result() {
        nlohmann::ordered_json settings = toJson(settings_);
        settings.erase("scenario");
        settings.erase("network");
        settings.erase("processes");
        nlohmann::ordered_json record{
            {"stacks", state_.step * static_cast<std::uint64_t>(settings_.batch)},
            {"steps", state_.step},
            {"seconds", state_.seconds},
            {"share_waiting_for_stacks", state_.seconds > 0 ? state_.waited / state_.seconds : 0},
            {"parameters", learner_->parameterCount()},
            {"device", deviceDescription(engine_, settings_.device)},
            {"processes", settings_.group.worldSize},
            {"engine", engine_.version()},
            {"program", std::string("perrin ") + version()},
            {"commit", commit()},
            {"local_changes", localChanges()},
            {"validation_stacks", settings_.validationStacks},
            {"settings", settings}};
        const bool judged = !state_.validations.empty();
        return {.model = {.name = {},
                          .network = settings_.network,
                          .label = settings_.label,
                          .normalization = state_.normalization,
                          .scenario = settings_.scenario,
                          .training = record,
                          .scores = judged ? toJson(state_.validations[state_.best])
                                           : nlohmann::ordered_json::object(),
                          .weights = judged ? state_.bestWeights : learner_->weights()},
                .validations = state_.validations,
                .curve = state_.curve,
                .drawn = state_.drawn};
    }

    TrainingState state_;
    const TrainingSettings settings_;
    const std::filesystem::path checkpoint_;
    const TrainingObserver& observer_;
    TrainingControl& control_;
    const Job& job_;
    const Engine& engine_;
    const Sees sees_;
    const std::unique_ptr<Learner> learner_;
    ValidationSet validationSet_;
    const LabelScale scale_;

    Pace pace_;
    TimeSpent spent_;
    double lossSum_ = 0, lossCount_ = 0;     // since the last report
    double rate_ = 0;                        // of learning, in the last step
    double streamWaited_ = 0;                // s
    std::optional<std::uint64_t> savedStep_; // of the newest checkpoint
    Clock::time_point mark_ = Clock::now(), reported_ = mark_, nextSave_ = mark_;
};

/// With a model's weights, which know its normalization.
TrainingState continued(const TrainingSettings& settings) {
    Model model = readModel(modelPath(settings.startFrom));
    const NetworkDescription &before = model.network, &now = settings.network;
    if (before.name != now.name || before.options != now.options || before.spread != now.spread)
        throw Error(
            "start_from is " + model.name + ", a network " + before.name +
            "; a training can begin with the weights of a network of the same kind, sizes and loss only, and "
            "this one is " +
            now.name);
    if (model.label != settings.label)
        throw Error("start_from is " + model.name + ", which learned the label " + name(model.label) +
                    "; choose this label, or another model to begin with");
    return {.settings = settings, .normalization = model.normalization, .weights = std::move(model.weights)};
}

} // namespace

TrainingState newTraining(const TrainingSettings& settings, const Job& job) {
    settings.check();
    if (!settings.startFrom.empty())
        return continued(settings);
    if (job.report)
        job.report(preparing, "looking at what the scenario draws");
    return {.settings = settings,
            .normalization = measureNormalization(settings.scenario, settings.label, job)};
}

TrainedNetwork train(TrainingState state, const std::filesystem::path& checkpoint,
                     const TrainingObserver& observer, TrainingControl* control, const Job& job,
                     const Engine* engine) {
    if (control && state.settings.group.worldSize > 1)
        throw Error("a training in several processes can be neither paused nor ended early, since the others "
                    "would wait for this one; stop all processes, and go on from the checkpoint");
    TrainingControl own;
    return Trainer(std::move(state), checkpoint, observer, control ? *control : own, job,
                   engine ? *engine : perrin::engine())
        .run();
}

} // namespace perrin
