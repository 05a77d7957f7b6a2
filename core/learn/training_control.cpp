// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/training_control.h"

#include "core/error.h"

namespace perrin {

void TrainingControl::pause() {
    const std::lock_guard lock(mutex_);
    paused_ = true;
}

void TrainingControl::resume() {
    const std::lock_guard lock(mutex_);
    paused_ = false;
    changed_.notify_all();
}

bool TrainingControl::paused() const {
    const std::lock_guard lock(mutex_);
    return paused_ && !finishing_;
}

void TrainingControl::finish() {
    const std::lock_guard lock(mutex_);
    finishing_ = true;
    changed_.notify_all();
}

bool TrainingControl::finishing() const {
    const std::lock_guard lock(mutex_);
    return finishing_;
}

void TrainingControl::waitWhilePaused(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, stop, [&] { return !paused_ || finishing_; }))
        throw Cancelled();
}

} // namespace perrin
