// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <string>
#include <string_view>

namespace perrin::app {

/// One line on the terminal that tells how far the work is. Where stderr is no terminal it stays silent.
class ProgressLine {
  public:
    ProgressLine();
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// One call at a time, from any thread.
    void show(double fraction, std::string_view text);
    /// Makes room for other lines.
    void clear();

  private:
    bool terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point last_{};
};

} // namespace perrin::app
