// SPDX-License-Identifier: GPL-3.0-or-later
// How D was estimated, and what came of it, in the words of a paper.
#include "core/diffusion/population.h"
#include "core/session/methods_words.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace perrin {
namespace {

bool isAnswered(const Molecule& molecule, Method method) {
    const auto any = [](const Estimate& estimate) { return estimate.value || estimate.high; };
    switch (method) {
    case Method::Mle:
        return any(molecule.mle);
    case Method::Bayes:
        return any(molecule.bayes);
    case Method::Cve:
        return molecule.cve.has_value();
    case Method::Msd:
        return any(molecule.msd);
    case Method::MsdReport:
        return molecule.msdReport.has_value();
    case Method::Network:
        return any(molecule.network);
    }
    return false;
}

std::string methodText(Method method, const Measurement& measurement, Citations& cite) {
    const MeasureSettings& settings = measurement.settings;
    switch (method) {
    case Method::Mle:
        return "maximum likelihood of the displacements, with motion blur and localization error " +
               cite("Berglund 2010");
    case Method::Bayes: {
        const double unit =
            std::pow(settings.acquisition.pixelSize.value(), 2) / settings.acquisition.frameInterval.value();
        return "the posterior mean of ln D under the same likelihood " + cite("Berglund 2010") +
               " and a prior even in ln D from " + number(settings.priorLow * unit, 3) + " to " +
               number(settings.priorHigh * unit, 3) + " µm²/s";
    }
    case Method::Cve:
        return "the covariance-based estimator " + cite("Vestergaard et al. 2014");
    case Method::Msd:
        return "a straight line through the optimal number of lags of the mean squared displacement " +
               cite("Michalet and Berglund 2012");
    case Method::MsdReport:
        return "a straight line through the origin and all lags of the mean squared displacement";
    case Method::Network:
        return "a neural network";
    }
    return {};
}

std::string intervalText(Method method) {
    switch (method) {
    case Method::Mle:
        return "that of the profile likelihood";
    case Method::Bayes:
        return "the central part of the posterior";
    case Method::Cve:
        return "1.96 standard errors on either side";
    case Method::Msd:
        return "from the covariance of the fitted points";
    case Method::Network:
        return "that of the normal distribution of ln D that the network answers";
    case Method::MsdReport:
        break;
    }
    return "not given";
}

std::string rangeText(const Range& range, double scale = 1) {
    const double low = range.smallest() * scale, high = range.largest() * scale;
    return number(low) + (high > low ? " to " + number(high) : "");
}

std::optional<double> numberIn(const nlohmann::ordered_json& json, const char* field) {
    const auto found = json.find(field);
    return found != json.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

std::string trainingText(const Model& model) {
    const Scenario& scenario = model.scenario;
    const Acquisition& acquisition = scenario.acquisition;
    const auto stacks = numberIn(model.training, "stacks");
    std::string text = "It was trained on " +
                       (stacks ? std::to_string(std::llround(*stacks)) + " " : std::string()) +
                       "simulated stacks of " + std::to_string(scenario.window.frames) +
                       " frames (scenario " + scenario.name;
    if (acquisition.pixelSize && acquisition.frameInterval)
        text += ": D times frame interval from " +
                rangeText(scenario.motion.diffusionCoefficient,
                          *acquisition.frameInterval / std::pow(*acquisition.pixelSize, 2)) +
                " px²";
    text += ", " + rangeText(scenario.emission.photons) + " photons an exposure, background " +
            rangeText(scenario.background.photons) + " photons a pixel)";
    const auto coverage = numberIn(model.scores, "coverage_95"), rmse = numberIn(model.scores, "rmse"),
               judged = numberIn(model.training, "validation_stacks");
    if (!coverage && !rmse)
        return text + "; how well it answers is not given.";
    text += "; on " + (judged ? std::to_string(std::llround(*judged)) + " " : std::string()) +
            "stacks of the same kind that were not learned from";
    if (coverage)
        text += " its 95 % intervals held " + number(100 * *coverage, 3) + " % of the true D";
    if (rmse)
        text += std::string(coverage ? " and" : "") + " its root-mean-square error was " + number(*rmse, 3) +
                (isLogarithm(model.label) ? " of ln D" : " µm²/s");
    return text + ".";
}

} // namespace

Sentences estimatorSentences(const Measurement& measurement, Citations& cite) {
    const auto& molecules = measurement.molecules;
    std::vector<Method> chosen, others;
    for (const Method method :
         {Method::Network, Method::Mle, Method::Bayes, Method::Cve, Method::Msd, Method::MsdReport}) {
        const bool isChosen = std::ranges::any_of(molecules, [&](const Molecule& molecule) {
            return molecule.method == method && (molecule.d.value || molecule.d.high);
        });
        const bool isThere = std::ranges::any_of(
            molecules, [&](const Molecule& molecule) { return isAnswered(molecule, method); });
        if (isChosen)
            chosen.push_back(method);
        else if (isThere)
            others.push_back(method);
    }
    Sentences sentences;
    const auto listed = [&](const std::vector<Method>& methods) {
        std::vector<std::string> words;
        for (const Method method : methods)
            words.push_back(methodText(method, measurement, cite));
        return enumerated(words);
    };
    if (!chosen.empty()) {
        std::string intervals;
        for (const Method method : chosen)
            intervals += (intervals.empty() ? "" : ", or ") + intervalText(method);
        sentences.push_back("D of a molecule is that by " + listed(chosen) + "; its 95 % interval is " +
                            intervals + ".");
    }
    if (!others.empty())
        sentences.push_back("For comparison D was also estimated by " + listed(others) + ".");
    sentences.push_back(
        measurement.settings.find.camera
            ? "The localization error was computed from each spot's light, its background and the "
              "camera's noise " +
                  cite("Mortensen et al. 2010") + "."
            : std::string("The localization error was not known beforehand and estimated from the "
                          "displacements."));
    return sentences;
}

Sentences networkSentences(const Measurement& measurement, const std::optional<Model>& model) {
    std::map<std::string, std::size_t> asked;
    for (const Molecule& molecule : measurement.molecules)
        if (molecule.network.value)
            ++asked[molecule.model];
    Sentences sentences;
    for (const auto& [name, count] : asked) {
        sentences.push_back("The network " + name + " read D of " + counted(count, "molecule", "molecules") +
                            " from their images.");
        sentences.push_back(model && model->name == name ? trainingText(*model)
                                                         : "What it was trained on is not given.");
    }
    for (const std::string& note : measurement.notes)
        if (!asked.empty() && note.starts_with("The network took "))
            sentences.push_back(note);
    return sentences;
}

Sentences populationSentences(const Measurement& measurement, const std::vector<Region>& regions,
                              RegionUse use, Citations& cite) {
    Sentences sentences;
    std::vector<std::string> names;
    for (const Region& region : regions)
        names.push_back(region.name);
    if (use != RegionUse::Label)
        sentences.push_back("Only molecules whose mean position lies " +
                            std::string(use == RegionUse::Inside ? "inside" : "outside") + " the " +
                            (names.size() == 1 ? "region " : "regions ") + enumerated(names) + " count.");
    const auto summaries =
        summarize(measurement, {}, use == RegionUse::Outside ? std::vector<std::string>{} : names);
    for (const PopulationSummary& summary : summaries) {
        const Estimate median{summary.medianD, summary.medianLow, summary.medianHigh};
        std::string text = (summary.region.empty() ? std::string() : "In " + summary.region + ": ") +
                           counted(summary.molecules, "molecule", "molecules");
        if (summary.molecules > 0)
            text += ", median D " + diffusionText(median);
        if (summary.immobileFraction && summary.immobileLow && summary.immobileHigh)
            text += ", immobile fraction " + number(100 * *summary.immobileFraction, 3) + " % (" +
                    number(100 * *summary.immobileLow, 3) + " to " + number(100 * *summary.immobileHigh, 3) +
                    " %)";
        sentences.push_back(text + ".");
    }
    sentences.push_back("Intervals of medians are percentiles of " + std::to_string(bootstrapResamples) +
                        " bootstrap resamples of the molecules (seed " + std::to_string(bootstrapSeed) +
                        ") " + cite("Efron 1979") + ", those of fractions score intervals " +
                        cite("Wilson 1927") + ", all at 95 %; nothing else in the measurement is random.");
    std::map<std::string, std::size_t> flags;
    for (const Molecule& molecule : measurement.molecules)
        for (const std::string& flag : molecule.flags)
            ++flags[flag];
    if (flags.contains("IMMOBILE"))
        sentences.emplace_back(
            "Molecules whose motion could not be told from their localization error (likelihood "
            "ratio against D = 0, 95 %) have only an upper limit and rank below all others.");
    std::vector<std::string> listed;
    for (const auto& [flag, count] : flags)
        listed.push_back(flag + " " + std::to_string(count));
    sentences.push_back(listed.empty() ? "No molecule was flagged as doubtful."
                                       : "No molecule was left out because of a flag; flagged were: " +
                                             enumerated(listed) + ".");
    return sentences;
}

} // namespace perrin
