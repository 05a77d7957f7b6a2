// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/movie/movie.h"
#include "ui/background_task.h"
#include "ui/viewer/contrast.h"

#include <QImage>
#include <QWidget>
#include <array>
#include <memory>

namespace perrin::ui {

/// Some frames of a molecule above simulated ones: what it would look like if its D were the low end of the
/// network's interval, the network's D and the high end.
class TwinStrip : public QWidget {
    Q_OBJECT
  public:
    static constexpr int columns = 8, rows = 4; // the first row is the real one
    explicit TwinStrip(QWidget* parent = nullptr);

    /// The molecule's frames around `frame`. Its network's D and the camera must be known.
    void show(std::shared_ptr<const Movie> movie, std::shared_ptr<const Measurement> measurement,
              std::size_t molecule, int frame);
    void setContrast(const DisplayRange& range, LookupTable table);
    void clear();
    using Pictures = std::array<std::vector<QImage>, rows>;
    const Pictures& pictures() const { return pictures_; } // empty while they are made

    QSize sizeHint() const override { return {400, 190}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

  signals:
    void failed(const QString& sentence);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    using Crops = std::array<std::vector<Image>, rows>;
    void drawPictures();
    int labelWidth() const;
    int side(int width) const;

    std::shared_ptr<const Measurement> measurement_;
    int molecule_ = -1, first_ = 0; // number of the molecule; frame, from 0
    std::array<QString, rows> labels_;
    Crops crops_;
    Pictures pictures_;
    DisplayRange range_;
    LookupTable table_ = LookupTable::Grays;
    BackgroundTask<Crops> making_;
};

} // namespace perrin::ui
