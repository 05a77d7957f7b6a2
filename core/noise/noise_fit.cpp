// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/noise_fit.h"

#include "core/error.h"
#include "core/noise/noise_search.h"
#include "core/table.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace perrin {
namespace {

constexpr double ninetyFive = 3.841; // of chi-square with one degree of freedom
constexpr double oneSided = 2.706;   // the same, one-sided
constexpr double wald95 = 1.960;
constexpr double mostRelativeError = 0.125; // of a level that counts as determined, standard error
constexpr double unclearEm = 2;             // of log-likelihood
constexpr double largestCcdGain = 8;        // ADU per electron; cameras without EM gain stay well below,
constexpr double oddsOfEm = 6;              // so that more speaks for EM beforehand (log odds)
constexpr double smoothNoise = 0.6;         // electrons; less lets single electrons show
constexpr double surelyRipples = 25;        // twice a log-likelihood that chance ripples never add

bool isFree(const NoiseFitSettings& settings, NoiseParameter which) {
    return !settings.locked[static_cast<std::size_t>(which)];
}

/// A fit of one kind of camera.
struct Candidates {
    const NoiseSearch* search = nullptr; // that found it
    NoiseOptimum all{};                  // with every free number free
    NoiseOptimum chosen{};               // without noise over that of the light where it adds nothing
    double laplaceRatio = 0;
};

NoiseOptimum without(std::vector<NoiseParameter> levels, const NoiseOptimum& best,
                     const NoiseFitSettings& settings, const NoiseSearch& search, const Job& job) {
    NoiseModel start = best.model;
    auto locked = settings.locked;
    for (const NoiseParameter level : levels)
        if (isFree(settings, level)) {
            locked[static_cast<std::size_t>(level)] = true;
            value(start, level) = 0;
        }
    return search.best(start, locked, job);
}

Candidates fitted(const NoiseSearch& search, const NoiseFitSettings& settings, bool em, const Job& job) {
    Candidates result{.search = &search};
    result.all = search.best(search.start(settings, em), settings.locked, job);
    const NoiseOptimum noLaplace = without({NoiseParameter::Laplace}, result.all, settings, search, job);
    if (noLaplace.logLikelihood > result.all.logLikelihood)
        result.all = noLaplace;
    result.laplaceRatio = 2 * (result.all.logLikelihood - noLaplace.logLikelihood);
    result.chosen = result.all;
    const bool isLightKnown = !isFree(settings, NoiseParameter::Offset) &&
                              !isFree(settings, NoiseParameter::Gain) &&
                              !isFree(settings, NoiseParameter::Background);
    if (isLightKnown)
        return result;
    // Noise that only trades places with that of the light makes every other number uncertain.
    const NoiseOptimum lightOnly =
        without({NoiseParameter::Gaussian, NoiseParameter::Laplace}, noLaplace, settings, search, job);
    if (2 * (result.all.logLikelihood - lightOnly.logLikelihood) < oneSided)
        result.chosen = lightOnly;
    return result;
}

/// Of a level (its variance): both ends where it is well determined, else the upper limit alone.
FittedNoise level(const NoiseSearch& search, const NoiseFitSettings& settings, const Candidates& fit,
                  NoiseParameter which, double varianceError, const Job& job) {
    const bool isLaplace = which == NoiseParameter::Laplace;
    const double perSquare = isLaplace ? 2 : 1;
    const double best = value(fit.chosen.model, which);
    FittedNoise result{.value = best};
    const double variance = perSquare * best * best;
    result.determined = best > 0 && varianceError < 2 * mostRelativeError * variance;
    const double whole = fit.all.model.variance();
    const auto limit = [&](double height, double direction) {
        return value(search.profileEnd(fit.all, settings.locked, which, height, direction,
                                       std::clamp(varianceError, 1e-3 * whole, 0.3 * whole), job),
                     which);
    };
    if (result.determined) {
        result.low = limit(ninetyFive, -1);
        result.determined = *result.low > 0;
        if (!result.determined)
            result.low.reset();
    }
    result.high = limit(result.determined ? ninetyFive : oneSided, 1);
    return result;
}

/// Ends of the 95 % intervals: of a number, and of all others where it has them.
struct Ends {
    NoiseModel low, high;

