// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/bayes.h"
#include "core/diffusion/brownian_test.h"
#include "core/diffusion/cve.h"
#include "core/diffusion/measurement.h"
#include "core/diffusion/mle.h"
#include "core/diffusion/msd.h"
#include "core/error.h"
#include "core/table.h"

#include <cmath>

namespace perrin {
namespace {

// Range of the localization SD where it is unknown, px: from the best ever reached to a spot that is hardly
// there.
constexpr double finestLocalization = 0.005, coarsestLocalization = 0.5;

void describe(Molecule& molecule, const MeasureSettings& settings) {
    const double pixel = settings.acquisition.pixelSize.value();
    const auto count = static_cast<double>(molecule.track.spots.size());
    double amplitude = 0;
    for (const Spot& spot : molecule.track.spots) {
        molecule.x += spot.x * pixel / count;
        molecule.y += spot.y * pixel / count;
        amplitude += spot.amplitude / count;
        molecule.background += spot.background / count;
    }
    (settings.find.camera ? molecule.photons : molecule.amplitudeAdu) = amplitude;
}

void addFlag(Molecule& molecule, const char* flag, std::string reason) {
    molecule.flags.emplace_back(flag);
    molecule.flagReasons.push_back(std::move(reason));
}

/// Likelihood of rest. It is the same whatever the exposure: a molecule at rest is not blurred. Without the
/// exposure the localization error is fitted less the blur, which a molecule near rest hardly has.
MleEstimate restTest(Trajectory trajectory) {
    if (trajectory.blurCoefficient)
        return mle(trajectory);
    trajectory.blurCoefficient = 0;
    return mleFittedLocalization(trajectory);
}

BayesPrior priorOf(const MeasureSettings& settings) {
    const double pixel = settings.acquisition.pixelSize.value();
    const double unit = pixel * pixel / settings.acquisition.frameInterval.value();
    return {settings.priorLow * unit, settings.priorHigh * unit, finestLocalization * pixel,
            coarsestLocalization * pixel};
}

Estimate chosen(const Molecule& molecule) {
    switch (molecule.method) {
    case Method::Mle:
        return molecule.mle;
    case Method::Bayes:
        return molecule.bayes;
    case Method::Network:
        return molecule.network; // empty before it is asked
    case Method::Msd:
        return molecule.msd;
    case Method::MsdReport:
        return {molecule.msdReport, {}, {}};
    case Method::Cve:
        break;
    }
    if (!molecule.cve)
        return {};
    const double reach = 1.959964 * molecule.cveSe.value();
    return {molecule.cve, *molecule.cve - reach, *molecule.cve + reach};
}

void flagShape(Molecule& molecule, const Trajectory& trajectory) {
    const BrownianTest test = testBrownian(trajectory);
    if (test.verdict == BrownianTest::Verdict::Confined)
        addFlag(molecule, "NOT_BROWNIAN",
                "It stays closer to its place than free diffusion would (" + numberText(test.slowPower, 2) +
                    " of the slow motion expected): confined, or its D depends on the time looked at.");
    else if (test.verdict == BrownianTest::Verdict::Directed)
        addFlag(molecule, "NOT_BROWNIAN",
                "It travels further than free diffusion would (" + numberText(test.slowPower, 2) +
                    " times the slow motion expected, mean velocity " + numberText(test.driftSpeed, 2) +
                    " um/s): carried along, drifting, or of changing D.");
}

} // namespace

Trajectory trajectoryOf(const Track& track, const MeasureSettings& settings) {
    const double pixel = settings.acquisition.pixelSize.value();
    const auto count = static_cast<Eigen::Index>(track.spots.size());
    Trajectory trajectory;
    trajectory.frameInterval = settings.acquisition.frameInterval.value();
    trajectory.blurCoefficient = settings.acquisition.blurCoefficient();
    trajectory.positions.resize(count, 2);
    Eigen::VectorXd variance(count);
    for (Eigen::Index i = 0; i < count; ++i) {
        const Spot& spot = track.spots[static_cast<std::size_t>(i)];
        trajectory.frames.push_back(spot.frame);
        trajectory.positions.row(i) << spot.x * pixel, spot.y * pixel;
        variance[i] = (spot.xSd * spot.xSd + spot.ySd * spot.ySd) / 2 * pixel * pixel;
    }
    if (settings.find.camera && variance.array().isFinite().all() && variance.minCoeff() > 0)
        trajectory.localizationVariance = variance;
    return trajectory;
}

Molecule measureTrack(const Track& track, const MeasureSettings& settings) {
    settings.check();
    if (track.spots.empty())
        throw Error("track " + std::to_string(track.id) + " has no spots; there is nothing to measure");
    Molecule molecule;
    molecule.track = track;
    const Trajectory trajectory = trajectoryOf(track, settings);
    describe(molecule, settings);
    molecule.motionBlurR = trajectory.blurCoefficient;
    const bool exposureKnown = trajectory.blurCoefficient.has_value();
    molecule.method = settings.method.value_or(exposureKnown ? Method::Mle : Method::Cve);
    if (!exposureKnown)
        addFlag(molecule, "EXPOSURE_UNKNOWN",
                "Maximum likelihood and Bayes need the exposure, which is not known; give it to have them.");
    if (trajectory.localizationVariance.size() > 0)
        molecule.localizationSd = std::sqrt(trajectory.localizationVariance.mean());
    if (track.spots.size() < 3) {
        addFlag(molecule, "TOO_SHORT", "It was seen in fewer than 3 frames.");
        return molecule;
    }

    if (const auto estimate = cve(trajectory)) {
        molecule.cve = estimate->diffusionCoefficient;
        molecule.cveSe = estimate->standardError;
    }
    if (const auto fit = fitMsd(trajectory))
        molecule.msd = fit->d;
    molecule.msdReport = msdReport(trajectory);
    if ((trajectory.positions.rowwise() - trajectory.positions.row(0)).squaredNorm() <= 0) {
        addFlag(molecule, "IMMOBILE", "Every position is the same to the last digit.");
        return molecule;
    }
    const MleEstimate rest = restTest(trajectory);
    if (exposureKnown) {
        molecule.mle = rest.d;
        molecule.bayes = bayes(trajectory, priorOf(settings)).d;
        if (!molecule.localizationSd && rest.localizationVariance > 0)
            molecule.localizationSd = std::sqrt(rest.localizationVariance);
    }
    molecule.d = chosen(molecule);
    if (rest.motionEvidence < restThreshold) {
        molecule.d = {{}, {}, rest.d.high};
        addFlag(molecule, "IMMOBILE",
                "Its motion cannot be told from its localization error; the upper limit holds in 95 of 100 "
                "cases.");
    }
    flagShape(molecule, trajectory);
    if (molecule.d.value && *molecule.d.value > settings.link.maxD)
        addFlag(molecule, "BEYOND_LARGEST_D",
                "Its D is above " + numberText(settings.link.maxD, 3) +
                    " um^2/s, the largest that was looked for: its longest steps may have been lost, and D "
                    "comes out "
                    "too small. Raise the largest D.");
    const std::optional<double> d = molecule.d.value ? molecule.d.value : rest.d.value;
    if (d && *d > 0 && molecule.localizationSd)
        molecule.diffusionSnr = std::sqrt(*d * trajectory.frameInterval) / *molecule.localizationSd;
    return molecule;
}

} // namespace perrin
