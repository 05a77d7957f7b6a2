// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_keeper.h"

#include "core/session/session_file.h"

#include <QStandardPaths>
#include <QTimer>
#include <chrono>

namespace perrin::ui {
namespace {

constexpr std::chrono::seconds autosaveInterval{15};

QString autosaveFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/autosave";
}

/// Size and fingerprint of the movie are read from the disk: not for the window's thread.
void completeReference(Session& session) {
    if (!session.movie.path.empty())
        session.movie = referTo(session.movie.path, session.movie.options, session.movie.selection);
}

} // namespace

SessionKeeper::SessionKeeper(SessionState& state, View view, QObject* parent)
    : QObject(parent), state_(state), view_(std::move(view)), autosave_(toPath(autosaveFolder())),
      timer_(new QTimer(this)) {
    timer_->setInterval(autosaveInterval);
    connect(timer_, &QTimer::timeout, this, [this] { autosave(); });
    timer_->start();
    connect(&state_.undoStack(), &QUndoStack::indexChanged, this, [this] {
        ++edits_; // the index alone comes again: after undo, and where a step is merged into the last
        emit changed();
    });
    connect(&state_.undoStack(), &QUndoStack::cleanChanged, this, &SessionKeeper::changed);
    connect(&state_, &SessionState::movieChanged, this, [this] {
        path_.clear();
        recovered_ = false;
        autosavedAt_ = -1;
        emit changed();
    });
}

bool SessionKeeper::unsaved() const {
    return recovered_ || !state_.undoStack().isClean();
}

Session SessionKeeper::snapshot() const {
    Session session;
    session.movie.path = state_.path();
    session.movie.options = state_.openOptions();
    session.movie.selection = state_.selection();
    session.settings = state_.settings();
    session.psfFwhm = state_.psfFwhm();
    session.regions = state_.regions();
    session.regionUse = state_.regionUse();
    if (state_.wholeMeasurement())
        session.measurement = *state_.wholeMeasurement();
    session.simulation = state_.simulation();
    session.matching = state_.matching();
    session.view = view_();
    return session;
}

void SessionKeeper::save(const QString& path, const std::function<void()>& done) {
    saving_.start(
        [session = snapshot(), path](const Job&) mutable {
            completeReference(session);
            writeSession(toPath(path), session);
            return path;
        },
        {.done =
             [this, edits = edits_, movie = state_.movie(), done](const QString& written) {
                 if (movie != state_.movie())
                     return; // the session of a movie that has gone
                 path_ = written;
                 recovered_ = false;
                 if (edits == edits_) { // nothing was edited meanwhile
                     state_.undoStack().setClean();
                     finish();
                 }
                 emit changed();
                 if (done)
                     done();
             },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = {}});
}

void SessionKeeper::open(const QString& path, const QString& movie, bool any) {
    opening_.start(
        [path, movie, any](const Job& job) {
            Opened opened{readSession(toPath(path)), nullptr};
            MovieReference& reference = opened.session.movie;
            if (!movie.isEmpty()) {
                opened.other = !any && !sameMovie(reference, toPath(movie));
                reference = movedTo(reference, toPath(movie));
            } else if (!any) {
                opened.other =
                    std::filesystem::exists(reference.path) && !sameMovie(reference, reference.path);
            }
            job.checkCancelled();
            if (!opened.other && std::filesystem::exists(reference.path))
                opened.movie = reference.selection.empty()
                                   ? openMovie(reference.path, reference.options)
                                   : openMovie(reference.selection, reference.options);
            return opened;
        },
        {.done =
             [this, path, known = edits_](Opened opened) {
                 if (edits_ == known)
                     restore(std::move(opened), path);
                 else
                     emit failed(tr("%1 was not opened: the work on the present movie has changed meanwhile.")
                                     .arg(path));
             },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = {}});
}

void SessionKeeper::restore(Opened opened, const QString& path) {
    const Session& session = opened.session;
    const bool isAutosave = toPath(path).parent_path() == toPath(autosaveFolder());
    if (opened.other) {
        emit otherMovie(path, text(session.movie.path));
        return;
    }
    const bool onlySimulation = session.movie.path.empty() && !session.measurement;
    if (!opened.movie && !onlySimulation) {
        emit movieMissing(path, text(session.movie.path));
        return;
    }
    finish(); // of the work before
    state_.setMovie(std::move(opened.movie), session.movie.options, session.movie.selection);
    state_.restore(session);
    path_ = isAutosave ? QString() : path;
    recovered_ = isAutosave;
    emit restored(session.view);
    emit changed();
    if (isAutosave) // under this program's own name, before the old one goes
        autosave([path] { discard({path}); });
}

QStringList SessionKeeper::abandoned() {
    QStringList paths;
    for (const auto& path : Autosave::abandoned(toPath(autosaveFolder())))
        paths << text(path);
    return paths;
}

void SessionKeeper::discard(const QStringList& autosaves) {
    for (const QString& path : autosaves)
        try {
            Autosave::discard(toPath(path));
        } catch (const Error&) {
            // In use by another program by now, or gone: nothing to be done about it.
        }
}

void SessionKeeper::setAutosaveInterval(std::chrono::milliseconds interval) {
    timer_->setInterval(interval);
}

void SessionKeeper::autosave(const std::function<void()>& done) {
    if (!unsaved() || edits_ == autosavedAt_ || autosaving_.running())
        return;
    autosavedAt_ = edits_;
    autosaving_.start(
        [this, session = snapshot()](const Job&) mutable {
            completeReference(session);
            autosave_.write(session);
            return QString();
        },
        {.done =
             [done](const QString&) {
                 if (done)
                     done();
             },
         .failed =
             [this](const QString& message) {
                 autosavedAt_ = -1; // tried again next time
                 emit failed(message);
             },
         .cancelled = {}});
}

void SessionKeeper::finish() {
    if (autosaving_.running())
        return; // its file is removed at the next chance, or offered: never a half-written one
    autosave_.remove();
    autosavedAt_ = -1;
}

} // namespace perrin::ui