    FittedNoise of(double best, double (*number)(const NoiseModel&)) const {
        const double a = number(low), b = number(high);
        return {.value = best, .low = std::min({best, a, b}), .high = std::max({best, a, b})};
    }
};

/// Of a camera without EM gain: there gain, offset and background trade places with the Gaussian noise while
/// mean and variance stay, until it is so small that single electrons would show. The likelihood along this
/// line is far from a parabola.
Ends endsOfLight(const NoiseSearch& search, const NoiseFitSettings& settings, const Candidates& fit,
                 const NoiseErrors& errors, const Job& job) {
    const NoiseParameter which = isFree(settings, NoiseParameter::Gain)         ? NoiseParameter::Gain
                                 : isFree(settings, NoiseParameter::Background) ? NoiseParameter::Background
                                                                                : NoiseParameter::Offset;
    const double sd = std::sqrt(fit.all.model.variance());
    const double step = which == NoiseParameter::Offset
                            ? std::clamp(errors.of(which), 0.1 * sd, 3 * sd)
                            : std::clamp(errors.of(which) / value(fit.all.model, which), 0.05, 0.5);
    const auto end = [&](double direction) {
        return search.profileEnd(fit.all, settings.locked, which, ninetyFive, direction, step, job);
    };
    return {.low = end(-1), .high = end(1)};
}

Ends endsByErrors(const NoiseModel& model, const NoiseErrors& errors) {
    Ends ends{.low = model, .high = model};
    for (const double direction : {-1., 1.}) {
        NoiseModel& end = direction < 0 ? ends.low : ends.high;
        end.offset += direction * wald95 * errors.of(NoiseParameter::Offset);
        end.gain *= std::exp(direction * wald95 * errors.of(NoiseParameter::Gain) / model.gain);
        end.background *=
            std::exp(direction * wald95 * errors.of(NoiseParameter::Background) / model.background);
    }
    return ends;
}

double halfWidth(const FittedNoise& found) { // in standard errors
    return (*found.high - *found.low) / (2 * wald95);
}

bool isTold(const FittedNoise& positive) {
    return *positive.low > 0 && std::log(*positive.high / *positive.low) / (2 * wald95) < 0.25;
}

/// Ways to look for a model.
struct Searches {
    NoiseSearch any, smooth;
};

/// The better one for a camera without EM gain. Where its Gaussian noise is small, single electrons show as
/// ripples; among all gains there is always one whose ripples fit what chance makes of the pixels.
Candidates withoutRipples(const Candidates& any, const Searches& searches, const NoiseFitSettings& settings,
                          const Job& job) {
    if (!isFree(settings, NoiseParameter::Gain) || !isFree(settings, NoiseParameter::Gaussian))
        return any;
    const Candidates smooth = fitted(searches.smooth, settings, false, job);
    return 2 * (any.chosen.logLikelihood - smooth.chosen.logLikelihood) > surelyRipples ? any : smooth;
}

std::pair<Candidates, bool> cameraOf(const Searches& searches, const NoiseFitSettings& settings,
                                     NoiseFit& result, const Job& job) {
    if (settings.em) {
        const Candidates one = fitted(searches.any, settings, *settings.em, job);
        return {*settings.em ? one : withoutRipples(one, searches, settings, job), *settings.em};
    }
    Candidates ccd = fitted(searches.any, settings, false, job.part(0, 0.3));
    job.progress(0.3, "Fitting the noise of an EMCCD");
    const Candidates em = fitted(searches.any, settings, true, job.part(0.3, 0.6));
    if (em.chosen.logLikelihood - ccd.chosen.logLikelihood < unclearEm)
        ccd = withoutRipples(ccd, searches, settings, job);
    result.emOverCcd = em.chosen.logLikelihood - ccd.chosen.logLikelihood;
    const double odds = *result.emOverCcd + (ccd.chosen.model.gain > largestCcdGain ? oddsOfEm : 0);
    const bool takesEm = odds > 0;
    result.emDetermined = std::abs(*result.emOverCcd) > unclearEm && (*result.emOverCcd > 0) == takesEm;
    return {takesEm ? em : ccd, takesEm};
}

void checkAgainst(const NoiseLikelihood& pixels, const NoiseFitSettings& settings) {
    settings.check();
    const auto isLocked = [&](NoiseParameter which) { return !isFree(settings, which); };
    const NoiseModel& model = settings.model;
    if (isLocked(NoiseParameter::Offset) && model.offset >= pixels.mean() &&
        !(isLocked(NoiseParameter::Background) && model.background == 0))
        throw Error("the offset is locked at " + numberText(model.offset) +
                    " ADU, but empty pixels are only " + numberText(pixels.mean(), 4) +
                    " ADU on average: no light is left. Give the offset this camera has, or unlock it");
}

} // namespace

NoiseFitSettings NoiseFitSettings::levelsOnly(const NoiseModel& model) {
    return {.model = model, .locked = {true, true, true, false, false}, .em = model.em};
}

void NoiseFitSettings::check() const {
    for (const NoiseParameter which : noiseParameters)
        if (!isFree(*this, which)) {
            NoiseModel one;
            value(one, which) = value(model, which);
            one.check();
        }
}

