// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_data.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace perrin::test {

std::filesystem::path ownData(const std::filesystem::path& name) {
    return std::filesystem::path(PERRIN_TESTS_DATA_DIR) / name;
}

std::optional<std::filesystem::path> sharedData(const std::filesystem::path& name) {
    const char* folder = std::getenv("PERRIN_TEST_DATA");
    if (!folder || !*folder)
        return std::nullopt;
    return std::filesystem::path(folder) / name;
}

std::string contentOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t filesIn(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "perrin-test-XXXXXX").string();
    if (!mkdtemp(pattern.data()))
        throw std::runtime_error("no temporary folder could be made");
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

} // namespace perrin::test
