// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/background_task.h"
#include "core/learn/kept_predictor.h"
#include "ui/session_state.h"

#include <QObject>
#include <QPointF>

namespace perrin::ui {

class SpotPreview;

/// Molecules corrected by hand: added by a click and followed, moved, deleted; and the question why something
/// is none. The work is done in the background; the answer becomes one step of the undo history.
class MoleculeEditor : public QObject {
    Q_OBJECT
  public:
    /// predictor: of the network that is asked about molecules that are added or moved.
    MoleculeEditor(SessionState& session, SpotPreview& preview, std::shared_ptr<KeptPredictor> predictor,
                   QObject* parent = nullptr);

    TaskMonitor& working() { return working_; }
    TaskMonitor& reading() { return reading_; }
    /// px of the frame shown.
    void add(QPointF place);
    /// The molecule's spot of the frame shown goes to the spot nearest to `place`.
    void move(int id, QPointF place);
    void removeChosen();
    void explain(QPointF place);
    /// Tracks that another program found (TrackMate, Spot-On) or that were exported here take the place of
    /// the molecules, and are measured.
    void openTracks(const QString& path);

  signals:
    void failed(const QString& sentence);
    void noted(const QString& sentence);

  private:
    struct Answer {
        std::optional<Molecule> molecule;
        FindCalibration calibration;
        QString words; // why there is no molecule, or the explanation
    };
    using Work = std::function<Answer(const FindCalibration&, const Job&)>;
    /// Runs work once the noise of the movie is known for these settings.
    void start(const FindSettings& settings, const Work& work,
               const std::function<void(const Answer&)>& done);
    /// Those of the table's molecules, so that all are measured alike; without a table the present ones.
    const MeasureSettings& settingsOfTable() const;

    SessionState& session_;
    SpotPreview& preview_;
    const std::shared_ptr<KeptPredictor> predictor_;
    BackgroundTask<Answer> working_;
    BackgroundTask<std::shared_ptr<const Measurement>> reading_;
};

} // namespace perrin::ui
