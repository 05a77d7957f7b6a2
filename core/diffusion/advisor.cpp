// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/advisor.h"

#include "core/diffusion/advisor_words.h"
#include "core/diffusion/bound.h"
#include "core/diffusion/spot_precision.h"
#include "core/error.h"
#include "core/table.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>

namespace perrin {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double notRecorded = std::numeric_limits<double>::quiet_NaN();
constexpr int gridSize = 49;
constexpr int mostPositions = 200; // of more, each tells as much as of so many
constexpr double asGood = 1.01, nearlyAsGood = 1.1;

void between(const char* name, double value, double least, double most, const char* unit) {
    if (!(value >= least && value <= most))
        throw Error(std::string(name) + " is " +
                    (std::isfinite(value) ? numberText(value) + " " + unit : "not a number") +
                    "; it must be from " + numberText(least) + " to " + numberText(most) + " " + unit);
}

double bleachingTime(const AdvisorSettings& settings, double exposure, double interval) {
    if (settings.photonBudget == 0 || settings.photonRate == 0)
        return 0;
    const double lit = settings.photonBudget / settings.photonRate;
    return settings.strobed ? lit * interval / exposure : lit;
}

/// A molecule's light in one exposure.
Scenario scenarioOf(const AdvisorSettings& settings, double exposure, double d) {
    Scenario scenario;
    scenario.motion.diffusionCoefficient = Range::fixed(d);
    scenario.emission.photons = Range::fixed(settings.photonRate * exposure);
    scenario.background.photons = Range::fixed(settings.backgroundRate * exposure);
    scenario.acquisition = {settings.pixelSize, exposure, exposure};
    scenario.psf.fwhm = settings.psfFwhm;
    scenario.sensor = settings.sensor;
    return scenario;
}

/// Frames in which a molecule of this D is lit and in its square, on average; it starts in the middle,
/// unbleached.
double framesSeen(const AdvisorSettings& settings, double exposure, double interval, double d) {
    const double lifetime = bleachingTime(settings, exposure, interval);
    double seen = 0;
    // Later frames in bundles: what is seen changes by small shares from each to the next.
    for (double frame = 0; frame < settings.frames;) {
        const double bundle =
            std::min(std::max(1.0, std::floor(0.04 * frame)), static_cast<double>(settings.frames) - frame);
        const double time = interval * (frame + 0.5 * bundle);
        const double inside =
            settings.width > 0 ? std::erf(settings.width / 4 / std::sqrt(d * time)) : 1; // an axis
        const double share = inside * inside * (lifetime > 0 ? std::exp(-time / lifetime) : 1);
        seen += bundle * share;
        if (share < 1e-9)
            break;
        frame += bundle;
    }
    return seen;
}

/// 1 / variance of ln D from this many centres; between whole numbers of them linear.
double informationOf(double positions, double snr, double blurCoefficient) {
    const auto ofWhole = [&](int count) {
        const double bound = cramerRaoBound(count, snr, blurCoefficient).localizationKnown;
        return 1 / (bound * bound);
    };
    if (positions < 3)
        return 0;
    if (positions >= mostPositions)
        return ofWhole(mostPositions) * positions / mostPositions;
    const int whole = static_cast<int>(positions);
    const double more = positions - whole, information = ofWhole(whole);
    return more > 1e-9 ? information + more * (ofWhole(whole + 1) - information) : information;
}

/// variances: of the centres at the three D, px^2; they do not depend on the interval.
ExpectedErrors expectedWith(const AdvisorSettings& settings, double exposure, double interval,
                            const std::array<double, 3>& variances) {
    ExpectedErrors result{.exposure = exposure,
                          .interval = interval,
                          .photons = settings.photonRate * exposure,
                          .background = settings.backgroundRate * exposure};
    const std::array<double, 3> ds = settings.ds();
    for (std::size_t i = 0; i < ds.size(); ++i) {
        result.framesSeen[i] = framesSeen(settings, exposure, interval, ds[i]);
        result.localizationSd[i] = settings.pixelSize * std::sqrt(variances[i]);
        const double information =
            std::isfinite(variances[i])
                ? informationOf(result.framesSeen[i], std::sqrt(ds[i] * interval) / result.localizationSd[i],
                                std::min(exposure / interval, 1.0) / 6)
                : 0;
        result.errors[i] = information > 0 ? 1 / std::sqrt(information) : never;
    }
    result.goal = settings.goal == AdviceFor::MiddleD ? result.errors[1] : std::ranges::max(result.errors);
    return result;
}

std::array<double, 3> centreVariances(const AdvisorSettings& settings, double exposure) {
    std::array<double, 3> variances{};
    const std::array<double, 3> ds = settings.ds();
    for (std::size_t i = 0; i < ds.size(); ++i)
        variances[i] = spotPrecision(spotLight(scenarioOf(settings, exposure, ds[i]))).centre;
    return variances;
}

std::vector<double> evenSteps(double from, double to) {
    std::vector<double> values;
    for (int i = 0; i < gridSize; ++i)
        values.push_back(from * std::pow(to / from, i / (gridSize - 1.0)));
    return values;
}

double twoDigits(double value) {
    const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
    return std::round(value / unit) * unit;
}

/// Settings that people can dial, within what the camera can do.
std::pair<double, double> dialled(const AdvisorSettings& settings, double exposure, double interval,
                                  double mostInterval) {
    const double longest = interval - settings.deadTime;
    const bool full = exposure > 0.98 * longest;
    const double shortest = std::max(settings.leastInterval, settings.leastExposure + settings.deadTime);
    const double round = std::clamp(twoDigits(interval), shortest, mostInterval);
    const double room = round - settings.deadTime;
    return {full ? room : std::min(room, std::max(settings.leastExposure, twoDigits(exposure))), round};
}

/// The stretch about `at` in which `good` holds; values ascend.
template<class Good>
std::pair<double, double> stretchAbout(std::span<const double> values, double at, const Good& good) {
    const auto nearest =
        std::ranges::min_element(values, {}, [at](double value) { return std::abs(std::log(value / at)); });
    auto first = nearest, last = nearest;
    while (first != values.begin() && good(*std::prev(first)))
        --first;
    while (std::next(last) != values.end() && good(*std::next(last)))
        ++last;
    return {std::min(*first, at), std::max(*last, at)};
}

void findGoodRanges(Advice& advice, double mostInterval) {
    const double limit = nearlyAsGood * advice.best.goal;
    std::vector<double> intervals;
    for (const ExpectedErrors& each : advice.curve)
        intervals.push_back(each.interval);
    advice.goodIntervals = stretchAbout(intervals, advice.best.interval, [&](double interval) {
        const auto at = std::ranges::find(advice.curve, interval, &ExpectedErrors::interval);
        return at->goal <= limit && interval <= mostInterval;
    });
    const double room = advice.best.interval - advice.settings.deadTime;
    std::vector<double> exposures;
    for (const double exposure : advice.exposures)
        if (exposure < room)
            exposures.push_back(exposure);
    exposures.push_back(room);
    advice.goodExposures = stretchAbout(exposures, advice.best.exposure, [&](double exposure) {
        return expectedErrors(advice.settings, exposure, advice.best.interval).goal <= limit;
    });
}

} // namespace

