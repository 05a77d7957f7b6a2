// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <cstdint>
#include <deque>

namespace perrin {

/// Where processor time goes: shares of all that is spent, together 1; all 0 before anything is.
struct WorkShares {
    double simulate = 0, fit = 0, learn = 0;
};

/// s, since a training began (or went on).
struct TimeSpent {
    double seconds = 0, waited = 0;                // of the learning thread: in all, and for stacks
    double simulated = 0, fitted = 0, learned = 0; // simulating and fitting: of all threads together
};

/// How fast a training goes, and what share of its time it waits, over the last 15 seconds.
class Pace {
  public:
    void add(std::uint64_t step, const TimeSpent& spent) {
        marks_.push_back({step, spent});
        while (marks_.size() > 2 && spent.seconds - marks_.front().spent.seconds > span)
            marks_.pop_front();
    }
    double stepsPerSecond() const {
        return time() > 0 ? static_cast<double>(marks_.back().step - marks_.front().step) / time() : 0;
    }
    double waitingShare() const { return time() > 0 ? std::min(1.0, since(&TimeSpent::waited) / time()) : 0; }
    WorkShares work() const {
        const double simulated = since(&TimeSpent::simulated), fitted = since(&TimeSpent::fitted),
                     learned = since(&TimeSpent::learned), all = simulated + fitted + learned;
        return all > 0 ? WorkShares{simulated / all, fitted / all, learned / all} : WorkShares{};
    }

  private:
    static constexpr double span = 15; // s
    struct Mark {
        std::uint64_t step;
        TimeSpent spent;
    };
    double since(double TimeSpent::*part) const {
        return marks_.empty() ? 0 : marks_.back().spent.*part - marks_.front().spent.*part;
    }
    double time() const { return since(&TimeSpent::seconds); }
    std::deque<Mark> marks_;
};

} // namespace perrin
