// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/train_options.h"

#include "app/numbers.h"
#include "core/error.h"
#include "core/simulate/scenario_json.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace perrin::app {
namespace {

using Json = nlohmann::ordered_json;

/// What a training may go on with and still be the same, or what its user may want to correct in it.
constexpr std::array changeable{"device", "threads",       "checkpoint_minutes",
                                "epochs", "learning_rate", "processes"};

/// Puts values over others, sections one by one.
void putOver(Json& target, const Json& values) {
    for (const auto& [name, value] : values.items())
        if (value.is_object() && target.contains(name) && target[name].is_object())
            putOver(target[name], value);
        else
            target[name] = value;
}

/// Of a text that has been checked; JSON itself knows no ".5".
Json jsonNumber(const std::string& text) {
    const bool whole = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return whole ? Json(std::stoull(text)) : Json(std::stod(text));
}

/// An option that becomes a field of the settings' JSON: "batch" or "optimizer.kind".
class Fields {
  public:
    Fields(CLI::App& command, Json& given) : command_(command), given_(given) {}

    void group(const std::string& name) { group_ = name; }
    CLI::Option* text(const std::string& option, const std::string& field, const std::string& help,
                      const std::string& type) {
        return add(option, field, help, [](const std::string& value) { return Json(value); })
            ->type_name(type);
    }
    CLI::Option* number(const std::string& option, const std::string& field, const std::string& help,
                        const CLI::Validator& check) {
        return add(option, field, help, jsonNumber)
            ->transform(check.description(""))
            ->type_name(check.get_description());
    }

  private:
    CLI::Option* add(const std::string& option, const std::string& field, const std::string& help,
                     const std::function<Json(const std::string&)>& parsed) {
        return command_
            .add_option_function<std::string>(
                option,
                [this_ = &given_, field, parsed](const std::string& value) {
                    const std::size_t dot = field.find('.');
                    if (dot == std::string::npos)
                        (*this_)[field] = parsed(value);
                    else
                        (*this_)[field.substr(0, dot)][field.substr(dot + 1)] = parsed(value);
                },
                help)
            ->group(group_);
    }

    CLI::App& command_;
    Json& given_;
    std::string group_;
};

int wholeNumber(const std::string& text, const std::string& assignment) {
    int value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, value);
    if (failure != std::errc() || stop != end)
        throw Error("--network-option " + assignment + ": write NAME=NUMBER, as in width=96");
    return value;
}

/// The given settings, and the networks' options among them.
Json given(const TrainOptions& options) {
    Json json = options.given;
    for (const std::string& assignment : options.networkOptions) {
        const std::size_t equals = assignment.find('=');
        if (equals == std::string::npos || equals == 0)
            throw Error("--network-option " + assignment + ": write NAME=NUMBER, as in width=96");
        json["network"]["options"][assignment.substr(0, equals)] =
            wholeNumber(assignment.substr(equals + 1), assignment);
    }
    return json;
}

std::optional<Scenario> givenScenario(const TrainOptions& options) {
    if (!options.scenario && !options.preset)
        return std::nullopt;
    return withSettings(options.scenario ? readScenario(*options.scenario) : preset(*options.preset),
                        options.scenarioSettings);
}

/// SGD steps along the gradient itself, which is much longer than Adam's normalized one.
double usualLearningRate(const Json& json) {
    const bool sgd = json.contains("optimizer") && json["optimizer"].value("kind", "") == "sgd";
    return sgd ? 0.01 : LearningRate{}.highest;
}

/// The network follows the scenario's window and the loss.
void match(Json& json, const Scenario& scenario) {
    Json& network = json["network"];
    network["frames"] = scenario.window.frames;
    network["height_px"] = scenario.window.height;
    network["width_px"] = scenario.window.width;
    network["spread"] = json["loss"] == "gaussian";
}

} // namespace

