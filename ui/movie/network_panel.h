// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"
#include "ui/viewer/contrast.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace perrin::ui {

class Plot;
class TwinStrip;

/// What the network says of the chosen molecule, and why to believe it or not: its D and interval, simulated
/// twins beside the real frames, D over time, and in words where it was not trained for what it saw.
class NetworkPanel : public QWidget {
    Q_OBJECT
  public:
    explicit NetworkPanel(SessionState& session, QWidget* parent = nullptr);
    void setContrast(const DisplayRange& range, LookupTable table);

  signals:
    void trainRequested(); // a network for this movie
    void asked(const QString& model);
    void exported(const QString& path);
    void failed(const QString& sentence);

  private:
    QWidget* makeEmpty();
    QWidget* makeCard();
    void showMolecule();
    void showFrames();
    void showPlot();
    const Molecule* molecule() const;

    SessionState& session_;
    const QString usual_; // that the button of the empty page asks; empty: there is none
    QStackedWidget* pages_;
    QLabel *hint_, *title_, *answer_, *caution_;
    QPushButton *ask_, *train_;
    TwinStrip* twins_;
    Plot* overTime_;
};

} // namespace perrin::ui
