// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/runs/run_record.h"
#include "core/runs/run_store.h"

#include <memory>

namespace perrin {

/// Called by the training's own thread; any may be empty.
struct RunWatcher {
    /// About four times a second, and after every validation.
    std::function<void(const std::shared_ptr<const RunRecord>&, const TrainingProgress&)> progressed{};
    std::function<void()> saved{};                    // a checkpoint was written
    std::function<void(const std::string&)> warned{}; // a sentence; the training goes on
};

/// Trains a run from where it is to its end, at low priority, and writes its model. What it leaves behind can
/// be gone on from at any moment. job: cancelling it leaves the run `going`, to be gone on with;
/// control.finish() ends it early with the model learned so far, and its checkpoint stays. Throws Cancelled;
/// Error: what train() throws (kept as the run's failure), or another program trains it.
StoredRun trainRun(const RunStore& store, const StoredRun& run, const RunWatcher& watcher,
                   TrainingControl& control, const Job& job, const Engine* engine = nullptr);

} // namespace perrin
