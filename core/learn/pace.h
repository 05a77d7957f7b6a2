// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <cstdint>
#include <deque>

namespace perrin {

/// How fast a training goes, and what share of its time it waits, over the last 15 seconds.
class Pace {
  public:
    /// seconds, waited: since the training began.
    void add(std::uint64_t step, double seconds, double waited) {
        marks_.push_back({step, seconds, waited});
        while (marks_.size() > 2 && seconds - marks_.front().seconds > span)
            marks_.pop_front();
    }
    double stepsPerSecond() const {
        return time() > 0 ? static_cast<double>(marks_.back().step - marks_.front().step) / time() : 0;
    }
    double waitingShare() const {
        return time() > 0 ? std::min(1.0, (marks_.back().waited - marks_.front().waited) / time()) : 0;
    }

  private:
    static constexpr double span = 15; // s
    struct Mark {
        std::uint64_t step;
        double seconds, waited;
    };
    double time() const { return marks_.empty() ? 0 : marks_.back().seconds - marks_.front().seconds; }
    std::deque<Mark> marks_;
};

} // namespace perrin
