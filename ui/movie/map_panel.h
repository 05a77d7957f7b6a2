// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/d_map.h"
#include "ui/latest_task.h"
#include "ui/session_state.h"

#include <QWidget>
#include <memory>

class QComboBox;
class QLabel;
class QPushButton;

namespace perrin::ui {

class NumberEdit;
class Plot;

/// D by place: the frame in squares, each with the D of its molecules, their spread or how many they are, and
/// in words whether D depends on the place.
class MapPanel : public QWidget {
    Q_OBJECT
  public:
    explicit MapPanel(SessionState& session, QWidget* parent = nullptr);
    void askExport();

  signals:
    /// To a file of the kind its name ends with, in the colours shown: um^2/s.
    void writeRequested(const QString& path, std::shared_ptr<const perrin::DMap> map,
                        std::pair<double, double> limits);
    void exported(const QString& path);
    void failed(const QString& sentence);

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    struct Wish {
        std::shared_ptr<const Measurement> measurement;
        Eigen::Index width = 0, height = 0; // px
        MapSettings settings{};
    };
    struct Answer {
        std::shared_ptr<const DMap> map;
        SpatialStructure structure{};
    };
    static Answer mapOf(const Wish& wish, const Job& job);
    QWidget* makeControls();
    MapSettings settings() const;
    std::pair<double, double> limits() const;
    void request();
    void draw();
    void showWords();

    SessionState& session_;
    QComboBox *quantity_, *source_, *placing_, *colors_;
    NumberEdit *bin_, *least_;
    Plot* plot_;
    QLabel* words_;
    QPushButton* export_;
    std::shared_ptr<const Measurement> shown_; // what is asked for or shown
    Answer answer_;
    LatestTask<Wish, Answer> task_;
};

} // namespace perrin::ui
