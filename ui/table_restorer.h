// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/kept_predictor.h"
#include "core/session/table_record.h"
#include "ui/background_task.h"
#include "ui/session_state.h"

#include <QObject>
#include <QStringList>

namespace perrin::ui {

/// Brings back what a table of results was made from: its movie, settings, regions and molecules, which are
/// measured anew and compared with the table's.
class TableRestorer : public QObject {
    Q_OBJECT
  public:
    TableRestorer(SessionState& state, std::shared_ptr<KeptPredictor> predictor, QObject* parent = nullptr);
    TaskMonitor& reading() { return reading_; }
    TaskMonitor& restoring() { return restoring_; }

    /// Finds out what a table is; readable(), tracks() or failed() follows.
    void read(const QString& table);
    /// The movie named `file` in a table that is readable. movie: where it lies, if it has moved; any: take
    /// it even if it is another one. restored() follows, or what hinders it.
    void restore(const QString& table, const QString& file, const QString& movie = {}, bool any = false);

  signals:
    void readable(const QString& table, const QStringList& files);
    void tracks(const QString& table); // of spots, without a word on their movie
    void movieMissing(const QString& table, const QString& file);
    void otherMovie(const QString& table, const QString& file, const QString& movie);
    void restored(const QString& movie, const QString& sentence); // all is in the session state
    void failed(const QString& sentence);

  private:
    struct Found {
        bool isOfSpots = false;
        QStringList files;
    };
    struct Opened {
        std::shared_ptr<const Movie> movie; // empty: not found
        QString other;                      // a movie of that name that is not the one
        RecordedMovie record;
        Restored restored;
    };
    void show(const Opened& opened, const QString& table, const QString& file);

    SessionState& state_;
    const std::shared_ptr<KeptPredictor> predictor_;
    BackgroundTask<Found> reading_;
    BackgroundTask<Opened> restoring_;
};

} // namespace perrin::ui
