// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session_json.h"
#include "core/simulate/scenario_json.h"

namespace perrin {
namespace {

Scenario scenarioIn(const JsonField& field) {
    try {
        return scenarioFromJson(nlohmann::ordered_json(field.json()), {});
    } catch (const Error& error) {
        field.fail(std::string("is no scenario: ") + error.what());
    }
}

} // namespace

const char* name(NumbersFrom from) {
    return from == NumbersFrom::Guess ? "guess" : from == NumbersFrom::Hand ? "hand" : "fit";
}

NumbersFrom numbersFrom(std::string_view text) {
    for (const NumbersFrom from : {NumbersFrom::Guess, NumbersFrom::Hand, NumbersFrom::Fit})
        if (text == name(from))
            return from;
    throw Error("must be guess, hand or fit");
}

nlohmann::json simulationJson(const SimulationSettings& simulation) {
    return {{"scenario", nlohmann::json(toJson(simulation.scenario))}, {"seed", simulation.seed}};
}

SimulationSettings simulationFrom(const JsonField& field) {
    SimulationSettings simulation;
    simulation.seed = field.at("seed").whole<std::uint64_t>();
    simulation.scenario = scenarioIn(field.at("scenario"));
    return simulation;
}

nlohmann::json matchingJson(const MatchingSettings& matching) {
    if (!matching.begun)
        return {};
    nlohmann::json locked = nlohmann::json::array(), region;
    for (const NoiseParameter which : noiseParameters)
        if (matching.locked[static_cast<std::size_t>(which)])
            locked.push_back(name(which));
    if (const auto& r = matching.region)
        region = {r->x, r->y, r->width, r->height};
    return {{"scenario", nlohmann::json(toJson(matching.scenario))},
            {"light_adu", matching.light.amplitude},
            {"psf_sigma_px", matching.light.psfSigma},
            {"noise_from", name(matching.noise)},
            {"molecules_from", name(matching.molecules)},
            {"locked", std::move(locked)},
            {"all_frames", matching.allFrames},
            {"region_px", std::move(region)}};
}

MatchingSettings matchingFrom(const JsonField& field) {
    MatchingSettings matching;
    if (field.isNull())
        return matching;
    matching.begun = true;
    matching.scenario = scenarioIn(field.at("scenario"));
    matching.light = {.amplitude = field.at("light_adu").number(),
                      .psfSigma = field.at("psf_sigma_px").number()};
    // Sessions of before do not say it: their numbers may be a person's.
    const auto from = [&](const char* member) {
        return field.json().contains(member) ? field.at(member).named(numbersFrom) : NumbersFrom::Hand;
    };
    matching.noise = from("noise_from");
    matching.molecules = from("molecules_from");
    for (const JsonField& item : field.at("locked").items())
        matching.locked[static_cast<std::size_t>(item.named(noiseParameter))] = true;
    matching.allFrames = field.at("all_frames").boolean();
    if (const JsonField region = field.at("region_px"); !region.isNull()) {
        const std::vector<JsonField> sides = region.items(4);
        matching.region = {sides[0].whole<Eigen::Index>(), sides[1].whole<Eigen::Index>(),
                           sides[2].whole<Eigen::Index>(), sides[3].whole<Eigen::Index>()};
    }
    return matching;
}

} // namespace perrin
