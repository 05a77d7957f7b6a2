// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <poll.h>
#include <pty.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace perrin::test {

Program::Program(std::vector<std::string> command, Input input) : terminal_(input == Input::Terminal) {
    std::array<int, 2> out{-1, -1}, err{-1, -1};
    if (!terminal_ && (pipe(out.data()) != 0 || pipe(err.data()) != 0))
        throw std::runtime_error("no pipe could be made");
    process_ = terminal_ ? forkpty(&out_, nullptr, nullptr, nullptr) : fork();
    if (process_ < 0)
        throw std::runtime_error("no process could be made");
    if (process_ == 0) {
        if (!terminal_) {
            dup2(out[1], STDOUT_FILENO);
            dup2(err[1], STDERR_FILENO);
            for (const int end : {out[0], out[1], err[0], err[1]})
                close(end);
        }
        unsetenv("DISPLAY");
        unsetenv("WAYLAND_DISPLAY");
        // Whoever runs the tests in the background ignores Ctrl-C; a person at a terminal does not.
        std::signal(SIGINT, SIG_DFL);
        std::vector<char*> arguments;
        for (std::string& argument : command)
            arguments.push_back(argument.data());
        arguments.push_back(nullptr);
        execv(arguments[0], arguments.data());
        _exit(127);
    }
    if (!terminal_) {
        close(out[1]);
        close(err[1]);
        out_ = out[0];
        err_ = err[0];
    }
}

Program::~Program() {
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        waitpid(process_, nullptr, 0);
    }
    for (const int end : {out_, err_})
        if (end >= 0)
            close(end);
}

bool Program::readMore(std::chrono::milliseconds patience) {
    std::array<pollfd, 2> ends{pollfd{out_, POLLIN, 0}, pollfd{err_, POLLIN, 0}};
    if (poll(ends.data(), ends.size(), static_cast<int>(patience.count())) < 0)
        return false;
    const auto drain = [](const pollfd& ready, int& end, std::string& text) {
        if (ready.fd < 0 || ready.revents == 0)
            return;
        std::array<char, 4096> block;
        const ssize_t count = read(end, block.data(), block.size());
        if (count > 0) {
            text.append(block.data(), static_cast<std::size_t>(count));
            return;
        }
        close(end); // the end of the pipe, or a terminal whose program has gone
        end = -1;
    };
    drain(ends[0], out_, end_.out);
    drain(ends[1], err_, end_.err);
    return out_ >= 0 || err_ >= 0;
}

bool Program::waitFor(const std::string& text) {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (end_.out.find(text) == std::string::npos && end_.err.find(text) == std::string::npos)
        if (!readMore(std::chrono::milliseconds(100)) || std::chrono::steady_clock::now() > limit)
            return false;
    return true;
}

void Program::type(const std::string& keys) {
    if (!terminal_ || write(out_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size()))
        throw std::runtime_error("the program has no terminal to type into");
}

void Program::kill(int signal) {
    ::kill(process_, signal);
}

ProgramEnd Program::wait() {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(120);
    while (readMore(std::chrono::milliseconds(100)))
        if (std::chrono::steady_clock::now() > limit)
            kill(SIGKILL);
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = -1;
    end_.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return end_;
}

ProgramEnd run(std::vector<std::string> command) {
    return Program(std::move(command)).wait();
}

} // namespace perrin::test
