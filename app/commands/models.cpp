// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/exit_code.h"
#include "core/error.h"
#include "core/learn/device_report.h"
#include "core/learn/model.h"
#include "core/table.h"

#include <iostream>

namespace perrin::app {
namespace {

std::string padded(const std::string& text) {
    return "  " + text + std::string(text.size() < 20 ? 20 - text.size() : 1, ' ');
}

/// What it was trained for and how well it does there; one line, also for a damaged file: the others are
/// listed all the same.
std::string summary(const std::string& name) {
    try {
        const Model model = readModelHead(modelPath(name));
        std::string text =
            model.network.name + " for " + model.scenario.name + ", label " + perrin::name(model.label);
        if (const auto rmse = model.scores.find("rmse"); rmse != model.scores.end() && rmse->is_number())
            text += ", RMSE " + numberText(rmse->get<double>(), 3) +
                    (isLogarithm(model.label) ? " of ln D" : " um^2/s");
        return text;
    } catch (const Error& error) {
        return std::string("cannot be used: ") + error.what();
    }
}

int run() {
    const std::vector<std::string> shipped = shippedModels();
    std::cout << "Trained networks of this program (--model takes a name or a file):\n";
    for (const std::string& name : shipped)
        std::cout << padded(name) << summary(name) << '\n';
    if (shipped.empty())
        std::cout << "  none in this installation\n";
    std::cout << "\nNetworks to train (perrin train --network NAME):\n";
    for (const NetworkInfo& network : engine().networks())
        std::cout << padded(network.name) << network.description << '\n';
    const DeviceReport report = deviceReport();
    std::cout << "\nDevices (--device NAME), with " << report.engine << ":\n";
    for (const Device& device : report.devices)
        std::cout << padded(device.name) << device.description << '\n';
    if (!report.problem.empty())
        std::cout << '\n' << report.problem << ".\n";
    if (!report.why.empty())
        std::cout << "\nNo GPU is offered. " << report.why << '\n' << report.whatToDo << '\n';
    return success;
}

} // namespace

void addModelsCommand(CLI::App& program, int& exitCode) {
    CLI::App* command =
        program.add_subcommand("models", "List trained networks, networks to train, and devices");
    command->callback([&exitCode] { exitCode = run(); });
}

} // namespace perrin::app
