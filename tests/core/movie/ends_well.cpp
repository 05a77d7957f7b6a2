// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/movie/ends_well.h"

#include "core/error.h"
#include "core/movie/movie.h"

#include <cstdlib>
#include <cstring>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace perrin::test {
namespace {

/// As a person who looks through a movie would. Errors are what we want.
void readAll(const std::filesystem::path& path) {
    try {
        const auto movie = openMovie(path);
        for (std::size_t i = 0; i < movie->info().frames; ++i)
            try {
                movie->frame(i);
            } catch (const Error& error) {
                if (!std::string_view(error.what()).starts_with(path.string()))
                    std::abort();
            }
    } catch (const Error& error) {
        if (std::string_view(error.what()).size() < path.string().size() + 10)
            std::abort();
    }
}

} // namespace

testing::AssertionResult endsWell(const std::filesystem::path& path) {
    const pid_t child = fork();
    if (child == 0) {
        if (!sanitized) {
            const rlimit memory{500'000'000, 500'000'000};
            setrlimit(RLIMIT_AS, &memory);
        }
        const rlimit time{sanitized ? 20u : 2u, sanitized ? 20u : 2u};
        setrlimit(RLIMIT_CPU, &time);
        readAll(path);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return testing::AssertionSuccess();
    return testing::AssertionFailure()
           << path << ": " << (WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "failed");
}

} // namespace perrin::test
