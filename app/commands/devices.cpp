// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/progress_line.h"
#include "core/error.h"
#include "core/learn/device_check.h"
#include "core/learn/device_report.h"
#include "core/learn/engine_setup.h"
#include "core/table.h"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

namespace perrin::app {
namespace {

constexpr const char* shippedEngine = "shipped"; // of --use

struct DevicesOptions {
    std::string use{};
    bool check = false, json = false;
};

std::string paceText(const DeviceCheck& check) {
    return numberText(checkedStacks / check.secondsPerStep, 3) + " stacks/s";
}

void printHuman(const DeviceReport& report, const std::vector<DeviceCheck>& checks) {
    std::cout << "Networks run on " << report.engine << " (" << report.origin << ").\n"
              << "This computer has " << report.hardware << ".\n\n";
    for (std::size_t i = 0; i < report.devices.size(); ++i) {
        const Device& device = report.devices[i];
        std::cout << "  " << device.name
                  << std::string(device.name.size() < 10 ? 10 - device.name.size() : 1, ' ')
                  << device.description;
        if (i < checks.size())
            std::cout << ": trains, " << paceText(checks[i]);
        std::cout << '\n';
    }
    if (!report.problem.empty())
        std::cout << "\n" << report.problem << ".\n";
    if (!report.why.empty())
        std::cout << "\nNo GPU is offered. " << report.why << '\n' << report.whatToDo << '\n';
}

void printJson(const DeviceReport& report, const std::vector<DeviceCheck>& checks) {
    nlohmann::ordered_json json{{"engine", report.engine},
                                {"origin", report.origin},
                                {"hardware", report.hardware},
                                {"problem", report.problem},
                                {"why_no_gpu", report.why},
                                {"what_to_do", report.whatToDo},
                                {"devices", nlohmann::ordered_json::array()}};
    for (std::size_t i = 0; i < report.devices.size(); ++i) {
        nlohmann::ordered_json device{{"name", report.devices[i].name},
                                      {"description", report.devices[i].description}};
        if (i < checks.size())
            device["seconds_per_step"] = checks[i].secondsPerStep;
        json["devices"].push_back(device);
    }
    std::cout << json.dump() << '\n';
}

void setUp(const std::string& folder) {
    const LibTorch libtorch = describeLibTorch(folder);
    const BuildTools tools = findBuildTools();
    std::cout << "Building the networks for " << libtorch.name() << " in " << libtorch.folder.string()
              << std::endl;
    const Interrupt interrupt;
    ProgressLine line;
    std::string log;
    try {
        const EngineSetup setup =
            setUpEngine(libtorch, tools, [&](const std::string& said) { log += said + '\n'; },
                        {interrupt.token(), [&](double fraction, std::string_view text) {
                             line.show(fraction, std::string(text));
                         }});
        line.clear();
        for (const DeviceCheck& check : setup.checks)
            std::cout << check.device.name << ": trains, " << paceText(check) << '\n';
        std::cout << "From now on Perrin uses it. perrin devices --use " << shippedEngine << " goes back.\n";
    } catch (const Error&) {
        line.clear();
        std::cerr << log;
        throw;
    } catch (const Cancelled&) {
        line.clear();
        throw;
    }
}

void run(const DevicesOptions& options) {
    if (options.use == shippedEngine) {
        forgetEngine();
        std::cout << "From now on Perrin uses the LibTorch that it came with.\n";
        return;
    }
    if (!options.use.empty()) {
        setUp(options.use);
        return;
    }
    const DeviceReport report = deviceReport();
    const std::vector<DeviceCheck> checks =
        options.check ? checkDevices(engine()) : std::vector<DeviceCheck>{};
    if (options.json)
        printJson(report, checks);
    else
        printHuman(report, checks);
}

} // namespace

void addDevicesCommand(CLI::App& program, int& exitCode) {
    const auto options = std::make_shared<DevicesOptions>();
    CLI::App* command =
        program.add_subcommand("devices", "Tell what can train here, and set up GPU training");
    command->add_flag("--check", options->check, "Train two steps on each, and tell how fast it is");
    command->add_flag("--json", options->json, "Print JSON");
    command->add_option(
        "--use", options->use,
        "Build the networks for the LibTorch unpacked in this folder (one with CUDA for training on an "
        "NVIDIA GPU), check them, and use them from then on; 'shipped' goes back");
    command->footer("Example: perrin devices --use ~/libtorch\n"
                    "Building takes minutes and needs a C++ compiler and CMake. $PERRIN_NETWORKS=FILE names "
                    "another build "
                    "of the library for one start of the program.");
    command->callback([options, &exitCode] {
        static_cast<void>(exitCode); // stays success unless something throws
        run(*options);
    });
}

} // namespace perrin::app
