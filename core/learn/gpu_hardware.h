// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace perrin {

/// What this computer has of NVIDIA: seen without LibTorch.
struct GpuHardware {
    int cards = 0; // NVIDIA's, plugged in; 0 where that cannot be seen (some virtual machines)
    std::vector<std::string> models{}; // as a working driver names them
    std::string driver{};              // "535.183.01"; empty: none is running
    bool library = false;              // the driver's libcuda.so.1 can be loaded
    int cuda = 0; // newest CUDA that the driver knows, 12020 for 12.2; 0: it does not say

    bool any() const { return cards > 0 || !models.empty() || !driver.empty() || library; }
    /// "NVIDIA GeForce RTX 4070, driver 535.183.01, CUDA up to 12.2"; "no NVIDIA GPU".
    std::string words() const;
};

/// What the system's files tell, below this root; without `library` and `cuda`.
GpuHardware gpuHardwareBelow(const std::filesystem::path& root);
/// The same of this computer, and its driver asked.
GpuHardware gpuHardware();

struct GpuAdvice {
    std::string why{};            // no GPU is offered, a sentence
    std::string whatToDo{};       // a sentence; empty: nothing helps
    bool anotherLibTorch = false; // would help
};

/// Where an engine offers no GPU. cuda: of the engine, "12.1"; empty: it knows none.
GpuAdvice gpuAdvice(const GpuHardware& hardware, const std::string& engine, const std::string& cuda);

} // namespace perrin
