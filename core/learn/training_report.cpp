// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/atomic_file.h"
#include "core/learn/model_card.h"
#include "core/learn/trainer.h"
#include "core/table.h"

namespace perrin {
namespace {

Table curves(const TrainedNetwork& trained) {
    Table table{.header = {"step", "training_loss", "learning_rate", "validation_loss", "rmse", "bias",
                           "coverage_68", "coverage_95"}};
    auto validation = trained.validations.begin();
    const auto addValidations = [&](std::uint64_t upTo) {
        for (; validation != trained.validations.end() && validation->step <= upTo; ++validation)
            table.rows.push_back({std::to_string(validation->step), "", "", numberText(validation->loss),
                                  numberText(validation->rmse), numberText(validation->bias),
                                  numberText(validation->coverage68), numberText(validation->coverage95)});
    };
    for (const LossCurve::Point& point : trained.curve.points()) {
        addValidations(point.step - 1);
        table.rows.push_back({std::to_string(point.step), numberText(point.loss),
                              numberText(point.learningRate), "", "", "", "", ""});
    }
    addValidations(~std::uint64_t{0});
    return table;
}

} // namespace

std::filesystem::path cardPath(const std::filesystem::path& model) {
    std::filesystem::path path = model;
    return path.replace_extension(".md");
}

std::filesystem::path curvesPath(const std::filesystem::path& model) {
    std::filesystem::path path = model;
    return path.replace_extension(".training.csv");
}

std::vector<std::filesystem::path> writeTrained(const std::filesystem::path& path, TrainedNetwork trained) {
    trained.model.name = path.stem().string();
    const std::filesystem::path card = cardPath(path), table = curvesPath(path);
    writeAtomically(table, [&](std::ostream& out) { write(out, curves(trained)); });
    writeAtomically(card, [&](std::ostream& out) { out << modelCard(trained.model); });
    writeModel(path, trained.model);
    return {path, card, table};
}

} // namespace perrin
