// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/validation.h"

#include "core/learn/intervals.h"
#include "core/learn/label_scale.h"
#include "core/table.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace perrin {
namespace {

using Json = nlohmann::ordered_json;

constexpr int evaluatedAtOnce = 256; // stacks
constexpr double keptBytes = 200e6;  // a larger set is simulated at every evaluation

double lossOf(Loss loss, double off, double logVariance) {
    switch (loss) {
    case Loss::Mse:
        return off * off;
    case Loss::Huber:
        return std::abs(off) < 1 ? 0.5 * off * off : std::abs(off) - 0.5;
    case Loss::Gaussian:
        break;
    }
    const double bounded = std::clamp(logVariance, -widestLogVariance, widestLogVariance);
    return 0.5 * (off * off * std::exp(-bounded) + bounded);
}

/// Mean, and mean square.
struct Sums {
    std::uint64_t count = 0;
    double sum = 0, squares = 0;

    void add(double value) {
        ++count;
        sum += value;
        squares += value * value;
    }
    double mean() const { return sum / static_cast<double>(count); }
    double rms() const { return std::sqrt(squares / static_cast<double>(count)); }
    double sd() const {
        return std::sqrt(std::max(0.0, squares / static_cast<double>(count) - mean() * mean()));
    }
};

LabelScale labelScale(const TrainingSettings& settings, const Normalization& normalization) {
    return {settings.label, normalization, imagingOf(settings.scenario).unitD()};
}

std::size_t bytesOf(const NetworkInput& input) {
    return 4 * (input.pixels.size() + input.spots.size() + input.crops.size() + input.conditions.size() +
                input.seen.size());
}

} // namespace

Validation score(std::span<const float> labels, const NetworkOutput& answers,
                 const TrainingSettings& settings, const Normalization& normalization) {
    const LabelScale scale = labelScale(settings, normalization);
    Sums losses, errors, truths, said, inside68, inside95;
    std::map<int, Sums> byDecade;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double label = labels[i], answer = answers.mean[i], off = answer - label;
        const double logVariance = answers.logVariance.empty() ? 0 : answers.logVariance[i];
        losses.add(lossOf(settings.loss, off, logVariance));
        errors.add(scale.error(off));
        truths.add(label);
        said.add(answer);
        if (!answers.logVariance.empty()) {
            const double sd = std::exp(0.5 * std::clamp(logVariance, -widestLogVariance, widestLogVariance));
            inside68.add(std::abs(off) <= z68 * sd ? 1 : 0);
            inside95.add(std::abs(off) <= z95 * sd ? 1 : 0);
        }
        if (const double d = scale.d(label); d > 0)
            byDecade[static_cast<int>(std::floor(std::log10(d)))].add(scale.error(off));
    }
    Validation result{.loss = losses.mean(),
                      .rmse = errors.rms(),
                      .bias = errors.mean(),
                      .labelSd = scale.error(truths.sd()),
                      .spread = truths.sd() > 0 ? said.sd() / truths.sd() : 0};
    if (inside68.count > 0) {
        result.coverage68 = inside68.mean();
        result.coverage95 = inside95.mean();
    }
    for (const auto& [decade, sums] : byDecade)
        result.decades.push_back({.low = std::pow(10, decade),
                                  .high = std::pow(10, decade + 1),
                                  .stacks = sums.count,
                                  .rmse = sums.rms(),
                                  .bias = sums.mean()});
    return result;
}

std::string collapseWarning(const Validation& validation) {
    const std::string advice = "; try a lower learning rate, a longer warm-up or another network, and check "
                               "that the molecules of the scenario can be seen";
    if (validation.spread < 0.05)
        return "the network answers nearly the same for every molecule (its answers spread " +
               numberText(100 * validation.spread, 2) + " % as much as the truth does)" + advice;
    if (validation.rmse > 0.97 * validation.labelSd)
        return "the network is no better than always answering the mean (error " +
               numberText(validation.rmse, 3) + ", of the mean " + numberText(validation.labelSd, 3) + ")" +
               advice;
    return {};
}

