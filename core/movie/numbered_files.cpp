// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/numbered_files.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>
#include <system_error>

namespace perrin {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostDigits = 18; // of a number; longer ones are words

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

std::string endingOf(const fs::path& file) {
    return lower(file.extension().string());
}

bool isImage(const fs::path& file) {
    constexpr std::array<std::string_view, 3> endings{".tif", ".tiff", ".stk"};
    return std::find(endings.begin(), endings.end(), endingOf(file)) != endings.end() &&
           !file.filename().string().starts_with('.');
}

/// A file's name taken apart.
struct Parts {
    std::vector<std::string> words;     // in front of each number, and behind the last
    std::vector<std::uint64_t> numbers; // one less
    std::string pattern;                // what it has in common with others of its kind
};

Parts partsOf(const fs::path& file) {
    const std::string stem = file.stem().string();
    Parts parts{.words = {""}, .numbers = {}, .pattern = {}};
    for (std::size_t i = 0; i < stem.size();) {
        std::size_t end = i;
        while (end < stem.size() && isDigit(stem[end]))
            ++end;
        if (end == i || end - i > mostDigits) {
            end = std::max(end, i + 1);
            parts.words.back().append(stem, i, end - i);
        } else {
            parts.numbers.push_back(std::stoull(stem.substr(i, end - i)));
            parts.words.emplace_back();
        }
        i = end;
    }
    for (const std::string& word : parts.words)
        parts.pattern += lower(word) + '\0';
    parts.pattern += endingOf(file);
    return parts;
}

/// What the last letters of a word call the number behind them.
StackAxis axisOf(const std::string& word) {
    std::string letters = lower(word);
    while (!letters.empty() && (letters.back() == '_' || letters.back() == '-' || letters.back() == ' '))
        letters.pop_back();
    const auto start = letters.find_last_of("_- .");
    const std::string last = start == std::string::npos ? letters : letters.substr(start + 1);
    if (last == "t" || last == "time")
        return StackAxis::Time;
    return last == "z" ? StackAxis::Z : StackAxis::Unknown;
}

struct Named {
    fs::path file;
    Parts parts;
};

/// Which of the numbers counts the frames of files of one pattern.
std::size_t countingNumber(const std::vector<Named>& files) {
    const Parts& first = files.front().parts;
    std::size_t best = first.numbers.size() - 1, most = 1;
    for (std::size_t i = 0; i < first.numbers.size(); ++i) {
        std::set<std::uint64_t> values;
        for (const Named& named : files)
            values.insert(named.parts.numbers[i]);
        if (values.size() > 1 && axisOf(first.words[i]) == StackAxis::Time)
            return i;
        if (values.size() > 1 && values.size() >= most) {
            best = i;
            most = values.size();
        }
    }
    return best;
}

std::string seriesName(const Named& named, std::size_t counting) {
    const std::string stem = named.file.stem().string();
    // Numbers keep the digits they were written with.
    std::size_t at = 0;
    for (std::size_t i = 0; i < counting; ++i) {
        at += named.parts.words[i].size();
        while (at < stem.size() && isDigit(stem[at]))
            ++at;
    }
    at += named.parts.words[counting].size();
    std::size_t end = at;
    while (end < stem.size() && isDigit(stem[end]))
        ++end;
    return stem.substr(0, at) + "#" + stem.substr(end) + named.file.extension().string();
}

void addSeries(std::vector<NumberedSeries>& all, const std::vector<Named>& files) {
    if (files.front().parts.numbers.empty()) {
        for (const Named& named : files)
            all.push_back({named.file.filename().string(), {named.file}, {}, StackAxis::Unknown});
        return;
    }
    const std::size_t counting = countingNumber(files);
    std::map<std::vector<std::uint64_t>, std::vector<const Named*>> groups;
    for (const Named& named : files) {
        std::vector<std::uint64_t> others = named.parts.numbers;
        others[counting] = 0;
        groups[others].push_back(&named);
    }
    for (auto& [others, group] : groups) {
        std::sort(group.begin(), group.end(), [&](const Named* a, const Named* b) {
            const std::uint64_t left = a->parts.numbers[counting], right = b->parts.numbers[counting];
            return left != right ? left < right : a->file < b->file;
        });
        NumberedSeries series{
            seriesName(*group.front(), counting), {}, {}, axisOf(group.front()->parts.words[counting])};
        for (const Named* named : group) {
            series.files.push_back(named->file);
            series.numbers.push_back(named->parts.numbers[counting]);
        }
        all.push_back(std::move(series));
    }
}

} // namespace

