// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <csignal>
#include <stop_token>
#include <thread>

namespace perrin::app {

/// While it lives, Ctrl-C (SIGINT) and SIGTERM ask the work to stop instead of ending the program; the second
/// one ends it. Make it before any other thread starts.
class Interrupt {
  public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return stop_.get_token(); }

  private:
    std::stop_source stop_;
    sigset_t signals_{}, before_{};
    std::jthread waiting_;
};

} // namespace perrin::app