void addTrainOptions(CLI::App& command, TrainOptions& o) {
    const std::string what = "What is learned";
    auto* scenario =
        command.add_option("--scenario", o.scenario, "Scenario file (JSON): perrin simulate --dump-scenario")
            ->type_name("FILE")
            ->group(what);
    command.add_option("--preset", o.preset, "Scenario of the program: perrin simulate --list-presets")
        ->check(CLI::IsMember(presetNames()))
        ->excludes(scenario)
        ->group(what);
    command
        .add_option("--set", o.scenarioSettings, "Change one setting of the scenario, any number of times")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false)
        ->group(what);
    // Options outlive this function, and so must what their callbacks point to: the options' own JSON.
    Fields fields(command, o.given);
    fields.group(what);
    fields.text("--network", "network.name", "Architecture: perrin models lists them", "NAME");
    command
        .add_option("--network-option", o.networkOptions,
                    "A size that differs from the network's usual one, any number of times")
        ->type_name("NAME=NUMBER")
        ->allow_extra_args(false)
        ->group(what);
    fields.text("--start-from", "start_from",
                "Begin with the weights of a trained model (fine-tuning); with a lower --learning-rate, 0.0003",
                "NAME|FILE");
    fields.text("--label", "label", "ln-d, d, effective-d or ln-effective-d (ln-d)", "NAME");
    fields.text("--loss", "loss", "gaussian (with intervals), mse or huber (gaussian)", "NAME");

    fields.group("How it is learned");
    fields.number("--epochs", "epochs", "How often the network is judged on the validation set (50)",
                  wholeNumberFrom(1, "N"));
    fields.number("--stacks-per-epoch", "stacks_per_epoch", "Fresh stacks in between (20480)",
                  largeNumberFrom(1, "N"));
    fields.number("--batch", "batch", "Stacks a step (256)", wholeNumberFrom(1, "N"));
    fields.text("--optimizer", "optimizer.kind", "adamw, adam or sgd (adamw)", "NAME");
    fields.number("--learning-rate", "learning_rate.highest", "Highest learning rate (0.001; sgd 0.01)",
                  numberFrom(0, "RATE"));
    fields.text("--schedule", "learning_rate.schedule", "cosine, step or constant (cosine)", "NAME");
    fields.number("--warm-up", "learning_rate.warm_up_share",
                  "Share of all steps over which the learning rate rises (0.02)", numberFrom(0, "SHARE"));
    fields.number("--step-epochs", "learning_rate.step_epochs",
                  "With the schedule step: epochs from one fall to the next (20)", wholeNumberFrom(1, "N"));
    fields.number("--step-factor", "learning_rate.step_factor", "… and what is left after each (0.3)",
                  numberFrom(0, "FACTOR"));
    fields.number("--weight-decay", "optimizer.weight_decay", "Of adamw and sgd (0.01)",
                  numberFrom(0, "DECAY"));
    fields.number("--clip", "optimizer.clip", "Longest gradient; 0: any (1)", numberFrom(0, "LENGTH"));
    fields.number("--validation-stacks", "validation_stacks", "Size of the validation set (2048)",
                  wholeNumberFrom(16, "N"));
    fields.number("--seed", "seed", "Number that fixes everything that is drawn (1)",
                  largeNumberFrom(0, "N"));
    command
        .add_flag_callback(
            "--symmetries", [&o] { o.given["symmetries"] = true; },
            "Turn, mirror and reverse the stacks at random")
        ->group("How it is learned");

    fields.group("Where it runs");
    fields.text("--device", "device", "cpu or a GPU: perrin models lists them (cpu)", "NAME");
    fields.number("--threads", "threads", "Of the processor; 0: all cores (0)", wholeNumberFrom(0, "N"));
    fields.number("--checkpoint-minutes", "checkpoint_minutes",
                  "From one checkpoint to the next; 0: after every step (10)", numberFrom(0, "MIN"));
    fields.number("--world-size", "processes.world_size", "Processes that train together (1)",
                  wholeNumberFrom(1, "N"));
    fields.number("--rank", "processes.rank", "Number of this one, from 0", wholeNumberFrom(0, "N"));
    fields.text("--rendezvous", "processes.rendezvous",
                "Where they meet: a new file that all can write to, or host and port of rank 0",
                "FILE|HOST:PORT");

    const std::string written = "What is written";
    command
        .add_option("--out", o.out,
                    "The model, with the ending .safetensors; several processes need a disk that all share")
        ->type_name("FILE")
        ->group(written);
    command.add_flag("--resume", o.resume, "Go on from the checkpoint beside --out")->group(written);
    command.add_flag("--dump-settings", o.dump, "Print all settings as JSON and do nothing")->group(written);
}

TrainingSettings newSettings(const TrainOptions& options) {
    const Json wanted = given(options);
    TrainingSettings usual;
    usual.scenario = givenScenario(options).value();
    usual.learningRate.highest = usualLearningRate(wanted);
    Json json = toJson(usual);
    putOver(json, wanted);
    match(json, usual.scenario);
    return trainingFromJson(json);
}

TrainingSettings resumedSettings(const TrainingSettings& checkpoint, const TrainOptions& options) {
    const Json before = toJson(checkpoint);
    Json now = before;
    const std::optional<Scenario> scenario = givenScenario(options);
    if (scenario)
        now["scenario"] = toJson(*scenario);
    putOver(now, given(options));
    match(now, scenario.value_or(checkpoint.scenario));
    std::string differing;
    for (const auto& [name, value] : now.items())
        if (value != before[name] &&
            std::find(changeable.begin(), changeable.end(), name) == changeable.end())
            differing += (differing.empty() ? "" : ", ") + name;
    if (!differing.empty())
        throw Error("the checkpoint was made with other settings (" + differing +
                    "); leave out the options that differ, or begin anew under another --out");
    return trainingFromJson(now);
}

} // namespace perrin::app
