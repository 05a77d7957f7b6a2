// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/reference_errors.h"

#include "core/diffusion/spot_precision.h"
#include "core/learn/evaluation.h"
#include "core/learn/parallel_stacks.h"
#include "core/learn/tracked_stack.h"
#include "core/simulate/random_stream.h"

#include <cmath>
#include <memory>

namespace perrin {
namespace {

constexpr Eigen::Index gridPoints = 97; // of ln D
constexpr std::uint64_t pathsForMean = 10000;
constexpr double mostPhotons = 20000; // of a stack: more tell hardly more, and take their time

/// D is told from the mean of ln D under its posterior.
class PhotonPosterior {
  public:
    /// noise: variance of a photon's place an axis.
    PhotonPosterior(double low, double high, double noise)
        : logD_(Eigen::ArrayXd::LinSpaced(gridPoints, std::log(low), std::log(high))), d_(logD_.exp()),
          noise_(noise), meanX_(Eigen::ArrayXd::Zero(gridPoints)), meanY_(meanX_), variance_(meanX_),
          logLikelihood_(meanX_), product_(Eigen::ArrayXd::Ones(gridPoints)) {}

    /// The next photon, `wait` s after the last one (Kalman's filter of a Brownian path, for every D at
    /// once).
    void add(double x, double y, double wait) {
        if (count_++ == 0) {
            meanX_ = x;
            meanY_ = y;
            variance_ = noise_;
            return;
        }
        variance_ += 2 * wait * d_;
        const Eigen::ArrayXd total = variance_ + noise_, offX = x - meanX_, offY = y - meanY_;
        const Eigen::ArrayXd gain = variance_ / total;
        logLikelihood_ -= 0.5 * (offX.square() + offY.square()) / total;
        meanX_ += gain * offX;
        meanY_ += gain * offY;
        variance_ = gain * noise_;
        product_ *= total / noise_;
        if (count_ % 32 == 0) // one logarithm for many photons
            takeLogarithm();
    }

    double meanLogD() {
        takeLogarithm();
        const Eigen::ArrayXd weight = (logLikelihood_ - logLikelihood_.maxCoeff()).exp();
        return (weight * logD_).sum() / weight.sum();
    }

  private:
    void takeLogarithm() {
        logLikelihood_ -= product_.log();
        product_ = 1;
    }

    Eigen::ArrayXd logD_, d_;
    double noise_;
    Eigen::ArrayXd meanX_, meanY_, variance_, logLikelihood_, product_;
    std::size_t count_ = 0;
};

/// So many photons without any background tell a molecule's place as well as its own do amidst theirs.
double clearPhotons(const Conditions& drawn) {
    SpotLight light{.photons = drawn.photons,
                    .background = drawn.background,
                    .noise = {.slope = 1, .floor = 0},
                    .psfVariance = drawn.psfSigma * drawn.psfSigma};
    const double amidst = spotPrecision(light).centre;
    light.background = 0;
    const double clear = spotPrecision(light).centre;
    return std::isfinite(amidst) ? drawn.photons * clear / amidst : drawn.photons;
}

/// ln of the answer over the truth for one molecule whose every photon is known.
double photonError(const Simulator& simulator, std::uint64_t seed, std::uint64_t index) {
    const Scenario& scenario = simulator.scenario();
    const Conditions drawn = simulator.truth(index).conditions;
    RandomStream random(seed, index);
    const Range& range = scenario.motion.diffusionCoefficient;
    const double psf = drawn.psfSigma * *scenario.acquisition.pixelSize,
                 exposure = drawn.instrument.exposure;
    const int frames = scenario.window.frames;
    const double photons = std::min(clearPhotons(drawn), mostPhotons / frames);
    PhotonPosterior posterior(range.smallest(), range.largest(), psf * psf);
    double x = 0, y = 0, waited = 0;
    for (int frame = 0; frame < frames; ++frame) {
        const double start = frame * *scenario.acquisition.frameInterval;
        // Photons come at random: exponential times between them.
        for (double time = 0;;) {
            const double next = random.exponential() * exposure / photons;
            if (!(time + next < exposure))
                break;
            time += next;
            const double wait = start + time - waited;
            waited += wait;
            const double step = std::sqrt(2 * drawn.diffusionCoefficient * wait);
            x += step * random.normal();
            y += step * random.normal();
            posterior.add(x + psf * random.normal(), y + psf * random.normal(), wait);
        }
    }
    return posterior.meanLogD() - std::log(drawn.diffusionCoefficient);
}

ReferenceError rmseOf(const std::vector<double>& errors) {
    double sum = 0, fourth = 0;
    for (const double error : errors) {
        sum += error * error;
        fourth += error * error * error * error;
    }
    const auto count = static_cast<double>(errors.size());
    const double square = sum / count;
    return {std::sqrt(square),
            square > 0 ? 0.5 * std::sqrt(std::max(0.0, fourth / count - square * square) / count / square)
                       : 0};
}

ReferenceError meanError(const Simulator& simulator) {
    std::vector<double> logs;
    double sum = 0;
    for (std::uint64_t index = 0; index < pathsForMean; ++index) {
        logs.push_back(std::log(simulator.truth(index).conditions.diffusionCoefficient));
        sum += logs.back();
    }
    for (double& log : logs)
        log -= sum / static_cast<double>(pathsForMean);
    return rmseOf(logs);
}

EvaluationSet freshStacks(const std::shared_ptr<const Simulator>& simulator, std::uint64_t seed,
                          std::size_t stacks) {
    const Scenario& scenario = simulator->scenario();
    const Range& range = scenario.motion.diffusionCoefficient;
    EvaluationSet set{.name = scenario.name};
    set.prior.assign(stacks, {range.smallest(), range.largest()});
    set.unitD.assign(stacks, imagingOf(scenario).unitD());
    for (std::uint64_t index = 0; index < stacks; ++index)
        set.d.push_back(simulator->truth(index).conditions.diffusionCoefficient);
    set.stack = [simulator, seed](std::size_t index) {
        const Truth truth = simulator->truth(index);
        RandomStream random = beyondSimulation(seed, index);
        return knownStack(simulator->scenario(), truth, simulator->record(truth), random);
    };
    return set;
}

} // namespace

ReferenceErrors referenceErrors(const Scenario& scenario, const ReferenceSettings& settings, const Job& job) {
    scenario.check();
    const MotionSettings& motion = scenario.motion;
    const Range& range = motion.diffusionCoefficient;
    if (motion.kind == MotionKind::Immobile || !(range.smallest() > 0))
        throw Error("ln D of molecules that rest has no error; let D begin above 0");
    const auto simulator = std::make_shared<const Simulator>(scenario, settings.seed);
    ReferenceErrors errors{.mean = meanError(*simulator)};
    if (scenario.formation != Formation::Physical || !(range.smallest() < range.largest()))
        return errors;
    const EvaluationSet set = freshStacks(simulator, settings.seed, settings.stacks);
    const auto answers = estimateStacks(set, {"bayes"}, job.part(0, 0.6));
    std::vector<double> centres;
    for (const ScoredStack& stack : scored(set, answers.front()))
        centres.push_back(stack.answer - stack.truth);
    errors.centres = rmseOf(centres);
    if (motion.kind != MotionKind::Brownian)
        return errors;
    std::vector<double> photons(settings.photonStacks);
    forEachStack(settings.photonStacks, "Following every photon", job.part(0.6, 1),
                 [&](std::size_t index) { photons[index] = photonError(*simulator, settings.seed, index); });
    errors.photons = rmseOf(photons);
    return errors;
}

} // namespace perrin
