// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/train_options.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/progress_line.h"
#include "core/error.h"
#include "core/learn/trainer.h"
#include "core/table.h"

#include <cmath>
#include <iostream>
#include <memory>
#include <utility>

namespace perrin::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* explanationOfTraining =
    R"(Trains a network on stacks that are simulated while it learns, each seen once, and writes
  OUT.safetensors             the model: weights and all that is needed to use it
  OUT.md                      its card: what it was trained for, how long, how well it answers
  OUT.training.csv            the curves of loss and errors
  OUT.checkpoint.safetensors  during the training only: what --resume goes on from
After each epoch it is judged on a validation set that is the same whatever --seed, and never trained on; the
weights that do best there are kept. Ctrl-C writes a checkpoint; so does the clock. Interrupted or killed at any
moment, a training that goes on with --resume ends as it would have without. A model that is there already is not
written over.

Examples:
  perrin train --preset physical-a --network perrin --out mine.safetensors
  perrin train --resume --out mine.safetensors
  perrin train --scenario mine.json --network resnet2d --loss mse --epochs 20 --batch 64 --out resnet.safetensors
  perrin train --preset report-2024 --network park-cnn --label effective-d --loss mse --out park.safetensors
On a cluster every process gets the same command but for its number, also with --resume, and each start a new
file to meet in:
  srun -n 4 --kill-on-bad-exit sh -c 'perrin train --preset physical-a --network perrin --world-size 4 \
    --rank $SLURM_PROCID --rendezvous meet.$SLURM_JOB_ID.$SLURM_RESTART_COUNT --out mine.safetensors')";

