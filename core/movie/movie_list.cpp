// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/movie_list.h"

#include "core/error.h"
#include "core/movie/image_series.h"
#include "core/movie/tiff_set.h"
#include "core/movie/video_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

namespace perrin {
namespace {

namespace fs = std::filesystem;

std::string lowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

bool isVideoName(const fs::path& file) {
    constexpr std::array<std::string_view, 10> endings{".avi", ".mp4", ".m4v",  ".mov",  ".mkv",
                                                       ".wmv", ".mpg", ".mpeg", ".webm", ".ogv"};
    const std::string ending = lowerCase(file.extension().string());
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

struct FolderContent {
    std::vector<fs::path> images{}, videos{}, folders{};
};

/// Throws Error when the folder cannot be read.
FolderContent folderContent(const fs::path& folder) {
    FolderContent content{imageFilesIn(folder), {}, {}};
    std::error_code problem, ignored;
    for (fs::directory_iterator entry(folder, problem); !problem && entry != fs::directory_iterator();
         entry.increment(problem)) {
        const fs::path path = folder / entry->path().filename();
        if (path.filename().string().starts_with('.'))
            continue;
        if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) // a link may lead round in circles
            content.folders.push_back(path);
        else if (entry->is_regular_file(ignored) && isVideoName(path))
            content.videos.push_back(path);
    }
    if (problem)
        throw Error(folder.string() + ": the folder cannot be read: " + problem.message());
    return content;
}

std::string counted(std::size_t count, const std::string& thing) {
    return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

/// Files of a set that the set's first file stands for.
std::set<fs::path> laterParts(const std::vector<fs::path>& files) {
    std::set<fs::path> later;
    for (const fs::path& file : files) {
        if (lowerCase(file.filename().string()).find(".ome.") == std::string::npos || later.contains(file))
            continue;
        try {
            for (const auto& part : openTiffSet(file).parts)
                if (part->file.path().filename() != file.filename())
                    later.insert(file.parent_path() / part->file.path().filename());
        } catch (const Error&) { // told when it is measured
        }
    }
    return later;
}

class Lister {
  public:
    explicit Lister(bool recursive) : recursive_(recursive) {}

    void add(const fs::path& given) {
        std::error_code ignored;
        const fs::path path = given.has_filename() ? given : given.parent_path(); // "folder/"
        if (!fs::is_directory(path, ignored)) {
            list_.movies.push_back(path);
            return;
        }
        const std::size_t before = list_.movies.size();
        addFolder(path);
        if (list_.movies.size() == before)
            list_.movies.push_back(path);
    }

    MovieList sorted() {
        std::sort(list_.movies.begin(), list_.movies.end(), movieBefore);
        std::set<fs::path> seen;
        std::erase_if(list_.movies, [&](const fs::path& movie) {
            if (seen.insert(fs::absolute(movie).lexically_normal()).second)
                return false;
            list_.notes.push_back(movie.string() + ": is given more than once and counted once");
            return true;
        });
        return std::move(list_);
    }

  private:
    void addFolder(const fs::path& folder) {
        FolderContent content;
        try {
            content = folderContent(folder);
        } catch (const Error&) { // told when it is to be measured
            list_.movies.push_back(folder);
            return;
        }
        std::sort(content.images.begin(), content.images.end(), movieBefore);
        const std::size_t before = list_.movies.size();
        const bool stack = content.images.size() == 1 && !holdsOneImage(content.images.front());
        if (stack) {
            list_.movies.push_back(content.images.front());
        } else if (!content.images.empty() && isOneMovie(content.images)) {
            list_.movies.push_back(folder);
            if (!content.videos.empty())
                list_.notes.push_back(folder.string() + ": its TIFF images are read as one movie, its " +
                                      counted(content.videos.size(), "video") + " as movies of their own");
        } else {
            addFiles(folder, content.images);
        }
        list_.movies.insert(list_.movies.end(), content.videos.begin(), content.videos.end());
        addSubfolders(folder, content, list_.movies.size() - before);
    }

    void addFiles(const fs::path& folder, const std::vector<fs::path>& images) {
        const std::set<fs::path> later = laterParts(images);
        std::size_t taken = 0, single = 0;
        for (const fs::path& file : images) {
            if (later.contains(file))
                continue;
            const bool leftOut = holdsOneImage(file);
            ++(leftOut ? single : taken);
            if (!leftOut)
                list_.movies.push_back(file);
        }
        if (taken > 0)
            list_.notes.push_back(folder.string() + ": holds " + counted(taken, "movie"));
        if (taken > 0 && single > 0)
            list_.notes.back() += "; " + counted(single, "file") + " of a single image left out";
    }

    void addSubfolders(const fs::path& folder, const FolderContent& content, std::size_t found) {
        if (content.folders.empty())
            return;
        if (!recursive_) {
            list_.notes.push_back(folder.string() + ": " + (found == 0 ? "holds no movies, but " : "") +
                                  counted(content.folders.size(), "folder") + " in it " +
                                  (content.folders.size() == 1 ? "was" : "were") +
                                  " not looked into; give --recursive to do so");
            return;
        }
        for (const fs::path& inner : content.folders)
            addFolder(inner);
    }

    bool recursive_;
    MovieList list_;
};

std::size_t partNumber(std::string_view text, std::string_view whole) {
    std::size_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size() || number == 0)
        throw Error("'" + std::string(whole) +
                    "' is no part of a batch; write I/N, as 2/8 for the second of 8");
    return number;
}

} // namespace

MovieList listMovies(const std::vector<fs::path>& given, bool recursive) {
    Lister lister(recursive);
    for (const fs::path& path : given)
        lister.add(path);
    return lister.sorted();
}

bool movieBefore(const fs::path& a, const fs::path& b) {
    const fs::path left = a.parent_path(), right = b.parent_path();
    auto one = left.begin(), other = right.begin();
    for (; one != left.end() && other != right.end(); ++one, ++other)
        if (*one != *other)
            return naturallyBefore(*one, *other);
    if (one != left.end() || other != right.end())
        return one == left.end();
    return naturallyBefore(a.filename(), b.filename());
}

std::vector<std::string> uniqueNames(const std::vector<fs::path>& movies) {
    std::vector<std::string> names;
    std::vector<fs::path> folders;
    for (const fs::path& movie : movies) {
        names.push_back(movie.stem().string());
        folders.push_back(movie.parent_path());
    }
    const auto alike = [&] {
        std::map<std::string, std::vector<std::size_t>> groups;
        for (std::size_t i = 0; i < names.size(); ++i)
            groups[lowerCase(names[i])].push_back(i);
        std::erase_if(groups, [](const auto& group) { return group.second.size() < 2; });
        return groups;
    };
    for (bool longer = true; longer;) {
        longer = false;
        for (const auto& [name, group] : alike()) {
            const bool apart = std::any_of(group.begin(), group.end(), [&](std::size_t i) {
                return folders[i] != folders[group.front()];
            });
            for (const std::size_t i : group)
                if (apart && folders[i].has_filename()) {
                    names[i].insert(0, folders[i].filename().string() + "-");
                    folders[i] = folders[i].parent_path();
                    longer = true;
                }
        }
    }
    std::set<std::string> taken;
    for (std::string& name : names) {
        const std::string plain = name;
        for (int number = 2; !taken.insert(lowerCase(name)).second; ++number)
            name = plain + "-" + std::to_string(number);
    }
    return names;
}

Shard shard(std::string_view text) {
    const std::size_t slash = text.find('/');
    const Shard shard{partNumber(text.substr(0, slash), text),
                      partNumber(slash == std::string_view::npos ? "" : text.substr(slash + 1), text)};
    if (shard.index > shard.count)
        throw Error("'" + std::string(text) + "': there is no part " + std::to_string(shard.index) + " of " +
                    std::to_string(shard.count) + "; parts are counted from 1");
    return shard;
}

} // namespace perrin
