// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/numbers.h"
#include "app/progress_line.h"
#include "core/error.h"
#include "core/simulate/scenario_json.h"
#include "core/simulate/stack_set.h"
#include "core/table.h"

#include <chrono>
#include <cmath>
#include <iostream>
#include <memory>
#include <set>

namespace perrin::app {
namespace {

namespace fs = std::filesystem;

struct SimulateOptions {
    std::string preset;
    std::optional<fs::path> scenario;
    std::vector<std::string> settings; // KEY=VALUE
    std::uint64_t stacks = 200, first = 0, seed = 1;
    bool movie = false, dump = false, list = false;
    fs::path out;
};

constexpr const char* explanation = R"(Writes, for stacks,
  PREFIX.tif        every stack's frames, one stack after the other (opens in ImageJ with its calibration)
  PREFIX.csv        one row a stack: D and everything else that was drawn; x0_px, y0_px: mean place in frame 1
  PREFIX_paths.npy  the true sub-positions, for NumPy: (stacks, frames, sub-positions, 3), x and y in px and
                    how much of the molecule's light is on, 0 to 1
  PREFIX.json       scenario, seed and version; --scenario reads it again
and with --movie PREFIX.tif, PREFIX_truth.csv (one row a molecule and frame) and PREFIX.json. Old files of these
names are replaced. Places are in px, the centre of the top-left pixel is (0, 0); um, s, um^2/s.

Examples:
  perrin simulate --preset physical-a --stacks 5000 --seed 7 --out test_set
  perrin simulate --preset tirf-emccd --movie --set field.frames=500 --set field.molecules=20 --out movie
  perrin simulate --preset tirf-emccd --set emission.photons=300 --dump-scenario > mine.json
  perrin simulate --scenario mine.json --stacks 200 --out mine
  perrin simulate --preset scmos --movie --out two --set \
    'motion.diffusion_coefficient_um2_per_s={"draw":"choice","choices":[0.05,1]}'

The same scenario and seed give the same files; stack k does not depend on how many are made.)";

std::string presetList() {
    std::string text;
    for (const std::string& name : presetNames())
        text += "  " + name + std::string(name.size() < 14 ? 14 - name.size() : 1, ' ') +
                presetDescription(name) + "\n";
    return text;
}

Scenario chosenScenario(const SimulateOptions& options) {
    return withSettings(options.scenario ? readScenario(*options.scenario) : preset(options.preset),
                        options.settings);
}

/// Nothing may be written over what is read, and no work is done for a place that cannot be written.
void checkOutputs(const std::vector<fs::path>& files, const Scenario& scenario,
                  const SimulateOptions& options) {
    std::set<fs::path> read;
    if (options.scenario)
        read.insert(fs::weakly_canonical(*options.scenario));
    const CameraMaps& maps = scenario.sensor.camera.maps;
    for (const fs::path& map : {maps.offset, maps.gain, maps.readNoise})
        if (!map.empty())
            read.insert(fs::weakly_canonical(map));
    for (const fs::path& file : files) {
        const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
        if (!fs::is_directory(folder))
            throw Error("--out: the folder " + folder.string() + " does not exist; make it first");
        if (fs::is_directory(file))
            throw Error("--out: " + file.string() + " is a folder; choose another prefix");
        if (read.contains(fs::weakly_canonical(file)))
            throw Error("--out: " + file.string() + " is read here; choose another prefix");
    }
}

std::string rate(double count, std::chrono::steady_clock::duration time, const char* what) {
    const double seconds = std::chrono::duration<double>(time).count(), each = count / seconds;
    return " in " + numberText(seconds, 3) + " s (" +
           (each < 100 ? numberText(each, 3) : std::to_string(std::lround(each))) + " " + what + "/s)";
}

void write(const SimulateOptions& options, const Scenario& scenario, const Job& job) {
    if (options.movie)
        writeFieldMovie(options.out, scenario, options.seed, job);
    else
        writeStackSet(options.out, scenario, options.seed, options.stacks, job, options.first);
}

int run(const SimulateOptions& options) {
    if (options.list) {
        std::cout << presetList();
        return success;
    }
    const Scenario scenario = chosenScenario(options);
    if (options.dump) {
        std::cout << toJson(scenario).dump(2) << '\n';
        return success;
    }
    const auto files = options.movie ? fieldMovieFiles(options.out) : stackSetFiles(options.out);
    checkOutputs(files, scenario, options);
    const Interrupt interrupt;
    ProgressLine progress;
    const Job job{interrupt.token(),
                  [&](double fraction, std::string_view text) { progress.show(fraction, text); }};
    const auto start = std::chrono::steady_clock::now();
    try {
        write(options, scenario, job);
    } catch (const Cancelled&) {
        progress.clear();
        std::cerr << "perrin: stopped; nothing was written\n";
        return interrupted;
    }
    progress.clear();
    const auto time = std::chrono::steady_clock::now() - start;
    const WindowSettings& window = scenario.window;
    const FieldSettings& field = scenario.field;
    const auto size = [](int width, int height) {
        return std::to_string(width) + "x" + std::to_string(height) + " px";
    };
    if (options.movie)
        std::cout << field.frames << " frames of " << size(field.width, field.height)
                  << rate(field.frames, time, "frames") << '\n';
    else
        std::cout << options.stacks << " stacks of " << window.frames << " frames of "
                  << size(window.width, window.height)
                  << rate(static_cast<double>(options.stacks), time, "stacks") << '\n';
    for (const fs::path& path : files)
        std::cout << "written: " << path.string() << '\n';
    return success;
}

void addOptions(CLI::App& command, SimulateOptions& o) {
    const std::string what = "What is simulated";
    auto* scenario =
        command.add_option("--scenario", o.scenario, "Scenario file (JSON)")->type_name("FILE")->group(what);
    command.add_option("--preset", o.preset, "Scenario of the program: --list-presets")
        ->check(CLI::IsMember(presetNames()))
        ->excludes(scenario)
        ->group(what);
    command
        .add_option("--set", o.settings,
                    "Change one setting, any number of times; names as --dump-scenario prints them")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false)
        ->group(what);
    command.add_option("--seed", o.seed, "Number that fixes everything that is drawn (1)")
        ->transform(largeNumberFrom(0, "N"))
        ->group(what);

