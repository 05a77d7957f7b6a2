// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_training.h"

#include "core/error.h"
#include "core/runs/low_priority.h"

namespace perrin {
namespace {

namespace fs = std::filesystem;

/// Watches one training and keeps its run's folder up to date.
class Recorder {
  public:
    Recorder(const RunStore& store, const StoredRun& run, const TrainingState& state,
             const RunWatcher& watcher)
        : store_(store), run_(run), watcher_(watcher), record_{.step = state.step,
                                                               .steps = state.settings.steps(),
                                                               .batch = state.settings.batch,
                                                               .seconds = state.seconds,
                                                               .curve = state.curve,
                                                               .validations = state.validations,
                                                               .drawn = state.drawn},
          best_(state.best) {
        // What was written behind the checkpoint that the training goes on from is made again.
        const std::optional<RunRecord> before = recordIfReadable();
        if (before && !before->validations.empty() && !record_.validations.empty() &&
            before->validations.back().step == record_.validations.back().step)
            record_.answers = before->answers;
        change([](StoredRun& stored) {
            stored.failure.clear();
            stored.going = true;
        });
    }

    TrainingObserver observer() {
        return {.progress = [this](const TrainingProgress& progress) { take(progress); },
                .validated = [this](const Validation& validation,
                                    const std::vector<JudgedAnswer>& answers) { take(validation, answers); },
                .saved =
                    [this](const fs::path&) {
                        write();
                        if (watcher_.saved)
                            watcher_.saved();
                    },
                .warned = watcher_.warned};
    }

    /// The run may have got another name meanwhile.
    template<class Change>
    StoredRun change(const Change& change, std::optional<RunStage> ended = {}) {
        StoredRun stored = store_.read(run_.folder);
        change(stored);
        store_.update(stored, ended);
        return store_.read(run_.folder);
    }

    void finish(const TrainedNetwork& trained) {
        record_.step = trained.model.training.at("steps");
        record_.seconds = trained.model.training.at("seconds");
        record_.curve = trained.curve;
        record_.drawn = trained.drawn;
        write();
        tell();
    }

  private:
    std::optional<RunRecord> recordIfReadable() const {
        try {
            return readRecord(run_.folder);
        } catch (const Error&) {
            return std::nullopt; // it is written anew
        }
    }

    void take(const TrainingProgress& progress) {
        last_ = progress;
        last_.curve = nullptr;
        last_.drawn = nullptr;
        record_.seconds = progress.seconds;
        record_.step = progress.step;
        record_.curve = *progress.curve;
        record_.drawn = *progress.drawn;
        tell();
    }

    void take(const Validation& validation, const std::vector<JudgedAnswer>& answers) {
        record_.step = validation.step;
        record_.validations.push_back(validation);
        record_.answers = answers;
        if (validation.loss < record_.validations[best_].loss)
            best_ = record_.validations.size() - 1;
        thinOut(record_.validations, best_);
        write();
        tell();
    }

    void tell() const {
        if (watcher_.progressed)
            watcher_.progressed(std::make_shared<const RunRecord>(record_), last_);
    }

    /// What cannot be written is no reason to end a training: its checkpoint matters, and has warnings of its
    /// own.
    void write() {
        try {
            writeRecord(run_.folder, record_);
            if (const Validation* best = record_.best())
                change([&](StoredRun& stored) { stored.bestRmse = best->rmse; });
        } catch (const Error&) {
        }
    }

    const RunStore& store_;
    const StoredRun& run_;
    const RunWatcher& watcher_;
    RunRecord record_;
    std::size_t best_; // of the validations
    TrainingProgress last_{};
};

} // namespace

StoredRun trainRun(const RunStore& store, const StoredRun& run, const RunWatcher& watcher,
                   TrainingControl& control, const Job& job, const Engine* engine) {
    lowerThreadPriority();
    const std::unique_ptr<FileLock> lock = RunStore::lock(run);
    if (!lock)
        throw Error(run.name + " is being trained by another Perrin; pause it there first");
    try {
        TrainingState state =
            fs::exists(run.checkpoint()) ? readCheckpoint(run.checkpoint()) : newTraining(run.settings, job);
        Recorder recorder(store, run, state, watcher);
        TrainedNetwork trained =
            train(std::move(state), run.checkpoint(), recorder.observer(), &control, job, engine);
        recorder.finish(trained);
        const bool whole = trained.model.training.at("steps") == run.settings.steps();
        const RunStage stage = whole ? RunStage::Done : RunStage::Stopped;
        writeTrained(store.read(run.folder).model, std::move(trained));
        const StoredRun ended = recorder.change([](StoredRun& stored) { stored.going = false; }, stage);
        if (stage == RunStage::Done) {
            std::error_code ignored;
            fs::remove(run.checkpoint(), ignored);
        }
        return ended;
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        StoredRun failed = store.read(run.folder);
        failed.failure = error.what();
        failed.going = false;
        store.update(failed);
        throw;
    }
}

} // namespace perrin
