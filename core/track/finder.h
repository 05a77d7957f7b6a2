// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"
#include "core/movie/movie.h"
#include "core/optics/camera.h"
#include "core/track/noise_tail.h"
#include "core/track/track.h"

#include <optional>
#include <string_view>
#include <vector>

namespace perrin {

enum class DetectorKind { Glrt, Log, Dog, Wavelet };
enum class LocalizerKind { MaximumLikelihood, LeastSquares, RadialSymmetry, Centroid };
const char* name(DetectorKind kind);                // "glrt", "log", "dog", "wavelet"
const char* name(LocalizerKind kind);               // "mle", "least-squares", "radial-symmetry", "centroid"
DetectorKind detectorKind(std::string_view name);   // throws Error listing the names
LocalizerKind localizerKind(std::string_view name); // throws Error listing the names

/// How spots are found in every frame.
struct FindSettings {
    DetectorKind detector = DetectorKind::Glrt;
    LocalizerKind localizer =
        LocalizerKind::MaximumLikelihood; // without a camera least squares takes its place
    double falseAlarm = 0.05;             // expected number of false spots a frame
    std::optional<double> psfSigma{};     // px; empty: measured on the movie's own spots
    std::optional<Camera> camera{};       // empty: noise from the residuals, brightness in ADU
    std::size_t channel = 0;

    bool operator==(const FindSettings&) const = default;
    void check() const; // throws Error naming the field and its value
};

/// That which places the spots: least squares takes the place of maximum likelihood without a camera.
LocalizerKind usedLocalizer(const FindSettings& settings);

inline constexpr double usualPsfSigma = 1.3; // px, where it is neither given nor can be measured

/// What was learned from a sample of the movie's frames before finding in all of them.
struct FindCalibration {
    double psfSigma = 0;       // px, width the detector looks for
    bool psfMeasured = false;  // on the movie's own spots; else given, or usualPsfSigma
    double threshold = 0;      // score at which falseAlarm false spots a frame are expected
    double weakThreshold = 0;  // score at which 20 times as many are: such spots may bridge gaps
    double usualAmplitude = 0; // median light of clear spots: photons (camera known) or ADU; 0: too few seen
    double noiseSlope = 0;     // camera unknown: variance of a pixel = noiseFloor + noiseSlope * mean (ADU)
    double noiseFloor = 0;     // ADU^2
    NoiseTail noise{};         // of the scores at empty places

    bool operator==(const FindCalibration&) const = default;
};

/// Looks at up to ~200 frames spread over the movie. A camera with maps has its movie made even first
/// (evenMovie()), here as in all that takes a Movie. Throws Error, Cancelled.
FindCalibration calibrateFinder(const Movie& movie, const FindSettings& settings, const Job& job = {});

/// The same with the thresholds of another rate of false alarms: at once, without looking at the movie again.
/// They are those of calibrateFinder at the same psfSigma, which itself is measured on spots found at the
/// rate it was given. Throws Error.
FindCalibration withFalseAlarm(const FindCalibration& calibration, double falseAlarm);

/// Spots of one frame (even, where the camera has maps) above the weak threshold, highest score first,
/// `clear` those above the threshold; `frame` numbers them.
std::vector<Spot> findSpots(const Image& image, int frame, const FindSettings& settings,
                            const FindCalibration& calibration);

/// Spots of every frame, by frame; frames are worked on in parallel and never held together. Throws Error,
/// Cancelled.
std::vector<std::vector<Spot>> findSpots(const Movie& movie, const FindSettings& settings,
                                         const FindCalibration& calibration, const Job& job = {});

} // namespace perrin
