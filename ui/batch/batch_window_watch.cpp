// SPDX-License-Identifier: GPL-3.0-or-later
// Watching a folder for movies.
#include "ui/ask_movies.h"
#include "ui/batch/batch_movies.h"
#include "ui/batch/batch_results.h"
#include "ui/batch/batch_watch.h"
#include "ui/batch/batch_window.h"
#include "ui/message_bar.h"
#include "ui/session_state.h"

#include <QCheckBox>
#include <QFileSystemWatcher>
#include <QLineEdit>
#include <QPushButton>

namespace perrin::ui {
namespace {

namespace fs = std::filesystem;

constexpr const char* watchResults = "results";

} // namespace

void BatchWindow::askWatch() {
    if (watching_.running()) {
        watching_.cancel();
        watch_->setEnabled(false); // until it has ended
        return;
    }
    askMovies(this, tr("Watch a folder for new movies"), QFileDialog::Directory,
              [this](const QStringList& folders) {
                  if (!folders.isEmpty())
                      watch(folders.front());
              });
}

void BatchWindow::watch(const QString& folder) {
    if (measuring_.running() || writing_.running() || watching_.running())
        return;
    messages_->hide();
    const fs::path watched = fs::absolute(toPath(folder)).lexically_normal();
    if (!folder_->isModified() && movies_->model().rows().empty())
        folder_->setText(text(watched / watchResults));
    const bool goesOn = !this->folder().empty() && fs::exists(tableFiles(this->folder(), false).front());
    if (goesOn || this->folder().empty()) {
        startWatching(watched);
        return;
    }
    whenPlacesAreFree(tableFiles(this->folder(), true), [this, watched] { startWatching(watched); });
}

void BatchWindow::startWatching(const fs::path& watched) {
    WatchPlan plan{
        .watch = watchTiming_, .settings = settings(), .predictor = predictor_, .results = folder()};
    plan.watch.folders = {watched};
    plan.overlays = overlays_->isChecked();
    plan.bell = std::make_shared<WatchBell>();
    if (!plan.results.empty()) {
        plan.watch.ignored = {fs::absolute(plan.results)};
        const std::vector<fs::path> tables = tableFiles(plan.results, false);
        plan.restore = fs::exists(tables[0]) && fs::exists(tables[1]) && !own_.contains(tables[0]);
        for (const fs::path& file : tableFiles(plan.results, true))
            own_.insert(file);
    }
    for (const BatchRow& row : movies_->model().rows())
        if (row.measuredWith(plan.settings))
            plan.known.push_back(row.outcome);
    // From the thread that watches to the window's.
    const auto tell = [this](const std::function<void()>& what) {
        QMetaObject::invokeMethod(this, what, Qt::QueuedConnection);
    };
    plan.restored = [this, tell, settings = plan.settings](std::shared_ptr<const MovieOutcome> outcome) {
        tell([this, outcome, settings] {
            BatchModel& model = movies_->model();
            if (model.add({outcome->summary.file}) > 0)
                model.end(outcome->summary.file, outcome, settings);
        });
    };
    plan.told = [this, tell, settings = plan.settings](const WatchEvent& event,
                                                       std::shared_ptr<const MovieOutcome> outcome) {
        tell([this, event, outcome, settings] { showWatched(event, outcome, settings); });
    };
    folder_->setModified(true); // what is proposed for the movies that come would be another one
    movies_->setMeasuring(true);
    drive_ = std::make_unique<QFileSystemWatcher>(QStringList{text(watched)});
    connect(drive_.get(), &QFileSystemWatcher::directoryChanged, this, [bell = plan.bell] { bell->ring(); });
    const auto ended = [this] {
        drive_.reset();
        movies_->setMeasuring(false);
        movies_->model().stop();
        showState();
    };
    watching_.start(
        [plan](const Job& job) {
            if (!plan.results.empty())
                makeFolder(plan.results);
            watchForMovies(plan, job);
            return 0;
        },
        {.done = [ended](int) { ended(); },
         .failed =
             [this, ended](const QString& message) {
                 ended();
                 messages_->showError(message);
             },
         .cancelled =
             [this, ended] {
                 ended();
                 if (messages_->isHidden())
                     messages_->showNote(tr("The folder is no longer watched. What was measured stays; "
                                            "watching it again goes on "
                                            "from there."));
             }});
    watchWords_ = tr("waiting for movies");
    tellWatching();
}

void BatchWindow::tellWatching() {
    if (watching_.running())
        emit watching_.progressed(0, watchWords_); // it has no end that it could be near
}

void BatchWindow::showWatched(const WatchEvent& event, std::shared_ptr<const MovieOutcome> outcome,
                              const BatchSettings& settings) {
    using Kind = WatchEvent::Kind;
    BatchModel& model = movies_->model();
    const QString name = text(event.path.filename());
    switch (event.kind) {
    case Kind::Seen:
    case Kind::Retry:
        model.add({event.path});
        model.wait(event.path, waitingWords(event));
        break;
    case Kind::Gone:
        model.remove(event.path);
        break;
    case Kind::Changed:
        messages_->showNote(tr("%1 has changed since it was measured and is measured anew.").arg(name));
        break;
    case Kind::Begun:
        model.begin(event.path);
        break;
    case Kind::Measured:
    case Kind::Failed:
        model.add({event.path});
        toWrite_ = !folder().empty();
        model.end(event.path, std::move(outcome), settings);
        break;
    case Kind::FolderGone:
        messages_->showError(tr("%1 cannot be read (%2). It is looked for again.")
                                 .arg(text(event.path), QString::fromStdString(event.reason)));
        break;
    case Kind::FolderBack:
        messages_->showNote(tr("%1 is there again.").arg(text(event.path)));
        break;
    }
    watchWords_ = event.kind == Kind::Begun ? tr("measuring %1").arg(name) : tr("waiting for movies");
    tellWatching();
}

} // namespace perrin::ui
