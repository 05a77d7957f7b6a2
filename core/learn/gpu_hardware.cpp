// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/gpu_hardware.h"

#include <algorithm>
#include <cstdlib>
#include <dlfcn.h>
#include <fstream>
#include <regex>

namespace perrin {
namespace {

namespace fs = std::filesystem;

constexpr const char* nvidia = "0x10de"; // on the PCI bus
constexpr const char* displays = "0x03"; // class of graphics cards

std::string firstLine(const fs::path& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

/// In the order of their names; none where there is no such folder.
std::vector<fs::path> entriesOf(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        entries.push_back(entry.path());
    std::sort(entries.begin(), entries.end());
    return entries;
}

std::string cudaText(int version) {
    return std::to_string(version / 1000) + "." + std::to_string(version % 1000 / 10);
}

void askDriver(GpuHardware& hardware) {
    void* library = ::dlopen("libcuda.so.1", RTLD_LAZY | RTLD_LOCAL);
    if (!library)
        return;
    hardware.library = true;
    using Version = int (*)(int*);
    const auto version = reinterpret_cast<Version>(::dlsym(library, "cuDriverGetVersion"));
    if (int known = 0; version && version(&known) == 0)
        hardware.cuda = known;
    ::dlclose(library);
}

} // namespace

std::string GpuHardware::words() const {
    if (!any())
        return "no NVIDIA GPU";
    std::string text;
    for (const std::string& model : models)
        text += (text.empty() ? "" : ", ") + model;
    if (text.empty())
        text = cards > 1 ? std::to_string(cards) + " NVIDIA GPUs" : "an NVIDIA GPU";
    text += driver.empty() ? (library ? "" : ", no driver") : ", driver " + driver;
    if (cuda > 0)
        text += ", CUDA up to " + cudaText(cuda);
    return text;
}

GpuHardware gpuHardwareBelow(const fs::path& root) {
    GpuHardware found;
    for (const fs::path& device : entriesOf(root / "sys/bus/pci/devices"))
        if (firstLine(device / "vendor") == nvidia && firstLine(device / "class").starts_with(displays))
            ++found.cards;
    const std::string version = firstLine(root / "proc/driver/nvidia/version");
    if (std::smatch number; std::regex_search(version, number, std::regex(R"(\s(\d+\.\d+(\.\d+)?)\s)")))
        found.driver = number[1];
    for (const fs::path& gpu : entriesOf(root / "proc/driver/nvidia/gpus")) {
        std::ifstream file(gpu / "information");
        for (std::string line; std::getline(file, line);)
            if (line.starts_with("Model:"))
                found.models.push_back(line.substr(std::min(line.find_first_not_of(" \t", 6), line.size())));
    }
    return found;
}

GpuHardware gpuHardware() {
    GpuHardware found = gpuHardwareBelow("/");
    askDriver(found);
    return found;
}

GpuAdvice gpuAdvice(const GpuHardware& hardware, const std::string& engine, const std::string& cuda) {
    if (!hardware.any())
        return {.why = "This computer has no NVIDIA GPU, or does not show it to this system.",
                .whatToDo =
                    "It trains on the processor. A network trained on another computer is used here all the "
                    "same: copy its .safetensors file."};
    if (hardware.driver.empty() && !hardware.library)
        return {
            .why = "There is an NVIDIA GPU, but NVIDIA's driver does not run.",
            .whatToDo =
                "Install it (Debian: the package nvidia-driver of non-free; Ubuntu: Additional Drivers) and "
                "start the computer again."};
    if (!hardware.library)
        return {.why = "NVIDIA's driver runs, but its library libcuda.so.1 is missing or broken.",
                .whatToDo = "Install it (Debian: the package libcuda1; Ubuntu: libnvidia-compute of the "
                            "driver's version)."};
    if (cuda.empty())
        return {
            .why = "There is an NVIDIA GPU, but the networks run on " + engine + ".",
            .whatToDo =
                "Set up GPU training with a LibTorch that has CUDA: in the window under Train, Device; in a "
                "terminal by perrin devices --use FOLDER.",
            .anotherLibTorch = true};
    const int wanted = std::atoi(cuda.c_str());
    if (hardware.cuda > 0 && hardware.cuda / 1000 < wanted)
        return {.why = "NVIDIA's driver knows CUDA up to " + cudaText(hardware.cuda) + ", but " + engine +
                       " needs more.",
                .whatToDo = "Install a newer driver, or set up GPU training with a LibTorch for CUDA " +
                            std::to_string(hardware.cuda / 1000) + ".",
                .anotherLibTorch = true};
    return {.why = engine + " knows CUDA and NVIDIA's driver runs, but no GPU answers.",
            .whatToDo = "Start the computer again. If nvidia-smi in a terminal shows the GPU, it may be too "
                        "old or too new "
                        "for this LibTorch: try another version.",
            .anotherLibTorch = true};
}

} // namespace perrin