double longestLinkable(const AdvisorSettings& settings) {
    if (settings.neighbourDistance == 0)
        return never;
    // Neighbours at random, of density 1 / (4 distance^2), and squared steps that are exponential with the
    // mean 4 D interval: a neighbour is nearer than the molecule itself with the probability q / (1 + q), q =
    // pi density 4 D interval.
    return mostConfused / (1 - mostConfused) * std::pow(settings.neighbourDistance, 2) /
           (std::numbers::pi * settings.dHigh);
}

ExpectedErrors expectedErrors(const AdvisorSettings& settings, double exposure, double interval) {
    return expectedWith(settings, exposure, interval, centreVariances(settings, exposure));
}

Advice advise(const AdvisorSettings& settings, const Job& job) {
    settings.check();
    const double linkable = longestLinkable(settings);
    const double mostInterval = std::min(settings.mostInterval, linkable);
    const double shortest = std::max(settings.leastInterval, settings.leastExposure + settings.deadTime);
    if (shortest > linkable)
        throw Error("molecules of " + numberText(settings.dHigh, 3) + " µm²/s that are " +
                    numberText(settings.neighbourDistance, 3) +
                    " µm apart are confused with one another at every interval that the camera can do (at "
                    "most " +
                    numberText(1000 * linkable, 2) + " ms would do); dilute them, or choose a faster camera");
    Advice advice{.settings = settings,
                  .intervals = evenSteps(settings.leastInterval, settings.mostInterval),
                  .exposures = evenSteps(settings.leastExposure, settings.mostInterval)};
    std::vector<std::array<double, 3>> variances;
    for (const double exposure : advice.exposures) {
        job.checkCancelled();
        variances.push_back(centreVariances(settings, exposure));
    }
    for (const double interval : advice.intervals) {
        job.checkCancelled();
        const double room = interval - settings.deadTime;
        const bool can = room >= settings.leastExposure && interval <= linkable;
        std::vector<ExpectedErrors> here;
        for (std::size_t i = 0; i < advice.exposures.size(); ++i) {
            const double exposure = advice.exposures[i];
            if (can && exposure <= room * (1 + 1e-9))
                here.push_back(expectedWith(settings, std::min(exposure, room), interval, variances[i]));
            advice.errors.push_back(can && exposure <= room * (1 + 1e-9) ? here.back().goal : notRecorded);
        }
        if (!can)
            continue;
        here.push_back(expectedErrors(settings, room, interval));
        const ExpectedErrors& best = // for the slower ones where the fastest cannot be measured
            *std::ranges::min_element(here, {}, [](const ExpectedErrors& at) {
                return std::array{at.goal, at.errors[1], at.errors[0]};
            });
        const bool simpler =
            !settings.strobed && std::isfinite(best.goal) && here.back().goal <= asGood * best.goal;
        advice.curve.push_back(simpler ? here.back() : best);
    }
    if (advice.curve.empty()) // between two intervals of the grid
        advice.curve.push_back(expectedErrors(settings, shortest - settings.deadTime, shortest));
    const double least = std::ranges::min_element(advice.curve, {}, &ExpectedErrors::goal)->goal;
    if (!std::isfinite(least))
        throw Error(whyNothing(settings, advice.curve.front()));
    const auto chosen = std::ranges::find_if(
        advice.curve, [&](const ExpectedErrors& each) { return each.goal <= asGood * least; });
    const auto [exposure, interval] = dialled(settings, chosen->exposure, chosen->interval, mostInterval);
    advice.best = expectedErrors(settings, exposure, interval);
    findGoodRanges(advice, mostInterval);
    advice.sentences = adviceSentences(advice);
    return advice;
}

