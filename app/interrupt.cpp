// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interrupt.h"

#include "app/exit_code.h"
#include "core/error.h"

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace perrin::app {
namespace {

std::atomic<int> bell = -1; // the pipe's end that the handler writes to

} // namespace

extern "C" {
static void ring(int) {
    const int before = errno;
    [[maybe_unused]] const auto written = ::write(bell, "", 1);
    errno = before;
}
}

// Next to nothing may be called in a signal handler: it rings, and a thread of its own that hears it goes on
// in ordinary code. Blocking the signals and waiting for them would not do: libraries start threads before
// main begins, which do not block them and would end the program.
Interrupt::Interrupt() {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0)
        throw Error("the system has no pipe left for Ctrl-C; close other programs");
    bell = ends_[1];
    for (std::size_t i = 0; i < signals.size(); ++i) {
        sigaction(signals[i], nullptr, &before_[i]);
        // A shell's background job ignores Ctrl-C, and goes on doing so.
        if (before_[i].sa_handler == SIG_IGN)
            continue;
        struct sigaction now {};
        now.sa_handler = ring;
        now.sa_flags = SA_RESTART;
        sigaction(signals[i], &now, nullptr);
    }
    waiting_ = std::jthread([this](std::stop_token finished) {
        for (char heard = 0; ::read(ends_[0], &heard, 1) == 1 && !finished.stop_requested();) {
            if (stop_.stop_requested())
                _exit(interrupted);
            stop_.request_stop();
        }
    });
}

Interrupt::~Interrupt() {
    for (std::size_t i = 0; i < signals.size(); ++i)
        sigaction(signals[i], &before_[i], nullptr);
    waiting_.request_stop();
    ring(0);
    waiting_.join();
    bell = -1;
    for (const int end : ends_)
        ::close(end);
}

} // namespace perrin::app
