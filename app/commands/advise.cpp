// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aligned_rows.h"
#include "app/commands/commands.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/numbers.h"
#include "app/output_files.h"
#include "core/atomic_file.h"
#include "core/diffusion/advisor.h"
#include "core/error.h"
#include "core/simulate/scenario_json.h"

#include <cmath>
#include <iostream>
#include <memory>
#include <optional>

namespace perrin::app {
namespace {

namespace fs = std::filesystem;

struct AdviseOptions {
    std::string preset = "physical-a";
    std::optional<fs::path> scenario;
    std::optional<double> dLow, dHigh, photonRate, backgroundRate, budget, width, neighbours, leastInterval,
        mostInterval, leastExposure, deadTime;
    std::optional<int> frames;
    bool middle = false, strobed = false;
    std::optional<fs::path> csv, grid;
};

constexpr const char* adviseExplanation =
    R"(What is not given is taken from the scenario: camera, PSF and pixel size, light, frames, range of D.
Errors are the least that an estimator of one molecule's centres can have (Cramer-Rao), near those of maximum likelihood.

Example:
  perrin advise --preset tirf-emccd --d-low 0.1 --d-high 5 --budget 20000 --neighbours 3 --dead-time 0.0003)";

AdvisorSettings settingsOf(const AdviseOptions& o, const Scenario& scenario) {
    AdvisorSettings settings = advisorSettings(scenario);
    const auto take = [](double& number, const std::optional<double>& given) {
        number = given.value_or(number);
    };
    take(settings.dLow, o.dLow);
    take(settings.dHigh, o.dHigh);
    take(settings.photonRate, o.photonRate);
    take(settings.backgroundRate, o.backgroundRate);
    take(settings.photonBudget, o.budget);
    take(settings.width, o.width);
    take(settings.neighbourDistance, o.neighbours);
    take(settings.leastInterval, o.leastInterval);
    take(settings.mostInterval, o.mostInterval);
    take(settings.leastExposure, o.leastExposure);
    take(settings.deadTime, o.deadTime);
    settings.frames = o.frames.value_or(settings.frames);
    settings.goal = o.middle ? AdviceFor::MiddleD : AdviceFor::WorstD;
    settings.strobed = o.strobed;
    return settings;
}

std::string shownError(double error) {
    return std::isfinite(error) ? numberText(100 * error, 2) : "-";
}

std::vector<std::string> adviceRow(const std::string& name, const ExpectedErrors& at) {
    std::vector<std::string> row{name, numberText(1000 * at.interval, 3), numberText(1000 * at.exposure, 3),
                                 numberText(std::round(at.photons))};
    for (const double error : at.errors)
        row.push_back(shownError(error));
    return row;
}

void printAdvice(const Advice& advice, const ExpectedErrors& now) {
    std::vector<std::string> head{"", "interval (ms)", "exposure (ms)", "photons"};
    for (const double d : advice.settings.ds())
        head.push_back("error (%) at " + numberText(d, 2) + " µm²/s");
    printAligned(std::cout, {head, adviceRow("advised", advice.best), adviceRow("scenario", now)});
    std::cout << '\n';
    for (const std::string& sentence : advice.sentences)
        std::cout << sentence << '\n';
}

int advise(const AdviseOptions& options) {
    OutputFiles files;
    if (options.scenario)
        files.read(*options.scenario);
    for (const auto& [path, name] : {std::pair{options.csv, "--csv"}, {options.grid, "--grid"}})
        if (path)
            files.write(*path, name);
    const Scenario scenario = options.scenario ? readScenario(*options.scenario) : preset(options.preset);
    const AdvisorSettings settings = settingsOf(options, scenario);
    const Interrupt interrupt;
    const Advice advice = perrin::advise(settings, {interrupt.token(), {}});
    printAdvice(advice, expectedErrors(settings, *scenario.acquisition.exposure,
                                       *scenario.acquisition.frameInterval));
    for (const auto& [path, table] : {std::pair{options.csv, &adviceTable}, {options.grid, &adviceGridTable}})
        if (path) {
            writeAtomically(*path, [&](std::ostream& out) { write(out, table(advice)); });
            std::cout << "written: " << path->string() << '\n';
        }
    return success;
}

void addAdviseOptions(CLI::App& command, AdviseOptions& o) {
    const std::string microscope = "Microscope and light to begin with";
    auto* scenario = command.add_option("--scenario", o.scenario, "Scenario file (JSON)")
                         ->type_name("FILE")
                         ->group(microscope);
    command.add_option("--preset", o.preset, "Scenario of the program (physical-a)")
        ->check(CLI::IsMember(presetNames()))
        ->excludes(scenario)
        ->group(microscope);
    const std::string molecules = "Molecules";
    const auto number = [&command](const char* name, std::optional<double>& value, const std::string& what,
                                   const char* unit, const std::string& group, bool zero = false) {
        command.add_option(name, value, what)
            ->transform(zero ? numberFrom(0, unit) : numberAbove(0, unit))
            ->group(group);
    };
    number("--d-low", o.dLow, "The slowest D to be measured", "UM^2/S", molecules);
    number("--d-high", o.dHigh, "The fastest", "UM^2/S", molecules);
    command.add_flag("--middle", o.middle, "Best for the middle D instead of the hardest")->group(molecules);
    command.add_option("--frames", o.frames, "That a molecule is followed at most")
        ->transform(wholeNumberFrom(3, "N"))
        ->group(molecules);
    number("--width", o.width, "Width of the square in which it stays in view; 0: it never leaves", "UM",
           molecules, true);
    number("--neighbours", o.neighbours, "Mean distance of the nearest other molecule; 0: none", "UM",
           molecules, true);
    const std::string light = "Light, detected photons";
    number("--photon-rate", o.photonRate, "Of a molecule a second", "N/S", light);
    number("--background-rate", o.backgroundRate, "A pixel and second", "N/S", light, true);
    number("--budget", o.budget, "Of a molecule until it bleaches; 0: never", "N", light, true);
    command.add_flag("--strobed", o.strobed, "Light during exposures only")->group(light);
    const std::string camera = "What the camera can do";
    number("--least-interval", o.leastInterval, "Shortest frame interval (0.001)", "S", camera);
    number("--most-interval", o.mostInterval, "Longest frame interval (0.5)", "S", camera);
    number("--least-exposure", o.leastExposure, "Shortest exposure (0.0005)", "S", camera);
    number("--dead-time", o.deadTime, "Between exposures at least (0)", "S", camera, true);
    const std::string output = "Results, beside what is printed";
    command.add_option("--csv", o.csv, "Write the errors by frame interval, each with its best exposure")
        ->type_name("FILE.csv")
        ->group(output);
    command.add_option("--grid", o.grid, "Write the error of every exposure and interval")
        ->type_name("FILE.csv")
        ->group(output);
}

} // namespace

void addAdviseCommand(CLI::App& program, int& exitCode) {
    const auto options = std::make_shared<AdviseOptions>();
    CLI::App* command =
        program.add_subcommand("advise", "Which exposure and frame interval give the smallest error of D");
    addAdviseOptions(*command, *options);
    command->footer(adviseExplanation);
    command->callback([options, &exitCode] { exitCode = advise(*options); });
}

} // namespace perrin::app
