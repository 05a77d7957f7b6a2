// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/engine_choice.h"
#include "core/learn/engine_setup.h"
#include "core/learn/libtorch.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using perrin::test::errorOf;
using perrin::test::TemporaryFolder;
using testing::AllOf;
using testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

/// Folders as those of pytorch.org's archives, with what is looked at.
class LibTorchFolder : public testing::Test {
  protected:
    LibTorchFolder() {
        for (const char* file : {"lib/libtorch.so", "lib/libtorch_cpu.so", "include/ATen/ATen.h",
                                 "include/torch/csrc/api/include/torch/torch.h"})
            write(file, "");
        write("share/cmake/Torch/TorchConfig.cmake", "set(TORCH_CXX_FLAGS \"-D_GLIBCXX_USE_CXX11_ABI=1\")\n");
        write("build-version", "2.1.0+cu121\n");
        fs::copy_file("/proc/self/exe", root() / "lib/libc10.so");
        write("lib/libtorch_cuda.so", "");
    }
    fs::path root() const { return folder / "libtorch"; }
    void write(const fs::path& file, const std::string& text) const {
        fs::create_directories((root() / file).parent_path());
        std::ofstream(root() / file) << text;
    }
    std::string refusal() const {
        return errorOf([&] { describeLibTorch(root()); });
    }

    TemporaryFolder folder;
};

} // namespace

TEST_F(LibTorchFolder, versionAndCudaAreReadFromItsFiles) {
    const LibTorch found = describeLibTorch(root());
    EXPECT_EQ(found.folder, root());
    EXPECT_EQ(found.version, "2.1.0");
    EXPECT_EQ(found.cuda, "12.1");
    EXPECT_EQ(found.name(), "LibTorch 2.1.0 with CUDA 12.1");
    EXPECT_EQ(describeLibTorch(folder.path()).folder, root()) << "the folder around it";
    EXPECT_EQ(describeLibTorch(root().string() + "/").folder, root());
    write("build-version", "1.13.1+cu117\n");
    EXPECT_EQ(describeLibTorch(root()).cuda, "11.7");
    fs::remove(root() / "lib/libtorch_cuda.so");
    EXPECT_EQ(describeLibTorch(root()).name(), "LibTorch 1.13.1 without CUDA");
    fs::remove(root() / "build-version");
    write("include/torch/csrc/api/include/torch/version.h",
          "#define TORCH_VERSION_MAJOR 2\n#define TORCH_VERSION_MINOR 3\n#define TORCH_VERSION_PATCH 4\n"
          "#define TORCH_VERSION \\\n  \"2.3.4\"\n");
    EXPECT_EQ(describeLibTorch(root()).version, "2.3.4");
}

TEST_F(LibTorchFolder, theOldInterfaceOfCppIsRefusedInWords) {
    write("share/cmake/Torch/TorchConfig.cmake", "set(TORCH_CXX_FLAGS \"-D_GLIBCXX_USE_CXX11_ABI=0\")\n");
    EXPECT_THAT(refusal(),
                AllOf(HasSubstr(root().string()), HasSubstr("Pre-cxx11 ABI"), HasSubstr("pytorch.org")));
}

TEST_F(LibTorchFolder, whatCannotServeIsRefusedWithTheReason) {
    write("build-version", "1.12.1+cu116");
    EXPECT_THAT(refusal(), AllOf(HasSubstr("1.12.1"), HasSubstr("1.13 or newer")));
    write("build-version", "");
    EXPECT_THAT(refusal(), HasSubstr("which version"));
    fs::remove(root() / "include/ATen/ATen.h");
    EXPECT_THAT(refusal(), AllOf(HasSubstr("not whole"), HasSubstr("include/ATen/ATen.h")));
    std::string program = perrin::test::contentOf(root() / "lib/libc10.so");
    program[18] = '\x28'; // of a 32-bit ARM
    write("include/ATen/ATen.h", "");
    write("lib/libc10.so", program);
    EXPECT_THAT(refusal(), HasSubstr("another kind of processor"));
    fs::remove(root() / "lib/libtorch.so");
    EXPECT_THAT(refusal(), AllOf(HasSubstr("not an unpacked LibTorch"), HasSubstr("pytorch.org")));
    write("lib/torch.dll", "");
    EXPECT_THAT(refusal(), HasSubstr("for Windows"));
}

TEST_F(LibTorchFolder, filesAndPlacesThatAreNotThereAreNamed) {
    std::ofstream(folder / "libtorch.zip") << "PK";
    EXPECT_THAT(errorOf([&] { describeLibTorch(folder / "libtorch.zip"); }), HasSubstr("unpack it first"));
    EXPECT_THAT(errorOf([&] { describeLibTorch(folder / "nowhere"); }), HasSubstr("nowhere"));
}

TEST_F(LibTorchFolder, aBuildIsNotUsedWhereSomethingOfItIsGone) {
    EngineBuild build{
        .library = folder / "libperrin_learn.so", .libtorch = root(), .sources = engineSources()};
    EXPECT_THAT(whyNotUsable(build), AllOf(HasSubstr("libperrin_learn.so"), HasSubstr("gone")));
    std::ofstream(build.library) << "";
    EXPECT_EQ(whyNotUsable(build), "");
    build.sources = std::string(64, '0');
    EXPECT_THAT(whyNotUsable(build), HasSubstr("another version of Perrin"));
    build.sources = engineSources();
    fs::rename(root(), folder / "elsewhere");
    EXPECT_THAT(whyNotUsable(build), AllOf(HasSubstr(root().string()), HasSubstr("put it back")));
}

TEST(BuildTools, allThatIsMissingIsNamedWithItsPackages) {
    const TemporaryFolder empty;
    EXPECT_THAT(errorOf([&] { findBuildTools(empty.path().c_str()); }),
                AllOf(HasSubstr("C++ compiler"), HasSubstr("CMake"), HasSubstr("Ninja"),
                      HasSubstr("apt install g++ cmake ninja-build")));
    for (const char* tool : {"g++", "make"}) {
        std::ofstream(empty / tool) << "#!/bin/sh\n";
        fs::permissions(empty / tool, fs::perms::owner_all);
    }
    EXPECT_THAT(errorOf([&] { findBuildTools(empty.path().c_str()); }),
                AllOf(HasSubstr("apt install cmake"), testing::Not(HasSubstr("ninja"))));
}
