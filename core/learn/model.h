// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/encoder.h"
#include "core/learn/engine.h"
#include "core/simulate/scenario.h"

#include <filesystem>
#include <nlohmann/json.hpp>

namespace perrin {

/// What a network was taught to answer: ln(D frameInterval / pixelSize^2), D frameInterval / pixelSize^2, or
/// the same of the 2024 report's effective D (of the true path), or its logarithm.
enum class Label { LnD, D, EffectiveD, LnEffectiveD };
inline bool isLogarithm(Label label) {
    return label == Label::LnD || label == Label::LnEffectiveD;
}
inline bool isEffective(Label label) {
    return label == Label::EffectiveD || label == Label::LnEffectiveD;
}
const char* name(Label label);      // "ln-d", "d", "effective-d", "ln-effective-d"
Label label(std::string_view name); // throws Error listing the names

/// A trained network and everything that is needed to use and to judge it.
struct Model {
    std::string name; // for people, and of its file
    NetworkDescription network;
    Label label = Label::LnD;
    Normalization normalization;
    Scenario scenario;                                                  // what it was trained on
    nlohmann::ordered_json training = nlohmann::ordered_json::object(); // the training's record
    nlohmann::ordered_json scores = nlohmann::ordered_json::object();   // on the fixed validation set
    Tensors weights;
};

/// safetensors; all but the weights as JSON in its __metadata__. Throws Error: file and what is wrong.
Model readModel(const std::filesystem::path& path);
/// Without its weights, which are not read. Throws Error, too.
Model readModelHead(const std::filesystem::path& path);
void writeModel(const std::filesystem::path& path, const Model& model);

/// Of the program ("perrin-physical-a"), sorted.
std::vector<std::string> shippedModels();
/// Of these, those for cameras' movies (not for the 2024 report's images). Reads their heads at the first call.
const std::vector<std::string>& movieModels();
/// The one to begin with: the general one, or the first; empty where there is none.
std::string usualModel();
/// A file, or the name of a shipped model. Throws Error listing the names.
std::filesystem::path modelPath(const std::string& nameOrFile);

} // namespace perrin
