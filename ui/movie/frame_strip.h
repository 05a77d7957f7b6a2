// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/molecule_twin.h"
#include "core/movie/movie.h"
#include "core/track/track.h"
#include "ui/background_task.h"
#include "ui/viewer/contrast.h"

#include <QImage>
#include <QWidget>
#include <memory>
#include <vector>

namespace perrin::ui {

/// Sixteen frames of one molecule side by side: one fixed region of the movie, so that its motion is seen.
class FrameStrip : public QWidget {
    Q_OBJECT
  public:
    static constexpr int frames = 16;
    using Box = MovieBox;
    explicit FrameStrip(QWidget* parent = nullptr);

    /// A square around a track's spots of `count` frames, wide enough for a blob, within the movie as far as that
    /// is possible.
    static Box boxAround(const Track& track, int first, int count, const MovieInfo& info);

    /// The stretch of the track around `frame`; range and table as the viewer has them.
    void show(std::shared_ptr<const Movie> movie, std::size_t channel, const Track& track, int frame);
    void setContrast(const DisplayRange& range, LookupTable table);
    void clear();
    const std::vector<QImage>& pictures() const { return pictures_; } // empty while they load
    int firstFrame() const { return first_; }

    QSize sizeHint() const override { return {400, 104}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

  signals:
    void frameChosen(int frame);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

  private:
    void drawPictures();
    QRect tile(int index) const;
    int tileAt(QPoint point) const; // -1: none

    std::shared_ptr<const Movie> movie_;
    std::size_t channel_ = 0;
    Track track_;
    Box box_;                     // of the movie, shown
    int first_ = 0, present_ = 0; // frames from 0
    std::vector<Image> crops_;
    std::vector<QImage> pictures_;
    DisplayRange range_;
    LookupTable table_ = LookupTable::Grays;
    BackgroundTask<std::vector<Image>> loading_;
};

} // namespace perrin::ui
