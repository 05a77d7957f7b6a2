// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to batches: how the table of many movies is made of one each, and taken apart again.
#include "core/table.h"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace perrin {

struct MovieTable {
    std::string file; // as in FILE
    Table table;
};

struct FailedFile {
    std::string file, reason;
};

/// A table of many movies in its parts; movies and failed in the order of movieBefore.
struct BatchParts {
    Table head{}; // columns; comments of a batch of no movies
    std::vector<std::string> settings{};
    std::vector<MovieTable> movies{};
    std::vector<FailedFile> failed{};
    std::size_t shards = 0;        // 0: the whole batch
    std::set<std::size_t> indices{}; // of the shards that these are, from 1

    bool complete() const { return indices.size() == shards; }
};

/// What is told of a movie and not of all of them follows in alphabetical order, so that parts joined later read the
/// same as the whole.
Table joined(const BatchParts& parts);

/// The opposite. Throws Error naming the table: rows of a movie that no comment tells of.
BatchParts divided(const Table& table, std::string_view name);

inline constexpr std::string_view optionsComment = "options: ", regionsComment = "regions: ",
                                  shardsComment = "parts of the batch: ";

} // namespace perrin
