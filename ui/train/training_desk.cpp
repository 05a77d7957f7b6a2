// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/training_desk.h"

#include "ui/session_state.h"
#include "ui/words/core_words.h"

#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

namespace fs = std::filesystem;
using Activity = TrainingRun::Activity;

QString percentDone(const TrainingRun& run) {
    const bool known = run.record && run.record->steps > 0;
    const double share =
        known ? static_cast<double>(run.record->step) / static_cast<double>(run.record->steps) : 0;
    return QString::number(std::floor(100 * share));
}

} // namespace

QString stateText(const TrainingRun& run) {
    switch (run.activity) {
    case Activity::Waiting:
        return TrainingDesk::tr("waiting");
    case Activity::Preparing:
        return TrainingDesk::tr("preparing");
    case Activity::Training:
        return TrainingDesk::tr("training, %1 %").arg(percentDone(run));
    case Activity::Ending:
        return TrainingDesk::tr("ending");
    case Activity::None:
        break;
    }
    if (run.elsewhere)
        return TrainingDesk::tr("in another window");
    if (!run.stored.failure.empty())
        return TrainingDesk::tr("failed");
    switch (run.stored.stage) {
    case RunStage::New:
        return TrainingDesk::tr("not begun");
    case RunStage::Interrupted:
        return run.record ? TrainingDesk::tr("paused, %1 %").arg(percentDone(run))
                          : TrainingDesk::tr("paused");
    case RunStage::Stopped:
        return TrainingDesk::tr("stopped");
    case RunStage::Done:
        break;
    }
    return TrainingDesk::tr("done");
}

TrainingDesk::TrainingDesk(const fs::path& folder, const Engine* engine, QObject* parent)
    : QObject(parent), store_(folder), engine_(engine) {
    connect(&training_, &TaskMonitor::progressed, this, [this](double, const QString& text) {
        TrainingRun* run = at(active_);
        if (!run || run->activity != Activity::Preparing || text.isEmpty())
            return;
        run->doing = coreText(text.toStdString());
        emit runChanged(active_);
    });
}

TrainingDesk::~TrainingDesk() = default;

TrainingRun* TrainingDesk::at(const fs::path& folder) {
    const auto found = std::find_if(runs_.begin(), runs_.end(),
                                    [&](const TrainingRun& run) { return run.folder() == folder; });
    return found == runs_.end() ? nullptr : &*found;
}

const TrainingRun* TrainingDesk::find(const fs::path& folder) const {
    return const_cast<TrainingDesk*>(this)->at(folder);
}

const TrainingRun* TrainingDesk::active() const {
    return active_.empty() ? nullptr : find(active_);
}

fs::path TrainingDesk::start(const QString& name, const TrainingSettings& settings) {
    try {
        runs_.insert(runs_.begin(),
                     {.stored = store_.create(name.toStdString(), settings), .recordRead = true});
    } catch (const Error& error) {
        emit failed(coreText(error.what()));
        return {};
    }
    const fs::path folder = runs_.front().folder();
    enqueue(folder);
    return folder;
}

void TrainingDesk::enqueue(const fs::path& folder) {
    waiting_.push_back(folder);
    at(folder)->activity = Activity::Waiting;
    emit listChanged();
    startNext();
}

void TrainingDesk::resume(const fs::path& folder) {
    const TrainingRun* run = find(folder);
    if (run && !run->active() && run->stored.canGoOn() && !leaving_)
        enqueue(folder);
}

void TrainingDesk::startNext() {
    while (active_.empty() && !waiting_.empty() && !leaving_) {
        const fs::path next = waiting_.front();
        waiting_.pop_front();
        if (TrainingRun* run = at(next))
            train(*run);
    }
}

