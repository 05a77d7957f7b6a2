// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/predictor.h"

#include "core/error.h"
#include "core/learn/intervals.h"
#include "core/learn/label_scale.h"
#include "core/learn/spot_features.h"
#include "core/learn/symmetry.h"

#include <algorithm>
#include <cmath>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_group.h>

namespace perrin {
namespace {

constexpr std::size_t rowsAtOnce = 64; // symmetric copies count; bounds the memory

std::vector<int> copiesOf(Symmetries symmetries) {
    std::vector<int> copies;
    for (int i = 0; i < copyCount(symmetries); ++i)
        copies.push_back(i);
    return copies;
}

NetworkInfo infoOf(const Model& model, const Engine& engine) {
    for (const NetworkInfo& info : engine.networks())
        if (info.name == model.network.name)
            return info;
    throw Error("the model " + model.name + " is a network '" + model.network.name +
                "', which this version does not have; use the version it was trained with");
}

std::unique_ptr<Learner> learnerOf(const Model& model, const std::string& device, int threads,
                                   const Engine& engine) {
    LearnerSettings settings;
    settings.network = model.network;
    settings.device = device;
    settings.threads = threads;
    auto learner = engine.learner(settings);
    learner->setWeights(model.weights);
    return learner;
}

std::string stackSizeText(Eigen::Index frames, Eigen::Index height, Eigen::Index width) {
    return std::to_string(frames) + " frames of " + std::to_string(width) + "x" + std::to_string(height) +
           " px";
}

/// Some stacks with all their copies, ready for the network.
struct EncodedStacks {
    std::size_t first = 0, count = 0; // stacks
    NetworkInput input{};
    std::vector<double> unitD{};
    std::vector<InputScore> scores{};
};

/// Fetches and encodes stacks, on all cores.
class BatchMaker {
  public:
    using Source = std::function<KnownStack(std::size_t)>;

    BatchMaker(const Model& model, Sees sees, bool anyNumberOfFrames, const Source& source,
               std::vector<int> copies)
        : model_(model), sees_(sees), anyNumberOfFrames_(anyNumberOfFrames), source_(source),
          copies_(std::move(copies)) {}

    EncodedStacks make(std::size_t first, std::size_t count, const Job& job) const {
        std::vector<KnownStack> stacks(count);
        std::vector<InputScore> scores(count);
        std::vector<FittedStack> fitted(sees_ == Sees::Spots ? count : 0);
        oneapi::tbb::parallel_for(std::size_t{0}, count, [&](std::size_t i) {
            job.checkCancelled();
            stacks[i] = source_(first + i);
            if (!model_.scenario.instruments.tellsLeastD())
                stacks[i].imaging.leastD = 0; // it never learned what that means
        });
        const FrameStack& one = stacks.front().adu;
        const Eigen::Index width = one.pixels.cols();
        for (std::size_t i = 0; i < count; ++i)
            check(stacks[i].adu, first + i, one);
        if (sees_ == Sees::Spots)
            oneapi::tbb::parallel_for(std::size_t{0}, count, [&](std::size_t i) {
                job.checkCancelled();
                fitted[i] = fittedStack(stacks[i]);
                scores[i] = inputScore(fitted[i], stacks[i].imaging);
            });
        EncodedStacks batch{.first = first, .count = count, .scores = std::move(scores)};
        const std::size_t copies = copies_.size();
        batch.input =
            emptyInput(sees_, static_cast<std::int64_t>(count * copies), one.frames(), one.height, width);
        oneapi::tbb::parallel_for(std::size_t{0}, count * copies, [&](std::size_t row) {
            job.checkCancelled();
            const KnownStack& known = stacks[row / copies];
            const int copy = copies_[row % copies];
            const auto place = static_cast<std::int64_t>(row);
            if (sees_ == Sees::Spots)
                encode(fitted[row / copies], known.imaging, batch.input, place, copy);
            else
                encode(known, model_.normalization, sees_, batch.input, place, copy);
        });
        for (const KnownStack& known : stacks)
            batch.unitD.push_back(known.imaging.unitD());
        return batch;
    }

  private:
    /// Throws Error where the network cannot take the stack.
    void check(const FrameStack& stack, std::size_t index, const FrameStack& first) const {
        const NetworkDescription& network = model_.network;
        const Eigen::Index width = stack.pixels.cols();
        const std::string what = "stack " + std::to_string(index + 1) + " has " +
                                 stackSizeText(stack.frames(), stack.height, width);
        if ((!anyNumberOfFrames_ && stack.frames() != network.frames) ||
            (sees_ == Sees::Pixels && (stack.height != network.height || width != network.width)))
            throw Error(what + ", but the model " + model_.name + " is built for " +
                        stackSizeText(network.frames, network.height, network.width) +
                        "; cut the stacks to that size or choose another model");
        if (stack.frames() != first.frames() ||
            (sees_ == Sees::Pixels && (stack.height != first.height || width != first.pixels.cols())))
            throw Error(what + ", but others have " +
                        stackSizeText(first.frames(), first.height, first.pixels.cols()) +
                        "; all stacks must be of one size");
    }

