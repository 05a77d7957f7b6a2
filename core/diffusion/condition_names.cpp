// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/condition_names.h"

#include "core/error.h"

#include <algorithm>
#include <filesystem>
#include <fnmatch.h>
#include <set>

namespace perrin {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostShown = 5;

bool matches(const std::string& movie, const std::string& pattern) {
    return fnmatch(pattern.c_str(), movie.c_str(), 0) == 0 ||
           fnmatch(pattern.c_str(), fs::path(movie).filename().c_str(), 0) == 0;
}

fs::path whole(const fs::path& path) {
    return fs::absolute(path).lexically_normal();
}

/// A row of the list with the paths that it may mean.
struct ListedPaths {
    fs::path file, fromHere, fromList;
    bool nameOnly = false;

    ListedPaths(const std::string& listed, const fs::path& folder)
        : file(listed), fromHere(whole(file)), fromList(whole(folder / file)),
          nameOnly(!file.has_parent_path()) {}
    bool mean(const fs::path& movie) const {
        return movie == fromHere || movie == fromList || (nameOnly && movie.filename() == file);
    }
};

std::string shownNames(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < mostShown; ++i)
        text += (i > 0 ? ", " : "") + names[i];
    return names.size() > mostShown ? text + " and " + std::to_string(names.size() - mostShown) + " more"
                                    : text;
}

std::string conditionOf(const std::string& movie, const ConditionRules& rules,
                        const std::vector<ListedPaths>& listed, std::vector<bool>& used) {
    const fs::path path = whole(movie);
    std::string condition;
    const auto take = [&](const std::string& name) {
        if (!condition.empty() && condition != name)
            throw Error(movie + ": belongs to the conditions " + condition + " and " + name +
                        "; narrow the patterns, or list the movie under one of them");
        condition = name;
    };
    for (const auto& [name, pattern] : rules.patterns)
        if (matches(movie, pattern))
            take(name);
    for (std::size_t i = 0; i < rules.list.size(); ++i)
        if (listed[i].mean(path)) {
            take(rules.list[i].condition);
            used[i] = true;
        }
    return condition;
}

std::size_t columnOf(const Table& table, const char* column, const std::string& name) {
    const auto place = std::find(table.header.begin(), table.header.end(), column);
    if (place == table.header.end())
        throw Error(name + ": has no column " + column +
                    "; a list of conditions has the columns FILE and CONDITION");
    return static_cast<std::size_t>(place - table.header.begin());
}

} // namespace

ConditionRules::Pattern conditionPattern(std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == 0 || equals == std::string_view::npos || equals + 1 == text.size())
        throw Error("'" + std::string(text) +
                    "' names no condition; write NAME=PATTERN, as control='*ctrl*'");
    return {std::string(text.substr(0, equals)), std::string(text.substr(equals + 1))};
}

void addConditionList(ConditionRules& rules, const Table& table, const std::string& name) {
    const std::size_t file = columnOf(table, "FILE", name), condition = columnOf(table, "CONDITION", name);
    for (const auto& row : table.rows) {
        if (row.at(file).empty() || row.at(condition).empty())
            throw Error(name + ": a row has no " + (row.at(file).empty() ? "FILE" : "CONDITION") +
                        "; fill it or take the row out");
        rules.list.push_back({row[file], row[condition]});
    }
    rules.listFolder = fs::path(name).parent_path().string();
}

std::vector<std::string> conditionsOf(const ConditionRules& rules) {
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    };
    for (const auto& pattern : rules.patterns)
        add(pattern.condition);
    for (const auto& listed : rules.list)
        add(listed.condition);
    return names;
}

std::vector<std::string> conditionsOf(const std::vector<std::string>& movies, const ConditionRules& rules,
                                      std::vector<std::string>& notes) {
    std::vector<bool> used(rules.list.size(), false);
    std::vector<ListedPaths> listed;
    for (const auto& row : rules.list)
        listed.emplace_back(row.file, rules.listFolder);
    std::vector<std::string> conditions, leftOver;
    for (const std::string& movie : movies) {
        conditions.push_back(conditionOf(movie, rules, listed, used));
        if (conditions.back().empty())
            leftOver.push_back(movie);
    }
    for (const std::string& name : conditionsOf(rules))
        if (std::find(conditions.begin(), conditions.end(), name) == conditions.end())
            throw Error("condition " + name +
                        ": no movie belongs to it; its pattern must match a movie's path or "
                        "file name, its FILE must be one of them");
    if (!leftOver.empty())
        notes.push_back(std::to_string(leftOver.size()) + " of " + std::to_string(movies.size()) +
                        " movies belong to no condition and are not compared: " + shownNames(leftOver));
    std::vector<std::string> unknown;
    for (std::size_t i = 0; i < used.size(); ++i)
        if (!used[i])
            unknown.push_back(rules.list[i].file);
    if (!unknown.empty())
        notes.push_back("listed with a condition, but not among the movies: " + shownNames(unknown));
    return conditions;
}

} // namespace perrin
