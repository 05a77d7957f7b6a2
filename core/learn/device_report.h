// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/engine.h"
#include "core/learn/engine_choice.h"

namespace perrin {

/// On what this computer can train, and why not on a GPU; for people.
struct DeviceReport {
    std::string engine{};          // "LibTorch 1.13.1 without CUDA"
    std::string origin{};          // "came with Perrin", "set up on this computer, from /home/…/libtorch"
    std::vector<Device> devices{}; // the processor first
    std::string hardware{};        // GpuHardware::words()
    std::string why{};             // no GPU is offered; empty: one is
    std::string whatToDo{};        // about it; empty: nothing
    std::string problem{};         // EngineInUse::problem
    std::string later{};           // what will be used from the next start on; empty: the same
    bool isChosen = false;         // one was set up on this computer, whether it can be used or not
    bool anotherLibTorch = false;  // would offer a GPU
};

/// engine: another than the program's (for tests). Loads the library; throws Error: see engine().
DeviceReport deviceReport(const Engine* engine = nullptr);

} // namespace perrin
