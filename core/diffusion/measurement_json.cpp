// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/measurement_json.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace perrin {
namespace {

using nlohmann::json;

struct SpotColumn {
    const char* name;
    double Spot::*value;
};
/// Between the frame, which comes first, and whether the spot is clear (1 or 0), which comes last.
constexpr std::array<SpotColumn, 8> spotColumns{{{"x", &Spot::x},
                                                 {"y", &Spot::y},
                                                 {"x_sd", &Spot::xSd},
                                                 {"y_sd", &Spot::ySd},
                                                 {"sigma", &Spot::sigma},
                                                 {"amplitude", &Spot::amplitude},
                                                 {"background", &Spot::background},
                                                 {"score", &Spot::score}}};

json spotColumnNames() {
    json names = json::array({"frame"});
    for (const SpotColumn& column : spotColumns)
        names.push_back(column.name);
    names.push_back("clear");
    return names;
}

json spotsJson(const std::vector<Spot>& spots) {
    json rows = json::array();
    for (const Spot& spot : spots) {
        json row = json::array();
        row.get_ref<json::array_t&>().reserve(spotColumns.size() + 2);
        row.push_back(spot.frame);
        for (const SpotColumn& column : spotColumns)
            row.push_back(spot.*column.value);
        row.push_back(spot.clear ? 1 : 0);
        rows.push_back(std::move(row));
    }
    return rows;
}

bool isFrame(const json& cell) {
    return cell.is_number_unsigned() && std::in_range<int>(cell.get<std::uint64_t>());
}

Spot spotFrom(const JsonField& field) {
    const json& row = field.json();
    if (!row.is_array() || row.size() != spotColumns.size() + 2 ||
        !std::all_of(row.begin(), row.end(),
                     [](const json& cell) { return cell.is_number() || cell.is_null(); }))
        field.fail("must be a list of " + std::to_string(spotColumns.size() + 2) +
                   " numbers: " + spotColumnNames().dump());
    Spot spot;
    if (!isFrame(row.front()))
        field.fail("must begin with its frame, a whole number of 0 or more");
    spot.frame = row.front().get<int>();
    for (std::size_t i = 0; i < spotColumns.size(); ++i)
        spot.*spotColumns[i].value = row[i + 1].is_null() ? std::nan("") : row[i + 1].get<double>();
    if (row.back() != 0 && row.back() != 1)
        field.fail("must end with 1 (a clear spot) or 0");
    spot.clear = row.back() == 1;
    return spot;
}

std::vector<Spot> spotsFrom(const JsonField& field) {
    std::vector<Spot> spots;
    for (const JsonField& row : field.items()) {
        spots.push_back(spotFrom(row));
        if (spots.size() > 1 && spots.back().frame <= spots[spots.size() - 2].frame)
            row.fail("is of frame " + std::to_string(spots.back().frame) +
                     ", which does not come after the frame of the row before");
    }
    if (spots.empty())
        field.fail("must hold at least one spot");
    return spots;
}

json estimateJson(const Estimate& estimate) {
    return {orNull(estimate.value), orNull(estimate.low), orNull(estimate.high)};
}

Estimate estimateFrom(const JsonField& field) {
    const std::vector<JsonField> items = field.items(3);
    return {items[0].optionalNumber(), items[1].optionalNumber(), items[2].optionalNumber()};
}

const char* name(MoleculeSource source) {
    return source == MoleculeSource::Found ? "found" : "clicked";
}

MoleculeSource moleculeSource(std::string_view text) {
    for (const MoleculeSource source : {MoleculeSource::Found, MoleculeSource::Clicked})
        if (text == name(source))
            return source;
    throw Error("a molecule is \"found\" or \"clicked\"");
}

json overTimeJson(const std::vector<TimedEstimate>& overTime) {
    json list = json::array();
    for (const TimedEstimate& at : overTime)
        list.push_back({{"time_s", at.time}, {"d", estimateJson(at.d)}});
    return list;
}

json calibrationJson(const FindCalibration& calibration) {
    const NoiseTail& noise = calibration.noise;
    return {{"psf_sigma_px", calibration.psfSigma},
            {"psf_measured", calibration.psfMeasured},
            {"threshold", calibration.threshold},
            {"weak_threshold", calibration.weakThreshold},
            {"usual_amplitude", calibration.usualAmplitude},
            {"noise_slope", calibration.noiseSlope},
            {"noise_floor", calibration.noiseFloor},
            {"noise_tail",
             {{"empty_area_px", noise.emptyArea},
              {"frame_area_px", noise.frameArea},
              {"count", noise.count},
              {"level", noise.level},
              {"scale", noise.scale},
              {"shape", noise.shape},
              {"first_quantile", noise.firstQuantile},
              {"quantiles", noise.quantiles}}}};
}

FindCalibration calibrationFrom(const JsonField& field) {
    const JsonField noise = field.at("noise_tail");
    const double psfSigma = field.at("psf_sigma_px").numberOrNan();
    return {.psfSigma = psfSigma,
            // Earlier sessions do not tell; what is measured is never exactly the usual one.
            .psfMeasured = field.json().contains("psf_measured") ? field.at("psf_measured").boolean()
                                                                 : psfSigma != usualPsfSigma,
            .threshold = field.at("threshold").numberOrNan(),
            .weakThreshold = field.at("weak_threshold").numberOrNan(),
            .usualAmplitude = field.at("usual_amplitude").numberOrNan(),
            .noiseSlope = field.at("noise_slope").numberOrNan(),
            .noiseFloor = field.at("noise_floor").numberOrNan(),
            .noise = {.emptyArea = noise.at("empty_area_px").numberOrNan(),
                      .frameArea = noise.at("frame_area_px").numberOrNan(),
                      .count = noise.at("count").numberOrNan(),
                      .level = noise.at("level").numberOrNan(),
                      .scale = noise.at("scale").numberOrNan(),
                      .shape = noise.at("shape").numberOrNan(),
                      .firstQuantile = noise.at("first_quantile").whole<int>(),
                      .quantiles = noise.at("quantiles").numbersOrNan()}};
}

} // namespace

