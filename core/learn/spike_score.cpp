// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/population.h"
#include "core/learn/spike_in.h"
#include "core/random.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace perrin {
namespace {

constexpr int spikeResamples = 400;

using Outcomes = std::vector<const SpikedOutcome*>;

double meanOf(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}
double rootMeanOf(const std::vector<double>& squares) {
    return std::sqrt(meanOf(squares));
}

/// Of one number a molecule. Empty without any.
std::optional<WithError> bootstrapped(const std::vector<double>& values,
                                      const std::function<double(const std::vector<double>&)>& statistic,
                                      Random& random) {
    if (values.empty())
        return std::nullopt;
    if (values.size() == 1)
        return WithError{.value = statistic(values)};
    std::vector<double> drawn(values.size());
    double sum = 0, squares = 0;
    for (int i = 0; i < spikeResamples; ++i) {
        for (double& value : drawn)
            value = values[static_cast<std::size_t>(random.uniform() * static_cast<double>(values.size()))];
        const double result = statistic(drawn);
        sum += result / spikeResamples;
        squares += result * result / spikeResamples;
    }
    return WithError{statistic(values), std::sqrt(std::max(0.0, squares - sum * sum))};
}

SpikedScore scoreBy(SpikedMethod method, const Outcomes& recovered, Random& random) {
    SpikedScore score{.method = method};
    std::vector<double> errors, squares;
    std::size_t held = 0;
    for (const SpikedOutcome* outcome : recovered) {
        const Estimate& answer = answerOf(outcome->answer, method);
        if (answer.value && *answer.value > 0) {
            const double error = std::log(*answer.value / outcome->d);
            errors.push_back(error);
            squares.push_back(error * error);
        }
        if (answer.high) {
            ++score.intervals;
            held += answer.low.value_or(0) <= outcome->d && outcome->d <= *answer.high;
        }
    }
    score.answered = errors.size();
    score.bias = bootstrapped(errors, meanOf, random);
    score.rmse = bootstrapped(squares, rootMeanOf, random);
    score.coverage = wilson(held, score.intervals);
    return score;
}

SpikeInRow rowOf(std::optional<double> d, const Outcomes& outcomes, Random& random) {
    SpikeInRow row{.d = d, .placed = outcomes.size()};
    Outcomes recovered;
    std::vector<double> squaredErrors;
    std::size_t followed = 0, broken = 0, merged = 0;
    for (const SpikedOutcome* outcome : outcomes) {
        if (outcome->recovered) {
            recovered.push_back(outcome);
            squaredErrors.push_back(outcome->squaredError);
        }
        if (outcome->framesFound < 3)
            continue;
        ++followed;
        broken += outcome->broken;
        merged += outcome->merged;
    }
    row.recovered = recovered.size();
    row.recall = wilson(row.recovered, row.placed);
    row.broken = wilson(broken, followed);
    row.merged = wilson(merged, followed);
    row.localizationError = bootstrapped(squaredErrors, rootMeanOf, random);
    for (const SpikedMethod method : allSpikedMethods)
        if (SpikedScore score = scoreBy(method, recovered, random); score.answered + score.intervals > 0)
            row.scores.push_back(std::move(score));
    return row;
}

} // namespace

const char* name(SpikedMethod method) {
    switch (method) {
    case SpikedMethod::Mle:
        return "mle";
    case SpikedMethod::Bayes:
        return "bayes";
    case SpikedMethod::Network:
        return "network";
    }
    return "";
}

const Estimate& answerOf(const Molecule& molecule, SpikedMethod method) {
    switch (method) {
    case SpikedMethod::Bayes:
        return molecule.bayes;
    case SpikedMethod::Network:
        return molecule.network;
    case SpikedMethod::Mle:
        break;
    }
    return molecule.mle;
}

std::vector<SpikeInRow> spikeInRows(const std::vector<SpikedOutcome>& molecules, std::uint64_t seed) {
    std::vector<double> ds;
    Outcomes all;
    for (const SpikedOutcome& molecule : molecules) {
        ds.push_back(molecule.d);
        all.push_back(&molecule);
    }
    std::ranges::sort(ds);
    ds.erase(std::unique(ds.begin(), ds.end()), ds.end());
    Random random(seed, 1979); // Efron's bootstrap
    std::vector<SpikeInRow> rows;
    for (const double d : ds) {
        Outcomes same;
        std::ranges::copy_if(all, std::back_inserter(same),
                             [d](const SpikedOutcome* outcome) { return outcome->d == d; });
        rows.push_back(rowOf(d, same, random));
    }
    rows.push_back(rowOf(std::nullopt, all, random));
    return rows;
}

} // namespace perrin
