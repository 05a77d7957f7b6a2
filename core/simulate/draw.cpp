// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/draw.h"

#include "core/units.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace perrin {

Conditions drawConditions(const Scenario& scenario, std::uint64_t index, RandomStream& random) {
    Conditions drawn;
    const double d = scenario.motion.diffusionCoefficient.drawn(random.uniform(), index);
    drawn.diffusionCoefficient = scenario.motion.kind == MotionKind::Immobile ? 0 : d;
    drawn.photons = scenario.emission.photons.drawn(random.uniform(), index);
    drawn.background = scenario.background.photons.drawn(random.uniform(), index);
    const double widening = 1 + scenario.psf.tolerance * random.uniform(-1, 1);
    drawn.psfSigma = widening * scenario.psf.fwhm / fwhmPerSigma / *scenario.acquisition.pixelSize;
    const double angle = random.uniform(0, 2 * std::numbers::pi);
    const double slope = scenario.background.slope * drawn.background;
    drawn.backgroundSlopeX = slope * std::cos(angle) / scenario.window.width;
    drawn.backgroundSlopeY = slope * std::sin(angle) / scenario.window.width;
    if (scenario.background.slopedShare < 1 && random.uniform() >= scenario.background.slopedShare)
        drawn.backgroundSlopeX = drawn.backgroundSlopeY = 0;
    drawn.instrument = {.exposure = *scenario.acquisition.exposure,
                        .psfSigma = scenario.psf.fwhm / fwhmPerSigma / *scenario.acquisition.pixelSize,
                        .psfTolerance = scenario.psf.tolerance,
                        .em = scenario.sensor.camera.em,
                        .readNoise = scenario.sensor.camera.readNoise};
    return drawn;
}

void drawInstrument(const Scenario& scenario, std::uint64_t index, RandomStream& random, Conditions& drawn) {
    const InstrumentRanges& ranges = scenario.instruments;
    Instrument& instrument = drawn.instrument;
    instrument.exposure =
        *scenario.acquisition.frameInterval * ranges.exposureShare.drawn(random.uniform(), index);
    instrument.psfSigma = ranges.psfSigma.drawn(random.uniform(), index);
    instrument.psfTolerance = ranges.psfTolerance.drawn(random.uniform(), index);
    instrument.em = random.uniform() < ranges.emShare;
    instrument.readNoise =
        (instrument.em ? ranges.emReadNoise : ranges.readNoise).drawn(random.uniform(), index);
    drawn.psfSigma = instrument.psfSigma * (1 + instrument.psfTolerance * random.uniform(-1, 1));
    const Range& d = scenario.motion.diffusionCoefficient;
    const double least = ranges.leastD.drawn(random.uniform(), index), share = random.uniform();
    if (!(least > 0) || scenario.motion.kind == MotionKind::Immobile)
        return;
    if (d.draw == Range::Draw::LogUniform && least < d.high) {
        instrument.leastD = std::max(least, d.low);
        drawn.diffusionCoefficient = instrument.leastD * std::pow(d.high / instrument.leastD, share);
    } else {
        instrument.leastD = std::min(least, d.smallest());
    }
}

double fluctuation(double sd, RandomStream& random) {
    return sd > 0 ? std::exp(sd * static_cast<double>(random.normal()) - 0.5 * sd * sd) : 1;
}

BackgroundPlane::BackgroundPlane(const Conditions& conditions, Eigen::Index height, Eigen::Index width)
    : middle_(conditions.background), slopeX_(conditions.backgroundSlopeX),
      slopeY_(conditions.backgroundSlopeY), centreX_(static_cast<double>(width - 1) / 2),
      centreY_(static_cast<double>(height - 1) / 2), lowest_(static_cast<float>(middle_)) {
    if (!even())
        lowest_ = std::min({at(0, 0), at(0, width - 1), at(height - 1, 0), at(height - 1, width - 1)});
}

float BackgroundPlane::at(Eigen::Index y, Eigen::Index x) const {
    return static_cast<float>(std::max(0.0, middle_ + slopeX_ * (static_cast<double>(x) - centreX_) +
                                                slopeY_ * (static_cast<double>(y) - centreY_)));
}

void BackgroundPlane::fill(Eigen::Ref<Image> image, float base) const {
    if (even())
        image.setConstant(lowest_ - base);
    else
        for (Eigen::Index y = 0; y < image.rows(); ++y)
            for (Eigen::Index x = 0; x < image.cols(); ++x)
                image(y, x) = at(y, x) - base;
}

} // namespace perrin
