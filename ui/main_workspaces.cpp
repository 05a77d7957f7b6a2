// SPDX-License-Identifier: GPL-3.0-or-later
// Which workspace is shown, and what can be done in it.
#include "ui/compare/compare_page.h"
#include "ui/edit.h"
#include "ui/empty_page.h"
#include "ui/main_window.h"
#include "ui/match/match_page.h"
#include "ui/message_bar.h"
#include "ui/movie/movie_page.h"
#include "ui/session_keeper.h"
#include "ui/side_bar.h"
#include "ui/simulate/simulate_page.h"
#include "ui/task_bar.h"
#include "ui/train/run_list.h"
#include "ui/train/train_page.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/image_view.h"
#include "ui/words/core_words.h"

#include <QAction>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>

namespace perrin::ui {

bool MainWindow::shows(const QWidget* page) const {
    return pages_->currentWidget() == page;
}

Workspace* MainWindow::shown() {
    if (shows(simulate_))
        return simulate_;
    if (shows(match_))
        return match_;
    return shows(train_) ? nullptr : static_cast<Workspace*>(movie_);
}

void MainWindow::showWorkspace(WorkspaceKind kind) {
    QWidget* page = session_.movie() ? static_cast<QWidget*>(movie_) : empty_;
    if (kind == WorkspaceKind::Match)
        page = match_;
    else if (kind == WorkspaceKind::Simulate)
        page = simulate_;
    else if (kind == WorkspaceKind::Train)
        page = train_;
    if (page != pages_->currentWidget() && shown())
        shown()->frameBar().setPlaying(false); // nobody looks any more
    pages_->setCurrentWidget(page);
    sideBar_->setChosen(kind);
    if (Workspace* workspace = shown()) {
        if (page != empty_)
            workspace->view().setFocus();
        workspace->showStatus();
    }
    enableActions();
}

bool MainWindow::showPlaceOf(const QUndoCommand& command) {
    const auto* edit = dynamic_cast<const Edit*>(&command);
    if (!edit) // of several steps; what they do together is seen where it was asked for
        return false;
    const bool isSeen = edit->place() == Edit::Place::Movie   ? shows(movie_)
                        : edit->place() == Edit::Place::Match ? shows(match_)
                                                              : shows(simulate_) || shows(train_);
    if (isSeen)
        return false;
    showWorkspace(edit->place() == Edit::Place::Movie   ? WorkspaceKind::Movie
                  : edit->place() == Edit::Place::Match ? WorkspaceKind::Match
                                                        : WorkspaceKind::Simulate);
    return true;
}

void MainWindow::enableActions() {
    const bool simulates = shows(simulate_), trains = shows(train_),
               matches = shows(match_) && session_.movie(),
               movie = session_.movie() && !simulates && !trains && !shows(match_);
    const std::pair<const QList<QAction*>&, bool> groups[] = {
        {needMovie_, movie},
        {needPicture_, movie || simulates || matches},
        {needMatch_, matches},
        {needSimulation_, simulates},
        {needWork_, session_.movie() || simulates || trains}};
    for (const auto& [actions, enabled] : groups)
        for (QAction* action : actions)
            action->setEnabled(enabled);
    useMovie_->setEnabled(session_.movie() && simulates);
}

void MainWindow::connectMatch() {
    connect(match_, &MatchPage::failed, messages_, &MessageBar::showError);
    connect(match_, &MatchPage::noted, messages_, &MessageBar::showNote);
    connect(match_, &MatchPage::openRequested, this, &MainWindow::askForMovie);
    connect(match_, &MatchPage::statusChanged, this, [this](const QString& status) {
        if (shows(match_))
            status_->setText(status);
    });
    connect(match_, &MatchPage::used, this, [this] {
        messages_->showOffer(tr("Simulate and Train now have the noise, PSF and photons of this movie."),
                             tr("Train for this movie"), [this] {
                                 showWorkspace(WorkspaceKind::Train);
                                 train_->trainForMovie();
                             });
        messages_->addDecline(tr("Show it in Simulate"), [this] { showWorkspace(WorkspaceKind::Simulate); });
    });
    tasks_->watch(match_->desk().looking(), tr("Looking for empty pixels"));
    tasks_->watch(match_->desk().fitting(), tr("Fitting noise"));
    tasks_->watch(match_->desk().taking(), tr("Measuring the camera"));
}

void MainWindow::connectSimulate() {
    connect(sideBar_, &SideBar::chosen, this, &MainWindow::showWorkspace);
    connect(simulate_, &SimulatePage::failed, messages_, &MessageBar::showError);
    connect(simulate_, &SimulatePage::noted, messages_, &MessageBar::showNote);
    connect(simulate_, &SimulatePage::statusChanged, status_, &QLabel::setText);
    connect(simulate_, &SimulatePage::exported, this, [this](const QString& path) {
        messages_->showOffer(tr("Written: %1").arg(path), tr("Open in Movie"),
                             [this, path] { openMovie(path); });
    });
    tasks_->watch(simulate_->exporting(), tr("Exporting"));
}

void MainWindow::connectTrain() {
    connect(train_, &TrainPage::failed, messages_, &MessageBar::showError);
    connect(train_, &TrainPage::noted, messages_, &MessageBar::showNote);
    connect(train_, &TrainPage::statusChanged, this, [this](const QString& status) {
        if (shows(train_))
            status_->setText(status);
    });
    connect(train_, &TrainPage::simulateRequested, this, [this] { showWorkspace(WorkspaceKind::Simulate); });
    connect(movie_, &MoviePage::trainRequested, this, [this] { showWorkspace(WorkspaceKind::Train); });
    connect(train_, &TrainPage::modelsChanged, movie_, &MoviePage::setOwnNetworks);
    connect(train_, &TrainPage::useRequested, this, [this](const QString& model) {
        showWorkspace(WorkspaceKind::Movie);
        movie_->measureWith(model);
    });
    tasks_->watch(train_->desk().training(), tr("Training"));
    tasks_->watch(train_->comparison().comparing(), tr("Comparing"));
    connect(&train_->desk(), &TrainingDesk::loaded, this, &MainWindow::offerTrainings);
    connect(&train_->desk(), &TrainingDesk::ended, this, [this](const std::filesystem::path& folder) {
        const TrainingRun* run = train_->desk().find(folder);
        if (!run)
            return;
        if (session_.movie() && run->stored.settings.scenario.formation == Formation::Physical)
            messages_->showOffer(
                tr("The training of %1 has ended.").arg(QString::fromStdString(run->stored.name)),
                tr("Use it on the movie"), [this, model = text(run->stored.model)] {
                    showWorkspace(WorkspaceKind::Movie);
                    movie_->measureWith(model);
                });
        else if (!shows(train_))
            messages_->showOffer(
                tr("The training of %1 has ended.").arg(QString::fromStdString(run->stored.name)),
                tr("Show it"), [this] { showWorkspace(WorkspaceKind::Train); });
    });
}

void MainWindow::offerTrainings() {
    const auto abandoned = train_->desk().abandoned();
    if (abandoned.empty() || messages_->isVisible()) // another offer: in Train they are seen anyway
        return;
    const QString name = QString::fromStdString(train_->desk().find(abandoned.front())->stored.name);
    messages_->showOffer(tr("The training of %1 was interrupted when the program ended; nothing that it had "
                            "learned by its last checkpoint is lost.")
                             .arg(name),
                         tr("Go on with it"), [this, abandoned] {
                             for (const std::filesystem::path& folder : abandoned)
                                 train_->desk().resume(folder);
                             train_->runList().choose(abandoned.front());
                             showWorkspace(WorkspaceKind::Train);
                         });
}

void MainWindow::whenTrainingMayEnd(const std::function<void()>& then) {
    TrainingDesk& desk = train_->desk();
    if (!desk.training().running()) {
        then();
        return;
    }
    auto* question = new QMessageBox(QMessageBox::Question, tr("A training is under way"),
                                     tr("Pause the training and close?"), QMessageBox::Cancel, this);
    question->setObjectName("trainingUnderWay");
    question->setInformativeText(
        tr("A checkpoint is written. When Perrin is opened again, it offers to go on."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* yes = question->addButton(tr("Pause and close"), QMessageBox::AcceptRole);
    connect(yes, &QPushButton::clicked, this, [this, then] {
        messages_->showNote(tr("The checkpoint is being written…"));
        train_->desk().leave(then);
    });
    question->open();
}

void MainWindow::showMovie() {
    if (!session_.movie()) {
        showWorkspace(WorkspaceKind::Simulate); // all that a session without a movie has
        showTitle();
        return;
    }
    const MovieInfo& info = session_.movie()->info();
    showWorkspace(WorkspaceKind::Movie);
    QStringList warnings;
    for (const std::string& warning : info.warnings)
        warnings << coreText(warning);
    if (info.numberedSiblings > 0 && !session_.openOptions().wholeSeries)
        messages_->showOffer(
            tr("This file holds one image; %1 numbered images lie beside it.").arg(info.numberedSiblings),
            tr("Open them as one movie"),
            [this] { openMovie(text(session_.path()), {.wholeSeries = true}); });
    else if (!warnings.isEmpty())
        messages_->showNote(warnings.join('\n'));
    showTitle();
}

} // namespace perrin::ui
