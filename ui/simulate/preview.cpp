// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/preview.h"

#include "core/simulate/renderer.h"
#include "core/track/follow.h"
#include "core/units.h"

#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr double mostPixels = 16.0 * 512 * 512;
// Scores (log-likelihood ratios) of the detector that noise reaches once in a thousand frames within the
// molecule's reach, and once in ten.
constexpr double clearScore = 11, weakScore = 6;

// The 2024 report's frames: PSF of 4.7 hr px, background, divisor and the counts of the brightest pixel.
constexpr double reportSigma = 0.94, reportBackground = 100, reportDivisor = 1000, reportCounts = 40.96;

bool isReport(const Scenario& scenario) {
    return scenario.formation == Formation::Report2024;
}

double psfSigmaOf(const Preview& preview) { // px
    return isReport(preview.scenario) ? reportSigma : preview.truth.conditions.psfSigma;
}

std::vector<Image> framesOf(const FrameStack& stack) {
    std::vector<Image> frames;
    for (Eigen::Index i = 0; i < stack.frames(); ++i)
        frames.emplace_back(stack.frame(i));
    return frames;
}

/// In the units of the noisy ones.
std::vector<Image> noiseFreeFrames(FrameStack expected, const Scenario& scenario) {
    const Camera& camera = scenario.sensor.camera;
    if (isReport(scenario))
        expected.pixels =
            (expected.pixels + static_cast<float>(reportBackground)) / static_cast<float>(reportDivisor);
    else
        expected.pixels =
            expected.pixels * static_cast<float>(camera.gain) + static_cast<float>(camera.offset);
    return framesOf(expected);
}

MeasureSettings settingsFor(const Scenario& scenario) {
    MeasureSettings settings;
    settings.acquisition = scenario.acquisition;
    if (!isReport(scenario)) {
        settings.find.camera = scenario.sensor.camera;
        settings.find.camera->maps = {}; // where on the chip the window lies is the simulation's secret
    }
    // The usual prior, or a decade to both sides where D lies outside.
    const double d = scenario.motion.diffusionCoefficient.value * *scenario.acquisition.frameInterval /
                     std::pow(*scenario.acquisition.pixelSize, 2);
    if (d > 0) {
        settings.priorLow = std::min(settings.priorLow, d / 10);
        settings.priorHigh = std::max(settings.priorHigh, d * 10);
    }
    return settings;
}

/// What finding would learn from a movie of this scenario.
FindCalibration calibrationFor(const Preview& preview) {
    FindCalibration calibration;
    calibration.psfSigma = psfSigmaOf(preview);
    calibration.threshold = clearScore;
    calibration.weakThreshold = weakScore;
    if (isReport(preview.scenario)) {
        double brightest = 0; // every frame has its own gain; they are much alike
        for (const Image& frame : preview.noisy)
            brightest += frame.maxCoeff() / static_cast<double>(preview.noisy.size());
        calibration.noiseSlope = brightest / reportCounts;
        calibration.noiseFloor = 1e-4; // of the background, 10 before the division
    }
    return calibration;
}

Track localize(const Preview& preview, const Job& job) {
    const FindCalibration calibration = calibrationFor(preview);
    const double reach =
        2 + 3 * calibration.psfSigma; // px, about its true place: it is known which spot is meant
    Track track{.id = 1, .spots = {}};
    for (std::size_t i = 0; i < preview.noisy.size(); ++i) {
        job.checkCancelled();
        const Image& frame = preview.noisy[i];
        const auto row = static_cast<Eigen::Index>(i);
        const double x = preview.truth.centres(row, 0), y = preview.truth.centres(row, 1);
        if (x < -0.5 || y < -0.5 || x > static_cast<double>(frame.cols()) - 0.5 ||
            y > static_cast<double>(frame.rows()) - 0.5)
            continue;
        const auto spot =
            spotNear(frame, static_cast<int>(i), x, y, reach, preview.measureSettings.find, calibration);
        if (spot && spot->clear)
            track.spots.push_back(*spot);
    }
    return track;
}

std::optional<Measurability> measurabilityOf(const Scenario& scenario) {
    const bool lit = isReport(scenario) || scenario.emission.photons.value > 0;
    if (!lit || scenario.motion.kind == MotionKind::Immobile ||
        !(scenario.motion.diffusionCoefficient.value > 0))
        return std::nullopt;
    return measurability(scenario);
}

} // namespace

int framesShown(const WindowSettings& window) {
    const double pixels = static_cast<double>(window.width) * window.height;
    return std::clamp(static_cast<int>(mostPixels / pixels), 1, window.frames);
}

Preview makePreview(const PreviewRequest& request, const Job& job) {
    Preview preview{.request = request,
                    .scenario = request.scenario.fixed(),
                    .truth = {},
                    .noiseFree = {},
                    .noisy = {},
                    .measured = {},
                    .measureSettings = {}};
    preview.scenario.window.frames = framesShown(preview.scenario.window);
    const Simulator simulator(preview.scenario, request.seed);
    preview.truth = simulator.truth(0);
    job.checkCancelled();
    preview.noiseFree = noiseFreeFrames(simulator.expected(preview.truth), preview.scenario);
    job.checkCancelled();
    preview.noisy = framesOf(simulator.record(preview.truth));
    preview.measureSettings = settingsFor(preview.scenario);
    const Track track = localize(preview, job);
    if (!track.spots.empty())
        preview.measured = measureTrack(track, preview.measureSettings);
    preview.measurability = measurabilityOf(request.scenario); // how well the PSF is known counts too
    return preview;
}

MagnifiedFrame magnify(const Preview& preview, int frame) {
    constexpr int oversampling = 8;
    constexpr Eigen::Index leastSide = 7, mostSide = 40; // px
    const Truth& truth = preview.truth;
    const double sigma = psfSigmaOf(preview);
    const Eigen::Index each = preview.scenario.motion.subPositions;
    // As wide in every frame, so that frames can be compared.
    double widest = 0;
    for (Eigen::Index i = 0; i < truth.centres.rows(); ++i) {
        const auto path = truth.path.middleRows(i * each, each);
        widest = std::max(widest, (path.colwise().maxCoeff() - path.colwise().minCoeff()).maxCoeff());
    }
    const auto side =
        std::clamp(static_cast<Eigen::Index>(std::ceil(widest + 5 * sigma)), leastSide, mostSide);
    MagnifiedFrame magnified{
        .pixels = {},
        .oversampling = oversampling,
        .left = std::floor(truth.centres(frame, 0) + 0.5 - 0.5 * static_cast<double>(side)),
        .top = std::floor(truth.centres(frame, 1) + 0.5 - 0.5 * static_cast<double>(side)),
        .places = truth.path.middleRows(frame * each, each),
        .found = {},
        .centre = truth.centres.row(frame).transpose().array()};
    Positions moved = magnified.places;
    moved.col(0).array() -= magnified.left;
    moved.col(1).array() -= magnified.top;
    const Eigen::ArrayXd light = truth.light.segment(frame * each, each);
    magnified.pixels =
        oversampledExposure(side, side, oversampling, moved, light, sigma, truth.conditions.photons);
    for (const Spot& spot : preview.measured.track.spots)
        if (spot.frame == frame)
            magnified.found = Eigen::Array2d(spot.x, spot.y);
    return magnified;
}

} // namespace perrin::ui
