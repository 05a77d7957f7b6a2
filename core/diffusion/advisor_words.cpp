// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/advisor_words.h"

#include "core/table.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

constexpr std::size_t dCount = 3;

std::string milliseconds(double seconds) {
    return numberText(1000 * seconds, 2) + " ms";
}

std::string withinText(double error) {
    if (!std::isfinite(error))
        return "not at all";
    return error > 3 ? "worse than a factor of 4"
                     : "± " +
                           numberText(std::round(100 * error * (error < 0.095 ? 10 : 1)) /
                                      (error < 0.095 ? 10 : 1)) +
                           " %";
}

std::string bestSentence(const Advice& advice) {
    const ExpectedErrors& best = advice.best;
    const std::array<double, dCount> ds = advice.settings.ds();
    const bool full = best.exposure >= best.interval * (1 - 1e-9);
    std::string text = "Record a frame every " + milliseconds(best.interval) + ", exposed " +
                       (full ? "all the time" : "for " + milliseconds(best.exposure)) + ": " +
                       numberText(std::round(best.photons)) + " photons of a molecule in a frame. ";
    if (ds.front() == ds.back())
        return text + "From one molecule D of " + numberText(ds[0], 2) + " µm²/s is then known to " +
               withinText(best.errors[0]) + ".";
    text += "From one molecule D is then known to " + withinText(best.errors[0]) + " where it is " +
            numberText(ds[0], 2) + " µm²/s, to " + withinText(best.errors[1]) + " at " +
            numberText(ds[1], 2) + " and to " + withinText(best.errors[2]) + " at " + numberText(ds[2], 2) +
            ".";
    return text;
}

/// "from 5 to 20 ms"; an end that is the camera's own is left open.
std::string stretchText(const std::pair<double, double>& range, double least, double most) {
    const bool open = range.first <= least * 1.001, openAbove = range.second >= most * 0.999;
    if (open && openAbove)
        return "all that the camera can do";
    if (openAbove)
        return milliseconds(range.first) + " and longer";
    if (open)
        return milliseconds(range.second) + " and shorter";
    return "from " + milliseconds(range.first) + " to " + milliseconds(range.second);
}

std::string flatnessSentence(const Advice& advice) {
    const AdvisorSettings& settings = advice.settings;
    const double room = advice.best.interval - settings.deadTime;
    return "The choice need not be exact: within 10 % of this error are frame intervals " +
           stretchText(advice.goodIntervals, advice.curve.front().interval, settings.mostInterval) +
           ", each with its best exposure, and at " + milliseconds(advice.best.interval) + " exposures " +
           stretchText(advice.goodExposures, settings.leastExposure, room) + ".";
}

std::size_t worstOf(const ExpectedErrors& at) {
    return static_cast<std::size_t>(std::ranges::max_element(at.errors) - at.errors.begin());
}

std::string costText(const ExpectedErrors& other, const ExpectedErrors& best) {
    const double ratio = other.goal / best.goal;
    if (!std::isfinite(ratio) || ratio > 10)
        return "makes D unmeasurable";
    return "costs " + numberText(std::round(100 * (ratio - 1))) + " %";
}

/// What happens to the molecules that suffer most.
std::string reasonText(const Advice& advice, const ExpectedErrors& other) {
    const AdvisorSettings& settings = advice.settings;
    const std::size_t i = settings.goal == AdviceFor::MiddleD ? 1 : worstOf(other);
    const std::string who = "molecules of " + numberText(settings.ds()[i], 2) + " µm²/s ";
    const double lost = other.framesSeen[i] / advice.best.framesSeen[i];
    if (lost < 0.95)
        return who +
               (settings.photonBudget > 0 && settings.width > 0 ? "bleach or leave"
                : settings.photonBudget > 0                     ? "bleach"
                                                                : "leave") +
               " after " + numberText(std::round(other.framesSeen[i])) + " frames";
    const double snr = std::sqrt(settings.ds()[i] * other.interval) / other.localizationSd[i];
    if (snr < std::sqrt(settings.ds()[i] * advice.best.interval) / advice.best.localizationSd[i])
        return who + "move no more than " + numberText(snr, 2) + " times their localization error in a frame";
    return who + "are blurred";
}

