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
#include <QMessageBox>
#include <QPushButton>

namespace perrin::ui {
namespace {

namespace fs = std::filesystem;

constexpr const char* watchResults = "results";

bool isWithin(const fs::path& movie, const fs::path& folder) {
    const fs::path way = fs::absolute(movie).lexically_normal().lexically_relative(folder);
    return !way.empty() && *way.begin() != "..";
}

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
    const fs::path watched = fs::absolute(toPath(folder) / "").lexically_normal().parent_path();
    withListOf(watched, [this, watched](bool anew) {
        // What a person chose stays, unless it is where the tables of other movies were written.
        const bool others =
            anew && watched != watched_ && own_.contains(tableFiles(this->folder(), false).front());
        if (!folder_->isModified() || others)
            folder_->setText(text(watched / watchResults));
        if (others)
            own_.clear();
        const bool goesOn = !this->folder().empty() && fs::exists(tableFiles(this->folder(), false).front());
        if (goesOn || this->folder().empty())
            startWatching(watched);
        else
            whenPlacesAreFree(tableFiles(this->folder(), true), [this, watched] { startWatching(watched); });
    });
}

void BatchWindow::withListOf(const fs::path& watched, const std::function<void(bool anew)>& then) {
    std::vector<int> others;
    const std::vector<BatchRow>& rows = movies_->model().rows();
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (!isWithin(rows[row].path, watched))
            others.push_back(static_cast<int>(row));
    const bool anew = rows.empty() || !others.empty();
    const auto begin = [this, others, anew, then] {
        movies_->model().remove(others);
        then(anew);
    };
    if (others.empty() || !unwritten_) {
        begin();
        return;
    }
    auto* question = new QMessageBox(QMessageBox::Question, tr("A list of its own"),
                                     tr("Take the movies off this list without writing their tables?"),
                                     QMessageBox::Cancel, this);
    question->setObjectName("batchListGoes");
    question->setInformativeText(
        tr("Watching a folder begins its own list. Write tables keeps what was measured."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* yes = question->addButton(tr("Begin a new list"), QMessageBox::DestructiveRole);
    yes->setObjectName("beginList");
    connect(yes, &QPushButton::clicked, this, begin);
    question->open();
}

void BatchWindow::startWatching(const fs::path& watched) {
    watched_ = watched;
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
    plan.restored = [this, settings = plan.settings](std::shared_ptr<const MovieOutcome> outcome) {
        tell([this, outcome, settings] {
            BatchModel& model = movies_->model();
            if (model.add({outcome->summary.file}) > 0)
                model.end(outcome->summary.file, outcome, settings);
        });
    };
    plan.told = [this, settings = plan.settings](const WatchEvent& event,
                                                 std::shared_ptr<const MovieOutcome> outcome) {
        tell([this, event, outcome, settings] { showWatched(event, outcome, settings); });
    };
    folder_->setModified(true); // what is proposed for the movies that come would be another one
    movies_->setMeasuring(true);
    drive_ = std::make_unique<QFileSystemWatcher>(QStringList{text(watched)});
    connect(drive_.get(), &QFileSystemWatcher::directoryChanged, this, [bell = plan.bell] { bell->ring(); });
    watching_.start(
        [plan](const Job& job) {
            if (!plan.results.empty())
                makeFolder(plan.results);
            watchForMovies(plan, job);
            return 0;
        },
        endings([] {},
                tr("The folder is no longer watched. What was measured stays; watching it again goes on "
                   "from there.")));
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
