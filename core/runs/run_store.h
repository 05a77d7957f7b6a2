// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/file_lock.h"
#include "core/learn/training.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace perrin {

/// How far a run has come, as its folder tells; whether it is being trained knows only who trains it.
enum class RunStage {
    New,         // nothing learned yet
    Interrupted, // has a checkpoint and goes on from it
    Stopped,     // ended early by a person: has a model, and goes on from its checkpoint
    Done         // has its model
};

/// A training with a name, in a folder of its own: run.json, checkpoint, record and model.
struct StoredRun {
    std::filesystem::path folder;
    std::string name;
    std::string created; // UTC, ISO 8601
    TrainingSettings settings{};
    RunStage stage = RunStage::New;
    std::string failure{}; // why it ended the last time, for people; empty: it did not fail
    bool going = false;    // it was being trained when the program closed or ended, and is to go on
    std::optional<double> bestRmse{}; // of the validations so far; of ln D, or um^2/s
    std::filesystem::path model{};    // where it is, or will be

    std::filesystem::path checkpoint() const { return folder / "checkpoint.safetensors"; }
    bool hasModel() const { return stage == RunStage::Stopped || stage == RunStage::Done; }
    bool canGoOn() const { return stage != RunStage::Done; }
};

/// The runs of one person on one machine: a folder with one folder for each. Several programs may look at it
/// at once. Every function throws Error: file and what is wrong.
class RunStore {
  public:
    explicit RunStore(const std::filesystem::path& folder) : folder_(folder) {}
    const std::filesystem::path& folder() const { return folder_; }

    /// Newest first. What is damaged is left out, and told of in `problems`.
    std::vector<StoredRun> list(std::vector<std::string>& problems) const;
    StoredRun read(const std::filesystem::path& folder) const;
    /// name: "" takes one from scenario and network; one that is taken gets a number.
    StoredRun create(const std::string& name, const TrainingSettings& settings) const;
    /// The model and its card get the new name, too.
    StoredRun rename(const StoredRun& run, const std::string& name) const;
    /// With all that was learned. Throws Error while it is trained.
    void remove(const StoredRun& run) const;

    /// Writes what has changed of a run: failure and best error. ended: Stopped or Done, once its model is
    /// there.
    void update(const StoredRun& run, std::optional<RunStage> ended = {}) const;

    /// Of whoever trains it. Empty: somebody else does.
    static std::unique_ptr<FileLock> lock(const StoredRun& run);
    static bool isBeingTrained(const StoredRun& run);

  private:
    std::string freeName(const std::string& wanted, const std::filesystem::path& but = {}) const;

    std::filesystem::path folder_;
};

} // namespace perrin
