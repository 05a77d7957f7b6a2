// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"
#include "core/learn/input_score.h"
#include "core/learn/model.h"

#include <functional>
#include <optional>

namespace perrin {

/// A network's answer for one stack, um^2/s; intervals of a network with a spread only.
struct Prediction {
    double d = 0; // exp of the mean ln D (label LnD), or the mean
    std::optional<double> low68{}, high68{}, low95{}, high95{};
    InputScore input{}; // of networks that see spots
};

enum class Symmetries { None, Rotations4, All16 };
/// How many copies of a stack are asked: 1, 4 or 16.
int copyCount(Symmetries symmetries);

/// Applies a trained network.
class Predictor {
  public:
    /// device: as Engine::devices names them. engine: of the networks; empty: the program's. Throws Error: no
    /// such device, weights that do not fit.
    explicit Predictor(const Model& model, const std::string& device = "cpu", int threads = 0,
                       const Engine* engine = nullptr);

    /// With a learner that has its weights already.
    Predictor(const Model& model, Sees sees, bool anyNumberOfFrames, std::unique_ptr<Learner> learner);

    const Model& model() const { return model_; }
    Sees sees() const { return sees_; }

    /// count stacks, asked for one by one (from any thread), averaged over
    /// symmetric copies: the means are averaged, and the variance is the mean of the copies' variances.
    /// Memory does not grow with count but for the answers. Throws Error (a stack of another size than the
    /// network is built for, or of other frames than the first one), Cancelled.
    std::vector<Prediction> predict(std::size_t count, const std::function<KnownStack(std::size_t)>& stack,
                                    Symmetries symmetries, const Job& job = {});
  private:
    Model model_; // without its weights, which the learner holds
    Sees sees_ = Sees::Pixels;
    bool anyNumberOfFrames_ = false;
    std::unique_ptr<Learner> learner_;
};

/// From mean and variance on the normalized label scale. unitD: Imaging::unitD().
Prediction predictionOf(const Model& model, double mean, std::optional<double> variance, double unitD);

} // namespace perrin
