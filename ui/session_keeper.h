// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/session/autosave.h"
#include "core/session/session.h"
#include "ui/background_task.h"
#include "ui/session_state.h"

#include <QObject>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QTimer;

namespace perrin::ui {

/// The session on disk: saved and opened in the background, and saved by itself every minute while there is
/// unsaved work, so that not even a kill loses more than that.
class SessionKeeper : public QObject {
    Q_OBJECT
  public:
    /// What the window shows, asked for when it is saved.
    using View = std::function<ViewState()>;

    SessionKeeper(SessionState& state, View view, QObject* parent = nullptr);
    TaskMonitor& opening() { return opening_; }
    TaskMonitor& saving() { return saving_; }

    /// Edits that are in no session file yet.
    bool unsaved() const;
    int edits() const { return edits_; }   // how many there have been, undone ones too
    QString path() const { return path_; } // of the session file; empty: not saved so far
    /// Everything as it is now; size and fingerprint of the movie are not looked up.
    Session snapshot() const;
    void save(const QString& path, const std::function<void()>& done = {});
    /// Reads a session and its movie; restored() follows. movie: where it is, if it has moved; any: take it
    /// even if it is another one. Work from an autosave is unsaved until it is saved.
    void open(const QString& path, const QString& movie = {}, bool any = false);

    /// Autosaves of programs that were killed, newest first; to be opened.
    static QStringList abandoned();
    static void discard(const QStringList& autosaves);
    void setAutosaveInterval(std::chrono::milliseconds interval);
    /// Saves now what the timer would save.
    void autosave(const std::function<void()>& done = {});
    /// The work is saved or given up: no autosave is left behind.
    void finish();

  signals:
    void changed();                               // of path or of unsaved()
    void restored(const perrin::ViewState& view); // movie, settings and molecules are in the session state
    void movieMissing(const QString& session, const QString& movie);
    void otherMovie(const QString& session, const QString& movie);
    void failed(const QString& sentence);

  private:
    struct Opened {
        Session session;
        std::shared_ptr<const Movie> movie; // empty: not at its place
        bool other = false;                 // not the movie of the session
    };
    void restore(Opened opened, const QString& path);

    SessionState& state_;
    View view_;
    QString path_;
    bool recovered_ = false; // from an autosave: unsaved until it is saved
    Autosave autosave_;
    QTimer* timer_;
    int edits_ = 0; // counts every step of the undo history, back and forth
    int autosavedAt_ = -1;
    BackgroundTask<QString> saving_, autosaving_;
    BackgroundTask<Opened> opening_;
};

} // namespace perrin::ui
