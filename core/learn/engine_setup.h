// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"
#include "core/learn/device_check.h"
#include "core/learn/engine_choice.h"
#include "core/learn/libtorch.h"

namespace perrin {

/// What building takes beside LibTorch.
struct BuildTools {
    std::filesystem::path cmake{}, compiler{}, maker{}; // ninja or make
    std::filesystem::path sources{};                    // of the networks

    bool usesNinja() const { return maker.filename().string().starts_with("ninja"); }
};

/// folders: where programs are looked for, divided by ':' (empty: PATH). Throws Error naming all that is
/// missing and how it is installed.
BuildTools findBuildTools(const char* folders = nullptr);

struct EngineSetup {
    EngineBuild build{};
    std::vector<DeviceCheck> checks{};
    std::string why{}, whatToDo{}; // no GPU is offered all the same (GpuAdvice); empty: one is
};

/// Builds perrin_learn for this LibTorch in the person's own folder, at low priority, trains two steps with
/// it in a process of its own, and chooses it from the next start on. Takes minutes. log: each line of what
/// the tools say. Whatever goes wrong, nothing is changed. Throws Error (the tools', the compiler's or the
/// check's first complaint; another program is at it), Cancelled.
EngineSetup setUpEngine(const LibTorch& libtorch, const BuildTools& tools,
                        const std::function<void(const std::string& line)>& log, const Job& job = {});

/// Chooses the program's own again and removes what was built.
void forgetEngine();

} // namespace perrin
