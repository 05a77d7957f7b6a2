// SPDX-License-Identifier: GPL-3.0-or-later
// Where frames are in a montage, and what is pointed at.
#include "ui/simulate/frames_view.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perrin::ui {

Image montage(const std::vector<Image>& frames, std::size_t first, std::size_t count, int across, int space) {
    const Eigen::Index height = frames.front().rows(), width = frames.front().cols();
    const auto rows = (static_cast<Eigen::Index>(count) + across - 1) / across;
    Image picture = Image::Constant(rows * (height + space) + space, across * (width + space) + space,
                                    std::numeric_limits<float>::quiet_NaN());
    for (std::size_t i = 0; i < count && first + i < frames.size(); ++i) {
        const auto index = static_cast<Eigen::Index>(i);
        picture.block(space + index / across * (height + space), space + index % across * (width + space),
                      height, width) = frames[first + i];
    }
    return picture;
}

PreviewMovie::PreviewMovie(std::shared_ptr<const Preview> preview, bool noisy,
                           FramesView::Arrangement arrangement)
    : preview_(std::move(preview)), noisy_(noisy), arrangement_(arrangement) {
    const bool single = arrangement_ == FramesView::Arrangement::Loop;
    const auto tiles = static_cast<std::size_t>(FramesView::tiles);
    info_.frames = single ? frames().size() : (frames().size() + tiles - 1) / tiles;
    const Image& first = frames().front();
    const auto across = [&](Eigen::Index size, std::size_t count) {
        return single ? size : FramesView::gap + static_cast<Eigen::Index>(count) * (size + FramesView::gap);
    };
    const std::size_t rows =
        (std::min(tiles, frames().size()) + FramesView::columns - 1) / FramesView::columns;
    info_.width = across(first.cols(), FramesView::columns);
    info_.height = across(first.rows(), rows);
    info_.pixelType = PixelType::Float32;
}

Image PreviewMovie::frame(std::size_t index, std::size_t) const {
    if (arrangement_ == FramesView::Arrangement::Loop)
        return frames().at(index);
    constexpr auto tiles = static_cast<std::size_t>(FramesView::tiles);
    const std::size_t first = index * tiles;
    return montage(frames(), first, std::min(tiles, frames().size() - first), FramesView::columns,
                   FramesView::gap);
}

std::optional<std::pair<int, QPointF>> FramesView::under(QPointF point) const {
    if (arrangement_ == Arrangement::Loop)
        return std::pair(frame_, point);
    const double width = preview_->scenario.window.width + gap,
                 height = preview_->scenario.window.height + gap;
    const double column = std::floor((point.x() + 0.5 - gap) / width),
                 row = std::floor((point.y() + 0.5 - gap) / height);
    const QPointF inside(point.x() - gap - column * width, point.y() - gap - row * height);
    const int frame = page() * tiles + static_cast<int>(row) * columns + static_cast<int>(column);
    const bool onTile = column >= 0 && row >= 0 && column < columns && inside.x() < width - gap - 0.5 &&
                        inside.y() < height - gap - 0.5 && frame < static_cast<int>(preview_->noisy.size());
    return onTile ? std::optional(std::pair(frame, inside)) : std::nullopt;
}

QString FramesView::status() const {
    if (!preview_)
        return {};
    QStringList parts;
    const auto place = pointer_ ? under(*pointer_) : std::nullopt;
    const int frame = place ? place->first : frame_;
    const double pixelSize = preview_->scenario.acquisition.pixelSize.value();
    if (place) {
        const QPointF at = place->second;
        for (const auto& [axis, px] : {std::pair("x", at.x()), std::pair("y", at.y())})
            parts << tr("%1 %2 µm (%3 px)").arg(axis).arg(px * pixelSize, 0, 'f', 2).arg(px, 0, 'f', 1);
    }
    const double interval = preview_->scenario.acquisition.frameInterval.value();
    parts << tr("t %1 s").arg(frame * interval, 0, 'f', 3)
          << tr("frame %1/%2").arg(frame + 1).arg(preview_->noisy.size());
    if (place) {
        const auto index = static_cast<std::size_t>(frame);
        const auto x = static_cast<Eigen::Index>(std::lround(place->second.x()));
        const auto y = static_cast<Eigen::Index>(std::lround(place->second.y()));
        if (x >= 0 && y >= 0 && x < preview_->noisy[index].cols() && y < preview_->noisy[index].rows())
            parts << tr("value %1 ADU").arg(double(preview_->noisy[index](y, x)), 0, 'g', 6)
                  << tr("without noise %1 ADU").arg(double(preview_->noiseFree[index](y, x)), 0, 'f', 1);
    }
    return parts.join("    ");
}

} // namespace perrin::ui