NoiseFit fitNoise(const EmptyPixels& pixels, const NoiseFitSettings& settings, const Job& job) {
    const NoiseLikelihood likelihood(pixels);
    checkAgainst(likelihood, settings);
    const Searches searches{NoiseSearch(likelihood), NoiseSearch(likelihood, smoothNoise)};
    NoiseFit result;
    job.progress(0, "Fitting the noise");
    const auto [fit, em] = cameraOf(searches, settings, result, job);
    const NoiseSearch& search = *fit.search;
    job.progress(0.6, "Finding how certain the noise is");
    result.model = fit.chosen.model;
    result.logLikelihood = fit.chosen.logLikelihood;
    result.laplaceRatio = fit.laplaceRatio;
    result.gaussianOnlyRatio = 2 * (fit.chosen.logLikelihood - likelihood.logLikelihoodOfNormal());
    result.pixels = likelihood.count();
    const NoiseErrors errors = search.errors(fit.all.model, settings.locked);
    const NoiseModel& model = result.model;
    const auto set = [&](NoiseParameter which, const FittedNoise& found) {
        FittedNoise& target = result.parameters[static_cast<std::size_t>(which)];
        target = isFree(settings, which) ? found : FittedNoise{.value = value(model, which), .locked = true};
    };
    const bool isLightFree = isFree(settings, NoiseParameter::Offset) ||
                             isFree(settings, NoiseParameter::Gain) ||
                             isFree(settings, NoiseParameter::Background);
    const bool tradesPlaces = !em && isLightFree && isFree(settings, NoiseParameter::Gaussian);
    const Ends ends = tradesPlaces ? endsOfLight(search, settings, fit, errors, job.part(0.6, 0.7))
                                   : endsByErrors(model, errors);
    FittedNoise gain = ends.of(model.gain, [](const NoiseModel& end) { return end.gain; });
    FittedNoise background = ends.of(model.background, [](const NoiseModel& end) { return end.background; });
    FittedNoise offset = ends.of(model.offset, [](const NoiseModel& end) { return end.offset; });
    for (FittedNoise* positive : {&gain, &background})
        positive->determined = isTold(*positive);
    offset.determined = halfWidth(offset) < 0.25 * model.gain * model.background ||
                        halfWidth(offset) < 0.1 * std::sqrt(model.variance());
    set(NoiseParameter::Gain, gain);
    set(NoiseParameter::Background, background);
    set(NoiseParameter::Offset, offset);
    for (const NoiseParameter which : {NoiseParameter::Gaussian, NoiseParameter::Laplace})
        if (isFree(settings, which)) {
            set(which, level(search, settings, fit, which, errors.of(which), job));
            job.progress(which == NoiseParameter::Gaussian ? 0.8 : 1.0, "Finding how certain the noise is");
        } else {
            set(which, {});
        }
    result.offsetBackgroundCorrelation = errors.offsetBackgroundCorrelation;
    if (tradesPlaces)
        result.levelVariance =
            ends.of(model.levelVariance(), [](const NoiseModel& end) { return end.levelVariance(); });
    else
        result.levelVariance = {.value = model.levelVariance(),
                                .low = std::max(0.0, model.levelVariance() - wald95 * errors.levelVariance),
                                .high = model.levelVariance() + wald95 * errors.levelVariance};
    result.levelVariance.locked =
        !isFree(settings, NoiseParameter::Gaussian) && !isFree(settings, NoiseParameter::Laplace);
    result.levelVariance.determined = halfWidth(result.levelVariance) < 0.25 * model.levelVariance();
    result.slope = ends.of(model.slope(), [](const NoiseModel& end) { return end.slope(); });
    result.slope.determined = isTold(result.slope);
    result.slope.locked = !isFree(settings, NoiseParameter::Gain);
    return result;
}

NoiseModel roughNoise(const EmptyPixels& pixels) {
    const NoiseLikelihood likelihood(pixels);
    const NoiseSearch search(likelihood);
    const NoiseModel ccd = search.start({}, false);
    return ccd.gain > largestCcdGain ? search.start({}, true) : ccd;
}

PixelLaw expectedLaw(const EmptyPixels& pixels, const NoiseModel& model) {
    const ValueCounts all = pixels.pooled();
    const double mean = all.mean();
    const auto span = static_cast<std::int64_t>(all.counts.size());
    const auto room = static_cast<std::int64_t>(4 * std::sqrt(model.variance())) + span / 4 + 16;
    const std::int64_t first = all.first - room;
    const PixelLawMaker maker(first, span + 2 * room);
    PixelLaw sum;
    const double count = pixels.count();
    for (const ValueCounts& level : pixels.levels) {
        NoiseModel here = model;
        const double distance = level.mean() - mean;
        here.background = std::max(0.0, model.background + distance / model.gain);
        here.offset -= static_cast<double>(std::llround(distance)); // as pooled() moves it
        const PixelLaw law = maker.law(here);
        if (sum.probability.size() == 0)
            sum = {.first = law.first, .probability = Eigen::ArrayXd::Zero(law.probability.size())};
        sum.probability += level.total() / count * law.probability;
    }
    return sum;
}

} // namespace perrin
