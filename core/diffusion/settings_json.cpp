// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/measurement_json.h"

namespace perrin {
namespace {

std::optional<Camera> cameraIn(const JsonField& field) {
    if (field.isNull())
        return std::nullopt;
    try {
        return cameraFrom(field.json());
    } catch (const Error& error) {
        field.fail(error.what());
    }
}

} // namespace

nlohmann::json settingsJson(const MeasureSettings& settings) {
    const Acquisition& acquisition = settings.acquisition;
    const FindSettings& find = settings.find;
    const LinkSettings& link = settings.link;
    return {{"pixel_size_um", orNull(acquisition.pixelSize)},
            {"frame_interval_s", orNull(acquisition.frameInterval)},
            {"exposure_s", orNull(acquisition.exposure)},
            {"camera", find.camera ? toJson(*find.camera) : nlohmann::json()},
            {"detector", name(find.detector)},
            {"localizer", name(find.localizer)},
            {"false_alarms_per_frame", find.falseAlarm},
            {"psf_sigma_px_given", orNull(find.psfSigma)},
            {"channel", find.channel},
            {"max_d_um2_per_s", link.maxD},
            {"max_gap_frames", link.maxGap},
            {"min_frames", link.minFrames},
            {"method", settings.method ? nlohmann::json(name(*settings.method)) : nlohmann::json()},
            {"model", settings.model},
            {"prior_d_dt_per_px2", {settings.priorLow, settings.priorHigh}}};
}

MeasureSettings settingsFrom(const JsonField& field) {
    MeasureSettings settings;
    settings.acquisition = {.pixelSize = field.at("pixel_size_um").optionalNumber(),
                            .frameInterval = field.at("frame_interval_s").optionalNumber(),
                            .exposure = field.at("exposure_s").optionalNumber()};
    settings.find = {.detector = field.at("detector").named(detectorKind),
                     .localizer = field.at("localizer").named(localizerKind),
                     .falseAlarm = field.at("false_alarms_per_frame").number(),
                     .psfSigma = field.at("psf_sigma_px_given").optionalNumber(),
                     .camera = cameraIn(field.at("camera")),
                     .channel = field.at("channel").whole<std::size_t>()};
    settings.link = {.maxD = field.at("max_d_um2_per_s").number(),
                     .maxGap = field.at("max_gap_frames").whole<int>(),
                     .minFrames = field.at("min_frames").whole<int>()};
    if (const JsonField chosen = field.at("method"); !chosen.isNull())
        settings.method = chosen.named(method);
    if (field.json().contains("model")) // not in sessions of older versions
        settings.model = field.at("model").text();
    const std::vector<JsonField> prior = field.at("prior_d_dt_per_px2").items(2);
    settings.priorLow = prior[0].number();
    settings.priorHigh = prior[1].number();
    return settings;
}

} // namespace perrin
