// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/track/finder.h"
#include "ui/background_task.h"
#include "ui/session_state.h"

#include <QPointF>
#include <memory>
#include <vector>

namespace perrin::ui {

/// What a search with the present settings would find in the frame shown. The noise of the movie is learned
/// once, in the background; after that every change of the false alarms is answered at once.
class SpotPreview : public QObject {
    Q_OBJECT
  public:
    explicit SpotPreview(SessionState& session, QObject* parent = nullptr);
    void setActive(bool active);
    bool active() const { return active_; }
    TaskMonitor& learning() { return learning_; }
    /// What was learned of the movie's noise for these settings, if it already was.
    std::optional<FindCalibration> calibration(const FindSettings& settings) const;

  signals:
    /// Places in px; summary: "14 found here · 0.05 expected falsely", or what is being done.
    void changed(const std::vector<QPointF>& places, const QString& summary);
    void stopped();

  private:
    void update();
    void search();

    SessionState& session_;
    bool active_ = false;
    FindSettings learnedFor_; // with the false alarms of then
    std::shared_ptr<const Movie> learnedMovie_;
    std::optional<FindCalibration> learned_;
    BackgroundTask<FindCalibration> learning_;
    BackgroundTask<std::vector<Spot>> searching_;
};

} // namespace perrin::ui
