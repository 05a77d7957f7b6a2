// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/libtorch.h"

#include "core/error.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <regex>

namespace perrin {
namespace {

namespace fs = std::filesystem;

std::string textOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

/// "2.1.0+cu121", as the file beside its folders or its header has it.
std::string fullVersion(const fs::path& folder) {
    std::smatch found;
    const std::string build = textOf(folder / "build-version");
    if (std::regex_search(build, found, std::regex(R"(\d+\.\d+[^\s]*)")))
        return found[0];
    const std::string header = textOf(folder / "include/torch/csrc/api/include/torch/version.h");
    if (std::regex_search(header, found, std::regex(R"re(TORCH_VERSION\s+"?(\d+\.\d+[^\s"]*))re")))
        return found[1];
    const auto number = [&](const char* name) {
        std::smatch one;
        return std::regex_search(header, one,
                                 std::regex(std::string("define TORCH_VERSION_") + name + R"(\s+(\d+))"))
                   ? one[1].str()
                   : std::string();
    };
    const std::string major = number("MAJOR");
    return major.empty() ? "" : major + "." + number("MINOR") + "." + number("PATCH");
}

/// "12.1" of "2.1.0+cu121", "11.8" of "…+cu118".
std::string cudaOf(const std::string& version) {
    std::smatch found;
    if (!std::regex_search(version, found, std::regex(R"(\+cu(\d{2,3}))")))
        return "";
    const std::string digits = found[1];
    return digits.substr(0, digits.size() - 1) + "." + digits.back();
}

/// Which processor a library is for (of the ELF header); 0: it is no library of this system.
std::uint16_t machineOf(const fs::path& library) {
    std::array<unsigned char, 20> head{};
    std::ifstream in(library, std::ios::binary);
    in.read(reinterpret_cast<char*>(head.data()), static_cast<std::streamsize>(head.size()));
    if (!in || head[0] != 0x7f || head[1] != 'E' || head[2] != 'L' || head[3] != 'F')
        return 0;
    return static_cast<std::uint16_t>(head[18] | head[19] << 8);
}

std::string kindOf(const fs::path& folder) {
    if (there(folder / "lib/torch.dll") || there(folder / "lib/torch.lib"))
        return "is a LibTorch for Windows";
    if (there(folder / "lib/libtorch.dylib"))
        return "is a LibTorch for macOS";
    if (there(folder / "aten") && there(folder / "setup.py"))
        return "holds the sources of PyTorch, not a LibTorch that is ready to use";
    return "is not an unpacked LibTorch: lib/libtorch.so is missing";
}

void checkFiles(const fs::path& folder) {
    const std::string name = folder.string();
    if (!there(folder / "lib/libtorch.so"))
        throw Error(name + " " + kindOf(folder) + ". " + whereToGetLibTorch());
    for (const char* part :
         {"lib/libtorch_cpu.so", "lib/libc10.so", "include/ATen/ATen.h",
          "include/torch/csrc/api/include/torch/torch.h", "share/cmake/Torch/TorchConfig.cmake"})
        if (!there(folder / part))
            throw Error(name + " is not whole: " + part +
                        " is missing. Unpack it again, or download it again");
    const std::uint16_t machine = machineOf(folder / "lib/libc10.so"), own = machineOf("/proc/self/exe");
    if (machine != own)
        throw Error(name + " is a LibTorch for another kind of processor. Take the one for this computer's");
    if (textOf(folder / "share/cmake/Torch/TorchConfig.cmake").find("_GLIBCXX_USE_CXX11_ABI=0") !=
        std::string::npos)
        throw Error(
            name +
            " was built with the C++ interface of before 2015 (\"Pre-cxx11 ABI\"), which does not fit to "
            "Perrin. " +
            whereToGetLibTorch());
}

} // namespace

std::string engineName(const std::string& version, const std::string& cuda) {
    return "LibTorch " + version + (cuda.empty() ? " without CUDA" : " with CUDA " + cuda);
}

std::string LibTorch::name() const {
    return hasCuda && cuda.empty() ? "LibTorch " + version + " with CUDA" : engineName(version, cuda);
}

LibTorch describeLibTorch(const fs::path& given) {
    if (given.empty())
        throw Error("No folder is chosen");
    std::error_code ignored;
    fs::path folder = fs::absolute(given).lexically_normal();
    if (!folder.has_filename())
        folder = folder.parent_path();
    if (!there(folder))
        throw Error("There is no folder " + folder.string());
    if (!fs::is_directory(folder, ignored))
        throw Error(folder.string() + " is a file" +
                    (folder.extension() == ".zip"
                         ? ": unpack it first (right click on it, \"Extract here\"), then choose the "
                           "folder libtorch that comes out of it"
                         : "; choose the folder of an unpacked LibTorch"));
    if (!there(folder / "lib/libtorch.so") && there(folder / "libtorch/lib/libtorch.so"))
        folder /= "libtorch";
    checkFiles(folder);
    const std::string full = fullVersion(folder);
    int major = 0, minor = 0;
    if (std::sscanf(full.c_str(), "%d.%d", &major, &minor) != 2)
        throw Error(folder.string() +
                    " does not say which version it is (build-version is missing). Unpack it again");
    if (major < 1 || (major == 1 && minor < 13))
        throw Error(folder.string() + " is LibTorch " + full + ", but Perrin needs 1.13 or newer. " +
                    whereToGetLibTorch());
    LibTorch found{.folder = folder, .version = full.substr(0, full.find('+')), .cuda = cudaOf(full)};
    found.hasCuda = there(folder / "lib/libtorch_cuda.so");
    if (!found.hasCuda)
        found.cuda.clear();
    return found;
}

std::string whereToGetLibTorch() {
    return "Take from pytorch.org (Get started, Linux, LibTorch, C++) one with CUDA, \"cxx11 ABI\" where it "
           "asks, and unpack it";
}

} // namespace perrin
