// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/batch_stream.h"

#include "core/error.h"
#include "core/learn/tracked_stack.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <thread>

namespace perrin {
namespace {

constexpr double queueBytes = 256e6; // of batches that wait; at least 2 and at most 16 of them

double bytesOf(const NetworkInput& input) {
    return 4.0 * static_cast<double>(input.pixels.size() + input.spots.size() + input.crops.size() +
                                     input.conditions.size() + input.seen.size());
}

using Clock = std::chrono::steady_clock;

/// s that many threads have spent on something.
class SpentTime {
  public:
    void add(Clock::duration time) { ticks_ += time.count(); }
    double seconds() const { return std::chrono::duration<double>(Clock::duration(ticks_)).count(); }

  private:
    std::atomic<Clock::rep> ticks_ = 0;
};

} // namespace

struct BatchStream::State {
    explicit State(const StreamSettings& given)
        : settings(given), simulator(given.scenario, given.seed),
          symmetries(given.symmetries ? symmetriesOf(given.scenario) : std::vector{0}),
          arena(given.threads > 0 ? given.threads
                                  : std::max(1, static_cast<int>(std::thread::hardware_concurrency()))) {}

    Batch empty(std::uint64_t number) const;
    void makeStack(Batch& batch, std::int64_t row, std::uint64_t index, FrameStack& stack);
    Batch make(std::uint64_t number, const std::stop_token& stop);
    void work(const std::stop_token& stop);

    const StreamSettings settings;
    const Simulator simulator;
    const std::vector<int> symmetries;
    tbb::task_arena arena;
    SpentTime simulating, fitting;

    std::mutex mutex;
    std::condition_variable_any changed;
    std::deque<Batch> queue;
    std::size_t room = 2; // batches
    std::exception_ptr failure;
    double waited = 0;   // s
    std::jthread worker; // last: it ends before what it works with
};

Batch BatchStream::State::empty(std::uint64_t number) const {
    const auto size = static_cast<std::uint64_t>(settings.batch);
    std::uint64_t stacks = size;
    if (settings.stacks > 0)
        stacks = std::min(size, settings.stacks - std::min(settings.stacks, number * size));
    const auto share = static_cast<std::int64_t>(stacks) / settings.worldSize;
    const WindowSettings& window = settings.scenario.window;
    return {.number = number,
            .input = emptyInput(settings.sees, share, window.frames, window.height, window.width),
            .labels = std::vector<float>(static_cast<std::size_t>(share))};
}

void BatchStream::State::makeStack(Batch& batch, std::int64_t row, std::uint64_t index, FrameStack& stack) {
    const auto start = Clock::now();
    const Truth truth = simulator.truth(index);
    simulator.record(truth, stack);
    const auto simulated = Clock::now();
    RandomStream random = beyondSimulation(settings.seed, index);
    const double drawn = random.uniform() * static_cast<double>(symmetries.size());
    KnownStack known = knownStack(settings.scenario, truth, std::move(stack), random);
    encode(known, settings.normalization, settings.sees, batch.input, row,
           symmetries[static_cast<std::size_t>(drawn)]);
    stack = std::move(known.adu); // its memory serves again
    simulating.add(simulated - start);
    fitting.add(Clock::now() - simulated);
    const double label = labelOf(settings.label, truth, settings.scenario);
    batch.labels[static_cast<std::size_t>(row)] =
        static_cast<float>((label - settings.normalization.labelMean) / settings.normalization.labelScale);
}

Batch BatchStream::State::make(std::uint64_t number, const std::stop_token& stop) {
    Batch batch = empty(number);
    const std::uint64_t first = number * static_cast<std::uint64_t>(settings.batch) +
                                static_cast<std::uint64_t>(settings.rank * batch.input.stacks);
    arena.execute([&] {
        tbb::parallel_for(tbb::blocked_range<std::int64_t>(0, batch.input.stacks, 4), [&](const auto& rows) {
            FrameStack stack;
            for (std::int64_t row = rows.begin(); row < rows.end(); ++row) {
                if (stop.stop_requested())
                    throw Cancelled();
                makeStack(batch, row, first + static_cast<std::uint64_t>(row), stack);
            }
        });
    });
    return batch;
}

void BatchStream::State::work(const std::stop_token& stop) {
    try {
        for (std::uint64_t number = settings.first; !stop.stop_requested(); ++number) {
            Batch batch = make(number, stop);
            const bool isLast = batch.labels.empty();
            std::unique_lock lock(mutex);
            room = static_cast<std::size_t>(std::clamp(queueBytes / bytesOf(batch.input), 2.0, 16.0));
            queue.push_back(std::move(batch));
            changed.notify_all();
            if (isLast || !changed.wait(lock, stop, [&] { return queue.size() < room; }))
                return;
        }
    } catch (const Cancelled&) {
    } catch (...) {
        const std::lock_guard lock(mutex);
        failure = std::current_exception();
        changed.notify_all();
    }
}

BatchStream::BatchStream(const StreamSettings& settings) : state_(std::make_unique<State>(settings)) {
    state_->worker = std::jthread([state = state_.get()](const std::stop_token& stop) { state->work(stop); });
}

BatchStream::~BatchStream() = default;

Batch BatchStream::next(std::stop_token stop) {
    const auto asked = Clock::now();
    std::unique_lock lock(state_->mutex);
    const bool come =
        state_->changed.wait(lock, stop, [&] { return !state_->queue.empty() || state_->failure; });
    state_->waited += std::chrono::duration<double>(Clock::now() - asked).count();
    if (!come)
        throw Cancelled();
    if (state_->queue.empty())
        std::rethrow_exception(state_->failure);
    if (state_->queue.front().labels.empty()) // stays: nothing comes behind it
        return {.number = state_->queue.front().number};
    Batch batch = std::move(state_->queue.front());
    state_->queue.pop_front();
    state_->changed.notify_all();
    return batch;
}

double BatchStream::waited() const {
    const std::lock_guard lock(state_->mutex);
    return state_->waited;
}

double BatchStream::simulated() const {
    return state_->simulating.seconds();
}

double BatchStream::fitted() const {
    return state_->fitting.seconds();
}

} // namespace perrin
