// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/background_task.h"

#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <utility>

namespace perrin::ui {

/// Answers wishes away from the window's thread. While one is on its way only the newest other is kept, so
/// that a slider shows as many answers as the machine can make; one that takes long is given up for a newer
/// wish.
template<class Wish, class Result>
class LatestTask {
  public:
    struct Answers {
        std::function<void(Result)> done;
        std::function<void(const QString& message)> failed; // a sentence for people
    };

    LatestTask(std::function<Result(const Wish&, const Job&)> work, Answers answers)
        : work_(std::move(work)), answers_(std::move(answers)) {
        patience_.setSingleShot(true);
        QObject::connect(&patience_, &QTimer::timeout, &patience_, [this] { next(); });
    }

    void request(const Wish& wish) {
        if (!task_.running()) {
            begin(wish);
            return;
        }
        newest_ = wish;
        if (!patience_.isActive())
            patience_.start(std::max(std::chrono::milliseconds(0),
                                     longEnough - std::chrono::milliseconds(since_.elapsed())));
    }
    bool busy() const { return task_.running(); }
    /// Forgets all wishes; what is on its way is not answered.
    void clear() {
        newest_.reset();
        patience_.stop();
        task_.cancel();
    }

  private:
    static constexpr std::chrono::milliseconds longEnough{100}; // for work that nobody waits for any more

    void begin(const Wish& wish) {
        newest_.reset();
        patience_.stop();
        since_.start();
        task_.start([work = work_, wish](const Job& job) { return work(wish, job); },
                    {.done =
                         [this](Result result) {
                             next();
                             answers_.done(std::move(result));
                         },
                     .failed =
                         [this](const QString& message) {
                             next();
                             answers_.failed(message);
                         },
                     .cancelled = {}});
    }
    void next() {
        if (newest_)
            begin(*std::exchange(newest_, std::nullopt));
    }

    std::function<Result(const Wish&, const Job&)> work_;
    Answers answers_;
    std::optional<Wish> newest_;
    QElapsedTimer since_; // the present work
    QTimer patience_;
    BackgroundTask<Result> task_;
};

} // namespace perrin::ui
