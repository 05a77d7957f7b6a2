// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of help, and F1.
#include "core/installation.h"
#include "core/provenance.h"
#include "ui/empty_page.h"
#include "ui/guide/first_measurement.h"
#include "ui/help/help_window.h"
#include "ui/main_window.h"
#include "ui/match/match_page.h"
#include "ui/message_bar.h"
#include "ui/movie/movie_page.h"
#include "ui/simulate/simulate_page.h"
#include "ui/train/train_page.h"
#include "ui/viewer/image_view.h"

#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QStackedWidget>

namespace perrin::ui {

void MainWindow::makeHelpMenu() {
    const std::pair<QWidget*, const char*> pages[] = {
        {empty_, "start"}, {movie_, "movie"}, {match_, "match"}, {simulate_, "simulate"}, {train_, "train"}};
    for (const auto& [widget, page] : pages)
        setHelpPage(*widget, page);
    connect(empty_, &EmptyPage::guideRequested, this, &MainWindow::startGuide);
    connect(empty_, &EmptyPage::helpRequested, this, [this] { showHelp("what"); });
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    QAction* here = help->addAction(tr("&Help on where I am"), QKeySequence::HelpContents, this, [this] {
        const QWidget* focus = QApplication::focusWidget();
        // In another window, or on a page of this one and not in its bars; and not reading help already.
        const bool isHere = focus != nullptr && focus->window() != help_ &&
                            (focus->window() != this || pages_->isAncestorOf(focus));
        showHelp(helpPageOf(isHere ? focus : pages_->currentWidget()));
    });
    here->setObjectName("helpHere");
    here->setShortcutContext(Qt::ApplicationShortcut); // in the window of many movies, too
    help->addAction(tr("First &measurement, step by step"), this, &MainWindow::startGuide)
        ->setObjectName("firstMeasurement");
    help->addSeparator();
    for (const char* page : {"what", "start", "numbers", "flags", "methods", "keys", "trouble"})
        help->addAction(helpTitle(page), this, [this, page] { showHelp(page); });
    help->addSeparator();
    help->addAction(tr("&About Perrin"), this, [this] {
        QMessageBox::about(
            this, tr("About Perrin"),
            tr("<b>Perrin %1</b><p>Diffusion coefficients of single molecules from microscopy movies.</p>"
               "<p>Free software under the GNU General Public License, version 3 or later.</p>")
                .arg(QString::fromStdString(build())));
    });
}

void MainWindow::startGuide() {
    try {
        const QString sample = text(samplePath());
        whenMovieMayGo([this, sample] {
            endGuide();
            startOpening(sample, {}, {}, [this] {
                guide_ = new Guide(*this, *movie_, firstMeasurement(*movie_, session_), this);
                connect(guide_, &Guide::left, this, &MainWindow::endGuide);
                connect(&session_, &SessionState::movieChanged, guide_, [this] {
                    endGuide();
                    if (!messages_->isVisible())
                        messages_->showNote(
                            tr("The guide has ended, because another movie was opened. Help, First "
                               "measurement begins it again."));
                });
            });
        });
    } catch (const Error& error) {
        messages_->showError(QString::fromUtf8(error.what()));
    }
}

void MainWindow::endGuide() {
    if (!guide_)
        return;
    const bool hadFocus = QApplication::focusWidget() && !movie_->isAncestorOf(QApplication::focusWidget());
    guide_->disconnect(this);
    session_.disconnect(guide_);
    guide_->deleteLater();
    guide_ = nullptr;
    if (hadFocus && shows(movie_))
        movie_->view().setFocus(); // not on a button that is about to go
}

void MainWindow::showHelp(const QString& page) {
    if (help_ == nullptr)
        help_ = new HelpWindow(this);
    help_->showPage(page);
    help_->show();
    help_->raise();
    help_->activateWindow();
}

} // namespace perrin::ui
