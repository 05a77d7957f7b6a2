// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "core/installation.h"
#include "ui/empty_page.h"
#include "ui/message_bar.h"
#include "ui/movie/movie_page.h"
#include "ui/session_keeper.h"
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

QStringList filesOf(const QMimeData& data) {
    QStringList files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
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
    const QStringList titles{tr("Measuring"), tr("Following"), tr("Preview"), tr("Exporting"),
                             tr("Opening tracks")};
    for (qsizetype i = 0; i < titles.size(); ++i)
        tasks_->watch(*movie_->tasks()[i], titles[i]);
    keeper_ = new SessionKeeper(session_, [this] { return movie_->viewState(); });
    connectKeeper();
    makeMenus();
    qApp->installEventFilter(this);

    connect(empty_, &EmptyPage::openRequested, this, &MainWindow::askForMovie);
    connect(empty_, &EmptyPage::sampleRequested, this, &MainWindow::openSample);
    connect(empty_, &EmptyPage::recentRequested, this, [this](const QString& path) { open(path); });
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
    delete keeper_;
    // The page goes before the session it looks at.
    delete takeCentralWidget();
}

void MainWindow::open(const QString& path) {
    if (path.endsWith(".perrin", Qt::CaseInsensitive))
        whenSafe([this, path] { keeper_->open(path); });
    else
        openMovie(path);
}

void MainWindow::openMovie(const QString& path, const OpenOptions& options) {
    whenSafe([this, path, options] { startOpening(path, options, {}); });
}

void MainWindow::openSelection(const QStringList& paths) {
    std::vector<std::filesystem::path> selection;
    for (const QString& path : paths)
        selection.push_back(toPath(path));
    whenSafe([this, selection] { startOpening(text(selection.front()), {}, selection); });
}

void MainWindow::startOpening(const QString& path, const OpenOptions& options,
                              const std::vector<std::filesystem::path>& selection) {
    OpenOptions kept = options;
    kept.wholeSeries = kept.wholeSeries || QFileInfo(path).isDir(); // the session refers to its first image
    opening_.start(
        [file = toPath(path), options, selection](const Job& job) {
            return selection.empty() ? perrin::openMovie(file, options, job)
                                     : perrin::openMovie(selection, options, job);
        },
        {.done =
             [this, path, kept, selection, known = keeper_->edits()](std::shared_ptr<const Movie> movie) {
                 const auto show = [this, path, kept, selection, movie] {
                     messages_->hide();
                     keeper_->finish();
                     session_.setMovie(movie, kept, selection);
                     remember(path);
                 };
                 if (keeper_->edits() == known)
                     show();
                 else
                     whenSafe(show); // there is newer work than was asked about
             },
         .failed = [this](const QString& message) { messages_->showError(message); },
         .cancelled = [this] { messages_->showNote(tr("Opening was cancelled.")); }});
}

void MainWindow::showMovie() {
    const MovieInfo& info = session_.movie()->info();
    pages_->setCurrentWidget(movie_);
    movie_->view().setFocus();
    for (QAction* action : std::as_const(needMovie_))
        action->setEnabled(true);
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

void MainWindow::showTitle() {
    if (!session_.movie())
        return;
    const QString movie = session_.path().empty() ? tr("untitled") : text(session_.path().filename());
    const QString session =
        keeper_->path().isEmpty() ? QString() : " — " + QFileInfo(keeper_->path()).fileName();
    setWindowTitle(tr("%1%2[*] — Perrin").arg(movie, session));
    setWindowModified(keeper_->unsaved());
}

void MainWindow::cancelWork() {
    QList<TaskMonitor*> work = movie_->tasks();
    work << &opening_ << &keeper_->opening();
    for (TaskMonitor* task : std::as_const(work))
        if (task->running())
            task->cancel();
}

void MainWindow::askForMovie() {
    const QString folder = QSettings().value("folder").toString();
    const QStringList paths =
        QFileDialog::getOpenFileNames(this, tr("Open a movie or a session"), folder,
                                      tr("Movies and sessions (*.tif *.tiff *.TIF *.TIFF *.btf *.tf8 *.stk "
                                         "*.STK *.avi *.AVI *.mp4 *.mov *.mkv "
                                         "*.perrin);;All files (*)"));
    if (paths.size() == 1)
        open(paths.front());
    else if (!paths.isEmpty())
        openSelection(paths);
}

void MainWindow::askForFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a folder of numbered images"),
                                                             QSettings().value("folder").toString());
    if (!folder.isEmpty())
        openMovie(folder);
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
    if (!filesOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    const QStringList files = filesOf(*event->mimeData());
    if (files.size() == 1)
        open(files.front());
    else
        openSelection(files);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!closing_ && keeper_->unsaved()) {
        event->ignore();
        whenSafe([this] {
            closing_ = true;
            close();
        });
        return;
    }
    keeper_->finish();
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
