// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/movie/folder_watch.h"

#include "core/error.h"
#include "core/movie/movie_list.h"
#include "core/movie/numbered_files.h"
#include "core/movie/tiff_set.h"
#include "core/table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace perrin {
namespace {

namespace fs = std::filesystem;

constexpr const char* bytesWord = " bytes, changed ";
constexpr const char* sinceWord = " s after 1970";
constexpr std::int64_t nanoseconds = 1'000'000'000;

void addFile(FileState& state, const fs::path& file) {
    std::error_code problem;
    const std::uintmax_t bytes = fs::file_size(file, problem);
    if (problem)
        return;
    const fs::file_time_type time = fs::last_write_time(file, problem);
    if (problem)
        return;
    const auto since = std::chrono::duration_cast<std::chrono::nanoseconds>(
                           std::chrono::file_clock::to_sys(time).time_since_epoch())
                           .count();
    state.bytes += bytes;
    state.changed = state.files == 0 ? since : std::max<std::int64_t>(state.changed, since);
    ++state.files;
}

bool within(const fs::path& path, const std::vector<fs::path>& folders) {
    return std::ranges::any_of(folders, [&](const fs::path& folder) {
        return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
    });
}

fs::path plain(const fs::path& path) {
    const fs::path normal = fs::absolute(path).lexically_normal();
    return normal.has_filename() ? normal : normal.parent_path(); // "folder/"
}

/// Everything in a folder that may be of a movie. Throws fs::filesystem_error where it cannot be read.
void collect(const fs::path& folder, const WatchSettings& settings, std::map<fs::path, FileState>& files) {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().filename().string().starts_with('.') || within(entry.path(), settings.ignored))
            continue;
        std::error_code ignored;
        if (!entry.is_directory(ignored)) {
            addFile(files[entry.path()], entry.path());
            continue;
        }
        files[entry.path()];
        if (settings.recursive && !entry.is_symlink(ignored))
            try {
                collect(entry.path(), settings, files);
            } catch (const fs::filesystem_error&) { // it comes and goes with its content
            }
    }
}

/// Folders without images are listed too, where there is nothing else.
bool mayBeMovie(const fs::path& movie) {
    std::error_code ignored;
    if (!fs::is_directory(movie, ignored))
        return fs::exists(movie, ignored);
    try {
        return !imageFilesIn(movie).empty();
    } catch (const Error&) { // it goes just now
        return false;
    }
}

template<class Number>
bool parse(std::string_view text, Number& number) {
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc() && end == text.data() + text.size();
}

} // namespace

std::string FileState::text() const {
    char time[48];
    std::snprintf(time, sizeof time, "%lld.%09lld", static_cast<long long>(changed / nanoseconds),
                  static_cast<long long>(std::abs(changed % nanoseconds)));
    return std::to_string(bytes) + bytesWord + time + sinceWord;
}

std::optional<FileState> fileState(const std::string& text) {
    const std::size_t word = text.find(bytesWord), point = text.find('.'), end = text.rfind(sinceWord);
    if (word == std::string::npos || end == std::string::npos || point == std::string::npos || point > end)
        return std::nullopt;
    const std::size_t begin = word + std::string_view(bytesWord).size();
    FileState state{.files = 1};
    std::int64_t seconds = 0, rest = 0;
    if (begin > point || !parse(std::string_view(text).substr(0, word), state.bytes) ||
        !parse(std::string_view(text).substr(begin, point - begin), seconds) ||
        !parse(std::string_view(text).substr(point + 1, end - point - 1), rest))
        return std::nullopt;
    state.changed = seconds * nanoseconds + rest;
    return state;
}

