// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layering/house_rules.h"

#include <algorithm>
#include <array>
#include <regex>
#include <sstream>

namespace perrin::test {
namespace {

constexpr long longestFile = 400; // lines

const std::map<std::string, int> coreLevels{{"base", 0},     {"optics", 1}, {"region", 1}, {"movie", 2},
                                            {"simulate", 3}, {"track", 3},  {"noise", 4},  {"diffusion", 4},
                                            {"learn", 5},    {"runs", 6},   {"session", 6}};

/// "core/movie/movie.h" -> {"core", "movie"}; files of core itself are its base.
std::pair<std::string, std::string> placeOf(const std::string& path) {
    const std::size_t first = path.find('/');
    if (first == std::string::npos)
        return {"", ""};
    const std::string top = path.substr(0, first);
    const std::size_t second = path.find('/', first + 1);
    if (top != "core")
        return {top, ""};
    return {top, second == std::string::npos ? "base" : path.substr(first + 1, second - first - 1)};
}

std::string folderOf(const std::string& path) {
    return path.substr(0, path.rfind('/'));
}

std::vector<std::string> includesOf(const std::string& text) {
    static const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    std::vector<std::string> found;
    std::istringstream lines(text);
    std::smatch match;
    for (std::string line; std::getline(lines, line);)
        if (std::regex_search(line, match, include))
            found.push_back(match[1]);
    return found;
}

bool startsWithAny(const std::string& text, std::initializer_list<const char*> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const char* beginning) { return text.starts_with(beginning); });
}

bool isTorch(const std::string& header) {
    return startsWithAny(header, {"torch/", "ATen/", "c10/"});
}
bool isQt(const std::string& header) {
    static const std::regex qt(R"((Qt[A-Z][A-Za-z]*/)?Q[A-Z][A-Za-z]*|q[a-z]+\.h)");
    return std::regex_match(header, qt) || header.starts_with("Qt");
}
bool isHidden(const std::string& header) {
    return isTorch(header) || startsWithAny(header, {"opencv2/", "tiff.h", "tiffio.h"});
}
bool isHeader(const std::string& path) {
    return path.ends_with(".h");
}

std::string coreBreach(const std::string& folder, const std::string& other) {
    if (!coreLevels.contains(folder))
        return "core/" + folder + " has no place in the order of core";
    if (!coreLevels.contains(other))
        return "core/" + other + " has no place in the order of core";
    const bool allowed = folder == other || coreLevels.at(other) < coreLevels.at(folder);
    return allowed ? "" : "core/" + folder + " must not know core/" + other;
}

std::string breach(const std::string& path, const std::string& header) {
    const auto [top, folder] = placeOf(path);
    const auto [otherTop, otherFolder] = placeOf(header);
    if (otherTop == "app" && top != "app")
        return "nothing may know app";
    if (isTorch(header) && !(top == "core" && folder == "learn"))
        return "torch belongs to core/learn only";
    if (top != "core")
        return "";
    if (otherTop == "ui")
        return "core must not know ui";
    if (otherTop == "tests")
        return "core must not know tests";
    if (isQt(header))
        return "core must not know Qt";
    return otherTop == "core" ? coreBreach(folder, otherFolder) : "";
}

/// Whether a file of another folder includes this header.
bool isPublic(const std::string& header, const SourceTree& tree) {
    return std::any_of(tree.begin(), tree.end(), [&](const auto& file) {
        if (folderOf(file.first) == folderOf(header))
            return false;
        const std::vector<std::string> includes = includesOf(file.second);
        return std::find(includes.begin(), includes.end(), header) != includes.end();
    });
}

} // namespace

std::vector<std::string> includeBreaches(const SourceTree& tree) {
    std::vector<std::string> breaches;
    for (const auto& [path, text] : tree)
        for (const std::string& header : includesOf(text)) {
            std::string what = breach(path, header);
            if (what.empty() && path.starts_with("core/") && isHeader(path) && isHidden(header) &&
                isPublic(path, tree))
                what = "a public header of core must not show this library";
            if (!what.empty())
                breaches.push_back(path + " includes " + header + ": " + what);
        }
    return breaches;
}

std::vector<std::string> fileBreaches(const SourceTree& tree) {
    std::vector<std::string> breaches;
    for (const auto& [path, text] : tree) {
        const std::string head = text.substr(0, 200);
        if (head.find("SPDX-License-Identifier: GPL-3.0-or-later") == std::string::npos)
            breaches.push_back(path + ": the licence line is missing");
        const long lines = std::count(text.begin(), text.end(), '\n');
        if ((isHeader(path) || path.ends_with(".cpp")) && lines > longestFile)
            breaches.push_back(path + ": has " + std::to_string(lines) + " lines; divide it");
    }
    return breaches;
}

std::vector<std::string> lookBreaches(const SourceTree& tree) {
    static const std::regex space(
        R"((set(Horizontal|Vertical)?Spacing|setContentsMargins|addSpacing|setHandleWidth|FlowLayout)\([^;]*\b[1-9]\d*\b)");
    std::vector<std::string> breaches;
    for (const auto& [path, text] : tree) {
        if (!path.starts_with("ui/") || path == "ui/look.h")
            continue;
        std::istringstream lines(text);
        int number = 0;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            if (std::regex_search(line, space))
                breaches.push_back(path + ":" + std::to_string(number) +
                                   ": takes a space of its own; ui/look.h has the steps");
        }
    }
    return breaches;
}

} // namespace perrin::test
