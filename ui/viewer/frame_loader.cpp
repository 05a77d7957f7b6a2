// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/frame_loader.h"

namespace perrin::ui {

FrameLoader::FrameLoader(QObject* parent) : QObject(parent) {}

void FrameLoader::request(std::shared_ptr<const Movie> movie, std::size_t channel, std::size_t index,
                          const Contrast& contrast) {
    const Wish wish{std::move(movie), channel, index, contrast};
    if (task_.running() && present_.movie == wish.movie)
        newest_ = wish;
    else
        begin(wish);
}

void FrameLoader::clear() {
    newest_.reset();
    image_.reset();
    sample_.reset();
    present_ = {};
    task_.cancel();
}

void FrameLoader::begin(const Wish& wish) {
    if (present_.movie != wish.movie || present_.channel != wish.channel)
        sample_.reset();
    const bool same = image_ && present_.movie == wish.movie && present_.channel == wish.channel &&
                      present_.index == wish.index;
    const std::shared_ptr<const Image> known = same ? image_ : nullptr;
    present_ = wish;
    newest_.reset();
    task_.start(
        [wish, known, sample = sample_](const Job& job) {
            LoadedFrame frame;
            frame.index = wish.index;
            frame.channel = wish.channel;
            frame.image =
                known ? known : std::make_shared<const Image>(wish.movie->frame(wish.index, wish.channel));
            frame.histogram = histogramOf(*frame.image);
            frame.sample =
                sample
                    ? sample
                    : std::make_shared<const FrameHistogram>(sampleHistogram(*wish.movie, wish.channel, job));
            frame.contrast = wish.contrast;
            frame.range = wish.contrast.range.value_or(
                rangeFor(wish.contrast.rule, wish.contrast.thisFrame ? frame.histogram : *frame.sample,
                         wish.contrast.repeats));
            frame.picture = toGray(*frame.image, frame.range);
            return frame;
        },
        {.done =
             [this](const LoadedFrame& frame) {
                 if (!present_.movie)
                     return;
                 image_ = frame.image;
                 sample_ = frame.sample;
                 emit loaded(frame);
                 next();
             },
         .failed =
             [this](const QString& message) {
                 emit failed(message);
                 next();
             },
         .cancelled = {}});
}

void FrameLoader::next() {
    if (newest_)
        begin(*newest_);
}

} // namespace perrin::ui
