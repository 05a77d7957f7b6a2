// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace perrin;
using namespace perrin::test;
using testing::AllOf;
using testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

/// perrin as a person runs it who has set up something, or nothing.
class Devices : public testing::Test {
  protected:
    ProgramEnd devices(std::vector<std::string> arguments = {},
                       const std::string& variable = "PERRIN_UNUSED=1") {
        std::vector<std::string> words{"/usr/bin/env", "XDG_DATA_HOME=" + folder.path().string(), variable,
                                       PERRIN_PROGRAM, "devices"};
        words.insert(words.end(), arguments.begin(), arguments.end());
        return run(words);
    }
    fs::path networks() const { return folder / "Perrin/Perrin/networks"; }
    void choose(const std::string& text) const {
        fs::create_directories(networks());
        std::ofstream(networks() / "chosen.json") << text;
    }

    TemporaryFolder folder;
};

} // namespace

TEST_F(Devices, whatTrainsHereIsListedAndWhyNoGpuDoes) {
    const ProgramEnd end = devices();
    EXPECT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.out, AllOf(HasSubstr("LibTorch 1."), HasSubstr("came with Perrin"), HasSubstr("cpu"),
                               HasSubstr("CPU, ")));
    if (!fs::exists("/proc/driver/nvidia")) {
        EXPECT_THAT(end.out, AllOf(HasSubstr("No GPU is offered."), HasSubstr("NVIDIA")));
    }
}

TEST_F(Devices, aCheckTrainsOnEach) {
    const ProgramEnd end = devices({"--check", "--json"});
    ASSERT_EQ(end.exitCode, 0) << end.err;
    const auto json = nlohmann::json::parse(end.out);
    ASSERT_GE(json.at("devices").size(), 1u);
    for (const auto& device : json.at("devices"))
        EXPECT_GT(device.at("seconds_per_step").get<double>(), 0);
}

TEST_F(Devices, aLibraryThatIsGoneIsToldAndTheShippedOneServes) {
    choose(R"({"library": "/gone/libperrin_learn.so", "libtorch": "/gone/libtorch",
               "engine": "LibTorch 9.9 with CUDA 99.0", "sources": "0"})");
    const ProgramEnd end = devices();
    EXPECT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.out, AllOf(HasSubstr("came with Perrin"), HasSubstr("LibTorch 9.9 with CUDA 99.0"),
                               HasSubstr("is not used"), HasSubstr("set up GPU training again")));
    EXPECT_THAT(devices({"--use", "shipped"}).out, HasSubstr("came with"));
    EXPECT_FALSE(fs::exists(networks() / "chosen.json"));
    EXPECT_THAT(devices().out, testing::Not(HasSubstr("not used")));
}

TEST_F(Devices, aDamagedChoiceIsTold) {
    choose("{");
    const ProgramEnd end = devices();
    EXPECT_EQ(end.exitCode, 0) << end.err;
    EXPECT_THAT(end.out, AllOf(HasSubstr("chosen.json"), HasSubstr("damaged")));
}

TEST_F(Devices, aLibraryThatIsNamedServesOrSaysWhyNot) {
    const ProgramEnd gone = devices({}, "PERRIN_NETWORKS=/gone/libperrin_learn.so");
    EXPECT_NE(gone.exitCode, 0);
    EXPECT_THAT(gone.err, HasSubstr("/gone/libperrin_learn.so"));
    const ProgramEnd other = devices({}, "PERRIN_NETWORKS=libz.so.1"); // a library, but none of networks
    EXPECT_NE(other.exitCode, 0);
    EXPECT_THAT(other.err, HasSubstr("not the library of the networks"));
}

TEST_F(Devices, aFolderThatIsNoLibTorchChangesNothing) {
    const ProgramEnd end = devices({"--use", folder.path().string()});
    EXPECT_NE(end.exitCode, 0);
    EXPECT_THAT(end.err, HasSubstr("not an unpacked LibTorch"));
    EXPECT_FALSE(fs::exists(networks()));
}
