// SPDX-License-Identifier: GPL-3.0-or-later
// Which workspace is shown, and what can be done in it.
#include "ui/empty_page.h"
#include "ui/main_window.h"
#include "ui/message_bar.h"
#include "ui/movie/movie_page.h"
#include "ui/session_keeper.h"
#include "ui/side_bar.h"
#include "ui/simulate/simulate_page.h"
#include "ui/task_bar.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/image_view.h"

#include <QAction>
#include <QLabel>
#include <QStackedWidget>

namespace perrin::ui {

bool MainWindow::simulating() const {
    return pages_->currentWidget() == simulate_;
}

Workspace& MainWindow::shown() {
    if (simulating())
        return *simulate_;
    return *movie_;
}

void MainWindow::showWorkspace(WorkspaceKind kind) {
    QWidget* page = nullptr;
    if (kind == WorkspaceKind::Simulate)
        page = simulate_;
    else if (kind == WorkspaceKind::Movie && session_.movie())
        page = movie_;
    else if (kind == WorkspaceKind::Movie)
        page = empty_;
    if (!page)
        return;
    if (page != pages_->currentWidget())
        shown().frameBar().setPlaying(false); // nobody looks any more
    pages_->setCurrentWidget(page);
    sideBar_->setChosen(kind);
    if (page != empty_)
        shown().view().setFocus();
    shown().showStatus();
    enableActions();
}

void MainWindow::enableActions() {
    const bool simulates = simulating(), movie = session_.movie() && !simulates;
    const std::pair<const QList<QAction*>&, bool> groups[] = {{needMovie_, movie},
                                                              {needPicture_, movie || simulates},
                                                              {needSimulation_, simulates},
                                                              {needWork_, session_.movie() || simulates}};
    for (const auto& [actions, enabled] : groups)
        for (QAction* action : actions)
            action->setEnabled(enabled);
    useMovie_->setEnabled(session_.movie() && simulates);
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
        warnings << QString::fromStdString(warning);
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