/// What half and twice the interval would cost.
std::string sidesSentence(const Advice& advice) {
    std::string text;
    const auto nearest = [&](double interval) {
        return *std::ranges::min_element(advice.curve, {}, [&](const ExpectedErrors& each) {
            return std::abs(std::log(each.interval / interval));
        });
    };
    for (const double factor : {0.5, 2.0}) {
        const ExpectedErrors other = nearest(factor * advice.best.interval);
        if (std::abs(std::log(other.interval / advice.best.interval / factor)) > 0.1 ||
            other.goal < 1.03 * advice.best.goal)
            continue;
        text += (text.empty() ? "" : " ") + std::string(factor < 1 ? "Half" : "Twice") + " the interval " +
                costText(other, advice.best) + ": " + reasonText(advice, other) + ".";
    }
    return text;
}

} // namespace

std::vector<std::string> adviceSentences(const Advice& advice) {
    std::vector<std::string> sentences{bestSentence(advice), flatnessSentence(advice)};
    if (std::string sides = sidesSentence(advice); !sides.empty())
        sentences.push_back(std::move(sides));
    if (const double linkable = longestLinkable(advice.settings); linkable < advice.settings.mostInterval)
        sentences.push_back(
            "Beyond " + milliseconds(linkable) +
            " more than 5 % of the fastest molecules' steps would be confused with a neighbour's.");
    if (advice.best.goal > 1)
        sentences.push_back(
            "Even so one molecule says next to nothing: measure many and take the population's "
            "median, or find more light.");
    return sentences;
}

Table adviceTable(const Advice& advice) {
    Table table{.header = {"INTERVAL", "EXPOSURE", "PHOTONS"}};
    const std::array<double, dCount> ds = advice.settings.ds();
    table.comments = {
        "units: s, photons of a molecule in one exposure; errors of D are relative, of one molecule",
        "D_LOW " + numberText(ds[0]) + ", D_MIDDLE " + numberText(ds[1]) + ", D_HIGH " + numberText(ds[2]) +
            " um^2/s"};
    for (const char* what : {"ERROR_", "FRAMES_SEEN_"})
        for (const char* which : {"D_LOW", "D_MIDDLE", "D_HIGH"})
            table.header.push_back(std::string(what) + which);
    for (const ExpectedErrors& at : advice.curve) {
        std::vector<std::string> row{numberText(at.interval), numberText(at.exposure),
                                     numberText(at.photons)};
        for (const std::array<double, dCount>& values : {at.errors, at.framesSeen})
            for (const double value : values)
                row.push_back(numberText(value, 4));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table adviceGridTable(const Advice& advice) {
    Table table{.comments = {"units: s; the error of D is relative, of one molecule"},
                .header = {"INTERVAL", "EXPOSURE", "ERROR"}};
    for (std::size_t i = 0; i < advice.intervals.size(); ++i)
        for (std::size_t j = 0; j < advice.exposures.size(); ++j)
            if (const double error = advice.errorAt(j, i); !std::isnan(error))
                table.rows.push_back(
                    {numberText(advice.intervals[i]), numberText(advice.exposures[j]), numberText(error, 4)});
    return table;
}

std::string whyNothing(const AdvisorSettings& settings, const ExpectedErrors& any) {
    const std::size_t worst = settings.goal == AdviceFor::MiddleD ? 1 : worstOf(any);
    const std::string who = "molecules of " + numberText(settings.ds()[worst], 3) + " µm²/s ";
    if (any.framesSeen[worst] < 3)
        return who + "are seen in fewer than 3 frames even at the shortest interval; look at a wider part, "
                     "find more "
                     "light before they bleach, or narrow the range of D";
    return who +
           "cannot be localized with this light and camera; is the light in photons per second, and the "
           "pixel size in µm?";
}

} // namespace perrin
