// SPDX-License-Identifier: GPL-3.0-or-later
// The menus and keys of the window.
#include "ui/empty_page.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/match/match_page.h"
#include "ui/message_bar.h"
#include "ui/movie/movie_exports.h"
#include "ui/movie/movie_page.h"
#include "ui/movie/region_editor.h"
#include "ui/simulate/simulate_page.h"
#include "ui/theme.h"
#include "ui/train/train_page.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/image_view.h"

#include <QActionGroup>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QUndoStack>

namespace perrin::ui {

QAction* MainWindow::action(QMenu* menu, const QString& text, const QList<QKeySequence>& keys, const Run& run,
                            QList<QAction*>& group) {
    QAction* made = menu->addAction(text, this, run);
    made->setShortcuts(keys);
    group << made;
    return made;
}

void MainWindow::makeMenus() {
    makeFileMenu();
    makeEditMenu();
    makeMovieMenu();
    makeMatchMenu();
    makeSimulateMenu();
    makeViewMenu();
    makeHelpMenu();
}

void MainWindow::makeFileMenu() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&Open a movie or session…"), QKeySequence::Open, this, &MainWindow::askForMovie);
    file->addAction(tr("Open a &folder of images…"), this, &MainWindow::askForFolder);
    recent_ = file->addMenu(tr("Open &recent"));
    file->addAction(tr("Open the sam&ple movie"), this, &MainWindow::openSample);
    file->addSeparator();
    file->addAction(tr("Measure &many movies…"), QKeySequence("Ctrl+Shift+O"), this, &MainWindow::showBatch);
    file->addSeparator();
    movieAction(file, tr("Open &tracks (CSV of TrackMate, Spot-On or Perrin)…"), {},
                [this] { movie_->askTracks(); });
    file->addSeparator();
    action(
        file, tr("&Save session"), {QKeySequence::Save}, [this] { saveSession(); }, needWork_);
    action(
        file, tr("Save session &as…"), {QKeySequence("Ctrl+Shift+S")}, [this] { saveSessionAs(); },
        needWork_);
    file->addSeparator();
    movieAction(file, tr("&Export table…"), {QKeySequence("Ctrl+E")},
                [this] { movie_->exports().askTable(TableKind::Molecules); });
    movieAction(file, tr("Export &view (PNG, SVG)…"), {}, [this] { movie_->exports().askView(); });
    movieAction(file, tr("Export movie with over&lay…"), {}, [this] { movie_->exports().askMovie(); });
    movieAction(file, tr("Methods para&graph…"), {}, [this] {
        showMethods();
    })->setObjectName("methodsParagraph");
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
            if (Workspace* workspace = shown())
                workspace->view().setFocus();
            else
                train_->setFocus();
            const QUndoCommand* next =
                stack.command(step == &QUndoStack::undo ? stack.index() - 1 : stack.index());
            const QString name = next ? next->text() : QString();
            const bool moved = next && showPlaceOf(*next);
            (stack.*step)();
            if (moved)
                messages_->showNote(step == &QUndoStack::undo ? tr("Undone: %1").arg(name)
                                                              : tr("Done again: %1").arg(name));
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
    movieAction(menu, tr("Find &molecules"), {QKeySequence("L"), QKeySequence("Ctrl+M")},
                [this] { movie_->measure(); });
    movieAction(menu, tr("Pre&view what would be found"), {QKeySequence("P")},
                [this] { movie_->togglePreview(); });
    movieAction(menu, tr("Chec&k with synthetic molecules…"), {}, [this] { movie_->check(); });
    menu->addAction(tr("&Cancel the work in progress"), QKeySequence("Esc"), this, [this] { cancelWork(); });
    menu->addMenu(movie_->regions().menu())->setText(tr("&Regions"));
    menu->addSeparator();
    pictureAction(menu, tr("&Play or pause"), {Qt::Key_Space},
                  [this] { shown()->frameBar().togglePlaying(); });
    pictureAction(menu, tr("&Next frame"), {Qt::Key_Right, Qt::Key_Period},
                  [this] { shown()->frameBar().stepBy(1); });
    pictureAction(menu, tr("Previ&ous frame"), {Qt::Key_Left, Qt::Key_Comma},
                  [this] { shown()->frameBar().stepBy(-1); });
    pictureAction(menu, tr("&First frame"), {Qt::Key_Home}, [this] { shown()->frameBar().choose(0); });
    pictureAction(menu, tr("&Last frame"), {Qt::Key_End},
                  [this] { shown()->frameBar().choose(shown()->frameBar().frameCount()); });
    pictureAction(menu, tr("&Go to frame…"), {QKeySequence("Ctrl+G")}, [this] { shown()->askFrame(); });
}

