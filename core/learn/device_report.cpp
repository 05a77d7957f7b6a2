// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/device_report.h"

#include "core/error.h"
#include "core/learn/gpu_hardware.h"
#include "core/learn/libtorch.h"

namespace perrin {
namespace {

/// What was chosen and what is loaded may differ until the program starts again.
void tellChoice(DeviceReport& report, const EngineInUse& use) {
    std::optional<EngineBuild> chosen;
    try {
        chosen = chosenEngine();
    } catch (const Error& error) {
        report.problem = error.what();
        report.isChosen = true;
    }
    report.isChosen = report.isChosen || chosen.has_value();
    report.problem = use.problem.empty() ? report.problem : use.problem;
    using Origin = EngineInUse::Origin;
    if (use.origin == Origin::Shipped)
        report.origin = "came with Perrin";
    else if (use.origin == Origin::Named)
        report.origin = "named by $PERRIN_NETWORKS: " + use.library.string();
    else
        report.origin =
            "set up on this computer" + (chosen ? ", from " + chosen->libtorch.string() : std::string());
    if (use.origin == Origin::Named || !use.problem.empty())
        return;
    if (chosen && chosen->library != use.library)
        report.later = chosen->engine;
    else if (!chosen && use.origin == Origin::Chosen)
        report.later = "the LibTorch that came with Perrin";
}

} // namespace

DeviceReport deviceReport(const Engine* given) {
    DeviceReport report;
    if (!given)
        tellChoice(report, engineInUse());
    const Engine& engine = given ? *given : perrin::engine();
    const std::string version = engine.version(), libtorch = "LibTorch ";
    report.engine = version.starts_with(libtorch)
                        ? engineName(version.substr(libtorch.size()), engine.cudaVersion())
                        : version;
    report.devices = engine.devices();
    const GpuHardware hardware = gpuHardware();
    report.hardware = hardware.words();
    if (report.devices.size() > 1)
        return report;
    const GpuAdvice advice = gpuAdvice(hardware, report.engine, engine.cudaVersion());
    report.why = advice.why;
    report.whatToDo = advice.whatToDo;
    report.anotherLibTorch = advice.anotherLibTorch;
    return report;
}

} // namespace perrin