std::string clockText(double seconds) {
    const auto whole = static_cast<long>(std::lround(seconds));
    const auto two = [](long value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return (whole >= 3600 ? std::to_string(whole / 3600) + ":" + two(whole / 60 % 60)
                          : std::to_string(whole / 60)) +
           ":" + two(whole % 60);
}

/// What the person at the terminal sees.
class Display {
  public:
    Display(const TrainingSettings& settings, const std::vector<Validation>& before)
        : settings_(settings), rmse_(before.empty() ? std::nan("") : before.back().rmse) {}

    TrainingObserver observer() {
        return {.progress = [this](const TrainingProgress& progress) { show(progress); },
                .validated = [this](const Validation& validation,
                                    const std::vector<JudgedAnswer>&) { show(validation); },
                .saved = {},
                .warned = [this](const std::string& warning) { warn(warning); }};
    }
    void clear() { line_.clear(); }

  private:
    std::string unit() const { return isLogarithm(settings_.label) ? "" : " um^2/s"; }

    void show(const TrainingProgress& progress) {
        last_ = progress;
        std::string text = "epoch " + std::to_string(progress.epoch) + " of " +
                           std::to_string(settings_.epochs) + "  loss " + numberText(progress.loss, 3);
        if (std::isfinite(rmse_))
            text += "  RMSE " + numberText(rmse_, 3) + unit();
        text += "  " + std::to_string(std::lround(progress.stacksPerSecond)) + " stacks/s  " +
                clockText(progress.secondsLeft) + " left";
        line_.show(static_cast<double>(progress.step) / static_cast<double>(progress.steps), text);
    }

    void show(const Validation& validation) {
        line_.clear();
        rmse_ = validation.rmse;
        const double epoch =
            static_cast<double>(validation.step) / static_cast<double>(settings_.stepsPerEpoch());
        std::cout << "epoch " << numberText(epoch, 4) << ": validation loss "
                  << numberText(validation.loss, 4) << ", RMSE " << numberText(validation.rmse, 4) << unit()
                  << ", bias " << numberText(validation.bias, 2) << unit();
        if (validation.coverage68)
            std::cout << ", 68 % intervals hold " << numberText(100 * *validation.coverage68, 3) << " %";
        std::cout << "; " << std::lround(last_.stacksPerSecond) << " stacks/s, "
                  << numberText(static_cast<double>(std::lround(1000 * last_.waitingShare)) / 10, 3)
                  << " % waiting for stacks" << std::endl;
        if (!validation.warning.empty())
            std::cerr << "perrin: warning: " << validation.warning << '\n';
    }

    /// A disk that stays full is told of once.
    void warn(const std::string& warning) {
        if (std::exchange(warned_, true))
            return;
        line_.clear();
        std::cerr << "perrin: warning: " << warning << std::endl;
    }

    const TrainingSettings& settings_;
    ProgressLine line_;
    bool warned_ = false;
    double rmse_; // of the last validation
    TrainingProgress last_{};
};

/// No work is done for a place that cannot be written, and none is thrown away.
void checkOutput(const TrainOptions& options) {
    const fs::path folder = options.out.has_parent_path() ? options.out.parent_path() : fs::path(".");
    if (!fs::is_directory(folder))
        throw Error("--out: the folder " + folder.string() + " does not exist; make it first");
    if (fs::is_directory(options.out))
        throw Error("--out: " + options.out.string() + " is a folder; name a file");
    const bool isFirst =
        !options.given.contains("processes") || options.given["processes"].value("rank", 0) == 0;
    if (!isFirst)
        return; // the first process writes, and may have begun
    const fs::path checkpoint = checkpointPath(options.out);
    if (!options.resume && fs::exists(checkpoint))
        throw Error(checkpoint.string() +
                    " is left of a training that did not end; go on with it (--resume), "
                    "delete it, or choose another --out");
    if (!options.resume)
        for (const fs::path& path : {options.out, cardPath(options.out), curvesPath(options.out)})
            if (fs::exists(path))
                throw Error("--out: " + path.string() +
                            " is there already and would be written over; move or delete it, or choose "
                            "another --out");
    if (options.resume && !fs::exists(checkpoint))
        throw Error(
            "there is nothing to resume: " + checkpoint.string() + " does not exist" +
            (fs::exists(options.out) ? "; the training of " + options.out.string() + " is complete" : ""));
}

TrainingState startingState(const TrainOptions& options, const Job& job) {
    if (!options.resume)
        return newTraining(newSettings(options), job);
    TrainingState state = readCheckpoint(checkpointPath(options.out));
    state.settings = resumedSettings(state.settings, options);
    return state;
}

/// How to go on after a stop. Which processes train is not kept in the checkpoint.
std::string hint(const TrainOptions& options, const ProcessGroup& group) {
    std::string text = "stopped; go on with: perrin train --resume --out " + options.out.string();
    if (group.worldSize > 1)
        text += " --world-size " + std::to_string(group.worldSize) + " --rank " + std::to_string(group.rank) +
                " --rendezvous PLACE (all " + std::to_string(group.worldSize) +
                " processes again, each with its rank; PLACE: a new file, or host and port)";
    return text;
}

int run(const TrainOptions& options) {
    if (options.dump) {
        std::cout << toJson(newSettings(options)).dump(2) << '\n';
        return success;
    }
    checkOutput(options);
    const fs::path checkpoint = checkpointPath(options.out);
    const Interrupt interrupt;
    const Job job{interrupt.token(), {}};
    TrainingState state = startingState(options, job);
    const TrainingSettings settings = state.settings;
    if (state.step > 0)
        std::cout << "going on after " << state.step << " of " << settings.steps() << " steps" << std::endl;
    Display display(settings, state.validations);
    try {
        TrainedNetwork trained = train(std::move(state), checkpoint, display.observer(), nullptr, job);
        display.clear();
        if (settings.group.rank != 0)
            return success;
        for (const fs::path& path : writeTrained(options.out, std::move(trained)))
            std::cout << "written: " << path.string() << '\n';
        std::error_code ignored;
        fs::remove(checkpoint, ignored);
        return success;
    } catch (const Cancelled&) {
        display.clear();
        std::cerr << "perrin: " << hint(options, settings.group) << '\n';
        return interrupted;
    }
}

} // namespace

void addTrainCommand(CLI::App& program, int& exitCode) {
    const auto options = std::make_shared<TrainOptions>();
    CLI::App* command = program.add_subcommand("train", "Train a network on simulated stacks");
    addTrainOptions(*command, *options);
    command->footer(explanationOfTraining);
    command->callback([options, &exitCode] {
        const bool named = options->given.contains("network") && options->given["network"].contains("name");
        if (!options->resume && ((!options->preset && !options->scenario) || !named))
            throw CLI::ValidationError(
                "train", "give --preset NAME or --scenario FILE, and --network NAME (perrin models "
                         "lists them); or --resume");
        if (options->scenarioSettings.size() > 0 && !options->preset && !options->scenario)
            throw CLI::ValidationError("train", "--set changes a scenario: give --preset or --scenario too");
        if (options->resume && options->dump)
            throw CLI::ValidationError("train", "--dump-settings shows a new training, without --resume");
        if (!options->dump && options->out.extension() != ".safetensors")
            throw CLI::ValidationError("train",
                                       "give --out FILE.safetensors, where the model is to be written");
        exitCode = run(*options);
    });
}

} // namespace perrin::app
