// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/gpu_hardware.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using perrin::test::TemporaryFolder;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

/// A computer's files, as Linux and NVIDIA's driver show them.
class Computer : public testing::Test {
  protected:
    void write(const fs::path& file, const std::string& text) const {
        fs::create_directories((root / file).parent_path());
        std::ofstream(root / file) << text;
    }
    void plug(const char* place, const char* vendor, const char* kind) const {
        const fs::path device = fs::path("sys/bus/pci/devices") / place;
        write(device / "vendor", std::string(vendor) + "\n");
        write(device / "class", std::string(kind) + "\n");
    }
    void drive(const std::string& version) const { write("proc/driver/nvidia/version", version); }

    TemporaryFolder root;
};

GpuHardware working() {
    return {.cards = 1,
            .models = {"NVIDIA GeForce RTX 4070"},
            .driver = "535.183.01",
            .library = true,
            .cuda = 12020};
}

std::string whyNot(const GpuHardware& hardware, const std::string& engine, const std::string& cuda) {
    const GpuAdvice advice = gpuAdvice(hardware, engine, cuda);
    return advice.why + " " + advice.whatToDo;
}

} // namespace

TEST_F(Computer, cardsAreCountedByTheirMaker) {
    plug("0000:00:02.0", "0x8086", "0x030000"); // Intel's graphics
    plug("0000:01:00.0", "0x10de", "0x030000"); // a card of NVIDIA's,
    plug("0000:01:00.1", "0x10de", "0x040300"); // its sound,
    plug("0000:41:00.0", "0x10de", "0x030200"); // and one without an output
    const GpuHardware found = gpuHardwareBelow(root.path());
    EXPECT_EQ(found.cards, 2);
    EXPECT_EQ(found.driver, "");
    EXPECT_TRUE(found.any());
    EXPECT_EQ(found.words(), "2 NVIDIA GPUs, no driver");
}

TEST_F(Computer, nothingIsFoundWhereNothingIs) {
    EXPECT_FALSE(gpuHardwareBelow(root.path()).any());
    EXPECT_EQ(gpuHardwareBelow(root.path()).words(), "no NVIDIA GPU");
}

TEST_F(Computer, bothKindsOfDriversTellTheirVersion) {
    drive("NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.183.01  Sun May 12 19:39:15 UTC 2024\n"
          "GCC version:  gcc version 12.2.0 (Debian 12.2.0-14)\n");
    EXPECT_EQ(gpuHardwareBelow(root.path()).driver, "535.183.01");
    drive("NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  550.54.14  Release Build  (root@host)  "
          "Thu Feb 22\n");
    EXPECT_EQ(gpuHardwareBelow(root.path()).driver, "550.54.14");
    write("proc/driver/nvidia/gpus/0000:01:00.0/information",
          "Model: \t\t NVIDIA GeForce RTX 4070\nIRQ:   \t\t 130\nGPU UUID: \t GPU-1\n");
    EXPECT_THAT(gpuHardwareBelow(root.path()).models, ElementsAre("NVIDIA GeForce RTX 4070"));
}

TEST(GpuAdvice, eachObstacleHasItsWords) {
    EXPECT_EQ(working().words(), "NVIDIA GeForce RTX 4070, driver 535.183.01, CUDA up to 12.2");
    EXPECT_THAT(whyNot({}, "LibTorch 1.13.1 without CUDA", ""),
                AllOf(HasSubstr("no NVIDIA GPU"), HasSubstr(".safetensors")));
    EXPECT_THAT(whyNot({.cards = 1}, "LibTorch 1.13.1 without CUDA", ""),
                AllOf(HasSubstr("driver does not run"), HasSubstr("nvidia-driver")));
    EXPECT_THAT(whyNot({.cards = 1, .driver = "535.183.01"}, "LibTorch 1.13.1 without CUDA", ""),
                HasSubstr("libcuda1"));
    EXPECT_THAT(whyNot(working(), "LibTorch 1.13.1 without CUDA", ""),
                AllOf(HasSubstr("LibTorch 1.13.1 without CUDA"), HasSubstr("Set up GPU training")));
    EXPECT_THAT(whyNot(working(), "LibTorch 2.9.0 with CUDA 13.0", "13.0"),
                AllOf(HasSubstr("up to 12.2"), HasSubstr("newer driver"), HasSubstr("CUDA 12")));
    EXPECT_THAT(whyNot(working(), "LibTorch 2.1.0 with CUDA 12.1", "12.1"), HasSubstr("no GPU answers"));
    EXPECT_THAT(whyNot({.library = true, .cuda = 12020}, "LibTorch 2.1.0 without CUDA", ""),
                HasSubstr("Set up GPU training"))
        << "WSL shows no card and no /proc/driver/nvidia";
}

TEST(GpuAdvice, anotherLibTorchIsOfferedOnlyWhereItHelps) {
    EXPECT_TRUE(gpuAdvice(working(), "LibTorch", "").anotherLibTorch);
    EXPECT_FALSE(gpuAdvice({}, "LibTorch", "").anotherLibTorch);
    EXPECT_FALSE(gpuAdvice({.cards = 1}, "LibTorch", "").anotherLibTorch);
}
