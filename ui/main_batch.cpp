// SPDX-License-Identifier: GPL-3.0-or-later
// The window of many movies, and what it asks of this one.
#include "ui/batch/batch_window.h"
#include "ui/help/help_window.h"
#include "ui/main_window.h"
#include "ui/movie/movie_page.h"
#include "ui/task_bar.h"

#include <QMessageBox>
#include <QPushButton>

namespace perrin::ui {

BatchWindow& MainWindow::batch() {
    if (batch_)
        return *batch_;
    batch_ = new BatchWindow(session_, movie_->predictor());
    setHelpPage(*batch_, "batch");
    tasks_->watch(batch_->measuring(), tr("Measuring many movies"));
    tasks_->watch(batch_->watching(), tr("Watching a folder"),
                  {.word = tr("Stop watching"),
                   .tip = tr("No more movies are waited for; what was measured stays"),
                   .told = tr("%1: stopping…"),
                   .act = [this] { batch_->watching().cancel(); }});
    connect(batch_, &BatchWindow::openRequested, this,
            [this](const QString& movie, const OpenOptions& options,
                   const std::optional<BatchSettings>& measuredWith) {
                whenMovieMayGo([=, this] {
                    startOpening(movie, options, {}, [this, measuredWith] {
                        if (measuredWith) {
                            session_.setPsfFwhm(measuredWith->psfFwhm);
                            session_.setSettings(measuredWith->measure);
                            session_.undoStack().clear(); // nobody has edited anything so far
                        }
                        raise();
                        activateWindow();
                    });
                });
            });
    return *batch_;
}

void MainWindow::showBatch() {
    batch().show();
    batch_->raise();
    batch_->activateWindow();
}

void MainWindow::whenBatchMayEnd(const std::function<void()>& then) {
    const QString atStake = batch_ ? batch_->atStake() : QString();
    if (atStake.isEmpty()) {
        then();
        return;
    }
    auto* question = new QMessageBox(QMessageBox::Question, tr("Many movies are measured"),
                                     tr("%1 Close all the same?").arg(atStake), QMessageBox::Cancel, this);
    question->setObjectName("batchUnderWay");
    question->setInformativeText(tr("What is not written is lost. File, Measure many movies shows it."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* yes = question->addButton(tr("Close"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, then);
    question->open();
}

} // namespace perrin::ui
