// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"
#include "core/learn/encoder.h"
#include "core/learn/model.h"

#include <memory>
#include <stop_token>

namespace perrin {

/// Seeds of the stacks: no training, whatever its own seed, sees a stack of the validation set, and neither
/// do comparisons, which see no training's stack either.
std::uint64_t trainingStacksSeed(std::uint64_t seed);
std::uint64_t validationStacksSeed();
std::uint64_t comparisonStacksSeed(std::uint64_t seed);

/// What is to be answered for a stack, before normalization.
double labelOf(Label label, const Truth& truth, const Scenario& scenario);

/// Measured on the validation set: labels of 4096 stacks and pixels of 64. threads: 0: as many as there are
/// cores. Throws Error, Cancelled.
Normalization measureNormalization(const Scenario& scenario, Label label, const Job& job = {});

/// The symmetric copies (see transformed()) in which a scenario's stacks are as likely as they are
/// themselves: without quarter turns in an oblong window, and without reversal where time has a direction.
std::vector<int> symmetriesOf(const Scenario& scenario);

struct Batch {
    std::uint64_t number = 0;
    NetworkInput input{};
    std::vector<float> labels{}; // normalized
};

struct StreamSettings {
    Scenario scenario;
    std::uint64_t seed = 0; // of the simulator
    Label label = Label::LnD;
    Normalization normalization{};
    Sees sees = Sees::Pixels;
    int batch = 256;             // stacks, of all processes together
    int worldSize = 1, rank = 0; // this process gets its share of every batch
    bool symmetries = false;     // each stack in one of its symmetric copies
    std::uint64_t first = 0;     // number of the first batch
    std::uint64_t stacks = 0;    // in all; the last batch may be smaller. 0: without end
    int threads = 0;             // 0: as many as there are cores
};

/// Batches of freshly simulated stacks, made ahead on other threads. Batch k is the same bits wherever the
/// stream begins and on however many threads: its stacks are number k * batch … of the simulator, and all
/// that is drawn depends on a stack's number alone. Some batches wait in a queue; while it is full the
/// threads sleep, so that the learner has the processor to itself, and while the learner waits they have it.
class BatchStream {
  public:
    /// Throws Error: see Simulator.
    explicit BatchStream(const StreamSettings& settings);
    /// Stops the work on batches; takes about as long as one stack does.
    ~BatchStream();
    BatchStream(const BatchStream&) = delete;
    BatchStream& operator=(const BatchStream&) = delete;

    /// The next batch, one thread at a time; without stacks behind the last one. Throws Cancelled when stop
    /// was asked for, and what went wrong while the batch was made.
    Batch next(std::stop_token stop = {});
    /// How long next() has waited in all, s.
    double waited() const;
    /// Time its threads have spent simulating, and fitting what networks that see spots are shown, s.
    double simulated() const;
    double fitted() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace perrin
