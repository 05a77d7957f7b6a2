// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/table.h"
#include "ui/background_task.h"
#include "ui/movie/molecule_overlay.h"
#include "ui/session_state.h"
#include "ui/viewer/frame_loader.h"

#include <QWidget>

class QSplitter;

namespace perrin::ui {

class CalibrationBar;
class ColorBar;
class FrameBar;
class ImageView;
class MeasureBar;
class MoleculePanel;

/// The Movie workspace: the picture with its rings, calibration, measuring and the table of molecules.
class MoviePage : public QWidget {
    Q_OBJECT
  public:
    explicit MoviePage(SessionState& session, QWidget* parent = nullptr);

    ImageView& view() { return *view_; }
    FrameBar& frameBar() { return *frameBar_; }
    QSplitter& splitter() { return *splitter_; }
    TaskMonitor& measuring() { return measuring_; }
    TaskMonitor& exporting() { return exporting_; }

    void measure();
    void askExport();
    void exportMolecules(const QString& path, const TableFormat& format);
    /// Sets black and white from the frame shown; Auto again on the same frame sharpens.
    void setContrast(ContrastRule rule);

  signals:
    void failed(const QString& sentence);
    void noted(const QString& sentence);
    void statusChanged(const QString& status);
    void timeAxisConfirmed();

  private:
    void showMovie();
    void requestFrame();
    void showFrame(const LoadedFrame& frame);
    void showOverlay();
    void showStatus();
    void showMolecules();

    SessionState& session_;
    QSplitter* splitter_;
    CalibrationBar* calibration_;
    MeasureBar* measureBar_;
    ImageView* view_;
    ColorBar* colorBar_;
    FrameBar* frameBar_;
    MoleculePanel* molecules_;

    FrameLoader loader_;
    Contrast contrast_;
    std::size_t contrastFrame_ = 0; // that set the contrast last
    LoadedFrame shown_;
    MoleculeOverlay overlay_;
    std::optional<QPointF> pointer_; // px
    BackgroundTask<std::shared_ptr<const Measurement>> measuring_;
    BackgroundTask<QString> exporting_; // gives the path written
};

} // namespace perrin::ui