FileState stateOf(const fs::path& movie) {
    FileState state;
    std::error_code ignored;
    std::vector<fs::path> files;
    if (fs::is_directory(movie, ignored)) {
        for (fs::directory_iterator entry(movie, ignored), end; !ignored && entry != end;
             entry.increment(ignored))
            if (!entry->path().filename().string().starts_with('.'))
                files.push_back(entry->path());
    } else {
        try {
            files = stackParts(movie);
        } catch (const std::exception&) { // a part is missing, or it goes just now; told when it is measured
        }
        if (files.empty())
            files.push_back(movie);
    }
    for (const fs::path& file : files)
        addFile(state, file);
    return state;
}

void WatchSettings::check() const {
    if (folders.empty())
        throw Error("no folder is given; say which folder is to be watched");
    for (const fs::path& folder : folders)
        if (std::error_code ignored; !fs::is_directory(folder, ignored))
            throw Error(folder.string() +
                        ": is no folder that can be read; watch the folder into which movies are "
                        "written");
    const auto from = [](const char* name, double value, double least, double most) {
        if (!(value >= least && value <= most))
            throw Error(std::string(name) + " is " + numberText(value) + "; it must be from " +
                        numberText(least) + " to " + numberText(most));
    };
    from("the time between looks, s,", look, 0.01, 3600);
    from("the time without changes, s,", settle, 0, 3600);
    from("the number of tries", tries, 1, 1000);
    from("the pause after a try, s,", pause, 0, 3600);
}

FolderWatch::FolderWatch(WatchSettings settings) : settings_(std::move(settings)) {
    settings_.check();
    for (std::vector<fs::path>* paths : {&settings_.folders, &settings_.ignored})
        for (fs::path& path : *paths)
            path = plain(path);
    for (const fs::path& folder : settings_.folders)
        reachable_[folder] = true;
}

bool FolderWatch::isFolder(const fs::path& path) const {
    return std::ranges::find(settings_.folders, path) != settings_.folders.end();
}

void FolderWatch::remember(const fs::path& movie, const FileState& state) {
    movies_[plain(movie)] = {.state = state, .phase = Phase::Measured};
}

void FolderWatch::lookAtFolders(std::vector<WatchEvent>& events) {
    std::map<fs::path, FileState> kept;
    for (auto& [folder, reachable] : reachable_) {
        std::map<fs::path, FileState> now;
        try {
            collect(folder, settings_, now);
            if (!reachable)
                events.push_back({.kind = WatchEvent::Kind::FolderBack, .path = folder});
            reachable = true;
        } catch (const fs::filesystem_error& problem) {
            if (reachable)
                events.push_back({.kind = WatchEvent::Kind::FolderGone,
                                  .path = folder,
                                  .reason = problem.code().message()});
            reachable = false;
            for (const auto& [path, state] : files_) // its movies are not gone with it
                if (within(path, {folder}))
                    now[path] = state;
        }
        kept.merge(now);
    }
    files_ = std::move(kept);
}

std::vector<WatchEvent> FolderWatch::look(double now) {
    std::vector<WatchEvent> events;
    const auto before = files_;
    lookAtFolders(events);
    if (lookedOnce_ && files_ == before && std::ranges::none_of(events, [](const WatchEvent& event) {
            return event.kind == WatchEvent::Kind::FolderBack;
        }))
        return events;
    lookedOnce_ = true;
    list(now, events);
    return events;
}

void FolderWatch::list(double now, std::vector<WatchEvent>& events) {
    std::vector<fs::path> reachable;
    for (const auto& [folder, is] : reachable_)
        if (is)
            reachable.push_back(folder);
    std::vector<fs::path> movies = listMovies(reachable, settings_.recursive).movies;
    std::erase_if(movies, [&](const fs::path& movie) {
        return within(movie, settings_.ignored) || !mayBeMovie(movie);
    });
    for (const fs::path& movie : movies) {
        const auto [known, isNew] = movies_.try_emplace(movie);
        if (isNew) {
            known->second = {.state = stateOf(movie), .since = now};
            if (!isFolder(movie)) // which it may be only while a file in it is half written
                events.push_back({.kind = WatchEvent::Kind::Seen, .path = movie});
        } else {
            update(known->second, movie, now, events);
        }
    }
    std::erase_if(movies_, [&](const auto& known) {
        const auto& [path, entry] = known;
        if (entry.phase == Phase::Measured || !within(path, reachable) ||
            std::ranges::find(movies, path) != movies.end())
            return false;
        if (!isFolder(path))
            events.push_back({.kind = WatchEvent::Kind::Gone, .path = path});
        return true;
    });
}

