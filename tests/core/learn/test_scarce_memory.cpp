// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/learn/image_batch.h"

#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <sys/resource.h>

using namespace perrin;
using namespace perrin::test;

namespace {

/// Of /proc/self/status; bytes.
std::size_t memory(const std::string& what) {
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line))
        if (line.rfind(what + ":", 0) == 0)
            return std::stoul(line.substr(what.size() + 1)) * 1024;
    return 0;
}

/// While it lives, this process gets no more than so many bytes beyond what it has.
class ScarceMemory {
  public:
    explicit ScarceMemory(std::size_t more) {
        ::getrlimit(RLIMIT_AS, &before_);
        const rlimit scarce{memory("VmSize") + more, before_.rlim_max};
        ::setrlimit(RLIMIT_AS, &scarce);
    }
    ~ScarceMemory() { ::setrlimit(RLIMIT_AS, &before_); }
    ScarceMemory(const ScarceMemory&) = delete;
    ScarceMemory& operator=(const ScarceMemory&) = delete;

  private:
    rlimit before_{};
};

} // namespace

TEST(ScarceMemory, aBatchThatDoesNotFitIsTakenInPartsWithTheSameGradient) {
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "the sanitizer ends a program that asks for more memory than there is";
#endif
    constexpr std::size_t room = std::size_t{200} << 20;
    LearnerSettings settings = imageSettings("vit", 16, 32);
    settings.network.options = {{"patch", 4},
                                {"layers", 1}}; // 1024 tokens: 12 MB of attention a stack, kept twice
    const ImageBatch batch = imageBatch(16, 16, 32), one = imageBatch(1, 16, 32);

    const auto poor = engine().learner(settings), rich = engine().learner(settings);
    poor->gradients(one.input, one.labels); // threads and buffers come at the first use
    const std::size_t before = memory("VmSize");
    Tensors inParts;
    {
        const ScarceMemory scarce(room);
        inParts = poor->gradients(batch.input, batch.labels);
    }
    ASSERT_LE(memory("VmPeak"), before + room);
    const Tensors whole = rich->gradients(batch.input, batch.labels);
    EXPECT_GT(memory("VmPeak"), before + room) << "the whole batch fitted: this test tests nothing";
    EXPECT_LT(distance(whole, inParts), 1e-5);
}
