// SPDX-License-Identifier: GPL-3.0-or-later
// Saving and opening sessions: what the window asks about them.
#include "ui/main_window.h"
#include "ui/message_bar.h"
#include "ui/methods_dialog.h"
#include "ui/movie/movie_page.h"
#include "ui/movie/spike_in_desk.h"
#include "ui/places.h"
#include "ui/session_keeper.h"
#include "ui/table_restorer.h"
#include "ui/task_bar.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace perrin::ui {

void MainWindow::connectKeeper() {
    tasks_->watch(keeper_->opening(), tr("Opening"));
    tasks_->watch(keeper_->saving(), tr("Saving"));
    connect(keeper_, &SessionKeeper::changed, this, &MainWindow::showTitle);
    connect(keeper_, &SessionKeeper::failed, messages_, &MessageBar::showError);
    connect(keeper_, &SessionKeeper::restored, this, [this](const ViewState& view) {
        if (session_.movie())
            movie_->restoreView(view);
        if (!keeper_->path().isEmpty())
            remember(keeper_->path());
    });
    connect(keeper_, &SessionKeeper::movieMissing, this, &MainWindow::findMovie);
    connect(keeper_, &SessionKeeper::otherMovie, this, [this](const QString& session, const QString& movie) {
        messages_->showOffer(
            tr("%1 is not the movie that this session was made with: its content is another. "
               "Molecules would stand in the wrong places.")
                .arg(movie),
            tr("Open it all the same"), [this, session, movie] { keeper_->open(session, movie, true); });
    });
}

