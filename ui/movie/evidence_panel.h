// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"
#include "ui/viewer/contrast.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QStackedWidget;

namespace perrin::ui {

class FrameStrip;
class Plot;

/// The evidence for the chosen molecule: sixteen of its frames, its way, its MSD with the fit, every estimate
/// side by side, and in words why to doubt it.
class EvidencePanel : public QWidget {
    Q_OBJECT
  public:
    explicit EvidencePanel(SessionState& session, QWidget* parent = nullptr);
    void setContrast(const DisplayRange& range, LookupTable table);

  signals:
    void exported(const QString& path);
    void failed(const QString& sentence);

  private:
    QWidget* makeCard();
    void showMolecule();
    void showFrames();
    void showPlots();
    void showEstimates(const Molecule& molecule);
    const Molecule* molecule() const;

    SessionState& session_;
    QStackedWidget* pages_;
    QLabel* hint_;
    QLabel *title_, *span_, *caution_;
    FrameStrip* strip_;
    Plot *trajectory_, *msd_;
    QGridLayout* estimates_;
};

/// Why the estimates of a molecule cannot all be right: pairs whose 95 % intervals do not meet. Empty: they
/// agree.
QString disagreement(const Molecule& molecule);

} // namespace perrin::ui