    const Model& model_;
    Sees sees_;
    bool anyNumberOfFrames_;
    const Source& source_;
    std::vector<int> copies_;
};

/// Work on other threads that has ended before this goes.
class Ahead {
  public:
    ~Ahead() {
        group_.cancel();
        try {
            group_.wait();
        } catch (...) { // another failure is on its way already
        }
    }
    template<class Work>
    void start(Work work) {
        group_.run(std::move(work));
    }
    void wait() { group_.wait(); }

  private:
    oneapi::tbb::task_group group_;
};

} // namespace

Prediction predictionOf(const Model& model, double mean, std::optional<double> variance, double unitD) {
    const LabelScale scale{model.label, model.normalization, unitD};
    Prediction prediction{.d = scale.d(mean)};
    // Effective D is judged by its squared error, which the mean makes smallest; d(mean) is the median.
    if (model.label == Label::LnEffectiveD && variance)
        prediction.d *= std::exp(0.5 * scale.error(1) * scale.error(1) * *variance);
    if (variance) {
        const double sd = std::sqrt(*variance);
        prediction.low68 = scale.d(mean - z68 * sd);
        prediction.high68 = scale.d(mean + z68 * sd);
        prediction.low95 = scale.d(mean - z95 * sd);
        prediction.high95 = scale.d(mean + z95 * sd);
    }
    return prediction;
}

int copyCount(Symmetries symmetries) {
    return symmetries == Symmetries::None ? 1 : symmetries == Symmetries::Rotations4 ? 4 : symmetryCount;
}

Predictor::Predictor(const Model& model, const std::string& device, int threads, const Engine* engine)
    : model_(model) {
    const Engine& used = engine ? *engine : perrin::engine();
    const NetworkInfo info = infoOf(model, used);
    sees_ = info.sees;
    anyNumberOfFrames_ = info.anyNumberOfFrames;
    learner_ = learnerOf(model, device, threads, used);
    model_.weights.clear();
}

Predictor::Predictor(const Model& model, Sees sees, bool anyNumberOfFrames, std::unique_ptr<Learner> learner)
    : model_(model), sees_(sees), anyNumberOfFrames_(anyNumberOfFrames), learner_(std::move(learner)) {
    model_.weights.clear();
}

std::vector<Prediction> Predictor::predict(std::size_t count,
                                           const std::function<KnownStack(std::size_t)>& stack,
                                           Symmetries symmetries, const Job& job) {
    std::vector<Prediction> answers;
    answers.reserve(count);
    const std::vector<int> copies = copiesOf(symmetries);
    const std::size_t atOnce = std::max<std::size_t>(1, rowsAtOnce / copies.size());
    const BatchMaker maker(model_, sees_, anyNumberOfFrames_, stack, copies);
    const auto make = [&](std::size_t first) {
        return maker.make(first, std::min(atOnce, count - first), job);
    };
    const std::string text = "Predicting with " + model_.name;
    job.progress(0, text);
    EncodedStacks current = count > 0 ? make(0) : EncodedStacks{}, next;
    while (answers.size() < count) {
        const std::size_t following = current.first + current.count; // outlives the work that reads it
        Ahead ahead; // the next batch is encoded while the network looks at this one
        if (following < count)
            ahead.start([&] { next = make(following); });
        const NetworkOutput output = learner_->predict(current.input);
        for (std::size_t i = 0; i < current.count; ++i) {
            double mean = 0, variance = 0;
            for (std::size_t row = i * copies.size(); row < (i + 1) * copies.size(); ++row) {
                mean += static_cast<double>(output.mean.at(row)) / static_cast<double>(copies.size());
                if (!output.logVariance.empty())
                    variance += std::exp(std::clamp(static_cast<double>(output.logVariance.at(row)),
                                                    -widestLogVariance, widestLogVariance)) /
                                static_cast<double>(copies.size());
            }
            answers.push_back(predictionOf(
                model_, mean, output.logVariance.empty() ? std::nullopt : std::optional(variance),
                current.unitD[i]));
            answers.back().input = current.scores[i];
        }
        ahead.wait();
        job.progress(static_cast<double>(answers.size()) / static_cast<double>(count), text);
        std::swap(current, next);
    }
    return answers;
}

} // namespace perrin