void MainWindow::showMethods() {
    if (!session_.wholeMeasurement() || session_.wholeMeasurement()->molecules.empty()) {
        messages_->showNote(tr("There is nothing to tell yet: find molecules first."));
        return;
    }
    const SpikeInDesk& check = movie_->checkDesk();
    const bool isChecked = check.answer() && !check.outdated();
    auto* dialog = new MethodsDialog(keeper_->snapshot(),
                                     isChecked ? std::optional(check.answer()->result) : std::nullopt,
                                     besideMovie(session_.path()) + "_methods.txt", this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::findMovie(const QString& session, const QString& movie) {
    messages_->showOffer(tr("The movie of this session is not where it was: %1").arg(movie),
                         tr("Show where it is…"), [this, session, movie] {
                             askWhere(movie, session, [this, session](const QString& found) {
                                 keeper_->open(session, found);
                             });
                         });
}

void MainWindow::connectRestorer() {
    tasks_->watch(restorer_->reading(), tr("Opening"));
    tasks_->watch(restorer_->restoring(), tr("Restoring"));
    connect(restorer_, &TableRestorer::failed, messages_, &MessageBar::showError);
    connect(restorer_, &TableRestorer::restored, this, [this](const QString& movie, const QString& sentence) {
        keeper_->finish();
        remember(movie);
        messages_->showNote(sentence);
    });
    connect(restorer_, &TableRestorer::tracks, this, [this](const QString& table) {
        if (session_.movie())
            movie_->openTracks(table);
        else
            messages_->showError(
                tr("%1 holds spots of tracks, which belong to a movie: open that first, then drop "
                   "the table again.")
                    .arg(table));
    });
    connect(restorer_, &TableRestorer::readable, this,
            [this](const QString& table, const QStringList& files) {
                if (files.size() == 1) {
                    restoreTable(table, files.front());
                    return;
                }
                auto* dialog = new QInputDialog(this);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->setObjectName("whichMovie");
                dialog->setWindowTitle(tr("Restore a movie"));
                dialog->setLabelText(
                    tr("%1 is of %2 movies; restore:").arg(QFileInfo(table).fileName()).arg(files.size()));
                dialog->setComboBoxItems(files);
                connect(dialog, &QInputDialog::textValueSelected, this,
                        [this, table](const QString& file) { restoreTable(table, file); });
                dialog->open();
            });
    connect(restorer_, &TableRestorer::movieMissing, this, [this](const QString& table, const QString& file) {
        messages_->showOffer(tr("The movie of this table is not to be found: %1").arg(file),
                             tr("Show where it is…"),
                             [this, table, file] { restoreFromChosen(table, file); });
    });
    connect(
        restorer_, &TableRestorer::otherMovie, this,
        [this](const QString& table, const QString& file, const QString& movie) {
            messages_->showOffer(
                tr("%1 is not the movie that this table was made from: its content is another.").arg(movie),
                tr("Measure it all the same"),
                [this, table, file, movie] { restorer_->restore(table, file, movie, true); });
            messages_->addDecline(tr("Show where the right one is…"),
                                  [this, table, file] { restoreFromChosen(table, file); });
        });
}

void MainWindow::restoreTable(const QString& table, const QString& file) {
    whenMovieMayGo([this, table, file] { restorer_->restore(table, file); });
}

void MainWindow::restoreFromChosen(const QString& table, const QString& file) {
    askWhere(file, table,
             [this, table, file](const QString& movie) { restorer_->restore(table, file, movie); });
}

void MainWindow::askWhere(const QString& movie, const QString& beside,
                          const std::function<void(const QString&)>& then) {
    auto* dialog =
        new QFileDialog(this, tr("Where is %1?").arg(QFileInfo(movie).fileName()), QFileInfo(beside).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, then);
    dialog->open();
}

void MainWindow::saveSession(const std::function<void()>& then) {
    if (keeper_->path().isEmpty())
        saveSessionAs(then);
    else
        keeper_->save(keeper_->path(), then);
}

void MainWindow::saveSessionAs(const std::function<void()>& then) {
    const QString beside = session_.path().empty() ? QDir(usualFolder()).filePath("simulation.perrin")
                                                   : besideMovie(session_.path()) + ".perrin";
    const QString proposed = keeper_->path().isEmpty() ? beside : keeper_->path();
    auto* dialog = new QFileDialog(this, tr("Save the session"), proposed, tr("Perrin sessions (*.perrin)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("perrin");
    dialog->selectFile(proposed);
    connect(dialog, &QFileDialog::fileSelected, this, [this, then](const QString& path) {
        keeper_->save(path, [this, then, path] {
            remember(path);
            if (then)
                then();
        });
    });
    dialog->open();
}

void MainWindow::whenSafe(const std::function<void()>& then) {
    if (!keeper_->unsaved()) {
        then();
        return;
    }
    auto* question =
        new QMessageBox(QMessageBox::Question, tr("Unsaved work"),
                        session_.movie() ? tr("Save the work on %1?").arg(text(session_.path().filename()))
                                         : tr("Save the settings of the simulation?"),
                        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    question->setObjectName("unsavedWork");
    question->setInformativeText(
        tr("A session keeps molecules, regions, settings, the view and what is simulated and matched."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QMessageBox::finished, this, [this, then](int answer) {
        if (answer == QMessageBox::Save)
            saveSession(then);
        else if (answer == QMessageBox::Discard)
            then();
    });
    question->open();
}

void MainWindow::whenMovieMayGo(const std::function<void()>& then) {
    if (session_.movie())
        whenSafe(then);
    else
        then(); // what is simulated stays
}

void MainWindow::offerAutosaves() {
    const QStringList autosaves = SessionKeeper::abandoned();
    if (autosaves.isEmpty())
        return;
    for (TaskMonitor* task : {static_cast<TaskMonitor*>(&opening_), &keeper_->opening()})
        if (task->running()) { // a movie just opened would hide the offer
            connect(task, &TaskMonitor::ended, this, &MainWindow::offerAutosaves,
                    static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
            return;
        }
    const QDateTime when = QFileInfo(autosaves.front()).lastModified();
    messages_->showOffer(tr("Perrin ended unexpectedly. Work saved by itself on %1 can be restored.")
                             .arg(QLocale().toString(when, QLocale::ShortFormat)),
                         tr("Restore it"), [this, autosave = autosaves.front()] {
                             whenSafe([this, autosave] { keeper_->open(autosave); });
                         });
    messages_->addDecline(tr("Delete it"), [this, autosave = autosaves.front()] {
        SessionKeeper::discard({autosave});
        offerAutosaves(); // the next older one
    });
}

} // namespace perrin::ui