void MainWindow::makeMatchMenu() {
    QMenu* menu = menuBar()->addMenu(tr("M&atch"));
    menu->setObjectName("matchMenu");
    MatchDesk& desk = match_->desk();
    const auto add = [this, menu](const QString& text, const QList<QKeySequence>& keys, const Run& run) {
        action(menu, text, keys, run, needMatch_);
    };
    add(tr("&Fit everything"), {QKeySequence("Ctrl+F")}, [&desk] { desk.fit(false); });
    add(tr("Fit &levels only"), {}, [&desk] { desk.fit(true); });
    add(tr("&New twin"), {}, [&desk] { desk.newSeed(); });
    menu->addSeparator();
    add(tr("&Use for simulation and training"), {}, [&desk] { desk.use(); });
}

void MainWindow::makeSimulateMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Simulate"));
    const auto add = [this, menu](const QString& text, const QList<QKeySequence>& keys, const Run& run) {
        action(menu, text, keys, run, needSimulation_);
    };
    add(tr("&New seed"), {QKeySequence("N")}, [this] { simulate_->newSeed(); });
    menu->addSeparator();
    add(tr("&Load scenario…"), {}, [this] { simulate_->askLoad(); });
    add(tr("&Save scenario…"), {}, [this] { simulate_->askSave(); });
    useMovie_ = menu->addAction(tr("Use the &movie's settings"), this, [this] { simulate_->useMovie(); });
    menu->addSeparator();
    add(tr("&What should I record?…"), {}, [this] { simulate_->showAdvisor(); });
    add(tr("&Export stacks or a movie…"), {QKeySequence("Ctrl+E")}, [this] { simulate_->askExport(); });
}

void MainWindow::makeViewMenu() {
    constexpr double step = 1.25;
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    pictureAction(menu, tr("Zoom &in"), {Qt::Key_Plus, Qt::Key_Equal, QKeySequence::ZoomIn},
                  [this] { shown()->view().zoomBy(step); });
    pictureAction(menu, tr("Zoom &out"), {Qt::Key_Minus, QKeySequence::ZoomOut},
                  [this] { shown()->view().zoomBy(1 / step); });
    pictureAction(menu, tr("&Fit"), {QKeySequence("Ctrl+0")}, [this] { shown()->view().fit(); });
    pictureAction(menu, tr("&1:1"), {QKeySequence("1")}, [this] { shown()->view().oneToOne(); });
    menu->addSeparator();
    pictureAction(menu, tr("Auto &contrast"), {QKeySequence("Shift+C")},
                  [this] { shown()->setContrast(ContrastRule::Auto); });
    menu->addSeparator();
    QMenu* themes = menu->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(themes);
    const std::pair<Theme, QString> choices[] = {
        {Theme::System, tr("&System")}, {Theme::Light, tr("&Light")}, {Theme::Dark, tr("&Dark")}};
    for (const auto& [theme, name] : choices) {
        QAction* choice = themes->addAction(name, this, [theme = theme] {
            rememberTheme(theme);
            applyTheme(theme);
        });
        choice->setCheckable(true);
        choice->setChecked(theme == rememberedTheme());
        group->addAction(choice);
    }
    makeLanguageMenu(menu);
}

void MainWindow::makeLanguageMenu(QMenu* view) {
    QMenu* menu = view->addMenu(tr("&Language"));
    menu->setObjectName("languageMenu");
    auto* group = new QActionGroup(menu);
    for (const Language& language : QList<Language>{{QString(), tr("&System")}} + languages()) {
        QAction* choice = menu->addAction(language.name, this, [this, code = language.code] {
            rememberLanguage(code);
            messages_->showNote(tr("The language changes when Perrin is started again."));
        });
        choice->setObjectName("language_" + language.code);
        choice->setCheckable(true);
        choice->setChecked(language.code == rememberedLanguage());
        group->addAction(choice);
    }
}

void MainWindow::showRecent() {
    const QStringList paths = QSettings().value("recent").toStringList();
    recent_->clear();
    recent_->setEnabled(!paths.isEmpty());
    for (const QString& path : paths) {
        QAction* entry = recent_->addAction(QFileInfo(path).fileName().replace('&', "&&"), this,
                                            [this, path] { open(path); });
        entry->setToolTip(path);
    }
    recent_->setToolTipsVisible(true);
    empty_->setRecent(paths);
}

} // namespace perrin::ui
