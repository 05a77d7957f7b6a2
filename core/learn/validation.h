// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/batch_stream.h"
#include "core/learn/training.h"

#include <optional>

namespace perrin {

/// Errors: of ln D (label ln-d), else of D in um^2/s.
struct DecadeScore {
    double low = 0, high = 0; // um^2/s, of the true D (label effective-d: of the true effective D)
    std::uint64_t stacks = 0;
    double rmse = 0, bias = 0;
};

/// How well a network answers the validation set.
struct Validation {
    std::uint64_t step = 0; // after so many
    double loss = 0;        // as in training, of the normalized label
    double rmse = 0, bias = 0;
    double labelSd = 0;                                     // RMSE of always answering the mean
    double spread = 0;                                      // SD of the answers over that of the labels
    std::optional<double> coverage68 = {}, coverage95 = {}; // share of the labels inside the intervals
    std::vector<DecadeScore> decades{};
    std::string warning{}; // for people; empty where there is none
};

/// One stack of the validation set, um^2/s; of the effective D where that is learned.
struct JudgedAnswer {
    double truth = 0, answer = 0;
};

nlohmann::ordered_json toJson(const Validation& validation);
/// Throws nlohmann's exceptions.
Validation validationFromJson(const nlohmann::ordered_json& json);

/// Scores answers. labels and answers are normalized.
Validation score(std::span<const float> labels, const NetworkOutput& answers,
                 const TrainingSettings& settings, const Normalization& normalization);

/// One sentence where a network answers (nearly) always the mean, or no better than that; empty otherwise.
std::string collapseWarning(const Validation& validation);

inline constexpr std::size_t mostValidations = 2000; // kept of one training
/// When there are more, every second one goes, but for the newest and the one numbered `best`.
void thinOut(std::vector<Validation>& validations, std::size_t& best);

/// The scenario's fixed set. Simulated anew at each evaluation, or kept where it is small.
class ValidationSet {
  public:
    ValidationSet(const TrainingSettings& settings, const Normalization& normalization, Sees sees);

    /// Throws Error, Cancelled.
    Validation evaluate(Learner& learner, std::stop_token stop);
    /// Of the last evaluation, in the set's order.
    const std::vector<JudgedAnswer>& answers() const { return answers_; }

  private:
    TrainingSettings settings_;
    Normalization normalization_;
    Sees sees_;
    std::vector<Batch> kept_;
    std::vector<JudgedAnswer> answers_;
};

} // namespace perrin
