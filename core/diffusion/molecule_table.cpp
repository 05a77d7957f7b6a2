// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/molecule_table.h"

#include "core/diffusion/measurement_json.h"
#include "core/error.h"
#include "core/provenance.h"

#include <cassert>
#include <nlohmann/json.hpp>

namespace perrin {
namespace {

std::string joined(const std::vector<std::string>& parts, const char* separator) {
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : separator) + part;
    return text;
}

const char* sourceName(MoleculeSource source) {
    return source == MoleculeSource::Clicked ? "clicked" : "found";
}

const std::vector<std::string> moleculeColumns{
    "FILE",           "TRACK_ID",      "REGION",          "SOURCE",        "FRAME_START",
    "FRAME_END",      "N_FRAMES",      "POSITION_X",      "POSITION_Y",    "D",
    "D_LOW",          "D_HIGH",        "D_METHOD",        "D_NETWORK",     "D_NETWORK_LOW",
    "D_NETWORK_HIGH", "D_BAYES",       "D_BAYES_LOW",     "D_BAYES_HIGH",  "D_MLE",
    "D_MLE_LOW",      "D_MLE_HIGH",    "D_CVE",           "D_CVE_SE",      "D_MSD",
    "D_MSD_LOW",      "D_MSD_HIGH",    "LOCALIZATION_SD", "MOTION_BLUR_R", "DIFFUSION_SNR",
    "PHOTONS",        "AMPLITUDE_ADU", "BACKGROUND",      "FLAGS",         "FLAG_REASON",
    "MODEL_ID"};

std::vector<std::string> moleculeRow(const Molecule& molecule, const std::string& file) {
    const Track& track = molecule.track;
    std::vector<std::string> row{file,
                                 std::to_string(track.id),
                                 molecule.region,
                                 sourceName(molecule.source),
                                 std::to_string(track.firstFrame()),
                                 std::to_string(track.lastFrame()),
                                 std::to_string(track.spots.size()),
                                 numberText(molecule.x),
                                 numberText(molecule.y)};
    const auto add = [&](const Estimate& estimate) {
        for (const auto& value : {estimate.value, estimate.low, estimate.high})
            row.push_back(numberText(value));
    };
    add(molecule.d);
    row.emplace_back(name(molecule.method));
    add(molecule.network);
    add(molecule.bayes);
    add(molecule.mle);
    row.push_back(numberText(molecule.cve));
    row.push_back(numberText(molecule.cveSe));
    add(molecule.msd);
    for (const auto& value : {molecule.localizationSd, molecule.motionBlurR, molecule.diffusionSnr,
                              molecule.photons, molecule.amplitudeAdu, std::optional(molecule.background)})
        row.push_back(numberText(value));
    row.push_back(joined(molecule.flags, ";"));
    row.push_back(joined(molecule.flagReasons, " "));
    row.push_back(molecule.model);
    assert(row.size() == moleculeColumns.size());
    return row;
}

/// File names of other encodings must not keep anybody from writing a table.
std::string lineOf(const nlohmann::json& value) {
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string orUnknown(const std::optional<double>& value, const char* unit) {
    return value ? numberText(value) + " " + unit : "unknown";
}

std::string cameraText(const std::optional<Camera>& camera) {
    if (!camera)
        return "unknown";
    std::string text = "offset " + numberText(camera->offset) + " ADU, gain " + numberText(camera->gain) +
                       " ADU/e, read noise " + numberText(camera->readNoise) + " e";
    if (camera->em)
        text += ", EMCCD";
    for (const auto& [what, map] : {std::pair{"offset", camera->maps.offset}, {"gain", camera->maps.gain}})
        if (!map.empty())
            text += std::string(", ") + what + " of every pixel from " + map.string();
    return text;
}

std::string localizerText(const FindSettings& find) {
    const LocalizerKind used = usedLocalizer(find);
    std::string text = name(used);
    if (used != find.localizer)
        text += std::string(" (") + name(find.localizer) + " needs the camera)";
    return text;
}

const char* psfOrigin(const Measurement& measurement) {
    return measurement.settings.find.psfSigma    ? "(given)"
           : measurement.calibration.psfMeasured ? "(measured)"
                                                 : "(default: too few clear spots to measure it)";
}

} // namespace

std::vector<std::string> provenanceLines(const Measurement& measurement, const std::string& file,
                                         const std::string& sha256) {
    const MeasureSettings& settings = measurement.settings;
    const Acquisition& acquisition = settings.acquisition;
    std::vector<std::string> lines{std::string("perrin ") + version()};
    lines.push_back("input: " + file + (sha256.empty() ? "" : ", SHA-256 " + sha256));
    lines.push_back("calibration: pixel size " + orUnknown(acquisition.pixelSize, "um") +
                    ", frame interval " + orUnknown(acquisition.frameInterval, "s") + ", exposure " +
                    orUnknown(acquisition.exposure, "s"));
    lines.push_back("camera: " + cameraText(settings.find.camera));
    lines.push_back(std::string("finding: detector ") + name(settings.find.detector) + ", localizer " +
                    localizerText(settings.find) + ", false alarms a frame " +
                    numberText(settings.find.falseAlarm) + ", PSF sigma " +
                    numberText(measurement.calibration.psfSigma) + " px " + psfOrigin(measurement) +
                    ", threshold " + numberText(measurement.calibration.threshold) + ", channel " +
                    std::to_string(settings.find.channel));
    lines.push_back("linking: largest D " + numberText(settings.link.maxD) + " um^2/s, longest gap " +
                    std::to_string(settings.link.maxGap) + " frames, shortest track " +
                    std::to_string(settings.link.minFrames) + " frames");
    lines.push_back("prior of D frameInterval / pixelSize^2 (Bayes): log-uniform " +
                    numberText(settings.priorLow) + " to " + numberText(settings.priorHigh));
    if (!settings.model.empty())
        lines.push_back("network: " + settings.model);
    lines.push_back(std::string(settingsComment) + lineOf(settingsJson(settings)));
    return lines;
}

Table moleculeTable(const std::vector<Molecule>& molecules, const std::string& file) {
    Table table;
    table.comments = {
        "units: POSITION_X, POSITION_Y and LOCALIZATION_SD um; every D um^2/s; PHOTONS a frame; BACKGROUND "
        "a pixel, photons where PHOTONS is given, else ADU",
        "LOW and HIGH: 95 % interval; D empty with D_HIGH: upper limit; empty: not available; frames "
        "count from 0: frame 0 is the first frame (1 on the screen); the centre of the top-left pixel is (0, "
        "0)"};
    table.header = moleculeColumns;
    for (const Molecule& molecule : molecules)
        table.rows.push_back(moleculeRow(molecule, file));
    return table;
}

Table withProvenance(Table table, const Measurement& measurement, const std::string& file,
                     const std::string& sha256) {
    const auto lines = provenanceLines(measurement, file, sha256);
    table.comments.insert(table.comments.begin(), lines.begin(), lines.end());
    for (const Molecule& molecule : measurement.molecules)
        if (molecule.source == MoleculeSource::Clicked)
            table.comments.push_back(std::string(byHandComment) + lineOf(moleculeJson(molecule)));
    return table;
}

Table moleculeTable(const Measurement& measurement, const std::string& file, const std::string& sha256) {
    return withProvenance(moleculeTable(measurement.molecules, file), measurement, file, sha256);
}

Table spotTable(const Measurement& measurement) {
    const Acquisition& acquisition = measurement.settings.acquisition;
    const double pixel = acquisition.pixelSize.value(), interval = acquisition.frameInterval.value();
    const bool photons = measurement.settings.find.camera.has_value();
    Table table;
    table.header = {"TRACK_ID",
                    "POSITION_X",
                    "POSITION_Y",
                    "POSITION_T",
                    "FRAME",
                    "QUALITY",
                    "LOCALIZATION_SD_X",
                    "LOCALIZATION_SD_Y",
                    "SIGMA",
                    photons ? "PHOTONS" : "AMPLITUDE_ADU",
                    "BACKGROUND"};
    for (const Molecule& molecule : measurement.molecules)
        for (const Spot& spot : molecule.track.spots)
            table.rows.push_back({std::to_string(molecule.track.id), numberText(spot.x * pixel, 9),
                                  numberText(spot.y * pixel, 9), numberText(spot.frame * interval, 9),
                                  std::to_string(spot.frame), numberText(spot.score),
                                  numberText(spot.xSd * pixel), numberText(spot.ySd * pixel),
                                  numberText(spot.sigma * pixel), numberText(spot.amplitude),
                                  numberText(spot.background)});
    return table;
}

Table spotOnTable(const Measurement& measurement) {
    const Acquisition& acquisition = measurement.settings.acquisition;
    const double pixel = acquisition.pixelSize.value(), interval = acquisition.frameInterval.value();
    Table table;
    table.header = {"trajectory", "x", "y", "t", "frame"};
    for (const Molecule& molecule : measurement.molecules)
        for (const Spot& spot : molecule.track.spots)
            table.rows.push_back({std::to_string(molecule.track.id), numberText(spot.x * pixel, 9),
                                  numberText(spot.y * pixel, 9), numberText(spot.frame * interval, 9),
                                  std::to_string(spot.frame)});
    return table;
}

nlohmann::json provenanceJson(const Measurement& measurement, const std::string& file,
                              const std::string& sha256) {
    const MeasureSettings& settings = measurement.settings;
    const auto& find = settings.find;
    return {{"program", "perrin"},
            {"version", version()},
            {"input", {{"file", file}, {"sha256", sha256}}},
            {"calibration",
             {{"pixel_size_um", orNull(settings.acquisition.pixelSize)},
              {"frame_interval_s", orNull(settings.acquisition.frameInterval)},
              {"exposure_s", orNull(settings.acquisition.exposure)},
              {"camera", find.camera ? toJson(*find.camera) : nlohmann::json()}}},
            {"settings",
             {{"detector", name(find.detector)},
              {"localizer", name(find.localizer)},
              {"localizer_used", name(usedLocalizer(find))},
              {"false_alarms_per_frame", find.falseAlarm},
              {"psf_sigma_px_given", orNull(find.psfSigma)},
              {"channel", find.channel},
              {"max_d_um2_per_s", settings.link.maxD},
              {"max_gap_frames", settings.link.maxGap},
              {"min_frames", settings.link.minFrames},
              {"method", settings.method ? nlohmann::json(name(*settings.method)) : nlohmann::json()},
              {"prior_d_dt_per_px2", {settings.priorLow, settings.priorHigh}}}},
            {"found",
             {{"psf_sigma_px", measurement.calibration.psfSigma},
              {"psf_measured", measurement.calibration.psfMeasured},
              {"threshold", measurement.calibration.threshold},
              {"spots", measurement.spotCount},
              {"molecules", measurement.molecules.size()}}},
            {"units", {{"position", "um"}, {"time", "s"}, {"frame", "from 0"}}},
            {"notes", measurement.notes}};
}

} // namespace perrin