void thinOut(std::vector<Validation>& validations, std::size_t& best) {
    if (validations.size() <= mostValidations)
        return;
    std::vector<Validation> kept;
    std::size_t keptBest = 0;
    for (std::size_t i = 0; i < validations.size(); ++i) {
        if (i == best)
            keptBest = kept.size();
        if (i == best || (validations.size() - i) % 2 == 1)
            kept.push_back(std::move(validations[i]));
    }
    validations = std::move(kept);
    best = keptBest;
}

Json toJson(const Validation& validation) {
    Json json{{"step", validation.step},        {"loss", validation.loss},
              {"rmse", validation.rmse},        {"bias", validation.bias},
              {"label_sd", validation.labelSd}, {"spread_ratio", validation.spread}};
    if (validation.coverage68) {
        json["coverage_68"] = *validation.coverage68;
        json["coverage_95"] = *validation.coverage95;
    }
    json["decades"] = Json::array();
    for (const DecadeScore& decade : validation.decades)
        json["decades"].push_back({{"d_low_um2_per_s", decade.low},
                                   {"d_high_um2_per_s", decade.high},
                                   {"stacks", decade.stacks},
                                   {"rmse", decade.rmse},
                                   {"bias", decade.bias}});
    if (!validation.warning.empty())
        json["warning"] = validation.warning;
    return json;
}

Validation validationFromJson(const Json& json) {
    Validation validation{.step = json.at("step"),
                          .loss = json.at("loss"),
                          .rmse = json.at("rmse"),
                          .bias = json.at("bias"),
                          .labelSd = json.at("label_sd"),
                          .spread = json.at("spread_ratio")};
    if (json.contains("coverage_68")) {
        validation.coverage68 = json.at("coverage_68").get<double>();
        validation.coverage95 = json.at("coverage_95").get<double>();
    }
    for (const Json& decade : json.at("decades"))
        validation.decades.push_back({.low = decade.at("d_low_um2_per_s"),
                                      .high = decade.at("d_high_um2_per_s"),
                                      .stacks = decade.at("stacks"),
                                      .rmse = decade.at("rmse"),
                                      .bias = decade.at("bias")});
    validation.warning = json.value("warning", "");
    return validation;
}

ValidationSet::ValidationSet(const TrainingSettings& settings, const Normalization& normalization, Sees sees)
    : settings_(settings), normalization_(normalization), sees_(sees) {}

Validation ValidationSet::evaluate(Learner& learner, std::stop_token stop) {
    std::vector<float> labels;
    NetworkOutput answers;
    const auto take = [&](const Batch& batch) {
        if (stop.stop_requested())
            throw Cancelled();
        const NetworkOutput part = learner.predict(batch.input);
        labels.insert(labels.end(), batch.labels.begin(), batch.labels.end());
        answers.mean.insert(answers.mean.end(), part.mean.begin(), part.mean.end());
        answers.logVariance.insert(answers.logVariance.end(), part.logVariance.begin(),
                                   part.logVariance.end());
    };
    const auto judged = [&] {
        const LabelScale scale = labelScale(settings_, normalization_);
        answers_.clear();
        for (std::size_t i = 0; i < labels.size(); ++i)
            answers_.push_back({scale.d(labels[i]), scale.d(answers.mean[i])});
        return score(labels, answers, settings_, normalization_);
    };
    if (!kept_.empty()) {
        std::for_each(kept_.begin(), kept_.end(), take);
        return judged();
    }
    const auto stacks = static_cast<std::uint64_t>(settings_.validationStacks);
    BatchStream stream({.scenario = settings_.scenario,
                        .seed = validationStacksSeed(),
                        .label = settings_.label,
                        .normalization = normalization_,
                        .sees = sees_,
                        .batch = evaluatedAtOnce,
                        .stacks = stacks,
                        .threads = settings_.threads});
    std::vector<Batch> all;
    while (labels.size() < stacks) {
        Batch batch = stream.next(stop);
        take(batch);
        const double whole = static_cast<double>(bytesOf(batch.input)) /
                             static_cast<double>(batch.labels.size()) * static_cast<double>(stacks);
        if (whole <= keptBytes)
            all.push_back(std::move(batch));
    }
    kept_ = std::move(all);
    return judged();
}

} // namespace perrin
