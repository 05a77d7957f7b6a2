// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace perrin {

/// What is seen of a movie's files without opening them; of several, all together.
struct FileState {
    std::uintmax_t bytes = 0;
    std::int64_t changed = 0; // ns after 1970, of the file that changed last
    std::size_t files = 0;    // 0: there is none

    bool operator==(const FileState&) const = default;
    /// "123456 bytes, changed 1764504000.123456789 s after 1970"
    std::string text() const;
};
/// From its text; empty: it is none.
std::optional<FileState> fileState(const std::string& text);
/// Of a file, all parts of its set, or a folder of images.
FileState stateOf(const std::filesystem::path& movie);

struct WatchSettings {
    std::vector<std::filesystem::path> folders{};
    bool recursive = true;
    std::vector<std::filesystem::path> ignored{}; // files and folders; results that are written there
    double look = 2;   // s, from one look at the folders to the next; drives in a network tell of no changes
    double settle = 4; // s that nothing of a movie may have changed before it is taken for whole
    int tries = 5;
    double pause = 4; // s after the first try that failed; twice as long after each

    /// Throws Error naming the folder, or the value.
    void check() const;
};

/// What happens to a watched movie.
struct WatchEvent {
    enum class Kind {
        Seen,    // it is there and may still be written
        Gone,    // before it was measured
        Changed, // after it was measured: it will be measured anew
        Begun,   // measuring
        Measured,
        Retry,      // it failed and will be tried again after `wait` s
        Failed,     // so often that it is given up until it changes
        FolderGone, // the folder cannot be reached; it is looked for again
        FolderBack,
    };
    Kind kind{};
    std::filesystem::path path{};
    std::string reason{}; // of Retry, Failed, FolderGone
    int tries = 0;
    double wait = 0;
};

/// Which movies of some folders are to be measured, and when. Knows no clock: times are s of any one.
class FolderWatch {
  public:
    explicit FolderWatch(WatchSettings settings);

    const WatchSettings& settings() const { return settings_; }
    /// It was measured when its files were like this.
    void remember(const std::filesystem::path& movie, const FileState& state);
    /// What is new.
    std::vector<WatchEvent> look(double now);
    /// The movie that waits longest of those that are whole now; empty: none.
    std::optional<std::filesystem::path> due(double now) const;
    /// state: before it was measured.
    WatchEvent measured(const std::filesystem::path& movie, const FileState& state);
    WatchEvent failed(const std::filesystem::path& movie, const std::string& reason, double now);
    /// Movies that are not measured and not given up.
    std::size_t waiting() const;

  private:
    enum class Phase { Waiting, Measured, GivenUp };
    struct Entry {
        FileState state{};
        double since = 0; // when its state was first seen
        Phase phase = Phase::Waiting;
        int tries = 0;
        double notBefore = 0; // of the next try
    };
    bool isFolder(const std::filesystem::path& path) const;
    void lookAtFolders(std::vector<WatchEvent>& events);
    void list(double now, std::vector<WatchEvent>& events);
    void update(Entry& entry, const std::filesystem::path& movie, double now,
                std::vector<WatchEvent>& events);

    WatchSettings settings_;
    std::map<std::filesystem::path, FileState> files_; // as last seen, with folders
    std::map<std::filesystem::path, Entry> movies_;
    std::map<std::filesystem::path, bool> reachable_;
    bool lookedOnce_ = false;
};

/// Wakes a watch that waits for its next look. For any thread.
class WatchBell {
  public:
    void ring();
    /// Until it rings, the time has passed or a stop is asked for.
    void wait(std::chrono::duration<double> time, const std::stop_token& stop);

  private:
    std::mutex mutex_;
    std::condition_variable_any rung_;
    bool ringing_ = false;
};

/// What watching does, all on the thread that watches.
struct WatchWork {
    /// Measures a movie; the reason where it failed. state: of its files now. Throws Cancelled.
    std::function<std::optional<std::string>(const std::filesystem::path& movie, const FileState& state,
                                             const Job& job)>
        measure{};
    std::function<void(const WatchEvent&)> told{};
    std::function<void()> idle{}; // nothing is to be measured now; may be empty
    std::shared_ptr<WatchBell> bell{};
};

/// Goes on until a stop is asked for, and then throws Cancelled.
void watchFolders(FolderWatch& watch, const WatchWork& work, const Job& job);

} // namespace perrin
