// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_record.h"

#include "core/atomic_file.h"
#include "core/error.h"

#include <algorithm>
#include <fstream>
#include <functional>

namespace perrin {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

fs::path recordPath(const fs::path& folder) {
    return folder / "record.json";
}
fs::path referencesPath(const fs::path& folder) {
    return folder / "references.json";
}

void writeJson(const fs::path& path, const Json& json) {
    writeAtomically(path, [&](std::ostream& out) {
        out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    });
}

/// Empty where there is no such file.
template<class Value>
std::optional<Value> readJson(const fs::path& path, const std::function<Value(const Json&)>& parsed) {
    std::ifstream file(path);
    if (!file) {
        std::error_code failure;
        if (!fs::exists(path, failure))
            return std::nullopt;
        throw Error(path.string() + ": cannot be read");
    }
    try {
        return parsed(Json::parse(file));
    } catch (const Json::exception& error) {
        throw Error(path.string() + ": is damaged (" + error.what() + ")");
    }
}

Json toJson(const ReferenceError& error) {
    return {{"rmse", error.rmse}, {"standard_error", error.standardError}};
}

ReferenceError referenceErrorFrom(const Json& json) {
    return {json.at("rmse"), json.at("standard_error")};
}

RunRecord recordFrom(const Json& json) {
    RunRecord record{.step = json.at("step"),
                     .steps = json.at("steps"),
                     .batch = json.at("batch"),
                     .seconds = json.at("seconds"),
                     .curve = LossCurve::fromJson(json.at("loss_curve"))};
    for (const Json& validation : json.at("validations"))
        record.validations.push_back(validationFromJson(validation));
    for (const Json& answer : json.at("answers_um2_per_s"))
        record.answers.push_back({answer.at(0), answer.at(1)});
    if (json.contains("drawn_d")) // not in records of before
        record.drawn = DrawnD::fromJson(json.at("drawn_d"));
    return record;
}

} // namespace

const Validation* RunRecord::best() const {
    const auto best = std::min_element(
        validations.begin(), validations.end(),
        [](const Validation& one, const Validation& other) { return one.loss < other.loss; });
    return best == validations.end() ? nullptr : &*best;
}

std::string RunRecord::warning() const {
    return validations.empty() ? std::string() : validations.back().warning;
}

void writeRecord(const fs::path& folder, const RunRecord& record) {
    Json validations = Json::array(), answers = Json::array();
    for (const Validation& validation : record.validations)
        validations.push_back(toJson(validation));
    for (const JudgedAnswer& answer : record.answers)
        answers.push_back({answer.truth, answer.answer});
    writeJson(recordPath(folder), {{"step", record.step},
                                   {"steps", record.steps},
                                   {"batch", record.batch},
                                   {"seconds", record.seconds},
                                   {"loss_curve", record.curve.json()},
                                   {"validations", validations},
                                   {"answers_um2_per_s", answers},
                                   {"drawn_d", record.drawn.json()}});
}

std::optional<RunRecord> readRecord(const fs::path& folder) {
    return readJson<RunRecord>(recordPath(folder), recordFrom);
}

void writeReferences(const fs::path& folder, const ReferenceErrors& errors) {
    Json json{{"mean", toJson(errors.mean)}};
    if (errors.centres)
        json["centres"] = toJson(*errors.centres);
    if (errors.photons)
        json["photons"] = toJson(*errors.photons);
    writeJson(referencesPath(folder), json);
}

std::optional<ReferenceErrors> readReferences(const fs::path& folder) {
    return readJson<ReferenceErrors>(referencesPath(folder), [](const Json& json) {
        ReferenceErrors errors{.mean = referenceErrorFrom(json.at("mean"))};
        if (json.contains("centres"))
            errors.centres = referenceErrorFrom(json.at("centres"));
        if (json.contains("photons"))
            errors.photons = referenceErrorFrom(json.at("photons"));
        return errors;
    });
}

} // namespace perrin
