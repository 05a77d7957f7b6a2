// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/drawn_d.h"
#include "core/learn/validation.h"

namespace perrin {

/// The loss over the steps in at most 2048 points: each is the mean of equally many steps, which are doubled
/// when the points become too many.
class LossCurve {
  public:
    struct Point {
        std::uint64_t step = 0; // the last one in it
        double loss = 0, learningRate = 0;
        bool operator==(const Point&) const = default;
    };

    void add(std::uint64_t step, double loss, double learningRate);
    const std::vector<Point>& points() const { return points_; }

    nlohmann::ordered_json json() const;
    static LossCurve fromJson(const nlohmann::ordered_json& json);
    bool operator==(const LossCurve&) const = default;

  private:
    std::vector<Point> points_;
    std::uint64_t stepsAPoint_ = 1, pending_ = 0;
    double sum_ = 0; // losses of the pending steps
};

/// All of a training between two steps; what follows depends on nothing else. There is no state of a random
/// generator in it: stacks are drawn from (seed, number of the batch) and dropout from (seed, number of the
/// step), so the step counter is the random state.
struct TrainingState {
    TrainingSettings settings;
    Normalization normalization;
    std::uint64_t step = 0; // so many are done
    Tensors weights{}, optimizer{};
    std::vector<Validation> validations{}; // one an epoch
    std::size_t best = 0;                  // of the validations
    Tensors bestWeights{};                 // empty before the first validation
    LossCurve curve{};
    DrawnD drawn{};                 // of every stack learned from
    double seconds = 0, waited = 0; // spent in all, and waiting for stacks; s
};

/// One safetensors file, written beside its place and then renamed. Throws Error.
void writeCheckpoint(const std::filesystem::path& path, const TrainingState& state);
/// Throws Error: file and what is wrong.
TrainingState readCheckpoint(const std::filesystem::path& path);

/// Where the checkpoint of a training lies whose model is to be `model`.
std::filesystem::path checkpointPath(const std::filesystem::path& model);

} // namespace perrin
