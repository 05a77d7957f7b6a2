// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluation.h"

#include "core/random.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

/// Of stack `index`, report units.
double inReportUnits(const EvaluationSet& set, std::size_t index, double d) {
    return d / set.reportUnit[index];
}

class OnScale {
  public:
    OnScale(const EvaluationSet& set, std::size_t index) : set_(set), index_(index) {}

    double operator()(double d) const { return set_.report ? inReportUnits(set_, index_, d) : std::log(d); }
    std::optional<bool> within(double truth, const std::optional<double>& low,
                               const std::optional<double>& high) const {
        if (!low || !high)
            return std::nullopt;
        return truth >= *low && truth <= *high;
    }

  private:
    const EvaluationSet& set_;
    std::size_t index_;
};

double rootMeanSquare(const std::vector<double>& squares) {
    double sum = 0;
    for (const double square : squares)
        sum += square;
    return std::sqrt(sum / static_cast<double>(squares.size()));
}

double bootstrapError(const std::vector<double>& squares, std::uint64_t seed, int bootstraps) {
    Random random(seed);
    const auto count = static_cast<double>(squares.size());
    double sum = 0, sumOfSquares = 0;
    for (int sample = 0; sample < bootstraps; ++sample) {
        double total = 0;
        for (std::size_t i = 0; i < squares.size(); ++i)
            total += squares[static_cast<std::size_t>(random.uniform() * count)];
        const double rmse = std::sqrt(total / count);
        sum += rmse;
        sumOfSquares += rmse * rmse;
    }
    const double mean = sum / bootstraps;
    return std::sqrt(std::max(0.0, sumOfSquares / bootstraps - mean * mean));
}

std::optional<double> share(const std::vector<ScoredStack>& stacks,
                            std::optional<bool> ScoredStack::*within) {
    std::size_t known = 0, in = 0;
    for (const ScoredStack& stack : stacks)
        if (stack.*within) {
            ++known;
            in += *(stack.*within) ? 1 : 0;
        }
    if (known == 0)
        return std::nullopt;
    return static_cast<double>(in) / static_cast<double>(known);
}

StackGroup groupWithin(const std::string& name, const std::vector<double>& values, double low, double high) {
    StackGroup group{.name = name};
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] >= low && values[i] < high)
            group.members.push_back(i);
    return group;
}

std::vector<StackGroup> byReportUnits(const EvaluationSet& set) {
    std::vector<double> values;
    for (std::size_t i = 0; i < set.size(); ++i)
        values.push_back(inReportUnits(set, i, set.d[i]));
    std::vector<StackGroup> groups;
    const double largest = *std::max_element(values.begin(), values.end());
    for (double low = 0; low <= largest; low += 10)
        groups.push_back(
            groupWithin("D " + numberText(low) + " to " + numberText(low + 10), values, low, low + 10));
    return groups;
}

std::vector<StackGroup> byDecade(const EvaluationSet& set) {
    const bool mixed = !set.sameUnits();
    std::vector<double> values;
    for (std::size_t i = 0; i < set.size(); ++i)
        values.push_back(mixed ? set.d[i] / set.unitD[i] : set.d[i]);
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    std::vector<StackGroup> groups;
    for (int decade = static_cast<int>(std::floor(std::log10(*least))); std::pow(10, decade) <= *most;
         ++decade) {
        const double low = std::pow(10, decade);
        groups.push_back(
            groupWithin((mixed ? "D dt/px^2 " : "D ") + numberText(low, 3) + " to " + numberText(10 * low, 3),
                        values, low, std::pow(10, decade + 1)));
    }
    return groups;
}

} // namespace

ErrorScale errorScale(const EvaluationSet& set) {
    return set.report ? ErrorScale::ReportUnits : ErrorScale::LnD;
}

