// SPDX-License-Identifier: GPL-3.0-or-later
// Measuring and writing.
#include "core/error.h"
#include "core/movie/movie_list.h"
#include "ui/batch/batch_movies.h"
#include "ui/batch/batch_results.h"
#include "ui/batch/batch_window.h"
#include "ui/message_bar.h"
#include "ui/session_state.h"
#include "ui/words/core_words.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QFileSystemWatcher>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <algorithm>

namespace perrin::ui {
namespace {

namespace fs = std::filesystem;

constexpr const char* proposedName = "results";

/// The first of NAME, NAME 2, NAME 3 … that is not there.
fs::path freeFolder(const fs::path& folder) {
    fs::path free = folder;
    for (int number = 2; fs::exists(free); ++number)
        free = folder.string() + " " + std::to_string(number);
    return free;
}

/// The folder that all movies lie in.
fs::path commonFolder(const std::vector<BatchRow>& rows) {
    fs::path common = fs::absolute(rows.front().path).parent_path();
    for (const BatchRow& row : rows) {
        const fs::path folder = fs::absolute(row.path).parent_path();
        const auto [end, other] = std::mismatch(common.begin(), common.end(), folder.begin(), folder.end());
        fs::path shared;
        for (auto part = common.begin(); part != end; ++part)
            shared /= *part;
        common = shared;
    }
    return common;
}

} // namespace

fs::path BatchWindow::folder() const {
    return toPath(folder_->text().trimmed());
}

void BatchWindow::proposeFolder() {
    const std::vector<BatchRow>& rows = movies_->model().rows();
    if (folder_->isModified() || rows.empty()) // what a person wrote stays
        return;
    folder_->setText(text(commonFolder(rows) / proposedName));
}

std::vector<fs::path> BatchWindow::due() const {
    const BatchSettings now = settings();
    std::vector<fs::path> movies;
    for (const BatchRow& row : movies_->model().rows())
        if (!row.measuredWith(now))
            movies.push_back(row.path);
    return movies;
}

void BatchWindow::measure() {
    const std::vector<BatchRow>& rows = movies_->model().rows();
    if (measuring_.running() || watching_.running() || writing_.running() || rows.empty())
        return;
    messages_->hide();
    std::vector<fs::path> files;
    if (!folder().empty()) {
        std::vector<fs::path> all;
        for (const BatchRow& row : rows)
            all.push_back(row.path);
        files = tableFiles(folder(), true);
        if (overlays_->isChecked()) {
            const std::vector<fs::path> pictures = overlayFiles(folder(), all);
            files.insert(files.end(), pictures.begin(), pictures.end());
        }
    }
    whenPlacesAreFree(files, [this] { start(); });
}

void BatchWindow::whenPlacesAreFree(const std::vector<fs::path>& files, const std::function<void()>& then) {
    QStringList foreign;
    for (const fs::path& file : files) {
        if (std::ranges::any_of(movies_->model().rows(), [&](const BatchRow& row) {
                std::error_code ignored;
                return fs::equivalent(row.path, file, ignored);
            })) {
            messages_->showError(
                tr("%1 is one of the movies and would be written over; choose another folder for "
                   "the results.")
                    .arg(text(file)));
            return;
        }
        if (fs::exists(file) && !own_.contains(file))
            foreign << text(file.filename());
    }
    if (foreign.isEmpty()) {
        then();
        return;
    }
    const QString names = foreign.mid(0, 3).join(", ") +
                          (foreign.size() > 3 ? tr(" and %1 more").arg(foreign.size() - 3) : QString());
    const fs::path free = freeFolder(folder());
    auto* question = new QMessageBox(QMessageBox::Question, tr("Files are there already"),
                                     tr("Replace the files in %1?").arg(folder_->text().trimmed()),
                                     QMessageBox::Cancel, this);
    question->setObjectName("batchFilesExist");
    question->setInformativeText(
        tr("There are %1. A new folder, %2, leaves them as they are.").arg(names, text(free.filename())));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* fresh = question->addButton(tr("New folder"), QMessageBox::AcceptRole);
    QPushButton* replace = question->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    fresh->setObjectName("newFolder");
    replace->setObjectName("replaceFiles");
    question->setDefaultButton(fresh);
    connect(fresh, &QPushButton::clicked, this, [this, free, then] {
        folder_->setText(text(free));
        folder_->setModified(true);
        then();
    });
    connect(replace, &QPushButton::clicked, this, then);
    question->open();
}

void BatchWindow::start() {
    BatchPlan plan{.movies = due(), .settings = settings(), .predictor = predictor_};
    if (plan.movies.empty()) // measured alike already: all anew
        for (const BatchRow& row : movies_->model().rows())
            plan.movies.push_back(row.path);
    try {
        if (!folder().empty()) {
            makeFolder(folder());
            if (overlays_->isChecked()) {
                std::vector<fs::path> all;
                for (const BatchRow& row : movies_->model().rows())
                    all.push_back(row.path);
                const std::vector<fs::path> pictures = overlayFiles(folder(), all); // named among all
                for (const fs::path& movie : plan.movies)
                    plan.overlays.push_back(
                        pictures[static_cast<std::size_t>(std::ranges::find(all, movie) - all.begin())]);
                own_.insert(plan.overlays.begin(), plan.overlays.end());
            }
        }
    } catch (const Error& error) {
        messages_->showError(coreText(error.what()));
        return;
    }
    BatchModel* model = &movies_->model();
    plan.begun = [this, model, movies = plan.movies](std::size_t movie) {
        tell([model, path = movies[movie]] { model->begin(path); });
    };
    plan.ended = [this, model, movies = plan.movies,
                  settings = plan.settings](std::size_t movie, std::shared_ptr<const MovieOutcome> outcome) {
        tell([model, path = movies[movie], outcome, settings] { model->end(path, outcome, settings); });
    };
    movies_->setMeasuring(true);
    model->forget(plan.movies);
    measuring_.start(
        [plan](const Job& job) {
            measureMovies(plan, job);
            return static_cast<int>(plan.movies.size());
        },
        endings(
            [this] {
                toWrite_ =
                    !folder().empty() && std::ranges::any_of(movies_->model().rows(), &BatchRow::measured);
                if (toWrite_ && results_->report())
                    write();
            },
            tr("Measuring was cancelled. The movies measured until then stay; Write tables "
               "writes them, Measure goes on with the others.")));
}

void BatchWindow::tell(const std::function<void()>& what) {
    QMetaObject::invokeMethod(this, what, Qt::QueuedConnection);
}

BackgroundTask<int>::Answers BatchWindow::endings(const std::function<void()>& done,
                                                  const QString& cancelled) {
    const auto ended = [this] {
        drive_.reset();
        movies_->setMeasuring(false);
        movies_->model().stop();
        showState();
    };
    return {.done =
                [ended, done](int) {
                    ended();
                    done();
                },
            .failed =
                [this, ended](const QString& message) {
                    ended();
                    messages_->showError(message);
                },
            .cancelled =
                [this, ended, cancelled] {
                    ended();
                    if (messages_->isHidden()) // else it says why
                        messages_->showNote(cancelled);
                }};
}

void BatchWindow::writeTables() {
    if (!results_->report() || folder().empty() || writing_.running())
        return;
    whenPlacesAreFree(tableFiles(folder(), results_->report()->conditionsNamed), [this] { write(); });
}

void BatchWindow::write() {
    toWrite_ = writing_.running(); // then once more when it has ended
    if (toWrite_)
        return;
    const std::shared_ptr<const BatchReport> report = results_->report();
    writing_.start(
        [report, folder = folder()](const Job&) { return ui::writeTables(*report, folder); },
        {.done =
             [this, report](const std::vector<fs::path>& files) {
                 own_.insert(files.begin(), files.end());
                 unwritten_ = results_->report() != report;
                 QStringList names;
                 for (const fs::path& file : files)
                     names << text(file.filename());
                 if (!watching_.running()) // which writes again and again
                     messages_->showNote(
                         tr("Written to %1: %2.").arg(text(files.front().parent_path()), names.join(", ")));
                 if (toWrite_ && results_->report())
                     write();
                 tellWatching();
                 showState();
             },
         .failed =
             [this](const QString& message) {
                 tellWatching();
                 messages_->showError(message);
             },
         .cancelled = {}});
}

QString BatchWindow::atStake() const {
    if (measuring_.running())
        return tr("Movies are being measured.");
    if (watching_.running())
        return tr("A folder is watched for new movies.");
    return unwritten_ ? tr("The tables of the measured movies are not written.") : QString();
}

void BatchWindow::showResults() {
    const BatchModel& model = movies_->model();
    std::map<std::string, std::string> ofMovie;
    for (const BatchRow& row : model.rows())
        if (!row.condition.isEmpty())
            ofMovie[row.path.string()] = row.condition.toStdString();
    const Outcomes outcomes = model.outcomes();
    unwritten_ = std::ranges::any_of(model.rows(), &BatchRow::measured);
    results_->show(outcomes, model.conditions(), ofMovie);
    showState();
}

void BatchWindow::showState() {
    const std::vector<BatchRow>& rows = movies_->model().rows();
    const bool watching = watching_.running(), measuring = measuring_.running() || watching,
               busy = measuring || writing_.running();
    summary_->setText(inWords(settings()));
    const std::size_t waiting = due().size();
    measure_->setText(rows.empty()   ? tr("Measure")
                      : waiting == 0 ? tr("Measure all anew")
                      : waiting == 1 ? tr("Measure 1 movie")
                                     : tr("Measure %1 movies").arg(waiting));
    measure_->setEnabled(!busy && !rows.empty());
    watch_->setEnabled(watching || !busy);
    watch_->setText(watching ? tr("Stop watching") : tr("Watch a folder…"));
    write_->setEnabled(!busy && results_->report() && !folder().empty());
    for (QWidget* part : std::initializer_list<QWidget*>{folder_, browse_, overlays_, calibration_, zAsTime_})
        part->setEnabled(!busy);
    std::size_t measured = 0, failed = 0, molecules = 0, otherwise = 0;
    const BatchSettings now = settings();
    for (const BatchRow& row : rows) {
        measured += row.measured();
        failed += row.outcome && !row.measured();
        otherwise += row.measured() && !row.measuredWith(now);
        molecules += row.measured() ? row.outcome->summary.molecules : 0;
    }
    QStringList words;
    if (measured + failed > 0)
        words << tr("%1 of %2 movies measured, %3 molecules").arg(measured).arg(rows.size()).arg(molecules);
    if (failed > 0)
        words << tr("%1 failed").arg(failed);
    if (otherwise > 0 && !measuring)
        words << tr("%1 measured with other settings").arg(otherwise);
    if (unwritten_ && !busy && measured > 0)
        words << tr("tables not written");
    state_->setText(words.join(" · "));
}

} // namespace perrin::ui
