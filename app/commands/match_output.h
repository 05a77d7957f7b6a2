// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/noise/camera_calibration.h"
#include "core/noise/noise_match.h"
#include "core/noise/pixel_search.h"

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <ostream>
#include <string>

namespace perrin::app {

/// For people: every number with its interval and unit, then what it means.
void printMatch(std::ostream& out, const std::filesystem::path& movie, const NoiseMatch& match);

/// For people: the camera as it was measured.
void printCamera(std::ostream& out, const CameraCalibration& calibration);
nlohmann::ordered_json cameraJson(const CameraCalibration& calibration);

/// The report's search for the levels on the first frame, with the rest as the match found it: what it found
/// and how far its noise is from the real one.
struct ReportSearch {
    std::string name; // "two-levels, ssim+mse"
    PixelSearch found;
    double ks = 0;
};
ReportSearch searchAsTheReport(const NoiseMatch& match, const std::string& search, const std::string& loss,
                               const Job& job);
void printSearch(std::ostream& out, const ReportSearch& search);
nlohmann::ordered_json searchJson(const ReportSearch& search);

/// Histogram of empty pixels on a logarithmic axis, and what the model expects of it.
void writeFigure(const std::filesystem::path& path, const std::filesystem::path& movie,
                 const NoiseMatch& match);

} // namespace perrin::app
