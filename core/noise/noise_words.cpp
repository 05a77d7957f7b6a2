// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/noise_fit.h"

#include "core/table.h"

#include <cmath>

namespace perrin {
namespace {

constexpr double nearZero = 0.03;   // of the noise's variance
constexpr double surelyMore = 10.8; // twice a log-likelihood that chance adds once in 1000

std::string rounded(double value) {
    return std::abs(value) >= 100 ? std::to_string(std::lround(value)) : numberText(value, 3);
}

std::string levelName(NoiseParameter which) {
    return which == NoiseParameter::Gaussian ? "Gaussian" : "Laplace";
}

std::string levelSentence(const NoiseFit& fit, NoiseParameter which) {
    const FittedNoise& level = fit.of(which);
    const std::string symbol = which == NoiseParameter::Laplace ? "scale b " : "";
    if (level.determined)
        return levelName(which) + " noise: " + symbol + rounded(level.value) + " ADU (" +
               rounded(*level.low) + " to " + rounded(*level.high) + ").";
    const double most = (which == NoiseParameter::Laplace ? 2 : 1) * *level.high * *level.high;
    if (level.value == 0 || most < nearZero * fit.model.variance())
        return levelName(which) + " noise is near zero beside the rest: " + symbol + "at most " +
               rounded(*level.high) + " ADU of " + rounded(std::sqrt(fit.model.variance())) +
               " in all. This data cannot tell it from none.";
    return "This data cannot tell the " + levelName(which) + " noise: " + symbol + "at most " +
           rounded(*level.high) + " ADU, and " + rounded(level.value) + " fits best.";
}

} // namespace

std::vector<std::string> explain(const NoiseFit& fit) {
    std::vector<std::string> sentences;
    const auto say = [&](const std::string& sentence) { sentences.push_back(sentence); };
    if (fit.gaussianOnlyRatio > surelyMore)
        say("Gaussian noise alone is ruled out (likelihood ratio " + rounded(fit.gaussianOnlyRatio) + ").");
    else
        say("Gaussian noise alone would do (likelihood ratio " + rounded(fit.gaussianOnlyRatio) + ").");
    if (fit.emOverCcd) {
        const std::string kind = fit.model.em ? "an EMCCD" : "a CCD or sCMOS camera";
        if (fit.emDetermined)
            say("The shape of the noise is that of " + kind + ".");
        else
            say("This data cannot tell an EMCCD from a CCD; " + kind + " was taken" +
                (fit.model.em ? ", as gains this high need electron multiplication." : "."));
    }
    const FittedNoise& offset = fit.of(NoiseParameter::Offset);
    const FittedNoise& background = fit.of(NoiseParameter::Background);
    if (!offset.locked && !background.locked && (!offset.determined || !background.determined))
        say("Offset and background cannot be separated here (correlation of their errors " +
            numberText(std::round(1000 * fit.offsetBackgroundCorrelation) / 1000) +
            "): more of one and less of the other fits as well. Take the offset from another movie of the "
            "same "
            "camera or from a dark movie, and lock it.");
    if (!fit.slope.locked && !fit.slope.determined)
        say("This data cannot tell the gain well: between " + rounded(*fit.of(NoiseParameter::Gain).low) +
            " and " + rounded(*fit.of(NoiseParameter::Gain).high) + " ADU/e-.");
    for (const NoiseParameter which : {NoiseParameter::Gaussian, NoiseParameter::Laplace})
        if (!fit.of(which).locked)
            say(levelSentence(fit, which));
    return sentences;
}

} // namespace perrin
