// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/checkpoint.h"

#include "core/error.h"
#include "core/learn/learning_json.h"
#include "core/learn/model_file.h"
#include "core/provenance.h"

#include <algorithm>

namespace perrin {
namespace {

constexpr std::size_t mostPoints = 2048; // even
constexpr const char* checkpointFormat = "perrin-checkpoint-1";
constexpr const char* processes = "processes"; // of the settings
constexpr const char *weightsPart = "weights/", *optimizerPart = "optimizer/", *bestPart = "best/";

void addPart(const char* part, const Tensors& tensors, Tensors& all) {
    for (const auto& [name, tensor] : tensors)
        all[part + name] = tensor;
}

Tensors takePart(const std::string& part, Tensors& all) {
    Tensors tensors;
    for (auto& [name, tensor] : all)
        if (name.starts_with(part))
            tensors[name.substr(part.size())] = std::move(tensor);
    return tensors;
}

/// Which processes train is decided anew at each start.
Json withoutProcesses(Json settings) {
    settings.erase(processes);
    return settings;
}

bool fitTogether(const Tensors& weights, const Tensors& best) {
    return std::equal(weights.begin(), weights.end(), best.begin(), best.end(),
                      [](const auto& one, const auto& other) {
                          return one.first == other.first && one.second.shape == other.second.shape;
                      });
}

Json described(const TrainingState& state) {
    SettingWriter normalization;
    describeNormalization(normalization, state.normalization);
    Json validations = Json::array();
    for (const Validation& validation : state.validations)
        validations.push_back(toJson(validation));
    return {{"program", std::string("perrin ") + version()},
            {"settings", withoutProcesses(toJson(state.settings))},
            {"normalization", normalization.json},
            {"step", state.step},
            {"seconds", state.seconds},
            {"seconds_waiting_for_stacks", state.waited},
            {"validations", validations},
            {"best", state.best},
            {"loss_curve", state.curve.json()},
            {"drawn_d", state.drawn.json()}};
}

TrainingState fromDescription(const Json& json) {
    TrainingState state{.settings = trainingFromJson(withoutProcesses(json.at("settings"))),
                        .normalization = {}};
    SettingReader normalization(json.at("normalization"), "normalization");
    describeNormalization(normalization, state.normalization);
    state.step = json.at("step");
    state.seconds = json.at("seconds");
    state.waited = json.at("seconds_waiting_for_stacks");
    for (const Json& validation : json.at("validations"))
        state.validations.push_back(validationFromJson(validation));
    state.best = json.at("best");
    state.curve = LossCurve::fromJson(json.at("loss_curve"));
    if (json.contains("drawn_d")) // not in checkpoints of before
        state.drawn = DrawnD::fromJson(json.at("drawn_d"));
    if (state.best > 0 && state.best >= state.validations.size())
        throw Error("its counters do not fit together");
    return state;
}

} // namespace

void LossCurve::add(std::uint64_t step, double loss, double learningRate) {
    sum_ += loss;
    if (++pending_ < stepsAPoint_)
        return;
    points_.push_back({step, sum_ / static_cast<double>(pending_), learningRate});
    sum_ = 0;
    pending_ = 0;
    if (points_.size() < mostPoints)
        return;
    for (std::size_t i = 0; i < mostPoints / 2; ++i) {
        const Point first = points_[2 * i], second = points_[2 * i + 1];
        points_[i] = {second.step, (first.loss + second.loss) / 2, second.learningRate};
    }
    points_.resize(mostPoints / 2);
    stepsAPoint_ *= 2;
}

Json LossCurve::json() const {
    Json points = Json::array();
    for (const Point& point : points_)
        points.push_back({point.step, point.loss, point.learningRate});
    return {{"steps_a_point", stepsAPoint_},
            {"pending_steps", pending_},
            {"pending_sum", sum_},
            {"points", points}};
}

LossCurve LossCurve::fromJson(const Json& json) {
    LossCurve curve;
    curve.stepsAPoint_ = json.at("steps_a_point");
    curve.pending_ = json.at("pending_steps");
    curve.sum_ = json.at("pending_sum");
    for (const Json& point : json.at("points"))
        curve.points_.push_back({point.at(0), point.at(1), point.at(2)});
    return curve;
}

void writeCheckpoint(const std::filesystem::path& path, const TrainingState& state) {
    TensorFile file{
        .tensors = {},
        .metadata = {{"format", checkpointFormat},
                     {"perrin", described(state).dump(-1, ' ', false, Json::error_handler_t::replace)}}};
    addPart(weightsPart, state.weights, file.tensors);
    addPart(optimizerPart, state.optimizer, file.tensors);
    addPart(bestPart, state.bestWeights, file.tensors);
    writeTensorFile(path, file);
}

TrainingState readCheckpoint(const std::filesystem::path& path) {
    TensorFile file = readTensorFile(path);
    const auto failure = [&](const std::string& what) { return Error(path.string() + ": " + what); };
    if (file.metadata["format"] != checkpointFormat)
        throw failure("is no checkpoint of a training (its metadata lack format " +
                      std::string(checkpointFormat) + ")");
    try {
        TrainingState state = fromDescription(parsedText(file.metadata["perrin"]));
        state.weights = takePart(weightsPart, file.tensors);
        state.optimizer = takePart(optimizerPart, file.tensors);
        state.bestWeights = takePart(bestPart, file.tensors);
        if (!state.validations.empty() && !fitTogether(state.weights, state.bestWeights))
            throw Error("its best weights (" + std::string(bestPart) +
                        "…) are missing or do not fit its weights; begin the training anew");
        return state;
    } catch (const Json::exception& error) {
        throw failure(std::string("its description is damaged: ") + error.what());
    } catch (const Error& error) {
        throw failure(error.what());
    }
}

std::filesystem::path checkpointPath(const std::filesystem::path& model) {
    std::filesystem::path path = model;
    return path.replace_extension(".checkpoint.safetensors");
}

} // namespace perrin
