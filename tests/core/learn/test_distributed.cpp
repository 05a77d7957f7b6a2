// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/learn/encoder.h"
#include "core/learn/engine.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace perrin;

namespace {

constexpr int stacks = 16, frames = 5, side = 16, steps = 20;

/// The same numbers in every process, without any library.
float number(std::uint64_t k) {
    std::uint64_t bits = (k + 1) * 0x9e3779b97f4a7c15u;
    bits = (bits ^ (bits >> 31)) * 0xbf58476d1ce4e5b9u;
    return static_cast<float>(bits >> 40) / 8388608.0f - 1;
}

struct Data {
    NetworkInput input;
    std::vector<float> labels;
};

/// Stacks first … first + count - 1.
Data data(Sees sees, int first, int count, int step) {
    const NetworkInput all = [&] {
        NetworkInput input = emptyInput(sees, stacks, frames, side, side);
        std::uint64_t k = static_cast<std::uint64_t>(step) << 40;
        for (auto* values : {&input.pixels, &input.spots, &input.crops, &input.conditions})
            for (float& value : *values)
                value = number(k++);
        for (float& value : input.seen)
            value = number(k++) > -0.7f ? 1.0f : 0.0f;
        return input;
    }();
    Data part{.input = emptyInput(sees, count, frames, side, side), .labels = {}};
    for (int i = 0; i < count; ++i) {
        copyRow(all, first + i, part.input, i);
        part.labels.push_back(number((static_cast<std::uint64_t>(step) << 40) + 7777777u +
                                     static_cast<std::uint64_t>(first + i)));
    }
    return part;
}

LearnerSettings settings(const std::string& network, const ProcessGroup& group) {
    return {.network = {.name = network, .frames = frames, .height = side, .width = side, .spread = true},
            .threads = 1,
            .seed = 4,
            .group = group};
}

struct Course {
    std::vector<float> gradient; // of the first step
    std::vector<double> losses;
};

Course trained(const std::string& network, const ProcessGroup& group) {
    const Sees sees = network == "perrin" ? Sees::Spots : Sees::Pixels;
    const auto learner = engine().learner(settings(network, group));
    const int share = stacks / group.worldSize, first = share * group.rank;
    Course course;
    for (int step = 0; step < steps; ++step) {
        const Data batch = data(sees, first, share, step % 3);
        if (step == 0)
            for (const auto& [name, tensor] : learner->gradients(batch.input, batch.labels))
                course.gradient.insert(course.gradient.end(), tensor.values.begin(), tensor.values.end());
        course.losses.push_back(
            learner->step(batch.input, batch.labels, 1e-3, static_cast<std::uint64_t>(step)).loss);
    }
    return course;
}

/// In a process of its own, which writes what it saw.
pid_t startProcess(const std::string& network, const ProcessGroup& group, const std::filesystem::path& file) {
    const pid_t child = ::fork();
    if (child != 0)
        return child;
    try {
        const Course course = trained(network, group);
        std::ofstream out(file, std::ios::binary);
        out.write(reinterpret_cast<const char*>(course.gradient.data()),
                  static_cast<std::streamsize>(course.gradient.size() * sizeof(float)));
        out.write(reinterpret_cast<const char*>(course.losses.data()), steps * sizeof(double));
        out.close();
        ::_exit(0);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "rank %d: %s\n", group.rank, error.what());
        ::_exit(1);
    }
}

Course read(const std::filesystem::path& file) {
    Course course;
    const auto size = std::filesystem::file_size(file);
    course.gradient.resize((size - steps * sizeof(double)) / sizeof(float));
    course.losses.resize(steps);
    std::ifstream in(file, std::ios::binary);
    in.read(reinterpret_cast<char*>(course.gradient.data()),
            static_cast<std::streamsize>(course.gradient.size() * sizeof(float)));
    in.read(reinterpret_cast<char*>(course.losses.data()), steps * sizeof(double));
    return course;
}

class Distributed : public testing::TestWithParam<const char*> {};

} // namespace

// Layer norm, no dropout: two processes with half of every batch are one with the whole.
TEST_P(Distributed, twoProcessesLearnAsOneWithTheDoubleBatch) {
    const test::TemporaryFolder folder;
    const std::string place = (folder.path() / "rendezvous").string();
    std::vector<pid_t> processes;
    for (int rank = 0; rank < 2; ++rank) // before this process has threads
        processes.push_back(startProcess(GetParam(), {.worldSize = 2, .rank = rank, .rendezvous = place},
                                         folder.path() / std::to_string(rank)));
    for (const pid_t process : processes) {
        int status = 0;
        ::waitpid(process, &status, 0);
        ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    const Course whole = trained(GetParam(), {});
    for (const char* rank : {"0", "1"}) {
        const Course half = read(folder.path() / rank);
        ASSERT_EQ(half.gradient.size(), whole.gradient.size());
        double off = 0, size = 0;
        for (std::size_t i = 0; i < whole.gradient.size(); ++i) {
            off +=
                std::pow(static_cast<double>(half.gradient[i]) - static_cast<double>(whole.gradient[i]), 2);
            size += std::pow(static_cast<double>(whole.gradient[i]), 2);
        }
        EXPECT_GT(size, 0);
        EXPECT_LT(std::sqrt(off / size), 1e-5) << rank;
        for (std::size_t i = 0; i < steps; ++i)
            EXPECT_NEAR(half.losses[i], whole.losses[i], 1e-3 * std::max(1.0, std::abs(whole.losses[i])))
                << i;
    }
    EXPECT_NE(whole.losses.front(), whole.losses.back());
}

INSTANTIATE_TEST_SUITE_P(Networks, Distributed, testing::Values("perrin", "vit"));

TEST(ProcessGroup, aRankOutsideTheGroupIsRefused) {
    try {
        engine().learner(settings("perrin", {.worldSize = 2, .rank = 2, .rendezvous = "/tmp/anywhere"}));
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("--rank 2"), std::string::npos);
    }
}