void FolderWatch::update(Entry& entry, const fs::path& movie, double now, std::vector<WatchEvent>& events) {
    const FileState state = stateOf(movie);
    if (state.bytes == entry.state.bytes && state.changed == entry.state.changed)
        return;
    if (entry.phase == Phase::Measured)
        events.push_back({.kind = WatchEvent::Kind::Changed, .path = movie});
    else if (entry.phase == Phase::GivenUp)
        events.push_back({.kind = WatchEvent::Kind::Seen, .path = movie});
    entry = {.state = state, .since = now};
}

std::optional<fs::path> FolderWatch::due(double now) const {
    const std::pair<const fs::path, Entry>* first = nullptr;
    for (const auto& known : movies_) {
        const Entry& entry = known.second;
        if (entry.phase == Phase::Waiting && now - entry.since >= settings_.settle &&
            now >= entry.notBefore &&
            (!first || entry.since < first->second.since ||
             (entry.since == first->second.since && movieBefore(known.first, first->first))))
            first = &known;
    }
    return first ? std::optional(first->first) : std::nullopt;
}

WatchEvent FolderWatch::measured(const fs::path& movie, const FileState& state) {
    movies_[movie] = {.state = state, .phase = Phase::Measured};
    return {.kind = WatchEvent::Kind::Measured, .path = movie};
}

WatchEvent FolderWatch::failed(const fs::path& movie, const std::string& reason, double now) {
    Entry& entry = movies_[movie];
    ++entry.tries;
    if (entry.tries >= settings_.tries) {
        entry.phase = Phase::GivenUp;
        return {.kind = WatchEvent::Kind::Failed, .path = movie, .reason = reason, .tries = entry.tries};
    }
    const double wait = settings_.pause * std::pow(2, entry.tries - 1);
    entry.notBefore = now + wait;
    return {
        .kind = WatchEvent::Kind::Retry, .path = movie, .reason = reason, .tries = entry.tries, .wait = wait};
}

std::size_t FolderWatch::waiting() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        movies_, [](const auto& known) { return known.second.phase == Phase::Waiting; }));
}

void WatchBell::ring() {
    {
        const std::scoped_lock lock(mutex_);
        ringing_ = true;
    }
    rung_.notify_all();
}

void WatchBell::wait(std::chrono::duration<double> time, const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    rung_.wait_for(lock, stop, time, [this] { return ringing_; });
    ringing_ = false;
}

void watchFolders(FolderWatch& watch, const WatchWork& work, const Job& job) {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point start = Clock::now();
    const auto now = [start] { return std::chrono::duration<double>(Clock::now() - start).count(); };
    const std::shared_ptr<WatchBell> bell = work.bell ? work.bell : std::make_shared<WatchBell>();
    while (true) {
        job.checkCancelled();
        for (const WatchEvent& event : watch.look(now()))
            work.told(event);
        if (const auto movie = watch.due(now())) {
            work.told({.kind = WatchEvent::Kind::Begun, .path = *movie});
            const FileState state = stateOf(*movie);
            const std::optional<std::string> failure =
                std::ranges::find(watch.settings().folders, *movie) == watch.settings().folders.end()
                    ? work.measure(*movie, state, job)
                    : std::optional<std::string>(
                          "the images in it are single ones, which are one movie; watch the "
                          "folder that it is in");
            work.told(failure ? watch.failed(*movie, *failure, now()) : watch.measured(*movie, state));
            continue;
        }
        if (work.idle)
            work.idle();
        bell->wait(std::chrono::duration<double>(watch.settings().look), job.stop);
    }
}

} // namespace perrin