    const std::string written = "What is written";
    command.add_option("--out", o.out, "How the names of the files begin")
        ->type_name("PREFIX")
        ->group(written);
    auto* stacks = command.add_option("--stacks", o.stacks, "How many stacks of one molecule (200)")
                       ->transform(largeNumberFrom(1, "N"))
                       ->group(written);
    auto* first =
        command.add_option("--first", o.first, "Number of the first one, to make a set in parts (0)")
            ->transform(largeNumberFrom(0, "N"))
            ->group(written);
    command.add_flag("--movie", o.movie, "Many molecules in a field of view instead")
        ->excludes(stacks)
        ->excludes(first)
        ->group(written);
    command.add_flag("--dump-scenario", o.dump, "Print the scenario as JSON and write nothing")
        ->group(written);
    command.add_flag("--list-presets", o.list, "Print the presets and write nothing")->group(written);
}

} // namespace

void addSimulateCommand(CLI::App& program, int& exitCode) {
    const auto options = std::make_shared<SimulateOptions>();
    CLI::App* command = program.add_subcommand(
        "simulate", "Make the stacks or movies that a camera would record, with their truth");
    addOptions(*command, *options);
    command->footer("Presets:\n" + presetList() + "\n" + explanation);
    command->callback([options, &exitCode] {
        if (!options->list && options->preset.empty() && !options->scenario)
            throw CLI::ValidationError("simulate",
                                       "give --preset NAME or --scenario FILE; see --list-presets");
        if (!options->list && !options->dump && options->out.empty())
            throw CLI::ValidationError("simulate", "give --out PREFIX, how the names of the files begin");
        exitCode = run(*options);
    });
}

} // namespace perrin::app
