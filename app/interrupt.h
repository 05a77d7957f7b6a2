// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <csignal>
#include <map>
#include <stop_token>
#include <thread>

namespace perrin::app {

/// While it lives, Ctrl-C (SIGINT) and SIGTERM ask the work to stop instead of ending the program; the second
/// one ends it. One at a time.
class Interrupt {
  public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return stop_.get_token(); }

  private:
    std::stop_source stop_;
    std::map<int, struct sigaction> before_; // what each signal did
    std::jthread waiting_;
};

} // namespace perrin::app
