// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/exit_code.h"
#include "app/help_format.h"
#include "app/usage_error.h"
#include "core/error.h"
#include "core/learn/blas_kernels.h"
#include "core/provenance.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#ifdef PERRIN_GUI
#include "ui/run_window.h"
#endif

namespace {

using namespace perrin;

int openWindow(const CLI::App& program, const std::string& movie, [[maybe_unused]] int argc,
               [[maybe_unused]] char** argv) {
    std::error_code ignored;
    if (!movie.empty() && !std::filesystem::exists(movie, ignored)) {
        std::cerr << app::unknownCommand(program, movie);
        return app::wrongUsage;
    }
#ifdef PERRIN_GUI
    return ui::runWindow(argc, argv);
#else
    std::cerr << "perrin: this build has no window (it was made with -DPERRIN_GUI=OFF); use a command:\n\n"
              << program.help();
    return app::wrongUsage;
#endif
}

int run(int argc, char** argv) {
    CLI::App program("Perrin measures the diffusion coefficient D of single molecules in microscopy movies.\n"
                     "Without a command it opens the window.",
                     "perrin");
    program.formatter(std::make_shared<app::HelpFormat>()); // of the commands too
    program.set_version_flag("--version", "perrin " + build());
    std::string movie;
    program.add_option(
        "MOVIE", movie,
        "Movie (TIFF, STK, AVI, MP4 …), folder of numbered images, session (.perrin) or table to open in "
        "the window");
    program.require_subcommand(0, 1);
    program.footer("Lengths are in um, times in s, D in um^2/s. 'perrin measure --help' has examples.");
    int exitCode = app::success;
    app::addInfoCommand(program, exitCode);
    app::addMeasureCommand(program, exitCode);
    app::addSpikeInCommand(program, exitCode);
    app::addMergeCommand(program, exitCode);
    app::addMatchCommand(program, exitCode);
    app::addSimulateCommand(program, exitCode);
    app::addAdviseCommand(program, exitCode);
    app::addTrainCommand(program, exitCode);
    app::addModelsCommand(program, exitCode);
    app::addDevicesCommand(program, exitCode);
    app::addEvaluateCommand(program, exitCode);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) // help and version are asked for
            return program.exit(error) == 0 ? app::success : app::failed;
        std::cerr << app::usageError(program, error);
        return app::wrongUsage;
    }
    return program.get_subcommands().empty() ? openWindow(program, movie, argc, argv) : exitCode;
}

} // namespace

int main(int argc, char** argv) {
    perrin::useFastBlasKernels();
    try {
        return run(argc, argv);
    } catch (const Cancelled&) {
        std::cerr << "perrin: stopped\n";
        return app::interrupted;
    } catch (const std::bad_alloc&) {
        std::cerr << "perrin: not enough memory\n";
        return app::failed;
    } catch (const std::exception& error) {
        std::cerr << "perrin: " << error.what() << '\n';
        return app::failed;
    }
}
