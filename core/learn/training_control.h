// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace perrin {

/// Holds a training and lets it go on, from any thread.
class TrainingControl {
  public:
    /// After the step that is being made a checkpoint is written, and then nothing is done.
    void pause();
    void resume();
    bool paused() const;
    /// Ends early: the model is made of what has been learned so far.
    void finish();

    bool finishing() const;
    /// Returns when the pause is over; throws Cancelled.
    void waitWhilePaused(std::stop_token stop);

  private:
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    bool paused_ = false, finishing_ = false;
};

} // namespace perrin