void AdvisorSettings::check() const {
    between("the slowest D", dLow, 1e-6, 1e4, "µm²/s");
    between("the fastest D", dHigh, 1e-6, 1e4, "µm²/s");
    if (dLow > dHigh)
        throw Error("the slowest D is " + numberText(dLow) + " and the fastest " + numberText(dHigh) +
                    " µm²/s; write the smaller one first");
    between("the molecule's light", photonRate, 1, 1e9, "photons/s");
    between("the background", backgroundRate, 0, 1e9, "photons/px/s");
    between("the light until bleaching", photonBudget, 0, 1e12, "photons");
    between("the number of frames", frames, 3, 100000, "frames");
    between("the width of what is seen", width, 0, 1e5, "µm");
    between("the distance of neighbours", neighbourDistance, 0, 1e5, "µm");
    between("the shortest frame interval", leastInterval, 1e-5, 1000, "s");
    between("the longest frame interval", mostInterval, 1e-5, 1000, "s");
    between("the shortest exposure", leastExposure, 1e-6, 1000, "s");
    between("the dead time", deadTime, 0, 1000, "s");
    if (leastInterval >= mostInterval)
        throw Error("the shortest frame interval is " + numberText(leastInterval) + " s and the longest " +
                    numberText(mostInterval) + " s; the longest must be longer");
    if (leastExposure + deadTime > mostInterval)
        throw Error("the shortest exposure of " + numberText(leastExposure) + " s and the dead time of " +
                    numberText(deadTime) + " s do not fit into the longest frame interval of " +
                    numberText(mostInterval) + " s; allow longer intervals");
    PsfSettings{.fwhm = psfFwhm}.check();
    between("the pixel size", pixelSize, 0.001, 100, "µm");
    sensor.check();
}

std::array<double, 3> AdvisorSettings::ds() const {
    return {dLow, std::sqrt(dLow * dHigh), dHigh};
}

AdvisorSettings advisorSettings(const Scenario& scenario) {
    scenario.check();
    if (scenario.formation == Formation::Report2024)
        throw Error(
            "the 2024 report's image formation has its own light, whatever the exposure; choose another "
            "preset to be advised");
    const double exposure = *scenario.acquisition.exposure, interval = *scenario.acquisition.frameInterval;
    const Range& d = scenario.motion.diffusionCoefficient;
    AdvisorSettings settings{.photonRate = scenario.emission.photons.value / exposure,
                             .backgroundRate = scenario.background.photons.value / exposure,
                             .frames = std::max(3, scenario.window.frames),
                             .width = std::min(scenario.window.width, scenario.window.height) *
                                      *scenario.acquisition.pixelSize,
                             .pixelSize = *scenario.acquisition.pixelSize,
                             .psfFwhm = scenario.psf.fwhm,
                             .sensor = scenario.sensor};
    if (d.largest() > 0) { // one D stands for a range about it
        settings.dHigh = d.largest() > d.smallest() ? d.largest() : 3 * d.largest();
        settings.dLow =
            d.largest() > d.smallest() ? std::max(d.smallest(), d.largest() / 1e4) : d.largest() / 3;
    }
    settings.photonBudget = settings.photonRate * scenario.emission.bleachingTime;
    settings.leastInterval = std::min(settings.leastInterval, interval);
    settings.mostInterval = std::max(settings.mostInterval, interval);
    settings.leastExposure = std::min(settings.leastExposure, exposure);
    return settings;
}

Scenario recordedAs(const Scenario& scenario, const AdvisorSettings& settings, const ExpectedErrors& chosen) {
    Scenario changed = scenario;
    changed.acquisition.exposure = chosen.exposure;
    changed.acquisition.frameInterval = chosen.interval;
    const auto scale = [](Range& range, double value) {
        if (!(range.value > 0)) {
            range = Range::fixed(value);
            return;
        }
        const double factor = value / range.value;
        for (double* number : {&range.value, &range.low, &range.high})
            *number *= factor;
        for (double& choice : range.choices)
            choice *= factor;
    };
    scale(changed.emission.photons, chosen.photons);
    scale(changed.background.photons, chosen.background);
    changed.emission.bleachingTime = bleachingTime(settings, chosen.exposure, chosen.interval);
    return changed;
}

} // namespace perrin
