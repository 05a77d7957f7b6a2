// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/spike_in.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

std::string percentText(double share) {
    return std::to_string(std::lround(100 * share));
}

/// "83 % (76-89)".
std::string shareText(const Estimate& share) {
    return percentText(*share.value) + " % (" + percentText(*share.low) + "-" + percentText(*share.high) +
           ")";
}

const char* methodText(SpikedMethod method) {
    switch (method) {
    case SpikedMethod::Mle:
        return "by maximum likelihood";
    case SpikedMethod::Bayes:
        return "by Bayes";
    case SpikedMethod::Network:
        return "by the network";
    }
    return "";
}

/// How far off D is in the (geometric) mean.
std::string biasText(const WithError& bias) {
    const double off = std::expm1(bias.value);
    std::string error;
    if (bias.error)
        error = " (standard error " + percentText(std::exp(bias.value) * *bias.error) + " %)";
    if (std::lround(100 * off) == 0)
        return "right to 1 %" + error;
    return percentText(std::abs(off)) + " % too " + (off > 0 ? "high" : "low") + error;
}

std::vector<std::string> estimateCells(const Estimate& estimate) {
    return {numberText(estimate.value), numberText(estimate.low), numberText(estimate.high)};
}
std::vector<std::string> errorCells(const std::optional<WithError>& value) {
    return value ? std::vector<std::string>{numberText(value->value), numberText(value->error)}
                 : std::vector<std::string>{"", ""};
}
void addCells(std::vector<std::string>& row, const std::vector<std::string>& cells) {
    row.insert(row.end(), cells.begin(), cells.end());
}

std::vector<std::string> rowCells(const SpikeInRow& row) {
    std::vector<std::string> cells{numberText(row.d), std::to_string(row.placed),
                                   std::to_string(row.recovered)};
    addCells(cells, estimateCells(row.recall));
    addCells(cells, errorCells(row.localizationError));
    addCells(cells, estimateCells(row.broken));
    addCells(cells, estimateCells(row.merged));
    for (const SpikedMethod method : allSpikedMethods) {
        const auto there = std::ranges::find(row.scores, method, &SpikedScore::method);
        const SpikedScore score = there == row.scores.end() ? SpikedScore{} : *there;
        cells.push_back(std::to_string(score.answered));
        addCells(cells, errorCells(score.bias));
        addCells(cells, errorCells(score.rmse));
        addCells(cells, estimateCells(score.coverage));
    }
    return cells;
}

std::string settingsText(const SpikeInResult& result) {
    const SpikeInSettings& settings = result.settings;
    return "synthetic molecules: " + std::to_string(settings.molecules.value_or(0)) + " at a time beside " +
           numberText(result.densityBefore, 3) + " found, " + numberText(result.photons, 4) +
           (settings.photons ? " photons" : " photons (median; those of the measured molecules)") +
           ", PSF sigma " + numberText(settings.psfSigma, 4) + " px, each for " +
           std::to_string(settings.lifetime.value_or(0)) + " frames or more, rounds " +
           std::to_string(settings.rounds.value_or(0)) + ", seed " + std::to_string(settings.seed);
}

} // namespace

std::string spikeInSentence(const SpikeInRow& row) {
    const std::string which = row.d ? "molecules with D = " + numberText(row.d, 3) + " um^2/s" : "molecules";
    std::string text = "Of " + std::to_string(row.placed) + " synthetic " + which + " " +
                       shareText(row.recall) + " were found at this density";
    for (const SpikedScore& score : row.scores) {
        if (score.method == SpikedMethod::Bayes || !score.bias)
            continue;
        text += "; " + std::string(methodText(score.method)) + " their D came out " + biasText(*score.bias);
        if (score.coverage.value)
            text += ", and " + shareText(score.coverage) + " of the 95 % intervals hold the truth";
    }
    return text + ".";
}

void addSentences(SpikeInResult& result) {
    for (const SpikeInRow& row : result.rows)
        result.sentences.push_back(spikeInSentence(row));
    const SpikeInRow& all = result.rows.back();
    if (all.broken.value && all.merged.value)
        result.sentences.push_back("Of those followed, the tracks of " + shareText(all.broken) +
                                   " were broken and those of " + shareText(all.merged) +
                                   " went over to another molecule.");
    const std::string bright = result.settings.photons
                                   ? "give " + numberText(result.settings.photons, 4) + " photons an exposure"
                                   : "are as bright as the molecules that were found";
    result.sentences.push_back("The synthetic molecules move freely, never blink and " + bright +
                               ": of real ones that are dimmer, blink, or bleach early, fewer are found than "
                               "this says.");
}

Table spikeInTable(const SpikeInResult& result) {
    Table table;
    table.comments = {settingsText(result), "units: D_TRUE um^2/s (empty: all together), LOCALIZATION_ERROR "
                                            "um an axis (rms); RECALL, BROKEN, MERGED "
                                            "and COVERAGE95 are shares with 95 % Wilson intervals; BIAS and "
                                            "RMSE are of ln D of the recovered, with "
                                            "standard errors by bootstrap (SE); empty cell: not available"};
    table.header = {"D_TRUE",     "PLACED",      "RECOVERED",          "RECALL",
                    "RECALL_LOW", "RECALL_HIGH", "LOCALIZATION_ERROR", "LOCALIZATION_ERROR_SE",
                    "BROKEN",     "BROKEN_LOW",  "BROKEN_HIGH",        "MERGED",
                    "MERGED_LOW", "MERGED_HIGH"};
    for (const char* method : {"MLE", "BAYES", "NETWORK"})
        for (const char* column :
             {"N", "BIAS", "BIAS_SE", "RMSE", "RMSE_SE", "COVERAGE95", "COVERAGE95_LOW", "COVERAGE95_HIGH"})
            table.header.push_back(std::string(column) + "_" + method);
    for (const SpikeInRow& row : result.rows)
        table.rows.push_back(rowCells(row));
    return table;
}

Table spikedMoleculeTable(const SpikeInResult& result) {
    Table table;
    table.comments = {
        settingsText(result),
        "units: every D um^2/s, PHOTONS an exposure, LOCALIZATION_ERROR um an axis (rms); frames "
        "count from 0; TRACK_ID is that of the movie with the synthetic molecules in it"};
    table.header = {"ROUND",     "D_TRUE", "PHOTONS", "FRAME_START",        "N_FRAMES", "FRAMES_FOUND",
                    "RECOVERED", "BROKEN", "MERGED",  "LOCALIZATION_ERROR", "TRACK_ID"};
    for (const char* method : {"MLE", "BAYES", "NETWORK"})
        for (const char* end : {"", "_LOW", "_HIGH"})
            table.header.push_back(std::string("D_") + method + end);
    for (const SpikedOutcome& one : result.molecules) {
        const bool found = one.framesFound > 0;
        const auto flag = [](bool is) { return is ? "1" : "0"; };
        std::vector<std::string> row{std::to_string(one.round),
                                     numberText(one.d),
                                     numberText(one.photons),
                                     std::to_string(one.firstFrame),
                                     std::to_string(one.frames),
                                     std::to_string(one.framesFound),
                                     flag(one.recovered),
                                     flag(one.broken),
                                     flag(one.merged),
                                     found ? numberText(std::sqrt(one.squaredError)) : "",
                                     found ? std::to_string(one.answer.track.id) : ""};
        for (const SpikedMethod method : allSpikedMethods)
            addCells(row, estimateCells(answerOf(one.answer, method)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace perrin
