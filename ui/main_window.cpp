// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "core/installation.h"
#include "ui/empty_page.h"
#include "ui/message_bar.h"
#include "ui/movie/movie_page.h"
#include "ui/side_bar.h"
#include "ui/task_bar.h"
#include "ui/viewer/image_view.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

constexpr int recentKept = 10;

/// The one local file of a drag; empty when there is none.
QString fileOf(const QMimeData& data) {
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            return url.toLocalFile();
    return {};
}

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), sideBar_(new SideBar), pages_(new QStackedWidget), empty_(new EmptyPage),
      movie_(new MoviePage(session_)), messages_(new MessageBar), status_(new QLabel), tasks_(new TaskBar) {
    setObjectName("mainWindow");
    setAcceptDrops(true);
    setWindowTitle(tr("Perrin"));
    pages_->addWidget(empty_);
    pages_->addWidget(movie_);
    sideBar_->addWorkspace(tr("Movie"), "movie", tr("Open a movie, find its molecules, measure their D"));
    auto* column = new QVBoxLayout;
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(messages_);
    column->addWidget(pages_, 1);
    auto* centre = new QWidget;
    auto* layout = new QHBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(sideBar_);
    layout->addLayout(column, 1);
    setCentralWidget(centre);
    status_->setObjectName("statusLine");
    status_->setContentsMargins(8, 0, 0, 0);
    status_->setMinimumWidth(80); // a long line gives way to the task bar
    statusBar()->addWidget(status_, 1);
    statusBar()->addPermanentWidget(tasks_);
    statusBar()->setSizeGripEnabled(false);
    tasks_->watch(opening_, tr("Opening"));
    const QStringList titles{tr("Measuring"), tr("Following"), tr("Preview"), tr("Exporting")};
    for (qsizetype i = 0; i < titles.size(); ++i)
        tasks_->watch(*movie_->tasks()[i], titles[i]);
    makeMenus();
    qApp->installEventFilter(this);

    connect(empty_, &EmptyPage::openRequested, this, &MainWindow::askForMovie);
    connect(empty_, &EmptyPage::sampleRequested, this, &MainWindow::openSample);
    connect(empty_, &EmptyPage::recentRequested, this, [this](const QString& path) { openMovie(path); });
    connect(movie_, &MoviePage::failed, messages_, &MessageBar::showError);
    connect(movie_, &MoviePage::noted, messages_, &MessageBar::showNote);
    connect(movie_, &MoviePage::statusChanged, status_, &QLabel::setText);
    connect(movie_, &MoviePage::timeAxisConfirmed, this,
            [this] { openMovie(text(session_.path()), {.zAsTime = true}); });
    connect(&session_, &SessionState::movieChanged, this, &MainWindow::showMovie);

    resize(1240, 760);
    const QSettings settings;
    restoreGeometry(settings.value("window/geometry").toByteArray());
    movie_->restoreLayout(settings.value("window/layout").toByteArray());
    showRecent();
}

MainWindow::~MainWindow() {
    // The page goes before the session it looks at.
    delete takeCentralWidget();
}

void MainWindow::openMovie(const QString& path, const OpenOptions& options) {
    opening_.start([file = toPath(path), options](const Job&) { return perrin::openMovie(file, options); },
                   {.done =
                        [this, path, options](std::shared_ptr<const Movie> movie) {
                            messages_->hide();
                            session_.setMovie(std::move(movie), options);
                            remember(path);
                        },
                    .failed = [this](const QString& message) { messages_->showError(message); },
                    .cancelled = {}});
}

void MainWindow::showMovie() {
    const MovieInfo& info = session_.movie()->info();
    pages_->setCurrentWidget(movie_);
    movie_->view().setFocus();
    const QString name = session_.path().empty()
                             ? tr("untitled")
                             : QString::fromStdString(session_.path().filename().string());
    setWindowTitle(tr("%1 — Perrin").arg(name));
    setWindowFilePath(text(session_.path()));
    pages_->setToolTip({});
    for (QAction* action : std::as_const(needMovie_))
        action->setEnabled(true);
    QStringList warnings;
    for (const std::string& warning : info.warnings)
        warnings << QString::fromStdString(warning);
    if (!warnings.isEmpty())
        messages_->showNote(warnings.join('\n'));
}

void MainWindow::cancelWork() {
    QList<TaskMonitor*> work = movie_->tasks();
    work << &opening_;
    for (TaskMonitor* task : std::as_const(work))
        if (task->running())
            task->cancel();
}

void MainWindow::askForMovie() {
    const QString folder = QSettings().value("folder").toString();
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a movie"), folder,
                                     tr("Movies (*.tif *.tiff *.TIF *.TIFF *.btf *.tf8);;All files (*)"));
    if (!path.isEmpty())
        openMovie(path);
}

void MainWindow::openSample() {
    try {
        openMovie(text(samplePath()));
    } catch (const Error& error) {
        messages_->showError(QString::fromUtf8(error.what()));
    }
}

void MainWindow::remember(const QString& path) {
    QSettings settings;
    const QFileInfo file(path);
    QStringList paths = settings.value("recent").toStringList();
    paths.removeAll(file.absoluteFilePath());
    paths.prepend(file.absoluteFilePath());
    settings.setValue("recent", paths.mid(0, recentKept));
    settings.setValue("folder", file.absolutePath());
    showRecent();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!fileOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    openMovie(fileOf(*event->mimeData()));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    QSettings settings;
    settings.setValue("window/geometry", saveGeometry());
    settings.setValue("window/layout", movie_->layoutState());
    QMainWindow::closeEvent(event);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    // Space presses the button that has the focus; elsewhere it plays the movie (the menu's shortcut).
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        const QWidget* focus = QApplication::focusWidget();
        if (focus && (focus->inherits("QAbstractButton") || focus->inherits("QComboBox"))) {
            event->accept();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace perrin::ui
