// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/scenario.h"

#include "core/error.h"
#include "core/table.h"

#include <cmath>
#include <optional>

namespace perrin {
namespace {

void inside(const std::string& name, double value, double least, double most) {
    if (!(value >= least && value <= most))
        throw Error(name + " is " + (std::isfinite(value) ? numberText(value) : "not a number") +
                    "; it must be from " + numberText(least) + " to " + numberText(most));
}

void above(const std::string& name, double value) {
    if (!(value > 0 && std::isfinite(value)))
        throw Error(name + " is " + (std::isfinite(value) ? numberText(value) : "not a number") +
                    "; it must be above 0");
}

constexpr double mostSubPositions = 4e6; // of a stack
constexpr double mostSwitches = 1e4;     // a frame: each is drawn

/// Switching that takes `first` and `second` s on average.
void countable(const std::string& what, double first, double second, double frameInterval) {
    const double switches = 2 * frameInterval / (first + second);
    if (switches > mostSwitches)
        throw Error(what + " would switch " + numberText(switches, 2) +
                    " times a frame, which cannot be told from its average; make that at most " +
                    numberText(mostSwitches));
}

void known(const std::string& name, const std::optional<double>& value) {
    if (!value)
        throw Error(name + " is not given; a simulation needs it");
}

} // namespace

void MotionSettings::check() const {
    diffusionCoefficient.check("motion.diffusion_coefficient_um2_per_s", 0, 1e4);
    above("motion.confinement_radius_um", confinementRadius);
    inside("motion.speed_um_per_s", speed, 0, 1e5);
    inside("motion.second_diffusion_coefficient_um2_per_s", secondDiffusionCoefficient, 0, 1e4);
    inside("motion.leave_first_per_s", leaveFirst, 0, 1e6);
    inside("motion.leave_second_per_s", leaveSecond, 0, 1e6);
    inside("motion.sub_positions", subPositions, 1, 1000);
    inside("motion.even_effective_d_up_to_um2_per_s", evenEffectiveD, 0, 1e4);
}

void EmissionSettings::check() const {
    photons.check("emission.photons", 0, 1e7);
    inside("emission.bleaching_time_s", bleachingTime, 0, 1e9);
    inside("emission.on_time_s", onTime, 0, 1e9);
    inside("emission.off_time_s", offTime, 0, 1e9);
    fluctuation.check("emission.fluctuation", 0, 2);
    if ((onTime > 0) != (offTime > 0))
        throw Error("emission.on_time_s is " + numberText(onTime) + " and emission.off_time_s is " +
                    numberText(offTime) + "; give both to make the molecule blink, or 0 for both");
}

void BackgroundSettings::check() const {
    photons.check("background.photons", 0, 1e6);
    inside("background.slope", slope, 0, 1);
    inside("background.sloped_share", slopedShare, 0, 1);
}

void PsfSettings::check() const {
    inside("psf.fwhm_um", fwhm, 0.001, 100);
    inside("psf.tolerance", tolerance, 0, 0.9);
}

bool SensorSettings::perPixel() const {
    return !camera.maps.empty() || offsetSpread > 0 || gainSpread > 0 || readNoiseSpread > 0;
}

void SensorSettings::check() const {
    try {
        camera.check();
    } catch (const Error& error) {
        throw Error(std::string("sensor: ") + error.what());
    }
    inside("sensor.laplace_adu", laplaceNoise, 0, 1e5);
    inside("sensor.bit_depth", bitDepth, 8, 16);
    inside("sensor.offset_spread_adu", offsetSpread, 0, 1e4);
    inside("sensor.gain_spread", gainSpread, 0, 0.3);
    inside("sensor.read_noise_spread", readNoiseSpread, 0, 2);
}

void InstrumentRanges::check() const {
    exposureShare.check("instruments.exposure_share", 0.001, 1);
    psfSigma.check("instruments.psf_sigma_px", 0.1, 50);
    psfTolerance.check("instruments.psf_tolerance", 0, 0.9);
    inside("instruments.em_share", emShare, 0, 1);
    readNoise.check("instruments.read_noise_e", 0, 1000);
    emReadNoise.check("instruments.em_read_noise_e", 0, 1000);
    leastD.check("instruments.least_d_um2_per_s", 0, 1e5);
}

void WindowSettings::check() const {
    inside("window.width_px", width, 1, 4096);
    inside("window.height_px", height, 1, 4096);
    inside("window.frames", frames, 1, 100000);
    inside("window.centring_px", centring, 0, 4096);
    neighbours.check("window.neighbours", 0, 100);
}

void FieldSettings::check() const {
    inside("field.width_px", width, 8, 8192);
    inside("field.height_px", height, 8, 8192);
    inside("field.frames", frames, 1, 10000000);
    inside("field.molecules", molecules, 0, 100000);
}

void Scenario::check() const {
    motion.check();
    emission.check();
    background.check();
    known("microscope.pixel_size_um", acquisition.pixelSize);
    known("microscope.frame_interval_s", acquisition.frameInterval);
    known("microscope.exposure_s", acquisition.exposure);
    acquisition.check();
    psf.check();
    const double sigmaInPixels = psf.fwhm / *acquisition.pixelSize / 2.35;
    if (sigmaInPixels > 50)
        throw Error("psf.fwhm_um is " + numberText(psf.fwhm) + " and microscope.pixel_size_um is " +
                    numberText(*acquisition.pixelSize) +
                    "; a molecule would be wider than 100 px. Are both in um?");
    sensor.check();
    instruments.check();
    if (instruments.drawn && sensor.perPixel())
        throw Error(
            "instruments.drawn is true and the sensor's pixels differ; the cameras that are drawn have "
            "pixels that are all the same: make one of them false");
    window.check();
    field.check();
    if (static_cast<double>(window.frames) * motion.subPositions > mostSubPositions)
        throw Error("window.frames is " + std::to_string(window.frames) + " and motion.sub_positions is " +
                    std::to_string(motion.subPositions) + "; a stack may have at most " +
                    numberText(mostSubPositions, 7) + " sub-positions in all");
    if (emission.onTime > 0)
        countable("a molecule with these emission.on_time_s and off_time_s", emission.onTime,
                  emission.offTime, *acquisition.frameInterval);
    if (motion.kind == MotionKind::TwoState && motion.leaveFirst > 0 && motion.leaveSecond > 0)
        countable("a molecule with these motion.leave_first_per_s and leave_second_per_s",
                  1 / motion.leaveFirst, 1 / motion.leaveSecond, *acquisition.frameInterval);
    if (formation == Formation::Report2024 &&
        (window.width != 64 || window.height != 64 || motion.subPositions != 10))
        throw Error("the 2024 report's image formation is for windows of 64x64 px and 10 sub-positions a "
                    "frame, not " +
                    std::to_string(window.width) + "x" + std::to_string(window.height) + " and " +
                    std::to_string(motion.subPositions));
}

Scenario Scenario::fixed() const {
    Scenario copy = *this;
    for (Range* range : {&copy.motion.diffusionCoefficient, &copy.emission.photons,
                         &copy.emission.fluctuation, &copy.background.photons, &copy.window.neighbours})
        *range = Range::fixed(range->value);
    copy.psf.tolerance = 0;
    copy.instruments.drawn = false;
    copy.motion.evenEffectiveD = 0;
    return copy;
}

} // namespace perrin
