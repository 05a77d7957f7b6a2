// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <set>
#include <string>

namespace perrin::app {

/// The files one run of a command reads and writes: nothing may be written twice or over what is read, and no
/// work is done for a place that cannot be written.
class OutputFiles {
  public:
    /// Of a folder all that is in it stays too.
    void read(const std::filesystem::path& file);
    /// Throws Error naming the option when the file cannot be.
    void write(const std::filesystem::path& file, const std::string& option);

  private:
    std::set<std::filesystem::path> taken_;
};

} // namespace perrin::app
