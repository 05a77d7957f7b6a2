// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <string>
#include <sys/types.h>
#include <vector>

namespace perrin::test {

struct ProgramEnd {
    int exitCode = -1; // -1: ended by a signal
    std::string out, err;
};

/// A program started without a display, as on a server.
class Program {
  public:
    enum class Input { None, Terminal };
    /// With Terminal, out and err go to a terminal of its own and come back together in `out`.
    explicit Program(std::vector<std::string> command, Input input = Input::None);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// Reads until the text has come. False when the program ended before or 60 s have passed.
    bool waitFor(const std::string& text);
    void type(const std::string& keys); // into its terminal
    void kill(int signal);
    /// Waits for the end; a program that takes over 120 s is killed.
    ProgramEnd wait();

  private:
    bool readMore(std::chrono::milliseconds patience);

    pid_t process_ = -1;
    int out_ = -1, err_ = -1;
    bool terminal_ = false;
    ProgramEnd end_;
};

/// Runs to the end.
ProgramEnd run(std::vector<std::string> command);

} // namespace perrin::test
