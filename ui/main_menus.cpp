// SPDX-License-Identifier: GPL-3.0-or-later
// The menus and keys of the window.
#include "core/provenance.h"
#include "ui/empty_page.h"
#include "ui/main_window.h"
#include "ui/movie/movie_exports.h"
#include "ui/movie/movie_page.h"
#include "ui/movie/region_editor.h"
#include "ui/theme.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/image_view.h"

#include <QActionGroup>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>

namespace perrin::ui {

QAction* MainWindow::movieAction(QMenu* menu, const QString& text, const QList<QKeySequence>& keys,
                                 const std::function<void()>& run) {
    QAction* action = menu->addAction(text, this, run);
    action->setShortcuts(keys);
    action->setEnabled(false);
    needMovie_ << action;
    return action;
}

void MainWindow::makeMenus() {
    makeFileMenu();
    makeEditMenu();
    makeMovieMenu();
    makeViewMenu();
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&About Perrin"), this, [this] {
        QMessageBox::about(
            this, tr("About Perrin"),
            tr("<b>Perrin %1</b><p>Diffusion coefficients of single molecules from microscopy movies.</p>"
               "<p>Free software under the GNU General Public License, version 3 or later.</p>")
                .arg(version()));
    });
}

void MainWindow::makeFileMenu() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&Open a movie or session…"), QKeySequence::Open, this, &MainWindow::askForMovie);
    file->addAction(tr("Open a &folder of images…"), this, &MainWindow::askForFolder);
    recent_ = file->addMenu(tr("Open &recent"));
    file->addAction(tr("Open the &sample movie"), this, &MainWindow::openSample);
    file->addSeparator();
    movieAction(file, tr("Open &tracks (CSV of TrackMate, Spot-On or Perrin)…"), {},
                [this] { movie_->askTracks(); });
    file->addSeparator();
    movieAction(file, tr("&Save session"), {QKeySequence::Save}, [this] { saveSession(); });
    movieAction(file, tr("Save session &as…"), {QKeySequence("Ctrl+Shift+S")}, [this] { saveSessionAs(); });
    file->addSeparator();
    movieAction(file, tr("&Export table…"), {QKeySequence("Ctrl+E")},
                [this] { movie_->exports().askTable(TableKind::Molecules); });
    movieAction(file, tr("Export &view (PNG, SVG)…"), {}, [this] { movie_->exports().askView(); });
    movieAction(file, tr("Export movie with o&verlay…"), {}, [this] { movie_->exports().askMovie(); });
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence("Ctrl+Q"), this, &QWidget::close);
}

void MainWindow::makeEditMenu() {
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    QUndoStack& stack = session_.undoStack();
    const auto history = [this, edit, &stack](QAction* action, const QKeySequence& key,
                                              void (QUndoStack::*step)()) {
        action->setShortcut(key);
        edit->addAction(action);
        action->disconnect(&stack);
        // What is being written in a field gives way to what it was before: a field with the focus keeps it.
        connect(action, &QAction::triggered, this, [this, &stack, step] {
            movie_->view().setFocus();
            (stack.*step)();
        });
    };
    history(stack.createUndoAction(this, tr("&Undo")), QKeySequence::Undo, &QUndoStack::undo);
    history(stack.createRedoAction(this, tr("&Redo")), QKeySequence("Ctrl+Shift+Z"), &QUndoStack::redo);
    edit->addSeparator();
    movieAction(edit, tr("&Add a molecule"), {QKeySequence("A")}, [this] { movie_->addMolecule(); });
    movieAction(edit, tr("&Delete the chosen molecule or region"), {QKeySequence::Delete},
                [this] { movie_->deleteChosen(); });
    edit->addSeparator();
    movieAction(edit, tr("&Copy the table of molecules"), {QKeySequence::Copy},
                [this] { movie_->exports().copyMolecules(); });
    movieAction(edit, tr("Copy the &view"), {QKeySequence("Ctrl+Shift+C")},
                [this] { movie_->exports().copyView(); });
}

void MainWindow::makeMovieMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Movie"));
    movieAction(menu, tr("Find &molecules"), {QKeySequence("Ctrl+M"), QKeySequence("L")},
                [this] { movie_->measure(); });
    movieAction(menu, tr("Pre&view what would be found"), {QKeySequence("P")},
                [this] { movie_->togglePreview(); });
    movieAction(menu, tr("&Cancel the work in progress"), {QKeySequence("Esc")}, [this] { cancelWork(); });
    menu->addMenu(movie_->regions().menu())->setText(tr("&Regions"));
    menu->addSeparator();
    movieAction(menu, tr("&Play or pause"), {Qt::Key_Space}, [this] { movie_->frameBar().togglePlaying(); });
    movieAction(menu, tr("&Next frame"), {Qt::Key_Right, Qt::Key_Period},
                [this] { movie_->frameBar().stepBy(1); });
    movieAction(menu, tr("P&revious frame"), {Qt::Key_Left, Qt::Key_Comma},
                [this] { movie_->frameBar().stepBy(-1); });
    movieAction(menu, tr("&First frame"), {Qt::Key_Home}, [this] { session_.setFrame(0); });
    movieAction(menu, tr("&Last frame"), {Qt::Key_End},
                [this] { session_.setFrame(session_.frameCount() - 1); });
    movieAction(menu, tr("&Go to frame…"), {QKeySequence("Ctrl+G")}, [this] { movie_->askFrame(); });
}

void MainWindow::makeViewMenu() {
    constexpr double step = 1.25;
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    movieAction(menu, tr("Zoom &in"), {Qt::Key_Plus, Qt::Key_Equal, QKeySequence::ZoomIn},
                [this] { movie_->view().zoomBy(step); });
    movieAction(menu, tr("Zoom &out"), {Qt::Key_Minus, QKeySequence::ZoomOut},
                [this] { movie_->view().zoomBy(1 / step); });
    movieAction(menu, tr("&Fit"), {QKeySequence("Ctrl+0")}, [this] { movie_->view().fit(); });
    movieAction(menu, tr("&1:1"), {QKeySequence("1")}, [this] { movie_->view().oneToOne(); });
    menu->addSeparator();
    movieAction(menu, tr("Auto &contrast"), {QKeySequence("Shift+C")},
                [this] { movie_->setContrast(ContrastRule::Auto); });
    menu->addSeparator();
    QMenu* themes = menu->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(themes);
    const std::pair<Theme, QString> choices[] = {
        {Theme::System, tr("&System")}, {Theme::Light, tr("&Light")}, {Theme::Dark, tr("&Dark")}};
    for (const auto& [theme, name] : choices) {
        QAction* action = themes->addAction(name, this, [theme = theme] {
            rememberTheme(theme);
            applyTheme(theme);
        });
        action->setCheckable(true);
        action->setChecked(theme == rememberedTheme());
        group->addAction(action);
    }
}

void MainWindow::showRecent() {
    const QStringList paths = QSettings().value("recent").toStringList();
    recent_->clear();
    recent_->setEnabled(!paths.isEmpty());
    for (const QString& path : paths) {
        QAction* action = recent_->addAction(QFileInfo(path).fileName().replace('&', "&&"), this,
                                             [this, path] { open(path); });
        action->setToolTip(path);
    }
    recent_->setToolTipsVisible(true);
    empty_->setRecent(paths);
}

} // namespace perrin::ui
