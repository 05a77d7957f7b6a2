// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"
#include "core/learn/model.h"

#include <functional>
#include <optional>

namespace perrin {

/// A network's answer for one stack, um^2/s; intervals of a network with a spread only.
struct Prediction {
    double d = 0; // exp of the mean ln D (label LnD), or the mean
    std::optional<double> low68{}, high68{}, low95{}, high95{};
};

enum class Symmetries { None, Rotations4, All16 };

/// Applies a trained network.
class Predictor {
  public:
    /// device: as Engine::devices names them. Throws Error: no such device, weights that do not fit.
    explicit Predictor(const Model& model, const std::string& device = "cpu", int threads = 0);

    const Model& model() const { return model_; }

    /// count stacks, asked for one by one (ADU and how they were taken, from any thread), averaged over
    /// symmetric copies: the means are averaged, and the variance is the mean of the copies' variances.
    /// Memory does not grow with count but for the answers. Throws Error, Cancelled.
    std::vector<Prediction> predict(std::size_t count,
                                    const std::function<std::pair<FrameStack, Imaging>(std::size_t)>& stack,
                                    Symmetries symmetries, const Job& job = {});

  private:
    Model model_;
    std::unique_ptr<Learner> learner_;
};

} // namespace perrin
