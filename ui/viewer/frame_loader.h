// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/movie.h"
#include "ui/background_task.h"
#include "ui/viewer/contrast.h"

#include <QImage>
#include <memory>
#include <optional>

namespace perrin::ui {

/// How a frame is to be shown; without a range the rule sets it, from a sample of the movie's frames or from
/// this frame alone.
struct Contrast {
    ContrastRule rule = ContrastRule::Auto;
    int repeats = 0; // of Auto
    bool thisFrame = false;
    /// Stays the same from frame to frame, so that brightness can be compared.
    std::optional<DisplayRange> range{};

    bool operator==(const Contrast&) const = default;
};

struct LoadedFrame {
    std::size_t index = 0, channel = 0;
    std::shared_ptr<const Image> image;           // ADU
    FrameHistogram histogram;                     // of this frame
    std::shared_ptr<const FrameHistogram> sample; // of the movie
    Contrast contrast;                            // as it was asked for
    DisplayRange range;
    QImage picture; // gray
};

/// Fetches frames away from the window's thread. While one is on its way only the newest wish is kept:
/// scrubbing never waits, and shows as many frames as the disk gives.
class FrameLoader : public QObject {
    Q_OBJECT
  public:
    explicit FrameLoader(QObject* parent = nullptr);

    void request(std::shared_ptr<const Movie> movie, std::size_t channel, std::size_t index,
                 const Contrast& contrast);
    /// Forgets all wishes; nothing is shown afterwards.
    void clear();
    bool busy() const { return task_.running(); }

  signals:
    void loaded(const LoadedFrame& frame);
    void failed(const QString& message);

  private:
    struct Wish {
        std::shared_ptr<const Movie> movie;
        std::size_t channel = 0, index = 0;
        Contrast contrast;
    };
    void begin(const Wish& wish);
    void next();

    std::optional<Wish> newest_;
    Wish present_;
    std::shared_ptr<const Image> image_;           // of present_, so that a change of contrast reads nothing
    std::shared_ptr<const FrameHistogram> sample_; // of present_'s movie and channel
    BackgroundTask<LoadedFrame> task_;
};

} // namespace perrin::ui
