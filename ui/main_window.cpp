// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "core/installation.h"
#include "ui/batch/batch_window.h"
#include "ui/empty_page.h"
#include "ui/look.h"
#include "ui/match/match_page.h"
#include "ui/message_bar.h"
#include "ui/movie/movie_page.h"
#include "ui/places.h"
#include "ui/session_keeper.h"
#include "ui/side_bar.h"
#include "ui/simulate/simulate_page.h"
#include "ui/table_restorer.h"
#include "ui/task_bar.h"
#include "ui/train/train_page.h"
#include "ui/viewer/image_view.h"
#include "ui/words/core_words.h"

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
#include <QStandardPaths>
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

std::filesystem::path runsFolder() {
    return toPath(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)) / "runs";
}

} // namespace

MainWindow::MainWindow(QWidget* parent, const Engine* engine)
    : QMainWindow(parent), sideBar_(new SideBar), pages_(new QStackedWidget), empty_(new EmptyPage),
      movie_(new MoviePage(session_, engine)), match_(new MatchPage(session_)),
      simulate_(new SimulatePage(session_)), train_(new TrainPage(session_, runsFolder(), engine)),
      messages_(new MessageBar), status_(new QLabel), tasks_(new TaskBar) {
    setObjectName("mainWindow");
    setAcceptDrops(true);
    setWindowTitle(tr("Perrin"));
    pages_->setObjectName("workspaces");
    pages_->addWidget(empty_);
    pages_->addWidget(movie_);
    pages_->addWidget(match_);
    pages_->addWidget(simulate_);
    pages_->addWidget(train_);
    sideBar_->addWorkspace(WorkspaceKind::Movie, tr("Movie"), "movie",
                           tr("Open a movie, find its molecules, measure their D"));
    sideBar_->addWorkspace(WorkspaceKind::Match, tr("Match"), "match",
                           tr("Make simulated frames look like those of your microscope"));
    sideBar_->addWorkspace(WorkspaceKind::Simulate, tr("Simulate"), "simulate",
                           tr("See what your microscope would record of a molecule, and whether its D can be "
                              "measured"));
    sideBar_->addWorkspace(WorkspaceKind::Train, tr("Train"), "train",
                           tr("Train a network on stacks as your microscope would record them"));
    auto* column = new QVBoxLayout;
    column->setContentsMargins(Gap::usual, Gap::usual, Gap::usual, Gap::usual);
    column->setSpacing(Gap::usual);
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
    status_->setContentsMargins(Gap::usual, 0, 0, 0);
    status_->setMinimumWidth(80); // a long line gives way to the task bar
    statusBar()->addWidget(status_, 1);
    statusBar()->addPermanentWidget(tasks_);
    statusBar()->setSizeGripEnabled(false);
    tasks_->watch(opening_, tr("Opening"));
    const QStringList titles{tr("Measuring"), tr("Following"),      tr("Preview"),
                             tr("Exporting"), tr("Opening tracks"), tr("Checking")};
    for (qsizetype i = 0; i < titles.size(); ++i)
        tasks_->watch(*movie_->tasks()[i], titles[i]);
    keeper_ = new SessionKeeper(session_, [this] { return movie_->viewState(); });
    connectKeeper();
    restorer_ = new TableRestorer(session_, movie_->predictor(), this);
    connectRestorer();
    makeMenus();
    qApp->installEventFilter(this);

    connect(empty_, &EmptyPage::openRequested, this, &MainWindow::askForMovie);
    connect(empty_, &EmptyPage::sampleRequested, this, &MainWindow::openSample);
    connect(empty_, &EmptyPage::recentRequested, this, [this](const QString& path) { open(path); });
    connect(movie_, &MoviePage::failed, messages_, &MessageBar::showError);
    connect(movie_, &MoviePage::noted, messages_, &MessageBar::showNote);
    connect(movie_, &MoviePage::statusChanged, this, [this](const QString& status) {
        if (shows(movie_))
            status_->setText(status);
    });
    connect(movie_, &MoviePage::timeAxisConfirmed, this,
            [this] { openMovie(text(session_.path()), {.zAsTime = true}); });
    connect(&session_, &SessionState::movieChanged, this, &MainWindow::showMovie);
    connectMatch();
    connectSimulate();
    connectTrain();
    connectDevices();
    enableActions();

    resize(1240, 760);
    const QSettings settings;
    restoreGeometry(settings.value("window/geometry").toByteArray());
    movie_->restoreLayout(settings.value("window/layout").toByteArray());
    match_->restoreLayout(settings.value("window/match").toByteArray());
    simulate_->restoreLayout(settings.value("window/simulate").toByteArray());
    train_->restoreLayout(settings.value("window/train").toByteArray());
    showRecent();
}

MainWindow::~MainWindow() {
    delete batch_;
    delete keeper_;
    // The page goes before the session it looks at.
    delete takeCentralWidget();
}

void MainWindow::open(const QString& path) {
    if (path.endsWith(".perrin", Qt::CaseInsensitive))
        whenSafe([this, path] { keeper_->open(path); });
    else if (path.endsWith(".csv", Qt::CaseInsensitive))
        restorer_->read(path);
    else
        openMovie(path);
}