json moleculeJson(const Molecule& molecule) {
    json flags = json::array();
    for (std::size_t i = 0; i < molecule.flags.size(); ++i)
        flags.push_back({{"flag", molecule.flags[i]}, {"reason", molecule.flagReasons.at(i)}});
    return {{"id", molecule.track.id},
            {"source", name(molecule.source)},
            {"region", molecule.region},
            {"x_um", molecule.x},
            {"y_um", molecule.y},
            {"d", estimateJson(molecule.d)},
            {"method", name(molecule.method)},
            {"bayes", estimateJson(molecule.bayes)},
            {"mle", estimateJson(molecule.mle)},
            {"msd", estimateJson(molecule.msd)},
            {"network", estimateJson(molecule.network)},
            {"model", molecule.model},
            {"network_over_time", overTimeJson(molecule.networkOverTime)},
            {"cve", orNull(molecule.cve)},
            {"cve_se", orNull(molecule.cveSe)},
            {"msd_report", orNull(molecule.msdReport)},
            {"localization_sd_um", orNull(molecule.localizationSd)},
            {"motion_blur_r", orNull(molecule.motionBlurR)},
            {"diffusion_snr", orNull(molecule.diffusionSnr)},
            {"photons", orNull(molecule.photons)},
            {"amplitude_adu", orNull(molecule.amplitudeAdu)},
            {"background", molecule.background},
            {"flags", std::move(flags)},
            {"spots", spotsJson(molecule.track.spots)}};
}

Molecule moleculeFrom(const JsonField& field) {
    Molecule molecule;
    molecule.track = {field.at("id").whole<int>(), spotsFrom(field.at("spots"))};
    molecule.source = field.at("source").named(moleculeSource);
    molecule.region = field.at("region").text();
    molecule.x = field.at("x_um").numberOrNan();
    molecule.y = field.at("y_um").numberOrNan();
    molecule.d = estimateFrom(field.at("d"));
    molecule.method = field.at("method").named(method);
    molecule.bayes = estimateFrom(field.at("bayes"));
    molecule.mle = estimateFrom(field.at("mle"));
    molecule.msd = estimateFrom(field.at("msd"));
    if (field.json().contains("network")) { // not in sessions of older versions
        molecule.network = estimateFrom(field.at("network"));
        molecule.model = field.at("model").text();
        for (const JsonField& at : field.at("network_over_time").items())
            molecule.networkOverTime.push_back({at.at("time_s").number(), estimateFrom(at.at("d"))});
    }
    molecule.cve = field.at("cve").optionalNumber();
    molecule.cveSe = field.at("cve_se").optionalNumber();
    molecule.msdReport = field.at("msd_report").optionalNumber();
    molecule.localizationSd = field.at("localization_sd_um").optionalNumber();
    molecule.motionBlurR = field.at("motion_blur_r").optionalNumber();
    molecule.diffusionSnr = field.at("diffusion_snr").optionalNumber();
    molecule.photons = field.at("photons").optionalNumber();
    molecule.amplitudeAdu = field.at("amplitude_adu").optionalNumber();
    molecule.background = field.at("background").numberOrNan();
    for (const JsonField& flag : field.at("flags").items()) {
        molecule.flags.push_back(flag.at("flag").text());
        molecule.flagReasons.push_back(flag.at("reason").text());
    }
    return molecule;
}

json measurementJson(const Measurement& measurement) {
    json molecules = json::array(), leftOut = json::array();
    for (const Molecule& molecule : measurement.molecules)
        molecules.push_back(moleculeJson(molecule));
    for (const Track& track : measurement.leftOut)
        leftOut.push_back({{"id", track.id}, {"spots", spotsJson(track.spots)}});
    return {{"settings", settingsJson(measurement.settings)},
            {"calibration", calibrationJson(measurement.calibration)},
            {"notes", measurement.notes},
            {"spot_count", measurement.spotCount},
            {"spot_columns", spotColumnNames()},
            {"molecules", std::move(molecules)},
            {"left_out", std::move(leftOut)}};
}

Measurement measurementFrom(const JsonField& field) {
    Measurement measurement;
    measurement.settings = settingsFrom(field.at("settings"));
    try {
        measurement.settings.check();
    } catch (const Error& error) {
        field.at("settings").fail(std::string("cannot be measured with: ") + error.what());
    }
    measurement.calibration = calibrationFrom(field.at("calibration"));
    for (const JsonField& note : field.at("notes").items())
        measurement.notes.push_back(note.text());
    measurement.spotCount = field.at("spot_count").whole<std::size_t>();
    if (const JsonField columns = field.at("spot_columns"); columns.json() != spotColumnNames())
        columns.fail("must be " + spotColumnNames().dump());
    for (const JsonField& molecule : field.at("molecules").items())
        measurement.molecules.push_back(moleculeFrom(molecule));
    for (const JsonField& track : field.at("left_out").items())
        measurement.leftOut.push_back({track.at("id").whole<int>(), spotsFrom(track.at("spots"))});
    return measurement;
}

} // namespace perrin
