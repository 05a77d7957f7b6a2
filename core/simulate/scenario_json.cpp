// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/scenario_json.h"

#include "core/atomic_file.h"
#include "core/simulate/setting_archive.h"

#include <fstream>

namespace perrin {
namespace {

const Names<MotionKind> motionNames{{"brownian", MotionKind::Brownian},
                                    {"confined", MotionKind::Confined},
                                    {"directed", MotionKind::Directed},
                                    {"two-state", MotionKind::TwoState},
                                    {"immobile", MotionKind::Immobile}};
const Names<Formation> formationNames{{"physical", Formation::Physical},
                                      {"report-2024", Formation::Report2024}};

/// The one list of fields; Scenario is const when it is written.
template<class Archive, class Settings>
void describe(Archive& archive, Settings& scenario) {
    archive("name", scenario.name);
    archive("formation", scenario.formation, formationNames);
    archive.section("motion", [&](Archive& field) {
        auto& motion = scenario.motion;
        field("kind", motion.kind, motionNames);
        field("diffusion_coefficient_um2_per_s", motion.diffusionCoefficient);
        field("confinement_radius_um", motion.confinementRadius);
        field("speed_um_per_s", motion.speed);
        field("second_diffusion_coefficient_um2_per_s", motion.secondDiffusionCoefficient);
        field("leave_first_per_s", motion.leaveFirst);
        field("leave_second_per_s", motion.leaveSecond);
        field("sub_positions", motion.subPositions);
        field("even_effective_d_up_to_um2_per_s", motion.evenEffectiveD);
    });
    archive.section("emission", [&](Archive& field) {
        field("photons", scenario.emission.photons);
        field("bleaching_time_s", scenario.emission.bleachingTime);
        field("on_time_s", scenario.emission.onTime);
        field("off_time_s", scenario.emission.offTime);
        field("fluctuation", scenario.emission.fluctuation);
    });
    archive.section("background", [&](Archive& field) {
        field("photons", scenario.background.photons);
        field("slope", scenario.background.slope);
        field("sloped_share", scenario.background.slopedShare);
    });
    archive.section("microscope", [&](Archive& field) {
        field("pixel_size_um", scenario.acquisition.pixelSize);
        field("frame_interval_s", scenario.acquisition.frameInterval);
        field("exposure_s", scenario.acquisition.exposure);
    });
    archive.section("psf", [&](Archive& field) {
        field("fwhm_um", scenario.psf.fwhm);
        field("tolerance", scenario.psf.tolerance);
    });
    archive.section("sensor", [&](Archive& field) {
        auto& sensor = scenario.sensor;
        field("em_gain", sensor.camera.em);
        field("gain_adu_per_e", sensor.camera.gain);
        field("offset_adu", sensor.camera.offset);
        field("read_noise_e", sensor.camera.readNoise);
        field("laplace_adu", sensor.laplaceNoise);
        field("bit_depth", sensor.bitDepth);
        field("offset_map", sensor.camera.maps.offset);
        field("gain_map", sensor.camera.maps.gain);
        field("read_noise_map", sensor.camera.maps.readNoise);
        field("offset_spread_adu", sensor.offsetSpread);
        field("gain_spread", sensor.gainSpread);
        field("read_noise_spread", sensor.readNoiseSpread);
    });
    archive.section("instruments", [&](Archive& field) {
        auto& instruments = scenario.instruments;
        field("drawn", instruments.drawn);
        field("exposure_share", instruments.exposureShare);
        field("psf_sigma_px", instruments.psfSigma);
        field("psf_tolerance", instruments.psfTolerance);
        field("em_share", instruments.emShare);
        field("read_noise_e", instruments.readNoise);
        field("em_read_noise_e", instruments.emReadNoise);
        field("least_d_um2_per_s", instruments.leastD);
    });
    archive.section("window", [&](Archive& field) {
        field("width_px", scenario.window.width);
        field("height_px", scenario.window.height);
        field("frames", scenario.window.frames);
        field("centring_px", scenario.window.centring);
        field("centred_in_time", scenario.window.centredInTime);
        field("neighbours", scenario.window.neighbours);
        field("tracked", scenario.window.tracked);
    });
    archive.section("field", [&](Archive& field) {
        field("width_px", scenario.field.width);
        field("height_px", scenario.field.height);
        field("frames", scenario.field.frames);
        field("molecules", scenario.field.molecules);
        field("replace_bleached", scenario.field.replaceBleached);
    });
}

/// Throws Error: no such field.
void assign(Json& json, const std::string& assignment) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0)
        throw Error("'" + assignment + "' is no setting; write KEY=VALUE, as in emission.photons=300");
    Json* field = &json;
    std::string place;
    for (std::size_t start = 0; start <= equals;) {
        const std::size_t end = std::min(assignment.find('.', start), equals);
        const std::string name = assignment.substr(start, end - start);
        if (!field->is_object())
            throw Error("there is no setting '" + assignment.substr(0, equals) + "'; " + place +
                        " has no parts");
        if (!field->contains(name)) {
            std::vector<std::string> known;
            for (const auto& [other, value] : field->items())
                known.push_back(other);
            throw Error("there is no setting '" + assignment.substr(0, equals) + "'; " +
                        (place.empty() ? "a scenario" : place) + " has " + listed(known));
        }
        place += (place.empty() ? "" : ".") + name;
        field = &(*field)[name];
        start = end + 1;
    }
    const std::string value = assignment.substr(equals + 1);
    const Json parsed = Json::parse(value, nullptr, false);
    *field = parsed.is_discarded() ? Json(value) : parsed;
}

} // namespace

Json toJson(const Scenario& scenario) {
    SettingWriter writer;
    describe(writer, scenario);
    return writer.json;
}

Scenario scenarioFromJson(const Json& json, const std::string& name) {
    try {
        Scenario scenario;
        SettingReader reader(json, {});
        describe(reader, scenario);
        reader.finish();
        scenario.check();
        return scenario;
    } catch (const Error& error) {
        throw Error(name.empty() ? error.what() : name + ": " + error.what());
    }
}

Scenario readScenario(const std::filesystem::path& path) {
    std::ifstream file(path);
    if (!file)
        throw Error(path.string() +
                    ": cannot be opened; give a scenario file (JSON) that exists and can be read");
    Json json;
    try {
        json = Json::parse(file);
    } catch (const Json::exception& failure) {
        throw Error(path.string() + ": is not JSON (" + failure.what() + ")");
    }
    // What is written beside a simulation holds its scenario among other things.
    if (json.contains("scenario"))
        json = Json(json["scenario"]);
    Scenario scenario = scenarioFromJson(json, path.string());
    CameraMaps& maps = scenario.sensor.camera.maps;
    for (std::filesystem::path* map : {&maps.offset, &maps.gain, &maps.readNoise})
        if (!map->empty() && map->is_relative())
            *map = path.parent_path() / *map;
    return scenario;
}

void writeScenario(const std::filesystem::path& path, const Scenario& scenario) {
    writeAtomically(path, [&](std::ostream& out) { out << toJson(scenario).dump(2) << '\n'; });
}

Scenario withSettings(const Scenario& scenario, const std::vector<std::string>& assignments) {
    Json json = toJson(scenario);
    for (const std::string& assignment : assignments)
        assign(json, assignment);
    return scenarioFromJson(json, {});
}

} // namespace perrin