std::vector<ScoredStack> scored(const EvaluationSet& set, const std::vector<StackEstimate>& estimates) {
    std::vector<ScoredStack> all;
    for (std::size_t i = 0; i < set.size(); ++i) {
        const OnScale onScale(set, i);
        const StackEstimate& estimate = estimates.at(i);
        ScoredStack stack{.truth = onScale(set.d[i])};
        const double low = set.prior[i].low;
        double d = estimate.d.value_or(0);
        if (!estimate.d || !std::isfinite(d)) {
            stack.missing = true;
            d = std::sqrt(low * set.prior[i].high);
        } else if (!set.report && d < low) {
            stack.limited = true;
            d = low;
        }
        stack.answer = onScale(d);
        stack.within68 = onScale.within(set.d[i], estimate.low68, estimate.high68);
        stack.within95 = onScale.within(set.d[i], estimate.low95, estimate.high95);
        all.push_back(stack);
    }
    return all;
}

Score scoreOf(const std::vector<ScoredStack>& stacks, std::uint64_t seed, int bootstraps) {
    if (stacks.empty())
        throw Error("there are no stacks to score");
    Score score{.count = stacks.size()};
    const auto count = static_cast<double>(stacks.size());
    std::vector<double> squares;
    for (const ScoredStack& stack : stacks) {
        const double error = stack.answer - stack.truth;
        squares.push_back(error * error);
        score.mae += std::abs(error) / count;
        score.bias += error / count;
        score.missing += stack.missing ? 1 : 0;
        score.limited += stack.limited ? 1 : 0;
    }
    score.rmse = rootMeanSquare(squares);
    score.sd = std::sqrt(std::max(0.0, score.rmse * score.rmse - score.bias * score.bias));
    score.rmseError = bootstrapError(squares, seed, bootstraps);
    score.coverage68 = share(stacks, &ScoredStack::within68);
    score.coverage95 = share(stacks, &ScoredStack::within95);
    return score;
}

std::vector<StackGroup> groupsOf(const EvaluationSet& set) {
    std::vector<double> ones(set.size(), 1.0);
    std::vector<StackGroup> groups{groupWithin("all", ones, 0, 2)};
    if (!set.inside.empty()) {
        StackGroup inside{.name = "stay inside"};
        for (std::size_t i = 0; i < set.size(); ++i)
            if (set.inside[i] != 0)
                inside.members.push_back(i);
        groups.push_back(std::move(inside));
    }
    for (StackGroup& group : set.report ? byReportUnits(set) : byDecade(set))
        groups.push_back(std::move(group));
    std::erase_if(groups, [](const StackGroup& group) { return group.members.empty(); });
    return groups;
}

std::vector<EvaluationRow> evaluate(const EvaluationSet& set, const std::vector<NamedAnswers>& all) {
    std::vector<EvaluationRow> rows;
    for (const StackGroup& group : groupsOf(set))
        for (const NamedAnswers& named : all) {
            const std::vector<ScoredStack> stacks = scored(set, named.answers);
            std::vector<ScoredStack> members;
            for (const std::size_t member : group.members)
                members.push_back(stacks[member]);
            rows.push_back({.name = named.name, .group = group.name, .score = scoreOf(members)});
        }
    return rows;
}

std::vector<EvaluationRow> publishedRows(const EvaluationSet& set) {
    constexpr std::size_t trajectories = 250;
    if (!set.report || set.inside.empty() || set.size() != trajectories)
        return {};
    struct Published {
        const char* name;
        double rmse, mae; // report units
    };
    std::vector<EvaluationRow> rows;
    for (const Published& one : {Published{"trajectory-D", 5.2, 2.2}, Published{"ResNet2D", 5.1, 2.9},
                                 Published{"ParkCNN", 5.7, 3.7}, Published{"ResNet3D", 6.5, 4.1}}) {
        EvaluationRow row{
            .name = std::string(one.name) + " (the report)", .group = "all", .score = {}, .published = true};
        row.score.count = trajectories;
        row.score.rmse = one.rmse;
        row.score.mae = one.mae;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace perrin
