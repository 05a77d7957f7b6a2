// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/child_process.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace perrin {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto pollTime = 50ms;
constexpr auto patienceAfterStop = 3s; // then it is killed
constexpr int lowerPriority = 10;      // as nice has it

std::vector<std::string> environmentWith(const std::map<std::string, std::string>& more) {
    std::vector<std::string> all;
    for (char** entry = environ; *entry; ++entry) {
        const std::string text = *entry;
        if (!more.contains(text.substr(0, text.find('='))))
            all.push_back(text);
    }
    for (const auto& [name, value] : more)
        all.push_back(name + "=" + value);
    return all;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// A started program in a process group of its own; one that is not waited for is ended.
class Running {
  public:
    explicit Running(const ChildProcess& child) {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0)
            throw Error(std::string("no pipe can be made: ") + std::strerror(errno));
        said_ = ends[0];
        posix_spawn_file_actions_t files;
        posix_spawnattr_t attributes;
        ::posix_spawn_file_actions_init(&files);
        ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
        ::posix_spawn_file_actions_adddup2(&files, ends[1], STDERR_FILENO);
        if (!child.folder.empty())
            ::posix_spawn_file_actions_addchdir_np(&files, child.folder.c_str());
        ::posix_spawnattr_init(&attributes);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
        std::vector<std::string> words = child.words, environment = environmentWith(child.environment);
        const int failure = ::posix_spawnp(&process_, words.at(0).c_str(), &files, &attributes,
                                           pointersTo(words).data(), pointersTo(environment).data());
        ::posix_spawn_file_actions_destroy(&files);
        ::posix_spawnattr_destroy(&attributes);
        ::close(ends[1]);
        if (failure != 0) {
            process_ = -1;
            ::close(said_);
            throw Error(words[0] + " cannot be started: " + std::strerror(failure));
        }
        if (child.lowPriority)
            ::setpriority(PRIO_PROCESS, static_cast<id_t>(process_), lowerPriority);
    }
    ~Running() {
        if (process_ > 0)
            end();
        ::close(said_);
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    /// What came meanwhile; false: nothing will come any more.
    bool read(std::string& text) const {
        pollfd waiting{said_, POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(pollTime.count())) <= 0)
            return true;
        std::array<char, 4096> bytes;
        const ssize_t count = ::read(said_, bytes.data(), bytes.size());
        if (count < 0)
            return errno == EINTR;
        text.append(bytes.data(), static_cast<std::size_t>(count));
        return count > 0;
    }
    bool ended() {
        if (process_ > 0 && ::waitpid(process_, &status_, WNOHANG) == process_)
            process_ = -1;
        return process_ < 0;
    }
    int exitCode() const { return WIFSIGNALED(status_) ? 128 + WTERMSIG(status_) : WEXITSTATUS(status_); }

  private:
    /// Builders end their compilers when they are asked to; who does not listen is killed.
    void end() {
        const pid_t group = process_;
        ::killpg(group, SIGTERM);
        const auto until = std::chrono::steady_clock::now() + patienceAfterStop;
        while (!ended() && std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(pollTime / 5);
        ::killpg(group, SIGKILL);
        if (process_ > 0)
            ::waitpid(process_, &status_, 0);
        process_ = -1;
    }

    pid_t process_ = -1;
    int said_ = -1, status_ = 0;
};

} // namespace

int runChild(const ChildProcess& child, const std::function<void(const std::string& line)>& line,
             const Job& job) {
    job.checkCancelled();
    Running running(child);
    std::string text;
    for (bool open = true; open || !running.ended();) {
        job.checkCancelled();
        const bool over = running.ended(); // what it has started may hold the pipe open
        const std::size_t before = text.size();
        if (open)
            open = running.read(text) && !(over && text.size() == before);
        else
            std::this_thread::sleep_for(pollTime / 5);
        for (std::size_t end; (end = text.find('\n')) != std::string::npos; text.erase(0, end + 1))
            line(text.substr(0, end));
    }
    if (!text.empty())
        line(text);
    return running.exitCode();
}

fs::path findProgram(const std::string& name, const char* folders) {
    const char* set = folders ? folders : std::getenv("PATH");
    std::string rest = set ? set : "/usr/local/bin:/usr/bin:/bin";
    while (!rest.empty()) {
        const std::size_t end = rest.find(':');
        const fs::path place = fs::path(rest.substr(0, end)) / name;
        std::error_code ignored;
        if (fs::is_regular_file(place, ignored) && ::access(place.c_str(), X_OK) == 0)
            return place;
        rest = end == std::string::npos ? "" : rest.substr(end + 1);
    }
    return {};
}

} // namespace perrin