std::vector<fs::path> imageFilesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code problem;
    fs::directory_iterator entry(folder.empty() ? "." : folder, problem);
    for (; !problem && entry != fs::directory_iterator(); entry.increment(problem))
        if (std::error_code ignored; isImage(entry->path()) && entry->is_regular_file(ignored))
            files.push_back(folder / entry->path().filename());
    if (problem)
        throw Error(folder.string() + ": the folder cannot be read: " + problem.message());
    return files;
}

std::vector<NumberedSeries> numberedSeries(const std::vector<fs::path>& files) {
    std::map<std::string, std::vector<Named>> patterns;
    for (const fs::path& file : files) {
        Parts parts = partsOf(file);
        const std::string pattern = (file.parent_path() / parts.pattern).string();
        patterns[pattern].push_back({file, std::move(parts)});
    }
    std::vector<NumberedSeries> all;
    for (const auto& [pattern, named] : patterns)
        addSeries(all, named);
    std::sort(all.begin(), all.end(), [](const NumberedSeries& a, const NumberedSeries& b) {
        return a.files.size() != b.files.size() ? a.files.size() > b.files.size()
                                                : naturallyBefore(a.files.front(), b.files.front());
    });
    return all;
}

NumberedSeries seriesOf(const fs::path& file) {
    const std::string pattern = partsOf(file).pattern;
    std::vector<fs::path> alike;
    try {
        for (const fs::path& other : imageFilesIn(file.parent_path()))
            if (partsOf(other).pattern == pattern)
                alike.push_back(other);
    } catch (const Error&) { // a file may be read where its folder may not
    }
    for (const NumberedSeries& series : numberedSeries(alike))
        if (std::any_of(series.files.begin(), series.files.end(),
                        [&](const fs::path& other) { return other.filename() == file.filename(); }))
            return series;
    return {file.filename().string(), {file}, {}, StackAxis::Unknown};
}

bool naturallyBefore(const fs::path& a, const fs::path& b) {
    const Parts left = partsOf(a), right = partsOf(b);
    for (std::size_t i = 0; i < left.words.size() && i < right.words.size(); ++i) {
        const std::string word = lower(left.words[i]), other = lower(right.words[i]);
        if (word != other)
            return word < other;
        if (i < left.numbers.size() && i < right.numbers.size() && left.numbers[i] != right.numbers[i])
            return left.numbers[i] < right.numbers[i];
    }
    if (left.words.size() != right.words.size())
        return left.words.size() < right.words.size();
    return a < b;
}

std::string missingNumbers(const std::vector<std::uint64_t>& numbers) {
    constexpr std::size_t mostNamed = 5;
    std::uint64_t step = std::numeric_limits<std::uint64_t>::max();
    for (std::size_t i = 1; i < numbers.size(); ++i)
        if (numbers[i] > numbers[i - 1])
            step = std::min(step, numbers[i] - numbers[i - 1]);
    std::string text;
    std::size_t gaps = 0;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        if (numbers[i] - numbers[i - 1] <= step || numbers[i] == numbers[i - 1])
            continue;
        if (++gaps > mostNamed)
            continue;
        const std::uint64_t first = numbers[i - 1] + step,
                            last = numbers[i] - 1 - (numbers[i] - 1 - first) % step;
        text += (text.empty() ? "" : ", ") + std::to_string(first);
        if (last > first)
            text += " to " + std::to_string(last);
    }
    if (gaps > mostNamed)
        text += " and " + std::to_string(gaps - mostNamed) + " more places";
    return text;
}

} // namespace perrin
