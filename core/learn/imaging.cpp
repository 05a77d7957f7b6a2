// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/imaging.h"

#include "core/simulate/report_2024.h"
#include "core/units.h"

namespace perrin {

Imaging imagingOf(const Scenario& scenario) {
    const Acquisition& acquisition = scenario.acquisition;
    const bool isReport = scenario.formation == Formation::Report2024;
    return {.pixelSize = acquisition.pixelSize.value(),
            .frameInterval = acquisition.frameInterval.value(),
            .exposure = acquisition.exposure.value(),
            .psfSigma = isReport ? report::psfSigma / report::binning
                                 : scenario.psf.fwhm / fwhmPerSigma / acquisition.pixelSize.value(),
            .psfTolerance = isReport ? 0 : scenario.psf.tolerance,
            .camera = isReport ? Camera{} : scenario.sensor.camera,
            .laplaceNoise = isReport ? 0 : scenario.sensor.laplaceNoise,
            .report = isReport};
}

Imaging imagingOf(const Scenario& scenario, const Conditions& conditions) {
    Imaging imaging = imagingOf(scenario);
    if (imaging.report)
        return imaging;
    const Instrument& instrument = conditions.instrument;
    imaging.exposure = instrument.exposure;
    imaging.psfSigma = instrument.psfSigma;
    imaging.psfTolerance = instrument.psfTolerance;
    imaging.camera.em = instrument.em;
    imaging.camera.readNoise = instrument.readNoise;
    imaging.leastD = instrument.leastD;
    return imaging;
}

FrameStack calibrated(const FrameStack& adu, const Imaging& imaging) {
    if (imaging.report)
        return adu;
    const auto offset = static_cast<float>(imaging.camera.offset);
    const auto perAdu = static_cast<float>(1 / imaging.camera.gain);
    return {.height = adu.height, .pixels = (adu.pixels - offset) * perAdu};
}

} // namespace perrin
