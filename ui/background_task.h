// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/error.h"
#include "core/job.h"
#include "ui/words/core_words.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QString>
#include <QThreadPool>
#include <QtConcurrent>
#include <exception>
#include <functional>
#include <memory>
#include <utility>

namespace perrin::ui {

/// What the window sees of any background work: whether it runs, how far it is, and how to stop it.
class TaskMonitor : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;
    virtual bool running() const = 0;
    /// Asks the work to stop; ended() follows when it has.
    virtual void cancel() = 0;

  signals:
    void started();
    void progressed(double fraction, const QString& text);
    void ended();
};

/// The one place where threads meet Qt. Runs work(job) on a thread of its own and answers on the window's
/// thread. The newest start wins: older work is asked to stop and its answer is dropped. Destroying the task
/// stops the work. The work must own everything it touches (a snapshot).
template<class Result>
class BackgroundTask : public TaskMonitor {
  public:
    using Work = std::function<Result(const Job&)>;

    struct Answers {
        std::function<void(Result)> done;
        std::function<void(const QString& message)> failed; // a sentence for people
        std::function<void()> cancelled;                    // may be empty
    };

    explicit BackgroundTask(QObject* parent = nullptr) : TaskMonitor(parent) {
        pool_.setMaxThreadCount(2); // the present work, and an older one that is about to stop
    }
    ~BackgroundTask() override {
        stop_.request_stop();
        pool_.waitForDone();
    }

    void start(Work work, Answers answers) {
        abandon();
        stop_ = std::stop_source();
        answers_ = std::move(answers);
        watcher_ = std::make_unique<Watcher>();
        connect(watcher_.get(), &Watcher::finished, this, [this] { finish(); });
        // What has come meanwhile counts, not what Qt announces: its first news is a 0 from before the work
        // began.
        const auto tell = [this] {
            const QString text = watcher_->progressText(); // first: the value is never older than it
            const int value = watcher_->progressValue();
            if (value > 0 || !text.isEmpty())
                emit progressed(value / progressSteps, text);
        };
        connect(watcher_.get(), &Watcher::progressTextChanged, this, tell);
        connect(watcher_.get(), &Watcher::progressValueChanged, this, tell);
        watcher_->setFuture(QtConcurrent::run(
            &pool_, [work = std::move(work), stop = stop_.get_token()](QPromise<Result>& promise) {
                promise.setProgressRange(0, static_cast<int>(progressSteps));
                const Job job{stop, [&promise](double fraction, std::string_view text) {
                                  promise.setProgressValueAndText(
                                      static_cast<int>(progressSteps * fraction),
                                      QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
                              }};
                try {
                    promise.addResult(work(job));
                } catch (const Cancelled&) {
                    // No result: finish() takes it for a cancelled work.
                } catch (...) { // leaving the thread as anything but a QException would lose the message
                    promise.setException(std::current_exception());
                }
            }));
        emit started();
    }

    bool running() const override { return watcher_ != nullptr; }
    void cancel() override { stop_.request_stop(); }

  private:
    using Watcher = QFutureWatcher<Result>;
    static constexpr double progressSteps = 1000;

    void abandon() {
        stop_.request_stop();
        if (!watcher_)
            return;
        watcher_->disconnect(this);
        watcher_.reset();
        if (answers_.cancelled)
            answers_.cancelled();
        emit ended();
    }

    void finish() {
        QFuture<Result> future = watcher_->future();
        watcher_.release()->deleteLater(); // its own signal is being answered
        const Answers answers = std::exchange(answers_, {});
        emit ended();
        try {
            future.waitForFinished(); // rethrows what the work threw
            if (future.resultCount() > 0) {
                answers.done(future.takeResult());
                return;
            }
        } catch (const std::exception& failure) {
            answers.failed(coreText(failure.what()));
            return;
        }
        if (answers.cancelled)
            answers.cancelled();
    }

    std::stop_source stop_;
    Answers answers_;
    std::unique_ptr<Watcher> watcher_;
    QThreadPool pool_;
};

} // namespace perrin::ui
