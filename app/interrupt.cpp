// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interrupt.h"

#include "app/exit_code.h"

#include <ctime>
#include <initializer_list>
#include <unistd.h>

namespace perrin::app {

// The signals are blocked and waited for by a thread of their own: what follows a signal is then ordinary
// code, while next to nothing may be called in a signal handler.
Interrupt::Interrupt() {
    sigemptyset(&signals_);
    for (const int number : {SIGINT, SIGTERM}) {
        struct sigaction now {};
        sigaction(number, nullptr, &now);
        // A shell's background job ignores Ctrl-C, and goes on doing so.
        if (now.sa_handler != SIG_IGN)
            sigaddset(&signals_, number);
    }
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    waiting_ = std::jthread([this](std::stop_token finished) {
        const timespec moment{.tv_sec = 0, .tv_nsec = 50'000'000};
        while (!finished.stop_requested()) {
            if (sigtimedwait(&signals_, nullptr, &moment) < 0)
                continue;
            if (stop_.stop_requested())
                _exit(interrupted);
            stop_.request_stop();
        }
    });
}

Interrupt::~Interrupt() {
    waiting_.request_stop();
    waiting_.join();
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

} // namespace perrin::app