void TrainingDesk::train(TrainingRun& run) {
    const fs::path folder = active_ = run.folder();
    run.activity = Activity::Preparing;
    run.progress = {};
    run.doing.clear();
    run.elsewhere = false;
    control_ = std::make_shared<TrainingControl>();
    // From the training's thread to this one.
    const auto tell = [this, folder](const std::function<void(TrainingRun&)>& change) {
        QMetaObject::invokeMethod(
            this,
            [this, folder, change] {
                if (TrainingRun* told = at(folder); told && folder == active_) {
                    change(*told);
                    emit runChanged(folder);
                }
            },
            Qt::QueuedConnection);
    };
    const RunWatcher watcher{
        .progressed =
            [this, tell](const std::shared_ptr<const RunRecord>& record, const TrainingProgress& progress) {
                tell([this, record, progress](TrainingRun& told) {
                    const bool begins = told.activity == Activity::Preparing;
                    const bool judged =
                        !told.record || told.record->validations.size() != record->validations.size();
                    told.record = record;
                    told.progress = progress;
                    if (begins)
                        told.activity = Activity::Training;
                    if (const Validation* best = record->best())
                        told.stored.bestRmse = best->rmse;
                    if (begins || judged)
                        emit listChanged();
                });
            },
        .saved = [tell] { tell([](TrainingRun& told) { told.saved = QDateTime::currentDateTime(); }); },
        .warned =
            [this](const std::string& warning) {
                QMetaObject::invokeMethod(
                    this, [this, warning] { emit failed(coreText(warning)); }, Qt::QueuedConnection);
            }};
    training_.start([store = store_, stored = run.stored, watcher, control = control_, engine = engine_](
                        const Job& job) { return trainRun(store, stored, watcher, *control, job, engine); },
                    {.done =
                         [this, folder](const StoredRun& stored) {
                             endActive([&](TrainingRun& trained) { trained.stored = stored; });
                             emit ended(folder);
                         },
                     .failed =
                         [this](const QString& message) {
                             endActive([this](TrainingRun& trained) { readAgain(trained); });
                             emit failed(message);
                         },
                     .cancelled =
                         [this] {
                             endActive([this](TrainingRun& paused) {
                                 readAgain(paused);
                                 if (!leaving_)
                                     setGoing(paused, false); // a person wanted it so
                             });
                         }});
    emit listChanged();
}

void TrainingDesk::readAgain(TrainingRun& run) {
    try {
        run.stored = store_.read(run.folder());
    } catch (const Error& error) {
        emit failed(coreText(error.what()));
    }
}

void TrainingDesk::endActive(const std::function<void(TrainingRun&)>& change) {
    const fs::path folder = std::exchange(active_, {});
    control_.reset();
    if (TrainingRun* run = at(folder)) {
        run->activity = Activity::None;
        change(*run);
        emit runChanged(folder);
    }
    emit listChanged();
    startNext();
}

void TrainingDesk::pause(const fs::path& folder) {
    TrainingRun* run = at(folder);
    if (!run)
        return;
    if (run->activity == Activity::Waiting) {
        std::erase(waiting_, folder);
        run->activity = Activity::None;
        emit listChanged();
    } else if (folder == active_) {
        run->activity = Activity::Ending;
        training_.cancel();
        emit listChanged();
    }
}

void TrainingDesk::stop(const fs::path& folder) {
    TrainingRun* run = at(folder);
    if (!run || folder != active_)
        return;
    if (run->activity == Activity::Preparing) { // nothing is learned that could be a model
        pause(folder);
        return;
    }
    run->activity = Activity::Ending;
    control_->finish();
    emit listChanged();
}

void TrainingDesk::leave(const std::function<void()>& then) {
    leaving_ = true;
    references_.cancel();
    for (const fs::path& folder : std::exchange(waiting_, {})) {
        TrainingRun& run = *at(folder);
        run.activity = Activity::None;
        setGoing(run, true);
    }
    if (!training_.running()) {
        then();
        return;
    }
    connect(&training_, &TaskMonitor::ended, this, then, Qt::QueuedConnection);
    training_.cancel();
}

std::vector<fs::path> TrainingDesk::abandoned() const {
    std::vector<fs::path> folders;
    for (const TrainingRun& run : runs_)
        if (run.stored.going && run.stored.canGoOn() && !run.active() && !run.elsewhere)
            folders.push_back(run.folder());
    return folders;
}

void TrainingDesk::setGoing(TrainingRun& run, bool going) {
    if (run.stored.going == going)
        return;
    run.stored.going = going;
    try {
        store_.update(run.stored);
    } catch (const Error& error) {
        emit failed(coreText(error.what()));
    }
}

} // namespace perrin::ui
