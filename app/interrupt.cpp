// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interrupt.h"

#include "app/exit_code.h"

#include <atomic>
#include <chrono>
#include <initializer_list>
#include <unistd.h>

namespace perrin::app {
namespace {

std::atomic<int> asked = 0; // how often a signal came
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may use nothing else");

void remember(int) {
    if (asked.fetch_add(1) > 0)
        _exit(interrupted);
}

} // namespace

// Next to nothing may be called in a signal handler, so it only counts, and a thread of its own acts on it.
// Blocking the signals instead would not do: libraries start threads when they are loaded (OpenBLAS), and
// those take what the others block.
Interrupt::Interrupt() {
    asked = 0;
    struct sigaction counting {};
    counting.sa_handler = remember;
    counting.sa_flags = SA_RESTART;
    sigemptyset(&counting.sa_mask);
    for (const int number : {SIGINT, SIGTERM}) {
        struct sigaction now {};
        sigaction(number, nullptr, &now);
        // A shell's background job ignores Ctrl-C, and goes on doing so.
        if (now.sa_handler == SIG_IGN)
            continue;
        before_[number] = now;
        sigaction(number, &counting, nullptr);
    }
    waiting_ = std::jthread([this](std::stop_token finished) {
        while (!finished.stop_requested()) {
            if (asked > 0)
                stop_.request_stop();
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    });
}

Interrupt::~Interrupt() {
    waiting_.request_stop();
    waiting_.join();
    for (const auto& [number, action] : before_)
        sigaction(number, &action, nullptr);
}

} // namespace perrin::app
