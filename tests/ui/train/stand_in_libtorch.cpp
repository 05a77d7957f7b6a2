// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/stand_in_libtorch.h"

#include <fstream>

namespace perrin::test {
namespace {

namespace fs = std::filesystem;

void makeCommon(const fs::path& folder) {
    for (const char* part : {"lib", "include", "share/cmake/Torch"})
        fs::create_directories(folder / part);
    const fs::path system = fs::path(PERRIN_SYSTEM_TORCH).parent_path(),
                   headers = PERRIN_SYSTEM_TORCH_INCLUDE;
    for (const char* library : {"libtorch.so", "libtorch_cpu.so", "libc10.so"})
        fs::create_symlink(system / library, folder / "lib" / library);
    for (const char* part : {"ATen", "c10", "caffe2", "gloo"})
        if (fs::exists(headers / part))
            fs::create_symlink(headers / part, folder / "include" / part);
    fs::create_symlink(PERRIN_SYSTEM_TORCH_CONFIG, folder / "share/cmake/Torch/TorchConfig.cmake");
}

} // namespace

void makeStandInLibTorch(const fs::path& folder) {
    makeCommon(folder);
    fs::create_symlink(fs::path(PERRIN_SYSTEM_TORCH_INCLUDE) / "torch", folder / "include/torch");
}

void makeBrokenLibTorch(const fs::path& folder) {
    makeCommon(folder);
    const fs::path api = folder / "include/torch/csrc/api/include/torch";
    fs::create_directories(api);
    std::ofstream(api / "torch.h") << "#error this header is broken\n";
    std::ofstream(folder / "build-version") << "1.13.1\n";
}

} // namespace perrin::test
