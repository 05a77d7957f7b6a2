// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace perrin {

/// A program to run, and how.
struct ChildProcess {
    std::vector<std::string> words{}; // the program, by its path or found in PATH, and its arguments
    std::filesystem::path folder{};   // where it begins; empty: where this program is
    std::map<std::string, std::string> environment{}; // beside what this program has
    bool lowPriority = false;                         // other programs come first
};

/// Runs it to its end, without a terminal, and gives each line of what it says (out and err together) at
/// once. Its exit code; that of a shell, 128 + signal, when a signal ended it. Cancelling the job ends it
/// with all that it has started. Throws Error when it cannot be started, Cancelled, and what `line` throws
/// (it is ended then, too).
int runChild(const ChildProcess& child, const std::function<void(const std::string& line)>& line,
             const Job& job = {});

/// Where PATH (or these folders, divided by ':') has this program; empty: nowhere.
std::filesystem::path findProgram(const std::string& name, const char* folders = nullptr);

} // namespace perrin
