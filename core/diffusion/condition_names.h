// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/table.h"

#include <string>
#include <string_view>
#include <vector>

namespace perrin {

/// Which condition movies belong to, by their names or by a list; a movie needs to fit one of the two only.
struct ConditionRules {
    struct Pattern {
        std::string condition;
        std::string pattern; // of a shell: *, ?, [ab]; * takes in '/', too
    };
    struct Listed {
        std::string file; // as a movie's path, relative to the current folder or to the list's; or its file name
        std::string condition;
    };
    std::vector<Pattern> patterns{}; // one of path or file name must match
    std::vector<Listed> list{};
    std::string listFolder{};
};

/// From "NAME=PATTERN". Throws Error.
ConditionRules::Pattern conditionPattern(std::string_view text);

/// Adds a table with the columns FILE and CONDITION, read from a file of this name. Throws Error.
void addConditionList(ConditionRules& rules, const Table& table, const std::string& name);

/// The conditions that the rules name, each once, in their order.
std::vector<std::string> conditionsOf(const ConditionRules& rules);

/// The condition of each movie, "" where no rule fits. `notes` gets a sentence for movies and rows of the list that
/// are left over. Throws Error: a movie of two conditions, a condition without movies.
std::vector<std::string> conditionsOf(const std::vector<std::string>& movies, const ConditionRules& rules,
                                      std::vector<std::string>& notes);

} // namespace perrin
