// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/scenario_settings.h"

#include "ui/simulate/choice_row.h"
#include "ui/simulate/scenario_panel.h"
#include "ui/simulate/setting_builders.h"

namespace perrin::ui {
namespace {

using Scale = Travel::Scale;

const QString perSecond = QStringLiteral("s⁻¹");
const QString diffusionUnit = QStringLiteral("µm²/s");

std::function<bool(const Scenario&)> moves(MotionKind kind) {
    return [kind](const Scenario& scenario) { return scenario.motion.kind == kind; };
}
bool perPixel(const Scenario& scenario) {
    return isPhysical(scenario) && scenario.sensor.perPixel();
}

SettingField* motionKind() {
    const auto choice = [](MotionKind kind, const QString& text, const QString& tip) {
        return Choice{text, tip, [kind](Scenario& scenario) { scenario.motion.kind = kind; }, moves(kind)};
    };
    return new ChoiceRow(
        "motionKind", ScenarioPanel::tr("Motion"), ScenarioPanel::tr("How the molecule moves in the plane"),
        {choice(MotionKind::Brownian, ScenarioPanel::tr("Brownian"), ScenarioPanel::tr("Free diffusion")),
         choice(MotionKind::Confined, ScenarioPanel::tr("Confined"),
                ScenarioPanel::tr("Diffusion in a circle that reflects")),
         choice(MotionKind::Directed, ScenarioPanel::tr("Directed"),
                ScenarioPanel::tr("Diffusion with a steady drift")),
         choice(MotionKind::TwoState, ScenarioPanel::tr("Two states"),
                ScenarioPanel::tr("Switches between two D at random")),
         choice(MotionKind::Immobile, ScenarioPanel::tr("Immobile"),
                ScenarioPanel::tr("Stays where it is"))});
}

SettingField* cameraKind() {
    const auto plain = [](Scenario& scenario, bool em) {
        SensorSettings& sensor = scenario.sensor;
        sensor.camera.em = em;
        sensor.camera.maps = {};
        sensor.offsetSpread = sensor.gainSpread = sensor.readNoiseSpread = 0;
    };
    const auto ownPixels = [plain](Scenario& scenario) {
        plain(scenario, false);
        const SensorSettings usual = preset("scmos").sensor;
        scenario.sensor.offsetSpread = usual.offsetSpread;
        scenario.sensor.gainSpread = usual.gainSpread;
        scenario.sensor.readNoiseSpread = usual.readNoiseSpread;
    };
    return new ChoiceRow(
        "cameraKind", ScenarioPanel::tr("Camera"), ScenarioPanel::tr("What turns light into numbers"),
        {{ScenarioPanel::tr("CCD"), ScenarioPanel::tr("All pixels alike; Poisson noise and read noise"),
          [plain](Scenario& scenario) { plain(scenario, false); },
          [](const Scenario& s) { return !s.sensor.camera.em && !s.sensor.perPixel(); }},
         {ScenarioPanel::tr("EMCCD"),
          ScenarioPanel::tr(
              "Electron multiplication: hardly any read noise, but twice the variance of the light"),
          [plain](Scenario& scenario) { plain(scenario, true); },
          [](const Scenario& s) { return s.sensor.camera.em; }},
         {ScenarioPanel::tr("sCMOS"),
          ScenarioPanel::tr("Every pixel has its own offset, gain and read noise"), ownPixels,
          [](const Scenario& s) { return !s.sensor.camera.em && s.sensor.perPixel(); }}},
        isPhysical);
}

} // namespace

SettingGroup motionFields() {
    const NumberEdit::Limits d{.above = 0, .orEqual = true, .upTo = 1e4};
    const NumberEdit::Limits rate{.above = 0, .orEqual = true, .upTo = 1e6};
    SettingGroup group;
    group.usual = {
        row("simulatedD", ScenarioPanel::tr("D"), diffusionUnit,
            ScenarioPanel::tr(
                "Diffusion coefficient of the molecule in the preview.\nTypical: 0.01 to 1 in membranes, "
                "1 to 10 in cytosol, above 10 in water."),
            d, {0.001, 100, Scale::Logarithmic}, access(diffusionOf), isMobile),
        motionKind(),
        row("confinementRadius", ScenarioPanel::tr("Radius"), ScenarioPanel::tr("nm"),
            ScenarioPanel::tr("Of the circle that the molecule cannot leave. Typical: 50 to 500 nm."),
            {.above = 0}, {20, 2000, Scale::Logarithmic},
            access(&Scenario::motion, &MotionSettings::confinementRadius, milli),
            moves(MotionKind::Confined)),
        row("driftSpeed", ScenarioPanel::tr("Speed"), ScenarioPanel::tr("µm/s"),
            ScenarioPanel::tr(
                "Of the drift on top of the diffusion; its direction is drawn. Typical: 0.5 to 2 µm/s "
                "for molecular motors."),
            {.above = 0, .orEqual = true, .upTo = 1e5}, {0.01, 100, Scale::LogarithmicFromZero},
            access(&Scenario::motion, &MotionSettings::speed), moves(MotionKind::Directed)),
        row("secondD", ScenarioPanel::tr("Second D"), diffusionUnit,
            ScenarioPanel::tr("Diffusion coefficient in the other state, bound for example."), d,
            {0.001, 100, Scale::LogarithmicFromZero},
            access(&Scenario::motion, &MotionSettings::secondDiffusionCoefficient),
            moves(MotionKind::TwoState)),
        row("leaveFirst", ScenarioPanel::tr("Leaves first"), perSecond,
            ScenarioPanel::tr(
                "How often a second the first state is left for the other. Typical: 0.1 to 100."),
            rate, {0.01, 1000, Scale::LogarithmicFromZero},
            access(&Scenario::motion, &MotionSettings::leaveFirst), moves(MotionKind::TwoState)),
        row("leaveSecond", ScenarioPanel::tr("Leaves second"), perSecond,
            ScenarioPanel::tr(
                "How often a second the second state is left for the first. Typical: 0.1 to 100."),
            rate, {0.01, 1000, Scale::LogarithmicFromZero},
            access(&Scenario::motion, &MotionSettings::leaveSecond), moves(MotionKind::TwoState)),
        row("simulatedFrames", ScenarioPanel::tr("Frames"), {},
            ScenarioPanel::tr("Length of a stack. The error of D falls with its square root. Typical: 16."),
            {.above = 1, .orEqual = true, .upTo = 1e5, .whole = true}, {4, 256, Scale::Logarithmic},
            access(&Scenario::window, &WindowSettings::frames)),
        row("subPositions", ScenarioPanel::tr("Sub-positions"), ScenarioPanel::tr("/frame"),
            ScenarioPanel::tr(
                "Places of the molecule in one exposure, which together make its blur.\n16 and more are "
                "free of bias; the 2024 report has 10."),
            {.above = 1, .orEqual = true, .upTo = 1000, .whole = true}, {1, 64, Scale::Logarithmic},
            access(&Scenario::motion, &MotionSettings::subPositions), isPhysical)};
    return group;
}

SettingGroup microscopeFields() {
    SettingGroup group;
    group.usual = {
        row("simulatedPixelSize", ScenarioPanel::tr("Pixel size"), ScenarioPanel::tr("nm"),
            ScenarioPanel::tr(
                "Of one pixel in the sample: camera pixel / magnification. Typical: 80 to 160 nm."),
            {.above = 0}, {20, 500, Scale::Logarithmic}, access(&Acquisition::pixelSize)),
        row("simulatedInterval", ScenarioPanel::tr("Frame interval"), ScenarioPanel::tr("ms"),
            ScenarioPanel::tr("From the start of one frame to the start of the next. Typical: 5 to 100 ms."),
            {.above = 0}, {1, 1000, Scale::Logarithmic}, access(&Acquisition::frameInterval)),
        row("simulatedExposure", ScenarioPanel::tr("Exposure"), ScenarioPanel::tr("ms"),
            ScenarioPanel::tr(
                "How long light is collected in each frame; at most the frame interval.\nA shorter one "
                "blurs fast molecules less."),
            {.above = 0}, {0.1, 1000, Scale::Logarithmic}, access(&Acquisition::exposure)),
        row("simulatedFwhm", ScenarioPanel::tr("PSF FWHM"), ScenarioPanel::tr("nm"),
            ScenarioPanel::tr(
                "Full width at half maximum of a resting molecule's image, about half the wavelength "
                "over NA.\nTypical: 200 to 350 nm."),
            {.above = 1, .orEqual = true, .upTo = 1e5}, {100, 1000, Scale::Logarithmic},
            access(&Scenario::psf, &PsfSettings::fwhm, milli), isPhysical)};
    return group;
}

SettingGroup lightFields() {
    const auto file = [](const char* name, const QString& label, const QString& tip,
                         std::filesystem::path CameraMaps::*field) {
        return new FileRow(name, label, tip, field, perPixel);
    };
    const NumberEdit::Limits seconds{.above = 0, .orEqual = true, .upTo = 1e9};
    SettingGroup group;
    // Electrons in the scenario, as cameras are specified; ADU here, as the picture shows it.
    const Access gaussian{
        [](const Scenario& s) { return s.sensor.camera.readNoise * s.sensor.camera.gain; },
        [](Scenario& s, double value) { s.sensor.camera.readNoise = value / s.sensor.camera.gain; }};
    group.usual = {
        cameraKind(),
        row("simulatedPhotons", ScenarioPanel::tr("Photons"), ScenarioPanel::tr("/frame"),
            ScenarioPanel::tr("Detected from the molecule in one exposure. Typical: 100 to 2000."),
            {.above = 0, .orEqual = true, .upTo = 1e7}, {10, 10000, Scale::Logarithmic}, access(photonsOf),
            isPhysical),
        row("simulatedBackground", ScenarioPanel::tr("Background"), ScenarioPanel::tr("ph/px"),
            ScenarioPanel::tr(
                "Detected photons a pixel and exposure without the molecule. Typical: 1 to 40."),
            {.above = 0, .orEqual = true, .upTo = 1e6}, {0.1, 1000, Scale::LogarithmicFromZero},
            access(backgroundOf), isPhysical),
        row("gaussianNoise", ScenarioPanel::tr("Gaussian noise"), ScenarioPanel::tr("ADU"),
            ScenarioPanel::tr(
                "Standard deviation of the read noise: electrons rms × gain.\nTypical: 1 to 5 ADU (sCMOS, "
                "CCD), 10 to 30 (EMCCD)."),
            {.above = 0, .orEqual = true}, {0.1, 100, Scale::LogarithmicFromZero}, gaussian, isPhysical),
        row("laplaceNoise", ScenarioPanel::tr("Laplace noise b"), ScenarioPanel::tr("ADU"),
            ScenarioPanel::tr(
                "Scale of heavy-tailed noise: its variance is 2 b². Usually 0; Match finds it on a real "
                "frame."),
            {.above = 0, .orEqual = true, .upTo = 1e5}, {0.1, 100, Scale::LogarithmicFromZero},
            access(&Scenario::sensor, &SensorSettings::laplaceNoise), isPhysical),
        row("simulatedGain", ScenarioPanel::tr("Gain"), ScenarioPanel::tr("ADU/e⁻"),
            ScenarioPanel::tr(
                "ADU per photo-electron, EM gain included. Typical: 0.5 to 3 (sCMOS, CCD), 30 to 100 "
                "(EMCCD)."),
            {.above = 0}, {0.1, 300, Scale::Logarithmic}, access(&Camera::gain), isPhysical),
        row("simulatedOffset", ScenarioPanel::tr("Offset"), ScenarioPanel::tr("ADU"),
            ScenarioPanel::tr("Mean value of a pixel without light. Typical: 100 to 500."), {},
            {0, 2000, Scale::Linear}, access(&Camera::offset), isPhysical),
        row("offsetSpread", ScenarioPanel::tr("Offset spread"), ScenarioPanel::tr("ADU"),
            ScenarioPanel::tr("Standard deviation of the offset from pixel to pixel. Typical: 1 to 3."),
            {.above = 0, .orEqual = true, .upTo = 1e4}, {0.1, 100, Scale::LogarithmicFromZero},
            access(&Scenario::sensor, &SensorSettings::offsetSpread), perPixel),
        row("gainSpread", ScenarioPanel::tr("Gain spread"), ScenarioPanel::tr("%"),
            ScenarioPanel::tr("Relative standard deviation of the gain from pixel to pixel. Typical: 1 %."),
            {.above = 0, .orEqual = true, .upTo = 30}, {0.1, 30, Scale::LogarithmicFromZero},
            access(&Scenario::sensor, &SensorSettings::gainSpread, percent), perPixel),
        row("readNoiseSpread", ScenarioPanel::tr("Noise spread"), ScenarioPanel::tr("of ln"),
            ScenarioPanel::tr(
                "Standard deviation of the logarithm of the read noise from pixel to pixel; its median "
                "is the noise above.\nTypical: 0.25."),
            {.above = 0, .orEqual = true, .upTo = 2}, {0, 2, Scale::Linear},
            access(&Scenario::sensor, &SensorSettings::readNoiseSpread), perPixel),
        file("offsetMap", ScenarioPanel::tr("Offset map"),
             ScenarioPanel::tr("TIFF with the offset of every pixel, ADU"), &CameraMaps::offset),
        file("gainMap", ScenarioPanel::tr("Gain map"),
             ScenarioPanel::tr("TIFF with the gain of every pixel, ADU/e⁻"), &CameraMaps::gain),
        file("readNoiseMap", ScenarioPanel::tr("Noise map"),
             ScenarioPanel::tr("TIFF with the read noise of every pixel, e⁻ rms"), &CameraMaps::readNoise)};
    group.more = {
        row("backgroundSlope", ScenarioPanel::tr("Slope"), ScenarioPanel::tr("%"),
            ScenarioPanel::tr(
                "Change of the background from one edge of the picture to the opposite one; its direction "
                "is drawn.\nTypical: 0 to 30 %."),
            {.above = 0, .orEqual = true, .upTo = 100}, {0, 100, Scale::Linear},
            access(&Scenario::background, &BackgroundSettings::slope, percent), isPhysical),
        row("bleachingTime", ScenarioPanel::tr("Bleaches after"), ScenarioPanel::tr("s"),
            ScenarioPanel::tr(
                "Mean time until the molecule goes dark for good; 0: never. Typical: 0.5 to 20 s."),
            seconds, {0.01, 100, Scale::LogarithmicFromZero},
            access(&Scenario::emission, &EmissionSettings::bleachingTime), isPhysical),
        row("onTime", ScenarioPanel::tr("Blinks: on"), ScenarioPanel::tr("s"),
            ScenarioPanel::tr("Mean time of being lit; 0 for both: it does not blink."), seconds,
            {0.001, 10, Scale::LogarithmicFromZero}, access(&Scenario::emission, &EmissionSettings::onTime),
            isPhysical),
        row("offTime", ScenarioPanel::tr("Blinks: off"), ScenarioPanel::tr("s"),
            ScenarioPanel::tr("Mean time of being dark; 0 for both: it does not blink."), seconds,
            {0.001, 10, Scale::LogarithmicFromZero}, access(&Scenario::emission, &EmissionSettings::offTime),
            isPhysical),
        row("bitDepth", ScenarioPanel::tr("Bit depth"), ScenarioPanel::tr("bits"),
            ScenarioPanel::tr("Values are rounded and clipped to what so many bits hold. Typical: 16."),
            {.above = 8, .orEqual = true, .upTo = 16, .whole = true}, {8, 16, Scale::Linear},
            access(&Scenario::sensor, &SensorSettings::bitDepth), isPhysical)};
    return group;
}

} // namespace perrin::ui
