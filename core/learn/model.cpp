// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/model.h"

#include "core/error.h"
#include "core/installation.h"
#include "core/learn/learning_json.h"
#include "core/learn/model_file.h"
#include "core/provenance.h"

namespace perrin {
namespace {

constexpr const char* generalModel = "perrin-general";

namespace fs = std::filesystem;

constexpr const char* modelFormat = "perrin-model-1";
constexpr const char* ending = ".safetensors";

Json described(const Model& model) {
    Json json{{"name", model.name}, {"program", std::string("perrin ") + version()}};
    SettingWriter network, normalization;
    describeNetwork(network, model.network);
    describeNormalization(normalization, model.normalization);
    json["network"] = network.json;
    json["label"] = name(model.label);
    json["normalization"] = normalization.json;
    json["scenario"] = toJson(model.scenario);
    json["training"] = model.training;
    json["scores"] = model.scores;
    return json;
}

Model fromDescription(const Json& json) {
    for (const char* field : {"name", "network", "label", "normalization", "scenario", "training", "scores"})
        if (!json.contains(field))
            throw Error(std::string("its description lacks ") + field);
    if (!json["name"].is_string() || !json["label"].is_string())
        throw Error("name and label must be texts");
    Model model{.name = json["name"].get<std::string>(),
                .network = {},
                .label = label(json["label"].get<std::string>()),
                .normalization = {},
                .scenario = scenarioFromJson(json["scenario"], "scenario"),
                .training = json["training"],
                .scores = json["scores"],
                .weights = {}};
    SettingReader network(json["network"], "network"), normalization(json["normalization"], "normalization");
    describeNetwork(network, model.network);
    network.finish();
    describeNormalization(normalization, model.normalization);
    normalization.finish();
    if (model.normalization.pixelScale <= 0 || model.normalization.labelScale <= 0)
        throw Error("normalization: the scales must be above 0");
    return model;
}

Model fromMetadata(const fs::path& path, const std::map<std::string, std::string>& metadata) {
    const auto failure = [&](const std::string& what) { return Error(path.string() + ": " + what); };
    const auto format = metadata.find("format"), about = metadata.find("perrin");
    if (format == metadata.end() || format->second != modelFormat)
        throw failure("is a safetensors file, but no model of this program (its metadata lack format " +
                      std::string(modelFormat) + ")");
    try {
        return fromDescription(parsedText(about == metadata.end() ? std::string() : about->second));
    } catch (const Json::exception& error) {
        throw failure(std::string("its description is not JSON: ") + error.what());
    } catch (const Error& error) {
        throw failure(error.what());
    }
}

} // namespace

const char* name(Label label) {
    for (const auto& [word, value] : labelNames)
        if (value == label)
            return word;
    return "";
}

Label label(std::string_view name) {
    std::vector<std::string> known;
    for (const auto& [word, value] : labelNames) {
        if (name == word)
            return value;
        known.emplace_back(word);
    }
    throw Error("there is no label '" + std::string(name) + "'; the labels are " + listed(known));
}

Model readModel(const fs::path& path) {
    TensorFile file = readTensorFile(path);
    Model model = fromMetadata(path, file.metadata);
    model.weights = std::move(file.tensors);
    return model;
}

Model readModelHead(const fs::path& path) {
    return fromMetadata(path, readMetadata(path));
}

void writeModel(const fs::path& path, const Model& model) {
    writeTensorFile(
        path,
        {.tensors = model.weights,
         .metadata = {{"format", modelFormat},
                      {"perrin", described(model).dump(-1, ' ', false, Json::error_handler_t::replace)}}});
}

std::vector<std::string> shippedModels() {
    fs::path folder;
    try {
        folder = modelsPath();
    } catch (const Error&) {
        return {}; // a build without models
    }
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ending)
            names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

const std::vector<std::string>& movieModels() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const std::string& name : shippedModels())
            try {
                if (readModelHead(modelPath(name)).scenario.formation == Formation::Physical)
                    all.push_back(name);
            } catch (const Error&) {
                // a damaged one is offered by nobody
            }
        return all;
    }();
    return names;
}

std::string usualModel() {
    const std::vector<std::string>& names = movieModels();
    if (std::find(names.begin(), names.end(), generalModel) != names.end())
        return generalModel;
    return names.empty() ? std::string() : names.front();
}

fs::path modelPath(const std::string& nameOrFile) {
    const std::vector<std::string> names = shippedModels();
    if (std::find(names.begin(), names.end(), nameOrFile) != names.end())
        return modelsPath() / (nameOrFile + ending);
    std::error_code ignored;
    if (fs::exists(nameOrFile, ignored))
        return nameOrFile;
    throw Error(
        "there is neither a file nor a model '" + nameOrFile + "'; " +
        (names.empty() ? "this installation has no models of its own" : "the models are " + listed(names)));
}

} // namespace perrin