void MainWindow::openMovie(const QString& path, const OpenOptions& options) {
    whenMovieMayGo([this, path, options] { startOpening(path, options, {}); });
}

void MainWindow::openSelection(const QStringList& paths) {
    std::vector<std::filesystem::path> selection;
    for (const QString& path : paths)
        selection.push_back(toPath(path));
    whenMovieMayGo([this, selection] { startOpening(text(selection.front()), {}, selection); });
}

void MainWindow::startOpening(const QString& path, const OpenOptions& options,
                              const std::vector<std::filesystem::path>& selection,
                              const std::function<void()>& opened) {
    OpenOptions kept = options;
    kept.wholeSeries = kept.wholeSeries || QFileInfo(path).isDir(); // the session refers to its first image
    opening_.start(
        [file = toPath(path), options, selection](const Job& job) {
            return selection.empty() ? perrin::openMovie(file, options, job)
                                     : perrin::openMovie(selection, options, job);
        },
        {.done =
             [this, path, kept, selection, opened,
              known = keeper_->edits()](std::shared_ptr<const Movie> movie) {
                 const auto show = [this, path, kept, selection, opened, movie] {
                     messages_->hide();
                     keeper_->finish();
                     session_.setMovie(movie, kept, selection);
                     remember(path);
                     if (opened)
                         opened();
                 };
                 if (keeper_->edits() == known)
                     show();
                 else
                     whenMovieMayGo(show); // there is newer work than was asked about
             },
         .failed = [this](const QString& message) { messages_->showError(message); },
         .cancelled = [this] { messages_->showNote(tr("Opening was cancelled.")); }});
}

void MainWindow::showTitle() {
    QStringList parts;
    if (session_.movie())
        parts << (session_.path().empty() ? tr("untitled") : text(session_.path().filename()));
    if (!keeper_->path().isEmpty())
        parts << QFileInfo(keeper_->path()).fileName();
    else if (!session_.movie() && keeper_->unsaved())
        parts << tr("simulation");
    setWindowTitle(parts.isEmpty() ? tr("Perrin") : tr("%1[*] — Perrin").arg(parts.join(" — ")));
    setWindowModified(keeper_->unsaved());
}

void MainWindow::cancelWork() {
    QList<TaskMonitor*> work = movie_->tasks();
    work << &opening_ << &keeper_->opening() << &restorer_->restoring() << &simulate_->exporting();
    bool cancelled = false;
    for (TaskMonitor* task : std::as_const(work))
        if (task->running()) {
            task->cancel();
            cancelled = true;
        }
    if (!cancelled)
        endGuide();
}

void MainWindow::askForMovie() {
    const QStringList paths = QFileDialog::getOpenFileNames(
        this, tr("Open a movie, a session or a table of results"), usualFolder(),
        tr("Movies, sessions and tables (*.tif *.tiff *.TIF *.TIFF *.btf *.tf8 *.stk "
           "*.STK *.avi *.AVI *.mp4 *.mov *.mkv "
           "*.perrin *.csv);;All files (*)"));
    if (paths.size() == 1)
        open(paths.front());
    else if (!paths.isEmpty())
        openSelection(paths);
}

void MainWindow::askForFolder() {
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Open a folder of numbered images"), usualFolder());
    if (!folder.isEmpty())
        openMovie(folder);
}

void MainWindow::openSample() {
    try {
        openMovie(text(samplePath()));
    } catch (const Error& error) {
        messages_->showError(coreText(error.what()));
    }
}

void MainWindow::remember(const QString& path) {
    QSettings settings;
    const QFileInfo file(path);
    QStringList paths = settings.value("recent").toStringList();
    paths.removeAll(file.absoluteFilePath());
    paths.prepend(file.absoluteFilePath());
    settings.setValue("recent", paths.mid(0, recentKept));
    rememberFolder(file.absolutePath());
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
    const bool batchAtStake = batch_ && !batch_->atStake().isEmpty();
    if (!closing_ && (keeper_->unsaved() || batchAtStake || train_->desk().training().running())) {
        event->ignore();
        closeWhenSafe([] {});
        return;
    }
    keeper_->finish();
    if (batch_)
        batch_->close();
    QSettings settings;
    settings.setValue("window/geometry", saveGeometry());
    settings.setValue("window/layout", movie_->layoutState());
    settings.setValue("window/match", match_->layoutState());
    settings.setValue("window/simulate", simulate_->layoutState());
    settings.setValue("window/train", train_->layoutState());
    QMainWindow::closeEvent(event);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    // Space presses the button that has the focus and arrows move its slider; elsewhere they are about the
    // frames (the menu's shortcuts).
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const QWidget* focus = QApplication::focusWidget();
        const bool presses = key == Qt::Key_Space && focus &&
                             (focus->inherits("QAbstractButton") || focus->inherits("QComboBox"));
        const bool moves =
            (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End) &&
            focus && focus->inherits("QSlider") && focus->objectName() != "frameSlider";
        if (presses || moves) {
            event->accept();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace perrin::ui
