// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace perrin::test {

/// A file of tests/data, our own.
std::filesystem::path ownData(const std::filesystem::path& name);

/// A file or folder of others' test data under $PERRIN_TEST_DATA; empty when that is unset. Tests then
/// GTEST_SKIP.
std::optional<std::filesystem::path> sharedData(const std::filesystem::path& name);

/// A file's bytes; empty when it cannot be read.
std::string contentOf(const std::filesystem::path& path);
/// How many files and folders are in a folder, hidden ones among them.
std::size_t filesIn(const std::filesystem::path& folder);

/// A fresh folder under the system's temporary folder, removed with everything in it when this goes.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

} // namespace perrin::test
